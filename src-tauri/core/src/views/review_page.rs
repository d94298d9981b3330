//! The look back at a month or a quarter, filled in from the log and from the looks back within it.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::{EarlierDecision, LookBackPost};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::coaching::PartOf;
use crate::error::Result;
use crate::id::WorksheetRowId;
use crate::journal::made::answered;
use crate::journal::{Journal, count, pillars::pillars};
use crate::look_back::{Review, ReviewAnswers, ReviewField, ReviewKind, ReviewPeriod};
use crate::store::{conversations, look_backs, posts, publications, reviews, worksheets};
use crate::text::comparable;

/// Initiatives are the rows of this step: their name, where they were, where they are and where they are to be.
const INITIATIVES: (&str, [&str; 4]) =
    ("leverage", ["process", "metric-baseline", "metric-result", "metric-target"]);
/// Whom the user reads are the rows of this one.
const LEADERS: (&str, &str) = ("role-models", "leader");

/// Posts of one pillar within a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PillarShare {
    /// The pillar; empty for posts without one.
    pub pillar: String,
    /// How many posts.
    pub posts: u32,
    /// Their share of all posts of the period, 0 to 100, rounded.
    pub percent: u32,
}

/// Something the user wrote in a look back at a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekNote {
    /// The first day of the week.
    pub week: NaiveDate,
    /// What they wrote.
    pub text: String,
}

/// An earlier look back, to read beside this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EarlierReview {
    /// The first day of its period.
    pub starts_on: NaiveDate,
    /// Its period in words: "March 2026".
    pub title: String,
    /// What the user wrote.
    pub answers: ReviewAnswers,
}

/// An initiative of step 9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct QuarterInitiative {
    /// Its row on step 9's worksheet.
    pub row: WorksheetRowId,
    /// What it is about.
    pub name: String,
    /// Where it was, in the user's words; may be empty.
    pub baseline: String,
    /// Where it is; may be empty.
    pub now: String,
    /// Where it is to be; may be empty.
    pub target: String,
}

/// What a quarter's look back has beside a month's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct QuarterFacts {
    /// Search results owned in step 3, of ten; none before that was answered.
    pub results_then: Option<String>,
    /// The number of the look back before this one, halfway included.
    pub results_before: Option<String>,
    /// The date of the policy that was read; none where it was not noted.
    pub policy_date: Option<String>,
    /// Lines of the never-post list.
    pub never_posted: u32,
    /// The promise.
    pub promise: Option<String>,
    /// The pillars.
    pub pillars: Vec<String>,
    /// Initiatives, in their order.
    pub initiatives: Vec<QuarterInitiative>,
    /// Whom the user reads.
    pub leaders: Vec<String>,
    /// The looks back at its months, the earliest first.
    pub months: Vec<EarlierReview>,
}

/// The look back at a month or a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReviewPage {
    /// Month or quarter.
    pub kind: ReviewKind,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// The period in words: "March 2026".
    pub title: String,
    /// The first day of the one before it; none where it is the first one.
    pub before: Option<NaiveDate>,
    /// The first day of the one after it; none while that is ahead.
    pub after: Option<NaiveDate>,
    /// What the user wrote, by question.
    pub answers: ReviewAnswers,
    /// The civil date it was begun; none before.
    pub taken_on: Option<NaiveDate>,
    /// The civil date it was finished; none while it is half done.
    pub finished_on: Option<NaiveDate>,
    /// The sitting that is next, where it is done in several and its turn is open.
    pub sitting: Option<PartOf>,
    /// "3 of 4 weeks kept"; none where no week counts.
    pub weeks: Option<String>,
    /// Posts published in it, earliest first.
    pub posts: Vec<LookBackPost>,
    /// Pillars by their share of these, the largest first.
    pub pillars: Vec<PillarShare>,
    /// Conversations in it.
    pub conversations: u32,
    /// Giving beside posting: "4 posts and 14 conversations"; none where there was neither.
    pub giving: Option<String>,
    /// What was decided in its weeks, and what became of that.
    pub decisions: Vec<EarlierDecision>,
    /// Where the user was stuck in its weeks.
    pub stuck: Vec<WeekNote>,
    /// The look back before this one.
    pub earlier: Option<EarlierReview>,
    /// The change the user wants, from step 1.
    pub purpose: Option<String>,
    /// What only a quarter has.
    pub quarter: Option<QuarterFacts>,
}

impl Coach {
    /// The look back at the month or quarter that `day` is in; without one, at the one that is to be looked back at.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Invalid`] for a period ahead or before the
    /// first one, and for a kind that happens once.
    pub fn review_page(&self, now: &Now, kind: ReviewKind, day: Option<NaiveDate>) -> Result<ReviewPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let period = journal.period_looked_back_at(kind, day)?;
        let (from, to) = (period.starts_on(), period.ends_on());
        let kept = reviews::of(conn, kind, from)?;
        let posts = super::look_back_page::posts_of(publications::between(conn, from, to)?);
        let conversations = count(conversations::between(conn, from, to)?.len());
        let neighbour = |other: ReviewPeriod| {
            journal.period_looked_back_at(kind, Some(other.starts_on())).ok().map(ReviewPeriod::starts_on)
        };
        let (decisions, stuck) = of_weeks(conn, from, to)?;
        let quarter = match kind {
            ReviewKind::Quarter => Some(quarter_facts(conn, period)?),
            _ => None,
        };
        Ok(ReviewPage {
            kind,
            starts_on: from,
            ends_on: to,
            title: period.in_words(),
            before: neighbour(period.before()),
            after: neighbour(period.after()),
            taken_on: kept.as_ref().map(|kept| kept.taken_on),
            finished_on: kept.as_ref().and_then(|kept| kept.finished_on),
            answers: kept.map(|kept| kept.answers).unwrap_or_default(),
            sitting: match kind {
                ReviewKind::Quarter => journal.sitting_of(kind, period),
                _ => None,
            },
            weeks: weeks_kept(&journal, from, to),
            pillars: shares(conn, from, to)?,
            giving: giving(count(posts.len()), conversations),
            posts,
            conversations,
            decisions,
            stuck,
            earlier: reviews::of(conn, kind, period.before().starts_on())?
                .and_then(|review| earlier(review, period.before())),
            purpose: answered(conn, "purpose", "change")?,
            quarter,
        })
    }
}

/// What was decided in the weeks that begin in a period, and where the user was stuck.
fn of_weeks(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<(Vec<EarlierDecision>, Vec<WeekNote>)> {
    let (mut decisions, mut stuck) = (Vec::new(), Vec::new());
    for kept in look_backs::between(conn, from, to)? {
        if !kept.entry.decision.is_empty() {
            decisions.push(EarlierDecision {
                week: kept.week,
                decision: kept.entry.decision,
                outcome: kept.outcome,
            });
        }
        if !kept.entry.stuck.is_empty() {
            stuck.push(WeekNote { week: kept.week, text: kept.entry.stuck });
        }
    }
    Ok((decisions, stuck))
}

/// "3 of 4 weeks kept", of those that count and began in the period.
fn weeks_kept(journal: &Journal, from: NaiveDate, to: NaiveDate) -> Option<String> {
    let weeks = journal.rhythm.weeks(journal.today);
    let within = weeks.into_iter().filter(|week| (from..=to).contains(week)).collect();
    let counted = journal.rhythm.counted(within, journal.today);
    let kept = counted.iter().filter(|(_, verdict)| verdict.is_kept()).count();
    let noun = if counted.len() == 1 { "week" } else { "weeks" };
    (!counted.is_empty()).then(|| format!("{kept} of {} {noun} kept", counted.len()))
}

fn shares(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<PillarShare>> {
    let mut by_pillar: BTreeMap<String, u32> = BTreeMap::new();
    for head in posts::heads_between(conn, from, to)? {
        if head.standing.published_on.is_some() {
            *by_pillar.entry(head.pillar).or_default() += 1;
        }
    }
    let all: u32 = by_pillar.values().sum();
    let share = |(pillar, posts)| PillarShare { pillar, posts, percent: (posts * 100 + all / 2) / all };
    let mut shares: Vec<_> = by_pillar.into_iter().map(share).collect();
    shares.sort_by(|one, other| (other.posts, &one.pillar).cmp(&(one.posts, &other.pillar)));
    Ok(shares)
}

fn giving(posts: u32, conversations: u32) -> Option<String> {
    let many = |n: u32, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    match (posts, conversations) {
        (0, 0) => None,
        (0, given) => Some(many(given, "conversation")),
        (posts, 0) => Some(many(posts, "post")),
        (posts, given) => Some(format!("{} and {}", many(posts, "post"), many(given, "conversation"))),
    }
}

/// An earlier look back, where something was written in it.
fn earlier(review: Review, period: ReviewPeriod) -> Option<EarlierReview> {
    (!review.answers.is_empty()).then(|| EarlierReview {
        starts_on: review.starts_on,
        title: period.in_words(),
        answers: review.answers,
    })
}

fn quarter_facts(conn: &Connection, period: ReviewPeriod) -> Result<QuarterFacts> {
    let months = reviews::between(conn, ReviewKind::Month, period.starts_on(), period.ends_on())?;
    let months = months.into_iter().filter_map(|review| {
        let month = ReviewPeriod::holding(ReviewKind::Month, review.starts_on)?;
        earlier(review, month)
    });
    let never = worksheets::rows(conn, "guardrails")?
        .into_iter()
        .next()
        .and_then(|mut row| row.answers.remove("never"))
        .unwrap_or_default();
    Ok(QuarterFacts {
        results_then: answered(conn, "audit", "results-owned")?,
        results_before: results_before(conn, period)?,
        policy_date: answered(conn, "guardrails", "policy-date")?,
        never_posted: count(never.lines().filter(|line| !line.trim().is_empty()).count()),
        promise: answered(conn, "positioning", "promise")?,
        pillars: pillars(conn)?,
        initiatives: initiatives(conn)?,
        leaders: leaders(conn)?,
        months: months.collect(),
    })
}

fn results_before(conn: &Connection, period: ReviewPeriod) -> Result<Option<String>> {
    let number = |review: Review| {
        let number = review.answers.get(&ReviewField::ResultsOwned)?;
        Some((review.starts_on, number.clone()))
    };
    let all = reviews::all(conn)?.into_iter().filter_map(number);
    Ok(all.filter(|(on, _)| *on < period.starts_on()).max().map(|(_, number)| number))
}

/// Each once, however often the worksheet names them.
fn leaders(conn: &Connection) -> Result<Vec<String>> {
    let mut seen = HashSet::new();
    let named = worksheets::rows(conn, LEADERS.0)?.into_iter();
    Ok(named
        .filter_map(|mut row| row.answers.remove(LEADERS.1))
        .filter(|name| seen.insert(comparable(name)))
        .collect())
}

fn initiatives(conn: &Connection) -> Result<Vec<QuarterInitiative>> {
    let (step, [name, baseline, result, target]) = INITIATIVES;
    let lines = worksheets::rows(conn, step)?.into_iter().filter_map(|row| {
        let answer = |field: &str| row.answers.get(field).cloned().unwrap_or_default();
        let line = QuarterInitiative {
            row: row.id,
            name: answer(name),
            baseline: answer(baseline),
            now: answer(result),
            target: answer(target),
        };
        (!line.name.is_empty()).then_some(line)
    });
    Ok(lines.collect())
}

#[cfg(test)]
mod tests {
    use crate::programme::Programme;

    #[test]
    fn the_programme_asks_for_initiatives_and_leaders_where_they_are_looked_for() {
        let programme = Programme::built_in();
        let (step, fields) = super::INITIATIVES;
        for field in fields {
            programme.step(step).unwrap().field(field).unwrap();
        }
        programme.step(super::LEADERS.0).unwrap().field(super::LEADERS.1).unwrap();
        for (step, field) in [
            ("audit", "results-owned"),
            ("guardrails", "policy-date"),
            ("guardrails", "never"),
            ("positioning", "promise"),
            ("purpose", "change"),
        ] {
            programme.step(step).unwrap().field(field).unwrap();
        }
    }
}
