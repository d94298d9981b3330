//! Today: the one thing to do with its fields in place, the week, what comes up, and what has no date.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;
use serde::Serialize;

use super::news::{news, numbers_to_export, quarter_ends, reminders_due};
use super::rehearsal::rehearsal;
use super::{
    ConversationItem, Inbox, Lateness, LetterLine, NewsLine, NextAction, PostLine, ProposalLine, Rehearsal,
    TaskLine, TaskOrigin, TaskState, proposal_lines, to_answer,
};
use crate::calendar::{Day, Now};
use crate::coach::Coach;
use crate::coaching::{AWAY_DAYS, ActionKind, day_in_words};
use crate::error::Result;
use crate::id::PostId;
use crate::journal::Journal;
use crate::journal::next_post;
use crate::journal::reminder_context::ReminderContext;
use crate::journal::{Journey, MomentLine, next_actions, unseen_moments};
use crate::publishing::next_post::NextPost;
use crate::rhythm::{Streak, WeekCard, WeekState};
use crate::store::{self, completions, own_tasks, posts};

/// How many open things "Coming up" holds at most.
const COMING_UP_MAX: usize = 8;
/// How many days "Coming up" looks ahead.
const COMING_UP_DAYS: i64 = 7;

/// Which of its four designs Today has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TodayState {
    /// Nothing was done yet.
    FirstDay,
    /// There is something to do.
    Ordinary,
    /// The week is kept, or its minutes are done: a shorter page that mentions it.
    WeekKept,
    /// After a fortnight and more away.
    Back,
}

/// What kind of thing comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ComingUpKind {
    /// A task: the user’s own, a recurring one, or one that no longer waits.
    Task,
    /// A post that has a day.
    Post,
}

/// Something with a date within the next seven days, or that had one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComingUp {
    /// What kind of thing.
    pub kind: ComingUpKind,
    /// Its date.
    pub on: NaiveDate,
    /// What it is.
    pub title: String,
    /// "Today", "Friday", "Since 3 November".
    pub when: String,
    /// The task, for a task.
    pub task: Option<TaskLine>,
    /// The post, for a post.
    pub post: Option<PostId>,
}

/// "What got in the way?", asked once after a missed week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MissedQuestion {
    /// The first day of the missed week.
    pub week_on: NaiveDate,
    /// The reasons: slug and label.
    pub reasons: Vec<(String, String)>,
}

/// The voice on hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HoldLine {
    /// The day it ends on; none is "until I say so".
    pub back_on: Option<NaiveDate>,
    /// Sentence for people.
    pub sentence: String,
}

/// Everything the Today page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Today {
    /// The user's civil date.
    pub date: NaiveDate,
    /// What the coach calls the user; may be empty.
    pub name: String,
    /// Which of its four designs it has.
    pub state: TodayState,
    /// The next best action and its reason.
    pub next: NextAction,
    /// The two that come after it: "Something else".
    pub others: Vec<NextAction>,
    /// This week's posts against the goal.
    pub week: WeekCard,
    /// Minutes a week.
    pub minutes: u32,
    /// Whether the week's minutes are done.
    pub minutes_done: bool,
    /// Whether the voice has started: a post is wanted of this week or one before.
    pub voice_started: bool,
    /// The days of this week on which a slot is.
    pub slots: Vec<NaiveDate>,
    /// The days of this week on which a post was published.
    pub posted_on: Vec<NaiveDate>,
    /// Weeks kept; none when the user chose not to see it, or before a week counts.
    pub streak: Option<Streak>,
    /// At most one line of news.
    pub news: Option<NewsLine>,
    /// The nudges that wait for an answer.
    pub inbox: Inbox,
    /// What has a date within the next seven days or had one before, at most eight, the earliest first.
    pub coming_up: Vec<ComingUp>,
    /// How many more there are.
    pub coming_up_more: u32,
    /// The user's own tasks without a date, and those that wait or were let go.
    pub any_time: Vec<TaskLine>,
    /// What was done today.
    pub done_today: Vec<TaskLine>,
    /// Where the user is in the programme.
    pub journey: Journey,
    /// An idea to start a post from, changing each week.
    pub idea: String,
    /// What is planned for this week, earliest first.
    pub planned: Vec<PostLine>,
    /// The post the week is waiting for: the one planned next, or else the readiest draft.
    pub next_post: Option<NextPost>,
    /// What was published in the user's own feeds and may go into the log.
    pub proposals: Vec<ProposalLine>,
    /// Replies that wait for an answer, the longest waiting first.
    pub to_answer: Vec<ConversationItem>,
    /// Moments that were not shown yet, the latest first; none when the user chose not to see them.
    pub moments: Vec<MomentLine>,
    /// "What got in the way?", after a missed week.
    pub question: Option<MissedQuestion>,
    /// Thirty seconds with the first plan, when it is time for them.
    pub rehearsal: Option<Rehearsal>,
    /// A letter to oneself that is back and still closed.
    pub letter: Option<LetterLine>,
    /// The voice on hold.
    pub hold: Option<HoldLine>,
    /// The last day of the break that is on.
    pub paused_until: Option<NaiveDate>,
}

impl Coach {
    /// The Today page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn today(&self, now: &Now) -> Result<Today> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let mut actions = next_actions(conn, &journal, 3)?;
        let next = actions.remove(0);
        actions.retain(|action| action.kind != ActionKind::Rest);
        let own: Vec<_> = own_tasks::open(conn)?.iter().map(|task| journal.own_task(task)).collect();
        let proposals = proposal_lines(conn, journal.today)?;
        let (coming_up, coming_up_more) = self.coming_up(&journal, &own, &next)?;
        let week = journal.week();
        let inbox = Inbox::of(&ReminderContext::with(conn, &journal, now)?);
        let week_days = || (0..7).map(|ahead| week.starts_on + Duration::days(ahead));
        Ok(Today {
            date: journal.today,
            name: journal.profile.name.clone(),
            state: state(&journal, &next),
            minutes: journal.budget.minutes,
            minutes_done: journal.budget.done >= journal.budget.minutes,
            voice_started: journal.rhythm.voice_started(week.starts_on),
            slots: week_days().filter(|day| journal.rhythm.frame().slots.contains(&Day::of(*day))).collect(),
            posted_on: week_days().filter(|day| journal.rhythm.posted_on(*day)).collect(),
            streak: journal.streak(),
            news: news(conn, &journal, &proposals)?
                .or_else(|| reminders_due(&inbox))
                .or_else(|| quarter_ends(&journal))
                .or(numbers_to_export(conn, &journal, now)?),
            coming_up,
            coming_up_more,
            any_time: own
                .into_iter()
                .filter(|task| task.due_on.is_none() || task.waiting.is_some() || task.let_go)
                .filter(|task| !is_chosen(&next, task))
                .collect(),
            done_today: self.done_today(&journal)?,
            journey: journal.journey(),
            idea: journal.idea().to_owned(),
            planned: self.planned_this_week(&journal)?,
            next_post: next_post(conn, &journal)?,
            proposals,
            to_answer: to_answer(conn, journal.today)?,
            inbox,
            moments: moments(conn, &journal)?,
            question: question(conn, &journal)?,
            rehearsal: rehearsal(conn, &journal, now)?,
            letter: LetterLine::latest(conn, journal.today)?.filter(|letter| letter.waits),
            hold: hold(&journal),
            paused_until: journal
                .pauses
                .iter()
                .find(|pause| pause.covers(journal.today))
                .map(|pause| pause.to_on),
            others: actions,
            week,
            next,
        })
    }

    /// What has a date: the user's own tasks, what comes back, posts that are planned.
    fn coming_up(
        &self,
        journal: &Journal,
        own: &[TaskLine],
        next: &NextAction,
    ) -> Result<(Vec<ComingUp>, u32)> {
        let until = journal.today + Duration::days(COMING_UP_DAYS);
        let task = |line: TaskLine| {
            let on = line.due_on?;
            let item = ComingUp {
                kind: ComingUpKind::Task,
                on,
                title: line.title.clone(),
                when: when(on, journal.today),
                task: Some(line),
                post: None,
            };
            (on <= until).then_some(item)
        };
        let back = journal
            .all_recurring()
            .into_iter()
            .filter(|line| journal.goes_on_with(&line.id))
            .filter(|line| line.due_on.is_some_and(|on| on >= journal.today));
        let tasks = own
            .iter()
            .cloned()
            .chain(back)
            .filter(|line| line.waiting.is_none() && !line.let_go && !is_chosen(next, line))
            .filter_map(task);
        let posts = posts::planned_heads(self.conn())?.into_iter().filter_map(|head| {
            let on = head.standing.planned_on?;
            let chosen = next.post == Some(head.id);
            (on <= until && !chosen).then(|| ComingUp {
                kind: ComingUpKind::Post,
                on,
                title: head.title,
                when: when(on, journal.today),
                task: None,
                post: Some(head.id),
            })
        });
        let mut all: Vec<_> = tasks.chain(posts).collect();
        all.sort_by_key(|item| {
            (
                item.on,
                item.kind != ComingUpKind::Post,
                item.task.as_ref().map(|task| task.origin != TaskOrigin::Own),
            )
        });
        let more = all.len().saturating_sub(COMING_UP_MAX);
        all.truncate(COMING_UP_MAX);
        Ok((all, crate::journal::count(more)))
    }

    /// What is planned for this week and not out yet, earliest first.
    pub(crate) fn planned_this_week(&self, journal: &Journal) -> Result<Vec<PostLine>> {
        let conn = self.conn();
        let last = journal.week().ends_on;
        let mut heads = posts::planned_heads(conn)?;
        heads.retain(|head| head.standing.planned_on.is_some_and(|on| on <= last));
        heads.sort_by_key(|head| (head.standing.planned_on, head.id));
        super::post_line::lines(conn, heads, &HashMap::new())
    }

    fn done_today(&self, journal: &Journal) -> Result<Vec<TaskLine>> {
        let conn = self.conn();
        let own = own_tasks::done_between(conn, journal.today, journal.today)?;
        let mut done: Vec<_> = own.iter().map(|task| journal.own_task(task)).collect();
        for completion in completions::between(conn, journal.today, journal.today)? {
            let lines =
                self.programme.steps.iter().flat_map(|step| {
                    journal.step_tasks(step).into_iter().chain(journal.step_recurring(step))
                });
            done.extend(lines.into_iter().find(|line| line.id == completion.task).map(|line| TaskLine {
                state: TaskState::Done,
                lateness: Lateness::None,
                ..line
            }));
        }
        Ok(done)
    }
}

fn is_chosen(next: &NextAction, line: &TaskLine) -> bool {
    next.kind == ActionKind::Task && next.task.as_ref().is_some_and(|chosen| chosen.id == line.id)
}

fn when(on: NaiveDate, today: NaiveDate) -> String {
    if on < today {
        return format!("Since {}", day_in_words(on, today));
    }
    let words = day_in_words(on, today);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn state(journal: &Journal, next: &NextAction) -> TodayState {
    let journey = journal.journey();
    let week = journal.week();
    let away = (journal.today - journal.last_activity).num_days() >= AWAY_DAYS;
    if away || next.kind == ActionKind::WelcomeBack {
        TodayState::Back
    } else if journey.tasks_done == 0
        && journal.rhythm.last_posted_on().is_none()
        && journal.profile.joined_on == journal.today
    {
        TodayState::FirstDay
    } else if week.state == WeekState::Kept
        || journal.budget.done >= journal.budget.minutes
        || next.kind == ActionKind::Rest
    {
        TodayState::WeekKept
    } else {
        TodayState::Ordinary
    }
}

fn moments(conn: &Connection, journal: &Journal) -> Result<Vec<MomentLine>> {
    if !journal.preferences.show_moments {
        return Ok(Vec::new());
    }
    unseen_moments(conn, journal.programme)
}

/// Asked once, after a missed week.
fn question(conn: &Connection, journal: &Journal) -> Result<Option<MissedQuestion>> {
    let last = journal.week().starts_on - Duration::weeks(1);
    let missed = journal.rhythm.is_missed(last, journal.today);
    if !missed || store::coaching::missed_reason(conn, last)?.is_some() {
        return Ok(None);
    }
    let reasons = crate::MissedReason::ALL
        .iter()
        .map(|reason| (reason.slug().to_owned(), reason.label().to_owned()))
        .collect();
    Ok(Some(MissedQuestion { week_on: last, reasons }))
}

pub(super) fn hold(journal: &Journal) -> Option<HoldLine> {
    let hold = journal.rhythm.hold_on(journal.today)?;
    let back_on = hold.until_on.map(|until| until + Duration::days(1));
    let until = back_on.map_or_else(|| "you say so".to_owned(), |on| day_in_words(on, journal.today));
    let sentence =
        format!("Your voice is on hold until {until}. Reminders to post stop, and the week doesn’t count.");
    Some(HoldLine { back_on, sentence })
}
