//! The next best action: one concrete suggestion at a time, and why this one.

use serde::Serialize;

use crate::id::PostId;
use crate::next_post::NextPost;
use crate::rhythm::{WeekCard, WeekState};
use crate::views::{Lateness, StepTag, TaskLine};

/// What kind of thing to do; the window decides by it where the button leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NextActionKind {
    /// Do a task; [`NextAction::task`] names it.
    Task,
    /// Publish this week's post and log it.
    Post,
    /// Look back on a step whose tasks are done, and finish it.
    FinishStep,
    /// Nothing is due.
    Rest,
}

/// The next best action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextAction {
    /// What kind of thing.
    pub kind: NextActionKind,
    /// What to do, as an imperative.
    pub title: String,
    /// How to do it well, or when it is done; may be empty.
    pub how: String,
    /// Why this one now.
    pub reason: String,
    /// Minutes it takes, if known.
    pub minutes: Option<u32>,
    /// The task, for [`NextActionKind::Task`].
    pub task: Option<TaskLine>,
    /// The step it belongs to.
    pub step: Option<StepTag>,
    /// The post to finish, for [`NextActionKind::Post`]; none when nothing is planned or begun.
    pub post: Option<PostId>,
}

/// What the choice depends on.
#[derive(Debug)]
pub struct Situation<'a> {
    /// This week against the goal.
    pub week: &'a WeekCard,
    /// Whether the employer's policy was read: no nudge into risk before.
    pub policy_read: bool,
    /// Own and recurring tasks that are due or overdue, most urgent first.
    pub due: &'a [TaskLine],
    /// The open task of the current step that comes first.
    pub step_task: Option<&'a TaskLine>,
    /// The current step, its tasks done and in all; none once all steps are finished.
    pub current: Option<(StepTag, u32, u32)>,
    /// The post the week is waiting for, if one is planned or begun.
    pub post: Option<&'a NextPost>,
    /// An idea to start a post from.
    pub idea: &'a str,
}

/// Minutes to publish a post that is thought out.
const POST_MINUTES: u32 = 30;

/// Chooses: a week at risk first (once the policy is read), then what is due, then the current step, then rest.
#[must_use]
pub fn next_action(situation: &Situation<'_>) -> NextAction {
    let at_risk = situation.week.state == WeekState::AtRisk && situation.policy_read;
    let pressing = situation.due.iter().find(|task| matches!(task.lateness, Lateness::Overdue | Lateness::Today));
    if at_risk {
        return post(situation);
    }
    if let Some(task) = pressing {
        let reason = match task.lateness {
            Lateness::Overdue => "It was due earlier and still waits for you.",
            _ => "It is due today.",
        };
        return from_task(task, reason.to_owned());
    }
    match (&situation.current, situation.step_task) {
        (Some((step, done, total)), Some(task)) => from_task(task, step_reason(step, *done, *total)),
        (Some((step, ..)), None) => NextAction {
            kind: NextActionKind::FinishStep,
            title: format!("Look back on step {} and finish it", step.number),
            how: "Write two lines: what you learned and what you will keep.".to_owned(),
            reason: format!("Every task of “{}” is done.", step.title),
            minutes: Some(5),
            task: None,
            step: Some(step.clone()),
            post: None,
        },
        (None, _) if situation.week.state != WeekState::Kept => post(situation),
        (None, _) => NextAction {
            kind: NextActionKind::Rest,
            title: "Nothing is due. Read, listen, answer one comment".to_owned(),
            how: String::new(),
            reason: "This week is kept and all twelve steps are finished.".to_owned(),
            minutes: None,
            task: None,
            step: None,
            post: None,
        },
    }
}

fn post(situation: &Situation<'_>) -> NextAction {
    let (title, how) = match situation.post {
        Some(post) => (format!("Publish “{}”", post.title), format!("{}.", post.sentence)),
        None => ("Publish this week’s post".to_owned(), format!("An idea to start from: {}.", situation.idea.trim_end_matches('.'))),
    };
    NextAction {
        kind: NextActionKind::Post,
        title,
        how,
        post: situation.post.map(|post| post.id),
        reason: format!("{}.", situation.week.sentence),
        minutes: Some(POST_MINUTES),
        task: None,
        step: None,
    }
}

fn from_task(task: &TaskLine, reason: String) -> NextAction {
    let how = [&task.how, &task.done_when, &task.note].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    NextAction {
        kind: NextActionKind::Task,
        title: task.title.clone(),
        how,
        reason,
        minutes: task.minutes,
        task: Some(task.clone()),
        step: task.step.clone(),
        post: None,
    }
}

fn step_reason(step: &StepTag, done: u32, total: u32) -> String {
    match done {
        0 => format!("It opens step {}, “{}”.", step.number, step.title),
        _ => format!("You have {done} of {total} tasks of step {}, “{}”, behind you.", step.number, step.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::{TaskOrigin, TaskState};

    fn task(id: &str, lateness: Lateness) -> TaskLine {
        TaskLine {
            id: id.to_owned(),
            origin: TaskOrigin::Own,
            title: id.to_owned(),
            how: String::new(),
            done_when: String::new(),
            note: String::new(),
            minutes: Some(10),
            step: None,
            every: None,
            due_on: None,
            lateness,
            from_log: false,
            state: TaskState::Open,
            done_on: None,
        }
    }

    fn week(state: WeekState) -> WeekCard {
        WeekCard {
            starts_on: "2026-01-05".parse().unwrap(),
            ends_on: "2026-01-11".parse().unwrap(),
            posts: 0,
            goal: 1,
            conversations: 0,
            conversation_goal: 5,
            invitations: 0,
            invitation_goal: 3,
            days_left: 2,
            state,
            sentence: "0 of 1 this week, two days left".to_owned(),
            repair: None,
        }
    }

    fn tag() -> StepTag {
        StepTag { slug: "purpose".to_owned(), number: 1, title: "Set your purpose".to_owned() }
    }

    fn chosen(state: WeekState, policy_read: bool, due: &[TaskLine], step_task: Option<&TaskLine>, current: bool) -> NextAction {
        next_action(&Situation {
            week: &week(state),
            policy_read,
            due,
            step_task,
            current: current.then(|| (tag(), 1, 5)),
            post: None,
            idea: "a decision",
        })
    }

    #[test]
    fn a_week_at_risk_comes_first_but_never_before_the_policy_was_read() {
        let due = [task("late", Lateness::Overdue)];
        let action = chosen(WeekState::AtRisk, true, &due, None, true);
        assert_eq!((action.kind, action.reason.as_str()), (NextActionKind::Post, "0 of 1 this week, two days left."));
        assert_eq!(chosen(WeekState::AtRisk, false, &due, None, true).title, "late", "no nudge into risk");
    }

    #[test]
    fn what_is_due_comes_before_the_step_and_the_step_before_rest() {
        let step = task("step task", Lateness::Soon);
        let due = [task("soon", Lateness::Soon), task("today", Lateness::Today)];
        assert_eq!(chosen(WeekState::OnTrack, true, &due, Some(&step), true).title, "today");
        let action = chosen(WeekState::OnTrack, true, &due[..1], Some(&step), true);
        assert_eq!(action.title, "step task");
        assert!(action.reason.contains("1 of 5 tasks of step 1"), "{}", action.reason);
    }

    #[test]
    fn a_step_whose_tasks_are_done_asks_for_a_look_back_and_the_end_is_rest() {
        assert_eq!(chosen(WeekState::Kept, true, &[], None, true).kind, NextActionKind::FinishStep);
        assert_eq!(chosen(WeekState::OnTrack, true, &[], None, false).kind, NextActionKind::Post);
        assert_eq!(chosen(WeekState::Kept, true, &[], None, false).kind, NextActionKind::Rest);
    }
}
