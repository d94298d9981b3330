//! What a user does with the programme, the profile and reminders.

use chrono::Duration;
use proptest::prelude::*;
use standpoint_core::calendar::{Day, PauseEntry};
use standpoint_core::changed::Changed;
use standpoint_core::error::Result;
use standpoint_core::id::{PauseId, RuleId, WorksheetRowId};
use standpoint_core::profile::preferences::{Preferences, Theme};
use standpoint_core::profile::{Pace, ProfileAnswers};
use standpoint_core::programme::tasks::{OwnTaskEntry, TaskRef};
use standpoint_core::reminders::{OccurrenceKey, PopupAction, QuietDay, ReminderEntry, WeeklySlot};
use standpoint_tests::Desk;

use super::text;

#[derive(Debug, Clone)]
pub(super) enum Action {
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
    Profile(String, Pace),
    Goals(u32, u32, u32),
    Theme(Theme),
    Slot(Day),
    PlanFromToday,
    PopupText(PopupAction),
    AddReminder(Day),
    TurnOff,
    RemoveReminder,
    Pause(i64),
    RemovePause,
    Quiet(Day),
    PutAllOff,
}

pub(super) fn action() -> impl Strategy<Value = Action> {
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
        (text(), proptest::sample::select(Pace::ALL)).prop_map(|(text, pace)| Action::Profile(text, pace)),
        (1u32..5, 0u32..3, 0u32..3).prop_map(|(posts, conversations, invitations)| Action::Goals(
            posts,
            conversations,
            invitations
        )),
        proptest::sample::select(Theme::ALL).prop_map(Action::Theme),
        proptest::sample::select(Day::ALL).prop_map(Action::Slot),
        Just(Action::PlanFromToday),
        proptest::sample::select(&[PopupAction::Done, PopupAction::Tomorrow, PopupAction::Dismiss][..])
            .prop_map(Action::PopupText),
        proptest::sample::select(Day::ALL).prop_map(Action::AddReminder),
        Just(Action::TurnOff),
        Just(Action::RemoveReminder),
        (0i64..300).prop_map(Action::Pause),
        Just(Action::RemovePause),
        proptest::sample::select(Day::ALL).prop_map(Action::Quiet),
        Just(Action::PutAllOff),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let row = |n: usize, desk: &Desk| {
            desk.coach
                .worksheet("9")
                .unwrap()
                .rows
                .get(n)
                .and_then(|row| row.id)
                .unwrap_or(WorksheetRowId(999))
        };
        let (own, programme) = tasks(desk);
        let own = |n: &usize| own.get(*n).cloned().unwrap_or_else(|| "999".parse().unwrap());
        let step = |n: &usize| (n + 1).to_string();
        let (now, row_id) = (desk.now, |n: &usize| row(*n, desk));
        match self {
            Self::AnswerRow(n, text) => {
                let row = Some(row_id(n));
                desk.coach.set_answer(&now, "leverage", row, "friction", text)
            }
            Self::RemoveRow(n) => {
                let row = row_id(n);
                desk.coach.remove_worksheet_row(&now, row)
            }
            Self::Complete(n) => desk.coach.complete_task(&now, &programme[n % programme.len()]),
            Self::Reopen(n) => desk.coach.reopen_task(&now, &programme[n % programme.len()]),
            Self::AddTask(title) => desk.coach.add_task(&now, &entry(title)),
            Self::ChangeTask(n, title) => desk.coach.change_task(&now, &own(n), &entry(title)),
            Self::CompleteOwn(n) => desk.coach.complete_task(&now, &own(n)),
            Self::RemoveTask(n) => desk.coach.remove_task(&now, &own(n)),
            Self::Answer(n, text) => desk.coach.set_answer(
                &now,
                "purpose",
                None,
                ["target-role", "partner", "weekly-minutes"][*n],
                text,
            ),
            Self::AddRow => desk.coach.add_worksheet_row(&now, "leverage", None),
            Self::Notes(n, text) => desk.coach.set_step_notes(&now, &step(n), text),
            Self::Finish(n) => desk.coach.finish_step(&now, &step(n)),
            Self::ReopenStep(n) => desk.coach.reopen_step(&now, &step(n)),
            Self::PlanFromToday => desk.coach.restart_plan(&now),
            Self::Theme(theme) => {
                desk.coach.set_preferences(&now, Preferences { theme: *theme, ..Preferences::default() })
            }
            Self::Profile(topic, pace) => desk.coach.change_profile(
                &now,
                &ProfileAnswers {
                    topic: Some(topic.clone()),
                    pace: Some(*pace),
                    ..ProfileAnswers::default()
                },
            ),
            Self::Goals(posts, conversations, invitations) => {
                let answers = ProfileAnswers {
                    weekly_posts: Some(*posts),
                    weekly_conversations: Some(*conversations),
                    weekly_invitations: Some(*invitations),
                    ..ProfileAnswers::default()
                };
                desk.coach.change_profile(&now, &answers)
            }
            _ => self.remind(desk),
        }
    }

    /// What concerns reminders.
    fn remind(&self, desk: &mut Desk) -> Result<Changed> {
        let now = desk.now;
        match self {
            Self::Slot(weekday) => desk.coach.change_reminder(&now, RuleId(1), &slot(*weekday)),
            Self::PopupText(answer) => {
                desk.coach.answer_popup(&now, &[OccurrenceKey { rule: RuleId(1), on: now.today() }], *answer)
            }
            Self::AddReminder(weekday) => desk.coach.add_reminder(&now, &slot(*weekday)),
            Self::TurnOff => desk.coach.turn_reminder(&now, RuleId(1), false),
            Self::RemoveReminder => desk.coach.remove_reminder(&now, RuleId(1)),
            Self::Pause(ahead) => {
                let day = |ahead| (now.today() + Duration::days(ahead)).to_string();
                desk.coach
                    .add_pause(&now, &PauseEntry { from_on: day(*ahead), to_on: day(ahead + 7), note: None })
            }
            Self::RemovePause => desk.coach.remove_pause(&now, PauseId(1)),
            Self::Quiet(day) => {
                desk.coach.set_quiet_hours(&now, &[QuietDay { day: *day, from: None, to: None }])
            }
            Self::PutAllOff => desk.coach.snooze_all(&now),
            other => unreachable!("{other:?} is no reminder's"),
        }
    }
}

/// The user's own tasks, and the programme's.
fn tasks(desk: &Desk) -> (Vec<TaskRef>, Vec<TaskRef>) {
    let tasks = desk.coach.task_list(&desk.now, true).unwrap();
    tasks.iter().map(|task| task.id.parse().unwrap()).partition(|task| matches!(task, TaskRef::Own(_)))
}

fn entry(title: &str) -> OwnTaskEntry {
    OwnTaskEntry { title: title.to_owned(), ..OwnTaskEntry::default() }
}

fn slot(weekday: Day) -> ReminderEntry {
    WeeklySlot { weekday, time: "18:30".to_owned(), enabled: true }.entry()
}
