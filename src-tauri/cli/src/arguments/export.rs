//! `export`.

use std::path::PathBuf;

use clap::Args;
use standpoint_core::export::ExportFormat;
use standpoint_core::programme::sharing::{Part, Preset};

use super::named;

/// What is exported, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// The progress summary
    Summary(ExportFormat),
    /// Everything, to be read back
    Json,
    /// Everything, for spreadsheets
    Csv,
    /// The calendar file
    Ics,
}

fn export_format(text: &str) -> Result<Format, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "json" => Ok(Format::Json),
        "csv" => Ok(Format::Csv),
        "ics" => Ok(Format::Ics),
        _ => {
            text.parse().map(Format::Summary).map_err(|_| "Use one of: md, html, json, csv, ics.".to_owned())
        }
    }
}

/// How to write an export.
#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// Progress summary: md or html; everything: json, or csv with one file a table; calendar: ics
    #[arg(long, value_parser = export_format)]
    pub(crate) format: Format,
    /// Reader: manager, mentor or me; a manager or mentor sees only what’s meant for them
    #[arg(long, value_parser = named::<Preset>, default_value = "manager")]
    pub(crate) preset: Preset,
    /// First day, e.g. 1 march or 3 months ago [default: the day you joined]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Last day, e.g. yesterday or 31 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// With csv: only this table
    #[arg(long, value_name = "NAME")]
    pub(crate) table: Option<String>,
    /// With csv: without the mark that spreadsheets need to read UTF-8
    #[arg(long)]
    pub(crate) no_mark: bool,
    /// With json: encrypt for the passphrase that’s set for backups
    #[arg(long)]
    pub(crate) encrypt: bool,
    /// File to write, or folder or .zip file with csv [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Include a part that the preset leaves out (repeatable)
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) with: Vec<Part>,
    /// Leave a part out: posts, conversations, worksheets, steps, tasks, notes, reflections, links or next
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) without: Vec<Part>,
    /// Short for --preset me
    #[arg(long, hide = true)]
    pub(crate) only_me: bool,
    /// All of this step's worksheet that may be shared (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) worksheet: Vec<String>,
    /// What support would help
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) support: String,
    /// Where you’re stuck
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) stuck: String,
    /// A question of yours (repeatable)
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Vec<String>,
    /// You’ve looked at what the red-line check found, and it can stay
    #[arg(long)]
    pub(crate) checked: bool,
}
