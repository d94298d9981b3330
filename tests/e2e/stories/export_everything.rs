//! Settings → Your data → Export everything: one file that brings everything back, and tables for a spreadsheet.

use std::fs;
use std::io::Read;

use crate::journal::begin;
use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
const LATER: &str = "2026-03-03T13:00:00Z";

#[tokio::test]
async fn everything_is_exported_in_settings_and_comes_back() {
    let desktop = Desktop::set_up("export-everything").await;
    begin(&desktop);
    desktop.command_line(NOW, &["post", "log", "Exit costs, “plainly”"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.find(Role::Heading, "Export everything").await;

    // Someone who leaves the dialog gets no file and can press again.
    page.click(Role::Button, "Export JSON…").await;
    desktop.dismiss_dialog().await;
    page.click(Role::Button, "Export JSON…").await;
    let json = desktop.home().join("journal.json");
    desktop.save_as(&json).await;
    page.see("Everything exported:").await;
    page.see("journal.json").await;

    page.click(Role::Button, "Export CSV as ZIP…").await;
    let tables = desktop.home().join("tables.zip");
    desktop.save_as(&tables).await;
    page.see("tables.zip").await;
    app.close().await;

    let mut tables = zip::ZipArchive::new(fs::File::open(&tables).expect("the tables")).expect("a ZIP file");
    let mut posts = String::new();
    tables.by_name("post.csv").expect("posts").read_to_string(&mut posts).expect("text");
    assert!(posts.contains("\"Exit costs, “plainly”\""), "{posts}");

    desktop.command_line(LATER, &["post", "log", "Roadmaps"]);
    desktop.command_line(LATER, &["restore", json.to_str().expect("a path in letters")]);
    let there = desktop.command_line(LATER, &["post", "list"]);
    assert!(there.contains("Exit costs") && !there.contains("Roadmaps"), "{there}");
}
