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
