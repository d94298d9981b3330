//! What the user chose for a prompt.

use serde::{Deserialize, Serialize};

use super::placeholder::PlaceholderKind;
use super::question::{CritiqueQuestion, PromptPart};
use super::replace::KeptName;
use crate::publishing::red_line::RedLine;

/// What is asked about a post, what goes along, and what the user decided about names and findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PromptRequest {
    /// The question.
    pub question: CritiqueQuestion,
    /// The words of the user's own question.
    #[serde(default)]
    pub own: Option<String>,
    /// What goes along; everything there is when not given.
    #[serde(default)]
    pub parts: Option<Vec<PromptPart>>,
    /// Words that are replaced besides the names that are known.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<MarkedName>>"))]
    pub marked: Vec<MarkedName>,
    /// Places at which a name stays as it is.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<KeptName>>"))]
    pub kept: Vec<KeptName>,
    /// Findings that may be copied.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<DecidedFinding>>"))]
    pub decided: Vec<DecidedFinding>,
}

impl PromptRequest {
    /// A question with everything there is, and nothing decided.
    #[must_use]
    pub fn of(question: CritiqueQuestion) -> Self {
        Self { question, own: None, parts: None, marked: Vec::new(), kept: Vec::new(), decided: Vec::new() }
    }
}

/// Words that the user marked as a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MarkedName {
    /// What they name.
    pub kind: PlaceholderKind,
    /// The words.
    pub words: String,
}

/// A finding that the user decided may be copied. It says nothing about publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DecidedFinding {
    /// What it is about.
    pub class: RedLine,
    /// The words that were found.
    pub words: String,
}
