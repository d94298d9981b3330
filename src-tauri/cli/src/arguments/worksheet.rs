//! `worksheet`.

use clap::Subcommand;

/// What can be done with worksheets.
#[derive(Debug, Subcommand)]
pub(crate) enum WorksheetCommand {
    /// Show the questions and your answers
    Show {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Answer a question
    Set {
        /// 1 to 12, or the step's name
        step: String,
        /// Field (see `worksheet show`)
        field: String,
        /// The answer; empty clears it
        value: String,
        /// Row, counted from 1
        #[arg(long, value_name = "N")]
        row: Option<usize>,
    },
    /// Mark an answer as private: only a summary for yourself shows it
    Private {
        /// 1 to 12, or the step's name
        step: String,
        /// Field (see `worksheet show`)
        field: String,
        /// Row, counted from 1
        #[arg(long)]
        row: Option<usize>,
        /// Share it again
        #[arg(long)]
        off: bool,
    },
    /// Add a row
    AddRow {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Delete a row
    #[command(name = "delete-row", alias = "remove-row")]
    RemoveRow {
        /// 1 to 12, or the step's name
        step: String,
        /// The row, counted from 1
        row: usize,
    },
}
