//! Which occurrences of a rule are due and not written down yet.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{OccurrenceKey, Rule, World};
use crate::calendar::Now;

/// How far back missed occurrences are looked for.
pub const LOOK_BACK: Duration = Duration::days(366);
/// Two occurrences of one rule that are nearer to one another than this are one (rule 1).
const SAME: Duration = Duration::minutes(60);

/// A date that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) key: OccurrenceKey,
    pub(crate) at: DateTime<Utc>,
}

/// The dates of a rule that are due now and of which nothing is known, latest first. It looks back to the latest date of
/// which something is known since the rule was edited last, to when it became active, or a year. What a clock that was
/// ahead left behind and the user acted on stays final, and stops nothing that comes before it (rule 6); what came before
/// an edit stops nothing that comes after it (rule 7).
pub(super) fn pending(world: &World, now: &Now, rule: &Rule) -> Vec<Due> {
    let dates = world.facts.dates(rule);
    let today = rule.today(now);
    // A zone's day can be a date ahead of what its clock was moved from.
    let found = rule.schedule.backwards(today - LOOK_BACK, today + Duration::days(1), &dates);
    let known =
        world.of(rule.id).find(|known| known.due_at <= now.instant && known.due_at > rule.active_from);
    let mut pending: Vec<Due> = Vec::new();
    for on in found {
        let at = rule.instant_on(now, on);
        if at > now.instant {
            continue;
        }
        let past =
            known.is_some_and(|known| known.key.on >= on) || world.occurrences.contains_key(&key(rule, on));
        if at <= rule.active_from || past {
            break;
        }
        if known.is_some_and(|known| (known.due_at - at).abs() < SAME) {
            continue;
        }
        if rule.kind.is_the_coachs() && world.pause_on(on).is_some() {
            continue;
        }
        // A day that the zone skipped resolves to the one after it: the later date is the same occurrence again.
        match pending.last_mut() {
            Some(later) if later.at - at < SAME => *later = Due { key: key(rule, on), at },
            _ => pending.push(Due { key: key(rule, on), at }),
        }
    }
    pending
}

/// The first instant after now at which the rule has an occurrence, and its date.
pub(crate) fn upcoming(world: &World, now: &Now, rule: &Rule) -> Option<Due> {
    let dates = world.facts.dates(rule);
    let mut from = rule.today(now) - Duration::days(1);
    // Far enough for a month of pauses and skipped days.
    for _ in 0..400 {
        let on = rule.schedule.next(from, &dates)?;
        let due = Due { key: key(rule, on), at: rule.instant_on(now, on) };
        let open =
            due.at > now.instant && due.at > rule.active_from && !world.occurrences.contains_key(&due.key);
        if open && !(rule.kind.is_the_coachs() && world.pause_on(on).is_some()) {
            return Some(due);
        }
        from = on + Duration::days(1);
    }
    None
}

fn key(rule: &Rule, on: NaiveDate) -> OccurrenceKey {
    OccurrenceKey { rule: rule.id, on }
}
