//! Everything there is, exported and read back by scripts.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::fs;

use terminal::Terminal;

#[test]
fn everything_goes_out_as_json_and_comes_back_in_another_folder() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Exit costs, \u{201e}gemessen\u{201c}"]);
    let export = terminal.done(&["export", "--format", "json"]);
    let file = terminal.file("journal.json", &export);

    let other = Terminal::new();
    let preview = other.done(&["restore", &file, "--dry-run"]);
    assert_eq!(
        preview,
        "The export holds the journal of Ada: 1 post, no people, no conversations.\nThis folder is empty, so nothing would be replaced.\n"
    );
    let imported = other.done(&["restore", &file]);
    assert_eq!(imported, "Imported the journal of Ada: 1 post, no people, no conversations.\n");
    assert_eq!(other.done(&["export", "--format", "json"]), export);

    other.done(&["post", "log", "Written here"]);
    let replaced = other.done(&["restore", &file]);
    assert!(replaced.contains("Backup of what was here: "), "{replaced}");
    assert_eq!(other.done(&["export", "--format", "json"]), export);
    let cut = other.file("cut.json", &export[..export.len() / 2]);
    assert!(other.refused(&["restore", &cut]).contains("or it was cut off"));
    assert_eq!(other.done(&["export", "--format", "json"]), export);
}

#[test]
fn everything_goes_out_as_one_csv_file_a_table() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "=1+1"]);
    let folder = terminal.data().with_file_name("csv");
    fs::create_dir(&folder).unwrap();
    let out = folder.to_str().unwrap();
    assert!(terminal.done(&["export", "--format", "csv", "--out", out]).contains("tables exported: "));
    let posts = fs::read_to_string(folder.join("post.csv")).unwrap();
    assert!(posts.starts_with("\u{feff}id,title,") && posts.contains("\r\n1,'=1+1,"), "{posts}");
    let table = terminal.done(&["export", "--format", "csv", "--table", "post", "--no-mark"]);
    assert_eq!(table, posts.trim_start_matches('\u{feff}'));
    assert!(
        terminal.refused(&["export", "--format", "csv"]).contains("Name a folder or a .zip file with --out")
    );
    assert!(terminal.misused(&["export", "--format", "xml"]).contains("md, html, json, csv"));
}
