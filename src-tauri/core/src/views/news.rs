//! The one thin line of news on Today.

use chrono::Datelike;
use rusqlite::Connection;
use serde::Serialize;

use super::{Inbox, ProposalLine};
use crate::calendar::Now;
use crate::coaching::{ASK_AFTER_DAYS, AWAY_DAYS};
use crate::error::Result;
use crate::id::ProposalId;
use crate::journal::Journal;
use crate::reminders::RuleKind;
use crate::rhythm::quarter_of;
use crate::store;

/// Days away after which a small way back is named.
const SHORT_AWAY_DAYS: i64 = 7;

/// How many days before its end a month is about to end.
const LAST_DAYS: u64 = 7;

/// What the line of news is about; the window decides by it which buttons it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// A feed of the user's own has something new.
    Proposal,
    /// A task has waited for someone.
    Waiting,
    /// A week was missed; a small way back.
    WelcomeBack,
    /// The user came back after a week and more, and did something.
    CameBack,
    /// Reminders are due; they stand in the inbox.
    Reminders,
    /// The quarter ends.
    QuarterEnds,
    /// Networks forget numbers after about a year, and none were imported this month.
    Numbers,
}

/// At most one thin line of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NewsLine {
    /// What it is about.
    pub kind: NewsKind,
    /// The line.
    pub text: String,
    /// The proposal, for one.
    pub proposal: Option<ProposalId>,
    /// The task that waits, for one.
    pub task: Option<String>,
    /// The number of that task's step.
    pub step: Option<u8>,
}

/// The line of news that matters most, if there is one.
pub(super) fn news(
    conn: &Connection,
    journal: &Journal,
    proposals: &[ProposalLine],
) -> Result<Option<NewsLine>> {
    let line = |kind, text| NewsLine { kind, text, proposal: None, task: None, step: None };
    if let Some(first) = proposals.first() {
        let text = match first.same_post {
            None => format!("Your feed has a new post: “{}”. Log it?", first.title),
            Some(_) => format!("Your post “{}” has another address now. Use it?", first.title),
        };
        return Ok(Some(NewsLine { proposal: Some(first.id), ..line(NewsKind::Proposal, text) }));
    }
    let mut waits: Vec<_> = store::task_waits::all(conn)?
        .into_iter()
        .filter(|wait| (journal.today - wait.counted_from()).num_days() >= ASK_AFTER_DAYS)
        .collect();
    waits.retain(|wait| {
        wait.let_go_on.is_none()
            && journal
                .programme
                .task(&wait.task)
                .is_none_or(|(_, task)| task.waits.as_ref().is_none_or(|waits| waits.days().is_none()))
    });
    if let Some(wait) = waits.first() {
        let text = if wait.for_whom.is_empty() {
            "Heard back?".to_owned()
        } else {
            format!("Heard back from {}?", wait.for_whom)
        };
        let step = journal.programme.task(&wait.task).map(|(step, _)| step.number);
        return Ok(Some(NewsLine { task: Some(wait.task.clone()), step, ..line(NewsKind::Waiting, text) }));
    }
    let away = (journal.today - journal.last_activity).num_days();
    if (SHORT_AWAY_DAYS..AWAY_DAYS).contains(&away) {
        let text = "Welcome back. Five minutes: one comment, or save one idea.".to_owned();
        return Ok(Some(line(NewsKind::WelcomeBack, text)));
    }
    let gap = journal.active_before.map(|before| (journal.today - before).num_days());
    if gap.is_some_and(|gap| gap >= SHORT_AWAY_DAYS)
        && (journal.did_something_today || journal.rhythm.posted_on(journal.today))
    {
        return Ok(Some(line(NewsKind::CameBack, "You came back. That’s the habit.".to_owned())));
    }
    Ok(None)
}

/// What is due, as one line. The weekly slot speaks of the action itself, which stands below it.
pub(super) fn reminders_due(inbox: &Inbox) -> Option<NewsLine> {
    let mut due = inbox.items.iter().filter(|item| item.kind != RuleKind::WeeklyPost);
    let (first, more) = (due.next()?, due.count());
    let text = if more == 0 { first.summary.clone() } else { format!("{}, and {more} more", first.summary) };
    Some(NewsLine { kind: NewsKind::Reminders, text, proposal: None, task: None, step: None })
}

/// In the last week of a month: numbers can be exported before networks forget them. Only for those who imported some, and
/// not in a month that has an import.
pub(super) fn numbers_to_export(conn: &Connection, journal: &Journal, now: &Now) -> Result<Option<NewsLine>> {
    let (today, home) = (journal.today, journal.profile.home(now));
    let sources = store::metrics::sources(conn)?.into_values();
    let of_files = sources.filter(|source| source.file_sha256.is_some());
    let read_on = of_files.map(|source| source.read_at.with_timezone(&home.zone).date_naive()).max();
    let month = |on: chrono::NaiveDate| (on.year(), on.month());
    let ends = (today + chrono::Days::new(LAST_DAYS)).month() != today.month();
    let text = "LinkedIn and X keep numbers for about a year. Import this month’s?".to_owned();
    let line = NewsLine { kind: NewsKind::Numbers, text, proposal: None, task: None, step: None };
    Ok(read_on.filter(|read| ends && month(*read) < month(today)).map(|_| line))
}

pub(super) fn quarter_ends(journal: &Journal) -> Option<NewsLine> {
    let next_quarter = quarter_of(journal.today) + chrono::Months::new(3);
    let days_left = (next_quarter - journal.today).num_days();
    let monday = journal.today.weekday() == chrono::Weekday::Mon;
    let text = "One week left in the quarter.".to_owned();
    let line = NewsLine { kind: NewsKind::QuarterEnds, text, proposal: None, task: None, step: None };
    (days_left <= 7 && monday && journal.rhythm.first_week().is_some()).then_some(line)
}
