//! A workbook (XLSX) from somewhere else: the cells of its first sheets by their places.
//!
//! Every part that is opened is read within the bounds of an archive first; the reader of cells gets these parts alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use calamine::{DataRef, Reader, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::{Archive, odd};
use crate::error::{Error, Result};

/// All parts together, in bytes.
const PARTS_MAX: usize = 64 * 1024 * 1024;
/// The texts that sheets share, in bytes.
const SHARED_MAX: usize = 8 * 1024 * 1024;
/// The most cells a sheet may have.
const CELLS_MAX: usize = 200_000;
/// How many sheets are looked at; those behind hold numbers of other kinds.
const SHEETS_READ: usize = 4;
/// How many columns of a sheet are looked at.
const COLUMNS_READ: u32 = 8;
/// The longest text of a cell, in bytes.
const TEXT_MAX: usize = 4096;
/// The texts of all cells, in bytes: cells that share a long one hold it each.
const TEXTS_MAX: usize = 32 * 1024 * 1024;

const WORKBOOK: &str = "xl/workbook.xml";
const SHARED: &str = "xl/sharedstrings.xml";

/// Whether an entry of an archive is a part of a workbook that is opened.
pub(super) fn is_wanted(path: &str) -> bool {
    let path = path.to_lowercase();
    ["[content_types].xml", "_rels/.rels", WORKBOOK, "xl/_rels/workbook.xml.rels", SHARED, "xl/styles.xml"]
        .contains(&path.as_str())
        || path.starts_with("xl/worksheets/") && path.ends_with(".xml")
}

/// Whether an archive is a workbook.
pub(super) fn is_one(archive: &Archive<'_>) -> bool {
    archive.paths().any(|path| path.eq_ignore_ascii_case(WORKBOOK))
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    /// A date by its day since the last of 1899.
    Date(f64),
}

impl Cell {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A sheet: what its cells hold, by row and column counted from 0.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    cells: BTreeMap<(u32, u32), Cell>,
}

impl Sheet {
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    pub(super) fn text(&self, row: u32, column: u32) -> Option<&str> {
        self.cell(row, column).and_then(Cell::text)
    }

    /// The rows that hold anything, from one on.
    pub(super) fn rows_from(&self, row: u32) -> impl Iterator<Item = u32> {
        let mut last = None;
        self.cells.range((row, 0)..).filter_map(move |((row, _), _)| {
            let is_new = last != Some(*row);
            last = Some(*row);
            is_new.then_some(*row)
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// The name of a cell as spreadsheets write it: B3.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    let letter = char::from_u32('A' as u32 + column.min(25)).unwrap_or('?');
    format!("{letter}{}", u64::from(row) + 1)
}

/// The first sheets of a workbook, in their order, and the SHA-256 of what was read.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged or larger than an export.
pub(super) fn sheets(mut archive: Archive<'_>) -> Result<(Vec<Sheet>, String)> {
    let parts = parts(&mut archive)?;
    let digest = archive.digest();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(parts)).map_err(|_| damaged())?;
    let names: Vec<String> = book.sheet_names().into_iter().take(SHEETS_READ).collect();
    let mut sheets = Vec::with_capacity(names.len());
    let mut texts = 0;
    for name in names {
        sheets.push(sheet(&mut book, name, &mut texts)?);
    }
    Ok((sheets, digest))
}

/// The parts, each read whole within its declared size, as an archive in memory that holds nothing else.
fn parts(archive: &mut Archive<'_>) -> Result<Vec<u8>> {
    let paths: Vec<String> = archive.paths().map(str::to_owned).collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut together = 0;
    for path in paths {
        let bytes = archive.read(&path)?;
        together += bytes.len();
        if together > PARTS_MAX || path.eq_ignore_ascii_case(SHARED) && bytes.len() > SHARED_MAX {
            return Err(odd());
        }
        if !names_places_of_a_sheet(&bytes) {
            return Err(damaged());
        }
        zip.start_file(path, stored).map_err(|_| damaged())?;
        zip.write_all(&bytes).map_err(|_| damaged())?;
    }
    Ok(zip.finish().map_err(|_| damaged())?.into_inner())
}

/// Whether every place that a tag names is one that a sheet can have. The reader of cells counts without looking at how far.
fn names_places_of_a_sheet(xml: &[u8]) -> bool {
    let mut rest = xml;
    while let Some(open) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[open + 1..];
        loop {
            let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'>')) else {
                return true;
            };
            let (before, quote) = (&rest[..at], rest[at]);
            rest = &rest[at + 1..];
            if quote == b'>' {
                break;
            }
            let Some(end) = rest.iter().position(|byte| *byte == quote) else { return true };
            if matches!(attribute(before), b"r" | b"ref") && !is_place(&rest[..end]) {
                return false;
            }
            rest = &rest[end + 1..];
        }
    }
    true
}

/// The name of the attribute whose value begins behind this.
fn attribute(before: &[u8]) -> &[u8] {
    let name = before.trim_ascii_end();
    let name = name.strip_suffix(b"=").unwrap_or(name).trim_ascii_end();
    let begins = name.iter().rposition(|byte| byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
    &name[begins..]
}

/// Whether this is `B3`, a row's `3`, or a range of such: at most three letters, then at most seven digits.
fn is_place(value: &[u8]) -> bool {
    value.split(|byte| *byte == b':').all(|place| {
        let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = &place[letters..];
        !place.is_empty() && letters <= 3 && digits.len() <= 7 && digits.iter().all(u8::is_ascii_digit)
    })
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: String, texts: &mut usize) -> Result<Sheet> {
    let mut cells = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(&name).map_err(|_| damaged())?;
    let mut read = 0;
    while let Some(cell) = reader.next_cell().map_err(|_| damaged())? {
        read += 1;
        if read > CELLS_MAX {
            return Err(odd());
        }
        let (row, column) = cell.get_position();
        if column >= COLUMNS_READ {
            continue;
        }
        let held = match cell.get_value() {
            DataRef::String(text) => text_of(text),
            DataRef::SharedString(text) => text_of(text),
            DataRef::Int(number) => Some(Cell::Number(*number as f64)),
            DataRef::Float(number) => Some(Cell::Number(*number)),
            DataRef::DateTime(at) => Some(Cell::Date(at.as_f64())),
            DataRef::DateTimeIso(text) => text_of(text),
            DataRef::Bool(_) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => None,
        };
        if let Some(held) = held {
            *texts += held.text().map_or(0, str::len);
            if *texts > TEXTS_MAX {
                return Err(odd());
            }
            cells.insert((row, column), held);
        }
    }
    Ok(Sheet { name, cells })
}

/// A text, trimmed; none when it is empty or far longer than a number, a date or an address.
fn text_of(text: &str) -> Option<Cell> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= TEXT_MAX).then(|| Cell::Text(text.to_owned()))
}

fn damaged() -> Error {
    Error::invalid("This workbook is damaged. Download it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_no_sheet_has_are_seen_however_they_are_written() {
        for fits in [
            r#"<row r="3"><c r="XFD1048576" t='s'><v>1</v></c></row>"#,
            r#"<dimension ref="A1:C9"/><c r = 'B3'/><sheet r:id="rId1234567890"/>"#,
            "<t>one r=\"99999999999999\" of text</t>",
            "<c r=",
            "",
        ] {
            assert!(names_places_of_a_sheet(fits.as_bytes()), "{fits}");
        }
        for beyond in [
            r#"<c r="ZZZZZZZZ2"/>"#,
            r#"<c t="s" r = "A99999999"/>"#,
            r#"<row r='4294967296'>"#,
            r#"<dimension ref="A1:AAAAAAA1"/>"#,
            r#"<c t="a>b" r="2B"/>"#,
            r#"<c r=""/>"#,
        ] {
            assert!(!names_places_of_a_sheet(beyond.as_bytes()), "{beyond}");
        }
    }
}
