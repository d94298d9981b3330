//! The progress summary: what goes in, and how it is written as Markdown and as one HTML file.

mod html;
mod markdown;
mod request;
mod summary;
mod wording;

pub use html::to_html;
pub use markdown::to_markdown;
pub use request::{ExportFormat, LeaveOut, SummaryRequest};
pub use summary::{Answer, GivenSummary, StepSummary, Summary, SummaryPlace, SummaryPost, TaskSummary, WorksheetSummary};

use crate::coach::Coach;
use crate::error::Result;
use crate::time::Now;

impl Coach {
    /// The summary as the text of a file.
    ///
    /// # Errors
    /// As [`Coach::summary`].
    pub fn summary_text(&self, now: &Now, request: &SummaryRequest) -> Result<String> {
        let summary = self.summary(now, request)?;
        Ok(match request.format {
            ExportFormat::Markdown => to_markdown(&summary),
            ExportFormat::Html => to_html(&summary),
        })
    }
}
