//! What is in the inbox, what comes next, and what an edit does to it.

use chrono::{Duration, NaiveTime};

use super::made_up::{TUESDAY, at, came, date, key, rule, rule_as_due, world};
use super::*;
use crate::calendar::{Day, Pause};
use crate::id::{PauseId, RuleId};

#[test]
fn the_inbox_holds_the_later_of_two_slots_and_one_look_back() {
    let mut world = world([
        rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]),
        rule(2, RuleKind::WeeklyPost, &[Day::Thursday]),
        rule(3, RuleKind::Review, &[Day::Tuesday]),
    ]);
    let (slot, second, review) = (key(1, TUESDAY), key(2, "2026-03-05"), key(3, TUESDAY));
    for key in [slot, second, review] {
        came(&mut world, key, OccurrenceState::Posted);
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
fn each_kind_of_reminder_has_its_place_in_the_inbox_and_what_is_snoozed_has_none() {
    let mut world = world([
        rule(1, RuleKind::WeeklyPost, &[Day::Tuesday]),
        rule(2, RuleKind::Review, &[Day::Wednesday]),
        rule_as_due(3, RuleKind::TaskDue),
    ]);
    world.facts.tasks_due = [date("2026-03-05")].into();
    let keys = [key(3, "2026-03-05"), key(2, "2026-03-04"), key(1, TUESDAY)];
    keys.into_iter().for_each(|key| came(&mut world, key, OccurrenceState::Posted));
    let inbox = |world: &World| world.inbox().map(|open| open.key).collect::<Vec<_>>();
    assert_eq!(inbox(&world), keys);
    for ended in [OccurrenceState::Snoozed, OccurrenceState::Done] {
        came(&mut world, keys[1], ended);
        assert_eq!(inbox(&world), [keys[0], keys[2]], "{ended:?}");
    }
}

#[test]
fn what_speaks_of_a_later_day_makes_what_speaks_of_an_earlier_one_superfluous() {
    let ahead = Rule { lead_days: 2, ..rule_as_due(1, RuleKind::TaskDue) };
    let mut world = world([ahead, rule_as_due(2, RuleKind::TaskDue)]);
    world.facts.tasks_due = [date("2026-03-04"), date("2026-03-06")].into();
    let (ahead, on_the_day) = (key(1, "2026-03-04"), key(2, "2026-03-04"));
    [ahead, on_the_day].into_iter().for_each(|key| came(&mut world, key, OccurrenceState::Posted));
    assert_eq!(world.inbox().map(|open| open.key).collect::<Vec<_>>(), [ahead]);
    assert_eq!(world.the_same(ahead).map(|open| open.key).collect::<Vec<_>>(), [on_the_day]);
    assert_eq!(world.the_same(on_the_day).count(), 0);
}

#[test]
fn what_was_missed_is_counted_back_to_the_last_that_was_not() {
    let mut world = world([rule(1, RuleKind::Review, &[Day::Tuesday])]);
    for (on, state) in [
        ("2026-02-17", OccurrenceState::Coalesced),
        ("2026-02-24", OccurrenceState::Done),
        (TUESDAY, OccurrenceState::Coalesced),
        ("2026-03-10", OccurrenceState::Coalesced),
        ("2026-03-17", OccurrenceState::Posted),
        ("2026-03-24", OccurrenceState::Coalesced),
    ] {
        came(&mut world, key(1, on), state);
    }
    assert_eq!(world.missed(key(1, "2026-03-17")), (2, date(TUESDAY)));
    assert_eq!(world.missed(key(1, "2026-02-24")), (1, date("2026-02-17")));
}

#[test]
fn rule_7_a_day_moved_to_a_time_that_is_now_does_not_come_again() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    came(&mut world, key(1, TUESDAY), OccurrenceState::Posted);
    let ten = Rule { at: NaiveTime::from_hms_opt(10, 0, 0).unwrap(), ..world.rules[0].clone() };
    let comes_again = |now: &str| moved(&world, &at(now), &ten).forget;
    assert_eq!(comes_again("2026-03-03T09:59:59Z"), [key(1, TUESDAY)]);
    assert_eq!(comes_again("2026-03-03T10:00:00Z"), []);
}

/// When a rule comes next, as the list of reminders says.
fn next_of(world: &World, now: &str, rule: i64) -> Option<String> {
    let rule = world.rule(RuleId(rule)).unwrap();
    upcoming(world, &at(now), rule).map(|due| due.at.to_string())
}

#[test]
fn a_rule_comes_next_after_now_after_it_was_made_and_not_on_a_day_that_is_settled() {
    let mut world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    let next = |world: &World, now: &str| next_of(world, now, 1);
    let (this, following) =
        (Some("2026-03-03 09:00:00 UTC".to_owned()), Some("2026-03-10 09:00:00 UTC".to_owned()));
    assert_eq!(next(&world, "2026-03-03T08:59:59Z"), this);
    assert_eq!(next(&world, "2026-03-03T09:00:00Z"), following, "what is now is over");
    world.rules[0].active_from = at("2026-03-03T09:00:00Z").instant;
    assert_eq!(next(&world, "2026-03-02T08:00:00Z"), following, "it was made in that second");
    world.rules[0].active_from = at("2026-03-02T12:00:00Z").instant;
    let handled = Occurrence::new(key(1, TUESDAY), at("2026-03-03T09:00:00Z").instant);
    world.occurrences.insert(key(1, TUESDAY), handled.with_state(OccurrenceState::Done));
    assert_eq!(next(&world, "2026-03-03T08:00:00Z"), following);
}

#[test]
fn a_pause_moves_the_coachs_next_reminder_and_leaves_the_users_own() {
    let rules = [rule(1, RuleKind::Review, &[Day::Tuesday]), rule(2, RuleKind::Custom, &[Day::Tuesday])];
    let mut world = world(rules);
    world.pauses = vec![Pause {
        id: PauseId(1),
        from_on: date("2026-03-02"),
        to_on: date("2026-03-08"),
        note: String::new(),
    }];
    let next = |rule| next_of(&world, "2026-03-02T12:30:00Z", rule).unwrap();
    assert_eq!([next(1), next(2)], ["2026-03-10 09:00:00 UTC", "2026-03-03 09:00:00 UTC"]);
}

#[test]
fn the_preview_foretells_what_comes_up_to_its_last_second() {
    let world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    let days = |length: Duration| {
        let firings = preview(&world, &at("2026-03-03T08:00:00Z"), length);
        firings.iter().map(|firing| firing.at.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(Duration::minutes(59)), Vec::<String>::new());
    assert_eq!(days(Duration::hours(1)), ["2026-03-03 09:00:00 UTC"]);
    assert_eq!(days(Duration::days(8)), ["2026-03-03 09:00:00 UTC", "2026-03-10 09:00:00 UTC"]);
}

#[test]
fn a_task_is_due_as_many_days_ahead_as_its_rule_says() {
    let mut world = world([Rule { lead_days: 2, ..rule_as_due(1, RuleKind::TaskDue) }]);
    world.facts.tasks_due = [date("2026-03-05")].into();
    assert_eq!(next_of(&world, "2026-03-02T12:30:00Z", 1).as_deref(), Some("2026-03-03 09:00:00 UTC"));
    let satisfied = |on: &str| world.facts.satisfied(&world.rules[0], date(on));
    assert_eq!([satisfied("2026-03-02"), satisfied(TUESDAY)], [true, false]);
}

#[test]
fn rule_7_what_is_open_on_a_day_that_a_rule_no_longer_has_is_put_aside() {
    let mut world =
        world([rule(1, RuleKind::Custom, &[Day::Tuesday]), rule(2, RuleKind::Custom, &[Day::Tuesday])]);
    let now = at("2026-03-03T12:00:00Z");
    let became = |world: &World, edited: &Rule| {
        let decision = moved(world, &now, edited);
        assert!(decision.forget.is_empty());
        decision.write.first().map(|written| (written.state, written.snoozed_until))
    };
    let fridays = rule(1, RuleKind::Custom, &[Day::Friday]);
    let earlier =
        Rule { at: NaiveTime::from_hms_opt(8, 0, 0).unwrap(), ..rule(1, RuleKind::Custom, &[Day::Tuesday]) };
    let renamed = Rule { title: "Call Ines".to_owned(), ..rule(1, RuleKind::Custom, &[Day::Tuesday]) };
    use OccurrenceState::{Dismissed, Done, Posted, Snoozed};
    for (state, on_fridays, at_eight) in [
        (Posted, Some((Dismissed, None)), None),
        (Snoozed, Some((Dismissed, None)), Some((Posted, None))),
        (Done, None, None),
    ] {
        came(&mut world, key(1, TUESDAY), state);
        assert_eq!(became(&world, &fridays), on_fridays, "{state:?}");
        assert_eq!(became(&world, &earlier), at_eight, "{state:?}");
        assert_eq!(became(&world, &renamed), None, "{state:?}");
    }
    came(&mut world, key(1, TUESDAY), Posted);
    let over = Rule { schedule: Schedule::Once(date("2026-03-02")), ..fridays };
    assert_eq!(became(&world, &over), None, "it comes on no other day");
    came(&mut world, key(1, "2026-03-10"), Dismissed);
    let once = Rule { schedule: Schedule::Once(date("2026-03-10")), ..over };
    let decision = moved(&world, &now, &once);
    assert_eq!(decision.forget, [key(1, "2026-03-10")], "it comes on a day that was put aside");
    assert_eq!(decision.write.first().map(|written| written.key), Some(key(1, TUESDAY)));
}

#[test]
fn rule_8_a_hold_that_begins_in_the_week_stops_its_post_and_no_other() {
    let mut world = world([rule(1, RuleKind::WeeklyPost, &[Day::Tuesday])]);
    let stopped = |world: &World| world.facts.satisfied(&world.rules[0], date(TUESDAY));
    for (from, until, stops) in [
        ("2026-03-08", None, true),
        ("2026-03-09", None, false),
        ("2026-03-01", Some("2026-03-03"), true),
        ("2026-03-01", Some("2026-03-02"), false),
    ] {
        world.facts.holds = vec![crate::rhythm::Hold { from_on: date(from), until_on: until.map(date) }];
        assert_eq!(stopped(&world), stops, "{from} {until:?}");
    }
}

#[test]
fn snoozed_for_an_hour_it_comes_in_an_hour() {
    let world = world([rule(1, RuleKind::Custom, &[Day::Tuesday])]);
    let until =
        |snooze: Snooze| snooze.until(&world, &at("2026-03-03T09:30:00Z"), &world.rules[0]).to_string();
    assert_eq!(
        [Snooze::Hour, Snooze::Tomorrow, Snooze::NextSlot].map(until),
        ["2026-03-03 10:30:00 UTC", "2026-03-04 09:00:00 UTC", "2026-03-10 09:00:00 UTC"]
    );
}

#[test]
fn a_delay_says_why_at_the_end_of_a_sentence() {
    assert_eq!(DelayReason::Quiet.by(), " by quiet hours");
    assert_eq!(DelayReason::AllSnoozed.by(), " because all reminders are snoozed");
}
