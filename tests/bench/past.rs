//! A member's whole past in one archive: looked at, imported, imported again.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Europe::Berlin;
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::views::{PastChoices, PastLook};

use crate::journal;
use crate::sample::{Sample, time, within};

const POSTS: i64 = 2_000;
const COMMENTS: i64 = 8_000;
const PEOPLE: i64 = 30_000;
/// Of what takes seconds no more are needed.
const FEW: usize = 3;
/// What a preview may need while it's made, its rows and the archive's texts included, in MB.
const MEMORY: u64 = 128;

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let archive = archive();
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), Berlin);
    let choices = PastChoices { people: Some("all".to_owned()), ..PastChoices::default() };
    let (mut previews, mut imports, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let mut needed = Vec::new();
    for _ in 0..FEW {
        let copy = journal::copy(folder);
        let mut coach = Coach::open(copy.path()).unwrap();
        let file = || Cursor::new(archive.as_slice());
        forget_peak();
        let before = resident();
        previews.push(time(|| {
            drop(coach.preview_past(&now, &mut file(), "a.zip", &choices, PastLook::default()).unwrap());
        }));
        needed.extend(peak().zip(before).map(|(peak, before)| peak.saturating_sub(before)));
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
    // What one preview gave back is there for the next: the first one tells.
    rows.extend(needed.into_iter().max().map(|bytes| {
        let megabytes = bytes / 1_000_000;
        let verdict = if megabytes <= MEMORY { "ok" } else { "over" };
        format!("Memory: a preview of 40,000 rows, rows included\t≤ {MEMORY} MB\t{megabytes} MB\t{verdict}")
    }));
    rows
}

/// The most memory from now on counts. Only Linux tells it.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> Option<u64> {
    memory("VmHWM:")
}

fn resident() -> Option<u64> {
    memory("VmRSS:")
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
