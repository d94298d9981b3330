//! The lines of the scorecard: what each point is made of, what things are called, and where they are.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::id::{ConversationId, PersonId, PostId, WorksheetRowId};
use crate::people::conversation::Conversation;
use crate::score::{Score, ScoreFacts, ScorePart, ScoreRow, ScoreSignal, Signal, Source, stage_in_words};

/// Where something of the scorecard is looked at or done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ScorePlace {
    /// A post.
    Post {
        /// The post.
        id: PostId,
    },
    /// The posts.
    Posts,
    /// A person.
    Person {
        /// The person.
        id: PersonId,
    },
    /// The conversations.
    Conversations,
    /// The people.
    People,
    /// A step, or one of its tasks.
    Step {
        /// Slug of the step.
        step: String,
        /// Slug of the task.
        task: Option<String>,
    },
}

/// One thing that points are made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreRowLine {
    /// What it is called.
    pub title: String,
    /// Its civil date, if it has one.
    pub on: Option<NaiveDate>,
    /// Points it adds; none while there is no score.
    pub points: Option<f64>,
    /// Its page.
    pub place: ScorePlace,
}

/// One thing that is counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreSignalLine {
    /// What is counted.
    pub signal: ScoreSignal,
    /// Its name.
    pub name: String,
    /// Its share of the hundred.
    pub weight: u32,
    /// Whether it can be measured.
    pub measured: bool,
    /// Points, 0 to its weight: what its rows add up to. None while it can't be measured or there is no score.
    pub points: Option<f64>,
    /// "9 of 11 planned weeks kept", or why it can't be measured yet. Without a full stop.
    pub sentence: String,
    /// The civil date from which it's measured.
    pub since: Option<NaiveDate>,
    /// What would change it.
    pub change: String,
    /// Where that is done.
    pub place: ScorePlace,
    /// What its points are made of.
    pub rows: Vec<ScoreRowLine>,
}

/// A part of the scorecard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScorePartLine {
    /// The part.
    pub part: ScorePart,
    /// Its name.
    pub name: String,
    /// Whether it's the user's own doing; the others are what came of it.
    pub effort: bool,
    /// Its share of the hundred.
    pub weight: u32,
    /// The weight of what can be measured of it.
    pub measured: u32,
    /// Points, 0 to `measured`; none where nothing of it is measured or there is no score.
    pub points: Option<f64>,
    /// What is counted in it.
    pub signals: Vec<ScoreSignalLine>,
}

/// What things are called.
pub(super) struct Names {
    pub(super) posts: HashMap<PostId, String>,
    pub(super) talks: HashMap<ConversationId, Conversation>,
    pub(super) people: HashMap<PersonId, String>,
    pub(super) answers: HashMap<WorksheetRowId, String>,
    /// Of each task its step's slug and its title.
    pub(super) tasks: HashMap<String, (String, String)>,
}

impl Names {
    pub(super) fn part(&self, part: ScorePart, facts: &ScoreFacts, score: &Score) -> ScorePartLine {
        let (points, measured) = score.part(part);
        let signals = score.signals.iter().filter(|signal| signal.kind.part() == part);
        let speaks = score.total().is_some();
        ScorePartLine {
            part,
            name: part.label().to_owned(),
            effort: part.is_effort(),
            weight: part.weight(),
            measured,
            points: (speaks && measured > 0).then_some(points),
            signals: signals.map(|signal| self.signal(signal, facts, speaks)).collect(),
        }
    }

    fn signal(&self, signal: &Signal, facts: &ScoreFacts, speaks: bool) -> ScoreSignalLine {
        let weight = signal.kind.weight();
        let line = |row: &ScoreRow| {
            let (title, place) = self.row(row.source, facts);
            let points = speaks.then_some(row.share * f64::from(weight));
            ScoreRowLine { title, on: row.on, points, place }
        };
        // The latest first.
        let rows = signal.rows.iter().rev().map(line).collect();
        ScoreSignalLine {
            signal: signal.kind,
            name: signal.kind.label().to_owned(),
            weight,
            measured: signal.value.is_some(),
            points: (speaks && signal.value.is_some()).then(|| signal.points()),
            sentence: signal.in_words(),
            since: signal.since,
            change: signal.change_in_words(facts),
            place: place_of(signal.kind, facts),
            rows,
        }
    }

    fn row(&self, source: Source, facts: &ScoreFacts) -> (String, ScorePlace) {
        match source {
            Source::Profile(at) => self.task(facts.profile.get(at).map_or("", |fact| &fact.task)),
            Source::Results(at) => {
                let fact = facts.results.get(at);
                let (_, place) = self.task(fact.map_or("", |fact| &fact.task));
                (format!("{} of ten", fact.map_or(0, |fact| fact.owned)), place)
            }
            Source::Week(week, post) => {
                let title = post.and_then(|post| self.posts.get(&post));
                let named = format!("Week of {}", week.format("%-d %B"));
                let title = title.map_or(named.clone(), |title| format!("{named}: {title}"));
                (title, post.map_or(ScorePlace::Posts, |id| ScorePlace::Post { id }))
            }
            Source::Post(id) => (self.post(id), ScorePlace::Post { id }),
            Source::Talk(id) => self.talk(id, None),
            Source::Person(id) => {
                (self.people.get(&id).cloned().unwrap_or_default(), ScorePlace::Person { id })
            }
            Source::Group(kind, id) => self.talk(id, Some(kind.label())),
            Source::Initiative(id, stage) => {
                let name = self.answers.get(&id).map_or("An initiative", String::as_str);
                (format!("{name}: {}", crate::text::mid_sentence(stage_in_words(stage))), step("leverage"))
            }
            Source::Venue(id) => {
                (self.answers.get(&id).map_or("A venue", String::as_str).to_owned(), step("stages"))
            }
        }
    }

    fn task(&self, slug: &str) -> (String, ScorePlace) {
        match self.tasks.get(slug) {
            Some((step, title)) => {
                (title.clone(), ScorePlace::Step { step: step.clone(), task: Some(slug.to_owned()) })
            }
            None => (slug.to_owned(), ScorePlace::Posts),
        }
    }

    fn post(&self, id: PostId) -> String {
        self.posts.get(&id).cloned().unwrap_or_default()
    }

    /// "Comment, Ines Marsh"; with its group before it.
    fn talk(&self, id: ConversationId, group: Option<&str>) -> (String, ScorePlace) {
        let talk = self.talks.get(&id);
        let kind = talk.map(|talk| talk.kind.label());
        let person = talk.and_then(|talk| talk.person);
        let name = person.and_then(|person| self.people.get(&person)).map(String::as_str);
        let parts: Vec<_> = [group, kind, name].into_iter().flatten().collect();
        (parts.join(", "), talk_place(person))
    }
}

pub(super) fn talk_place(person: Option<PersonId>) -> ScorePlace {
    person.map_or(ScorePlace::Conversations, |id| ScorePlace::Person { id })
}

fn step(slug: &str) -> ScorePlace {
    ScorePlace::Step { step: slug.to_owned(), task: None }
}

/// Where a signal is raised.
fn place_of(signal: ScoreSignal, facts: &ScoreFacts) -> ScorePlace {
    match signal {
        ScoreSignal::Checklist => step("home-base"),
        ScoreSignal::Results if facts.results.is_empty() => step("audit"),
        ScoreSignal::Results => step("renew"),
        ScoreSignal::Weeks | ScoreSignal::Substance => ScorePlace::Posts,
        ScoreSignal::Talks | ScoreSignal::Replies => ScorePlace::Conversations,
        ScoreSignal::Ties | ScoreSignal::Groups => ScorePlace::People,
        ScoreSignal::Pilot => step("leverage"),
        ScoreSignal::Invitations => step("stages"),
    }
}
