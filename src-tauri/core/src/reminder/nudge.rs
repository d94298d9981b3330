//! What a nudge says: where the week stands, and something to begin with.

use chrono::NaiveDate;

use crate::id::RuleId;
use crate::named::named_enum;
use crate::rhythm::WeekCard;
use serde::{Deserialize, Serialize};

named_enum! {
    /// What the user can answer a nudge with.
    pub enum NudgeAction("action") {
        /// The post is out: log it.
        Posted = "posted" | "I posted",
        /// Come back tomorrow at the same time.
        Tomorrow = "tomorrow" | "Tomorrow",
        /// Show the window.
        Open = "open" | "Open",
    }
}

/// The longest body, in characters.
const BODY_MAX: usize = 250;

/// A nudge, ready to be shown. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// The rule it comes from.
    pub rule: RuleId,
    /// The civil date of the occurrence.
    pub on: NaiveDate,
    /// One line.
    pub summary: String,
    /// At most 250 characters.
    pub body: String,
}

/// Puts a nudge into words. Before the employer's policy was read it advises that first.
#[must_use]
pub fn nudge(rule: RuleId, on: NaiveDate, week: &WeekCard, policy_read: bool, idea: &str) -> Nudge {
    let advice = if policy_read {
        format!("{}: {idea}", week.sentence)
    } else {
        format!("{}. Your employer’s policy comes first: half an hour on step 2, then post with ease.", week.sentence)
    };
    let body = match advice.char_indices().nth(BODY_MAX) {
        Some(_) => advice.chars().take(BODY_MAX - 1).chain(['…']).collect(),
        None => advice,
    };
    Nudge { rule, on, summary: "Your post this week".to_owned(), body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rhythm::WeekState;

    fn week() -> WeekCard {
        WeekCard {
            starts_on: "2026-03-09".parse().unwrap(),
            ends_on: "2026-03-15".parse().unwrap(),
            posts: 1,
            goal: 2,
            days_left: 2,
            state: WeekState::AtRisk,
            sentence: "1 of 2 this week, two days left".to_owned(),
        }
    }

    #[test]
    fn it_carries_content_and_stays_short() {
        let nudge = |policy_read, idea: &str| super::nudge(RuleId(1), "2026-03-10".parse().unwrap(), &week(), policy_read, idea).body;
        assert_eq!(nudge(true, "A decision I would reverse"), "1 of 2 this week, two days left: A decision I would reverse");
        assert!(nudge(false, "A decision").contains("policy comes first"), "no nudge into risk");
        let long = nudge(true, &"ä".repeat(400));
        assert_eq!(long.chars().count(), 250);
        assert!(long.ends_with('…'));
    }
}
