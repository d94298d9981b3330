//! Something the coach could suggest.

use std::fmt;

use serde::Serialize;

use crate::named::named_enum;
use crate::programme::Example;
use serde::Deserialize;

named_enum! {
    /// What part of the week's minutes something belongs to.
    pub enum Lane("lane") {
        /// The current step's tasks.
        Programme = "programme" | "Programme",
        /// What comes back.
        Rhythm = "rhythm" | "Rhythm",
        /// The user's own tasks, and the coach's offers.
        Own = "own" | "Your own",
        /// Someone waits.
        People = "people" | "People",
    }
}

named_enum! {
    /// What kind of thing to do; the window decides by it where the button leads.
    pub enum ActionKind("kind of action") {
        /// Do a task of the programme, one that comes back, or one of the user's own.
        Task = "task" | "Task",
        /// Answer a reply.
        Reply = "reply" | "Reply",
        /// Publish a post and log it.
        Post = "post" | "Post",
        /// Take an offer of the coach's, or not.
        Offer = "offer" | "Offer",
        /// Say whether someone has answered.
        Waiting = "waiting" | "Waiting",
        /// Look back on a step whose tasks are done, and finish it.
        FinishStep = "finish_step" | "Finish the step",
        /// Come back after a time away.
        WelcomeBack = "welcome_back" | "Welcome back",
        /// Nothing to do.
        Rest = "rest" | "Rest",
    }
}

/// What a suggestion is about, by a name that stays the same from day to day: "task five-comments", "reply 12".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct Subject(pub String);

impl Subject {
    /// A subject of a kind: a slug, a number or nothing.
    #[must_use]
    pub fn new(kind: &str, name: impl fmt::Display) -> Self {
        Self(format!("{kind} {name}").trim_end().to_owned())
    }

    /// What it names behind its kind: a slug or a number; empty when there is nothing to name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split_once(' ').map_or("", |(_, name)| name)
    }
}

/// "Part 1 of 2".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PartOf {
    /// Which part, counted from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

/// A smaller version of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SmallerVersion {
    /// Minutes it takes: 10 or 2.
    pub minutes: u32,
    /// What to do.
    pub text: String,
}

/// Something the coach could suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What kind of thing.
    pub kind: ActionKind,
    /// What part of the week's minutes it belongs to.
    pub lane: Lane,
    /// What it is about.
    pub subject: Subject,
    /// What to do, as an imperative.
    pub title: String,
    /// How to do it well; may be empty.
    pub how: String,
    /// Why this one now, in a sentence.
    pub reason: String,
    /// Minutes it takes, if known.
    pub minutes: Option<u32>,
    /// Which part of the task it is, where it has parts.
    pub part: Option<PartOf>,
    /// Its place in the first 30 days' list.
    pub listed: Option<PartOf>,
    /// How many of what is counted it asks for now.
    pub count: Option<u32>,
    /// Its smaller versions, the longer first.
    pub smaller: Vec<SmallerVersion>,
    /// Whether the smaller version is offered without being asked for.
    pub too_big: bool,
    /// Whether the suggestion is a smaller version already.
    pub is_smaller: bool,
    /// The programme's task, the number of one of the user's own, or what else its kind needs: see [`Subject::name`].
    pub task: Option<String>,
    /// The slug of its step.
    pub step: Option<String>,
    /// The facts the choice rests on, a sentence each.
    pub facts: Vec<String>,
    /// "See a finished one".
    pub example: Option<Example>,
}

impl Candidate {
    /// A candidate of a kind, with nothing said about it yet.
    #[must_use]
    pub fn new(kind: ActionKind, lane: Lane, subject: Subject) -> Self {
        Self {
            kind,
            lane,
            subject,
            title: String::new(),
            how: String::new(),
            reason: String::new(),
            minutes: None,
            part: None,
            listed: None,
            count: None,
            smaller: Vec::new(),
            too_big: false,
            is_smaller: false,
            task: None,
            step: None,
            facts: Vec::new(),
            example: None,
        }
    }
}
