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
        /// What was published within the range.
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
        /// What the user decided and answered when looking back at weeks, months and quarters.
        LooksBack = "looks_back" | "Looks back",
        /// Web addresses, wherever they are.
        Links = "links" | "Links",
        /// What is next, and why.
        Next = "next" | "What’s next",
    }
}

impl Preset {
    /// The parts a summary has unless the user says otherwise.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Manager => &[Part::Posts, Part::Conversations, Part::Worksheets],
            Self::Mentor => &[
                Part::Posts,
                Part::Conversations,
                Part::Worksheets,
                Part::LooksBack,
                Part::Links,
                Part::Next,
            ],
            Self::Me => Part::ALL,
        }
    }

    /// What such a reader sees, in one sentence.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Manager => {
                "What you write about, what you published and gave, initiatives with their figures, and weeks kept. Never the role you \
                 want, search results, reflections, looks back, your never-post list or people’s names."
            }
            Self::Mentor => {
                "Your promise, then and now, links, what came of it, what you decided when you looked back, and what’s next. Never your \
                 never-post list."
            }
            Self::Me => "Everything, also what’s private. Keep it to yourself.",
        }
    }

    /// The parts that may be switched on. A manager never reads reflections, nor what the user wrote when looking back.
    #[must_use]
    pub fn may_show(self, part: Part) -> bool {
        self != Self::Manager || !matches!(part, Part::Reflections | Part::LooksBack)
    }
}

/// Whom an answer is kept from, whatever is switched on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// From no one.
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

/// A preset as the window offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PresetChoice {
    /// Whom the summary is for.
    pub preset: Preset,
    /// What people read.
    pub label: String,
    /// What such a reader sees, in one sentence.
    pub about: String,
    /// The parts that can be switched, in order.
    pub parts: Vec<PartChoice>,
}

/// A part as the window offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PartChoice {
    /// The part.
    pub part: Part,
    /// What people read.
    pub label: String,
    /// Whether the preset shows it.
    pub shown: bool,
}

impl PresetChoice {
    /// Every preset, the manager's first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Preset::ALL.iter().map(|preset| Self::of(*preset)).collect()
    }

    fn of(preset: Preset) -> Self {
        let parts = Part::ALL.iter().copied().filter(|part| preset.may_show(*part));
        let parts = parts
            .map(|part| PartChoice {
                part,
                label: part.label().to_owned(),
                shown: preset.parts().contains(&part),
            })
            .collect();
        Self { preset, label: preset.label().to_owned(), about: preset.about().to_owned(), parts }
    }
}
