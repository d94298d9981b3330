//! Decisions that once were wrong, each with literal dates.

use std::collections::BTreeSet;

use chrono::NaiveTime;

use super::*;
use crate::calendar::Day;
use crate::reminders::Schedule;
use crate::reminders::made_up::{TUESDAY, at, came, date, key, rule, rule_as_due, world};

const READY: Delivery = Delivery::Ready { doubt: None };

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
fn rule_6_an_end_of_the_quiet_that_is_now_is_over() {
    let mut world = world([]);
    let end = at("2026-03-03T09:00:00Z").instant;
    world.all_snoozed_until = Some(end);
    let ends = |now: &str| decide(&world, &at(now), READY).release_all;
    assert_eq!((ends("2026-03-03T08:59:59Z"), ends("2026-03-03T09:00:00Z")), (false, true));
    assert_eq!((ends("2026-02-28T09:00:00Z"), ends("2026-02-28T08:59:59Z")), (false, true), "three days");
}

#[test]
fn more_than_three_that_come_at_once_are_one_popup() {
    let mut world = world([
        rule(1, RuleKind::Review, &[Day::Tuesday]),
        rule_as_due(2, RuleKind::TaskDue),
        rule(3, RuleKind::Custom, &[Day::Tuesday]),
        rule(4, RuleKind::Custom, &[Day::Tuesday]),
    ]);
    world.facts.tasks_due = [date(TUESDAY)].into();
    let popups = |world: &World| {
        let decision = decide(world, &at("2026-03-03T09:00:00Z"), READY);
        decision.popups.iter().map(|popup| popup.keys.len()).collect::<Vec<_>>()
    };
    assert_eq!(popups(&world), [4]);
    world.rules.truncate(3);
    assert_eq!(popups(&world), [1, 1, 1]);
}

#[test]
fn rule_12_a_month_without_activity_is_over_on_its_thirty_first_day() {
    // Active on 1 February: the month ends with 3 March, a Tuesday.
    let popups = |now: &str, shown_on: &[&str], kind: RuleKind| {
        let mut world = world([rule(1, kind, &[Day::Tuesday, Day::Wednesday, Day::Thursday])]);
        world.facts.last_activity = date("2026-02-01");
        for on in shown_on {
            came(&mut world, key(1, on), OccurrenceState::Dismissed);
        }
        decide(&world, &at(now), READY).popups.len()
    };
    let review = RuleKind::Review;
    assert_eq!(popups("2026-03-03T09:00:00Z", &["2026-02-24"], review), 1, "still within the month");
    assert_eq!(popups("2026-03-04T09:00:00Z", &[], review), 1, "the first of two");
    assert_eq!(popups("2026-03-04T09:00:00Z", &["2026-03-03"], review), 1, "that one was in the month");
    assert_eq!(popups("2026-03-18T09:00:00Z", &["2026-03-05"], review), 0, "thirteen days ago");
    assert_eq!(popups("2026-03-18T09:00:00Z", &["2026-03-04"], review), 1, "a fortnight ago");
    assert_eq!(popups("2026-04-08T09:00:00Z", &["2026-03-04", "2026-03-18"], review), 0, "two were shown");
    assert_eq!(
        popups("2026-04-08T09:00:00Z", &["2026-03-04", "2026-03-18"], RuleKind::Custom),
        1,
        "the user’s own come"
    );
}

#[test]
fn rule_5_what_is_a_fortnight_old_still_pops_up_and_what_is_older_does_not() {
    let popups = |now: &str| {
        let world =
            world([Rule { schedule: Schedule::Once(date(TUESDAY)), ..rule(1, RuleKind::Custom, &[]) }]);
        decide(&world, &at(now), READY).popups.len()
    };
    assert_eq!((popups("2026-03-17T09:00:00Z"), popups("2026-03-17T09:00:01Z")), (1, 0));
}

#[test]
fn rule_9_what_was_never_confirmed_is_shown_once_more_within_a_day() {
    let again = |now: &str| {
        let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
        taken(&mut world, "2026-03-03T09:00:00Z", READY);
        taken(&mut world, now, READY).len()
    };
    assert_eq!((again("2026-03-04T09:00:00Z"), again("2026-03-04T09:00:01Z")), (1, 0));
}

#[test]
fn rule_8_what_was_missed_before_a_week_that_is_kept_is_not_spoken_of() {
    let mut world = world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday])]);
    world.rules[0].active_from = at("2026-02-20T12:00:00Z").instant;
    assert_eq!(shown(&mut world, "2026-03-04T09:00:00Z"), [key(1, TUESDAY)]);
    assert_eq!(world.occurrences[&key(1, "2026-02-24")].state, OccurrenceState::Coalesced);
    let mut kept = world.clone();
    kept.occurrences.clear();
    kept.facts.settled_weeks = [date("2026-02-23")].into();
    assert_eq!(shown(&mut kept, "2026-03-04T09:00:00Z"), [key(1, TUESDAY)]);
    assert_eq!(kept.occurrences.get(&key(1, "2026-02-24")), None, "that week’s post is out");
}

#[test]
fn rule_6_only_what_is_snoozed_is_given_back_by_a_clock_that_is_set_back() {
    for state in [OccurrenceState::Snoozed, OccurrenceState::Done, OccurrenceState::Posted] {
        let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
        came(&mut world, key(1, TUESDAY), state);
        let known = world.occurrences.get_mut(&key(1, TUESDAY)).unwrap();
        known.acted_at = Some(at("2098-03-05T12:00:00Z").instant);
        known.snoozed_until = Some(at("2098-03-05T13:00:00Z").instant);
        let comes = shown(&mut world, "2026-03-03T12:00:00Z");
        assert_eq!(comes.len(), usize::from(state == OccurrenceState::Snoozed), "{state:?}");
    }
    let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
    came(&mut world, key(1, TUESDAY), OccurrenceState::Snoozed);
    let known = world.occurrences.get_mut(&key(1, TUESDAY)).unwrap();
    known.acted_at = Some(at("2026-03-03T09:00:00Z").instant);
    known.snoozed_until = Some(at("2026-03-03T13:00:00Z").instant);
    assert_eq!(shown(&mut world, "2026-03-03T12:00:00Z"), [], "an hour from now, as the user said");
    let wakes = decide(&world, &at("2026-03-03T12:00:00Z"), READY).next_wake.unwrap();
    assert_eq!(wakes.to_string(), "2026-03-03 13:00:00 UTC");
    let wakes = decide(&world, &at("2026-03-03T13:00:00Z"), READY).next_wake.unwrap();
    assert_eq!(wakes.to_string(), "2026-03-03 13:01:01 UTC", "once it came: when it was not confirmed");
}

#[test]
fn rule_6_what_is_up_to_three_hours_ahead_is_no_clocks_fault() {
    for (now, known) in [("2026-03-03T06:00:00Z", true), ("2026-03-03T05:59:59Z", false)] {
        let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
        came(&mut world, key(1, TUESDAY), OccurrenceState::Posted);
        shown(&mut world, now);
        assert_eq!(world.occurrences.contains_key(&key(1, TUESDAY)), known, "{now}");
    }
}

#[test]
fn rule_7_a_time_that_was_set_in_its_own_second_is_not_due() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    world.rules[0].active_from = at("2026-03-03T09:00:00Z").instant;
    assert_eq!(shown(&mut world, "2026-03-03T09:00:30Z"), []);
    world.rules[0].active_from = at("2026-03-03T08:59:59Z").instant;
    assert_eq!(shown(&mut world, "2026-03-03T09:00:30Z"), [key(1, TUESDAY)]);
}

#[test]
fn rule_1_what_is_less_than_an_hour_from_what_came_is_the_same() {
    let comes = |time: NaiveTime| {
        let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday, Day::Wednesday])]);
        world.rules[0].at = NaiveTime::from_hms_opt(23, 30, 0).unwrap();
        assert_eq!(shown(&mut world, "2026-03-03T23:30:00Z"), [key(1, TUESDAY)]);
        world.rules[0].at = time;
        shown(&mut world, "2026-03-04T01:00:00Z")
    };
    assert_eq!(comes(NaiveTime::from_hms_opt(0, 29, 59).unwrap()), []);
    assert_eq!(comes(NaiveTime::from_hms_opt(0, 30, 0).unwrap()), [key(1, "2026-03-04")]);
}

#[test]
fn rule_5_nothing_older_comes_after_a_later_day_whose_task_is_done() {
    let mut world = world([rule_as_due(1, RuleKind::TaskDue)]);
    came(&mut world, key(1, "2026-03-05"), OccurrenceState::Done);
    world.facts.tasks_due = [date("2026-03-04")].into();
    assert_eq!(shown(&mut world, "2026-03-05T10:00:00Z"), []);
}

#[test]
fn rule_9_a_second_try_is_no_second_nudge_of_the_fortnight() {
    let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
    world.facts.last_activity = date("2026-01-01");
    assert_eq!(taken(&mut world, "2026-03-03T09:00:00Z", READY), [key(1, TUESDAY)]);
    assert_eq!(taken(&mut world, "2026-03-03T09:01:01Z", READY), [key(1, TUESDAY)]);
}

#[test]
fn rule_12_what_was_owed_is_one_of_a_fortnight_and_the_users_own_is_none() {
    let mut owed =
        world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]), rule(2, RuleKind::Review, &[Day::Monday])]);
    owed.facts.last_activity = date("2026-01-01");
    assert_eq!(taken(&mut owed, "2026-03-03T09:00:00Z", Delivery::Down), []);
    came(&mut owed, key(2, "2026-03-02"), OccurrenceState::Dismissed);
    assert_eq!(shown(&mut owed, "2026-03-03T10:00:00Z"), [], "one came the day before");
    let mut own =
        world([rule(1, RuleKind::Custom, &[Day::Tuesday]), rule(2, RuleKind::Review, &[Day::Tuesday])]);
    own.facts.last_activity = date("2026-01-01");
    assert_eq!(shown(&mut own, "2026-03-03T09:00:00Z").len(), 2, "the user’s own beside the coach’s first");
    let mut after =
        world([rule(1, RuleKind::Custom, &[Day::Friday]), rule(2, RuleKind::Review, &[Day::Tuesday])]);
    after.facts.last_activity = date("2026-01-01");
    came(&mut after, key(2, "2026-02-10"), OccurrenceState::Dismissed);
    came(&mut after, key(2, "2026-02-24"), OccurrenceState::Dismissed);
    assert_eq!(
        shown(&mut after, "2026-03-06T09:00:00Z"),
        [key(1, "2026-03-06")],
        "after the coach fell silent"
    );
}
