//! What is said of a score and of each signal.

use super::{
    ENOUGH, INVITATION_DAYS, PilotStage, RESULTS_WANTED, Score, ScoreFacts, ScoreSignal, ScoreTrend, Signal,
    WEEKS_NEEDED,
};
use crate::people::kind::PersonKind;

impl Score {
    /// "58 of 100", with where it went since `then`, a month and its number.
    #[must_use]
    pub fn in_words(&self, then: Option<(&str, u32)>) -> String {
        let Some(total) = self.total() else {
            let (_, measured) = self.points();
            return format!(
                "Not enough data for a score yet: {measured} of the {ENOUGH} points it needs can be measured."
            );
        };
        match then {
            None => format!("{total} of 100. This is your start."),
            Some((month, before)) => match ScoreTrend::between(before, total) {
                ScoreTrend::Up => format!("{total} of 100, up from {before} in {month}."),
                ScoreTrend::Same => format!("{total} of 100, about the same as in {month}."),
                ScoreTrend::Down => format!("{total} of 100, down from {before} in {month}."),
            },
        }
    }
}

impl Signal {
    /// What is counted: "9 of 11 planned weeks kept". Without a full stop.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self { count, of, weeks, .. } = *self;
        if self.value.is_none() {
            return self.missing_in_words();
        }
        match self.kind {
            ScoreSignal::Checklist => format!("{count} of {of} points of the profile checklist"),
            ScoreSignal::Results => format!("{count} of the first ten results are yours or right about you"),
            ScoreSignal::Weeks => format!("{count} of {of} planned weeks kept"),
            ScoreSignal::Substance => {
                format!("{count} of {} with evidence, guidance or a case", many(of, "post"))
            }
            ScoreSignal::Talks => {
                format!("{} in {}; {of} make it full", many(count, "conversation"), many(weeks, "week"))
            }
            ScoreSignal::Replies => format!(
                "{count} of {} answered",
                if of == 1 { "1 reply".to_owned() } else { format!("{of} replies") }
            ),
            ScoreSignal::Ties => format!("{count} new in {}; {of} make it full", many(weeks, "week")),
            ScoreSignal::Groups => format!("{count} of {of} groups"),
            ScoreSignal::Pilot => self.stage().map_or("No initiative yet", stage_in_words).to_owned(),
            ScoreSignal::Invitations => {
                format!("{} in {INVITATION_DAYS} days", many(count, "invitation"))
            }
        }
    }

    /// Why it can't be measured yet. Without a full stop.
    fn missing_in_words(&self) -> String {
        match self.kind {
            ScoreSignal::Checklist => "No task of the profile checklist is done yet".to_owned(),
            ScoreSignal::Results => "Your search results aren’t noted yet".to_owned(),
            ScoreSignal::Weeks | ScoreSignal::Talks | ScoreSignal::Ties => {
                format!("Counted from {WEEKS_NEEDED} weeks on; so far {} with a goal", verb(self.weeks))
            }
            ScoreSignal::Substance => "No post in the last 12 weeks".to_owned(),
            ScoreSignal::Replies => "No reply in the last 12 weeks".to_owned(),
            ScoreSignal::Groups => "No conversation with someone by name yet".to_owned(),
            ScoreSignal::Pilot | ScoreSignal::Invitations => String::new(),
        }
    }

    /// The stage of the pilot.
    #[must_use]
    pub fn stage(&self) -> Option<PilotStage> {
        PilotStage::ALL.into_iter().find(|stage| stage.quarters() == self.count)
    }

    /// What would change it, as one or two sentences.
    #[must_use]
    pub fn change_in_words(&self, facts: &ScoreFacts) -> String {
        match self.kind {
            ScoreSignal::Checklist => {
                "Your headline meets one point, photo and banner two, the finished main profile the rest.".to_owned()
            }
            ScoreSignal::Results => {
                format!("Search for your name again and note how many of the first ten are right. {RESULTS_WANTED} make it full.")
            }
            ScoreSignal::Weeks => {
                "A week that reaches your goal for posts. Paused weeks, holds and reserve weeks don’t count.".to_owned()
            }
            ScoreSignal::Substance => {
                "Fill in evidence or a takeaway on a post of the last 12 weeks. A post that began with an answer or a conversation has its case."
                    .to_owned()
            }
            ScoreSignal::Talks => {
                let week = facts.rhythm.week_of(facts.today);
                let wanted = super::signals::wanted_in(&facts.rhythm, week);
                format!("Comments, replies, calls and credit in the log. Your target is {wanted} a week.")
            }
            ScoreSignal::Replies => {
                "Answer those who replied. A reply of today or yesterday isn’t late yet.".to_owned()
            }
            ScoreSignal::Ties => format!(
                "Someone new in People, with a reason to know them or a conversation. Your target is {} a month.",
                facts.ties_a_month
            ),
            ScoreSignal::Groups => {
                let missing = self.missing_groups();
                if missing.is_empty() {
                    "All five are reached. A conversation counts for 12 weeks.".to_owned()
                } else {
                    format!("A conversation with {}.", listed(&missing))
                }
            }
            ScoreSignal::Pilot => match self.stage() {
                None => "Write down what gets stuck in step 9.",
                Some(PilotStage::Mapped) => "Find someone in the business who owns it.",
                Some(PilotStage::Owner) => "Start it, and mark it as running.",
                Some(PilotStage::Running) => "Count on the stop date, and write down the result.",
                Some(PilotStage::Measured) => "Nothing: you counted what it changed.",
            }
            .to_owned(),
            ScoreSignal::Invitations => {
                "A yes from a venue: mark it as accepted in step 11, with its deadline. You can’t make it happen, but you can propose."
                    .to_owned()
            }
        }
    }

    /// The groups that no conversation reached.
    fn missing_groups(&self) -> Vec<&'static str> {
        let reached = |kind: PersonKind| {
            self.rows.iter().any(|row| matches!(row.source, super::Source::Group(group, _) if group == kind))
        };
        super::signals::GROUPS
            .iter()
            .filter(|kind| !reached(**kind))
            .map(|kind| group_in_words(*kind))
            .collect()
    }
}

/// "someone of the business".
fn group_in_words(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::RoleModel => "a role model",
        PersonKind::Peer => "a peer",
        PersonKind::Business => "someone from the business",
        PersonKind::Partner => "a partner",
        PersonKind::Customer => "a customer",
        PersonKind::NextGeneration => "someone of the next generation",
    }
}

/// What a stage is called.
#[must_use]
pub fn stage_in_words(stage: PilotStage) -> &'static str {
    match stage {
        PilotStage::Mapped => "Mapped",
        PilotStage::Owner => "Owner found",
        PilotStage::Running => "Pilot running",
        PilotStage::Measured => "Measured",
    }
}

/// "a peer, a partner or a customer".
fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn verb(weeks: u32) -> String {
    match weeks {
        0 => "there’s none".to_owned(),
        1 => "there’s 1".to_owned(),
        _ => format!("there are {weeks}"),
    }
}

/// "1 post", "2 posts".
fn many(count: u32, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
