//! Lines of CSV as RFC 4180 and spreadsheets want them.

use crate::text::FORMULA_STARTS;

/// What tells spreadsheets that a file is UTF-8.
pub(super) const MARK: char = '\u{feff}';

/// What a file begins with.
pub(super) fn beginning(mark: bool) -> String {
    if mark { String::from(MARK) } else { String::new() }
}

/// Adds a line of cells.
pub(super) fn line(out: &mut String, cells: Vec<String>) {
    let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn guarded(text: &str) -> String {
    let quote = if text.starts_with(FORMULA_STARTS) { "'" } else { "" };
    format!("{quote}{text}")
}

fn quoted(cell: &str) -> String {
    let has_outer_space = cell.trim() != cell;
    if has_outer_space || cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
