//! A member's whole past in one archive: looked at, imported, imported again.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Europe::Berlin;
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::views::{PastChoices, PastLook, PastRow};

use crate::journal;
use crate::sample::{Sample, time, within};

const POSTS: i64 = 2_000;
const COMMENTS: i64 = 8_000;
const PEOPLE: i64 = 30_000;
/// Of what takes seconds no more are needed.
const FEW: usize = 3;
/// What a preview may need while it's made, beyond the rows themselves, in MB.
const MEMORY: u64 = 64;

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let archive = archive();
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), Berlin);
    let choices = PastChoices { people: Some("all".to_owned()), ..PastChoices::default() };
    let (mut previews, mut imports, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..FEW {
        let copy = journal::copy(folder);
        let mut coach = Coach::open(copy.path()).unwrap();
        let file = || Cursor::new(archive.as_slice());
        previews.push(time(|| {
            drop(coach.preview_past(&now, &mut file(), "a.zip", &choices, PastLook::default()).unwrap());
        }));
        imports.push(time(|| {
            let (changed, _) = coach.import_past(&now, &mut file(), "a.zip", &choices, None).unwrap();
            assert!(changed.said.starts_with("Imported 2,000 posts, 8,000 comments"), "{}", changed.said);
        }));
        again.push(time(|| {
            let (changed, _) = coach.import_past(&now, &mut file(), "a.zip", &choices, None).unwrap();
            assert_eq!(changed.said, "Nothing new");
        }));
    }
    let mut rows = vec![
        within("Preview: an archive of 40,000 rows", &Sample::new(previews), 3_000),
        within("Import: an archive of 40,000 rows", &Sample::new(imports), 10_000),
        within("Import: the same archive once more", &Sample::new(again), 10_000),
    ];
    rows.extend(memory_row(folder, &archive));
    rows
}

/// What a preview needs, in a process of its own: what others gave back here would be there for it. Only Linux tells it.
fn memory_row(folder: &Path, archive: &[u8]) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("archive.zip");
    fs::write(&path, archive).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .arg(folder)
        .arg("--memory")
        .arg(path)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut numbers = printed.split_whitespace().map(|number| number.parse::<u64>().unwrap());
    let (needed, rows) = (numbers.next()?, numbers.next()?);
    let megabytes = |bytes: u64| bytes / 1_000_000;
    let beyond = megabytes(needed.saturating_sub(rows));
    // Nothing measured would be within every limit.
    let verdict = if beyond > 0 && beyond <= MEMORY { "ok" } else { "over" };
    let (needed, rows) = (megabytes(needed), megabytes(rows));
    Some(format!(
        "Memory: a preview of 40,000 rows, beyond the rows\t≤ {MEMORY} MB\t{beyond} MB ({needed} MB with {rows} MB of rows)\t{verdict}"
    ))
}

/// Looks at an archive in this process, and prints the bytes that took at most and those that its rows need: their texts in
/// the file, and what is told of them.
pub(crate) fn print_memory(folder: &Path, archive: &Path) {
    let copy = journal::copy(folder);
    let coach = Coach::open(copy.path()).unwrap();
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), Berlin);
    let choices = PastChoices { people: Some("all".to_owned()), ..PastChoices::default() };
    let mut file = fs::File::open(archive).unwrap();
    let before = memory("VmRSS:");
    let preview = coach.preview_past(&now, &mut file, "a.zip", &choices, PastLook::default()).unwrap();
    let Some(needed) = memory("VmHWM:").zip(before).map(|(peak, before)| peak.saturating_sub(before)) else {
        return;
    };
    let told = |row: &PastRow| {
        let texts = [&row.key, &row.why, &row.title, &row.detail, &row.file].map(|text| text.len());
        size_of::<PastRow>() + texts.iter().sum::<usize>()
    };
    let told: usize = preview.rows.iter().map(told).sum();
    let mut zip = zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap();
    let texts: u64 = (0..zip.len()).map(|place| zip.by_index(place).unwrap().size()).sum();
    println!("{needed} {}", texts + told as u64);
}

/// A figure of the process's memory, in bytes.
fn memory(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
}

/// As LinkedIn writes it, with texts as long as people write them.
fn archive() -> Vec<u8> {
    let begin: DateTime<Utc> = "2019-03-01T07:00:00Z".parse().unwrap();
    let at = |hours: i64| begin + Duration::hours(hours) + Duration::minutes(hours % 60);
    let words =
        "budget board exit cost team vendor contract risk plan people change measure meeting decision ";
    let mut shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n".to_owned();
    for n in 0..POSTS {
        let at = at(33 * n);
        let id = at.timestamp_millis() << 22;
        let (when, body) = (at.format("%Y-%m-%d %H:%M:%S"), words.repeat(10));
        writeln!(shares, "{when},https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{id},\"Post {n}\n{body}#CloudCost\",,,MEMBER_NETWORK").unwrap();
    }
    let mut comments = "Date,Link,Message\n".to_owned();
    for n in 0..COMMENTS {
        let at = at(8 * n);
        let id = (at.timestamp_millis() << 22) + n;
        let when = at.format("%Y-%m-%d %H:%M:%S");
        writeln!(comments, "{when},https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A{id},\"Comment {n}: {words}{words}\"").unwrap();
    }
    let mut people = "Notes:\n\"Some addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for n in 0..PEOPLE {
        let on = at(2 * n).format("%d %b %Y");
        writeln!(people, "Ines,Marsh {n},https://www.linkedin.com/in/person-of-the-past-{n},,Harrow & Pike {},Head of Platform {},{on}", n % 900, n % 70).unwrap();
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("Shares.csv", shares), ("Comments.csv", comments), ("Connections.csv", people)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
