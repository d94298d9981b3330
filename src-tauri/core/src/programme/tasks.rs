//! Tasks: the programme's, its recurring ones, and the user's own.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::id::OwnTaskId;
use crate::named::named_enum;
use crate::programme::{Programme, ProgrammeTask, RecurringTask, Step};

named_enum! {
    /// What was done of a task that stays open.
    pub enum PartKind("part") {
        /// One of its sittings.
        Sitting = "sitting" | "Sitting",
        /// Its smaller version.
        Smaller = "smaller" | "Smaller version",
    }
}

/// Names a task wherever it comes from: a number is the user's own, a slug the programme's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskRef {
    /// A task of the user's own.
    Own(OwnTaskId),
    /// A task of the programme, once-only or recurring, by slug.
    Programme(String),
}

impl FromStr for TaskRef {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("Name a task by number or name (see `task list`)."));
        }
        Ok(text.parse().map_or_else(|_| Self::Programme(text.to_owned()), |id| Self::Own(OwnTaskId(id))))
    }
}

impl fmt::Display for TaskRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(id) => id.0.fmt(f),
            Self::Programme(slug) => slug.fmt(f),
        }
    }
}

/// A programme task, found by its slug.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// Done once.
    Once(&'a Step, &'a ProgrammeTask),
    /// Comes back.
    Recurring(&'a Step, &'a RecurringTask),
}

impl<'a> Found<'a> {
    /// Looks a slug up among once-only and recurring tasks.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the remedy.
    pub fn by_slug(programme: &'a Programme, slug: &str) -> Result<Self> {
        let once = programme.task(slug).map(|(step, task)| Self::Once(step, task));
        once.or_else(|| programme.recurring(slug).map(|(step, task)| Self::Recurring(step, task)))
            .ok_or_else(|| Error::not_found("No such task. See `task list --all`."))
    }

    /// The step it belongs to.
    #[must_use]
    pub fn step(&self) -> &'a Step {
        match self {
            Self::Once(step, _) | Self::Recurring(step, _) => step,
        }
    }

    /// Its slug now, also when it was found by an earlier one.
    #[must_use]
    pub fn slug(&self) -> &'a str {
        match self {
            Self::Once(_, task) => &task.slug,
            Self::Recurring(_, task) => &task.slug,
        }
    }

    /// What to do.
    #[must_use]
    pub fn title(&self) -> &'a str {
        match self {
            Self::Once(_, task) => &task.title,
            Self::Recurring(_, task) => &task.title,
        }
    }
}

/// A task of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTask {
    /// Its number.
    pub id: OwnTaskId,
    /// What to do.
    pub title: String,
    /// The user's note; may be empty.
    pub note: String,
    /// The slug of the step it is filed under.
    pub step: Option<String>,
    /// The civil date it is due on.
    pub due_on: Option<NaiveDate>,
    /// Minutes it takes.
    pub minutes: Option<u32>,
    /// The civil date it was done on.
    pub done_on: Option<NaiveDate>,
}

/// What the user enters for a task of their own, new or changed.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct OwnTaskEntry {
    /// What to do.
    pub title: String,
    /// A note.
    #[serde(default)]
    pub note: Option<String>,
    /// Slug or number of the step to file it under.
    #[serde(default)]
    pub step: Option<String>,
    /// The civil date it is due on, `2026-03-31`.
    #[serde(default)]
    pub due_on: Option<String>,
    /// Minutes it takes.
    #[serde(default)]
    pub minutes: Option<u32>,
}

/// The longest own task, in minutes: a day.
pub const OWN_MINUTES_MAX: u32 = 1_440;
