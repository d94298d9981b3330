//! A past imported in a terminal: looked at, taken, taken again, listed and removed.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

#[test]
fn a_file_is_looked_at_imported_once_and_removed() {
    let terminal = Terminal::onboarded();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Shares.csv");
    let rows = "Date,ShareLink,ShareCommentary\n2020-04-11 19:07:13,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A6654863000000000000,Exit costs\n2020-04-12 19:07:13,,\n";
    std::fs::write(&file, rows).unwrap();
    let file = file.to_str().unwrap();
    let looked = terminal.done(&["import", file, "--dry-run"]);
    assert!(looked.contains("Posts            1 new, 1 skipped"), "{looked}");
    assert!(looked.ends_with("Nothing was changed.\n"), "{looked}");
    assert_eq!(terminal.json(&["import", file, "--dry-run"])["rows"][0]["fate"], "new");
    assert!(terminal.done(&["import", file]).contains("Imported 1 post"));
    assert!(terminal.done(&["import", file]).ends_with("Nothing new\n"));
    assert!(terminal.done(&["imports"]).contains("LinkedIn archive  Shares.csv  1 post"));
    terminal.done(&["undo"]);
    assert!(terminal.done(&["imports"]).starts_with("Nothing imported yet."));
    terminal.done(&["redo"]);
    terminal.done(&["imports", "remove", "1"]);
    assert!(terminal.done(&["imports"]).contains("removed"));
    assert!(terminal.refused(&["import", "nowhere.zip"]).contains("No such file"));
}

#[test]
fn whom_nothing_else_names_is_left_out_and_the_preview_says_how_to_take_them() {
    let terminal = Terminal::onboarded();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Connections.csv");
    let rows = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nTove,Lind,https://www.linkedin.com/in/tove-lind,,Fjord Bank,CFO,03 Jan 2025\n";
    std::fs::write(&file, rows).unwrap();
    let file = file.to_str().unwrap();
    let looked = terminal.done(&["import", file]);
    assert!(looked.contains("1 of the new skipped") && looked.contains("`--people all`"), "{looked}");
    let taken = terminal.done(&["import", file, "--people", "all"]);
    assert!(taken.contains("1 new\n") && taken.contains("Imported 1 person"), "{taken}");
}

#[test]
fn our_own_export_replaces_everything_only_when_that_is_said() {
    let terminal = Terminal::onboarded();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("everything.json");
    let file = file.to_str().unwrap();
    terminal.done(&["export", "--format", "json", "--out", file]);
    terminal.done(&["idea", "add", "Not in the export"]);
    let refused = terminal.refused(&["import", file]);
    assert!(refused.contains("This is a Standpoint export") && refused.contains("--replace"), "{refused}");
    terminal.done(&["import", file, "--dry-run"]);
    assert!(terminal.done(&["idea", "list"]).contains("Not in the export"));
    terminal.done(&["import", file, "--replace"]);
    assert!(!terminal.done(&["idea", "list"]).contains("Not in the export"));
}

#[test]
fn questions_are_printed_with_the_option_that_answers_them() {
    let terminal = Terminal::onboarded();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Shares.csv");
    std::fs::write(&file, "Date,ShareLink,ShareCommentary\n03/04/2020,,Exit costs\n").unwrap();
    let file = file.to_str().unwrap();
    let asked = terminal.done(&["import", file, "--dry-run"]);
    assert!(asked.contains("`--dates dmy`: “03/04/2020 is 3 April 2020”"), "{asked}");
    assert!(terminal.done(&["import", file, "--dates", "dmy"]).contains("Imported 1 post"));
}
