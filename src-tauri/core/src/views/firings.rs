//! What would fire now, and what will over the next days: how the rules can be audited.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

use super::reminders::{held_in_words, name};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::reminder_context::ReminderContext;
use crate::reminders::{DelayReason, Delivery, OccurrenceKey, OccurrenceState, World, decide, preview};

/// The longest preview, in days.
const MOST_DAYS: u32 = 366;

/// What is due and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueLine {
    /// What is due.
    pub key: OccurrenceKey,
    /// What it is called.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why it is held; none when it is not.
    pub reason: Option<DelayReason>,
    /// Until when it is held, at the earliest.
    pub until: Option<DateTime<Utc>>,
    /// Reason for the delay, in words.
    pub because: String,
}

/// What becomes of an occurrence that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It pops up.
    PopsUp,
    /// It goes to the inbox without a popup.
    InboxOnly,
    /// It waits.
    Held,
    /// It is joined into a later one.
    Joined,
    /// There is nothing left to remind of.
    Settled,
}

/// A popup to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiringLine {
    /// Time of the notification, UTC.
    pub at: DateTime<Utc>,
    /// `at` in the user’s zone, e.g. `2026-03-31 09:00`.
    pub local: String,
    /// The zone of that clock.
    pub zone: String,
    /// Occurrences it covers.
    pub keys: Vec<OccurrenceKey>,
    /// What that is called.
    pub names: Vec<String>,
}

impl Coach {
    /// What would happen if the timer asked now. Nothing is taken.
    ///
    /// # Errors
    /// [`Error::NotOnboarded`] before the first questions, [`Error::Storage`] when SQLite refuses.
    pub fn due_reminders(&self, now: &Now) -> Result<Vec<DueLine>> {
        let ReminderContext { now, world, .. } = ReminderContext::read(self.conn(), self.programme, now)?;
        let decision = decide(&world, &now, Delivery::Ready { doubt: None });
        let held = decision.held.iter().map(|held| DueLine {
            verdict: Verdict::Held,
            reason: Some(held.delay.reason),
            until: Some(held.delay.until),
            because: held_in_words(&now, held.delay),
            ..plain(&world, held.key)
        });
        let written = decision.write.iter().map(|written| {
            let (verdict, because) = match written.state {
                OccurrenceState::Claimed => (Verdict::PopsUp, "shows now"),
                OccurrenceState::Coalesced => (Verdict::Joined, "joined with a later one"),
                OccurrenceState::Done => (Verdict::Settled, "already done"),
                _ => (Verdict::InboxOnly, "inbox only"),
            };
            DueLine { verdict, because: because.to_owned(), ..plain(&world, written.key) }
        });
        Ok(written.chain(held).collect())
    }

    /// Each popup of the next days if nothing else happens.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the number of days does not fit, [`Error::NotOnboarded`] before the first questions.
    pub fn reminder_preview(&self, now: &Now, days: u32) -> Result<Vec<FiringLine>> {
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Error::invalid(format!("Choose 1 to {MOST_DAYS} days.")));
        }
        let ReminderContext { now, world, .. } = ReminderContext::read(self.conn(), self.programme, now)?;
        let firings = preview(&world, &now, Duration::days(i64::from(days)));
        let line = |firing: crate::reminders::Firing| FiringLine {
            at: firing.at,
            local: Now::new(firing.at, now.zone).local().format("%Y-%m-%d %H:%M").to_string(),
            zone: now.zone.name().to_owned(),
            names: firing.keys.iter().map(|key| plain(&world, *key).name).collect(),
            keys: firing.keys,
        };
        Ok(firings.into_iter().map(line).collect())
    }
}

fn plain(world: &World, key: OccurrenceKey) -> DueLine {
    let name = world.rule(key.rule).map(|rule| name(world, rule)).unwrap_or_default();
    DueLine { key, name, verdict: Verdict::PopsUp, reason: None, until: None, because: String::new() }
}
