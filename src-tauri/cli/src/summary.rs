//! `export`: the summary, to read here or to hand over; everything there is goes its own way.

use std::path::Path;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::export::{Asks, ExportFormat, SummaryFinding, SummaryRequest};
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::store::write_private;
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line, json};
use crate::arguments::{ExportArguments, Format};
use crate::{calendar_file, journals};

/// Prints the summary, or writes it to a file. What the red-line check finds is said either way; a file for someone else waits
/// for `--checked`.
pub(crate) fn export(
    coach: &mut Coach,
    now: &Now,
    export: ExportArguments,
    answer: &Answer,
) -> Result<Output> {
    let format = match export.format {
        Format::Summary(format) => format,
        Format::Json => return journals::export_json(coach, now, &export, answer),
        Format::Csv => return journals::export_csv(coach, &export, answer),
        Format::Ics => return calendar_file::export(coach, now, &export, answer),
    };
    if format == ExportFormat::Pdf {
        return Err(no_pdf());
    }
    let path = export.out.clone();
    let request = request(export, format);
    let preview = coach.preview_summary(now, &request)?;
    let found = if preview.asks_first && !request.checked { preview.findings } else { Vec::new() };
    let Some(path) = path else {
        // What is printed is looked at before it goes anywhere.
        return Ok(printed(coach.summary_text(now, &request)?, &found, answer));
    };
    if !found.is_empty() {
        return Ok(waits(&found, answer));
    }
    write_private(&path, &coach.summary_to_hand_over(now, &request)?)?;
    Ok(written("Summary", &path, answer))
}

/// The formats that a terminal writes a page in.
pub(crate) fn written_format(text: &str) -> Result<ExportFormat> {
    match text.parse()? {
        ExportFormat::Pdf => Err(no_pdf()),
        format => Ok(format),
    }
}

pub(crate) fn no_pdf() -> Error {
    Error::Invalid("PDF needs the window. Export HTML and print it.".to_owned())
}

/// A page that is printed, with what was found in it on standard error.
pub(crate) fn printed(text: String, found: &[SummaryFinding], answer: &Answer) -> Output {
    let text = if answer.json { json(&Text { text, findings: found }) } else { text };
    Output { text, errors: said(found), failed: false }
}

/// A page that isn't written until what was found is looked at.
pub(crate) fn waits(found: &[SummaryFinding], answer: &Answer) -> Output {
    let things = if found.len() == 1 {
        "There’s 1 thing".to_owned()
    } else {
        format!("There are {} things", found.len())
    };
    let why =
        error_line(&format!("{things} to check. Nothing was changed; add --checked once you’ve looked."));
    let text = if answer.json { json(&Found { findings: found }) } else { String::new() };
    let told = if answer.json { String::new() } else { said(found) };
    Output { text, errors: told + &why, failed: true }
}

/// Where a page was written.
pub(crate) fn written(what: &str, path: &Path, answer: &Answer) -> Output {
    let written = Written { path: path.display().to_string() };
    answer.view(&written, |written| format!("{what} saved: {}\n", written.path)).into()
}

fn request(export: ExportArguments, format: ExportFormat) -> SummaryRequest {
    let mut without = export.without;
    // Notes were one switch with reflections before, and scripts mean both by it.
    if without.contains(&Part::Notes) {
        without.push(Part::Reflections);
    }
    SummaryRequest {
        from: export.from,
        to: export.to,
        with: export.with,
        without,
        worksheets_of: Some(export.worksheet).filter(|steps| !steps.is_empty()),
        asks: Asks { support: export.support, stuck: export.stuck, questions: export.question.join("\n") },
        checked: export.checked,
        ..SummaryRequest::new(if export.only_me { Preset::Me } else { export.preset }, format)
    }
}

/// What was found, a line each.
fn said(found: &[SummaryFinding]) -> String {
    found.iter().map(|one| format!("{}: “{}”. {}\n", one.what, one.words, one.why)).collect()
}

#[derive(Serialize)]
struct Written {
    path: String,
}

#[derive(Serialize)]
struct Text<'f> {
    text: String,
    findings: &'f [SummaryFinding],
}

#[derive(Serialize)]
struct Found<'f> {
    findings: &'f [SummaryFinding],
}
