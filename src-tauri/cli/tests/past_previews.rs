//! What the user is shown of a file before it is imported: one approved preview for every source, era and kind of list there is.
//!
//! `UPDATE_GOLDENS=1 cargo test -p standpoint-cli --test past_previews` writes them. Read the difference before committing it.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use terminal::Terminal;

const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests");

/// Archives: the golden's name, the folder of fixtures, what the file is called, and more arguments.
const ARCHIVES: &[(&str, &str, &str, &[&str])] = &[
    ("linkedin-2026", "linkedin-2026", "Complete_LinkedInDataExport_10-05-2026.zip", &[]),
    (
        "linkedin-2026-people-all",
        "linkedin-2026",
        "Complete_LinkedInDataExport_10-05-2026.zip",
        &["--people", "all"],
    ),
    ("linkedin-2022", "linkedin-2022", "Basic_LinkedInDataExport_03-01-2022.zip", &[]),
    ("x-2025", "x-2025", "twitter-2025-11-02.zip", &[]),
    ("x-2019", "x-2019", "twitter-2019-03-01.zip", &[]),
    ("x-2017", "x-2017", "twitter-2017.zip", &[]),
    ("mastodon", "mastodon", "archive-20261001120000-0123456789abcdef0123456789abcdef.zip", &[]),
    ("medium", "medium", "medium-export.zip", &[]),
    ("substack", "substack", "substack.zip", &[]),
    ("substack-sited", "substack", "substack.zip", &["--site", "ada.substack.com"]),
    ("threads", "threads", "instagram-adamarsh-2026-10-01.zip", &[]),
];

/// Files alone: the golden's name, the fixture, what the file is called, and more arguments.
const FILES: &[(&str, &str, &str, &[&str])] = &[
    (
        "linkedin-analytics-2025",
        "import/numbers/linkedin-2025.xlsx",
        "Content_2026-09-28_2026-10-02_AdaMarsh.xlsx",
        &[],
    ),
    (
        "linkedin-analytics-2026",
        "import/numbers/linkedin-2026.xlsx",
        "AggregateAnalytics_Ada_Marsh_2026-09-28_2026-10-02.xlsx",
        &[],
    ),
    (
        "linkedin-analytics-portuguese",
        "import/numbers/linkedin-portuguese.xlsx",
        "AggregateAnalytics_Ada_Marsh_2026-09-28_2026-10-02.xlsx",
        &[],
    ),
    (
        "linkedin-analytics-dates-asked",
        "import/numbers/linkedin-dates.xlsx",
        "AggregateAnalytics_Ada_Marsh.xlsx",
        &[],
    ),
    (
        "linkedin-post",
        "import/numbers/linkedin-post.xlsx",
        "PostAnalytics_AdaMarsh_7436553840230412345.xlsx",
        &["--as-of", "2026-10-02"],
    ),
    ("x-posts", "import/numbers/x-posts.csv", "account_analytics_content_2026-02-01_2026-09-30.csv", &[]),
    ("x-overview", "import/numbers/x-overview.csv", "account_overview_analytics.csv", &[]),
    ("contacts-google", "people-csv/google-contacts-new.csv", "contacts.csv", &[]),
    ("contacts-google-older", "people-csv/google-old-short.csv", "google.csv", &[]),
    ("contacts-outlook", "people-csv/outlook-classic.csv", "contacts.csv", &[]),
    ("contacts-outlook-german", "people-csv/outlook-german.csv", "Kontakte.csv", &[]),
    ("contacts-apple", "people-csv/apple-numbers.csv", "Contacts.csv", &[]),
    ("contacts-linkedin", "people-csv/linkedin-connections.csv", "Connections.csv", &["--people", "all"]),
    ("contacts-hubspot", "people-csv/hubspot-companyname.csv", "hubspot.csv", &[]),
    ("contacts-salesforce", "people-csv/salesforce-dataexport.csv", "Contact.csv", &[]),
    ("contacts-sales-navigator", "people-csv/sales-navigator.csv", "leads.csv", &[]),
    ("contacts-notion", "people-csv/notion-people.csv", "People.csv", &[]),
    ("contacts-thunderbird", "people-csv/thunderbird.csv", "addresses.csv", &[]),
    ("contacts-xing", "people-csv/xing-contacts.csv", "contacts.csv", &[]),
    ("contacts-spreadsheet", "people-csv/excel-semicolons.csv", "people.csv", &[]),
    ("contacts-polish-asked", "people-csv/excel-cp1250-polish.csv", "kontakty.csv", &[]),
    ("contacts-namesakes", "people-csv/namesakes.csv", "people.csv", &[]),
];

/// A folder of fixtures as the archive it is downloaded as.
fn zipped(folder: &Path) -> Vec<u8> {
    let (mut files, mut folders) = (Vec::<PathBuf>::new(), vec![folder.to_owned()]);
    while let Some(inner) = folders.pop() {
        for path in fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for path in files {
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(path).unwrap()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What the terminal prints, then each row as the window lists it.
fn preview(terminal: &Terminal, name: &str, bytes: Vec<u8>, more: &[&str]) -> String {
    let file = terminal.file(name, bytes);
    let asked: Vec<&str> = ["import", &file, "--dry-run"].into_iter().chain(more.iter().copied()).collect();
    let said = terminal.done(&asked);
    let mut text = format!("$ import {name} --dry-run {}", more.join(" ")).trim_end().to_owned() + "\n";
    text += &said;
    let rows = terminal.json(&asked)["rows"].as_array().unwrap().clone();
    if !rows.is_empty() {
        text += "\nTick | Kind | Fate | Day | Title | Detail | Why | Where\n";
    }
    for row in &rows {
        let of = |field: &str| row[field].as_str().unwrap_or_default().replace('\n', " / ");
        let tick = match (&row["taken"], &row["open"]) {
            (Value::Bool(true), _) => "[x]",
            (_, Value::Bool(true)) => "[ ]",
            _ => "-",
        };
        let at = if row["line"] == 0 { of("file") } else { format!("{}:{}", of("file"), row["line"]) };
        let cells = [of("kind"), of("fate"), of("on"), of("title"), of("detail"), of("why"), at];
        writeln!(text, "{tick} | {}", cells.join(" | ")).unwrap();
    }
    text
}

#[test]
fn every_source_is_shown_as_it_was_approved() {
    let terminal = Terminal::onboarded().at("2026-10-05T09:00:00Z");
    let fixtures = Path::new(TESTS).join("fixtures");
    let archives = ARCHIVES.iter().map(|(golden, folder, name, more)| {
        (*golden, zipped(&fixtures.join("import").join(folder)), *name, *more)
    });
    let files = FILES.iter().map(|(golden, fixture, name, more)| {
        (*golden, fs::read(fixtures.join(fixture)).unwrap(), *name, *more)
    });
    let folder = Path::new(TESTS).join("golden/previews");
    let mut changed = Vec::new();
    for (golden, bytes, name, more) in archives.chain(files) {
        let text = preview(&terminal, name, bytes, more);
        let path = folder.join(format!("{golden}.txt"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            changed.push(golden);
        }
    }
    assert!(
        changed.is_empty(),
        "what is shown before an import has changed: {changed:?} in tests/golden/previews"
    );
    let there = fs::read_dir(&folder).unwrap().count();
    assert_eq!(there, ARCHIVES.len() + FILES.len(), "a preview that nothing makes any more");
}

#[test]
fn every_preview_leaves_the_journal_as_it_was() {
    let terminal = Terminal::onboarded().at("2026-10-05T09:00:00Z");
    let before = terminal.json(&["history"]);
    let bytes = zipped(&Path::new(TESTS).join("fixtures/import/linkedin-2026"));
    preview(&terminal, "a.zip", bytes, &[]);
    assert_eq!(terminal.json(&["history"]), before);
    assert!(terminal.done(&["imports"]).starts_with("Nothing imported yet."));
}
