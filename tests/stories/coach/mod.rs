//! What the coach suggests, in what order, and what the user's answers to it do.

mod ticks;
mod voice;

use chrono::{Duration, NaiveDate};
use standpoint_core::calendar::Day;
use standpoint_core::coaching::{ActionKind, Lane, OfferKind, PartOf};
use standpoint_core::id::{ConversationId, WorksheetRowId};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::tasks::{OwnTaskEntry, TaskRef};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{PostEntry, PublicationEntry};
use standpoint_core::reminders::{Delivery, PopupAction, WeeklySlot};
use standpoint_core::rhythm::WeekState;
use standpoint_core::views::{Lateness, TaskCount, TaskState};
use standpoint_tests::{Desk, at, titles_ticked};

/// The first 30 days, place by place.
const FIRST_DAYS: [&str; 22] = [
    "target-role",
    "read-policy",
    "five-comments",
    "three-audiences",
    "ai-rules",
    "never-post-list",
    "if-then-plans",
    "find-leaders",
    "five-comments",
    "open-note",
    "proof-points",
    "promise-draft",
    "draft-disclaimer",
    "stranger-rule",
    "choose-slot",
    "five-comments",
    "first-post",
    "red-line-check",
    "publish-answer",
    "headline",
    "credit-someone",
    "five-comments",
];

/// A Monday, minutes a week, and a voice that has not started.
fn desk(minutes: u32) -> Desk {
    Desk::new().answered(&ProfileAnswers { minutes: Some(minutes), ..ProfileAnswers::default() })
}

fn task(id: &str) -> TaskRef {
    id.parse().unwrap()
}

fn answer(desk: &mut Desk, step: &str, field: &str, text: &str) -> Vec<String> {
    titles_ticked(desk.coach.set_answer(&desk.now, step, None, field, text).unwrap())
}

fn row(desk: &mut Desk, step: &str) -> WorksheetRowId {
    WorksheetRowId(
        desk.coach.add_worksheet_row(&desk.now, step, None).unwrap().created.unwrap().parse().unwrap(),
    )
}

fn answer_row(desk: &mut Desk, step: &str, row: WorksheetRowId, field: &str, text: &str) -> Vec<String> {
    titles_ticked(desk.coach.set_answer(&desk.now, step, Some(row), field, text).unwrap())
}

fn state(desk: &Desk, step: &str, slug: &str) -> TaskState {
    let page = desk.coach.step_page(&desk.now, step).unwrap();
    page.tasks.into_iter().chain(page.recurring).find(|line| line.id == slug).unwrap().state
}

/// Does what is suggested, whatever it is; a post is logged, an offer declined.
fn obey(desk: &mut Desk) {
    let next = desk.next();
    match next.kind {
        ActionKind::Post => {
            desk.log(&format!("Post {}", desk.now.instant), &desk.now.today().to_string());
        }
        ActionKind::Offer => {
            desk.coach.answer_offer(&desk.now, next.offer.unwrap(), false).unwrap();
        }
        _ => {
            desk.coach.do_next(&desk.now).unwrap();
        }
    }
    desk.now.instant += Duration::minutes(1);
}

#[test]
fn the_first_thirty_days_lead_from_the_role_to_the_fifth_comment() {
    let mut desk = desk(120);
    let mut done = Vec::new();
    for place in 1.. {
        let next = desk.next();
        if next.reason.starts_with("First 30 days") {
            assert_eq!(next.reason, format!("First 30 days, {} of 22.", done.len() + 1));
            done.push(next.subject.name().to_owned());
        }
        if done.len() == FIRST_DAYS.len() {
            break;
        }
        obey(&mut desk);
        assert!(place < 60, "{done:?}");
    }
    assert_eq!(done, FIRST_DAYS);
    obey(&mut desk);
    let next = desk.next();
    assert_eq!(
        (next.subject.0.as_str(), next.step.unwrap().number),
        ("task accountability-partner", 1),
        "then the first step that is open"
    );
}

#[test]
fn the_order_of_the_first_days_holds_for_seventy_days_at_most() {
    let mut desk = desk(75);
    desk.now = at("2026-03-15T08:00:00Z");
    desk.complete("target-role");
    desk.now = at("2026-03-16T08:00:00Z");
    assert_eq!(desk.next().subject.0, "task three-audiences", "the first that is open in step 1");
}

#[test]
fn who_finishes_a_step_is_not_asked_for_its_tasks_again() {
    let mut desk = desk(75);
    desk.finish(1..=2);
    assert!(
        desk.subjects()
            .iter()
            .all(|subject| !["task target-role", "task read-policy"].contains(&subject.as_str()))
    );
    assert_eq!(desk.next().subject.0, "task five-comments");
}

#[test]
fn something_else_is_passed_over_today_and_comes_back_tomorrow() {
    let mut desk = desk(75);
    let today = desk.coach.today(&desk.now).unwrap();
    let others: Vec<_> = today.others.iter().map(|next| next.subject.0.as_str()).collect();
    assert_eq!(
        (today.next.subject.0.as_str(), others),
        ("task target-role", vec!["task read-policy", "task five-comments"])
    );
    let said = desk.coach.decline(&desk.now, &today.next.subject).unwrap().said;
    assert_eq!((said.as_str(), desk.next().subject.0.as_str()), ("Fine. One of these?", "task read-policy"));
    desk.restart();
    desk.now = at("2026-01-05T22:30:00Z");
    assert!(!desk.subjects().contains(&"task target-role".to_owned()), "half past eleven in Berlin");
    desk.now = at("2026-01-05T23:30:00Z");
    assert_eq!(desk.next().subject.0, "task target-role", "and it is tomorrow");
}

#[test]
fn a_smaller_version_counts_and_the_task_stays_open_and_rests_for_three_days() {
    let mut desk = desk(75);
    desk.complete("target-role");
    let next = desk.next();
    assert_eq!(next.smaller.iter().map(|smaller| smaller.minutes).collect::<Vec<_>>(), [10, 2]);
    let done = desk.coach.complete_smaller(&desk.now, "read-policy", 10).unwrap();
    assert_eq!((done.said.as_str(), state(&desk, "2", "read-policy")), ("That counts.", TaskState::Open));
    assert_eq!(
        desk.coach.today(&desk.now).unwrap().week.minutes_done,
        15,
        "five for the role, ten for the policy"
    );
    for day in ["05", "06", "07"] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_eq!(desk.next().subject.0, "task five-comments", "{day}");
    }
    desk.now = at("2026-01-08T08:00:00Z");
    assert_eq!(desk.next().subject.0, "task read-policy");
    assert!(
        desk.coach.complete_smaller(&desk.now, "read-policy", 5).is_err()
            && desk.coach.complete_smaller(&desk.now, "look-back", 2).is_err()
    );
}

#[test]
fn after_two_snoozes_the_smaller_version_is_offered_by_itself() {
    let mut desk = desk(75).on("2026-01-06T08:00:00Z");
    let popup_text =
        desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.remove(0);
    assert_eq!(popup_text.body, "5 minutes, Tuesday, 09:00: Choose your target role and a date.");
    for (times, action) in [PopupAction::Tomorrow, PopupAction::Snooze].into_iter().enumerate() {
        assert!(!desk.next().too_big, "after {times}");
        desk.coach.answer_popup(&desk.now, &popup_text.keys, action).unwrap();
    }
    let next = desk.next();
    assert_eq!((next.subject.0.as_str(), next.too_big, next.smaller.len()), ("task target-role", true, 1));
    desk.coach.undo().unwrap();
    assert!(!desk.next().too_big);
}

#[test]
fn what_came_first_for_seven_days_offers_its_smaller_version_by_itself() {
    let mut desk = desk(75);
    for (day, too_big) in [("11", false), ("12", true)] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        let next = desk.next();
        assert_eq!((next.subject.0.as_str(), next.too_big), ("task target-role", too_big), "{day}");
    }
    desk.complete("target-role");
    assert!(!desk.next().too_big, "something was done, so the next one is not too big yet");
}

#[test]
fn what_waits_for_somebody_is_passed_over_and_asked_about_after_five_days() {
    let mut desk = desk(75);
    desk.complete("target-role");
    desk.coach.wait_for(&desk.now, &task("read-policy"), "Tomasz").unwrap();
    assert_eq!(desk.next().subject.0, "task five-comments");
    let asked = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .into_iter()
            .find(|next| next.kind == ActionKind::Waiting)
    };
    desk.now = at("2026-01-09T08:00:00Z");
    assert_eq!(asked(&desk), None, "four days");
    desk.now = at("2026-01-10T08:00:00Z");
    let question = asked(&desk).unwrap();
    assert_eq!((question.title.as_str(), question.lane), ("Heard back from Tomasz?", Lane::People));
    assert_eq!(question.reason, "“Read your employer’s policy” has waited since Monday.");
    assert_ne!(desk.next().kind, ActionKind::Waiting, "what can be done goes first");
    assert_eq!(desk.coach.today(&desk.now).unwrap().news.unwrap().text, "Heard back from Tomasz?");

    desk.coach.remind_waiting(&desk.now, &task("read-policy")).unwrap();
    assert_eq!(asked(&desk), None, "reminded just now");
    desk.now = at("2026-01-15T08:00:00Z");
    assert!(asked(&desk).is_some(), "and asked again after five more days");
    desk.coach.stop_waiting(&desk.now, &task("read-policy")).unwrap();
    assert_eq!(
        (asked(&desk), desk.next().subject.0.as_str()),
        (None, "task read-policy"),
        "let go, it is suggested again"
    );
    assert!(
        desk.coach.stop_waiting(&desk.now, &task("read-policy")).is_err()
            && desk.coach.remind_waiting(&desk.now, &task("read-policy")).is_err()
    );
    assert!(
        desk.coach.wait_for(&desk.now, &task("look-back"), "").is_err(),
        "what comes back lapses instead"
    );
    assert!(
        desk.coach.wait_for(&desk.now, &task("target-role"), "").is_err(),
        "and what is done does not wait"
    );
}

#[test]
fn an_answer_that_came_ticks_what_waited_for_it() {
    let mut desk = desk(75);
    let own = desk.add_task("Ask Ines for the numbers");
    desk.coach.wait_for(&desk.now, &task(&own), "Ines").unwrap();
    desk.now = at("2026-01-10T08:00:00Z");
    let all = desk.coach.next_actions(&desk.now, 50).unwrap();
    let question = all.iter().find(|next| next.kind == ActionKind::Waiting).unwrap();
    assert_eq!(
        (question.title.as_str(), question.how.as_str()),
        ("Heard back from Ines?", "Ask Ines for the numbers")
    );
    for other in all.iter().take_while(|next| next.kind != ActionKind::Waiting) {
        desk.coach.decline(&desk.now, &other.subject).unwrap();
    }
    desk.coach.do_next(&desk.now).unwrap();
    let line =
        desk.coach.task_list(&desk.now, true).unwrap().into_iter().find(|line| line.id == own).unwrap();
    assert_eq!((line.state, line.waiting), (TaskState::Done, None));
}

#[test]
fn what_takes_a_fortnight_by_itself_comes_back_after_it_and_is_not_asked_about() {
    let mut desk = desk(75);
    desk.finish(1..=9);
    desk.complete("open-note");
    desk.complete("collaboration-gaps");
    assert_eq!(desk.next().subject.0, "task open-thread");
    desk.coach.start_task(&desk.now, &task("open-thread")).unwrap();
    let line = desk
        .coach
        .step_page(&desk.now, "10")
        .unwrap()
        .tasks
        .into_iter()
        .find(|line| line.id == "open-thread")
        .unwrap();
    assert_eq!(line.waiting.unwrap().until_on.unwrap().to_string(), "2026-01-19");
    for day in ["05", "10", "18"] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert!(desk.subjects().iter().all(|subject| !subject.contains("open-thread")), "{day}");
    }
    desk.now = at("2026-01-19T08:00:00Z");
    assert!(desk.subjects().contains(&"task open-thread".to_owned()));
}

#[test]
fn a_pilot_comes_back_on_its_stop_date_and_until_then_the_next_step_goes_on() {
    let mut desk = desk(120);
    desk.finish(1..=8);
    let row = row(&mut desk, "leverage");
    answer_row(&mut desk, "leverage", row, "process", "Support answers");
    assert!(desk.subjects().contains(&"task pilot-count".to_owned()), "without a date it does not wait");
    answer_row(&mut desk, "leverage", row, "stop-date", "2026-02-02");
    assert!(!desk.subjects().contains(&"task pilot-count".to_owned()));
    let page = desk.coach.step_page(&desk.now, "9").unwrap();
    for line in page.tasks.iter().filter(|line| !["pilot-count", "pilot-decide"].contains(&line.id.as_str()))
    {
        desk.complete(&line.id);
    }
    desk.coach.wait_for(&desk.now, &task("pilot-decide"), "").unwrap();
    assert_eq!(desk.next().step.unwrap().number, 10, "everything open in step 9 waits");
    desk.now = at("2026-02-02T08:00:00Z");
    let all = desk.coach.next_actions(&desk.now, 50).unwrap();
    let pilot = all.iter().find(|next| next.subject.0 == "task pilot-count").unwrap();
    assert_eq!(pilot.reason, "Today’s the stop date of “Support answers”. Time to count.");
}

#[test]
fn a_long_task_is_suggested_in_sittings_and_the_last_one_ticks_it() {
    let mut desk = desk(75);
    desk.finish(1..=4);
    for slug in ["headline", "choose-networks", "main-profile", "photo-banner"] {
        desk.complete(slug);
    }
    // The first 30 days stand aside.
    let home_page = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .into_iter()
            .find(|next| next.subject.0 == "task home-page")
            .unwrap()
    };
    let first = home_page(&desk);
    assert_eq!((first.minutes, first.part), (Some(30), Some(PartOf { number: 1, of: 2 })));
    let before = desk.coach.today(&desk.now).unwrap().week.minutes_done;
    let said = desk.coach.complete_part(&desk.now, &task("home-page")).unwrap().said;
    assert!(said.starts_with("Part 1 of 2 done"), "{said}");
    let second = home_page(&desk);
    assert_eq!(
        (second.minutes, second.part, state(&desk, "5", "home-page")),
        (Some(30), Some(PartOf { number: 2, of: 2 }), TaskState::Open)
    );
    desk.coach.complete_part(&desk.now, &task("home-page")).unwrap();
    assert_eq!(state(&desk, "5", "home-page"), TaskState::Done);
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.minutes_done - before, 60, "each minute once");
}

#[test]
fn nothing_asks_for_more_minutes_at_a_time_than_a_week_has() {
    let mut desk = desk(35);
    desk.finish(1..=4);
    for next in desk.coach.next_actions(&desk.now, usize::MAX).unwrap() {
        assert!(next.minutes.unwrap_or(0) <= 35, "{}", next.subject.0);
    }
    let profile = desk
        .coach
        .next_actions(&desk.now, 50)
        .unwrap()
        .into_iter()
        .find(|next| next.subject.0 == "task main-profile")
        .unwrap();
    assert_eq!(
        (profile.minutes, profile.part),
        (Some(20), Some(PartOf { number: 1, of: 2 })),
        "forty minutes are two weeks’"
    );
}

#[test]
fn a_counted_task_asks_for_its_part_and_says_how_many_are_in_the_log() {
    let mut desk = desk(75);
    desk.complete("target-role");
    desk.complete("read-policy");
    let comments = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .into_iter()
            .find(|next| next.subject.0 == "task five-comments")
    };
    let first = comments(&desk).unwrap();
    assert_eq!(
        (first.title.as_str(), first.minutes, first.count),
        ("Leave one comment that adds something", Some(15), Some(1))
    );
    desk.coach.do_next(&desk.now).unwrap();
    let line = desk
        .coach
        .step_page(&desk.now, "7")
        .unwrap()
        .tasks
        .into_iter()
        .find(|line| line.id == "five-comments")
        .unwrap();
    assert_eq!((line.counted, line.state), (Some(TaskCount { done: 1, of: 5 }), TaskState::Open));
    assert_eq!(desk.next().subject.0, "task three-audiences", "one is enough for now");
    for slug in &FIRST_DAYS[3..8] {
        desk.complete(slug);
    }
    let second = comments(&desk).unwrap();
    assert_eq!(
        (second.title.as_str(), second.minutes, second.count),
        ("Leave two comments that add something", Some(15), Some(2))
    );
}

#[test]
fn a_week_is_at_risk_on_its_last_work_day_only_and_the_post_comes_first_then() {
    let mut desk = Desk::new().onboarded();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    let state = |desk: &Desk| desk.coach.today(&desk.now).unwrap().week.state;
    for (day, expected) in [
        ("06", WeekState::OnTrack),
        ("08", WeekState::OnTrack),
        ("09", WeekState::AtRisk),
        ("10", WeekState::OnTrack),
        ("11", WeekState::OnTrack),
    ] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_eq!(state(&desk), expected, "{day}");
    }
    desk.now = at("2026-01-09T08:00:00Z");
    let next = desk.next();
    assert_eq!(next.kind, ActionKind::Post);
    assert!(
        next.reason.starts_with("No post yet this week, and one day left. One idea: “"),
        "{}",
        next.reason
    );
    desk.now = at("2026-01-10T08:00:00Z");
    let of_the_week =
        |next: &standpoint_core::views::NextAction| next.kind == ActionKind::Post && next.task.is_none();
    assert!(
        !desk.coach.next_actions(&desk.now, usize::MAX).unwrap().iter().any(of_the_week),
        "nobody is asked for it on a Saturday"
    );
}

#[test]
fn from_its_slot_to_the_backup_slot_the_post_comes_first_and_before_it_last() {
    let mut desk = Desk::new().onboarded();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    desk.coach.add_backup_slot(&desk.now).unwrap();
    let place = |desk: &Desk, day: &str| {
        let now = at(&format!("2026-01-{day}T08:00:00Z"));
        let all = desk.coach.next_actions(&now, usize::MAX).unwrap();
        (all.iter().position(|next| next.kind == ActionKind::Post && next.task.is_none()), all.len())
    };
    let (monday, all) = place(&desk, "05");
    assert_eq!(monday, Some(all - 2), "only rest comes after it");
    assert_eq!((place(&desk, "06").0, place(&desk, "08").0), (Some(0), Some(0)));
    desk.log("Out", "2026-01-05");
    assert_eq!(place(&desk, "08").0, None, "the week is kept");
}

#[test]
fn what_comes_back_gets_half_of_the_week_at_the_most_and_never_becomes_a_pile() {
    let mut desk = desk(75).on("2026-02-13T08:00:00Z");
    desk.complete("private-list");
    desk.now = at("2026-02-20T08:00:00Z");
    let rhythm = |desk: &Desk| -> Vec<u32> {
        desk.coach
            .next_actions(&desk.now, usize::MAX)
            .unwrap()
            .iter()
            .filter(|next| next.lane == Lane::Rhythm)
            .filter_map(|next| next.minutes)
            .collect()
    };
    let mut taken = 0;
    while let Some(next) = desk
        .coach
        .next_actions(&desk.now, usize::MAX)
        .unwrap()
        .into_iter()
        .find(|next| next.lane == Lane::Rhythm)
    {
        taken += next.minutes.unwrap();
        desk.coach.complete_part(&desk.now, &task(next.subject.name())).unwrap();
        assert!(taken <= 37, "{taken} minutes of 75");
    }
    assert!(taken > 20, "some of it has room: {taken}");
    assert_eq!(rhythm(&desk), [] as [u32; 0]);
    for day in 0..21 {
        desk.now.instant += Duration::days(day);
        let today = desk.coach.today(&desk.now).unwrap();
        let late = |line: &standpoint_core::views::TaskLine| line.lateness == Lateness::Overdue;
        assert!(
            !today.coming_up.iter().filter_map(|item| item.task.as_ref()).any(late)
                && today.coming_up.len() <= 8
        );
        assert!(
            !desk.coach.task_list(&desk.now, true).unwrap().iter().any(late),
            "nothing of the programme is ever late"
        );
    }
}

fn waiting_reply(desk: &mut Desk, name: &str, replied_on: &str) -> ConversationId {
    let id =
        desk.coach.log_conversation(&desk.now, &format!("comment {name}: a point")).unwrap().created.unwrap();
    let id = ConversationId(id.parse().unwrap());
    desk.coach.record_their_reply(&desk.now, id, true, Some(replied_on)).unwrap();
    id
}

#[test]
fn a_reply_that_waits_a_work_day_comes_first_once_a_day() {
    let mut desk = desk(75).on("2026-01-09T08:00:00Z");
    let jonas = waiting_reply(&mut desk, "Jonas", "2026-01-09");
    let ines = waiting_reply(&mut desk, "Ines", "2026-01-09");
    for day in ["09", "10", "11"] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_ne!(desk.next().kind, ActionKind::Reply, "{day}: written on Friday, no work day has passed");
    }
    desk.now = at("2026-01-12T08:00:00Z");
    let next = desk.next();
    assert_eq!(
        (next.title.as_str(), next.conversation, next.lane),
        ("Reply to Jonas", Some(jonas), Lane::People)
    );
    assert_eq!(next.reason, "Jonas wrote on Friday. Two minutes are enough.");
    desk.coach.do_next(&desk.now).unwrap();
    assert_ne!(desk.next().kind, ActionKind::Reply, "one a day is put first");
    desk.now = at("2026-01-13T08:00:00Z");
    assert_eq!(desk.next().conversation, Some(ines));
}

#[test]
fn a_task_of_ones_own_comes_before_the_programme_on_its_day_and_stays_in_sight_without_one() {
    let mut desk = desk(75);
    let any_time = desk.add_task("Tidy the slides");
    let entry = OwnTaskEntry {
        title: "Call Ines".to_owned(),
        due_on: Some("2026-01-07".to_owned()),
        minutes: Some(10),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &entry).unwrap();
    assert_eq!(desk.next().subject.0, "task target-role");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.any_time[0].id.as_str(), today.coming_up[0].title.as_str(), today.coming_up[0].when.as_str()),
        (any_time.as_str(), "Call Ines", "Wednesday")
    );
    for (day, reason) in [
        ("07", "You set this for today."),
        ("09", "You planned this for Wednesday. Ten minutes today would do it."),
    ] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        let next = desk.next();
        assert_eq!((next.title.as_str(), next.lane, next.reason.as_str()), ("Call Ines", Lane::Own, reason));
    }
    desk.coach.do_next(&desk.now).unwrap();
    assert_ne!(desk.next().title, "Call Ines");
}

#[test]
fn a_step_whose_tasks_are_done_is_looked_back_on_and_finished() {
    let mut desk = desk(75).on("2026-03-20T08:00:00Z");
    for slug in ["target-role", "three-audiences", "if-then-plans", "accountability-partner"] {
        desk.complete(slug);
    }
    while desk.next().lane == Lane::Rhythm {
        desk.coach.decline(&desk.now, &desk.next().subject).unwrap();
    }
    let next = desk.next();
    assert_eq!((next.kind, next.minutes), (ActionKind::FinishStep, Some(2)));
    assert_eq!(
        next.reason,
        "Every task of step 1 is done. Two lines finish it: what did you learn, and what will you keep?"
    );
    desk.coach.do_next(&desk.now).unwrap();
    assert!(desk.coach.programme_page(&desk.now).unwrap().steps[1].current);
}

#[test]
fn a_task_that_stands_for_something_that_comes_back_settles_its_turn() {
    let mut desk = Desk::new().onboarded();
    desk.finish(1..=7);
    desk.complete("first-post");
    desk.now = at("2026-01-06T08:00:00Z");
    let next = desk.next();
    assert_eq!(
        (next.subject.0.as_str(), next.lane),
        ("task assistant-interview", Lane::Rhythm),
        "in the place of the week’s post"
    );
    desk.coach.do_next(&desk.now).unwrap();
    assert_eq!(
        desk.coach.today(&desk.now).unwrap().week.state,
        WeekState::Off,
        "a week without a post does not count then"
    );
    assert!(
        !desk
            .coach
            .next_actions(&desk.now, usize::MAX)
            .unwrap()
            .iter()
            .any(|next| next.kind == ActionKind::Post)
    );
}

/// Minutes of a week in which everything that is suggested is done on Tuesday and Thursday.
fn minutes_of_week(desk: &mut Desk, monday: NaiveDate) -> u32 {
    let mut minutes = 0;
    for ahead in [1, 3] {
        desk.now = at(&format!("{}T08:00:00Z", monday + Duration::days(ahead)));
        for turn in 0.. {
            let next = desk.next();
            if next.kind == ActionKind::Rest {
                break;
            }
            minutes += next.minutes.unwrap_or(0);
            obey(desk);
            assert!(turn < 30, "a day has an end: {}", next.subject.0);
        }
    }
    minutes
}

#[test]
fn after_step_12_a_week_needs_no_more_than_its_minutes() {
    for minutes in [35, 75, 120] {
        let mut desk = Desk::new().answered(&ProfileAnswers {
            minutes: Some(minutes),
            weekly_posts: Some(1),
            ..ProfileAnswers::default()
        });
        for slug in ["private-list", "move-to-call", "internal-talk", "three-words", "first-post"] {
            desk.complete(slug);
        }
        desk.finish(1..=12);
        for week in 1..=28 {
            let monday = "2026-01-05".parse::<NaiveDate>().unwrap() + Duration::weeks(week);
            let needed = minutes_of_week(&mut desk, monday);
            assert!(needed <= minutes, "{needed} minutes in week {week} of {minutes}");
        }
    }
}

#[test]
fn a_post_that_needs_a_nod_waits_like_a_task_and_is_asked_about_after_five_days() {
    let mut desk = Desk::new().onboarded();
    let entry = standpoint_core::publishing::post::PostEntry {
        title: Some("Roadmaps without system names".to_owned()),
        body: Some("We tried something dull.".to_owned()),
        ..Default::default()
    };
    let id: i64 = desk.coach.add_post(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap();
    let id = standpoint_core::id::PostId(id);
    desk.coach.ask_for_nod(&desk.now, id, "Tomasz").unwrap();
    let list = desk.coach.post_list(&standpoint_core::views::PostQuery::default()).unwrap();
    assert_eq!(list.posts[0].asked_whom.as_deref(), Some("Tomasz"));
    assert_eq!(desk.coach.today(&desk.now).unwrap().next_post, None, "it is not what the week waits for");
    let asks = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 40)
            .unwrap()
            .into_iter()
            .find(|action| action.kind == ActionKind::Waiting)
    };
    assert_eq!(asks(&desk), None);
    desk.now = at("2026-01-10T08:00:00Z");
    let asked = asks(&desk).unwrap();
    assert_eq!((asked.title.as_str(), asked.post), ("Heard back from Tomasz?", Some(id)));
    desk.coach.ask_for_nod(&desk.now, id, "").unwrap();
    assert_eq!(asks(&desk), None);
}

#[test]
fn a_pilots_status_is_offered_with_each_of_its_tasks() {
    let desk = Desk::new().onboarded();
    let page = desk.coach.step_page(&desk.now, "leverage").unwrap();
    for task in ["pilot-page", "pilot-decision", "pilot-start", "pilot-count", "pilot-decide"] {
        let filled = page.fillers.iter().find(|filler| filler.task == task).unwrap();
        assert!(
            filled.fields.iter().any(|group| group.fields.iter().any(|field| field.slug == "status")),
            "{task}"
        );
    }
}
