//! The scorecard, with what each point is made of.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::score_lines::{Names, ScorePartLine, ScorePlace, talk_place};
use crate::calendar::Now;
use crate::calendar::natural_date::in_words;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::metrics::Metric;
use crate::score::{
    CONVERSATIONS_A_WEEK, ENOUGH, Move, NextPoint, Score, ScoreFacts, ScoreMonth, ScorePart, ScoreSignal,
    Source, TIES_A_MONTH, quarter_ago, start,
};
use crate::store::{conversations, people, posts, publications, score_rows, worksheets};

/// What brings a point for the fewest minutes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextPointLine {
    /// What to do, as an order.
    pub what: String,
    /// The signal it raises.
    pub signal: ScoreSignal,
    /// Minutes it takes.
    pub minutes: u32,
    /// Points of the score it brings today, at least.
    pub points: f64,
    /// "2 minutes for about 1.3 points", without a full stop.
    pub sentence: String,
    /// Where it is done.
    pub place: ScorePlace,
}

/// What counts in full of conversations and new ties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreTargets {
    /// Conversations a week.
    pub conversations: u32,
    /// Whether the user set that.
    pub own_conversations: bool,
    /// New ties a month.
    pub ties: u32,
    /// Whether the user set that.
    pub own_ties: bool,
}

/// A number from a network, beside the score and never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreReading {
    /// "LinkedIn followers", "Social Selling Index".
    pub name: String,
    /// The number.
    pub value: i64,
    /// The civil date it was read for.
    pub on: NaiveDate,
}

/// The scorecard on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScorePage {
    /// The day.
    pub on: NaiveDate,
    /// Whether that is the user's today.
    pub is_today: bool,
    /// The score, 0 to 100; none while there is not enough data.
    pub score: Option<u32>,
    /// All points; none while there is no score. The score is a hundred times these over `measured`.
    pub points: Option<f64>,
    /// Weight measured, 0 to 100.
    pub measured: u32,
    /// Weight that must be measured: 60.
    pub enough: u32,
    /// What the user does, 0 to 100.
    pub effort: Option<u32>,
    /// What came of it, 0 to 100.
    pub results: Option<u32>,
    /// "58 of 100, up from 41 in March 2026.", or what is missing.
    pub sentence: String,
    /// The six parts.
    pub parts: Vec<ScorePartLine>,
    /// The cheapest next point; none while there is no score, on an earlier day, or when nothing more can be done now.
    pub next: Option<NextPointLine>,
    /// The ends of the months, earliest first, the day of the page last.
    pub months: Vec<ScoreMonth>,
    /// The score a quarter ago or else at the start, for step 12's sheet.
    pub then: Option<ScoreMonth>,
    /// Own targets.
    pub targets: ScoreTargets,
    /// The latest followers and SSI.
    pub beside: Vec<ScoreReading>,
}

/// The score in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreSentence {
    /// The score; none while there is not enough data.
    pub score: Option<u32>,
    /// "58 of 100, up from 41 in March 2026.", or what is missing.
    pub sentence: String,
}

impl Coach {
    /// The scorecard on a day, today unless one is given.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`Error::Invalid`] for a day ahead or before the user began.
    pub fn score_page(&self, now: &Now, on: Option<NaiveDate>) -> Result<ScorePage> {
        let journal = self.read_journal(now)?;
        let facts = journal.score_facts(self.conn())?;
        let day = checked(&facts, on)?;
        let score = facts.on(day);
        let months = facts.months(&score);
        let (points, measured) = score.points();
        let is_today = day == facts.today;
        let names = self.names(&facts, &score)?;
        let next = if is_today { facts.next_point() } else { None };
        Ok(ScorePage {
            on: day,
            is_today,
            score: score.total(),
            points: score.total().map(|_| points),
            measured,
            enough: ENOUGH,
            effort: score.side(true),
            results: score.side(false),
            sentence: sentence(&score, &months),
            parts: ScorePart::ALL.iter().map(|part| names.part(*part, &facts, &score)).collect(),
            next: next.map(|next| self.next_line(&next)).transpose()?,
            then: quarter_ago(&months).cloned(),
            months,
            targets: targets(&journal, &facts),
            beside: score_rows::beside(self.conn(), day)?.into_iter().map(reading).collect(),
        })
    }

    /// The score in one sentence.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn score_sentence(&self, now: &Now) -> Result<ScoreSentence> {
        let journal = self.read_journal(now)?;
        let facts = journal.score_facts(self.conn())?;
        let score = facts.on(facts.today);
        let sentence = sentence(&score, &facts.months(&score));
        Ok(ScoreSentence { score: score.total(), sentence })
    }

    /// What brings a point today for the fewest minutes; none while there is no score, or when nothing more can be done now.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn cheapest_next_point(&self, now: &Now) -> Result<Option<NextPointLine>> {
        let facts = self.read_journal(now)?.score_facts(self.conn())?;
        facts.next_point().map(|next| self.next_line(&next)).transpose()
    }

    fn next_line(&self, next: &NextPoint) -> Result<NextPointLine> {
        let conn = self.conn();
        let (what, place) = match &next.what {
            Move::Post(1) => ("Publish a post this week".to_owned(), ScorePlace::Posts),
            Move::Post(posts) => (format!("Publish {posts} posts this week"), ScorePlace::Posts),
            Move::Evidence(id) => {
                let title = posts::get(conn, *id)?.title;
                (format!("Add evidence to “{title}”"), ScorePlace::Post { id: *id })
            }
            Move::Talk => ("Leave one comment".to_owned(), ScorePlace::Conversations),
            Move::Answer(id) => {
                let person = conversations::get(conn, *id)?.person;
                let name = person.map(|id| people::get(conn, id)).transpose()?.map(|person| person.name);
                (
                    name.map_or("Answer a reply".to_owned(), |name| format!("Answer {name}")),
                    talk_place(person),
                )
            }
            Move::Tie => ("Note someone new, and why".to_owned(), ScorePlace::People),
            Move::Task(slug) => match self.programme.task(slug) {
                Some((step, task)) => (
                    task.title.clone(),
                    ScorePlace::Step { step: step.slug.clone(), task: Some(slug.clone()) },
                ),
                None => (slug.clone(), ScorePlace::Posts),
            },
        };
        let many = |n: u32| if n == 1 { "1 minute".to_owned() } else { format!("{n} minutes") };
        let sentence = format!("{} for about {:.1} points", many(next.minutes), next.points);
        Ok(NextPointLine {
            what,
            signal: next.signal,
            minutes: next.minutes,
            points: next.points,
            sentence,
            place,
        })
    }

    /// What the rows of a score are called.
    fn names(&self, facts: &ScoreFacts, score: &Score) -> Result<Names> {
        let conn = self.conn();
        let rows = || score.signals.iter().flat_map(|signal| &signal.rows);
        let from = facts.looks_back_from(score.on);
        let posts = publications::between(conn, from, score.on)?;
        let posts: HashMap<_, _> = posts.into_iter().map(|(known, title, _)| (known.post, title)).collect();
        let talks = conversations::between(conn, from, score.on)?;
        let mut talks: HashMap<_, _> = talks.into_iter().map(|talk| (talk.id, talk)).collect();
        for row in rows() {
            // A reply may be to something from before.
            if let Source::Talk(id) | Source::Group(_, id) = row.source
                && !talks.contains_key(&id)
            {
                talks.insert(id, conversations::get(conn, id)?);
            }
        }
        let new = rows().filter_map(|row| if let Source::Person(id) = row.source { Some(id) } else { None });
        let people = people::names_of(conn, talks.values().filter_map(|talk| talk.person).chain(new))?;
        let mut answers = HashMap::new();
        for (step, field) in [("leverage", "process"), ("leverage", "friction"), ("stages", "venue")] {
            for row in worksheets::rows(conn, step)? {
                if let Some(answer) = row.answers.get(field) {
                    answers
                        .entry(row.id)
                        .or_insert_with(|| answer.lines().next().unwrap_or_default().to_owned());
                }
            }
        }
        let task = |slug: &str| {
            self.programme.task(slug).map(|(step, task)| (step.slug.clone(), task.title.clone()))
        };
        let named =
            facts.profile.iter().map(|fact| &fact.task).chain(facts.results.iter().map(|fact| &fact.task));
        let tasks = named.filter_map(|slug| Some((slug.clone(), task(slug)?))).collect();
        Ok(Names { posts, talks, people, answers, tasks })
    }
}

fn checked(facts: &ScoreFacts, on: Option<NaiveDate>) -> Result<NaiveDate> {
    let day = on.unwrap_or(facts.today);
    if day > facts.today {
        return Err(Error::invalid("That day is still ahead. Choose today or an earlier one."));
    }
    if day < facts.joined_on {
        let joined = in_words(facts.joined_on, facts.today);
        return Err(Error::invalid(format!("You began on {joined}. Choose that day or a later one.")));
    }
    Ok(day)
}

fn sentence(score: &Score, months: &[ScoreMonth]) -> String {
    let then = start(months).and_then(|month| Some((month_in_words(month.ends_on, score.on), month.score?)));
    score.in_words(then.as_ref().map(|(month, before)| (month.as_str(), *before)))
}

/// "March", with its year where that's another.
fn month_in_words(on: NaiveDate, today: NaiveDate) -> String {
    on.format(if on.year() == today.year() { "%B" } else { "%B %Y" }).to_string()
}

fn targets(journal: &Journal, facts: &ScoreFacts) -> ScoreTargets {
    let own = journal.rhythm.latest_goal().conversations;
    ScoreTargets {
        conversations: if own > 0 { own } else { CONVERSATIONS_A_WEEK },
        own_conversations: own > 0,
        ties: facts.ties_a_month,
        own_ties: journal.profile.ties_a_month.is_some_and(|ties| ties != TIES_A_MONTH),
    }
}

fn reading(reading: score_rows::Beside) -> ScoreReading {
    let network = reading.network.parse::<crate::publishing::network::Network>();
    let network = network.map_or(reading.network, |network| network.label().to_owned());
    let name = match reading.metric {
        Metric::Ssi => Metric::Ssi.label().to_owned(),
        metric => format!("{network} {}", crate::text::mid_sentence(metric.label())),
    };
    ScoreReading { name, value: reading.value, on: reading.on }
}
