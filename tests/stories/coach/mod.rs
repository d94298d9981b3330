//! What the coach suggests, in what order, and what the user's answers to it do.

mod put_off;
mod ticks;
mod voice;
mod week;

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
