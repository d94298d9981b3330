//! Decisions that once were wrong, each with literal dates.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::*;
use crate::calendar::Day;
use crate::id::RuleId;
use crate::reminders::Schedule;

const READY: Delivery = Delivery::Ready { doubt: None };
/// A Tuesday.
const TUESDAY: &str = "2026-03-03";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Now {
    Now::new(text.parse().unwrap(), chrono_tz::UTC)
}

/// A rule at nine on some days, active since the day before Tuesday.
fn rule(id: i64, kind: RuleKind, days: &[Day]) -> Rule {
    Rule {
        id: RuleId(id),
        rev: 1,
        kind,
        title: String::new(),
        schedule: Schedule::Weekly(days.iter().copied().collect()),
        lead_days: 0,
        at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        zone: None,
        active_from: at("2026-03-02T12:00:00Z").instant,
        enabled: true,
    }
}

fn world(rules: impl IntoIterator<Item = Rule>) -> World {
    let mut world = World { rules: rules.into_iter().collect(), ..World::default() };
    world.facts.last_activity = date(TUESDAY);
    world
}

fn key(rule: i64, on: &str) -> OccurrenceKey {
    OccurrenceKey { rule: RuleId(rule), on: date(on) }
}

/// Decides and carries it out; what pops up is left unconfirmed.
fn taken(world: &mut World, now: &str, delivery: Delivery) -> Vec<OccurrenceKey> {
    let now = at(now);
    let decision = decide(world, &now, delivery);
    world.apply(&now, &decision);
    decision.popups.into_iter().flat_map(|popup| popup.keys).collect()
}

fn shown(world: &mut World, now: &str) -> Vec<OccurrenceKey> {
    let keys = taken(world, now, READY);
    keys.iter().for_each(|key| world.shown(&at(now), *key));
    keys
}

fn put_aside(world: &mut World, now: &str, key: OccurrenceKey) {
    let known = world.occurrences.get_mut(&key).unwrap();
    *known = Occurrence { acted_at: Some(at(now).instant), ..known.with_state(OccurrenceState::Dismissed) };
}

#[test]
fn rule_12_two_that_come_at_once_count_as_two_nudges_of_the_week() {
    let mut world = world([
        rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]),
        rule(2, RuleKind::WeeklyPost, &[Day::Thursday]),
    ]);
    world.rules[1].active_from = at("2026-02-20T12:00:00Z").instant;
    assert_eq!(shown(&mut world, "2026-03-02T12:30:00Z"), [key(2, "2026-02-26")], "last week's, on Monday");
    assert_eq!(
        shown(&mut world, "2026-03-05T12:00:00Z"),
        [key(1, TUESDAY)],
        "back on Thursday, both slots are due"
    );
    assert_eq!(
        world.occurrences[&key(2, "2026-03-05")].state,
        OccurrenceState::Posted,
        "the inbox has the other"
    );
}

#[test]
fn rule_12_after_a_month_without_activity_two_that_come_at_once_are_one_nudge() {
    let mut world =
        world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]), rule(2, RuleKind::Review, &[Day::Friday])]);
    assert_eq!(shown(&mut world, "2026-04-11T12:00:00Z"), [key(1, "2026-04-07")]);
    assert_eq!(shown(&mut world, "2026-04-21T12:00:00Z"), [], "not within a fortnight");
    assert_eq!(shown(&mut world, "2026-04-28T12:00:00Z").len(), 1);
}

#[test]
fn rule_12_what_is_owed_is_counted_when_it_comes() {
    let mut world =
        world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]), rule(2, RuleKind::Review, &[Day::Wednesday])]);
    world.facts.last_activity = date("2026-01-01");
    assert_eq!(taken(&mut world, "2026-03-03T09:00:00Z", Delivery::Down), []);
    assert_eq!(shown(&mut world, "2026-03-04T09:00:00Z").len(), 1, "one a fortnight");
}

#[test]
fn rule_12_ten_minutes_count_from_the_last_time_one_was_handed_over() {
    let mut world =
        world([rule(1, RuleKind::Custom, &[Day::Tuesday]), rule(2, RuleKind::Custom, &[Day::Tuesday])]);
    world.rules[1].at = NaiveTime::from_hms_opt(10, 5, 0).unwrap();
    shown(&mut world, "2026-03-03T09:00:00Z");
    let known = world.occurrences.get_mut(&key(1, TUESDAY)).unwrap();
    let until = Some(at("2026-03-03T10:00:00Z").instant);
    *known = Occurrence { snoozed_until: until, ..known.with_state(OccurrenceState::Snoozed) };
    assert_eq!(taken(&mut world, "2026-03-03T10:00:00Z", READY).len(), 1);
    assert_eq!(taken(&mut world, "2026-03-03T10:05:00Z", READY), []);
}

#[test]
fn rule_6_and_12_ten_minutes_count_from_the_last_popup_also_when_one_before_it_was_shown_on_a_clock_that_was_ahead()
 {
    let mut world =
        world([rule(1, RuleKind::Custom, &[Day::Tuesday]), rule(2, RuleKind::Custom, &[Day::Tuesday])]);
    world.rules[1].at = NaiveTime::from_hms_opt(10, 5, 0).unwrap();
    shown(&mut world, "2026-03-03T09:00:00Z");
    let known = world.occurrences.get_mut(&key(1, TUESDAY)).unwrap();
    let (ahead, until) = (Some(at("2026-03-03T11:00:00Z").instant), Some(at("2026-03-03T10:00:00Z").instant));
    *known =
        Occurrence { shown_at: ahead, snoozed_until: until, ..known.with_state(OccurrenceState::Snoozed) };
    assert_eq!(taken(&mut world, "2026-03-03T10:00:00Z", READY).len(), 1);
    assert_eq!(taken(&mut world, "2026-03-03T10:05:00Z", READY), []);
}

#[test]
fn rule_9_what_was_missed_for_days_also_comes_once_more_after_a_crash() {
    let mut world = world([rule(1, RuleKind::Review, &[Day::Friday])]);
    assert_eq!(taken(&mut world, "2026-03-09T08:00:00Z", READY), [key(1, "2026-03-06")]);
    assert_eq!(
        shown(&mut world, "2026-03-09T08:02:00Z"),
        [key(1, "2026-03-06")],
        "the day it is claimed counts, not the day it was due"
    );

    assert_eq!(taken(&mut world, "2026-03-16T08:00:00Z", READY).len(), 1);
    assert_eq!(taken(&mut world, "2026-03-17T08:00:01Z", READY), [], "a day later it is left to the inbox");
}

#[test]
fn rule_9_a_service_that_dies_in_between_gives_no_third_popup() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    assert_eq!(taken(&mut world, "2026-03-03T09:00:00Z", READY).len(), 1);
    assert_eq!(taken(&mut world, "2026-03-03T09:15:00Z", Delivery::Down), []);
    assert_eq!(taken(&mut world, "2026-03-03T09:30:00Z", READY).len(), 1);
    assert_eq!(taken(&mut world, "2026-03-03T09:45:00Z", Delivery::Down), []);
    assert_eq!(taken(&mut world, "2026-03-03T10:00:00Z", READY), []);
}

#[test]
fn rule_8_what_is_owed_does_not_come_when_it_is_done_also_on_a_clock_that_was_set_back_a_little() {
    let mut world = world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday])]);
    taken(&mut world, "2026-03-03T09:00:00Z", Delivery::Down);
    world.facts.settled_weeks = BTreeSet::from([date("2026-03-02")]);
    assert_eq!(taken(&mut world, "2026-03-03T08:00:00Z", READY), []);
}

#[test]
fn rule_6_what_was_put_aside_on_a_clock_that_was_ahead_silences_no_rule() {
    let mut world = world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday])]);
    let far = shown(&mut world, "2098-01-10T12:00:00Z");
    assert_eq!(far.len(), 1);
    put_aside(&mut world, "2098-01-10T12:00:00Z", far[0]);
    world.facts.last_activity = date("2098-01-10");
    assert_eq!(shown(&mut world, "2026-03-03T08:59:00Z"), []);
    assert_eq!(shown(&mut world, "2026-03-03T09:00:00Z"), [key(1, TUESDAY)]);
    assert_eq!(world.occurrences[&far[0]].state, OccurrenceState::Dismissed, "what the user did stays");
}

#[test]
fn rule_6_and_12_a_popup_of_a_clock_that_was_ahead_holds_none_of_ones_own() {
    let mut world = world([rule(1, RuleKind::Custom, Day::ALL)]);
    let ahead = shown(&mut world, "2026-03-04T09:00:00Z");
    put_aside(&mut world, "2026-03-04T09:00:00Z", ahead[0]);
    assert_eq!(shown(&mut world, "2026-03-02T13:00:00Z"), []);
    assert_eq!(shown(&mut world, "2026-03-03T09:00:00Z"), [key(1, TUESDAY)]);
}

#[test]
fn rule_6_and_12_a_nudge_looked_at_on_a_clock_that_was_ahead_is_no_nudge_of_this_fortnight() {
    let mut world = world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday])]);
    let far = shown(&mut world, "2098-01-10T12:00:00Z");
    let known = world.occurrences.get_mut(&far[0]).unwrap();
    *known = Occurrence {
        acted_at: Some(at("2098-01-10T12:00:00Z").instant),
        ..known.with_state(OccurrenceState::Seen)
    };
    assert_eq!(
        shown(&mut world, "2026-04-07T09:00:00Z"),
        [key(1, "2026-04-07")],
        "five weeks without activity"
    );
}

#[test]
fn rule_5_and_6_nothing_older_comes_after_what_was_put_aside_when_its_time_has_come_again() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    world.rules[0].active_from = at("2026-02-20T12:00:00Z").instant;
    world.rules[0].at = NaiveTime::from_hms_opt(15, 0, 0).unwrap();
    assert_eq!(shown(&mut world, "2026-03-03T15:00:00Z"), [key(1, TUESDAY)]);
    put_aside(&mut world, "2026-03-03T15:00:00Z", key(1, TUESDAY));
    // Set back by days, which takes the older one back, moved to the morning, and set ahead to noon.
    world.occurrences.retain(|known, _| *known == key(1, TUESDAY));
    world.rules[0].at = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    assert_eq!(shown(&mut world, "2026-03-03T13:00:00Z"), []);
}

#[test]
fn rule_6_what_waited_before_the_clock_was_ahead_waits_again_when_it_is_set_back() {
    // Also when it is set back to the very second it was due.
    for back in ["2026-03-03T12:00:00Z", "2026-03-03T09:00:00Z"] {
        let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
        let waiting = |world: &World| world.inbox().map(|open| open.key).collect::<Vec<_>>();
        assert_eq!(shown(&mut world, "2026-03-03T09:00:00Z"), [key(1, TUESDAY)]);
        shown(&mut world, "2098-03-05T12:00:00Z");
        assert_ne!(waiting(&world), [key(1, TUESDAY)], "joined into one of 2098");
        assert_eq!(shown(&mut world, back), [], "it was shown once");
        assert_eq!(waiting(&world), [key(1, TUESDAY)]);
    }
}

#[test]
fn rule_11_what_is_owed_is_not_written_anew_at_each_tick() {
    let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
    let down = |world: &World, now: &str| decide(world, &at(now), Delivery::Down);
    let first = down(&world, "2026-03-03T09:00:00Z");
    assert!(first.writes());
    world.apply(&at("2026-03-03T09:00:00Z"), &first);
    assert!(!down(&world, "2026-03-03T09:00:30Z").writes());
}

#[test]
fn rule_9_what_was_not_confirmed_is_looked_at_again_a_second_after_its_minute() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    assert_eq!(taken(&mut world, "2026-03-03T09:00:00Z", READY).len(), 1);
    let wake = |now: &str| decide(&world, &at(now), READY).next_wake.map(|wake| wake.to_string());
    assert_eq!(wake("2026-03-03T09:00:10Z").as_deref(), Some("2026-03-03 09:01:01 UTC"));
}

#[test]
fn what_came_within_half_an_hour_came_in_time() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    let due = at("2026-03-03T09:00:00Z").instant;
    taken(&mut world, "2026-03-03T09:00:00Z", READY);
    let mut missed_when_shown = |late: Duration| {
        world.occurrences.get_mut(&key(1, TUESDAY)).unwrap().shown_at = Some(due + late);
        world.missed(key(1, TUESDAY)).0
    };
    assert_eq!(missed_when_shown(Duration::minutes(30)), 0);
    assert_eq!(missed_when_shown(Duration::seconds(30 * 60 + 1)), 1);
}

#[test]
fn rule_9_what_was_not_confirmed_comes_again_only_after_a_whole_minute() {
    let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
    taken(&mut world, "2026-03-03T09:00:00Z", READY);
    assert_eq!(taken(&mut world, "2026-03-03T09:01:00Z", READY), []);
    assert_eq!(taken(&mut world, "2026-03-03T09:01:01Z", READY), [key(1, TUESDAY)]);
}

#[test]
fn the_inbox_holds_the_later_of_two_slots_and_one_look_back() {
    let mut world = world([
        rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]),
        rule(2, RuleKind::WeeklyPost, &[Day::Thursday]),
        rule(3, RuleKind::Review, &[Day::Tuesday]),
    ]);
    let (slot, second, review) = (key(1, TUESDAY), key(2, "2026-03-05"), key(3, TUESDAY));
    for key in [slot, second, review] {
        let open = Occurrence::new(key, at("2026-03-05T09:00:00Z").instant);
        world.occurrences.insert(key, open.with_state(OccurrenceState::Posted));
    }
    assert_eq!(world.inbox().map(|open| open.key).collect::<Vec<_>>(), [review, second]);
    let the_same = |world: &World| world.the_same(second).map(|open| open.key).collect::<Vec<_>>();
    assert_eq!(the_same(&world), [slot]);
    for ended in [OccurrenceState::Snoozed, OccurrenceState::Done] {
        let known = world.occurrences[&slot].with_state(ended);
        world.occurrences.insert(slot, known);
        assert_eq!(the_same(&world), [], "{ended:?}");
    }
}

#[test]
fn rule_6_an_end_of_the_quiet_that_is_now_is_over() {
    let mut world = world([]);
    let end = at("2026-03-03T09:00:00Z").instant;
    world.all_snoozed_until = Some(end);
    let ends = |now: &str| decide(&world, &at(now), READY).release_all;
    assert_eq!((ends("2026-03-03T08:59:59Z"), ends("2026-03-03T09:00:00Z")), (false, true));
}

#[test]
fn rule_7_a_day_moved_to_a_time_that_is_now_does_not_come_again() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    shown(&mut world, "2026-03-03T09:00:00Z");
    let ten = Rule { at: NaiveTime::from_hms_opt(10, 0, 0).unwrap(), ..world.rules[0].clone() };
    let comes_again = |now: &str| crate::reminders::moved(&world, &at(now), &ten).forget;
    assert_eq!(comes_again("2026-03-03T09:59:59Z"), [key(1, TUESDAY)]);
    assert_eq!(comes_again("2026-03-03T10:00:00Z"), []);
}
