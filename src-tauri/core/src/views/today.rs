//! Today: the one thing to do, the week as a ring, what is due.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    ConversationItem, Inbox, Lateness, Overview, PostLine, ProposalLine, TaskLine, TaskOrigin, TaskState, proposal_lines, to_answer,
};
use crate::coach::Coach;
use crate::error::Result;
use crate::next_action::{NextAction, Situation, next_action};
use crate::next_post::{NextPost, next_post};
use crate::reminding::Reminding;
use crate::rhythm::{Streak, WeekCard};
use crate::store::{completions, own_tasks, posts};
use crate::time::Now;

/// Where the user stands in the programme, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Journey {
    /// Steps finished.
    pub steps_done: u32,
    /// Steps in all (12).
    pub steps_total: u32,
    /// Programme tasks done, of [`Journey::tasks_total`].
    pub tasks_done: u32,
    /// Programme tasks in all, recurring ones not counted.
    pub tasks_total: u32,
    /// The step the user is at; none once all are finished.
    pub current: Option<super::StepTag>,
}

/// Everything the Today page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Today {
    /// The user's civil date.
    pub date: NaiveDate,
    /// What the coach calls the user; may be empty.
    pub name: String,
    /// The next best action and its reason.
    pub next: NextAction,
    /// This week's posts against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The nudges that wait for an answer.
    pub inbox: Inbox,
    /// What is due today, overdue, or within seven days, most urgent first.
    pub due: Vec<TaskLine>,
    /// What was done today.
    pub done_today: Vec<TaskLine>,
    /// Where the user stands in the programme.
    pub journey: Journey,
    /// An idea to start a post from, changing each week.
    pub idea: String,
    /// What is planned for this week, earliest first.
    pub planned: Vec<PostLine>,
    /// The post the week is waiting for: the one planned next, or else the readiest draft.
    pub next_post: Option<NextPost>,
    /// What came out in the user's own feeds and may go into the log.
    pub proposals: Vec<ProposalLine>,
    /// Replies that wait for an answer, the longest waiting first.
    pub to_answer: Vec<ConversationItem>,
}

impl Coach {
    /// The Today page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn today(&self, now: &Now) -> Result<Today> {
        let overview = Overview::read(self, now)?;
        let own = own_tasks::open(self.store.conn())?;
        let mut pressing: Vec<_> = own.iter().map(|task| overview.own_task(task)).chain(overview.all_recurring()).collect();
        pressing.retain(|task| is_near(task.lateness));
        sort_by_urgency(&mut pressing);
        let step_tasks = overview.current().map(|step| overview.step_tasks(step)).unwrap_or_default();
        let mut open: Vec<_> = step_tasks.into_iter().filter(|task| task.state == TaskState::Open).collect();
        let next_post = next_post(self.store.conn(), &overview)?;
        let next = next_action(&Situation {
            post: next_post.as_ref(),
            week: &overview.week(),
            policy_read: overview.policy_read(),
            due: &pressing,
            step_task: open.first(),
            current: overview
                .current()
                .map(|step| (super::overview::tag(step), overview.tasks_done(step), super::overview::count(step.tasks.len()))),
            idea: overview.idea(),
        });
        open.retain(|task| is_near(task.lateness));
        let mut due = pressing;
        due.extend(open);
        sort_by_urgency(&mut due);
        // The one thing to do stands large above; it is not listed twice.
        due.retain(|task| next.task.as_ref().is_none_or(|chosen| chosen.id != task.id));
        Ok(Today {
            date: overview.today,
            name: overview.profile.name.clone(),
            week: overview.week(),
            streak: overview.streak(),
            done_today: self.done_today(&overview)?,
            journey: overview.journey(),
            idea: overview.idea().to_owned(),
            planned: self.planned_this_week(&overview)?,
            next_post,
            proposals: proposal_lines(self.store.conn(), overview.today)?,
            to_answer: to_answer(self.store.conn(), overview.today)?,
            inbox: Inbox::of(&Reminding::with(self.store.conn(), &overview, now)?),
            next,
            due,
        })
    }

    /// What is planned for this week and not out yet, earliest first.
    pub(crate) fn planned_this_week(&self, overview: &Overview) -> Result<Vec<PostLine>> {
        let conn = self.store.conn();
        let last = overview.week().ends_on;
        let mut heads = posts::planned_heads(conn)?;
        heads.retain(|head| head.standing.planned_on.is_some_and(|on| on <= last));
        heads.sort_by_key(|head| (head.standing.planned_on, head.id));
        super::post_line::lines(conn, heads, &HashMap::new())
    }

    fn done_today(&self, overview: &Overview) -> Result<Vec<TaskLine>> {
        let conn = self.store.conn();
        let own = own_tasks::done_between(conn, overview.today, overview.today)?;
        let mut done: Vec<_> = own.iter().map(|task| overview.own_task(task)).collect();
        for completion in completions::between(conn, overview.today, overview.today)? {
            let lines =
                self.programme.steps.iter().flat_map(|step| overview.step_tasks(step).into_iter().chain(overview.step_recurring(step)));
            done.extend(lines.into_iter().find(|line| line.id == completion.task).map(|line| TaskLine {
                state: TaskState::Done,
                lateness: Lateness::None,
                ..line
            }));
        }
        Ok(done)
    }
}

fn is_near(lateness: Lateness) -> bool {
    matches!(lateness, Lateness::Overdue | Lateness::Today | Lateness::Soon)
}

/// By date; on the same date the user's own tasks first.
fn sort_by_urgency(tasks: &mut [TaskLine]) {
    tasks.sort_by_key(|task| (task.due_on, task.origin != TaskOrigin::Own));
}
