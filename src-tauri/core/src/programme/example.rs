//! Worked examples: "See a finished one".

use serde::{Deserialize, Serialize};

/// The worked examples, all of one invented person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// That the person is invented.
    pub about: String,
    /// Who the person is.
    pub who: String,
    /// One for each task that has one.
    #[serde(rename = "example")]
    pub examples: Vec<Example>,
}

/// What a task looks like when it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The task's slug, once-only or recurring.
    pub task: String,
    /// "Lena’s two plans".
    pub title: String,
    /// A small Markdown: paragraphs, quotations, lists, ✗ and ✓ lines.
    pub text: String,
}
