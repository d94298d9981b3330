//! `export`: the summary, to read here or to hand over; everything there is goes its own way.

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::export::{Asks, ExportFormat, SummaryFinding, SummaryRequest};
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::store::write_private;
use standpoint_core::{Coach, Result};

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
    let path = export.out.clone();
    let request = request(export, format);
    let preview = coach.preview_summary(now, &request)?;
    let found = if preview.asks_first && !request.checked { preview.findings } else { Vec::new() };
    let Some(path) = path else {
        // What is printed is looked at before it goes anywhere.
        let text = coach.summary_text(now, &request)?;
        let text = if answer.json { json(&Text { text, findings: &found }) } else { text };
        return Ok(Output { text, errors: said(&found), failed: false });
    };
    if !found.is_empty() {
        let things = if found.len() == 1 {
            "There’s 1 thing".to_owned()
        } else {
            format!("There are {} things", found.len())
        };
        let why =
            error_line(&format!("{things} to check. Nothing was changed; add --checked once you’ve looked."));
        let text = if answer.json { json(&Found { findings: &found }) } else { String::new() };
        let told = if answer.json { String::new() } else { said(&found) };
        return Ok(Output { text, errors: told + &why, failed: true });
    }
    write_private(&path, &coach.summary_to_hand_over(now, &request)?)?;
    let written = Written { path: path.display().to_string() };
    Ok(answer.view(&written, |written| format!("Summary saved: {}\n", written.path)).into())
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
