//! The data can't be opened: what can be read is exported and saved, or the newest backup that's whole is restored.

use std::fs;

use serde_json::Value;

use crate::journal::BEGIN;
use crate::support::{App, Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";
/// An hour later.
const LATER: &str = "2026-03-03T10:00:00Z";
const REFUSED: &str = "Standpoint can’t open your data";

#[tokio::test]
async fn what_can_be_read_is_exported_and_then_saved_and_the_damaged_file_is_kept() {
    let desktop = Desktop::set_up("recovery-salvage").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--zone", "UTC"]);
    desktop.command_line(NOW, &["post", "log", "Exit costs"]);
    fs::remove_dir_all(desktop.data_folder().join("backups")).expect("backups can be removed");
    let damaged = damage(&desktop);

    let app = desktop.open(LATER).await;
    let page = app.page();
    page.find(Role::Heading, REFUSED).await;
    assert!(!page.there_is(Role::Button, "Restore newest backup").await, "there’s none to restore");
    assert_eq!(page.shuts_out().await, [""; 0]);

    page.click(Role::Button, "Export what can be read").await;
    let file = desktop.home().join("readable.json");
    desktop.save_as(&file).await;
    page.see("Exported: 1 post").await;
    page.see("Your data folder wasn’t changed.").await;
    assert_eq!(fs::read(database(&desktop)).expect("the data is there"), damaged, "not a byte was changed");
    let exported = fs::read(&file).expect("the export is where it was asked for");
    let exported: Value = serde_json::from_slice(&exported).expect("it’s JSON");
    assert_eq!(exported["tables"]["post"][0]["title"], "Exit costs");

    page.click(Role::Button, "Save what can be read").await;
    page.click(Role::Link, "Posts").await;
    page.see("Exit costs").await;
    let aside = fs::read_dir(desktop.data_folder().join("set-aside")).expect("something was set aside");
    let aside = aside.map(|entry| entry.expect("an entry").path()).next().expect("a folder");
    assert_eq!(fs::read(aside.join("standpoint.sqlite3")).expect("the damaged file"), damaged);
    app.close().await;
}

#[tokio::test]
async fn an_older_backup_is_restored_where_the_newest_one_is_damaged_too() {
    let desktop = Desktop::set_up("recovery-older-backup").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--zone", "UTC"]);
    desktop.command_line(NOW, &["post", "log", "Exit costs"]);
    desktop.command_line(NOW, &["backup"]);
    desktop.command_line(LATER, &["post", "log", "Roadmaps"]);
    desktop.command_line(LATER, &["backup"]);
    let backups = desktop.data_folder().join("backups");
    let newest = backups.join("standpoint-2026-03-03-100000.sqlite3");
    let mut bytes = fs::read(&newest).expect("the newest backup");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&newest, bytes).expect("the backup can be written");
    damage(&desktop);

    let app = desktop.open(LATER).await;
    let page = app.page();
    page.find(Role::Heading, REFUSED).await;
    page.see("Newest backup: today 09:00").await;
    restore(&app).await;
    page.click(Role::Link, "Posts").await;
    page.see("Exit costs").await;
    page.see_no_more("Roadmaps").await;
    let there = desktop.command_line(LATER, &["post", "list"]);
    assert!(there.contains("Exit costs") && !there.contains("Roadmaps"), "{there}");
    app.close().await;
}

async fn restore(app: &App) {
    let page = app.page();
    page.click(Role::Button, "Restore newest backup").await;
    page.gone(Role::Heading, REFUSED).await;
}

fn database(desktop: &Desktop) -> std::path::PathBuf {
    desktop.data_folder().join("standpoint.sqlite3")
}

/// Takes the database's beginning away, and answers with what is left.
fn damage(desktop: &Desktop) -> Vec<u8> {
    let mut bytes = fs::read(database(desktop)).expect("the data is there");
    bytes[..16].fill(0);
    fs::write(database(desktop), &bytes).expect("the data can be written");
    bytes
}
