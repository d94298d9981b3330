//! What an edit does to what is known of a rule: one that is moved comes at its new time, whatever became of that day
//! before (rule 7), and never at both (rule 10).

use super::pending::upcoming;
use super::{Decision, Occurrence, OccurrenceState, Rule, Schedule, World};
use crate::calendar::Now;

/// What becomes of the known occurrences of the rule that `rule` is edited to be. Nothing unless the edit says another
/// time: new words neither reopen a day nor end a put-off.
///
/// - A day whose new time is in the future is pending again.
/// - What is open on a day the rule no longer has is put aside: it was moved to the day the rule comes next. That it was
///   shown is not forgotten, so that a moved slot makes no third nudge of a week (rule 12).
/// - What is snoozed on a day it still has is back in the inbox: that time has passed, and the edit ends the snooze.
#[must_use]
pub fn moved(world: &World, now: &Now, rule: &Rule) -> Decision {
    let mut decision = Decision::default();
    if world.rule(rule.id).is_none_or(|before| comes_when(before) == comes_when(rule)) {
        return decision;
    }
    let comes_again = upcoming(&without_occurrences(world, rule), now, rule).is_some();
    for known in world.of(rule.id) {
        if rule.instant_on(now, known.key.on) > now.instant {
            decision.forget.push(known.key);
        } else if comes_again && !known.state.is_settled() && !has(world, rule, known) {
            let aside = known.with_state(OccurrenceState::Dismissed);
            decision.write.push(Occurrence { snoozed_until: None, acted_at: Some(now.instant), ..aside });
        } else if known.state == OccurrenceState::Snoozed {
            decision
                .write
                .push(Occurrence { snoozed_until: None, ..known.with_state(OccurrenceState::Posted) });
        }
    }
    decision
}

/// Everything that says when a rule comes.
fn comes_when(rule: &Rule) -> impl PartialEq + '_ {
    (rule.kind, &rule.schedule, rule.lead_days, rule.at, rule.zone)
}

fn without_occurrences(world: &World, rule: &Rule) -> World {
    let mut world = world.clone();
    world.occurrences.retain(|key, _| key.rule != rule.id);
    world
}

/// Whether the rule has the date of a known occurrence. One that goes by what is due speaks of all that is open, on
/// whatever day that became due.
fn has(world: &World, rule: &Rule, known: &Occurrence) -> bool {
    let dates = world.facts.dates(rule);
    rule.schedule == Schedule::AsDue
        || rule.schedule.backwards(known.key.on, known.key.on, &dates).next().is_some()
}
