//! Numbers in a terminal: entered, corrected, listed, imported and taken out again; and files that are made to do harm, under a
//! limit of memory.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/import/numbers");

fn fixture(name: &str) -> String {
    format!("{FIXTURES}/{name}")
}

#[test]
fn a_number_is_entered_corrected_listed_and_removed() {
    let terminal = Terminal::onboarded();
    assert!(terminal.done(&["metric", "list"]).starts_with("No numbers yet."));
    let followers = ["metric", "add", "--what", "followers", "--network", "linkedin"];
    let add = |rest: &[&'static str]| [&followers[..], rest].concat();
    assert_eq!(terminal.done(&add(&["--value", "2571"])), "2,571 followers on LinkedIn added [1]\n");
    assert_eq!(terminal.done(&add(&["--value", "2571"])), "You’ve entered this already\n");
    terminal.done(&add(&["--value", "2580"]));
    terminal.done(&add(&["--value", "2540", "--on", "2 jan"]));
    terminal.done(&["metric", "add", "--what", "ssi", "--value", "64", "--on", "yesterday"]);
    let list = terminal.done(&["metric", "list"]);
    assert_eq!(
        list.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>(),
        [
            "2 Followers, LinkedIn 2,580 on 5 January, was 2,571 on 5 January",
            "4 Social Selling Index, LinkedIn 64 on 4 January",
            "3 Followers, LinkedIn 2,540 on 2 January",
        ]
    );
    let revisions = terminal.done(&["metric", "list", "--what", "followers", "--revisions"]);
    assert!(revisions.contains("Entered by hand on 5 January"), "{revisions}");
    assert_eq!(revisions.lines().count(), 5, "{revisions}");
    let lines = terminal.json(&["metric", "list", "--what", "followers"]);
    assert_eq!((&lines["total"], &lines["lines"][0]["value"]), (&2.into(), &2580.into()));
    terminal.done(&["metric", "remove", "2"]);
    assert!(terminal.done(&["metric", "list"]).contains("2,571  on 5 January\n"));
    terminal.done(&["undo"]);
    assert!(terminal.done(&["metric", "list"]).contains("2,580"));

    assert!(terminal.refused(&["metric", "add", "--what", "ssi", "--value", "101"]).contains("100"));
    assert!(terminal.refused(&["metric", "add", "--what", "followers", "--value", "1"]).contains("network"));
    assert!(terminal.refused(&add(&["--value", "1", "--on", "tomorrow"])).contains("future"));
    assert!(terminal.refused(&["metric", "remove", "99"]).contains("99"));
    terminal.misused(&["metric", "add", "--what", "applause", "--value", "1"]);
    terminal.misused(&["metric", "add", "--what", "ssi", "--value", "many"]);
}

#[test]
fn a_posts_number_finds_its_post_and_asks_which_network() {
    let terminal = Terminal::onboarded();
    let url = "https://www.linkedin.com/feed/update/urn:li:activity:7436553840230412345";
    let post = terminal.made(&["post", "log", "Exit costs", "--network", "linkedin", "--url", url]);
    let reactions = ["metric", "add", "--what", "reactions", "--value", "31", "--post", &post];
    terminal.done(&reactions);
    let list = terminal.done(&["metric", "list", "--post", &post]);
    assert!(list.contains("Reactions, LinkedIn") && list.contains("“Exit costs”"), "{list}");
    let draft = terminal.made(&["post", "add", "A draft"]);
    let refused = terminal.refused(&["metric", "add", "--what", "likes", "--value", "1", "--post", &draft]);
    assert!(refused.contains("isn’t published yet"), "{refused}");
}

#[test]
fn a_file_of_numbers_is_looked_at_imported_once_and_taken_back() {
    let terminal = Terminal::onboarded().at("2026-10-05T09:00:00Z");
    let file = fixture("linkedin-2026.xlsx");
    let looked = terminal.done(&["metric", "import", &file, "--dry-run"]);
    assert!(
        looked.contains("Numbers          19 new") && looked.ends_with("Nothing was changed.\n"),
        "{looked}"
    );
    assert!(terminal.done(&["metric", "list"]).starts_with("No numbers yet."));
    assert!(terminal.done(&["metric", "import", &file]).ends_with("Imported 19 numbers\n"));
    assert!(terminal.done(&["metric", "import", &file]).ends_with("Nothing new\n"));
    let days = terminal.json(&["metric", "list", "--what", "impressions"]);
    assert_eq!(days["total"], 7, "five days, the window and a post");
    let other = fixture("linkedin-portuguese.xlsx");
    assert!(
        terminal.done(&["metric", "import", &other]).ends_with("Nothing new\n"),
        "the same in another language"
    );
    terminal.done(&["undo"]);
    assert!(terminal.done(&["metric", "list"]).starts_with("No numbers yet."));

    // Of X's posts the numbers alone are taken here; `import` offers the posts too.
    let posts = terminal.file(
        "account_analytics_content_2026-02-01_2026-09-30.csv",
        std::fs::read(fixture("x-posts.csv")).unwrap(),
    );
    assert!(terminal.done(&["metric", "import", &posts]).ends_with("Imported 25 numbers\n"));
    let asked = terminal.done(&["metric", "import", &fixture("linkedin-dates.xlsx"), "--dry-run"]);
    assert!(asked.contains("`--dates mdy`") && asked.contains("`--dates dmy`"), "{asked}");
    let said = terminal.done(&["metric", "import", &fixture("linkedin-post.xlsx"), "--as-of", "2026-10-02"]);
    assert!(said.ends_with("Imported 2 numbers\n"), "{said}");
    assert!(terminal.refused(&["metric", "import", "nowhere.xlsx"]).contains("No such file"));
}

#[test]
fn numbers_looks_back_letters_and_claims_are_in_the_csv_and_come_back_from_json() {
    let terminal = Terminal::onboarded();
    terminal.done(&["metric", "add", "--what", "followers", "--network", "linkedin", "--value", "2571"]);
    terminal.done(&["metric", "add", "--what", "ssi", "--value", "64", "--on", "yesterday"]);
    terminal.done(&["review", "set", "--month", "2026-01", "--answer", "keep=Tuesday, before mail"]);
    terminal.done(&["review", "set", "--decision", "=Post \"less\""]);
    terminal.done(&["dossier", "add", "I cut repeat questions"]);
    terminal.done(&["dossier", "evidence", "1", "--link", "https://example.org/report"]);
    for step in 1..=12 {
        terminal.done(&["step", &step.to_string(), "--mark", "done"]);
    }
    terminal.done(&["review", "set", "--graduation", "--answer", "letter=Is Tuesday still yours?"]);
    terminal.done(&["review", "finish", "--graduation"]);

    let folder = terminal.folder.path().join("csv");
    std::fs::create_dir(&folder).unwrap();
    terminal.done(&["export", "--format", "csv", "--out", folder.to_str().unwrap()]);
    let table = |name: &str| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap();
        text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    };
    let readings = table("metric_reading");
    assert_eq!(
        readings,
        "id,network,publication_id,post_key,metric,span,from_on,to_on,value,first_as_of,as_of,source_id\n\
         1,linkedin,,,followers,total,2026-01-05,2026-01-05,2571,2026-01-05,2026-01-05,1\n\
         2,linkedin,,,ssi,total,2026-01-04,2026-01-04,64,2026-01-04,2026-01-04,2\n"
    );
    assert!(table("metric_source").starts_with("id,kind,file_name,file_sha256,from_on,to_on,read_at\n1,by_hand,,,2026-01-05,2026-01-05,2026-01-05T"), "{}", table("metric_source"));
    assert!(table("review_answer").contains("keep,\"Tuesday, before mail\""), "{}", table("review_answer"));
    assert!(table("look_back").contains("\"'=Post \"\"less\"\"\""), "{}", table("look_back"));
    assert!(
        table("letter").contains("Is Tuesday still yours?")
            && table("claim").contains("I cut repeat questions")
    );
    assert!(table("claim_evidence").contains("https://example.org/report"));

    let file = terminal.folder.path().join("everything.json");
    terminal.done(&["export", "--format", "json", "--out", file.to_str().unwrap()]);
    let there = Terminal::new();
    there.done(&["import", file.to_str().unwrap(), "--replace"]);
    for asked in [
        &["metric", "list", "--revisions"][..],
        &["review", "show", "--month", "2026-01"],
        &["review", "show"],
        &["dossier", "list"],
    ] {
        assert_eq!(there.done(asked), terminal.done(asked), "{asked:?}");
    }
    let july = |terminal: &Terminal| terminal.on("2026-07-06").done(&["review", "letter"]);
    assert_eq!(july(&there), july(&terminal));
}

/// Linux alone can give a process a limit of memory from a shell everywhere.
#[cfg(target_os = "linux")]
#[test]
fn files_made_to_do_harm_are_read_or_refused_within_half_a_gibibyte() {
    use std::io::{Cursor, Write};
    use std::process::Command;

    let terminal = Terminal::onboarded().at("2026-10-05T09:00:00Z");
    let head = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits\n";
    let row = "\"Mon, Aug 17, 2026\",100,1,2,0,0,3,1,0,0,4\n";
    let days = |rows: usize| format!("{head}{}", row.repeat(rows)).into_bytes();
    let short = format!("{head}{}", "x\n".repeat(10_000_000)).into_bytes();
    // A workbook in which each of many cells holds the same long text.
    let cells: String = (1..=190_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let mut archive =
        zip::ZipArchive::new(Cursor::new(std::fs::read(fixture("linkedin-2025.xlsx")).unwrap())).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        if name.starts_with("xl/worksheets/") {
            text = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        }
        if name == "xl/sharedStrings.xml" {
            text = text.replacen("<si>", &format!("<si><t>{}</t></si><si>", "x".repeat(4_000)), 1);
        }
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let shared = zip.finish().unwrap().into_inner();
    for (name, bytes) in [("days.csv", days(1_000_000)), ("short.csv", short), ("shared.xlsx", shared)] {
        let file = terminal.file(name, bytes);
        let plain = terminal.command(&["import", &file, "--dry-run"]);
        let mut limited = Command::new("sh");
        limited.env_clear().env("HOME", terminal.folder.path());
        limited
            .args(["-c", "ulimit -v 524288; exec \"$0\" \"$@\""])
            .arg(plain.get_program())
            .args(plain.get_args());
        let output = limited.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let refused = output.status.code() == Some(1) && said.lines().count() == 1 && said.ends_with(".\n");
        assert!(output.status.success() || refused, "{name}: {:?} {said}", output.status);
    }
}
