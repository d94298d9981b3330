//! What the programme once asked: aliases of renamed tasks, and those that left, so that nothing done is lost.

use serde::Deserialize;

/// What changed since earlier programmes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Slugs that are accepted for another.
    pub renamed: Vec<Renamed>,
    /// Tasks that left.
    pub removed: Vec<Removed>,
    /// Tasks that are in another step now.
    pub moved: Vec<Moved>,
    /// Tasks that are new in this programme.
    pub new_tasks: Vec<String>,
    /// Questions that left.
    pub removed_field: Vec<RemovedField>,
}

/// A renamed task, once-only or recurring.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    /// The old slug.
    pub from: String,
    /// The slug now.
    pub to: String,
}

/// A task that left the programme; what was done of it keeps its date and title.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// Its slug.
    pub slug: String,
    /// Title the task had.
    pub title: String,
    /// The step it was in.
    pub step: String,
    /// Once-only or recurring.
    pub kind: RemovedKind,
    /// Minutes it took.
    pub minutes: u32,
    /// The recurring task that took its place.
    #[serde(default)]
    pub becomes: Option<String>,
}

/// What a removed task was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemovedKind {
    /// Done once.
    Task,
    /// Came back.
    Recurring,
}

/// A task that moved to another step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// Its slug.
    pub task: String,
    /// The step it was in.
    pub from_step: String,
    /// The step it is in.
    pub to_step: String,
}

/// A question that left; its answers stay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovedField {
    /// The step.
    pub step: String,
    /// Its slug.
    pub slug: String,
    /// What it was called.
    pub label: String,
}

impl History {
    /// The slug a task has now.
    #[must_use]
    pub fn current_slug<'a>(&'a self, slug: &'a str) -> &'a str {
        self.renamed.iter().find(|renamed| renamed.from == slug).map_or(slug, |renamed| renamed.to.as_str())
    }

    /// A task that left, by its slug.
    #[must_use]
    pub fn removed(&self, slug: &str) -> Option<&Removed> {
        self.removed.iter().find(|removed| removed.slug == slug)
    }
}
