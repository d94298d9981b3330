//! Numbers: one is entered by keyboard in seconds, corrected, shown with its source, and taken back.

use serde_json::Value;

use crate::support::{Desktop, Role};

const NOW: &str = "2026-10-05T09:00:00Z";

#[tokio::test]
async fn a_number_is_entered_by_keyboard_and_shown_with_its_source() {
    let desktop = Desktop::set_up("numbers").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--network", "linkedin", "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("Coming up").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text("followers").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Add a number").await;

    page.fill_in("Value", "25,710").await;
    page.press("Enter").await;
    page.see("25,710 followers on LinkedIn added").await;
    // The field is ready for the next one: here for what was meant.
    page.has_focus(Role::Textbox, "Value").await;
    page.type_text("2,571").await;
    page.press("Enter").await;
    page.see("2,571 followers on LinkedIn added").await;
    page.see("was 25,710 on 5 October").await;
    page.is_drawn().await;
    assert_eq!(page.shuts_out().await, [""; 0]);
    app.close().await;

    let kept: Value =
        serde_json::from_str(&desktop.command_line(NOW, &["metric", "list", "--json"])).expect("JSON");
    assert_eq!(kept["total"], 1, "{kept}");
    assert_eq!(kept["lines"][0]["value"], 2571);
    assert_eq!(kept["lines"][0]["revised"][0]["value"], 25710);
    desktop.command_line(NOW, &["undo"]);
    assert!(desktop.command_line(NOW, &["metric", "list"]).contains("25,710"));
}
