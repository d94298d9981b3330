//! undo(do(s)) = s, redo(undo(do(s))) = do(s), several levels, also after a restart.

use proptest::prelude::*;
use standpoint_core::ErrorCode;
use standpoint_core::id::{PauseId, RuleId};
use standpoint_core::id::{PostId, WorksheetRowId};
use standpoint_core::post::{LogEntry, PostEntry};
use standpoint_core::preferences::{Preferences, Theme};
use standpoint_core::profile::{Pace, ProfileAnswers};
use standpoint_core::reminder::{Day, Delivery, NudgeAction, OccurrenceKey, PauseEntry, QuietDay, WeeklySlot};
use standpoint_core::store::UNDO_LEVELS;
use standpoint_core::task::{OwnTaskEntry, TaskRef};
use standpoint_core::views::PostQuery;
use standpoint_tests::{Desk, at};

/// A user's action; what it needs is looked up in the data as it stands.
#[derive(Debug, Clone)]
enum Action {
    Complete(usize),
    Reopen(usize),
    AddTask(String),
    ChangeTask(usize, String),
    CompleteOwn(usize),
    RemoveTask(usize),
    Answer(usize, String),
    AddRow,
    AnswerRow(usize, String),
    RemoveRow(usize),
    Notes(usize, String),
    Finish(usize),
    ReopenStep(usize),
    Log(String, i64),
    ChangePost(usize, String),
    RemovePost(usize),
    Profile(String, Pace),
    Goal(u32),
    Theme(Theme),
    Slot(Day),
    PlanFromToday,
    Nudge(NudgeAction),
    AddReminder(Day),
    TurnOff,
    RemoveReminder,
    Pause(i64),
    RemovePause,
    Quiet(Day),
    PutAllOff,
}

fn action() -> impl Strategy<Value = Action> {
    let text = "[a-zäש🚀'\"<=\\\\ ]{1,12}".prop_filter("a title has a letter", |text| !text.trim().is_empty());
    let text = || text.clone();
    prop_oneof![
        (0usize..90).prop_map(Action::Complete),
        (0usize..90).prop_map(Action::Reopen),
        text().prop_map(Action::AddTask),
        (0usize..4, text()).prop_map(|(n, text)| Action::ChangeTask(n, text)),
        (0usize..4).prop_map(Action::CompleteOwn),
        (0usize..4).prop_map(Action::RemoveTask),
        (0usize..3, text()).prop_map(|(n, text)| Action::Answer(n, text)),
        Just(Action::AddRow),
        (0usize..3, text()).prop_map(|(n, text)| Action::AnswerRow(n, text)),
        (0usize..3).prop_map(Action::RemoveRow),
        (0usize..12, text()).prop_map(|(n, text)| Action::Notes(n, text)),
        (0usize..12).prop_map(Action::Finish),
        (0usize..12).prop_map(Action::ReopenStep),
        (text(), 0i64..60).prop_map(|(text, ago)| Action::Log(text, ago)),
        (0usize..4, text()).prop_map(|(n, text)| Action::ChangePost(n, text)),
        (0usize..4).prop_map(Action::RemovePost),
        (text(), proptest::sample::select(Pace::ALL)).prop_map(|(text, pace)| Action::Profile(text, pace)),
        (1u32..5).prop_map(Action::Goal),
        proptest::sample::select(Theme::ALL).prop_map(Action::Theme),
        proptest::sample::select(Day::ALL).prop_map(Action::Slot),
        Just(Action::PlanFromToday),
        proptest::sample::select(&[NudgeAction::Done, NudgeAction::Tomorrow, NudgeAction::Dismiss][..]).prop_map(Action::Nudge),
        proptest::sample::select(Day::ALL).prop_map(Action::AddReminder),
        Just(Action::TurnOff),
        Just(Action::RemoveReminder),
        (0i64..300).prop_map(Action::Pause),
        Just(Action::RemovePause),
        proptest::sample::select(Day::ALL).prop_map(Action::Quiet),
        Just(Action::PutAllOff),
    ]
}

/// Does the action. One that finds nothing to act on may be refused; it must then change nothing.
fn act(desk: &mut Desk, action: &Action) -> bool {
    let now = desk.now;
    let coach = &mut desk.coach;
    let tasks: Vec<TaskRef> = coach.task_list(&now, true).unwrap().iter().map(|task| task.id.parse().unwrap()).collect();
    let (own, programme): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|task| matches!(task, TaskRef::Own(_)));
    let own = |n: usize| own.get(n).cloned().unwrap_or_else(|| "999".parse().unwrap());
    let step = |n: usize| (n + 1).to_string();
    let post = |n: usize, coach: &standpoint_core::Coach| {
        coach.post_list(&PostQuery::default()).unwrap().posts.get(n).map_or(PostId(999), |post| post.id)
    };
    let row = |n: usize, coach: &standpoint_core::Coach| {
        coach.worksheet("9").unwrap().rows.get(n).and_then(|row| row.id).unwrap_or(WorksheetRowId(999))
    };
    let entry = |title: &String| OwnTaskEntry { title: title.clone(), ..OwnTaskEntry::default() };
    let outcome = match action {
        Action::Complete(n) => coach.complete_task(&now, &programme[n % programme.len()]),
        Action::Reopen(n) => coach.reopen_task(&now, &programme[n % programme.len()]),
        Action::AddTask(title) => coach.add_task(&now, &entry(title)),
        Action::ChangeTask(n, title) => coach.change_task(&now, &own(*n), &entry(title)),
        Action::CompleteOwn(n) => coach.complete_task(&now, &own(*n)),
        Action::RemoveTask(n) => coach.remove_task(&now, &own(*n)),
        Action::Answer(n, text) => coach.set_answer(&now, "purpose", None, ["target-role", "partner", "weekly-minutes"][*n], text),
        Action::AddRow => coach.add_worksheet_row(&now, "leverage"),
        Action::AnswerRow(n, text) => {
            let row = row(*n, coach);
            coach.set_answer(&now, "leverage", Some(row), "friction", text)
        }
        Action::RemoveRow(n) => {
            let row = row(*n, coach);
            coach.remove_worksheet_row(&now, row)
        }
        Action::Notes(n, text) => coach.set_step_notes(&now, &step(*n), text),
        Action::Finish(n) => coach.finish_step(&now, &step(*n)),
        Action::ReopenStep(n) => coach.reopen_step(&now, &step(*n)),
        Action::Log(title, ago) => {
            let on = Some((now.today() - chrono::Duration::days(*ago)).to_string());
            coach.log_post(&now, &LogEntry { title: title.clone(), on, ..LogEntry::default() })
        }
        Action::ChangePost(n, title) => {
            let post = post(*n, coach);
            coach.change_post(&now, post, &PostEntry { title: Some(title.clone()), ..PostEntry::default() })
        }
        Action::RemovePost(n) => {
            let post = post(*n, coach);
            coach.remove_post(&now, post)
        }
        Action::Profile(topic, pace) => {
            coach.change_profile(&now, &ProfileAnswers { topic: Some(topic.clone()), pace: Some(*pace), ..ProfileAnswers::default() })
        }
        Action::Goal(posts) => coach.change_profile(&now, &ProfileAnswers { weekly_posts: Some(*posts), ..ProfileAnswers::default() }),
        Action::Theme(theme) => coach.set_preferences(&now, Preferences { theme: *theme, show_streak: true }),
        Action::Slot(weekday) => coach.change_reminder(&now, RuleId(1), &slot(*weekday)),
        Action::PlanFromToday => coach.plan_from_today(&now),
        Action::Nudge(answer) => coach.answer_nudge(&now, &[OccurrenceKey { rule: RuleId(1), on: now.today() }], *answer),
        Action::AddReminder(weekday) => coach.add_reminder(&now, &slot(*weekday)),
        Action::TurnOff => coach.turn_reminder(&now, RuleId(1), false),
        Action::RemoveReminder => coach.remove_reminder(&now, RuleId(1)),
        Action::Pause(ahead) => {
            let day = |ahead| (now.today() + chrono::Duration::days(ahead)).to_string();
            coach.add_pause(&now, &PauseEntry { from_on: day(*ahead), to_on: day(ahead + 7), note: None })
        }
        Action::RemovePause => coach.remove_pause(&now, PauseId(1)),
        Action::Quiet(day) => coach.set_quiet_hours(&now, &[QuietDay { day: *day, from: None, to: None }]),
        Action::PutAllOff => coach.snooze_all(&now),
    };
    outcome.is_ok_and(|changed| !changed.topics.is_empty())
}

fn slot(weekday: Day) -> standpoint_core::reminder::ReminderEntry {
    WeeklySlot { weekday, time: "18:30".to_owned(), enabled: true }.entry()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_an_action_brings_back_what_was_and_redoing_it_what_became(actions in proptest::collection::vec(action(), 1..40), restart in any::<bool>()) {
        let mut desk = Desk::new().onboarded();
        let mut states = vec![desk.contents()];
        for action in &actions {
            // Typed text merges into one level when it follows at once; an hour apart every action is a level.
            desk.now.instant += chrono::Duration::hours(1);
            let before = states.last().unwrap().clone();
            let changed = act(&mut desk, action);
            let after = desk.contents();
            prop_assert_eq!(changed, after != before, "{:?} says that it changed something exactly when it did", action);
            if !changed {
                continue;
            }
            desk.coach.undo().unwrap();
            prop_assert_eq!(&desk.contents(), &before, "undo({:?})", action);
            desk.coach.redo().unwrap();
            prop_assert_eq!(&desk.contents(), &after, "redo({:?})", action);
            states.push(after);
        }
        if restart {
            desk.restart();
        }
        let levels = states.len();
        for state in states.iter().rev().skip(1) {
            desk.coach.undo().unwrap();
            prop_assert_eq!(&desk.contents(), state);
        }
        prop_assert_eq!(desk.coach.undo().unwrap_err().code(), ErrorCode::CannotUndo);
        if restart {
            desk.restart();
        }
        for state in states.iter().skip(1) {
            desk.coach.redo().unwrap();
            prop_assert_eq!(&desk.contents(), state);
        }
        prop_assert_eq!(desk.coach.redo().unwrap_err().code(), ErrorCode::CannotUndo);
        prop_assert_eq!(desk.coach.history().unwrap().len(), levels - 1);
    }
}

#[test]
fn fifty_levels_and_more_survive_a_restart() {
    let mut desk = Desk::new().onboarded();
    for number in 0..60 {
        desk.add_task(&format!("Task {number}"));
    }
    desk.restart();
    for _ in 0..60 {
        desk.coach.undo().unwrap();
    }
    assert!(desk.coach.task_list(&desk.now, true).unwrap().iter().all(|task| !task.title.starts_with("Task ")));
}

#[test]
fn the_history_keeps_a_bounded_number_of_levels() {
    let mut desk = Desk::new().onboarded();
    let levels = usize::try_from(UNDO_LEVELS).unwrap();
    for number in 0..levels + 10 {
        desk.add_task(&format!("Task {number}"));
    }
    assert_eq!(desk.coach.history().unwrap().len(), levels);
}

#[test]
fn what_is_typed_in_one_go_is_one_level() {
    let mut desk = Desk::new().onboarded();
    for text in ["C", "CI", "CIO", "CIO of a hospital"] {
        desk.coach.set_answer(&desk.now, "purpose", None, "target-role", text).unwrap();
        desk.now.instant += chrono::Duration::seconds(2);
    }
    assert_eq!(desk.coach.history().unwrap().len(), 1);
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.worksheet("purpose").unwrap().answered, 0);
    desk.coach.redo().unwrap();
    assert_eq!(desk.coach.worksheet("purpose").unwrap().rows[0].answers["target-role"], "CIO of a hospital");
}

#[test]
fn what_is_typed_and_taken_back_in_one_go_is_no_level() {
    let mut desk = Desk::new().onboarded();
    desk.coach.start_step(&desk.now, "purpose").unwrap();
    for text in ["C", "CI", ""] {
        desk.coach.set_answer(&desk.now, "purpose", None, "partner", text).unwrap();
    }
    desk.coach.set_step_notes(&desk.now, "1", "A").unwrap();
    desk.coach.set_step_notes(&desk.now, "1", "").unwrap();
    let labels: Vec<_> = desk.coach.history().unwrap().into_iter().map(|line| line.label).collect();
    assert!(labels.iter().all(|label| !label.contains("notes")), "{labels:?}");
}

#[test]
fn a_setting_that_is_saved_as_it_is_typed_is_one_level() {
    let mut desk = Desk::new().onboarded();
    for name in ["G", "Gr", "Grace"] {
        let answers = ProfileAnswers { name: Some(name.to_owned()), ..ProfileAnswers::default() };
        desk.coach.change_profile(&desk.now, &answers).unwrap();
    }
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().name, "Ada");
}

#[test]
fn a_new_action_ends_redo() {
    let mut desk = Desk::new().onboarded();
    desk.add_task("One");
    desk.coach.undo().unwrap();
    assert!(desk.coach.boot(&desk.now).unwrap().undo.redo.is_some());
    desk.add_task("Two");
    assert_eq!(desk.coach.boot(&desk.now).unwrap().undo.redo, None);
}

#[test]
fn undo_never_overwrites_what_moved_on_since() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    // The user puts the nudge off; the next day the machine shows it again, which is no level of undo.
    let due = desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().nudges.remove(0);
    desk.coach.nudge_was_shown(&desk.now, &due.keys).unwrap();
    desk.add_task("Older");
    desk.coach.answer_nudge(&desk.now, &due.keys, NudgeAction::Tomorrow).unwrap();
    desk.now = at("2026-01-07T08:00:00Z");
    assert_eq!(desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().nudges.len(), 1);
    let before = desk.contents();
    let refused = desk.coach.undo().unwrap_err();
    assert_eq!(refused.code(), ErrorCode::CannotUndo);
    assert!(refused.to_string().contains("changed since"), "{refused}");
    assert_eq!(desk.contents(), before);
    assert_eq!(desk.coach.undo().unwrap().said, "Undone: Added: Older", "the next undo goes further back");
}

#[test]
fn making_the_profile_is_not_undone() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(desk.coach.undo().unwrap_err().to_string(), "There is nothing to undo.");
    assert!(desk.coach.is_onboarded().unwrap());
}
