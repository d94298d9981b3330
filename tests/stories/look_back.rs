//! The look back at a week: filled in from the log, a decision, a first move, and a note for a partner.

use chrono::NaiveDate;
use standpoint_core::ErrorCode;
use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::look_back::{DecisionBecomes, DecisionOutcome, LookBackField, NotePart};
use standpoint_core::people::conversation::ConversationEntry;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::rhythm::WeekVerdict;
use standpoint_tests::{Desk, at};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn write(desk: &mut Desk, week: NaiveDate, field: LookBackField, text: &str) {
    desk.coach.write_look_back(&desk.now, week, field, text).unwrap();
}

/// A Friday at the end of a week with a post, a conversation that was answered, and a task.
fn friday() -> Desk {
    let mut desk = Desk::new().onboarded().on("2026-01-09T14:00:00Z");
    desk.log("Why our roadmap shrank", "2026-01-06");
    desk.complete("target-role");
    let person = PersonEntry { name: Some("Ines Marsh".to_owned()), ..PersonEntry::default() };
    let person = desk.coach.add_person(&desk.now, &person).unwrap().created.unwrap();
    let said = ConversationEntry {
        person: Some(PersonId(person.parse().unwrap())),
        added: Some("They cross out one item a quarter, too".to_owned()),
        ..ConversationEntry::default()
    };
    let talk = desk.coach.add_conversation(&desk.now, &said).unwrap().created.unwrap();
    desk.coach.record_their_reply(&desk.now, ConversationId(talk.parse().unwrap()), true, None).unwrap();
    desk
}

#[test]
fn the_page_is_filled_in_from_the_log() {
    let desk = friday();
    let page = desk.coach.look_back_page(&desk.now, None).unwrap();
    assert_eq!((page.week, page.ends_on), (date("2026-01-05"), date("2026-01-11")));
    assert_eq!(
        (page.verdict, page.sentence.as_str()),
        (WeekVerdict::Kept, "Week of 5 January: kept, 1 post")
    );
    assert_eq!(
        page.posts.iter().map(|post| post.title.as_str()).collect::<Vec<_>>(),
        ["Why our roadmap shrank"]
    );
    assert_eq!(page.talks.len(), 1);
    assert_eq!(page.answered[0].name, "Ines Marsh");
    assert!(page.tasks.contains(&"Choose your target role and a date".to_owned()), "{:?}", page.tasks);
    assert!(page.minutes > 5, "the post and the task: {}", page.minutes);
    assert_eq!((page.taken_on, page.earlier), (None, None));
    let note: Vec<_> = page.note.iter().map(|line| line.part).collect();
    assert_eq!(note, [NotePart::Week, NotePart::Out, NotePart::Conversation]);
}

#[test]
fn the_first_move_becomes_the_plan_and_ticks_the_look_back_of_that_week_once() {
    let mut desk = friday();
    let week = date("2026-01-07");
    let ticked = |desk: &Desk| desk.subjects().iter().any(|subject| subject == "task look-back");
    assert!(ticked(&desk), "it is suggested: {:?}", desk.subjects());
    write(&mut desk, week, LookBackField::Decision, "Post on Tuesdays only");
    assert!(ticked(&desk), "a decision alone is no first move");
    write(&mut desk, week, LookBackField::FirstMove, "Open the outline at nine");
    assert!(!ticked(&desk));
    let action = |desk: &Desk| {
        let rows = desk.coach.step_page(&desk.now, "purpose").unwrap().worksheet.rows;
        rows.first().and_then(|row| row.answers.get("plan-1-action").cloned())
    };
    assert_eq!(action(&desk).as_deref(), Some("Open the outline at nine"));
    let minutes = desk.coach.progress_page(&desk.now).unwrap().tasks_total;
    write(&mut desk, week, LookBackField::FirstMove, "Open the draft at nine");
    assert_eq!(desk.coach.progress_page(&desk.now).unwrap().tasks_total, minutes, "it counts once");

    // What is typed is one level of undo.
    desk.coach.undo().unwrap();
    assert_eq!(action(&desk), None);
    let kept = desk.coach.look_back_page(&desk.now, Some(week)).unwrap().entry;
    assert_eq!((kept.decision.as_str(), kept.first_move.as_str()), ("Post on Tuesdays only", ""));
    assert!(ticked(&desk));
}

#[test]
fn last_weeks_decision_stands_beside_and_is_answered() {
    let mut desk = friday();
    let week = date("2026-01-05");
    write(&mut desk, week, LookBackField::Decision, "Ask Ines for a call");
    let task = desk.coach.act_on_decision(&desk.now, week, DecisionBecomes::Task).unwrap();
    assert_eq!(task.said, "Task added, due Sunday 18 January");
    let post = desk.coach.act_on_decision(&desk.now, week, DecisionBecomes::Post).unwrap();
    assert_eq!(post.said, "Scheduled for Tuesday 13 January");

    desk.now = at("2026-01-16T14:00:00Z");
    let page = desk.coach.look_back_page(&desk.now, None).unwrap();
    assert_eq!((page.week, page.verdict), (date("2026-01-12"), WeekVerdict::Running));
    let earlier = page.earlier.unwrap();
    assert_eq!((earlier.decision.as_str(), earlier.outcome), ("Ask Ines for a call", None));
    desk.coach.answer_decision(&desk.now, week, DecisionOutcome::LetGo).unwrap();
    let earlier = desk.coach.look_back_page(&desk.now, None).unwrap().earlier.unwrap();
    assert_eq!(earlier.outcome, Some(DecisionOutcome::LetGo));
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.look_back_page(&desk.now, None).unwrap().earlier.unwrap().outcome, None);
}

#[test]
fn the_week_looked_back_at_is_the_one_before_until_its_last_work_day_and_none_ahead() {
    let desk = friday().on("2026-01-14T09:00:00Z");
    let page = desk.coach.look_back_page(&desk.now, None).unwrap();
    assert_eq!(
        (page.week, page.week_before, page.week_after),
        (date("2026-01-05"), None, Some(date("2026-01-12")))
    );
    for day in ["2026-01-19", "2026-01-04"] {
        let refused = desk.coach.look_back_page(&desk.now, Some(date(day))).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid, "{day}");
    }
    let mut desk = desk;
    let refused =
        desk.coach.answer_decision(&desk.now, date("2026-01-05"), DecisionOutcome::Done).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
}
