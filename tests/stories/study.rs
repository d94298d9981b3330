//! The Study page: cases that come along and the user's own, and what became of old lists.

use standpoint_core::ErrorCode;
use standpoint_core::coaching::{ActionKind, OfferKind};
use standpoint_core::id::{CaseId, StudyNoteId};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::case_study::{CaseEntry, StudyNote};
use standpoint_core::views::{CaseLine, TaskState};
use standpoint_tests::{Desk, titles_ticked};

fn cases(desk: &Desk) -> Vec<CaseLine> {
    desk.coach
        .study_page(&desk.now)
        .unwrap()
        .processes
        .into_iter()
        .flat_map(|process| process.cases)
        .collect()
}

fn state(desk: &Desk) -> TaskState {
    desk.coach
        .step_page(&desk.now, "9")
        .unwrap()
        .tasks
        .into_iter()
        .find(|line| line.id == "study-cases")
        .unwrap()
        .state
}

fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn own_case() -> CaseEntry {
    CaseEntry {
        process: text("support"),
        organisation: text("Tidewater"),
        problem: text("Answers got lost"),
        caveat: text("One team, told by its lead"),
        url: text("https://example.org/case"),
        ..CaseEntry::default()
    }
}

#[test]
fn three_cases_studied_tick_the_task_of_step_9() {
    let mut desk = Desk::new().onboarded();
    let keys: Vec<_> = cases(&desk).into_iter().map(|case| case.key).collect();
    for (n, key) in keys.iter().take(3).enumerate() {
        let ticked = titles_ticked(desk.coach.mark_case(&desk.now, key, true).unwrap());
        assert_eq!(ticked, if n == 2 { vec!["Study three cases"] } else { vec![] });
    }
    let page = desk.coach.study_page(&desk.now).unwrap();
    assert_eq!((page.studied, page.wanted, state(&desk)), (3, 3, TaskState::Done));
    assert_eq!(desk.coach.programme_page(&desk.now).unwrap().studied, (3, 3));
    desk.coach.mark_case(&desk.now, &keys[0], false).unwrap();
    assert_eq!(
        (desk.coach.study_page(&desk.now).unwrap().studied, state(&desk)),
        (2, TaskState::Done),
        "what was done stays done"
    );
    assert_eq!(desk.coach.mark_case(&desk.now, "nonsense", true).unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(desk.coach.mark_case(&desk.now, "99", true).unwrap_err().code(), ErrorCode::NotFound);
}

#[test]
fn doing_what_is_suggested_marks_the_cases() {
    let mut desk = Desk::new().answered(&ProfileAnswers::default());
    desk.finish(1..=8);
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    desk.complete("open-note");
    let next = desk.next();
    assert_eq!(
        (next.kind, next.subject.0.as_str(), next.count, next.logs),
        (ActionKind::Task, "task study-cases", Some(3), None)
    );
    let changed = desk.coach.do_next(&desk.now).unwrap();
    assert_eq!(
        (titles_ticked(changed), state(&desk)),
        (vec!["Study three cases".to_owned()], TaskState::Done)
    );
    desk.coach.undo().unwrap();
    assert_eq!((desk.coach.study_page(&desk.now).unwrap().studied, state(&desk)), (0, TaskState::Open));
}

#[test]
fn a_case_of_ones_own_needs_its_caveat_and_is_changed_and_removed_and_counts_once_studied() {
    let mut desk = Desk::new().onboarded();
    let along = cases(&desk).len();
    for (missing, why) in [
        (CaseEntry { caveat: None, ..own_case() }, "probably an advertisement"),
        (
            CaseEntry { organisation: None, problem: None, ..own_case() },
            "Name the organisation or the problem",
        ),
        (CaseEntry { url: text("javascript:alert(1)"), ..own_case() }, "http"),
    ] {
        let refused = desk.coach.save_case(&desk.now, None, &missing).unwrap_err();
        assert!(refused.code() == ErrorCode::Invalid && refused.to_string().contains(why), "{refused}");
    }
    let id =
        CaseId(desk.coach.save_case(&desk.now, None, &own_case()).unwrap().created.unwrap().parse().unwrap());
    let mine = |desk: &Desk| cases(desk).into_iter().find(|case| case.mine);
    assert_eq!((mine(&desk).unwrap().organisation.as_str(), cases(&desk).len()), ("Tidewater", along + 1));
    desk.coach.mark_case(&desk.now, &id.0.to_string(), true).unwrap();
    assert_eq!(desk.coach.study_page(&desk.now).unwrap().studied, 1);
    desk.coach
        .save_case(
            &desk.now,
            Some(id),
            &CaseEntry { number: text("40 % fewer tickets"), ..CaseEntry::default() },
        )
        .unwrap();
    let changed = mine(&desk).unwrap();
    assert_eq!(
        (changed.number.as_str(), changed.organisation.as_str(), changed.studied_on.is_some()),
        ("40 % fewer tickets", "Tidewater", true)
    );
    desk.restart();
    desk.coach.remove_case(&desk.now, id).unwrap();
    assert_eq!(mine(&desk), None);
    desk.coach.undo().unwrap();
    assert_eq!(mine(&desk), Some(changed));
    let key = cases(&desk).into_iter().find(|case| !case.mine).unwrap().key;
    desk.coach.mark_case(&desk.now, &key, true).unwrap();
    let mark = CaseId(id.0 + 1);
    assert!(
        desk.coach
            .save_case(&desk.now, Some(mark), &own_case())
            .unwrap_err()
            .to_string()
            .contains("comes with Standpoint")
    );
}

#[test]
fn a_mark_on_a_case_that_comes_along_is_not_removed_as_if_it_were_ones_own() {
    let mut desk = Desk::new().onboarded();
    let key = cases(&desk)[0].key.clone();
    desk.coach.mark_case(&desk.now, &key, true).unwrap();
    assert_eq!(cases(&desk)[0].id, None, "it has no number that could be removed");
}

#[test]
fn what_became_of_them_is_kept_a_name_each() {
    let mut desk = Desk::new().onboarded();
    let page = desk.coach.study_page(&desk.now).unwrap();
    let note = StudyNote {
        id: StudyNoteId(0),
        name: "Somebody of 2012".to_owned(),
        answers: vec!["Still there".to_owned(), String::new()],
    };
    let id =
        StudyNoteId(desk.coach.save_study_note(&desk.now, &note).unwrap().created.unwrap().parse().unwrap());
    let kept = StudyNote { id, answers: vec!["Still there".to_owned(), "Writes".to_owned()], ..note };
    desk.coach.save_study_note(&desk.now, &kept).unwrap();
    desk.restart();
    assert_eq!(desk.coach.study_page(&desk.now).unwrap().notes, std::slice::from_ref(&kept));
    assert!(
        desk.coach.save_study_note(&desk.now, &StudyNote { name: "  ".to_owned(), ..kept.clone() }).is_err()
    );
    desk.coach.remove_study_note(&desk.now, id).unwrap();
    assert_eq!(desk.coach.study_page(&desk.now).unwrap().notes, page.notes);
    assert_eq!(desk.coach.remove_study_note(&desk.now, id).unwrap_err().code(), ErrorCode::NotFound);
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.study_page(&desk.now).unwrap().notes, [kept]);
}
