//! Dates, times and texts as RFC 5545 has them, and lines folded to its length.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Octets of a line without its end, at most.
const LINE_MAX: usize = 75;

pub(super) fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

pub(super) fn floating(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

pub(super) fn utc(instant: DateTime<Utc>) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text without control characters; line feeds stay where there may be several lines.
pub(super) fn clean(text: &str, has_lines: bool) -> String {
    let blank = |c: char| if c.is_whitespace() && !(has_lines && c == '\n') { ' ' } else { c };
    let text: String =
        text.replace("\r\n", "\n").chars().map(blank).filter(|c| *c == '\n' || !c.is_control()).collect();
    text.trim().to_owned()
}

/// Folds lines so that none is longer than 75 octets, between two characters of which neither is a blank: some readers lose
/// one at either end of a line. Only blanks that would fill a line by themselves are parted.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The crate's own folding counts the blank that begins a continued line only in its middle lines.
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut width = 0;
        for piece in pieces(line) {
            let parts = if piece.len() < LINE_MAX { vec![piece] } else { characters(piece).collect() };
            for part in parts {
                if width + part.len() > LINE_MAX {
                    out.push_str("\r\n ");
                    width = 1;
                }
                out.push_str(part);
                width += part.len();
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A line in pieces, each from one character that is no blank to before the next one that follows such a one.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let mut before = None;
        let end = rest
            .char_indices()
            .find(|(_, c)| before.replace(*c).is_some_and(|last| last != ' ' && *c != ' '));
        let (piece, left) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

fn characters(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()])
}
