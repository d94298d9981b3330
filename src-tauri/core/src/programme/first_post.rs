//! The first post in 20 minutes: one screen at a time, as data.

use serde::{Deserialize, Serialize};

/// The flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FirstPost {
    /// Its screens.
    #[serde(rename(deserialize = "screen"))]
    pub screens: Vec<FlowScreen>,
    /// The safe shapes to choose from.
    #[serde(rename(deserialize = "shape"))]
    pub shapes: Vec<PostShape>,
}

/// One screen of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FlowScreen {
    /// Stable slug.
    pub slug: String,
    /// The minute it begins at.
    #[serde(default)]
    pub from_minute: Option<u32>,
    /// The minute it ends at.
    #[serde(default)]
    pub to_minute: Option<u32>,
    /// The heading.
    pub heading: String,
    /// The text; paragraphs are separated by an empty line.
    #[serde(default)]
    pub text: String,
    /// The text when the check finds nothing.
    #[serde(default)]
    pub none_text: Option<String>,
    /// This offer for a post every second week.
    #[serde(default)]
    pub every_other: Option<EveryOther>,
    /// The buttons, in order.
    #[serde(default)]
    pub buttons: Vec<String>,
}

/// An offer's words where every second week is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EveryOther {
    /// The heading.
    pub heading: String,
    /// The text.
    pub text: String,
}

/// A safe shape for a post, with a hint for each of its four lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PostShape {
    /// Stable slug.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// The hint for the claim.
    pub claim: String,
    /// The hint for what it rests on.
    pub evidence: String,
    /// The hint for what a reader can do.
    pub takeaway: String,
    /// The hint for the question.
    pub question: String,
}

impl FirstPost {
    /// The screen of this name.
    #[must_use]
    pub fn screen(&self, slug: &str) -> Option<&FlowScreen> {
        self.screens.iter().find(|screen| screen.slug == slug)
    }
}
