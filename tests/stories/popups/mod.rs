//! Nudges as the user meets them: when they come, what they say, what answering does. On real files.

mod slot;

use standpoint_core::calendar::{Day, Now, PauseEntry};
use standpoint_core::coaching::ActionKind;
use standpoint_core::id::RuleId;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::tasks::{OwnTaskEntry, TaskRef};
use standpoint_core::publishing::post::PostEntry;
use standpoint_core::reminders::Repeats;
use standpoint_core::reminders::{
    Delivery, OccurrenceKey, PopupAction, PopupButtons, PopupText, QuietDay, ReminderEntry, RuleKind,
    WeeklySlot,
};
use standpoint_core::rhythm::WeekState;
use standpoint_core::views::NewsKind;
use standpoint_core::views::PostQuery;
use standpoint_core::{Coach, DuePopups};
use standpoint_tests::{Desk, at};

const READY: Delivery = Delivery::Ready { doubt: None };

fn ask(desk: &mut Desk, instant: &str) -> DuePopups {
    desk.now = at(instant);
    desk.coach.take_due(&desk.now, READY).unwrap()
}

/// Asks, and has what comes shown, as the timer does.
fn shown(desk: &mut Desk, instant: &str) -> Vec<PopupText> {
    let popups = ask(desk, instant).popups;
    for popup_text in &popups {
        desk.coach.popup_was_shown(&desk.now, &popup_text.keys).unwrap();
    }
    popups
}

fn slot(weekday: Day, time: &str) -> ReminderEntry {
    WeeklySlot { weekday, time: time.to_owned(), enabled: true }.entry()
}

fn own(title: &str, time: &str) -> ReminderEntry {
    ReminderEntry {
        kind: RuleKind::Custom,
        title: Some(title.to_owned()),
        weekdays: Some(Day::ALL.to_vec()),
        ..slot(Day::Monday, time)
    }
}

fn of_kind(kind: RuleKind, time: &str) -> ReminderEntry {
    ReminderEntry { kind, repeats: None, weekdays: None, ..slot(Day::Monday, time) }
}

#[test]
fn rule_10_putting_off_is_an_instant_that_survives_a_restart_and_new_slots_beside_it() {
    let mut desk = Desk::new().onboarded();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Tomorrow).unwrap();
    desk.restart();
    desk.coach.add_reminder(&desk.now, &slot(Day::Friday, "18:00")).unwrap();
    let held = ask(&mut desk, "2026-01-07T07:59:00Z");
    assert_eq!(
        (held.popups, held.next_wake.unwrap().to_string().as_str()),
        (vec![], "2026-01-07 08:00:00 UTC")
    );
    assert_eq!(shown(&mut desk, "2026-01-07T08:00:00Z").remove(0).keys, due.keys);

    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Snooze).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-07T08:59:00Z"), []);
    assert_eq!(shown(&mut desk, "2026-01-07T09:00:00Z").remove(0).keys, due.keys);

    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::NextSlot).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-13T07:59:00Z").len(), 1, "the other slot");
    let next = shown(&mut desk, "2026-01-13T08:00:00Z");
    assert_eq!(next.len(), 1, "the one put off is joined into the new one");
    assert_eq!(next[0].keys[0].on.to_string(), "2026-01-13");
}

#[test]
fn rule_7_changing_or_turning_on_does_not_fire_back_and_turning_off_silences() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T12:00:00Z");
    desk.coach.change_reminder(&desk.now, RuleId(1), &slot(Day::Monday, "08:00")).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-06T12:00:30Z"), [], "Monday has passed");
    assert_eq!(shown(&mut desk, "2026-01-12T07:00:00Z").len(), 1);
    desk.coach.turn_reminder(&desk.now, RuleId(1), false).unwrap();
    let off = ask(&mut desk, "2026-01-26T07:00:00Z");
    assert_eq!((off.popups, off.next_wake), (vec![], None));
    desk.coach.turn_reminder(&desk.now, RuleId(1), true).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-26T07:00:30Z"), []);
}

#[test]
fn rule_9_two_processes_never_both_show_it() {
    let desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    let (now, folder): (Now, _) = (desk.now, desk.folder());
    let shown: usize = std::thread::scope(|scope| {
        let takers: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| Coach::open(folder).unwrap().take_due(&now, READY).unwrap().popups.len()))
            .collect();
        takers.into_iter().map(|taker| taker.join().unwrap()).sum()
    });
    assert_eq!(shown, 1);
}

#[test]
fn rule_9_what_was_taken_and_never_confirmed_comes_once_more_and_then_waits_in_the_inbox() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(ask(&mut desk, "2026-01-06T08:00:00Z").popups.len(), 1);
    desk.restart();
    assert_eq!(ask(&mut desk, "2026-01-06T08:00:30Z").popups, [], "whoever took it may still be showing it");
    assert_eq!(ask(&mut desk, "2026-01-06T08:01:30Z").popups.len(), 1);
    assert_eq!(ask(&mut desk, "2026-01-06T08:05:00Z").popups, [], "twice at the most");
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), 1, "the inbox has it");
}

#[test]
fn rule_11_without_a_notification_service_the_inbox_has_it_and_the_popup_stays_owed() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    let down = desk.coach.take_due(&desk.now, Delivery::Down).unwrap();
    assert_eq!((down.popups, down.waiting), (vec![], 1));
    assert_eq!(desk.coach.today(&desk.now).unwrap().inbox.items[0].summary, "This week’s post");
    assert_eq!(shown(&mut desk, "2026-01-06T10:00:00Z").len(), 1, "the service is back");
    assert_eq!(shown(&mut desk, "2026-01-06T10:00:30Z"), []);
}

#[test]
fn rule_11_a_popup_that_the_desktop_refused_is_owed_again() {
    let mut desk = Desk::new().onboarded();
    let due = ask(&mut desk, "2026-01-06T08:00:00Z").popups.remove(0);
    desk.coach.popup_was_refused(&desk.now, &due.keys).unwrap();
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), 1);
    assert_eq!(shown(&mut desk, "2026-01-06T08:00:05Z").len(), 1);
}

#[test]
fn rule_5_three_weeks_away_give_one_popup_a_rule_and_more_than_three_rules_give_one_in_all() {
    let mut desk = Desk::new().onboarded();
    desk.coach.add_reminder(&desk.now, &of_kind(RuleKind::Review, "15:00")).unwrap_err();
    let review = ReminderEntry { kind: RuleKind::Review, ..slot(Day::Friday, "15:00") };
    desk.coach.add_reminder(&desk.now, &review).unwrap();
    let back = shown(&mut desk, "2026-01-26T10:00:00Z");
    assert_eq!(back.iter().map(|popup_text| popup_text.keys.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(
        back[0].body, "Since 6 January: Your post in the week of 19 January. Still worth doing.",
        "of the week it belongs to"
    );

    desk.coach.add_reminder(&desk.now, &own("Call Ines", "08:00")).unwrap();
    desk.coach.add_reminder(&desk.now, &slot(Day::Thursday, "16:00")).unwrap();
    let digest = shown(&mut desk, "2026-02-09T10:00:00Z");
    assert_eq!(
        (digest.len(), digest[0].summary.as_str(), digest[0].buttons),
        (1, "4 reminders", PopupButtons::Several)
    );
    assert!(digest[0].body.contains("Call Ines"), "{}", digest[0].body);
    assert_eq!(
        desk.coach.inbox(&desk.now).unwrap().items.len(),
        3,
        "the inbox has each, and the post of the week once"
    );
}

#[test]
fn rule_5_what_was_missed_more_than_a_fortnight_ago_goes_to_the_inbox_without_a_popup() {
    let mut desk = Desk::new().onboarded();
    let once = ReminderEntry {
        repeats: Some(Repeats::Once),
        weekdays: None,
        on_date: Some("2026-01-07".to_owned()),
        ..own("Renew", "09:00")
    };
    desk.coach.add_reminder(&desk.now, &once).unwrap();
    desk.coach.turn_reminder(&desk.now, RuleId(1), false).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-22T08:00:00Z"), []);
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items[0].summary, "Renew");
}

#[test]
fn rule_8_quiet_hours_hold_and_drop_nothing() {
    let mut desk = Desk::new().onboarded();
    desk.coach.remove_reminder(&desk.now, RuleId(1)).unwrap();
    desk.coach.add_reminder(&desk.now, &own("Breathe", "23:00")).unwrap();
    let held = ask(&mut desk, "2026-01-05T22:30:00Z");
    assert_eq!(
        (held.popups, held.next_wake.unwrap().to_string().as_str()),
        (vec![], "2026-01-06 06:00:00 UTC"),
        "until seven"
    );
    let why = desk.coach.due_reminders(&desk.now).unwrap();
    assert_eq!(why[0].because, "delayed until tomorrow, 07:00 by quiet hours");
    assert_eq!(shown(&mut desk, "2026-01-06T06:00:00Z").remove(0).summary, "Breathe");
    desk.coach.set_quiet_hours(&desk.now, &[QuietDay { day: Day::Tuesday, from: None, to: None }]).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-06T22:00:00Z").len(), 1, "Tuesdays have none any more");
}

#[test]
fn rule_8_a_pause_holds_what_was_asked_for_and_leaves_out_the_weekly_post() {
    let mut desk = Desk::new().onboarded();
    desk.coach.add_reminder(&desk.now, &own("Water the plants", "09:00")).unwrap();
    let away = PauseEntry { from_on: "2026-01-05".to_owned(), to_on: "2026-01-11".to_owned(), note: None };
    desk.coach.add_pause(&desk.now, &away).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-07T12:00:00Z"), []);
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::Paused);
    let back = shown(&mut desk, "2026-01-12T07:00:00Z");
    assert_eq!(
        back.iter().map(|popup_text| popup_text.summary.as_str()).collect::<Vec<_>>(),
        ["Water the plants"]
    );
    assert_eq!(shown(&mut desk, "2026-01-13T08:00:00Z").len(), 2, "and the weekly post again");
}

#[test]
fn putting_everything_off_holds_until_tomorrow_morning() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T07:30:00Z");
    let said = desk.coach.snooze_all(&desk.now).unwrap().said;
    assert_eq!(said, "All reminders snoozed until tomorrow, 07:00");
    assert_eq!(shown(&mut desk, "2026-01-06T12:00:00Z"), []);
    assert_eq!(shown(&mut desk, "2026-01-07T06:00:00Z").len(), 1);
    assert_eq!(desk.coach.today(&desk.now).unwrap().inbox.all_put_off_until, None);
}

#[test]
fn rule_8_tasks_that_are_due_are_named_and_done_completes_the_one() {
    let mut desk = Desk::new().onboarded();
    desk.coach.turn_reminder(&desk.now, RuleId(1), false).unwrap();
    // The first step's own dates stay out of it.
    desk.coach.finish_step(&desk.now, "purpose").unwrap();
    let ahead = ReminderEntry { lead_days: Some(1), ..of_kind(RuleKind::TaskDue, "08:30") };
    desk.coach.add_reminder(&desk.now, &ahead).unwrap();
    let task = |title: &str| OwnTaskEntry {
        title: title.to_owned(),
        due_on: Some("2026-01-07".to_owned()),
        ..OwnTaskEntry::default()
    };
    let id = desk.coach.add_task(&desk.now, &task("Write to Ines")).unwrap().created.unwrap();
    let due = shown(&mut desk, "2026-01-06T07:30:00Z").remove(0);
    assert_eq!((due.summary.as_str(), due.body.as_str()), ("Write to Ines", "Tomorrow."));
    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Done).unwrap();
    assert_eq!(ask(&mut desk, "2026-01-06T07:31:00Z").waiting, 0);
    let id: TaskRef = id.parse().unwrap();
    desk.coach.undo().unwrap();
    desk.coach.add_task(&desk.now, &task("Write to Grace")).unwrap();
    desk.coach.complete_task(&desk.now, &id).unwrap();
    assert_eq!(
        desk.coach
            .task_list(&desk.now, false)
            .unwrap()
            .iter()
            .filter(|line| ["Write to Ines", "Write to Grace"].contains(&line.title.as_str()))
            .count(),
        1
    );
}

#[test]
fn rule_12_reminders_of_ones_own_pop_up_together_and_at_most_every_ten_minutes() {
    let mut desk = Desk::new().onboarded();
    for title in ["One", "Two", "Three"] {
        desk.coach.add_reminder(&desk.now, &own(title, "12:00")).unwrap();
    }
    desk.coach.add_reminder(&desk.now, &own("Four", "12:04")).unwrap();
    let noon = shown(&mut desk, "2026-01-05T11:00:00Z");
    assert_eq!((noon.len(), noon[0].body.as_str()), (1, "One · Two · Three"));
    assert_eq!(shown(&mut desk, "2026-01-05T11:04:00Z"), [], "it waits for the next popup");
    assert_eq!(shown(&mut desk, "2026-01-05T11:10:00Z").remove(0).summary, "Four");
}

#[test]
fn a_thousand_reminders_at_the_same_minute_are_one_popup() {
    let mut desk = Desk::new().onboarded();
    for n in 0..1_000 {
        desk.coach.add_reminder(&desk.now, &own(&format!("Number {n}"), "12:00")).unwrap();
    }
    let noon = shown(&mut desk, "2026-01-05T11:00:00Z");
    assert_eq!((noon.len(), noon[0].keys.len(), noon[0].summary.as_str()), (1, 1_000, "1000 reminders"));
    assert!(noon[0].body.ends_with("and 996 more"), "{}", noon[0].body);
    desk.coach.answer_popup(&desk.now, &noon[0].keys, PopupAction::Tomorrow).unwrap();
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().put_off.len(), 1_000);
}

#[test]
fn rule_14_with_details_hidden_a_popup_shows_the_apps_name_and_nothing_else() {
    let mut desk = Desk::new().onboarded();
    let settings = standpoint_core::reminders::ReminderSettings {
        hide_details: true,
        ..desk.coach.reminder_settings().unwrap()
    };
    desk.coach.set_reminder_settings(&desk.now, settings).unwrap();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert_eq!((due.summary.as_str(), due.body.as_str(), due.buttons), ("Standpoint", "", PopupButtons::One));
}

#[test]
fn a_popup_stays_on_the_screen_only_where_that_was_chosen() {
    let mut desk = Desk::new().onboarded();
    let settings = desk.coach.reminder_settings().unwrap();
    assert!(!settings.keep_on_screen, "off unless chosen");
    let kept = standpoint_core::reminders::ReminderSettings { keep_on_screen: true, ..settings };
    desk.coach.set_reminder_settings(&desk.now, kept).unwrap();
    assert_eq!(desk.coach.reminder_settings().unwrap(), kept);
    assert!(shown(&mut desk, "2026-01-06T08:00:00Z").remove(0).stays);
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.reminder_settings().unwrap(), settings, "undone like every other choice");

    let mut desk = Desk::new().onboarded();
    assert!(!shown(&mut desk, "2026-01-06T08:00:00Z").remove(0).stays);
}

#[test]
fn bad_times_days_zones_and_pauses_are_refused_in_a_sentence() {
    let mut desk = Desk::new().onboarded();
    let now = desk.now;
    let refused = |desk: &mut Desk, entry: ReminderEntry| {
        desk.coach.add_reminder(&now, &entry).unwrap_err().to_string()
    };
    assert!(refused(&mut desk, own("Late", "25:00")).contains("Enter a time, like 09:00"));
    assert!(refused(&mut desk, own("  ", "09:00")).contains("is empty"));
    let once = |on: &str| ReminderEntry {
        repeats: Some(Repeats::Once),
        on_date: Some(on.to_owned()),
        weekdays: None,
        ..own("Once", "09:00")
    };
    assert!(refused(&mut desk, once("2026-02-31")).contains("isn’t a date"));
    assert!(refused(&mut desk, once("2026-01-02")).contains("has passed"));
    assert!(
        refused(&mut desk, ReminderEntry { zone: Some("Mars/Olympus".to_owned()), ..own("Zone", "09:00") })
            .contains("Unknown time zone")
    );
    assert!(
        refused(
            &mut desk,
            ReminderEntry { repeats: Some(Repeats::Monthly), month_day: Some(32), ..own("M", "09:00") }
        )
        .contains("from 1 to 31")
    );
    let pause =
        |from: &str, to: &str| PauseEntry { from_on: from.to_owned(), to_on: to.to_owned(), note: None };
    desk.coach.add_pause(&now, &pause("2026-02-01", "2026-02-10")).unwrap();
    let overlapping = desk.coach.add_pause(&now, &pause("2026-02-10", "2026-02-12")).unwrap_err().to_string();
    assert!(overlapping.contains("1–10 February 2026"), "{overlapping}");
    assert!(
        desk.coach
            .add_pause(&now, &pause("2026-03-10", "2026-03-01"))
            .unwrap_err()
            .to_string()
            .contains("last day is before the first")
    );
}

#[test]
fn a_reminders_text_with_markup_and_newlines_stays_plain_text_on_one_line() {
    let mut desk = Desk::new().onboarded();
    desk.coach.add_reminder(&desk.now, &own("<b>Ask</b>\nInes & co", "12:00")).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-05T11:00:00Z").remove(0).summary, "<b>Ask</b> Ines & co");
}

#[test]
fn rule_6_a_clock_in_2098_or_1970_and_back_loses_nothing() {
    let mut desk = Desk::new().onboarded();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Dismiss).unwrap();
    let far = shown(&mut desk, "2098-01-10T12:00:00Z");
    assert!(far.len() <= 1);
    assert_eq!(shown(&mut desk, "1970-01-10T12:00:00Z"), []);
    assert_eq!(shown(&mut desk, "2026-01-12T12:00:00Z"), [], "last week's was put aside and stays so");
    assert_eq!(shown(&mut desk, "2026-01-13T08:00:00Z").len(), 1, "and the next one comes");
}

#[test]
fn an_answer_by_its_key_settles_what_waits() {
    let mut desk = Desk::new().onboarded();
    let review = ReminderEntry { kind: RuleKind::Review, ..slot(Day::Friday, "15:00") };
    desk.coach.add_reminder(&desk.now, &review).unwrap();
    shown(&mut desk, "2026-01-09T14:00:00Z");
    let waiting = desk.coach.inbox(&desk.now).unwrap().items;
    let review: Vec<OccurrenceKey> =
        waiting.iter().filter(|item| item.kind == RuleKind::Review).map(|item| item.key).collect();
    desk.coach.answer_popup(&desk.now, &review, PopupAction::Done).unwrap();
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), waiting.len() - 1);
}

#[test]
fn nothing_is_due_before_the_first_questions() {
    let mut desk = Desk::new();
    assert_eq!(desk.coach.take_due(&desk.now, READY).unwrap(), DuePopups::default());
}

#[test]
fn what_is_due_is_one_line_of_news_on_today_but_not_the_slot_which_speaks_of_the_action_there() {
    let mut desk = Desk::new().onboarded();
    shown(&mut desk, "2026-01-06T08:00:00Z");
    let news = |desk: &Desk| desk.coach.today(&desk.now).unwrap().news.map(|news| (news.kind, news.text));
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), 1);
    assert_eq!(news(&desk), None);
    desk.coach.add_reminder(&desk.now, &own("Call Ines", "10:00")).unwrap();
    shown(&mut desk, "2026-01-06T09:00:00Z");
    assert_eq!(news(&desk), Some((NewsKind::Reminders, "Call Ines".to_owned())));
    desk.coach.add_reminder(&desk.now, &own("Water the plants", "11:00")).unwrap();
    shown(&mut desk, "2026-01-06T10:00:00Z");
    assert_eq!(news(&desk).map(|(_, text)| text.ends_with(", and 1 more")), Some(true));
}
