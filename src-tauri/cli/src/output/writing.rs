//! Worksheets, the check of a text, history, and what a write did.

use standpoint_core::changed::{Changed, TickedBecause};
use standpoint_core::programme::{Field, FieldKind, WorksheetForm};
use standpoint_core::publishing::red_line::Finding;
use standpoint_core::store::HistoryLine;
use standpoint_core::views::{TextCheck, WorksheetView};

use super::{date, lines, plain};

pub(crate) fn worksheet(sheet: &WorksheetView) -> String {
    let mut out = Vec::new();
    if sheet.rows.is_empty() {
        out.push(format!("No {} yet. `worksheet add-row {}` adds one.", sheet.row_name, sheet.step));
        out.push(format!(
            "Fields: {}",
            sheet.fields.iter().map(|field| field.slug.as_str()).collect::<Vec<_>>().join(", ")
        ));
    }
    let width = sheet.fields.iter().map(|field| field.slug.len()).max().unwrap_or(0);
    for (index, row) in sheet.rows.iter().enumerate() {
        let id = row.id.map(|id| format!(" [{}]", id.0)).unwrap_or_default();
        match sheet.form {
            WorksheetForm::Register => out.push(format!("{} {}{id}", sheet.row_name, index + 1)),
            WorksheetForm::Sheet => out.extend(row.id.map(|_| format!("Answers{id}"))),
        }
        for field in &sheet.fields {
            let answer = row
                .answers
                .get(&field.slug)
                .map_or_else(|| format!("({})", field.help), |answer| in_words(field, answer));
            out.push(format!("  {:width$}  {answer}", field.slug));
            out.extend(
                row.remarks
                    .get(&field.slug)
                    .into_iter()
                    .flatten()
                    .map(|remark| format!("  {:width$}  ({})", "", plain(remark))),
            );
        }
    }
    lines(out)
}

/// An answer on one line, a date as people write it.
fn in_words(field: &Field, answer: &str) -> String {
    let on = (field.kind == FieldKind::Date).then(|| answer.parse().ok()).flatten();
    on.map_or_else(|| plain(answer), date)
}

pub(crate) fn history(history: &[HistoryLine]) -> String {
    if history.is_empty() {
        return lines(["Nothing to undo yet.".to_owned()]);
    }
    lines(history.iter().map(|line| {
        let undone = if line.undone { "  (undone)" } else { "" };
        format!("{}  {}{undone}", line.at.format("%-d %b %Y, %H:%M UTC"), plain(&line.label))
    }))
}

pub(crate) fn changed(changed: &Changed) -> String {
    let created = changed.created.as_deref().map(|id| format!(" [{id}]")).unwrap_or_default();
    let ticked = changed.ticked.iter().map(|ticked| {
        let why = match ticked.because {
            TickedBecause::Filled => "All filled in, so it’s done",
            TickedBecause::Logged => "From your log, so it’s done",
            TickedBecause::Settled => "That’s done, too",
        };
        format!("  {why}: {}", plain(&ticked.title))
    });
    lines([format!("{}{created}", plain(&changed.said))].into_iter().chain(ticked))
}

/// A post was published somewhere: the number is that of the place, not of the post.
pub(crate) fn published(changed: &Changed) -> String {
    let place = changed.created.as_deref().map(|id| {
        format!("  Link {id}: edit with `post edit-link {id}`, remove with `post remove-link {id}`")
    });
    lines([plain(&changed.said)].into_iter().chain(place))
}

pub(crate) fn checked(check: &TextCheck) -> String {
    let mut out: Vec<_> = check.findings.iter().map(finding).collect();
    if out.is_empty() {
        out.push("No red lines found. Read it once more yourself.".to_owned());
    }
    if !check.has_own_list {
        out.push(NO_OWN_LIST.to_owned());
    }
    lines(out)
}

pub(super) const NO_OWN_LIST: &str =
    "No never-post list yet. Write it with `worksheet set guardrails never \"…\"`.";

/// One finding of the red-line check.
pub(super) fn finding(finding: &Finding) -> String {
    format!("line {}: {}: {}. {}", finding.line, finding.class.label(), plain(&finding.words), finding.why)
}
