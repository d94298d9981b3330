//! The questions of a step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::programme::sharing::{Preset, Withheld};

/// The questions of a step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// One sheet, or a register of rows.
    pub form: WorksheetForm,
    /// What one row of a register is called.
    #[serde(default)]
    pub row_name: String,
    /// What it is for.
    #[serde(default)]
    pub intro: String,
    /// Slug of the answer that tells best what the step made; empty for the first one that tells anything.
    #[serde(default)]
    pub made: String,
    /// The questions.
    #[serde(default, rename = "field")]
    pub fields: Vec<Field>,
}

/// How a worksheet holds its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WorksheetForm {
    /// Each question once.
    Sheet,
    /// Rows of the same questions.
    Register,
}

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A civil date.
    Date,
    /// A number.
    Number,
    /// A web address.
    Link,
    /// One of the options.
    Choice,
}

/// A question of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable slug, unique in the worksheet.
    pub slug: String,
    /// The question.
    pub label: String,
    /// One line of help.
    pub help: String,
    /// A believable answer.
    pub example: String,
    /// What an answer is.
    pub kind: FieldKind,
    /// The options of a choice; empty otherwise.
    #[serde(default)]
    pub options: Vec<FieldOption>,
    /// Where its first answer comes from: a key of the profile, "sentence", "score.now", "score.then", or "text" with [`Field::prefill_text`].
    #[serde(default)]
    pub prefill: Option<String>,
    /// The text it begins with.
    #[serde(default)]
    pub prefill_text: Option<String>,
    /// In no summary but "Only me" until the user says otherwise.
    #[serde(default)]
    pub private: bool,
    /// A line of it can become a post: it may be saved as an idea.
    #[serde(default)]
    pub idea: bool,
    /// The summaries that show it without being asked.
    #[serde(default)]
    pub shared: Vec<Preset>,
    /// Whom it is kept from, whatever is switched on.
    #[serde(default)]
    pub withheld: Withheld,
}

impl Field {
    /// Whether its answer is private, by the user's own marks (field slug to private) or else by the programme's. What is
    /// kept from everybody cannot be marked otherwise.
    #[must_use]
    pub fn is_private(&self, marks: &BTreeMap<String, bool>) -> bool {
        self.withheld == Withheld::Everyone || marks.get(&self.slug).copied().unwrap_or(self.private)
    }
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    /// Stable slug, what is stored.
    pub slug: String,
    /// What people read.
    pub label: String,
}
