//! Reminders that are given another time, or snoozed around midnight: what is foretold, listed and shown is the same.

use standpoint_core::calendar::Day;
use standpoint_core::id::RuleId;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::reminders::{
    Delivery, PopupAction, QuietDay, ReminderEntry, Repeats, RuleKind, WeeklySlot,
};
use standpoint_tests::{Desk, at};

const READY: Delivery = Delivery::Ready { doubt: None };
/// The custom reminder that the stories move.
const OWN: RuleId = RuleId(2);

/// Tuesday 10 March 2026, 13:00 in Berlin, without quiet hours.
fn tuesday() -> Desk {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    let none = |day: &Day| QuietDay { day: *day, from: None, to: None };
    desk.coach.set_quiet_hours(&desk.now, &Day::ALL.iter().map(none).collect::<Vec<_>>()).unwrap();
    desk
}

fn own(time: &str) -> ReminderEntry {
    ReminderEntry {
        kind: RuleKind::Custom,
        title: Some("Call Ines".to_owned()),
        repeats: None,
        weekdays: None,
        on_date: None,
        month_day: None,
        lead_days: None,
        time: time.to_owned(),
        zone: None,
        enabled: None,
    }
}

fn once(on: &str, time: &str) -> ReminderEntry {
    ReminderEntry { repeats: Some(Repeats::Once), on_date: Some(on.to_owned()), ..own(time) }
}

fn weekly(day: Day, time: &str) -> ReminderEntry {
    ReminderEntry { repeats: Some(Repeats::Weekly), weekdays: Some(vec![day]), ..own(time) }
}

fn monthly(day: u32, time: &str) -> ReminderEntry {
    ReminderEntry { repeats: Some(Repeats::Monthly), month_day: Some(day), ..own(time) }
}

fn go_to(desk: &mut Desk, instant: &str) {
    desk.now = at(instant);
}

/// How many popups of the reminder come now, and are shown.
fn shown(desk: &mut Desk, instant: &str) -> usize {
    go_to(desk, instant);
    let popups = desk.coach.take_due(&desk.now, READY).unwrap().popups;
    popups.iter().for_each(|popup_text| desk.coach.popup_was_shown(&desk.now, &popup_text.keys).unwrap());
    popups.iter().filter(|popup_text| popup_text.keys.iter().any(|key| key.rule == OWN)).count()
}

/// When the reminder comes over the next days, as foretold; the list must name the first of them.
fn foretold(desk: &Desk, days: u32) -> Vec<String> {
    let firings = desk.coach.reminder_preview(&desk.now, days).unwrap();
    let of_own: Vec<_> =
        firings.iter().filter(|firing| firing.keys.iter().any(|key| key.rule == OWN)).collect();
    let listed = desk
        .coach
        .reminders_page(&desk.now)
        .unwrap()
        .rules
        .into_iter()
        .find(|rule| rule.id == OWN)
        .unwrap()
        .next_at;
    if let Some(first) = of_own.first() {
        assert_eq!(listed, Some(first.at), "the list says the same");
    }
    of_own.into_iter().map(|firing| firing.local.clone()).collect()
}

fn answer(desk: &mut Desk, action: PopupAction) -> String {
    let inbox = desk.coach.inbox(&desk.now).unwrap();
    let key = inbox.items.iter().chain(&inbox.put_off).find(|item| item.key.rule == OWN).unwrap().key;
    desk.coach.answer_popup(&desk.now, &[key], action).unwrap().said
}

#[test]
fn rule_7_one_moved_to_later_the_same_day_comes_then_whatever_became_of_it() {
    let becomes: [(&str, &[PopupAction]); 6] = [
        ("shown", &[]),
        ("looked at", &[PopupAction::Open]),
        ("put off", &[PopupAction::Snooze]),
        ("put aside", &[PopupAction::Dismiss]),
        ("done", &[PopupAction::Done]),
        ("put off and done", &[PopupAction::Snooze, PopupAction::Done]),
    ];
    let schedules: [fn(&str) -> ReminderEntry; 3] =
        [|time| once("2026-03-10", time), |time| weekly(Day::Tuesday, time), |time| monthly(10, time)];
    for (became, actions) in becomes {
        for entry in schedules {
            let mut desk = tuesday();
            desk.coach.add_reminder(&desk.now, &entry("13:02")).unwrap();
            assert_eq!(shown(&mut desk, "2026-03-10T12:02:00Z"), 1);
            go_to(&mut desk, "2026-03-10T12:04:00Z");
            actions.iter().for_each(|action| drop(answer(&mut desk, *action)));
            go_to(&mut desk, "2026-03-10T12:05:00Z");
            desk.coach.change_reminder(&desk.now, OWN, &entry("18:00")).unwrap();
            assert_eq!(foretold(&desk, 1), ["2026-03-10 18:00"], "{became}");
            let inbox = desk.coach.inbox(&desk.now).unwrap();
            assert!(
                inbox.items.iter().chain(&inbox.put_off).all(|item| item.key.rule != OWN),
                "{became}: it lies ahead"
            );
            assert_eq!(shown(&mut desk, "2026-03-10T13:04:00Z"), 0, "{became}: a put-off ends with the edit");
            assert_eq!(shown(&mut desk, "2026-03-10T17:00:00Z"), 1, "{became}");
            assert_eq!(shown(&mut desk, "2026-03-10T17:30:00Z"), 0, "{became}: once");
        }
    }
}

#[test]
fn rule_7_a_reminder_of_tasks_moved_to_later_the_same_day_comes_then() {
    let mut desk = tuesday();
    let task = OwnTaskEntry {
        title: "Call Ines".to_owned(),
        due_on: Some("2026-03-10".to_owned()),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &task).unwrap();
    let due = |time: &str| ReminderEntry { kind: RuleKind::TaskDue, title: None, ..own(time) };
    desk.coach.add_reminder(&desk.now, &due("13:02")).unwrap();
    assert_eq!(shown(&mut desk, "2026-03-10T12:02:00Z"), 1);
    answer(&mut desk, PopupAction::Snooze);
    desk.coach.change_reminder(&desk.now, OWN, &due("18:00")).unwrap();
    assert_eq!(foretold(&desk, 1), ["2026-03-10 18:00"]);
    assert_eq!(shown(&mut desk, "2026-03-10T17:00:00Z"), 1);
}

#[test]
fn rule_7_moved_within_an_hour_over_midnight_it_comes_on_the_new_day() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &once("2026-03-10", "23:40")).unwrap();
    assert_eq!(shown(&mut desk, "2026-03-10T22:40:00Z"), 1);
    desk.coach.change_reminder(&desk.now, OWN, &once("2026-03-11", "00:10")).unwrap();
    assert_eq!(foretold(&desk, 1), ["2026-03-11 00:10"]);
    assert_eq!(shown(&mut desk, "2026-03-10T23:10:00Z"), 1);
}

#[test]
fn rule_7_a_time_that_has_passed_is_refused_in_words_and_changes_nothing() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &once("2026-03-10", "13:02")).unwrap();
    shown(&mut desk, "2026-03-10T12:02:00Z");
    answer(&mut desk, PopupAction::Snooze);
    let before = desk.contents();
    for (on, time) in [("2026-03-10", "12:30"), ("2026-03-09", "18:00"), ("2026-03-10", "13:02")] {
        let entry = ReminderEntry { title: Some("Other words".to_owned()), ..once(on, time) };
        let refused = desk.coach.change_reminder(&desk.now, OWN, &entry).unwrap_err().to_string();
        assert!(refused.starts_with("That time has passed."), "{refused}");
    }
    assert_eq!(desk.contents(), before);
}

#[test]
fn rule_7_a_weekly_one_moved_to_a_time_that_is_over_today_comes_next_week_and_what_was_put_off_waits() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &weekly(Day::Tuesday, "13:02")).unwrap();
    shown(&mut desk, "2026-03-10T12:02:00Z");
    answer(&mut desk, PopupAction::Snooze);
    desk.coach.change_reminder(&desk.now, OWN, &weekly(Day::Tuesday, "09:00")).unwrap();
    assert_eq!(foretold(&desk, 8), ["2026-03-17 09:00"], "the put-off ended");
    let inbox = desk.coach.inbox(&desk.now).unwrap();
    assert_eq!(
        (inbox.items.iter().filter(|item| item.key.rule == OWN).count(), inbox.put_off.len()),
        (1, 0),
        "nothing is lost"
    );
}

#[test]
fn rule_10_new_words_neither_reopen_a_day_nor_end_a_put_off() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &weekly(Day::Tuesday, "13:02")).unwrap();
    shown(&mut desk, "2026-03-10T12:02:00Z");
    answer(&mut desk, PopupAction::Snooze);
    let renamed = ReminderEntry {
        title: Some("Call Ines about the audit".to_owned()),
        ..weekly(Day::Tuesday, "13:02")
    };
    desk.coach.change_reminder(&desk.now, OWN, &renamed).unwrap();
    assert_eq!(foretold(&desk, 1), ["2026-03-10 14:02"]);
    assert_eq!(shown(&mut desk, "2026-03-10T13:02:00Z"), 1);
}

#[test]
fn rule_10_one_put_off_and_then_moved_to_another_day_comes_once_on_the_new_day() {
    let moved: [(ReminderEntry, ReminderEntry); 2] = [
        (once("2026-03-10", "13:02"), once("2026-03-12", "13:02")),
        (weekly(Day::Tuesday, "13:02"), weekly(Day::Thursday, "13:02")),
    ];
    for (before, after) in moved {
        let mut desk = tuesday();
        desk.coach.add_reminder(&desk.now, &before).unwrap();
        shown(&mut desk, "2026-03-10T12:02:00Z");
        answer(&mut desk, PopupAction::Snooze);
        desk.coach.change_reminder(&desk.now, OWN, &after).unwrap();
        assert_eq!(foretold(&desk, 4), ["2026-03-12 13:02"]);
        assert_eq!(shown(&mut desk, "2026-03-10T13:02:00Z"), 0);
        let inbox = desk.coach.inbox(&desk.now).unwrap();
        assert!(
            inbox.items.iter().chain(&inbox.put_off).all(|item| item.key.rule != OWN),
            "nor in the inbox before"
        );
        assert_eq!(shown(&mut desk, "2026-03-12T12:02:00Z"), 1);
        let body = desk.coach.inbox(&desk.now).unwrap().items[0].body.clone();
        assert!(!body.contains("Since"), "moved is not missed: {body}");
    }
}

#[test]
fn an_edit_is_one_level_of_undo_and_is_not_undone_over_what_came_since() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &weekly(Day::Tuesday, "13:02")).unwrap();
    shown(&mut desk, "2026-03-10T12:02:00Z");
    answer(&mut desk, PopupAction::Snooze);
    let before = desk.contents();
    desk.coach.change_reminder(&desk.now, OWN, &weekly(Day::Tuesday, "18:00")).unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), before, "the put-off is there again");
    desk.coach.redo().unwrap();
    assert_eq!(shown(&mut desk, "2026-03-10T17:00:00Z"), 1);
    let refused = desk.coach.undo().unwrap_err().to_string();
    assert!(refused.starts_with("Can’t undo"), "{refused}");
}

#[test]
fn rule_10_in_the_small_hours_tomorrow_is_the_coming_morning_and_is_named() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    desk.coach.add_reminder(&desk.now, &once("2026-03-11", "10:00")).unwrap();
    go_to(&mut desk, "2026-03-10T23:30:00Z");
    assert_eq!(
        desk.coach.snooze_all(&desk.now).unwrap().said,
        "All reminders snoozed until Wednesday 11 March, 07:00"
    );
    assert_eq!(foretold(&desk, 3), ["2026-03-11 10:00"]);
    // From four on, tomorrow is the next civil day again.
    go_to(&mut desk, "2026-03-11T03:00:00Z");
    assert_eq!(desk.coach.snooze_all(&desk.now).unwrap().said, "All reminders snoozed until tomorrow, 07:00");
}

#[test]
fn rule_10_an_answer_of_tomorrow_in_the_small_hours_names_the_coming_morning_before_it_is_pressed() {
    let mut desk = tuesday();
    desk.coach.add_reminder(&desk.now, &weekly(Day::Wednesday, "00:15")).unwrap();
    desk.coach.add_reminder(&desk.now, &weekly(Day::Tuesday, "23:30")).unwrap();
    assert_eq!(shown(&mut desk, "2026-03-10T23:20:00Z"), 1);
    let buttons = |desk: &Desk, rule| {
        let items = desk.coach.inbox(&desk.now).unwrap().items;
        let item = items.into_iter().find(|item| item.key.rule == rule).unwrap();
        item.buttons.into_iter().find(|button| button.action == PopupAction::Tomorrow).unwrap().label
    };
    assert_eq!(buttons(&desk, OWN), "Thursday 12 March, 00:15", "a quarter past midnight is over");
    assert_eq!(buttons(&desk, RuleId(3)), "Wednesday 11 March, 23:30", "it is the evening of the coming day");
    assert_eq!(answer(&mut desk, PopupAction::Tomorrow), "Snoozed until Thursday 12 March, 00:15");
    go_to(&mut desk, "2026-03-11T08:00:00Z");
    assert_eq!(buttons(&desk, RuleId(3)), "Tomorrow, 23:30", "by day the words are the plain ones");
}

#[test]
fn rule_8_a_held_time_names_its_day_and_quiet_hours_need_two_times() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    let same = QuietDay { day: Day::Monday, from: Some("22:00".to_owned()), to: Some("22:00".to_owned()) };
    let refused = desk.coach.set_quiet_hours(&desk.now, &[same]).unwrap_err().to_string();
    assert!(refused.starts_with("Those are the same time."), "{refused}");
    desk.coach.add_reminder(&desk.now, &once("2026-03-10", "22:30")).unwrap();
    let next = |desk: &Desk| desk.coach.reminders_page(&desk.now).unwrap().rules.pop().unwrap().next;
    assert_eq!(next(&desk), "Tuesday 22:30, today; delayed until tomorrow, 07:00 by quiet hours");
    go_to(&mut desk, "2026-03-10T21:40:00Z");
    assert_eq!(next(&desk), "Wednesday 07:00, tomorrow; delayed until then by quiet hours");
    assert_eq!(
        desk.coach.due_reminders(&desk.now).unwrap().pop().unwrap().because,
        "delayed until tomorrow, 07:00 by quiet hours"
    );
}

#[test]
fn a_put_off_time_is_ahead_or_it_waits_again() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    desk.coach.add_reminder(&desk.now, &once("2026-03-10", "20:30")).unwrap();
    shown(&mut desk, "2026-03-10T19:30:00Z");
    go_to(&mut desk, "2026-03-10T20:45:00Z");
    answer(&mut desk, PopupAction::Snooze);
    let page = |desk: &Desk| {
        let inbox = desk.coach.inbox(&desk.now).unwrap();
        let when = inbox
            .put_off
            .iter()
            .filter(|item| item.key.rule == OWN)
            .map(|item| item.when.clone())
            .collect::<Vec<_>>();
        (inbox.items.iter().filter(|item| item.key.rule == OWN).count(), when)
    };
    assert_eq!(page(&desk), (0, vec!["today, 22:45".to_owned()]));
    go_to(&mut desk, "2026-03-10T22:10:00Z");
    assert_eq!(page(&desk), (0, vec!["tomorrow, 07:00".to_owned()]), "the night holds it");
    go_to(&mut desk, "2026-03-11T09:00:00Z");
    assert_eq!(page(&desk), (1, vec![]), "its time has come");
}

#[test]
fn an_equal_pair_of_times_from_an_earlier_version_holds_nothing() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    rusqlite::Connection::open(desk.database())
        .unwrap()
        .execute("UPDATE quiet_hours SET from_at = '22:00', to_at = '22:00'", [])
        .unwrap();
    desk.coach.add_reminder(&desk.now, &once("2026-03-10", "23:00")).unwrap();
    assert_eq!(shown(&mut desk, "2026-03-10T22:00:00Z"), 1);
}

#[test]
fn i_posted_is_logged_once_whoever_says_it_again() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T08:00:00Z");
    let thursday = WeeklySlot { weekday: Day::Thursday, time: "09:00".to_owned(), enabled: true }.entry();
    desk.coach.add_reminder(&desk.now, &thursday).unwrap();
    let slots: Vec<_> = ["2026-03-10T08:00:00Z", "2026-03-12T08:00:00Z"]
        .into_iter()
        .flat_map(|instant| {
            go_to(&mut desk, instant);
            desk.coach.take_due(&desk.now, READY).unwrap().popups
        })
        .map(|popup_text| popup_text.keys[0])
        .collect();
    assert_eq!(slots.len(), 2);
    let said =
        |desk: &mut Desk, key, action| desk.coach.answer_popup(&desk.now, &[key], action).unwrap().said;
    assert!(said(&mut desk, slots[1], PopupAction::Done).starts_with("Post logged"));
    assert_eq!(said(&mut desk, slots[1], PopupAction::Done), "Already logged", "the popup and the inbox");
    assert_eq!(
        said(&mut desk, slots[0], PopupAction::Done),
        "Already logged",
        "the other slot of the same week"
    );
    assert_eq!(said(&mut desk, slots[1], PopupAction::Snooze), "Already answered");
    assert_eq!(desk.coach.week_report(&desk.now).unwrap().week.posts, 1);
}

#[test]
fn one_thing_stands_in_the_inbox_once_and_an_answer_is_for_all_of_it() {
    let mut desk = Desk::new().onboarded().on("2026-03-10T07:00:00Z");
    let thursday = WeeklySlot { weekday: Day::Thursday, time: "09:00".to_owned(), enabled: true }.entry();
    desk.coach.add_reminder(&desk.now, &thursday).unwrap();
    for lead in [1, 0] {
        let due =
            ReminderEntry { kind: RuleKind::TaskDue, title: None, lead_days: Some(lead), ..own("09:00") };
        desk.coach.add_reminder(&desk.now, &due).unwrap();
    }
    let task = OwnTaskEntry {
        title: "Call Ines".to_owned(),
        due_on: Some("2026-03-12".to_owned()),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &task).unwrap();
    for instant in ["2026-03-10T08:00:00Z", "2026-03-11T08:00:00Z", "2026-03-12T08:00:00Z"] {
        shown(&mut desk, instant);
    }
    let stands = |desk: &Desk| {
        let inbox = desk.coach.inbox(&desk.now).unwrap().items;
        let mut kinds: Vec<_> =
            inbox.iter().map(|item| (item.kind.slug(), item.key.on.to_string())).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(
        stands(&desk),
        [("task_due", "2026-03-12".to_owned()), ("weekly_post", "2026-03-12".to_owned())]
    );
    assert_eq!(desk.coach.take_due(&desk.now, READY).unwrap().waiting, 2, "the tray counts the same");
    for kind in [RuleKind::WeeklyPost, RuleKind::TaskDue] {
        let key = desk
            .coach
            .inbox(&desk.now)
            .unwrap()
            .items
            .into_iter()
            .find(|item| item.kind == kind)
            .unwrap()
            .key;
        desk.coach.answer_popup(&desk.now, &[key], PopupAction::Dismiss).unwrap();
    }
    assert_eq!(stands(&desk), [], "what was put aside does not come up again as another");
}

#[test]
fn an_entry_of_a_week_that_is_over_names_its_week_and_counts_nothing() {
    let mut desk = Desk::new().onboarded().on("2026-03-03T07:00:00Z");
    shown(&mut desk, "2026-03-03T08:00:00Z");
    go_to(&mut desk, "2026-03-09T08:00:00Z");
    let item = desk.coach.inbox(&desk.now).unwrap().items.remove(0);
    assert_eq!(item.summary, "Your post in the week of 2 March");
    let task = OwnTaskEntry {
        title: "Call Ines".to_owned(),
        due_on: Some("2026-03-10".to_owned()),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &task).unwrap();
    desk.coach
        .add_reminder(&desk.now, &ReminderEntry { kind: RuleKind::TaskDue, title: None, ..own("09:00") })
        .unwrap();
    shown(&mut desk, "2026-03-10T08:00:00Z");
    go_to(&mut desk, "2026-03-14T08:00:00Z");
    let bodies: Vec<_> = desk
        .coach
        .inbox(&desk.now)
        .unwrap()
        .items
        .into_iter()
        .map(|item| format!("{} {}", item.summary, item.body))
        .collect();
    assert!(bodies.contains(&"Call Ines Planned for 10 March. Still worth doing.".to_owned()), "{bodies:?}");
    for word in ["missed", "overdue", "behind", "still waits", "late"] {
        assert!(bodies.iter().all(|body| !body.contains(word)), "{word}: {bodies:?}");
    }
}
