//! The summary that is handed on: kept through the system's own dialog, readable, and harmless.

use std::fs;

use serde_json::json;

use crate::support::{Desktop, Role};
use crate::ways::to_task_of_step_1;

const NOW: &str = "2026-03-03T12:00:00Z";
const NAME: &str = "Ada <b>& “Co”</b>";
const AUDIENCE: &str = "<script>alert('heard')</script> & =cmd() for שלום 🚀";

/// What a browser makes of the file: its text, its title, and how much in it could run or be loaded.
const READ: &str = r#"
const page = new DOMParser().parseFromString(arguments[0], "text/html");
const live = page.querySelectorAll("script, iframe, object, embed, link, img, form, base, [onload], [onerror], [onclick]");
return { title: page.title, text: page.body.textContent, bold: page.querySelectorAll("b").length, live: live.length };
"#;

#[tokio::test]
async fn the_summary_opens_and_holds_what_was_typed_as_text() {
    let desktop = Desktop::set_up("export").await;
    desktop.command_line(NOW, &["init", "--name", NAME, "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.fill_in("First audience", AUDIENCE).await;

    page.click(Role::Link, "Progress").await;
    page.click(Role::Link, "Share").await;
    page.click(Role::Radio, "Only me").await;
    page.click(Role::Button, "Save summary…").await;
    let file = desktop.home().join("for my mentor.html");
    desktop.save_as(&file).await;
    page.see("Summary saved").await;

    let html = fs::read_to_string(&file).expect("the summary is where it was asked for");
    assert!(!html.contains("<script"), "no script stands in it");
    let read = page.run(READ, vec![json!(html)]).await;
    assert_eq!(read["title"], "Progress summary");
    assert_eq!(
        (read["live"].as_u64(), read["bold"].as_u64()),
        (Some(0), Some(0)),
        "nothing in it runs or is marked up by what was typed"
    );
    let text = read["text"].as_str().unwrap_or_default();
    assert!(text.contains(NAME) && text.contains(AUDIENCE), "it holds what was typed: {text}");
    app.close().await;
}

#[tokio::test]
async fn whoever_leaves_the_dialog_gets_no_file_and_no_reproach() {
    let desktop = Desktop::set_up("export-dismissed").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Progress").await;
    page.click(Role::Link, "Share").await;
    page.choose("Format", "Markdown, to edit").await;
    page.click(Role::Button, "Save summary…").await;
    desktop.dismiss_dialog().await;

    // The button can be pressed again: the request has come back.
    page.click(Role::Button, "Save summary…").await;
    let file = desktop.home().join("summary.md");
    desktop.save_as(&file).await;
    page.see("Summary saved").await;
    assert!(
        fs::read_to_string(&file).expect("the summary is there").starts_with("# Progress summary"),
        "it is Markdown"
    );
    app.close().await;
}
