//! Steps and tasks as lists show them.

use chrono::{Duration, NaiveDate};

use super::ProgrammeStep;
use super::{Journal, SOON_DAYS, tag};
use crate::journal::{Lateness, TaskCount, TaskLine, TaskOrigin, TaskState, TaskWaiting};
use crate::programme::situation::Situation;
use crate::programme::tasks::OwnTask;
use crate::programme::{Counts, ProgrammeTask, RecurringTask, Step};

impl Journal {
    /// What a task waits for now, if it does.
    pub(crate) fn waiting(&self, task: &ProgrammeTask) -> Option<TaskWaiting> {
        if let Some((on, _)) = self.comes_back.get(&task.slug) {
            return (*on > self.today).then(|| TaskWaiting {
                for_whom: String::new(),
                since_on: None,
                until_on: Some(*on),
            });
        }
        let wait = self.waits.get(&task.slug).filter(|wait| wait.let_go_on.is_none())?;
        let until_on = task
            .waits
            .as_ref()
            .and_then(|waits| waits.days())
            .map(|days| wait.since_on + Duration::days(days));
        let waits = until_on.is_none_or(|until| until > self.today);
        waits.then(|| TaskWaiting {
            for_whom: wait.for_whom.clone(),
            since_on: Some(wait.since_on),
            until_on,
        })
    }

    /// The title of what a task comes back for today, if a date of its register is why.
    pub(crate) fn came_back_for(&self, task: &ProgrammeTask) -> Option<String> {
        self.comes_back.get(&task.slug).filter(|(on, _)| *on <= self.today).map(|(_, title)| title.clone())
    }

    pub(crate) fn programme_step(&self, step: &Step) -> ProgrammeStep {
        let span = self.plan.span(step);
        let record = self.record(step);
        let open = |task: &&ProgrammeTask| !self.is_done(&task.slug) && !self.is_extra(step, task);
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
            tasks_total: self.tasks_total(step),
            minutes_left: step.tasks.iter().filter(open).map(|task| task.minutes).sum(),
        }
    }

    pub(crate) fn programme_steps(&self) -> Vec<ProgrammeStep> {
        self.programme.steps.iter().map(|step| self.programme_step(step)).collect()
    }

    /// The once-only tasks of a step, in order.
    pub(crate) fn step_tasks(&self, step: &Step) -> Vec<TaskLine> {
        step.tasks.iter().enumerate().map(|(index, task)| self.programme_task(step, index, task)).collect()
    }

    /// A task's title and how, on the user's track.
    pub(crate) fn words<'a>(&self, task: &'a ProgrammeTask) -> (&'a str, &'a str) {
        match &task.inside {
            Some(inside) if self.profile.is(Situation::InsideOnly) => (&inside.title, &inside.how),
            _ => (&task.title, &task.how),
        }
    }

    pub(crate) fn programme_task(&self, step: &Step, index: usize, task: &ProgrammeTask) -> TaskLine {
        let done_on = self.done.get(&task.slug).map(|latest| latest.done_on);
        let due_on =
            self.listed_on.get(&task.slug).copied().unwrap_or_else(|| self.plan.task_target(step, index));
        let (title, how) = self.words(task);
        let (part, _) = self.next_part(&task.slug, None, task.sittings(), task.minutes);
        TaskLine {
            id: task.slug.clone(),
            origin: TaskOrigin::Programme,
            title: title.to_owned(),
            how: how.to_owned(),
            done_when: task.done_when.clone(),
            note: String::new(),
            minutes: Some(task.minutes),
            step: Some(tag(step)),
            every: None,
            due_on: Some(due_on),
            // The plan's dates move with the user; nothing of the programme is ever late.
            lateness: Lateness::None,
            from_log: false,
            state: if done_on.is_some() { TaskState::Done } else { TaskState::Open },
            done_on,
            extra: self.is_extra(step, task),
            let_go: done_on.is_none() && self.is_let_go(&task.slug),
            new_since_finished: self.is_new_since_finished(step, task),
            waiting: if done_on.is_some() { None } else { self.waiting(task) },
            sittings: part.map_or(1, |part| part.of),
            listed: self.listed_at.get(&task.slug).copied(),
            part: part.filter(|part| done_on.is_none() && part.number > 1),
            counted: task
                .counts
                .map(|counts| TaskCount { done: self.logged(counts).min(task.wanted()), of: task.wanted() }),
        }
    }

    /// The recurring tasks of a step, each with its open turn. Before they have begun they have no date.
    pub(crate) fn step_recurring(&self, step: &Step) -> Vec<TaskLine> {
        step.recurring.iter().map(|task| self.recurring_task(step, task)).collect()
    }

    pub(super) fn recurring_task(&self, step: &Step, task: &RecurringTask) -> TaskLine {
        let latest = self.done.get(&task.slug);
        let from_log = task.counts == Some(Counts::Posts);
        let due_on = match from_log {
            true => self.anchor(task).map(|_| self.week().ends_on),
            false => self.open_turn(task),
        };
        let state = if from_log && self.goal_met() { TaskState::Done } else { TaskState::Open };
        let length = if from_log { self.post_length() } else { self.length() };
        let part = due_on
            .and_then(|on| self.next_part(&task.slug, Some(on), task.sittings(), task.minutes.at(length)).0);
        TaskLine {
            id: task.slug.clone(),
            origin: TaskOrigin::Recurring,
            title: task.title.clone(),
            how: task.how.clone(),
            done_when: task.done_when.clone(),
            note: String::new(),
            minutes: Some(task.minutes.at(length)),
            step: Some(tag(step)),
            every: Some(task.every),
            due_on,
            lateness: match due_on {
                // What comes back is never late: it lapses when its next date comes.
                Some(due) if state == TaskState::Open && due > self.today => self.lateness(due_on),
                Some(_) if state == TaskState::Open => Lateness::Today,
                _ => Lateness::None,
            },
            from_log,
            state,
            done_on: latest.map(|latest| latest.done_on),
            extra: false,
            let_go: false,
            new_since_finished: false,
            waiting: None,
            sittings: part.map_or(1, |part| part.of),
            listed: None,
            part: part.filter(|part| part.number > 1),
            counted: None,
        }
    }

    /// What comes back and has begun, the weekly post and what is not offered at this pace left out.
    pub(crate) fn all_recurring(&self) -> Vec<TaskLine> {
        let all = self.programme.steps.iter().flat_map(|step| self.step_recurring(step));
        all.filter(|task| !task.from_log && task.due_on.is_some() && task.minutes != Some(0)).collect()
    }

    pub(crate) fn own_task(&self, task: &OwnTask) -> TaskLine {
        let id = task.id.0.to_string();
        let let_go = task.done_on.is_none() && self.is_let_go(&id);
        let waiting = self.waits.get(&id).filter(|_| task.done_on.is_none() && !let_go);
        TaskLine {
            waiting: waiting.map(|wait| TaskWaiting {
                for_whom: wait.for_whom.clone(),
                since_on: Some(wait.since_on),
                until_on: None,
            }),
            id,
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
            extra: false,
            let_go,
            new_since_finished: false,
            sittings: 1,
            listed: None,
            part: None,
            counted: None,
        }
    }

    pub(super) fn lateness(&self, due_on: Option<NaiveDate>) -> Lateness {
        match due_on {
            None => Lateness::None,
            Some(due) if due < self.today => Lateness::Overdue,
            Some(due) if due == self.today => Lateness::Today,
            Some(due) if due <= self.today + Duration::days(SOON_DAYS) => Lateness::Soon,
            Some(_) => Lateness::Later,
        }
    }
}
