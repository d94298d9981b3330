//! Archives that were changed, cut or made to do harm: rows left out or one sentence, quickly, never a panic.

use std::io::{Cursor, Write};
use std::time::Duration;

use proptest::prelude::*;
use standpoint_core::views::{PastChoices, PastLook};

use crate::past_support::{
    archive, busy, damaged, desk, everybody, everything, files, import, refusal, zipped,
};

const SOURCES: [&str; 9] = [
    "linkedin-2026",
    "linkedin-2022",
    "x-2025",
    "x-2019",
    "x-2017",
    "mastodon",
    "medium",
    "substack",
    "threads",
];
/// However a file is made, it is refused or read within this time of a processor. A busy machine takes nothing from it.
const SOON: Duration = Duration::from_secs(5);
const ODD: &str = "This archive isn’t built like an export, so Standpoint won’t open it.";

thread_local! {
    static STANDING: std::rc::Rc<standpoint_tests::Desk> = std::rc::Rc::new(desk());
}

/// One journal for many readings: nothing is written to it.
fn looked_at(bytes: Vec<u8>, name: &str) -> Result<(), String> {
    let desk = STANDING.with(std::rc::Rc::clone);
    let mut file = Cursor::new(bytes);
    let read = desk.coach.preview_past(&desk.now, &mut file, name, &everybody(), PastLook::default());
    read.map(drop).map_err(|error| error.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// A byte of any archive changed, removed, or the file cut there.
    #[test]
    fn a_damaged_archive_of_any_source_is_read_or_refused(
        which in 0..SOURCES.len(), at in 0.0f64..1.0, byte: u8, how in 0..3u8,
    ) {
        if let Err(said) = looked_at(damaged(archive(SOURCES[which]), at, byte, how), "archive.zip") {
            prop_assert!(said.ends_with('.'), "{}", said);
        }
    }

    /// A file damaged inside an archive that is whole around it: what reads the contents sees the damage.
    #[test]
    fn damaged_contents_of_any_source_are_read_or_refused(
        which in 0..SOURCES.len(), file in 0.0f64..1.0, at in 0.0f64..1.0, byte: u8, how in 0..3u8,
    ) {
        let mut all = files(SOURCES[which]);
        let place = ((all.len() - 1) as f64 * file).round() as usize;
        all[place].1 = damaged(all[place].1.clone(), at, byte, how);
        if let Err(said) = looked_at(zipped(&all), "archive.zip") {
            prop_assert!(said.ends_with('.'), "{}", said);
        }
        let (name, bytes) = all.swap_remove(place);
        if let Err(said) = looked_at(bytes, &name) {
            prop_assert!(said.ends_with('.'), "{}", said);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Whatever is left of an archive: imported twice it is there once, and undo takes all of it back.
    #[test]
    fn any_part_of_an_archive_comes_once_and_goes_back_whole(
        which in 0..SOURCES.len(), kept: u64, drafts: bool, bare_reposts: bool,
    ) {
        let all = files(SOURCES[which]).into_iter().enumerate();
        let part: Vec<_> = all.filter(|(place, _)| kept >> (place % 64) & 1 == 1).map(|(_, file)| file).collect();
        let bytes = zipped(&part);
        let choices = PastChoices { drafts, bare_reposts, ..everybody() };
        let mut desk = desk();
        let before = everything(&desk);
        let mut file = Cursor::new(bytes.clone());
        if desk.coach.preview_past(&desk.now, &mut file, "a.zip", &choices, PastLook::default()).is_err() {
            return Ok(());
        }
        let said = import(&mut desk, &bytes, &choices);
        let after = everything(&desk);
        prop_assert_eq!(said == "Nothing new", before == after);
        prop_assert_eq!(import(&mut desk, &bytes, &choices), "Nothing new");
        prop_assert_eq!(everything(&desk), after.clone());
        if said != "Nothing new" {
            desk.coach.undo().unwrap();
            prop_assert_eq!(everything(&desk), before);
            desk.coach.redo().unwrap();
            prop_assert_eq!(everything(&desk), after);
        }
    }
}

/// An archive with a stored or deflated file of zeros for each name.
fn with_entries(names: impl Iterator<Item = String>, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn within_bounds(what: &str, bytes: &[u8], name: &str) -> String {
    let started = busy();
    let said = looked_at(bytes.to_vec(), name).err().unwrap_or_default();
    let took = busy().saturating_sub(started);
    assert!(took < SOON, "{what} took {took:?}");
    said
}

#[test]
fn bombs_are_refused_from_what_they_declare() {
    let zeros = vec![b' '; 8 * 1024 * 1024];
    for name in [
        "Shares.csv",
        "data/tweets.js",
        "outbox.json",
        "posts.csv",
        "posts/1.html",
        "a/threads/threads_and_replies.json",
    ] {
        let bomb = with_entries([name.to_owned()].into_iter(), &zeros);
        assert_eq!(within_bounds(name, &bomb, "a.zip"), ODD, "{name}");
    }
}

/// The declared sizes of the only entry changed, in both of its headers.
fn declaring(size: u32, mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() - 4 {
        let offset = match &bytes[at..at + 4] {
            b"PK\x03\x04" => 22,
            b"PK\x01\x02" => 24,
            _ => continue,
        };
        bytes[at + offset..at + offset + 4].copy_from_slice(&size.to_le_bytes());
    }
    bytes
}

#[test]
fn a_claim_of_four_gibibytes_costs_nothing_and_a_small_claim_is_held_to() {
    let rows = "Date,ShareLink,ShareCommentary\n".to_owned() + &"2024-01-01 00:00:00,,Hello\n".repeat(20);
    let plain = zipped(&[("Shares.csv".to_owned(), rows.into_bytes())]);
    assert_eq!(within_bounds("4 GiB", &declaring(u32::MAX - 1, plain.clone()), "a.zip"), ODD);
    let said = within_bounds("63 MiB", &declaring(63 << 20, plain.clone()), "a.zip");
    assert_eq!(said, ODD, "far more than what it is packed in");
    let said = within_bounds("ten bytes", &declaring(10, plain), "a.zip");
    assert_eq!(said, "This archive is incomplete. Download it again.");
}

#[test]
fn ten_thousand_entries_and_names_that_lead_elsewhere_are_looked_through() {
    let junk = (0..10_000).map(|n| format!("media/{n}.jpg"));
    let many = with_entries(junk.chain(["Shares.csv".to_owned()]), b"Date,ShareLink,ShareCommentary\n");
    assert_eq!(within_bounds("10,000 entries", &many, "a.zip"), "");
    let pages =
        with_entries((0..10_000).map(|n| format!("posts/2024-01-01_{n}-1a2b3c4d5e6f.html")), b"<p>x</p>");
    assert_eq!(within_bounds("10,000 pages", &pages, "a.zip"), "");
    for name in [
        "../Shares.csv",
        "/etc/Shares.csv",
        "C:\\Shares.csv",
        "..\\Shares.csv",
        "__MACOSX/Shares.csv",
        "./Shares.csv",
    ] {
        let said = refusal(
            &desk(),
            &zipped(&[(name.to_owned(), b"Date,ShareLink,ShareCommentary\n".to_vec())]),
            "a.zip",
        );
        assert!(said.starts_with("Standpoint doesn’t recognise this file."), "{name}: {said}");
    }
}

#[test]
fn two_entries_of_one_name_are_refused_in_every_source() {
    for (one, other) in
        [("outbox.json", "outbox.jsom"), ("posts.csv", "posts.csw"), ("data/tweets.js", "data/tweets.jz")]
    {
        let mut twice = zipped(&[(one.to_owned(), b"{}".to_vec()), (other.to_owned(), b"[]".to_vec())]);
        let (from, to) = (other.as_bytes(), one.as_bytes());
        for at in 0..twice.len() - from.len() {
            if &twice[at..at + from.len()] == from {
                twice[at..at + to.len()].copy_from_slice(to);
            }
        }
        assert_eq!(refusal(&desk(), &twice, "a.zip"), ODD, "{one}");
    }
}

#[test]
fn contents_that_swell_are_refused_or_read_soon() {
    let deep = "[".repeat(300_000);
    let nested = "<div><blockquote>".repeat(100_000);
    let wide = format!("Date,ShareLink,ShareCommentary\n{}\n", ",".repeat(300_000));
    let huge = format!("{{\"orderedItems\":[{{\"type\":\"{}\"}}]}}", "ab".repeat(700_000));
    let repeated: String =
        (0..40_000).map(|n| format!("{{\"tweet\":{{\"id_str\":\"{n}\",\"created_at\":\"x\"}}}},")).collect();
    for (what, name, text) in [
        ("depth", "outbox.json", format!("{{\"orderedItems\":{deep}")),
        ("a large element", "outbox.json", huge),
        (
            "elements in elements",
            "posts/2024-01-01_a-1a2b3c4d5e6f.html",
            format!("<section data-field=body>{nested}"),
        ),
        ("columns", "Shares.csv", wide),
        ("unreadable posts", "data/tweets.js", format!("window.YTD.tweets.part0 = [{repeated}{{}}]")),
        ("no sign of equality", "data/tweets.js", "x".repeat(100_000)),
    ] {
        // Stored, as no entry here would be packed less than 200 times.
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
        let said = within_bounds(what, &zip.finish().unwrap().into_inner(), "a.zip");
        assert!(said.is_empty() || said.ends_with('.'), "{what}: {said}");
    }
}
