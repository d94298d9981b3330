//! What delays popups of a kind at one instant.

use chrono::{DateTime, Duration, Utc};

use super::{Delay, DelayReason, RuleKind, World};
use crate::calendar::Now;

/// Custom rules pop up at most once in this time; what falls due in between joins the next popup (rule 12).
const CUSTOM_GAP: Duration = Duration::minutes(10);

/// What delays popups of a kind at this instant: of several, the one that lasts longest. `doubt` is until when the clock
/// itself is doubted.
pub(crate) fn delay(world: &World, now: &Now, kind: RuleKind, doubt: Option<DateTime<Utc>>) -> Option<Delay> {
    let custom = || {
        (kind == RuleKind::Custom)
            .then(|| world.last_custom_popup(now, CUSTOM_GAP))
            .flatten()
            .map(|last| last + CUSTOM_GAP)
    };
    let reasons = [
        (DelayReason::ClockMoved, doubt),
        (DelayReason::AllSnoozed, world.all_snoozed_until),
        (DelayReason::Paused, world.pause_on(now.today()).map(|pause| pause.ends_at(now))),
        (DelayReason::Quiet, world.quiet.ends_at(now)),
        (DelayReason::JustShown, custom()),
    ];
    let delays = reasons.into_iter().filter_map(|(reason, until)| {
        Some(Delay { reason, until: until.filter(|until| *until > now.instant)? })
    });
    delays.max_by_key(|delay| delay.until)
}
