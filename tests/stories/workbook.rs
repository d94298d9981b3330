//! Workbooks as LinkedIn exports them, written part by part.

use chrono::{Days, NaiveDate};
use std::fmt::Write;

use crate::past_support::zipped;

/// What a cell holds.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// A text among the shared ones.
    Shared(String),
    /// A text in its cell.
    Inline(String),
    /// A number.
    Number(f64),
    /// A number shown as a date.
    Date(f64),
}

/// A sheet: its name, and its cells by their names.
pub(crate) type Sheet = (String, Vec<(String, Cell)>);

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The parts of a workbook.
pub(crate) fn parts(sheets: &[Sheet]) -> Vec<(String, Vec<u8>)> {
    let mut shared: Vec<String> = Vec::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut list, mut relations, mut types) = (String::new(), String::new(), String::new());
    for (number, (name, cells)) in (1..).zip(sheets) {
        let name = escaped(name);
        _ = write!(list, r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
        _ = write!(
            relations,
            r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        _ = write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        );
        let mut rows = String::new();
        let mut row = 0;
        for (cell, held) in cells {
            let of: u32 = cell.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap();
            if of != row {
                rows += if row == 0 { "" } else { "</row>" };
                _ = write!(rows, r#"<row r="{of}">"#);
                row = of;
            }
            rows += &match held {
                Cell::Shared(text) => {
                    shared.push(escaped(text));
                    format!(r#"<c r="{cell}" t="s"><v>{}</v></c>"#, shared.len() - 1)
                }
                Cell::Inline(text) => {
                    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{}</t></is></c>"#, escaped(text))
                }
                Cell::Number(number) => format!(r#"<c r="{cell}"><v>{number}</v></c>"#),
                Cell::Date(number) => format!(r#"<c r="{cell}" s="1"><v>{number}</v></c>"#),
            };
        }
        rows += if row == 0 { "" } else { "</row>" };
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    let strings: String = shared.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    parts.extend([
        ("[Content_Types].xml".to_owned(), format!(r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>"#)),
        ("_rels/.rels".to_owned(), format!(r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#)),
        ("xl/workbook.xml".to_owned(), format!(r#"{head}<workbook {main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#)),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!(r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#)),
        ("xl/styles.xml".to_owned(), format!(r#"{head}<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#)),
        ("xl/sharedStrings.xml".to_owned(), format!(r#"{head}<sst {main}>{strings}</sst>"#)),
    ]);
    parts.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// A workbook.
pub(crate) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    zipped(&parts(sheets))
}

/// How an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    /// Numbers, and texts among the shared ones.
    Of2025,
    /// Every cell a text of its own, with commas.
    Of2026,
}

/// A creator’s analytics.
#[derive(Debug, Clone)]
pub(crate) struct Creator {
    pub(crate) era: Era,
    /// How a day is written: a format of chrono’s.
    pub(crate) dates: &'static str,
    /// Names of the four sheets, then words for headers and for the followers’ line.
    pub(crate) names: [&'static str; 4],
    pub(crate) start: NaiveDate,
    /// Impressions and engagements of each day from the start on.
    pub(crate) days: Vec<(i64, i64)>,
    /// New followers of each day from the start on.
    pub(crate) followers: Vec<i64>,
    pub(crate) total: i64,
    pub(crate) reach: (i64, i64),
    /// Address, day and impressions of the top posts.
    pub(crate) posts: Vec<(String, NaiveDate, i64)>,
}

impl Creator {
    pub(crate) fn end(&self) -> NaiveDate {
        self.start + Days::new(self.days.len() as u64 - 1)
    }

    fn text(&self, text: &str) -> Cell {
        match self.era {
            Era::Of2025 => Cell::Shared(text.to_owned()),
            Era::Of2026 => Cell::Inline(text.to_owned()),
        }
    }

    fn number(&self, value: i64) -> Cell {
        match self.era {
            Era::Of2025 => Cell::Number(value as f64),
            Era::Of2026 => Cell::Inline(grouped(value)),
        }
    }

    fn day(&self, on: NaiveDate) -> Cell {
        self.text(&on.format(self.dates).to_string())
    }

    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let at = |cell: &str, held: Cell| (cell.to_owned(), held);
        let window = format!("{} - {}", self.start.format(self.dates), self.end().format(self.dates));
        let discovery = vec![
            at("A1", self.text("Overall performance")),
            at("B1", self.text(&window)),
            at("A2", self.text("Impressions")),
            at("B2", self.number(self.reach.0)),
            at("A3", self.text("Members reached")),
            at("B3", self.number(self.reach.1)),
        ];
        let mut engagement = vec![
            at("A1", self.text("Date")),
            at("B1", self.text("Impressions")),
            at("C1", self.text("Engagements")),
        ];
        let mut followers = vec![
            at("A1", self.text(&format!("Total followers on {}:", self.end().format(self.dates)))),
            at("B1", self.number(self.total)),
            at("A3", self.text("Date")),
            at("B3", self.text("New followers")),
        ];
        for (place, (impressions, engagements)) in self.days.iter().enumerate() {
            let (on, row) = (self.start + Days::new(place as u64), place + 2);
            engagement.push((format!("A{row}"), self.day(on)));
            engagement.push((format!("B{row}"), self.number(*impressions)));
            engagement.push((format!("C{row}"), self.number(*engagements)));
        }
        for (place, new) in self.followers.iter().enumerate() {
            let (on, row) = (self.start + Days::new(place as u64), place + 4);
            followers.push((format!("A{row}"), self.day(on)));
            followers.push((format!("B{row}"), self.number(*new)));
        }
        let mut top = vec![at("A1", self.text("Maximum of 50 posts available to include in this list"))];
        for (column, text) in [
            ("A3", "Post URL"),
            ("B3", "Post publish date"),
            ("C3", "Engagements"),
            ("E3", "Post URL"),
            ("F3", "Post publish date"),
            ("G3", "Impressions"),
        ] {
            top.push(at(column, self.text(text)));
        }
        for (place, (url, on, impressions)) in self.posts.iter().enumerate() {
            let row = place + 4;
            top.push((format!("E{row}"), self.text(url)));
            top.push((format!("F{row}"), self.day(*on)));
            top.push((format!("G{row}"), self.number(*impressions)));
        }
        let demographics = vec![at("A1", self.text("Top demographics")), at("B1", self.text("2%"))];
        let [first, second, third, fourth] = self.names;
        [
            (first, discovery),
            (second, engagement),
            (third, top),
            (fourth, followers),
            ("DEMOGRAPHICS", demographics),
        ]
        .into_iter()
        .map(|(name, cells)| (name.to_owned(), cells))
        .collect()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        workbook(&self.sheets())
    }
}

fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0 { format!("-{text}") } else { text }
}
