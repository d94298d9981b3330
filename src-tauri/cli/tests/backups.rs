//! Backups and the way back on the command line.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::fs;

use terminal::Terminal;

fn database(terminal: &Terminal) -> std::path::PathBuf {
    terminal.data().join("standpoint.sqlite3")
}

fn backup(terminal: &Terminal) -> String {
    terminal.json(&["backup"])["path"].as_str().unwrap().to_owned()
}

#[test]
fn the_first_command_of_a_day_that_changes_something_makes_the_daily_backup() {
    let terminal = Terminal::onboarded();
    let names = |terminal: &Terminal| -> Vec<String> {
        let list = terminal.json(&["backup", "list"]);
        list.as_array().unwrap().iter().map(|line| line["reason"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&terminal), ["daily"], "of the first answers");
    terminal.done(&["idea", "add", "Roadmaps"]);
    assert_eq!(names(&terminal).len(), 1);
    let tomorrow = terminal.on("2026-01-06");
    tomorrow.done(&["status"]);
    assert_eq!(names(&tomorrow).len(), 1, "reading makes nothing");
    tomorrow.done(&["idea", "add", "Budgets"]);
    assert_eq!(names(&tomorrow).len(), 2);
    let said = tomorrow.done(&["backup", "list"]);
    assert!(said.starts_with("today 09:00, daily: 2 posts\n"), "{said}");
}

#[test]
fn a_restore_is_previewed_with_both_sides_and_can_be_taken_back() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    let path = backup(&terminal);
    terminal.done(&["post", "log", "Week two"]);
    let look = terminal.done(&["restore", &path, "--dry-run"]);
    assert!(look.contains("holds 1 post") && look.contains("Your data holds 2 posts"), "{look}");
    assert!(look.ends_with("Nothing was changed.\n"));
    assert_eq!(terminal.json(&["post", "list"])["total"], 2);
    let restored = terminal.json(&["restore", &path]);
    assert_eq!((&restored["restores"]["posts"], &restored["replaces"]["posts"]), (&1.into(), &2.into()));
    assert_eq!(terminal.json(&["post", "list"])["total"], 1);
    let said = terminal.done(&["restore", restored["safety"].as_str().unwrap()]);
    assert!(said.contains("Restored and read back whole."), "{said}");
    assert_eq!(terminal.json(&["post", "list"])["total"], 2);
}

#[test]
fn a_journal_that_is_lost_comes_back_with_one_command() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    terminal.done(&["backup"]);
    for ruin in [None, Some(""), Some("not a database any more, and long enough to be looked at")] {
        match ruin {
            None => fs::remove_file(database(&terminal)).unwrap(),
            Some(bytes) => fs::write(database(&terminal), bytes).unwrap(),
        }
        for command in [&["status"][..], &["init", "--name", "Ada"]] {
            assert!(terminal.refused(command).contains("restore --newest"), "{ruin:?}");
        }
        assert!(terminal.done(&["backup", "list"]).lines().count() > 1, "the list works all the same");
        let said = terminal.done(&["restore", "--newest"]);
        assert!(said.contains("There’s no data here that can be read."), "{said}");
        assert_eq!(said.contains("The damaged files are kept in"), ruin.is_some(), "{said}");
        assert_eq!(terminal.json(&["post", "list"])["total"], 1);
    }
}

#[test]
fn what_cannot_be_restored_is_said() {
    let terminal = Terminal::onboarded();
    assert!(terminal.refused(&["restore", "/nowhere/at-all.sqlite3"]).contains("There’s no file"));
    let diary = terminal.file("diary.txt", "my diary, which is long enough");
    assert!(terminal.refused(&["restore", &diary]).contains("isn’t a Standpoint backup"));
    let path = backup(&terminal);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(terminal.refused(&["restore", &path]).contains("isn’t as it was when it was made"));
    assert!(terminal.refused(&["salvage"]).contains("Your data is whole"));
    assert!(terminal.misused(&["restore"]).contains("PATH"));
}

#[test]
fn a_journal_without_backups_is_salvaged() {
    let terminal = Terminal::onboarded();
    for number in 1..5 {
        terminal.done(&["idea", "add", &format!("Idea {number}")]);
    }
    fs::remove_dir_all(terminal.data().join("backups")).unwrap();
    let mut bytes = fs::read(database(&terminal)).unwrap();
    bytes[..16].fill(0);
    fs::write(database(&terminal), bytes).unwrap();
    assert!(terminal.refused(&["status"]).contains("standpoint-cli salvage"));
    assert!(terminal.done(&["salvage", "--dry-run"]).starts_with("Can be read: 4 posts"));
    let out = terminal.folder.path().join("readable.json");
    let exported = terminal.done(&["salvage", "--out", out.to_str().unwrap()]);
    assert!(exported.starts_with("Exported: 4 posts. "), "{exported}");
    assert!(exported.contains("Your data folder wasn’t changed."), "{exported}");
    let elsewhere = Terminal::new();
    elsewhere.done(&["restore", out.to_str().unwrap()]);
    assert!(elsewhere.done(&["idea", "list"]).contains("Idea 4"));
    assert!(terminal.done(&["salvage"]).starts_with("Saved: 4 posts"));
    assert!(terminal.done(&["idea", "list"]).contains("Idea 4"));
}

#[test]
fn a_check_says_what_it_verified_proves_the_newest_backup_and_repairs_what_it_can() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    let said = terminal.done(&["check"]);
    assert!(said.starts_with("Read every row: 1 post") && said.ends_with("Everything is whole.\n"), "{said}");
    assert!(said.contains("1 backup; the newest was read byte by byte."), "{said}");
    let facts = terminal.json(&["status"])["data"]["backups"].clone();
    assert!(facts[1].as_str().unwrap().starts_with("Last proven backup: today 09:00, "), "{facts}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(database(&terminal), fs::Permissions::from_mode(0o644)).unwrap();
        assert!(terminal.done(&["check"]).contains("for your eyes only again."));
        assert!(!terminal.done(&["check"]).contains("eyes"), "once");
    }
    let path = backup(&terminal);
    let mut bytes = fs::read(&path).unwrap();
    bytes[5_000] ^= 1;
    fs::write(&path, bytes).unwrap();
    let checked = terminal.run(&["check"]);
    let said = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        said.contains("isn’t as it was when it was made") && said.ends_with("Something is wrong.\n"),
        "{said}"
    );
}

#[test]
fn a_second_folder_is_set_shown_filled_and_cleared() {
    let terminal = Terminal::onboarded();
    let second = tempfile::tempdir().unwrap();
    let path = second.path().to_str().unwrap();
    assert!(terminal.done(&["backup", "second"]).starts_with("No second folder."));
    let said = terminal.done(&["backup", "second", path]);
    assert!(said.contains("Last good copy: the backup of today 09:00"), "{said}");
    terminal.done(&["post", "log", "Week one"]);
    let said = terminal.done(&["backup"]);
    assert!(said.contains("Last good copy: the backup of today 09:00, 1 post"), "{said}");
    assert_eq!(fs::read_dir(second.path()).unwrap().count(), 2);

    fs::remove_dir_all(second.path()).unwrap();
    let tomorrow = terminal.on("2026-01-06");
    tomorrow.done(&["post", "log", "Week two"]);
    let status = tomorrow.done(&["status"]);
    assert!(
        status.contains("No copy in the second folder today 09:00: The second folder isn’t there."),
        "{status}"
    );
    assert_eq!(
        tomorrow.json(&["backup", "second"])["folder"],
        fs::canonicalize("/").unwrap().join(path).to_str().unwrap()
    );
    assert!(tomorrow.refused(&["backup", "second", path]).contains("There’s no folder"));
    assert!(tomorrow.done(&["backup", "second", "--off"]).starts_with("No second folder."));
    assert!(!tomorrow.done(&["status"]).contains("second folder"));
}

/// The recovery key in what was printed.
fn recovery_key(said: &str) -> String {
    let line = said.lines().find(|line| line.trim().starts_with("AGE-SECRET-KEY-1")).unwrap();
    line.trim().to_owned()
}

#[test]
fn a_passphrase_encrypts_backups_and_exports_which_it_or_the_recovery_key_opens() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Week one"]);
    let passphrase = terminal.file("passphrase", "four words of mine\nand a note");
    let said = terminal.done(&["backup", "passphrase", "--passphrase-file", &passphrase]);
    let key = recovery_key(&said);
    assert!(said.contains("no one can open your encrypted files. That’s final."), "{said}");
    let list = terminal.done(&["backup", "list"]);
    assert!(list.starts_with("today 09:00, on demand: 1 post") && list.contains(", encrypted\n"), "{list}");
    let path = backup(&terminal);
    assert!(path.ends_with(".sqlite3.age"), "{path}");
    assert!(terminal.done(&["check"]).ends_with("Everything is whole.\n"));

    terminal.done(&["post", "log", "Week two"]);
    assert!(terminal.refused(&["restore", &path]).contains("--passphrase-file"), "there is no one to ask");
    let wrong = terminal.file("wrong", "five words of another person");
    let refused = terminal.refused(&["restore", &path, "--passphrase-file", &wrong]);
    assert!(refused.contains("doesn’t open this file"), "{refused}");
    let look = terminal.done(&["restore", "--newest", "--passphrase-file", &passphrase, "--dry-run"]);
    assert!(look.contains("holds 1 post") && look.ends_with("Nothing was changed.\n"), "{look}");
    let key = terminal.file("key", key.to_lowercase());
    assert!(
        terminal
            .done(&["restore", &path, "--passphrase-file", &key])
            .contains("Restored and read back whole.")
    );
    assert_eq!(terminal.json(&["post", "list"])["total"], 1);

    let out = terminal.data().with_file_name("journal.json.age");
    let out = out.to_str().unwrap();
    terminal.done(&["export", "--format", "json", "--encrypt", "--out", out]);
    let other = Terminal::new();
    let imported = other.done(&["restore", out, "--passphrase-file", &passphrase]);
    assert!(imported.starts_with("Imported the journal of Ada: 1 post"), "{imported}");

    terminal.done(&["backup", "passphrase", "--off"]);
    assert!(backup(&terminal).ends_with(".sqlite3"));
    let refused = terminal.refused(&["export", "--format", "json", "--encrypt", "--out", out]);
    assert!(refused.contains("Set a passphrase first"), "{refused}");
}
