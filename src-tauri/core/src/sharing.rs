//! Whom a summary is for, and what of the journal they are shown.
//!
//! What a preset does not name is off. What it withholds stays out even when the user switches its section on: a tick is
//! quickly set, and a page that was handed over does not come back.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Whom a summary is for.
    pub enum Preset("preset") {
        /// The user's manager: what was written about, published and given, initiatives with their figures, weeks kept.
        Manager = "manager" | "My manager",
        /// A mentor: the promise, then and now, links, what came of it, what is next.
        Mentor = "mentor" | "A mentor",
        /// The user alone: everything.
        Me = "me" | "Only me",
    }
}

named_enum! {
    /// A part of a summary that can be switched on and off.
    pub enum Part("part") {
        /// What came out within the range.
        Posts = "posts" | "Posts",
        /// What was given to other people's conversations, as counts.
        Conversations = "conversations" | "Conversations",
        /// Worksheet answers.
        Worksheets = "worksheets" | "Worksheet answers",
        /// The twelve steps with their state and dates.
        Steps = "steps" | "Steps",
        /// Tasks done within the range.
        Tasks = "tasks" | "Tasks done",
        /// Notes on steps and posts.
        Notes = "notes" | "Notes",
        /// What the user wrote when looking back on a step.
        Reflections = "reflections" | "Reflections",
        /// Web addresses, wherever they are.
        Links = "links" | "Links",
        /// What is next, and why.
        Next = "next" | "What is next",
    }
}

impl Preset {
    /// The parts a summary has unless the user says otherwise.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Manager => &[Part::Posts, Part::Conversations, Part::Worksheets],
            Self::Mentor => &[Part::Posts, Part::Conversations, Part::Worksheets, Part::Links, Part::Next],
            Self::Me => Part::ALL,
        }
    }

    /// The parts that may be switched on. A manager never reads reflections.
    #[must_use]
    pub fn may_show(self, part: Part) -> bool {
        self != Self::Manager || part != Part::Reflections
    }
}

/// Whom an answer is kept from, whatever is switched on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// From nobody.
    #[default]
    FromNobody,
    /// From the user's manager: it names a person, the role they want, or what a search finds about them.
    Manager,
    /// From everybody but the user.
    Everyone,
}

impl Withheld {
    /// Whether a summary for this reader leaves the answer out.
    #[must_use]
    pub fn from(self, preset: Preset) -> bool {
        match self {
            Self::FromNobody => false,
            Self::Manager => preset == Preset::Manager,
            Self::Everyone => preset != Preset::Me,
        }
    }
}
