//! Critique of a draft, by keyboard alone: a prompt without names is copied, the answer gets them back, a key stops it.

use serde_json::Value;

use crate::support::{Desktop, Role};

const BEGIN: &str = "2026-03-02T09:00:00Z";
const NOW: &str = "2026-03-03T12:00:00Z";

fn copies(desktop: &Desktop) -> Vec<Value> {
    desktop.json(NOW, &["prompt", "list"]).as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_prompt_without_names_is_copied_and_its_answer_gets_them_back() {
    let desktop = Desktop::set_up("critique").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    desktop.command_line(BEGIN, &["person", "add", "Ines Marsh"]);
    desktop.command_line(BEGIN, &["post", "add", "Recovery", "--body", "Ines Marsh’s plan held."]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, "Recovery").await;
    page.find(Role::Button, "Ask for critique…").await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new(), "the editor");

    page.tab_to(Role::Button, "Ask for critique…").await;
    page.press("Enter").await;
    let dialog = page.part(Role::Dialog, "Ask for critique").await;
    dialog.see("Person A’s plan held.").await;
    page.press("Down").await;
    dialog.see("What’s copied Which claim has no evidence? Draft: Recovery").await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new(), "the dialog");
    page.is_drawn().await;
    if let Some(folder) = std::env::var_os("STANDPOINT_PICTURES") {
        app.picture(&std::path::Path::new(&folder).join("critique.png")).await;
    }
    page.tab_to(Role::Button, "Copy").await;
    page.press("Enter").await;
    page.gone(Role::Dialog, "Ask for critique").await;
    let listed = copies(&desktop);
    let text = listed[0]["text"].as_str().expect("a text").to_owned();
    assert!(text.contains("Person A’s plan held.") && !text.contains("Ines"), "{text}");
    assert_eq!((listed.len(), &listed[0]["failed"]), (1, &Value::Bool(false)));

    // What is on the clipboard is what is listed.
    page.tab_to(Role::Textbox, "Assistant’s answer").await;
    page.press("Control+V").await;
    page.holds("Assistant’s answer", &text).await;
    page.press("Control+A").await;
    page.type_text("**Person A** says it twice.").await;
    page.tab_to(Role::Button, "Save critique").await;
    page.press("Enter").await;
    page.see("**Ines Marsh** says it twice.").await;
    assert_eq!(desktop.json(NOW, &["post", "show", "1"])["body"], "Ines Marsh’s plan held.");
    if let Some(folder) = std::env::var_os("STANDPOINT_PICTURES") {
        app.picture(&std::path::Path::new(&folder).join("critique-kept.png")).await;
    }

    // A key has to leave the draft.
    page.fill_in("Text", "It is AKIAIOSFODNN7EXAMPLE.").await;
    page.click(Role::Button, "Ask for critique…").await;
    let dialog = page.part(Role::Dialog, "Ask for critique").await;
    dialog.see("Remove it from the draft first.").await;
    dialog.click(Role::Button, "Copy").await;
    dialog.see("Check what’s under “To check” first.").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "Ask for critique").await;
    assert_eq!(copies(&desktop).len(), 1, "nothing more was copied");

    page.go("/settings/data").await;
    page.find(Role::Heading, "What I copied out").await;
    page.see("Which claim has no evidence?").await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new(), "what was copied");
    page.go("/settings").await;
    page.click(Role::Checkbox, "Show “Ask for critique”: copy a draft as a prompt for an assistant").await;
    page.go("/settings/data").await;
    page.find(Role::Heading, "Imports").await;
    page.gone(Role::Heading, "What I copied out").await;
    page.go("/posts/1").await;
    page.find(Role::Textbox, "Text").await;
    page.gone(Role::Button, "Ask for critique…").await;
    app.close().await;
}
