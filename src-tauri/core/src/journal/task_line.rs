//! A task as a list shows it, wherever it comes from.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::recurrence::Cadence;
use crate::coaching::PartOf;

/// Where a task comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TaskOrigin {
    /// One of the programme's tasks, done once.
    Programme,
    /// One of the programme's recurring tasks.
    Recurring,
    /// The user's own.
    Own,
}

/// Whether it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Still to do.
    Open,
    /// Done (a recurring task: for the date shown).
    Done,
}

/// How a task's date lies to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Lateness {
    /// No date, or done.
    None,
    /// Due before today.
    Overdue,
    /// Due today.
    Today,
    /// Due within seven days.
    Soon,
    /// Due later.
    Later,
}

/// The step a task belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StepTag {
    /// The step's slug.
    pub slug: String,
    /// 1 to 12.
    pub number: u8,
    /// The step's title.
    pub title: String,
}

/// What a task waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TaskWaiting {
    /// Whom it waits for; empty when no one was named or it waits for a date.
    pub for_whom: String,
    /// Since when; `None` if a date of its register is why.
    pub since_on: Option<NaiveDate>,
    /// The date on which it comes back by itself, if it does.
    pub until_on: Option<NaiveDate>,
}

/// How many of what is counted are in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TaskCount {
    /// In the log.
    pub done: u32,
    /// Wanted.
    pub of: u32,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TaskLine {
    /// Task id, as accepted by `task …` commands: the programme’s slug, or the number of the user’s own task.
    pub id: String,
    /// Where it comes from.
    pub origin: TaskOrigin,
    /// What to do.
    pub title: String,
    /// How to do it well; empty for own tasks.
    pub how: String,
    /// The observable result; empty for own tasks.
    pub done_when: String,
    /// The user's note; empty for programme tasks.
    pub note: String,
    /// Minutes it takes, if known.
    pub minutes: Option<u32>,
    /// The step it belongs to, if any.
    pub step: Option<StepTag>,
    /// How often it comes back, for a recurring one.
    pub every: Option<Cadence>,
    /// The civil date it is planned for or due on.
    pub due_on: Option<NaiveDate>,
    /// How that date lies to today.
    pub lateness: Lateness,
    /// Whether it is counted from the log of posts, and so cannot be ticked.
    pub from_log: bool,
    /// Open or done.
    pub state: TaskState,
    /// The civil date it was done on (a recurring one: last done on).
    pub done_on: Option<NaiveDate>,
    /// "If you want more": never suggested, and no part of finishing the step.
    pub extra: bool,
    /// Whether the user let it go: it is an extra then, and can be taken back.
    pub let_go: bool,
    /// Whether it came into the step after the user had finished it.
    pub new_since_finished: bool,
    /// What it waits for, if it does.
    pub waiting: Option<TaskWaiting>,
    /// In how many sittings it is done; 1 for all at once.
    pub sittings: u32,
    /// Its place in the first 30 days' list, while that is the order.
    pub listed: Option<PartOf>,
    /// The part that is next, once a part is done.
    pub part: Option<PartOf>,
    /// How many of what it counts are in the log, for a counted one.
    pub counted: Option<TaskCount>,
}
