//! A task that comes back.

use serde::Deserialize;

use super::Counts;
use crate::calendar::recurrence::Cadence;

/// How long something takes at each length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lengths {
    /// In full.
    pub steady: u32,
    /// At 35 minutes a week; 0 is "not offered".
    pub light: u32,
    /// While steps are open; like `light` if left out.
    #[serde(default)]
    pub short: Option<u32>,
}

/// Which of its lengths a recurring task takes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Steady: all of it.
    Full,
    /// While steps are open.
    Short,
    /// At 35 minutes a week.
    Light,
}

impl Lengths {
    /// The number at this length.
    #[must_use]
    pub fn at(self, length: Length) -> u32 {
        match length {
            Length::Full => self.steady,
            Length::Short => self.short.unwrap_or(self.light),
            Length::Light => self.light,
        }
    }
}

/// A task that comes back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecurringTask {
    /// Stable slug, unique in the programme.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// How often.
    pub every: Cadence,
    /// Minutes it takes, 5 to 120; light 0 is "not offered at 35 minutes".
    pub minutes: Lengths,
    /// When it begins: "start", "voice" (the first week with a goal), or a task's slug.
    pub begins: String,
    /// How to do it well.
    pub how: String,
    /// The observable result.
    pub done_when: String,
    /// In how many equal parts it is suggested.
    #[serde(default)]
    pub sittings: Option<u32>,
    /// What the log counts it by.
    #[serde(default)]
    pub counts: Option<Counts>,
    /// How many the log must have in its period.
    #[serde(default)]
    pub count: Option<Lengths>,
    /// The fields it fills, as for a task.
    #[serde(default)]
    pub fields: Vec<String>,
}

impl RecurringTask {
    /// In how many parts it is suggested.
    #[must_use]
    pub fn sittings(&self) -> u32 {
        self.sittings.unwrap_or(1).max(1)
    }

    /// How many the log must have in a period at this length.
    #[must_use]
    pub fn wanted(&self, length: Length) -> u32 {
        self.count.map_or(1, |count| count.at(length)).max(1)
    }
}
