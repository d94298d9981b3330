//! What holds a popup back. A held one stays due: it comes when nothing holds it any more.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{RuleKind, World};
use crate::calendar::Now;
use crate::named::named_enum;

/// Custom rules pop up at most once in this time; what falls due in between joins the next popup (rule 12).
const CUSTOM_GAP: Duration = Duration::minutes(10);

named_enum! {
    /// Why a popup waits.
    pub enum HoldReason("reason") {
        /// The clock was set far ahead a moment ago.
        ClockMoved = "clock_moved" | "the clock was set ahead a moment ago",
        /// Everything was put off.
        AllSnoozed = "all_snoozed" | "everything is put off",
        /// A pause.
        Paused = "paused" | "a pause",
        /// Quiet hours.
        Quiet = "quiet_hours" | "quiet hours",
        /// Another reminder of the user's own popped up less than ten minutes ago.
        JustShown = "just_shown" | "another of your reminders came less than ten minutes ago",
    }
}

impl HoldReason {
    /// The reason at the end of a sentence: " by quiet hours", " because everything is put off".
    pub(crate) fn by(self) -> String {
        match self {
            Self::Quiet | Self::Paused => format!(" by {}", self.label()),
            Self::ClockMoved | Self::AllSnoozed | Self::JustShown => format!(" because {}", self.label()),
        }
    }
}

/// What holds a popup, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Until when at the earliest.
    pub until: DateTime<Utc>,
}

/// What holds popups of a kind at this instant: of several, the one that lasts longest. `doubt` is until when the clock
/// itself is doubted.
pub(crate) fn hold(world: &World, now: &Now, kind: RuleKind, doubt: Option<DateTime<Utc>>) -> Option<Hold> {
    let custom = || {
        (kind == RuleKind::Custom)
            .then(|| world.last_custom_popup(now, CUSTOM_GAP))
            .flatten()
            .map(|last| last + CUSTOM_GAP)
    };
    let reasons = [
        (HoldReason::ClockMoved, doubt),
        (HoldReason::AllSnoozed, world.all_snoozed_until),
        (HoldReason::Paused, world.pause_on(now.today()).map(|pause| pause.ends_at(now))),
        (HoldReason::Quiet, world.quiet.ends_at(now)),
        (HoldReason::JustShown, custom()),
    ];
    let holding = reasons.into_iter().filter_map(|(reason, until)| {
        Some(Hold { reason, until: until.filter(|until| *until > now.instant)? })
    });
    holding.max_by_key(|hold| hold.until)
}
