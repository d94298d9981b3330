//! A task of the programme: what to do, how long it takes, and what ticks it.

use serde::Deserialize;

/// What the log can count a task by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Posts that were published.
    Posts,
    /// Comments, replies and credit given.
    Comments,
    /// Personal invitations.
    Invitations,
    /// Calls and meetings.
    Calls,
    /// Cases studied on the Study page.
    Cases,
}

/// What a task waits for once it was begun.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Waits {
    /// On someone else: asked after five days.
    Someone(bool),
    /// A number of days ("14 days"), or a date field of its register row ("stop-date").
    Until(String),
}

impl Waits {
    /// The days after which it comes back by itself ("14 days"), if it does.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        match self {
            Self::Until(text) => text.strip_suffix(" days")?.trim().parse().ok(),
            Self::Someone(_) => None,
        }
    }

    /// The date field of the task's register on which it comes back, if there is one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Until(text) if self.days().is_none() => Some(text),
            _ => None,
        }
    }
}

/// One place or several in the first 30 days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum JumpIn {
    /// One place, 1 to 22.
    Once(u32),
    /// One for each part of a counted task.
    Parts(Vec<u32>),
}

impl JumpIn {
    /// Its places, in order.
    #[must_use]
    pub fn places(&self) -> &[u32] {
        match self {
            Self::Once(place) => std::slice::from_ref(place),
            Self::Parts(places) => places,
        }
    }
}

/// A task's text on the inside-only track.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InsideText {
    /// What to do.
    pub title: String,
    /// How to do it well.
    pub how: String,
}

/// A task done once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTask {
    /// Stable slug, unique in the programme.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// Minutes it takes, 3 to 90.
    pub minutes: u32,
    /// How to do it well.
    pub how: String,
    /// The observable result.
    pub done_when: String,
    /// The fields it fills: of its own step, or "step.field".
    #[serde(default)]
    pub fields: Vec<String>,
    /// In how many equal parts it is suggested.
    #[serde(default)]
    pub sittings: Option<u32>,
    /// In a register: this many rows have these fields.
    #[serde(default)]
    pub rows: Option<usize>,
    /// Its text field has at least this many lines.
    #[serde(default)]
    pub lines: Option<usize>,
    /// The ten-minute and the two-minute version; the latter alone where the task takes ten minutes or less.
    #[serde(default)]
    pub smaller: Vec<String>,
    /// What it waits for once it was begun.
    #[serde(default)]
    pub waits: Option<Waits>,
    /// What the log counts it by.
    #[serde(default)]
    pub counts: Option<Counts>,
    /// How many the log must have; 1 if left out.
    #[serde(default)]
    pub count: Option<u32>,
    /// Its place in the first 30 days.
    #[serde(default)]
    pub jump_in: Option<JumpIn>,
    /// Parts of a counted task: how many, minutes.
    #[serde(default)]
    pub parts: Vec<(u32, u32)>,
    /// The titles of a part of one and of a part of two.
    #[serde(default)]
    pub part_titles: Vec<String>,
    /// The recurring task whose turn it is.
    #[serde(default)]
    pub stands_for: Option<String>,
    /// "If you want more": never suggested, not in the plan.
    #[serde(default)]
    pub extra: bool,
    /// Its text on the inside-only track.
    #[serde(default)]
    pub inside: Option<InsideText>,
    /// A text to copy.
    #[serde(default)]
    pub copy: Option<String>,
}

impl ProgrammeTask {
    /// How many the log must have.
    #[must_use]
    pub fn wanted(&self) -> u32 {
        self.count.unwrap_or(1)
    }

    /// In how many parts it is suggested.
    #[must_use]
    pub fn sittings(&self) -> u32 {
        self.sittings.unwrap_or(1).max(1)
    }

    /// Whether it waits on someone else, whom the coach asks about.
    #[must_use]
    pub fn waits_on_someone(&self) -> bool {
        matches!(self.waits, Some(Waits::Someone(true)))
    }

    /// The two smaller versions, minutes first: ten and two, or two alone.
    #[must_use]
    pub fn smaller(&self) -> Vec<(u32, &str)> {
        let minutes: &[u32] = if self.smaller.len() > 1 { &[10, 2] } else { &[2] };
        minutes.iter().copied().zip(self.smaller.iter().map(String::as_str)).collect()
    }
}
