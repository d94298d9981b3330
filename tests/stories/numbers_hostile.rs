//! Workbooks and tables of numbers that were changed, cut or made to do harm: numbers left out or one sentence, soon, never a
//! panic. That memory stays bounded is held by the terminal's tests, where a process can be given a limit.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::Duration;

use proptest::prelude::*;
use standpoint_core::views::{PastChoices, PastFate, PastKind, PastLook, PastPreview};

use crate::past_support::{busy, damaged, desk, fates, files, zipped};

/// However a file is made, it is refused or read within this time of a processor. A busy machine takes nothing from it.
const SOON: Duration = Duration::from_secs(10);
const ODD: &str = "This archive isn’t built like an export, so Standpoint won’t open it.";
const OTHER: &str = "This is a workbook. Save it as CSV, then import that.";
const DAMAGED: &str = "This workbook is damaged. Download it again.";

thread_local! {
    static STANDING: std::rc::Rc<standpoint_tests::Desk> = std::rc::Rc::new(desk());
}

/// What is shown of a file, or the sentence that refuses it; either within the time there is.
fn looked_at(what: &str, bytes: Vec<u8>, name: &str) -> Result<PastPreview, String> {
    let desk = STANDING.with(std::rc::Rc::clone);
    let started = busy();
    let mut file = Cursor::new(bytes);
    let read =
        desk.coach.preview_past(&desk.now, &mut file, name, &PastChoices::default(), PastLook::default());
    let took = busy().saturating_sub(started);
    assert!(took < SOON, "{what} took {took:?}");
    read.map_err(|error| error.to_string())
}

/// The parts of a kept workbook.
fn parts() -> Vec<(String, Vec<u8>)> {
    let (_, bytes) = files("numbers").into_iter().find(|(name, _)| name == "linkedin-2025.xlsx").unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The workbook with one of its parts rewritten.
fn with(part: &str, rewrite: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = parts();
    let held = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    held.1 = rewrite(String::from_utf8(std::mem::take(&mut held.1)).unwrap()).into_bytes();
    zipped(&parts)
}

/// The sheet of days with its rows in place of the ones there.
fn days(rows: &str) -> Vec<u8> {
    with("xl/worksheets/sheet2.xml", |text| {
        let (head, _) = text.split_once("<sheetData>").unwrap();
        format!("{head}<sheetData>{rows}</sheetData></worksheet>")
    })
}

/// A row with the texts that the sheet of days begins with, and one day.
const BEGINNING: &str = r#"<row r="1"><c r="A1" t="str"><v>Date</v></c><c r="B1" t="str"><v>Impressions</v></c><c r="C1" t="str"><v>Engagements</v></c></row>"#;

fn day_with(cell: &str) -> Vec<u8> {
    days(&format!(
        r#"{BEGINNING}<row r="2"><c r="A2" t="str"><v>9/28/2026</v></c>{cell}<c r="C2"><v>4</v></c></row>"#
    ))
}

fn numbers(read: &PastPreview) -> Vec<(PastFate, u32)> {
    fates(read, PastKind::Readings)
}

fn stored(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_part_that_swells_is_refused_before_it_is_unpacked() {
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
        let bomb = with(part, |text| text + &" ".repeat(8 * 1024 * 1024));
        assert_eq!(looked_at(part, bomb, "a.xlsx").unwrap_err(), ODD, "{part}");
    }
    // One that isn't opened may be anything.
    let mut all = parts();
    all.push(("xl/media/image1.png".to_owned(), vec![0; 8 * 1024 * 1024]));
    assert!(looked_at("a picture", zipped(&all), "a.xlsx").is_ok());
}

#[test]
fn ten_thousand_entries_are_looked_through() {
    let mut all = parts();
    all.extend((0..10_000).map(|n| (format!("xl/media/{n}.png"), b"x".to_vec())));
    assert!(looked_at("10,000 pictures", zipped(&all), "a.xlsx").is_ok());
    let mut all = parts();
    all.extend((10..10_010).map(|n| (format!("xl/worksheets/sheet{n}.xml"), b"<worksheet/>".to_vec())));
    assert!(looked_at("sheets nobody names", zipped(&all), "a.xlsx").is_ok());
    let mut all = parts();
    all.extend((10..10_010).map(|n| (format!("xl/worksheets/sheet{n}.xml"), vec![b'x'; 7_000])));
    let said = looked_at("70 MB of sheets", zipped(&all), "a.xlsx").unwrap_err();
    assert_eq!(said, ODD);
}

#[test]
fn a_sheet_that_claims_or_has_a_million_rows_is_held_to_its_cells() {
    let claims = with("xl/worksheets/sheet2.xml", |text| {
        text.replace("<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#)
    });
    let plain = looked_at("plain", zipped(&parts()), "a.xlsx").unwrap();
    assert_eq!(numbers(&looked_at("a claim", claims, "a.xlsx").unwrap()), numbers(&plain));
    let mut rows = String::new();
    for row in 1..=300_000 {
        _ = write!(rows, r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#);
    }
    // Stored: packed it would be refused for its ratio.
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes();
    let mut all = parts();
    all.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet2.xml").unwrap().1 = sheet;
    let all: Vec<(&str, Vec<u8>)> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert_eq!(looked_at("300,000 rows", stored(&all), "a.xlsx").unwrap_err(), ODD);
    // Places far out, backwards, twice and beyond what a sheet can have.
    for cell in [
        r#"<c r="B1048576"><v>1</v></c>"#,
        r#"<c r="B99999999999"><v>1</v></c>"#,
        r#"<c r="ZZZZZZZZ2"><v>1</v></c>"#,
        r#"<c r="2B"><v>1</v></c>"#,
        r#"<c><v>1</v></c>"#,
    ] {
        if let Err(said) = looked_at(cell, day_with(cell), "a.xlsx") {
            assert!(said == DAMAGED || said == ODD, "{cell}: {said}");
        }
    }
}

#[test]
fn one_long_text_that_a_hundred_thousand_cells_share_is_refused() {
    let mut rows = String::new();
    for row in 1..=25_000 {
        _ = write!(rows, r#"<row r="{row}">"#);
        for column in ["A", "B", "C", "D"] {
            _ = write!(rows, r#"<c r="{column}{row}" t="s"><v>0</v></c>"#);
        }
        rows += "</row>";
    }
    let mut all = parts();
    for (name, bytes) in &mut all {
        if name == "xl/worksheets/sheet2.xml" {
            *bytes = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes();
        }
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let long = format!("<si><t>{}</t></si><si>", "x".repeat(4_000));
            *bytes = text.replacen("<si>", &long, 1).into_bytes();
        }
    }
    let all: Vec<(&str, Vec<u8>)> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert_eq!(looked_at("a shared text", stored(&all), "a.xlsx").unwrap_err(), ODD);
}

#[test]
fn names_that_lead_elsewhere_are_not_followed() {
    for target in [
        "../../../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "http://example.org/sheet.xml",
        "..",
        "",
    ] {
        let led = with("xl/_rels/workbook.xml.rels", |text| text.replace("worksheets/sheet2.xml", target));
        if let Err(said) = looked_at(target, led, "a.xlsx") {
            assert!(said == DAMAGED, "{target}: {said}");
        }
    }
    for prefix in ["../", "/", "C:", "__MACOSX/", "./"] {
        let moved: Vec<_> =
            parts().into_iter().map(|(name, bytes)| (format!("{prefix}{name}"), bytes)).collect();
        let said = looked_at(prefix, zipped(&moved), "a.xlsx").unwrap_err();
        assert!(said.starts_with("Standpoint doesn’t recognise this file."), "{prefix}: {said}");
    }
}

#[test]
fn a_formula_counts_as_what_it_last_showed_and_is_never_worked_out() {
    let read =
        looked_at("a value", day_with(r#"<c r="B2"><f>SUM(D1:D9)</f><v>120</v></c>"#), "a.xlsx").unwrap();
    let plain = looked_at("plain", day_with(r#"<c r="B2"><v>120</v></c>"#), "a.xlsx").unwrap();
    assert_eq!(numbers(&read), numbers(&plain));
    for (what, cell) in [
        ("no value", r#"<c r="B2"><f>WEBSERVICE("http://example.org")</f></c>"#),
        ("an error", r#"<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#),
        ("a formula as text", r#"<c r="B2" t="str"><f>"1"</f><v>=cmd|' /C calc'!A0</v></c>"#),
    ] {
        let read = looked_at(what, day_with(cell), "a.xlsx").unwrap();
        assert!(
            read.rows.iter().all(|row| row.line != 2 || !row.title.starts_with("Impressions on")),
            "{what}"
        );
        assert!(
            read.rows.iter().any(|row| row.title.starts_with("Engagements on")),
            "{what}: the rest is read"
        );
    }
}

#[test]
fn entities_are_not_unfolded() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for n in 1..40 {
        _ = write!(bomb, "<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
    }
    bomb += "]>";
    for part in ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"] {
        let swollen = with(part, |text| {
            let (head, rest) = text.split_once("?>").unwrap();
            format!("{head}?>{bomb}{}", rest.replacen("Date", "&a39;", 1))
        });
        match looked_at(part, swollen, "a.xlsx") {
            Ok(read) => assert!(read.rows.iter().all(|row| row.title.len() < 1_000), "{part}"),
            Err(said) => assert!(said == DAMAGED || said == OTHER, "{part}: {said}"),
        }
    }
    let outside = with("xl/sharedStrings.xml", |text| {
        const OUTSIDE: &str = "?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        text.replacen("?>", OUTSIDE, 1).replacen("<t>Date", "<t>&f;Date", 1)
    });
    let told = format!("{:?}", looked_at("a file outside", outside, "a.xlsx"));
    assert!(!told.contains("root:"), "{told}");
}

#[test]
fn values_of_other_kinds_are_named_and_not_taken() {
    for cell in [
        r#"<c r="B2" t="b"><v>1</v></c>"#,
        r#"<c r="B2" t="d"><v>2026-09-28</v></c>"#,
        r#"<c r="B2"><v>1e308</v></c>"#,
        r#"<c r="B2"><v>NaN</v></c>"#,
        r#"<c r="B2"><v>12.5</v></c>"#,
        r#"<c r="B2"><v>many</v></c>"#,
        r#"<c r="B2" s="1"><v>46293</v></c>"#,
        r#"<c r="B2" t="s"><v>4000000000</v></c>"#,
        r#"<c r="B2" t="s"><v>-1</v></c>"#,
        r#"<c r="B2" t="inlineStr"><is/></c>"#,
        r#"<c r="B2" t="new"><v>1</v></c>"#,
    ] {
        match looked_at(cell, day_with(cell), "a.xlsx") {
            Ok(read) => {
                let taken = |row: &&standpoint_core::views::PastRow| {
                    row.taken && row.title.starts_with("Impressions on")
                };
                assert_eq!(read.rows.iter().find(taken), None, "{cell}");
            }
            Err(said) => assert_eq!(said, DAMAGED, "{cell}"),
        }
    }
}

#[test]
fn tables_that_swell_are_read_as_far_as_a_file_goes() {
    let head = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits\n";
    let row = "\"Mon, Aug 17, 2026\",100,1,2,0,0,3,1,0,0,4\n";
    let many = format!("{head}{}", row.repeat(200_000));
    let read = looked_at("200,000 rows", many.into_bytes(), "o.csv").unwrap();
    assert!(read.rows.len() < 100_100, "{}", read.rows.len());
    assert!(read.rows.iter().any(|row| row.why == "Too many numbers: from here on they aren’t read."));
    let short = format!("{head}{}", "x\n".repeat(2_000_000));
    let read = looked_at("2,000,000 short rows", short.into_bytes(), "o.csv").unwrap();
    assert!(read.rows.len() < 100_100 && read.rows.iter().all(|row| !row.taken));
    let wide = format!("{head}{}\n{row}", ",".repeat(1_000_000));
    let read = looked_at("a wide row", wide.into_bytes(), "o.csv").unwrap();
    assert_eq!(numbers(&read), [(PastFate::New, 10)], "an empty row is none");
    let long = format!("{head}\"{}\",1,1,1,1,1,1,1,1,1,1\n{row}", "9".repeat(2_000_000));
    let read = looked_at("a long cell", long.into_bytes(), "o.csv").unwrap();
    assert_eq!(numbers(&read), [(PastFate::New, 10), (PastFate::Unreadable, 1)]);
    let open = format!("{head}\"Mon, Aug 17, 2026,1\n{}", row.repeat(1_000));
    let read = looked_at("a quote that never closes", open.into_bytes(), "o.csv").unwrap();
    assert!(read.rows.iter().any(|row| row.fate == PastFate::Unreadable));
    for cell in ["=1+1", "@SUM(1)", "1e9", "0x10", "1,2,3,4", "٣", "99999999999999999999", "--1", "1;2"] {
        let odd = format!("{head}\"Mon, Aug 17, 2026\",\"{cell}\",1,2,0,0,3,1,0,0,4\n");
        let read = looked_at(cell, odd.into_bytes(), "o.csv").unwrap();
        assert_eq!(numbers(&read), [(PastFate::New, 9), (PastFate::Unreadable, 1)], "{cell}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A byte of any kept file changed or removed, or the file cut there.
    #[test]
    fn a_damaged_file_of_numbers_is_read_or_refused(
        which in any::<proptest::sample::Index>(), at in 0.0f64..1.0, byte: u8, how in 0..3u8,
    ) {
        let mut all = files("numbers");
        let (name, bytes) = all.swap_remove(which.index(all.len()));
        match looked_at("damage", damaged(bytes, at, byte, how), &name) {
            Ok(read) => prop_assert!(read.rows.len() < 120, "{}", read.rows.len()),
            Err(said) => prop_assert!(said.ends_with(['.', '?', '”']), "{said}"),
        }
    }

    /// A part damaged inside a workbook that is whole around it: the reader of cells sees the damage.
    #[test]
    fn a_damaged_part_is_read_or_refused(
        file in 0..5_usize, part in any::<proptest::sample::Index>(), at in 0.0f64..1.0, byte: u8, how in 0..3u8,
    ) {
        let books = files("numbers").into_iter().filter(|(name, _)| name.ends_with("xlsx"));
        let (_, bytes) = books.cycle().nth(file).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for place in 0..archive.len() {
            let mut entry = archive.by_index(place).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            parts.push((entry.name().unwrap().into_owned(), bytes));
        }
        let place = part.index(parts.len());
        parts[place].1 = damaged(std::mem::take(&mut parts[place].1), at, byte, how);
        match looked_at("damage", zipped(&parts), "a.xlsx") {
            Ok(read) => prop_assert!(read.rows.len() < 120, "{}", read.rows.len()),
            Err(said) => prop_assert!(said.ends_with(['.', '?', '”']), "{said}"),
        }
    }
}
