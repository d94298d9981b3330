//! What several pages are made from, read once: profile, plan, step records, completions, rhythm.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::{Journey, Lateness, ProgrammeStep, StepTag, TaskLine, TaskOrigin, TaskState};
use crate::coach::Coach;
use crate::error::Result;
use crate::plan::Plan;
use crate::preferences::Preferences;
use crate::profile::Profile;
use crate::programme::{Programme, ProgrammeTask, RecurringTask, Step};
use crate::rhythm::{Rhythm, Streak, WeekCard, WeekState};
use crate::step::{StepRecord, StepState};
use crate::store::{self, completions, profiles, publications, step_records};
use crate::task::OwnTask;
use crate::time::Now;

/// A due date this many days ahead is "soon".
const SOON_DAYS: i64 = 7;

/// Conversations are counted by week this far back: as far as bars and ratios go.
const GIVEN_WEEKS: i64 = 26;

/// The state of everything that pages share.
#[derive(Debug)]
pub(crate) struct Overview {
    pub(crate) programme: &'static Programme,
    pub(crate) today: NaiveDate,
    pub(crate) profile: Profile,
    pub(crate) preferences: Preferences,
    pub(crate) rhythm: Rhythm,
    plan: Plan,
    records: HashMap<String, StepRecord>,
    done: HashMap<String, completions::Latest>,
}

impl Overview {
    pub(crate) fn read(coach: &Coach, now: &Now) -> Result<Self> {
        Self::read_from(coach.store.conn(), coach.programme, now)
    }

    /// The same within a transaction.
    pub(crate) fn read_from(conn: &Connection, programme: &'static Programme, now: &Now) -> Result<Self> {
        let profile = profiles::require(conn)?;
        let now = profile.home(now);
        let rhythm = Rhythm::new(profile.week_start, profiles::goals(conn)?, profile.joined_on, publications::first_dates(conn)?);
        // The earliest week that anything is said about conversations of.
        let given_since = rhythm.week_of(now.today()) - Duration::weeks(GIVEN_WEEKS);
        Ok(Self {
            programme,
            today: now.today(),
            plan: Plan::new(programme, profile.start_on, profile.pace),
            preferences: store::preferences::get(conn)?,
            records: step_records::all(conn)?,
            done: done(conn, programme)?,
            rhythm: rhythm
                .with_pauses(store::pauses::all(conn)?)
                .with_reserves(store::reserve_weeks::all(conn)?)
                .with_conversations(store::conversations::counts_since(conn, given_since)?),
            profile,
        })
    }

    pub(crate) fn week(&self) -> WeekCard {
        self.rhythm.this_week(self.today)
    }

    pub(crate) fn goal_met(&self) -> bool {
        self.week().state == WeekState::Kept
    }

    /// Weeks kept, unless the user chose not to see it.
    pub(crate) fn streak(&self) -> Option<Streak> {
        self.preferences.show_streak.then(|| self.rhythm.streak(self.today))
    }

    /// An idea to start a post from: another one each week.
    pub(crate) fn idea(&self) -> &'static str {
        let week = self.rhythm.week_of(self.today).signed_duration_since(NaiveDate::default()).num_weeks();
        let prompts = &self.programme.prompts;
        usize::try_from(week).ok().and_then(|week| prompts.get(week % prompts.len().max(1))).map_or("", |prompt| &prompt.text)
    }

    /// Whether the employer's policy was read: the first task of the step that holds the check before each post.
    pub(crate) fn policy_read(&self) -> bool {
        let guardrails = self.programme.steps.iter().find(|step| step.before_each_post.is_some());
        guardrails.is_none_or(|step| self.state(step) == StepState::Done || step.tasks.first().is_none_or(|task| self.is_done(&task.slug)))
    }

    pub(crate) fn state(&self, step: &Step) -> StepState {
        self.record(step).map_or(StepState::Ahead, StepRecord::state)
    }

    fn record(&self, step: &Step) -> Option<&StepRecord> {
        self.records.get(&step.slug)
    }

    fn is_done(&self, task: &str) -> bool {
        self.done.contains_key(task)
    }

    /// The first step that is not finished.
    pub(crate) fn current(&self) -> Option<&'static Step> {
        self.programme.steps.iter().find(|step| self.state(step) != StepState::Done)
    }

    pub(crate) fn tasks_done(&self, step: &Step) -> u32 {
        count(step.tasks.iter().filter(|task| self.is_done(&task.slug)).count())
    }

    pub(crate) fn journey(&self) -> Journey {
        let steps = &self.programme.steps;
        Journey {
            steps_done: count(steps.iter().filter(|step| self.state(step) == StepState::Done).count()),
            steps_total: count(steps.len()),
            tasks_done: steps.iter().map(|step| self.tasks_done(step)).sum(),
            tasks_total: count(self.programme.task_count()),
            current: self.current().map(tag),
        }
    }

    pub(crate) fn programme_step(&self, step: &Step) -> ProgrammeStep {
        let span = self.plan.span(step);
        let record = self.record(step);
        ProgrammeStep {
            slug: step.slug.clone(),
            number: step.number,
            title: step.title.clone(),
            promise: step.promise.clone(),
            state: self.state(step),
            current: self.current().is_some_and(|current| current.slug == step.slug),
            planned_from: span.from,
            target_on: span.until,
            started_on: record.and_then(|record| record.started_on),
            done_on: record.and_then(|record| record.done_on),
            tasks_done: self.tasks_done(step),
            tasks_total: count(step.tasks.len()),
            minutes_left: step.tasks.iter().filter(|task| !self.is_done(&task.slug)).map(|task| task.minutes).sum(),
            target_weeks: step.target_weeks,
        }
    }

    pub(crate) fn programme_steps(&self) -> Vec<ProgrammeStep> {
        self.programme.steps.iter().map(|step| self.programme_step(step)).collect()
    }

    /// The once-only tasks of a step, in order.
    pub(crate) fn step_tasks(&self, step: &Step) -> Vec<TaskLine> {
        step.tasks.iter().enumerate().map(|(index, task)| self.programme_task(step, index, task)).collect()
    }

    fn programme_task(&self, step: &Step, index: usize, task: &ProgrammeTask) -> TaskLine {
        let done_on = self.done.get(&task.slug).map(|latest| latest.done_on);
        let due_on = self.plan.span(step).task_target(step, index);
        TaskLine {
            id: task.slug.clone(),
            origin: TaskOrigin::Programme,
            title: task.title.clone(),
            how: task.how.clone(),
            done_when: task.done_when.clone(),
            note: String::new(),
            minutes: Some(task.minutes),
            step: Some(tag(step)),
            every: None,
            due_on: Some(due_on),
            lateness: if done_on.is_some() { Lateness::None } else { self.lateness(Some(due_on)) },
            from_log: false,
            state: if done_on.is_some() { TaskState::Done } else { TaskState::Open },
            done_on,
        }
    }

    /// The recurring tasks of a step, each with its open occurrence. Before the step is begun they have no date.
    pub(crate) fn step_recurring(&self, step: &Step) -> Vec<TaskLine> {
        let started_on = self.record(step).and_then(|record| record.started_on);
        step.recurring.iter().map(|task| self.recurring_task(step, task, started_on)).collect()
    }

    fn recurring_task(&self, step: &Step, task: &RecurringTask, started_on: Option<NaiveDate>) -> TaskLine {
        let latest = self.done.get(&task.slug);
        let from_log = task.counts.is_some();
        let due_on = started_on.map(|anchor| match from_log {
            true => self.week().ends_on,
            false => task.every.open_occurrence(anchor, latest.and_then(|latest| latest.occurrence_on), self.today),
        });
        let state = if from_log && self.goal_met() { TaskState::Done } else { TaskState::Open };
        TaskLine {
            id: task.slug.clone(),
            origin: TaskOrigin::Recurring,
            title: task.title.clone(),
            how: String::new(),
            done_when: task.done_when.clone(),
            note: String::new(),
            minutes: Some(task.minutes),
            step: Some(tag(step)),
            every: Some(task.every),
            due_on,
            lateness: if state == TaskState::Done { Lateness::None } else { self.lateness(due_on) },
            from_log,
            state,
            done_on: latest.map(|latest| latest.done_on),
        }
    }

    /// The recurring tasks of every step that was begun, those counted from the log left out.
    pub(crate) fn all_recurring(&self) -> Vec<TaskLine> {
        let begun = self.programme.steps.iter().filter(|step| self.state(step) != StepState::Ahead);
        begun.flat_map(|step| self.step_recurring(step)).filter(|task| !task.from_log).collect()
    }

    pub(crate) fn own_task(&self, task: &OwnTask) -> TaskLine {
        TaskLine {
            id: task.id.0.to_string(),
            origin: TaskOrigin::Own,
            title: task.title.clone(),
            how: String::new(),
            done_when: String::new(),
            note: task.note.clone(),
            minutes: task.minutes,
            step: task.step.as_deref().and_then(|slug| self.programme.step(slug).ok()).map(tag),
            every: None,
            due_on: task.due_on,
            lateness: if task.done_on.is_some() { Lateness::None } else { self.lateness(task.due_on) },
            from_log: false,
            state: if task.done_on.is_some() { TaskState::Done } else { TaskState::Open },
            done_on: task.done_on,
        }
    }

    fn lateness(&self, due_on: Option<NaiveDate>) -> Lateness {
        match due_on {
            None => Lateness::None,
            Some(due) if due < self.today => Lateness::Overdue,
            Some(due) if due == self.today => Lateness::Today,
            Some(due) if due <= self.today + Duration::days(SOON_DAYS) => Lateness::Soon,
            Some(_) => Lateness::Later,
        }
    }
}

/// What is done: each once-only task, and the latest occurrence of each recurring one.
fn done(conn: &Connection, programme: &Programme) -> Result<HashMap<String, completions::Latest>> {
    let mut done = completions::once(conn)?;
    for task in programme.steps.iter().flat_map(|step| &step.recurring) {
        if let Some(latest) = completions::latest_occurrence(conn, &task.slug)? {
            done.insert(task.slug.clone(), latest);
        }
    }
    Ok(done)
}

pub(crate) fn tag(step: &Step) -> StepTag {
    StepTag { slug: step.slug.clone(), number: step.number, title: step.title.clone() }
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
