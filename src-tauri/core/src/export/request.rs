//! What the user asks of a summary.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::named::named_enum;
use crate::programme::sharing::{Part, Preset};

named_enum! {
    /// How a summary is written.
    pub enum ExportFormat("format") {
        /// Markdown.
        Markdown = "md" | "Markdown",
        /// One self-contained HTML file.
        Html = "html" | "HTML",
        /// PDF, which the window prints from the HTML; the text is the HTML.
        Pdf = "pdf" | "PDF",
    }
}

named_enum! {
    /// How everything there is is written.
    pub enum EverythingFormat("format") {
        /// One JSON document, which can be read back.
        Json = "json" | "JSON",
        /// One CSV file a table, for spreadsheets.
        Csv = "csv" | "CSV",
    }
}

/// Whom a summary is for, which days it covers and what it holds.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct SummaryRequest {
    /// Markdown, HTML or PDF.
    pub format: ExportFormat,
    /// Whom it is for; a manager unless said otherwise.
    #[serde(default = "manager")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Preset>"))]
    pub preset: Preset,
    /// Parts to show besides the preset's.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Part>>"))]
    pub with: Vec<Part>,
    /// Parts to leave out.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Vec<Part>>"))]
    pub without: Vec<Part>,
    /// The first day it covers, as a date or in words; by default the day the user joined.
    #[serde(default)]
    pub from: Option<String>,
    /// The last day; by default today.
    #[serde(default)]
    pub to: Option<String>,
    /// Slugs of the steps whose worksheets go in, with every answer that may be shared; by default the answers that the preset
    /// names.
    #[serde(default)]
    pub worksheets_of: Option<Vec<String>>,
    /// What would help, where the user is stuck, and what they ask, in their own words; none is kept.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<Asks>"))]
    pub asks: Asks,
    /// Whether the user looked at what the red-line check found and lets it stand.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub checked: bool,
}

/// What the user asks of the reader; what is empty is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct Asks {
    /// What support would help.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub support: String,
    /// Where they are stuck.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub stuck: String,
    /// Their questions.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub questions: String,
}

fn manager() -> Preset {
    Preset::Manager
}

impl SummaryRequest {
    /// A summary for a reader, as their preset has it.
    #[must_use]
    pub fn new(preset: Preset, format: ExportFormat) -> Self {
        Self {
            format,
            preset,
            with: Vec::new(),
            without: Vec::new(),
            from: None,
            to: None,
            worksheets_of: None,
            asks: Asks::default(),
            checked: false,
        }
    }

    /// The parts it has.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a part was asked for that this reader never sees.
    pub(super) fn parts(&self) -> Result<BTreeSet<Part>> {
        if let Some(part) = self.with.iter().find(|part| !self.preset.may_show(**part)) {
            return Err(Error::invalid(format!(
                "{} never go into a summary for {}. Choose another reader, or leave them out.",
                part.label(),
                self.preset.label().to_lowercase()
            )));
        }
        let asked = self.preset.parts().iter().chain(&self.with).copied();
        Ok(asked.filter(|part| !self.without.contains(part)).collect())
    }
}
