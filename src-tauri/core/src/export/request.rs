//! What the user asks of a summary.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// How a summary is written.
    pub enum ExportFormat("format") {
        /// Markdown.
        Markdown = "md" | "Markdown",
        /// One self-contained HTML file.
        Html = "html" | "HTML",
    }
}

/// What a summary should leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct LeaveOut {
    /// Worksheet answers.
    pub worksheets: bool,
    /// Notes and reflections.
    pub notes: bool,
    /// Web addresses.
    pub links: bool,
}

/// Which days a summary covers and what it holds.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct SummaryRequest {
    /// Markdown or HTML.
    pub format: ExportFormat,
    /// The first civil date, `2026-01-01`; by default the day the user joined.
    #[serde(default)]
    pub from: Option<String>,
    /// The last civil date; by default today.
    #[serde(default)]
    pub to: Option<String>,
    /// What to leave out.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<LeaveOut>"))]
    pub leave_out: LeaveOut,
    /// Slugs of the steps whose worksheets go in; by default all that have answers.
    #[serde(default)]
    pub worksheets_of: Option<Vec<String>>,
    /// Whether it is for the user alone: with answers marked private and the role they want. By default it is not.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub only_me: bool,
}
