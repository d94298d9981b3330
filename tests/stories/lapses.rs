//! Weeks missed, time away, holds and pauses: coming back is easy, and nothing that was missed is counted.

use chrono::Duration;
use standpoint_core::MissedReason;
use standpoint_core::calendar::{Day, PauseEntry};
use standpoint_core::coaching::{ActionKind, OfferKind};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::post::PostEntry;
use standpoint_core::reminders::{Delivery, PopupAction, ReminderEntry, RuleKind, WeeklySlot};
use standpoint_core::rhythm::{WeekState, WeekVerdict};
use standpoint_core::views::{NewsKind, TodayState};
use standpoint_tests::{Desk, at};

const READY: Delivery = Delivery::Ready { doubt: None };

/// A voice that may post: the rules are known.
fn voice() -> Desk {
    let mut desk = Desk::new().onboarded();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    desk
}

fn at_eight(desk: &mut Desk, day: &str) {
    desk.now = at(&format!("2026-{day}T08:00:00Z"));
}

fn shown(desk: &mut Desk) -> usize {
    let popups = desk.coach.take_due(&desk.now, READY).unwrap().popups;
    popups.iter().for_each(|popup_text| desk.coach.popup_was_shown(&desk.now, &popup_text.keys).unwrap());
    popups.len()
}

fn own(desk: &mut Desk, title: &str, due_on: &str) -> String {
    let entry =
        OwnTaskEntry { title: title.to_owned(), due_on: Some(due_on.to_owned()), ..OwnTaskEntry::default() };
    desk.coach.add_task(&desk.now, &entry).unwrap().created.unwrap()
}

#[test]
fn after_a_fortnight_away_the_coach_welcomes_back_with_ten_minutes_and_counts_nothing() {
    let mut desk = voice();
    at_eight(&mut desk, "01-18");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.state, today.next.kind == ActionKind::WelcomeBack),
        (TodayState::Ordinary, false),
        "thirteen days"
    );
    assert_eq!(today.news.as_ref().map(|news| news.kind), Some(NewsKind::WelcomeBack));
    assert_eq!(today.news.unwrap().text, "Welcome back. Five minutes: one comment, or save one idea.");
    at_eight(&mut desk, "01-19");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!((today.state, today.next.kind), (TodayState::Back, ActionKind::WelcomeBack));
    assert_eq!(today.next.title, "Good to have you back. Nothing is lost.");
    assert!(today.next.minutes.unwrap() <= 10);
    for said in [&today.next.title, &today.next.how, &today.next.reason] {
        assert!(!said.contains("missed") && !said.chars().any(|sign| sign.is_ascii_digit()), "{said}");
    }
}

#[test]
fn starting_again_clears_what_is_old_in_one_level_of_undo_and_deletes_nothing() {
    let mut desk = voice();
    let late = own(&mut desk, "Call Ines", "2026-01-08");
    let ahead = own(&mut desk, "Write to Grace", "2026-03-20");
    at_eight(&mut desk, "01-13");
    assert_eq!(shown(&mut desk), 1);
    at_eight(&mut desk, "01-27");
    shown(&mut desk);
    at_eight(&mut desk, "02-26");
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), 1);
    let before = desk.contents();
    let levels = desk.coach.history().unwrap().len();
    assert_eq!(desk.coach.do_next(&desk.now).unwrap().said, "We begin here.");

    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(today.inbox.items, [], "what is older than a week is settled");
    assert_eq!(today.any_time.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(), [late.as_str()]);
    let dates: Vec<_> = desk
        .coach
        .task_list(&desk.now, false)
        .unwrap()
        .into_iter()
        .filter(|task| task.id == ahead)
        .map(|task| task.due_on)
        .collect();
    assert_eq!(dates, ["2026-03-20".parse().ok()], "a date that lies ahead stays");
    let steps = desk.coach.programme_page(&desk.now).unwrap().steps;
    assert_eq!(
        (steps[0].planned_from.to_string().as_str(), steps[0].started_on.unwrap().to_string().as_str()),
        ("2026-02-26", "2026-02-26")
    );
    assert!(steps[1].tasks_done == 2, "what was done stays done");
    assert!(
        desk.coach
            .task_list(&desk.now, true)
            .unwrap()
            .iter()
            .filter(|task| task.every.is_some())
            .all(|task| task.due_on.is_none_or(|on| on >= desk.now.today())),
        "what came back has lapsed"
    );
    let next = desk.next();
    assert!(next.minutes.unwrap() <= 10, "{} takes {:?}", next.subject.0, next.minutes);

    let after = desk.contents();
    assert_eq!(desk.coach.history().unwrap().len(), levels + 1);
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), before);
    desk.coach.redo().unwrap();
    assert_eq!(desk.contents(), after);
}

#[test]
fn the_first_thing_after_starting_again_is_the_ten_minute_version_and_only_the_first() {
    let mut desk = Desk::new().answered(&ProfileAnswers::default());
    desk.complete("target-role");
    at_eight(&mut desk, "01-20");
    desk.coach.start_again(&desk.now).unwrap();
    let next = desk.next();
    assert_eq!(
        (next.subject.0.as_str(), next.is_smaller, next.minutes),
        ("task read-policy", true, Some(10))
    );
    assert_eq!(next.reason, "We begin here: Read your employer’s policy. Ten minutes.");
    assert_eq!(desk.coach.do_next(&desk.now).unwrap().said, "That counts.");
    assert!(!desk.next().is_smaller);
}

#[test]
fn keeping_the_dates_declines_the_welcome_and_changes_nothing_else() {
    let mut desk = voice();
    at_eight(&mut desk, "01-26");
    let (plan, subject) = (desk.coach.programme_page(&desk.now).unwrap(), desk.next().subject);
    desk.coach.decline(&desk.now, &subject).unwrap();
    assert_ne!(desk.next().kind, ActionKind::WelcomeBack);
    assert_eq!(desk.coach.programme_page(&desk.now).unwrap().ends_on, plan.ends_on);
    desk.now.instant += Duration::days(1);
    assert_ne!(desk.next().kind, ActionKind::WelcomeBack, "who answered is back");
}

#[test]
fn after_two_missed_weeks_a_fresh_start_is_offered_on_a_monday_or_the_first_of_a_month() {
    let offered = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .iter()
            .any(|next| next.offer == Some(OfferKind::FreshStart))
    };
    let mut desk = voice();
    assert!(!offered(&desk), "nobody has missed a week on the first day");
    // Two weeks without a post; the user was here, so it is no time away.
    for (day, expected) in [
        ("01-12", false),
        ("01-16", false),
        ("01-19", true),
        ("01-20", false),
        ("01-23", false),
        ("02-01", true),
    ] {
        at_eight(&mut desk, day);
        assert_eq!(offered(&desk), expected, "{day}");
        desk.add_task(day);
    }
    at_eight(&mut desk, "02-02");
    let late = own(&mut desk, "Overdue by then", "2026-02-02");
    at_eight(&mut desk, "02-09");
    let offer = desk
        .coach
        .next_actions(&desk.now, 50)
        .unwrap()
        .into_iter()
        .find(|next| next.kind == ActionKind::Offer)
        .unwrap();
    assert_eq!(
        (offer.title.as_str(), offer.how.as_str()),
        ("Fresh start?", "I’ll clear the old list (nothing is deleted) and begin with one thing.")
    );
    desk.coach.answer_offer(&desk.now, OfferKind::FreshStart, true).unwrap();
    assert!(desk.coach.today(&desk.now).unwrap().any_time.iter().any(|task| task.id == late));
    at_eight(&mut desk, "02-16");
    assert!(!offered(&desk), "not every week");
}

#[test]
fn after_a_missed_week_one_question_is_asked_once_and_offers_one_change() {
    let mut desk = voice();
    assert_eq!(desk.coach.today(&desk.now).unwrap().question, None, "there is no week before the first");
    at_eight(&mut desk, "01-12");
    let question = desk.coach.today(&desk.now).unwrap().question.unwrap();
    assert_eq!((question.week_on.to_string().as_str(), question.reasons.len()), ("2026-01-05", 5));
    assert_eq!(
        desk.coach.answer_missed_week(&desk.now, question.week_on, MissedReason::Moment).unwrap().said,
        "Move the slot?"
    );
    assert_eq!(desk.coach.today(&desk.now).unwrap().question, None);
    let offers: Vec<_> = MissedReason::ALL.iter().map(|reason| reason.offer()).collect();
    assert_eq!(
        offers,
        [
            "Move the slot?",
            "Take the smaller version?",
            "Here’s a prompt with a green light.",
            "Show it to one person first?",
            "Shall we pause?"
        ]
    );
}

#[test]
fn on_hold_nothing_is_suggested_nudges_stop_and_the_week_does_not_count() {
    let mut desk = voice();
    let said = desk.coach.hold_voice(&desk.now, Some("2026-01-15")).unwrap().said;
    assert_eq!(said, "Your voice is on hold until Thursday 15 January.");
    at_eight(&mut desk, "01-06");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.next.kind, today.next.title.as_str(), today.others.len()),
        (ActionKind::Rest, "Your voice is on hold until 15 January.", 0)
    );
    assert_eq!(
        (today.week.state, today.hold.unwrap().back_on.unwrap().to_string().as_str()),
        (WeekState::Held, "2026-01-15")
    );
    assert_eq!(shown(&mut desk), 0);
    at_eight(&mut desk, "01-13");
    assert_eq!(shown(&mut desk), 0);
    at_eight(&mut desk, "01-15");
    assert_ne!(desk.next().kind, ActionKind::Rest, "it is over");
    at_eight(&mut desk, "01-20");
    assert_eq!(shown(&mut desk), 1, "and nudges come again");
    let verdicts: Vec<_> =
        desk.coach.week_report(&desk.now).unwrap().weeks.iter().map(|week| week.verdict).collect();
    assert_eq!(verdicts, [WeekVerdict::Held, WeekVerdict::Held, WeekVerdict::Running]);
}

#[test]
fn a_nudge_that_was_put_off_does_not_come_in_a_hold() {
    let mut desk = voice();
    at_eight(&mut desk, "01-06");
    let popup_text = desk.coach.take_due(&desk.now, READY).unwrap().popups.remove(0);
    desk.coach.answer_popup(&desk.now, &popup_text.keys, PopupAction::Tomorrow).unwrap();
    // The hold begins on the day after the nudge's own.
    desk.now = at("2026-01-07T07:00:00Z");
    desk.coach.hold_voice(&desk.now, None).unwrap();
    at_eight(&mut desk, "01-07");
    assert_eq!(shown(&mut desk), 0);
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items, []);
}

#[test]
fn a_hold_until_the_user_says_so_is_ended_early_and_planned_posts_stay_planned() {
    let mut desk = voice();
    let idea = PostEntry {
        title: Some("Roadmaps".to_owned()),
        planned_on: Some("2026-01-08".to_owned()),
        ..PostEntry::default()
    };
    desk.coach.add_post(&desk.now, &idea).unwrap();
    desk.coach.hold_voice(&desk.now, None).unwrap();
    at_eight(&mut desk, "01-09");
    assert_eq!(desk.next().title, "Your voice is on hold until you say so.");
    desk.coach.end_hold(&desk.now).unwrap();
    assert_ne!(desk.next().kind, ActionKind::Rest);
    assert_eq!(desk.coach.today(&desk.now).unwrap().planned[0].title, "Roadmaps");
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::Held, "the week was touched");
    assert!(desk.coach.end_hold(&desk.now).unwrap_err().to_string().contains("isn’t on hold"));
    for past in ["2026-01-09", "yesterday", "2026-01-01", "nonsense"] {
        assert!(desk.coach.hold_voice(&desk.now, Some(past)).is_err(), "{past}");
    }
    desk.coach.hold_voice(&desk.now, Some("tomorrow")).unwrap();
    desk.coach.end_hold(&desk.now).unwrap();
    at_eight(&mut desk, "01-12");
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::OnTrack);
}

#[test]
fn on_a_break_nothing_is_suggested_and_its_days_move_the_dates() {
    let mut desk = voice();
    let ends_on = desk.coach.programme_page(&desk.now).unwrap().ends_on;
    let away = PauseEntry { from_on: "2026-01-12".to_owned(), to_on: "2026-01-25".to_owned(), note: None };
    desk.coach.add_pause(&desk.now, &away).unwrap();
    assert_eq!((desk.coach.programme_page(&desk.now).unwrap().ends_on - ends_on).num_days(), 14);
    at_eight(&mut desk, "01-14");
    let next = desk.next();
    assert_eq!((next.kind, next.title.as_str()), (ActionKind::Rest, "You’re on a break until 26 January."));
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::Paused);
    assert!(desk.coach.do_next(&desk.now).is_err(), "and there is nothing to do");
}

#[test]
fn a_reminder_missed_says_since_when_and_stands_in_the_inbox_once() {
    let mut desk = voice();
    let review = ReminderEntry {
        kind: RuleKind::Review,
        ..WeeklySlot { weekday: Day::Friday, time: "15:00".to_owned(), enabled: true }.entry()
    };
    desk.coach.add_reminder(&desk.now, &review).unwrap();
    at_eight(&mut desk, "01-26");
    assert_eq!(shown(&mut desk), 2);
    let inbox = desk.coach.inbox(&desk.now).unwrap().items;
    let bodies: Vec<_> = inbox.iter().map(|item| item.body.as_str()).collect();
    assert_eq!(inbox.len(), 2, "{bodies:?}");
    let since = |day: &str| {
        bodies.iter().any(|body| {
            body.starts_with(&format!("Since {day} January: ")) && body.ends_with(". Still worth doing.")
        })
    };
    assert!(since("9") && since("6"), "{bodies:?}");
    assert!(bodies.iter().all(|body| !body.contains("missed")), "{bodies:?}");
}

#[test]
fn coming_back_after_a_week_and_more_is_named_once_something_was_done() {
    let mut desk = Desk::new().onboarded();
    desk.coach.do_next(&desk.now).unwrap();
    desk.now = at("2026-01-15T08:00:00Z");
    let news = |desk: &Desk| desk.coach.today(&desk.now).unwrap().news.map(|news| news.text);
    assert_eq!(news(&desk).as_deref(), Some("Welcome back. Five minutes: one comment, or save one idea."));
    desk.coach.do_next(&desk.now).unwrap();
    assert_eq!(news(&desk).as_deref(), Some("You came back. That’s the habit."));
    desk.now = at("2026-01-16T08:00:00Z");
    assert_eq!(news(&desk), None);
}

#[test]
fn a_pause_of_a_month_is_a_quiet_season_with_words_to_tell_people() {
    let mut desk = Desk::new().onboarded();
    let pause =
        |from: &str, to: &str| PauseEntry { from_on: from.to_owned(), to_on: to.to_owned(), note: None };
    let said = desk.coach.add_pause(&desk.now, &pause("2026-02-02", "2026-04-30")).unwrap().said;
    assert!(
        said.starts_with("A quiet season until May. Nothing counts until then.")
            && said.contains("“I’ll be quieter until May."),
        "{said}"
    );
    let short = desk.coach.add_pause(&desk.now, &pause("2026-05-04", "2026-05-10")).unwrap().said;
    assert!(short.starts_with("Paused "), "{short}");
}
