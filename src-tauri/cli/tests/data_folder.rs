//! The data folder on the command line: what is not there is not made, what is empty is not filled, what is copied is whole.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::fs;
use std::process::{Command, Output};

use terminal::Terminal;

#[test]
fn a_folder_that_is_not_there_is_named_and_not_made() {
    let terminal = Terminal::new();
    for command in [
        &["status"][..],
        &["idea", "list"],
        &["post", "list"],
        &["export", "--format", "markdown"],
        &["idea", "add", "Roadmaps"],
        &["reminder", "list"],
        &["undo"],
        &["backup"],
    ] {
        let said = terminal.refused(command);
        assert!(said.contains(terminal.data().to_str().unwrap()), "{command:?}: {said}");
    }
    assert!(!terminal.data().exists());
    terminal.done(&["init", "--name", "Ada"]);
    assert!(terminal.data().join("standpoint.sqlite3").exists());
}

#[test]
fn an_emptied_database_is_said_and_left_alone_with_its_log() {
    let terminal = Terminal::onboarded();
    let (database, log) =
        (terminal.data().join("standpoint.sqlite3"), terminal.data().join("standpoint.sqlite3-wal"));
    fs::write(&database, "").unwrap();
    for leftover in [false, true] {
        if leftover {
            fs::write(&log, "left over").unwrap();
        }
        for command in [&["status"][..], &["idea", "list"], &["init", "--name", "Ada"]] {
            let said = terminal.refused(command);
            assert!(
                said.contains(&format!("{} is empty", database.display()))
                    && said.contains("Restore the newest backup"),
                "{said}"
            );
        }
        assert_eq!((fs::metadata(&database).unwrap().len(), log.exists()), (0, leftover));
    }
}

#[test]
fn a_backup_is_made_read_back_and_named() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    let said = terminal.done(&["backup"]);
    let path = terminal.data().join("backups").join("standpoint-2026-01-05-090000-2.sqlite3");
    assert!(said.starts_with(&format!("Backed up and read back whole: {} (", path.display())), "{said}");
    assert!(
        terminal.done(&["backup"]).contains("-090000-3.sqlite3 ("),
        "a third in the same second, after the daily one"
    );
    let out = terminal.folder.path().join("elsewhere.sqlite3");
    assert_eq!(terminal.json(&["backup", "--out", out.to_str().unwrap()])["path"], out.to_str().unwrap());
    let restored = Terminal::new();
    fs::create_dir(restored.data()).unwrap();
    fs::copy(&out, restored.data().join("standpoint.sqlite3")).unwrap();
    assert!(restored.done(&["post", "list"]).contains("Week one"));
}

#[test]
fn a_conflict_copy_is_named_by_status_with_both_last_days() {
    let terminal = Terminal::onboarded();
    terminal.done(&["idea", "add", "Roadmaps"]);
    assert!(!terminal.done(&["status"]).contains("copy beside"));
    let name = "standpoint (conflicted copy 2026-01-05).sqlite3";
    fs::copy(terminal.data().join("standpoint.sqlite3"), terminal.data().join(name)).unwrap();
    terminal.on("2026-01-06").done(&["idea", "add", "Budgets"]);
    let said = terminal.on("2026-01-06").done(&["status"]);
    assert!(
        said.contains(name) && said.contains("last used on Monday 5 January; yours on Tuesday 6 January"),
        "{said}"
    );
    assert_eq!(terminal.json(&["status"])["data"]["copies"][0]["name"], name);
    assert!(terminal.data().join(name).exists());
}

/// The command where nothing more fits on the disk: no file may grow by a byte.
#[cfg(unix)]
fn on_a_full_disk(terminal: &Terminal, arguments: &[&str]) -> Output {
    let plain = terminal.command(arguments);
    let mut command = Command::new("sh");
    command
        .env_clear()
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    command.output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_ones_data_readable_and_is_said_when_something_is_written() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    let read = on_a_full_disk(&terminal, &["post", "list"]);
    assert!(read.status.success() && String::from_utf8_lossy(&read.stdout).contains("Week one"), "{read:?}");
    assert!(on_a_full_disk(&terminal, &["status"]).status.success());
    assert!(on_a_full_disk(&terminal, &["export", "--format", "markdown"]).status.success());
    let refused = on_a_full_disk(&terminal, &["post", "log", "No room"]);
    assert_eq!(
        String::from_utf8_lossy(&refused.stderr),
        "standpoint-cli: The disk is full. Free some space, then try again.\n"
    );
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(terminal.json(&["post", "list"])["total"], 1, "nothing half was written");
    terminal.done(&["post", "log", "Room again"]);
}
