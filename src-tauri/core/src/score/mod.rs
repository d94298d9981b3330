//! The scorecard: how far the user has got, from 0 to 100, where each point is made of things they did.
//!
//! Pure: [`ScoreFacts`] in, a [`Score`] out, for any day. It knows no database and no page. A signal that can't be measured
//! yet leaves the sum instead of counting as nothing, and below [`ENOUGH`] of weight measured there is no number at all.

mod facts;
mod history;
mod next_point;
mod signals;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ConversationId, PersonId, PostId, WorksheetRowId};
use crate::named::named_enum;

pub use facts::{
    InvitationFact, PilotFact, PilotStage, PostFact, ProfileFact, ReplyFact, ResultsFact, ScoreFacts,
    ScoreMinutes, StageFact, TalkFact, TieFact,
};
pub use history::{ScoreMonth, quarter_ago, start};
pub use next_point::{Move, NextPoint};
pub use words::stage_in_words;

/// New ties a month that are aimed at, unless the user sets a number.
pub const TIES_A_MONTH: u32 = 8;
/// Conversations a week that count in full, where the user has no goal of their own.
pub const CONVERSATIONS_A_WEEK: u32 = 3;
/// Weight that must be measured before there is a number.
pub const ENOUGH: u32 = 60;
/// The most points of a change that is about the same.
pub const WEATHER: u32 = 5;
/// How many weeks the signals of a week look back.
pub const WEEKS: u32 = 12;
/// Weeks that must count before a signal of a week is measured.
pub const WEEKS_NEEDED: u32 = 4;
/// How many days an invitation counts.
pub const INVITATION_DAYS: i64 = 90;
/// Points of the profile checklist.
pub const CHECKLIST: u32 = 10;
/// Results of the first ten that need to be the user's own, or right about them.
pub const RESULTS_WANTED: u32 = 6;

named_enum! {
    /// A part of the scorecard.
    pub enum ScorePart("part of the score") {
        /// Profile and search results.
        Foundation = "foundation" | "Foundation",
        /// Posts.
        Voice = "voice" | "Voice",
        /// Comments, calls and answers.
        Conversation = "conversation" | "Conversation",
        /// New people, and the groups they belong to.
        Network = "network" | "Network",
        /// An initiative with the business.
        Leverage = "leverage" | "Leverage",
        /// Being asked.
        Recognition = "recognition" | "Recognition",
    }
}

named_enum! {
    /// What is counted.
    pub enum ScoreSignal("signal") {
        /// Points of the profile checklist.
        Checklist = "checklist" | "Profile checklist",
        /// Search results that are the user's own or right about them.
        Results = "results" | "Search results",
        /// Weeks kept of those planned.
        Weeks = "weeks" | "Weeks kept",
        /// Posts with evidence, guidance or a case.
        Substance = "substance" | "Posts with substance",
        /// Conversations a week.
        Talks = "talks" | "Conversations",
        /// Replies that were answered.
        Replies = "replies" | "Replies answered",
        /// New people to know.
        Ties = "ties" | "New ties",
        /// Groups with whom the user talked.
        Groups = "groups" | "Groups reached",
        /// How far an initiative has got.
        Pilot = "pilot" | "Pilot",
        /// Invitations to speak or write.
        Invitations = "invitations" | "Invitations",
    }
}

named_enum! {
    /// Where the score went since a day.
    pub enum ScoreTrend("trend") {
        /// By more than five points.
        Up = "up" | "Up",
        /// By five points or fewer.
        Same = "same" | "About the same",
        /// By more than five points.
        Down = "down" | "Down",
    }
}

impl ScoreTrend {
    /// The trend from one number to another.
    #[must_use]
    pub fn between(before: u32, now: u32) -> Self {
        match (now > before, now.abs_diff(before) > WEATHER) {
            (_, false) => Self::Same,
            (true, true) => Self::Up,
            (false, true) => Self::Down,
        }
    }
}

impl ScorePart {
    /// Its share of the hundred.
    #[must_use]
    pub fn weight(self) -> u32 {
        self.signals().map(ScoreSignal::weight).sum()
    }

    /// Whether it's the user's own doing; the others are what came of it.
    #[must_use]
    pub fn is_effort(self) -> bool {
        !matches!(self, Self::Network | Self::Recognition)
    }

    /// What is counted in it.
    pub fn signals(self) -> impl Iterator<Item = ScoreSignal> {
        ScoreSignal::ALL.iter().copied().filter(move |signal| signal.part() == self)
    }
}

impl ScoreSignal {
    /// Its share of the hundred.
    #[must_use]
    pub fn weight(self) -> u32 {
        match self {
            Self::Weeks => 15,
            Self::Talks => 12,
            Self::Checklist | Self::Results | Self::Substance | Self::Pilot | Self::Invitations => 10,
            Self::Replies | Self::Ties => 8,
            Self::Groups => 7,
        }
    }

    /// The part it belongs to.
    #[must_use]
    pub fn part(self) -> ScorePart {
        match self {
            Self::Checklist | Self::Results => ScorePart::Foundation,
            Self::Weeks | Self::Substance => ScorePart::Voice,
            Self::Talks | Self::Replies => ScorePart::Conversation,
            Self::Ties | Self::Groups => ScorePart::Network,
            Self::Pilot => ScorePart::Leverage,
            Self::Invitations => ScorePart::Recognition,
        }
    }
}

/// What a point is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A task of the programme, by its place among [`ScoreFacts::profile`].
    Profile(usize),
    /// How many results were the user's own, by its place among [`ScoreFacts::results`].
    Results(usize),
    /// A week by its first day, with the post that kept it.
    Week(NaiveDate, Option<PostId>),
    /// A post.
    Post(PostId),
    /// A conversation.
    Talk(ConversationId),
    /// Someone new.
    Person(PersonId),
    /// A group, with the latest conversation with someone of it.
    Group(crate::people::kind::PersonKind, ConversationId),
    /// An initiative, with how far it has got.
    Initiative(WorksheetRowId, PilotStage),
    /// A venue that invited the user.
    Venue(WorksheetRowId),
}

/// One thing that points are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreRow {
    /// What it is.
    pub source: Source,
    /// Its civil date, if it has one.
    pub on: Option<NaiveDate>,
    /// What it adds to the signal's value: the rows of a signal add up to its value.
    pub share: f64,
}

/// A signal on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// What is counted.
    pub kind: ScoreSignal,
    /// 0 to 1; `None` while it can't be measured.
    pub value: Option<f64>,
    /// How many there are; for the pilot its stage.
    pub count: u32,
    /// How many there are in full, rounded up; 0 while it can't be measured.
    pub of: u32,
    /// Weeks that count, for what is counted by week.
    pub weeks: u32,
    /// The civil date from which it's measured.
    pub since: Option<NaiveDate>,
    /// What its points are made of.
    pub rows: Vec<ScoreRow>,
}

impl Signal {
    /// Its points: weight times value.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.value.map_or(0.0, |value| value * f64::from(self.kind.weight()))
    }

    /// Its weight, if it's measured.
    #[must_use]
    pub fn measured(&self) -> u32 {
        self.value.map_or(0, |_| self.kind.weight())
    }
}

/// The score on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The day.
    pub on: NaiveDate,
    /// Every signal, in the order of [`ScoreSignal::ALL`].
    pub signals: Vec<Signal>,
}

impl Score {
    /// Points and the weight measured, of the signals that `wanted` says yes to.
    fn of(&self, wanted: impl Fn(ScoreSignal) -> bool) -> (f64, u32) {
        let chosen = || self.signals.iter().filter(|signal| wanted(signal.kind));
        (chosen().map(Signal::points).sum(), chosen().map(Signal::measured).sum())
    }

    /// Points, and the weight they are out of.
    #[must_use]
    pub fn points(&self) -> (f64, u32) {
        self.of(|_| true)
    }

    /// Points of a part, and the weight they are out of.
    #[must_use]
    pub fn part(&self, part: ScorePart) -> (f64, u32) {
        self.of(|signal| signal.part() == part)
    }

    /// The score before it is rounded; `None` while less than [`ENOUGH`] is measured.
    #[must_use]
    pub fn exact(&self) -> Option<f64> {
        let (points, measured) = self.points();
        (measured >= ENOUGH).then(|| 100.0 * points / f64::from(measured))
    }

    /// The score, 0 to 100; `None` while less than [`ENOUGH`] is measured.
    #[must_use]
    pub fn total(&self) -> Option<u32> {
        self.exact().map(rounded)
    }

    /// What the user does (or else what came of it), 0 to 100. `None` while there is no score, or while less than three
    /// fifths of its weight is measured.
    #[must_use]
    pub fn side(&self, effort: bool) -> Option<u32> {
        self.exact()?;
        let (points, measured) = self.of(|signal| signal.part().is_effort() == effort);
        let weight: u32 =
            ScorePart::ALL.iter().filter(|part| part.is_effort() == effort).map(|p| p.weight()).sum();
        (measured * 100 >= weight * ENOUGH).then(|| rounded(100.0 * points / f64::from(measured)))
    }

    /// A signal.
    #[must_use]
    pub fn signal(&self, kind: ScoreSignal) -> Option<&Signal> {
        self.signals.iter().find(|signal| signal.kind == kind)
    }
}

/// To whole points, halves up.
fn rounded(points: f64) -> u32 {
    let whole = (points + 0.5).floor().clamp(0.0, 100.0);
    (0..=100).rev().find(|n| f64::from(*n) <= whole).unwrap_or(0)
}
