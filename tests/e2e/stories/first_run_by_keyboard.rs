//! The first run without a mouse.

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";

#[tokio::test]
async fn the_whole_first_run_goes_by_the_keyboard_alone() {
    let desktop = Desktop::set_up("first-run-by-keyboard").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.see("Part 1 of 3").await;
    page.tab_and_type("What should we call you?", "Ada").await;
    page.tab_and_type("Your role now", "Enterprise architect").await;
    page.press("Enter").await;
    page.see("Part 2 of 3").await;
    page.tab_and_type("The topic you want to be known for", "Numbers that people trust").await;
    page.tab_to(Role::Checkbox, "LinkedIn").await;
    page.press("Space").await;
    page.is_ticked("LinkedIn", true).await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Space").await;
    page.see("Part 3 of 3").await;
    page.tab_to(Role::Combobox, "Posts a week").await;
    page.type_text("2").await;
    page.is_chosen("Posts a week", "2").await;
    page.tab_to(Role::Button, "Begin with step 1").await;
    page.press("Enter").await;

    page.see("Good to see you, Ada.").await;
    page.find(Role::Heading, "Choose your target role and a date").await;
    page.tab_to(Role::Button, "Mark as done").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Name three audiences").await;

    page.tab_to(Role::Button, "Log a post").await;
    page.press("Enter").await;
    page.find(Role::Dialog, "Log a post").await;
    page.has_focus(Role::Textbox, "Title or first line").await;
    page.type_text("Why our roadmap shrank").await;
    page.press("Enter").await;
    page.gone(Role::Dialog, "Log a post").await;
    page.part(Role::Region, "This week").await.see("1 of 2 this week").await;
    page.has_focus(Role::Button, "Log a post").await;

    page.press("Control+K").await;
    page.find(Role::Dialog, "Find a page, an action or a post").await;
    page.has_focus(Role::Textbox, "Find a page, an action or a post").await;
    page.type_text("Settings").await;
    page.find(Role::Choice, "Settings").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Settings").await;

    page.press("?").await;
    page.part(Role::Dialog, "Shortcuts").await.see("Redo").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "Shortcuts").await;
    page.press("Control+1").await;
    page.see("Good to see you, Ada.").await;
    app.close().await;
}
