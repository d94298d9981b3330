//! What leaves the journal: the progress summary (what goes in for whom, what is looked at before it is handed over, how it is
//! written as Markdown and as one HTML file), everything there is, as JSON and as CSV, and the calendar file.

mod addresses;
mod calendar_choices;
mod calendar_events;
mod calendar_file;
mod csv_text;
mod dossier;
mod first_page;
mod full_date;
mod html;
mod ics;
mod journal_json;
mod known_names;
mod looks_back;
mod markdown;
mod milestone;
mod plain;
mod preview;
mod request;
mod summary;
mod tables_csv;
mod wording;
mod worksheets_csv;
mod written;

use rusqlite::Connection;

use crate::coach::{Coach, MayRead};

use full_date::{full_date, full_range};

pub use calendar_choices::{CalendarChoices, CalendarKind};
pub use calendar_file::{CalendarMemory, CalendarSettings};
pub use dossier::{DossierPreview, DossierRequest};
pub use html::to_html;
pub use journal_json::JSON_FORMAT_VERSION;
pub use markdown::to_markdown;
pub use preview::{SummaryFinding, SummaryPreview};
pub use request::{Asks, EverythingFormat, ExportFormat, SummaryRequest};
pub use summary::{
    Answer, GivenSummary, LookBackSummary, StepSummary, Summary, SummaryPlace, SummaryPost, TaskSummary,
    WorksheetSummary,
};

/// A summary reads and writes nothing.
struct Sums;

impl MayRead for Sums {}

impl Coach {
    /// What there is, for reading.
    pub(in crate::export) fn journal(&self) -> &Connection {
        self.reading(&Sums)
    }
}
