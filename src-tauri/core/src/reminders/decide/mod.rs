//! The decision: what pops up now, what is only written down, what is held, when to ask again.
//!
//! Pure: the same world at the same instant gives the same decision. The caller that applies it writes it in one
//! transaction, so that two processes never both show the same occurrence.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::delays::delay;
use super::pending::{Due, pending, upcoming};
use super::{Decision, Delivery, Held, Popup};
use super::{Occurrence, OccurrenceKey, OccurrenceState, Rule, RuleKind, World};
use crate::calendar::{Now, week_of};

/// A new occurrence missed for longer than this goes to the inbox only (rule 5).
const TOO_OLD: Duration = Duration::days(14);
/// A popup that was claimed and never confirmed is shown once more within this time (rule 9).
const RETRY_WITHIN: Duration = Duration::hours(24);
/// How often a popup is handed over at most (rule 9).
const MOST_ATTEMPTS: u32 = 2;
/// How long a claim is left to the process that made it.
const CLAIM_LASTS: Duration = Duration::seconds(60);
/// More rules than this at once become one popup (rule 5).
const MOST_AT_ONCE: usize = 3;
/// Weekly-post nudges in one week (rule 12).
const MOST_POST_NUDGES: usize = 2;
/// After this long without activity the coach speaks up once a fortnight, twice, and then stops (rule 12).
pub(super) const DORMANT_AFTER: Duration = Duration::days(30);
const DORMANT_GAP: Duration = Duration::days(14);
pub(super) const MOST_WHILE_DORMANT: usize = 2;

/// Something that wants to pop up.
struct Candidate<'a> {
    rule: &'a Rule,
    occurrence: Occurrence,
    /// What is older and is joined into it when it comes (rule 5).
    joins: Vec<Occurrence>,
    /// Whether it comes for the first time. What the user snoozed, and what was handed over before, passed the caps then.
    fresh: bool,
}

/// Decides (rules 1 to 12 of `docs/reminders.md`).
#[must_use]
pub fn decide(world: &World, now: &Now, delivery: Delivery) -> Decision {
    let mut decision = mended(world, now);
    let before = world;
    let mut world = before.clone();
    world.apply(now, &decision);
    settle(&mut world, &mut decision);
    let mut ready = Vec::new();
    for rule in world.rules.iter().filter(|rule| rule.enabled) {
        if let Some(candidate) = candidate(&world, now, rule, &mut decision) {
            sort_in(&world, now, delivery, candidate, &mut ready, &mut decision);
        }
    }
    hand_over(now, delivery, ready, &mut decision);
    // A popup still to be shown isn’t written again at each tick while no one can show it.
    decision.write.retain(|written| before.occurrences.get(&written.key) != Some(written));
    decision.next_wake = next_wake(&world, now, &decision);
    decision
}

/// What a clock that was far ahead left behind is put right (rule 6).
fn mended(world: &World, now: &Now) -> Decision {
    let future = |at| World::from_the_future(now, at);
    let mut decision = Decision {
        clamp: world.rules.iter().filter(|rule| rule.active_from > now.instant).map(|rule| rule.id).collect(),
        // It lasts until tomorrow: an end further away was set by such a clock.
        release_all: world
            .all_snoozed_until
            .is_some_and(|until| until <= now.instant || until > now.instant + Duration::days(3)),
        ..Decision::default()
    };
    for known in world.occurrences.values() {
        if future(known.due_at) && known.acted_at.is_none() {
            decision.forget.push(known.key);
        } else if known.state == OccurrenceState::Snoozed && known.acted_at.is_some_and(future) {
            decision.write.push(Occurrence {
                snoozed_until: Some(now.instant),
                acted_at: Some(now.instant),
                ..known.clone()
            });
        }
    }
    let given_back =
        world.rules.iter().filter_map(|rule| joined_into_the_future(world, now, rule, &decision.forget));
    let given_back: Vec<_> = given_back.collect();
    decision.write.extend(given_back);
    decision
}

/// What waited in the inbox and was joined into an occurrence that is pending again: it waits there again, without a
/// popup of its own.
fn joined_into_the_future(
    world: &World,
    now: &Now,
    rule: &Rule,
    forgotten: &[OccurrenceKey],
) -> Option<Occurrence> {
    if !forgotten.iter().any(|key| key.rule == rule.id) {
        return None;
    }
    let latest = world.of(rule.id).find(|known| known.due_at <= now.instant)?;
    (latest.state == OccurrenceState::Coalesced).then(|| latest.with_state(OccurrenceState::Posted))
}

/// What there is nothing left to remind of is settled, and its notification can go (rule 8).
fn settle(world: &mut World, decision: &mut Decision) {
    let open: Vec<_> =
        world.occurrences.values().filter(|known| !known.state.is_settled()).cloned().collect();
    for known in open {
        let Some(rule) = world.rule(known.key.rule) else { continue };
        if world.facts.satisfied(rule, known.key.on) {
            let settled = known.with_state(OccurrenceState::Done);
            world.occurrences.insert(known.key, settled.clone());
            write(decision, settled);
            decision.close.push(known.key);
        }
    }
}

/// The one occurrence of a rule that wants to pop up: the latest that is due (rule 5), or one that comes again.
fn candidate<'a>(world: &World, now: &Now, rule: &'a Rule, decision: &mut Decision) -> Option<Candidate<'a>> {
    let pending = pending(world, now, rule);
    let open: Vec<_> = world.of(rule.id).filter(|known| !known.state.is_settled()).cloned().collect();
    let Some(latest) = pending.first().copied() else { return again(now, rule, &open, decision) };
    let satisfied = |due: &Due| world.facts.satisfied(rule, due.key.on);
    let missed =
        pending[1..].iter().filter(|due| !satisfied(due)).map(|due| Occurrence::new(due.key, due.at));
    let joins = missed.chain(open).map(|older| older.with_state(OccurrenceState::Coalesced)).collect();
    if satisfied(&latest) {
        // The week is kept: what was missed before it is history.
        write_all(decision, joins);
        return None;
    }
    Some(Candidate { rule, occurrence: Occurrence::new(latest.key, latest.at), joins, fresh: true })
}

/// With nothing new due: the latest open one, if its popup is still to be shown, was never confirmed, or was snoozed until now.
fn again<'a>(
    now: &Now,
    rule: &'a Rule,
    open: &[Occurrence],
    decision: &mut Decision,
) -> Option<Candidate<'a>> {
    let (last, older) = open.split_first()?;
    let attempts = match (last.state, last.claimed_at) {
        (OccurrenceState::Snoozed, _) if last.snoozed_until.is_none_or(|until| until <= now.instant) => 0,
        (OccurrenceState::Claimed, None) => last.attempts,
        (OccurrenceState::Claimed, Some(at)) if (now.instant - at).abs() > CLAIM_LASTS => {
            if last.attempts >= MOST_ATTEMPTS || now.instant - at > RETRY_WITHIN {
                write(decision, last.with_state(OccurrenceState::Posted));
                return None;
            }
            last.attempts
        }
        _ => return None,
    };
    let joins = older.iter().map(|older| older.with_state(OccurrenceState::Coalesced)).collect();
    // One still to be shown was never counted: the caps treat it as new.
    let fresh = last.state == OccurrenceState::Claimed && last.last_popup().is_none();
    Some(Candidate { rule, occurrence: Occurrence { attempts, ..last.clone() }, joins, fresh })
}

/// What will pop up.
type Ready = (RuleKind, Occurrence);

/// Held, into the inbox only, or ready to pop up.
fn sort_in(
    world: &World,
    now: &Now,
    delivery: Delivery,
    candidate: Candidate<'_>,
    ready: &mut Vec<Ready>,
    decision: &mut Decision,
) {
    let doubt = match delivery {
        Delivery::Ready { doubt } => doubt,
        Delivery::Down => None,
    };
    if let Some(delay) = delay(world, now, candidate.rule.kind, doubt) {
        decision.held.push(Held { key: candidate.occurrence.key, delay });
        return;
    }
    write_all(decision, candidate.joins);
    if candidate.fresh && goes_unshown(&Spoken { world, now, ready }, candidate.rule, &candidate.occurrence) {
        write(decision, candidate.occurrence.with_state(OccurrenceState::Posted));
    } else {
        ready.push((candidate.rule.kind, candidate.occurrence));
    }
}

/// Sentences so far and the next ones: two that come at once count as two.
struct Spoken<'a> {
    world: &'a World,
    now: &'a Now,
    ready: &'a [Ready],
}

impl Spoken<'_> {
    /// The civil dates of the popups of some kinds of rules, those about to come for the first time among them.
    fn days(&self, kinds: impl Fn(RuleKind) -> bool + Copy) -> impl Iterator<Item = NaiveDate> {
        let first = self.ready.iter().filter(move |(kind, one)| kinds(*kind) && one.last_popup().is_none());
        let shown = self.world.shown_of(kinds).map(|at| Now::new(at, self.now.zone).today());
        shown.chain(first.map(|_| self.now.today()))
    }
}

/// Whether a new one goes to the inbox without a popup (rules 5 and 12).
fn goes_unshown(in_words: &Spoken<'_>, rule: &Rule, new: &Occurrence) -> bool {
    in_words.now.instant - new.due_at > TOO_OLD
        || over_the_weeks_cap(in_words, rule)
        || dormant(in_words, rule)
}

fn over_the_weeks_cap(in_words: &Spoken<'_>, rule: &Rule) -> bool {
    let week = |on: NaiveDate| week_of(on, in_words.world.facts.week_start);
    let this_week = week(in_words.now.today());
    rule.kind == RuleKind::WeeklyPost
        && in_words.days(|kind| kind == RuleKind::WeeklyPost).filter(|on| week(*on) == this_week).count()
            >= MOST_POST_NUDGES
}

fn dormant(in_words: &Spoken<'_>, rule: &Rule) -> bool {
    let since = in_words.world.facts.last_activity + DORMANT_AFTER;
    let today = in_words.now.today();
    if !rule.kind.is_the_coachs() || today <= since {
        return false;
    }
    let shown: Vec<_> =
        in_words.days(RuleKind::is_the_coachs).filter(|on| *on > since && *on <= today).collect();
    shown.len() >= MOST_WHILE_DORMANT || shown.iter().any(|on| today - *on < DORMANT_GAP)
}

/// Claims what pops up: each by itself, the user's own together, more than three as one (rules 5, 9, 11, 12).
fn hand_over(now: &Now, delivery: Delivery, ready: Vec<Ready>, decision: &mut Decision) {
    if delivery == Delivery::Down {
        write_all(
            decision,
            // No one is showing it, and whether it was on the screen before is not forgotten: the caps count it.
            ready.into_iter().map(|(_, owed)| Occurrence {
                claimed_at: None,
                shown_at: owed.last_popup(),
                ..owed.with_state(OccurrenceState::Claimed)
            }),
        );
        return;
    }
    let keys = |wanted: &dyn Fn(RuleKind) -> bool| {
        ready.iter().filter(|(kind, _)| wanted(*kind)).map(|(_, one)| one.key).collect::<Vec<_>>()
    };
    decision.popups = if ready.len() > MOST_AT_ONCE {
        vec![Popup { keys: keys(&|_| true) }]
    } else {
        let single = keys(&|kind| kind != RuleKind::Custom).into_iter().map(|key| Popup { keys: vec![key] });
        let own = Some(keys(&|kind| kind == RuleKind::Custom))
            .filter(|keys| !keys.is_empty())
            .map(|keys| Popup { keys });
        single.chain(own).collect()
    };
    let claimed = ready.into_iter().map(|(_, one)| Occurrence {
        state: OccurrenceState::Claimed,
        attempts: one.attempts + 1,
        claimed_at: Some(now.instant),
        // What it was handed over for last is what counts, also when the clock was set back in between.
        shown_at: None,
        ..one
    });
    write_all(decision, claimed);
}

fn next_wake(world: &World, now: &Now, decision: &Decision) -> Option<DateTime<Utc>> {
    let coming = world
        .rules
        .iter()
        .filter(|rule| rule.enabled)
        .filter_map(|rule| upcoming(world, now, rule))
        .map(|due| due.at);
    let held = decision.held.iter().map(|held| held.delay.until);
    let put_off = world
        .occurrences
        .values()
        .filter(|known| known.state == OccurrenceState::Snoozed)
        .filter_map(|known| known.snoozed_until);
    let claimed = decision
        .write
        .iter()
        .chain(world.occurrences.values())
        .filter(|known| known.state == OccurrenceState::Claimed);
    let unconfirmed =
        claimed.filter_map(|known| known.claimed_at).map(|at| at + CLAIM_LASTS + Duration::seconds(1));
    coming.chain(held).chain(put_off).chain(unconfirmed).filter(|at| *at > now.instant).min()
}

fn write(decision: &mut Decision, occurrence: Occurrence) {
    decision.write.retain(|written| written.key != occurrence.key);
    decision.write.push(occurrence);
}

fn write_all(decision: &mut Decision, occurrences: impl IntoIterator<Item = Occurrence>) {
    for occurrence in occurrences {
        write(decision, occurrence);
    }
}

#[cfg(test)]
mod tests;
