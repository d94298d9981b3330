//! The first run without a mouse.

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
const PALETTE: &str = "Search pages, actions, tasks, people and posts";

#[tokio::test]
async fn the_whole_first_run_goes_by_the_keyboard_alone() {
    let desktop = Desktop::set_up("first-run-by-keyboard").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.see("1 of 4").await;
    page.tab_and_type("What should we call you?", "Ada").await;
    page.tab_and_type("Current role", "enterprise architect").await;
    page.press("Enter").await;
    page.see("2 of 4").await;
    page.tab_to(Role::Checkbox, "I’d rather speak than write").await;
    page.press("Space").await;
    page.see("A post can be two minutes of your voice.").await;
    page.press("Space").await;
    page.is_ticked("I’d rather speak than write", false).await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Space").await;
    page.see("3 of 4").await;
    page.tab_and_type("One topic", "numbers that people trust").await;
    page.tab_to(Role::Combobox, "One network").await;
    page.type_text("Li").await;
    page.is_chosen("One network", "LinkedIn").await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Enter").await;
    page.see("4 of 4").await;
    page.has_focus(Role::Radio, "Steady").await;
    page.press("Up").await;
    page.is_picked("Light").await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Your first sentence").await;
    page.has_focus(Role::Textbox, "Your sentence").await;
    page.tab_to(Role::Button, "Start step 1").await;
    page.press("Enter").await;

    // The first thing is done where it stands, and the next is read from its title on.
    page.see("Good to see you, Ada.").await;
    page.find(Role::Heading, "Choose your target role and a date").await;
    page.tab_to(Role::Button, "Start · 5 min").await;
    page.press("Enter").await;
    page.has_focus(Role::Textbox, "Target role").await;
    page.type_text("Head of IT in a mid-sized manufacturer").await;
    page.tab_to(Role::Button, "Save and finish").await;
    page.press("Enter").await;
    page.has_focus(Role::Heading, "Read your employer’s policy").await;

    page.tab_to(Role::Button, "Log a post").await;
    page.press("Enter").await;
    page.find(Role::Dialog, "Log a post").await;
    page.has_focus(Role::Textbox, "Title or first line").await;
    page.type_text("Why our roadmap shrank").await;
    page.press("Enter").await;
    page.gone(Role::Dialog, "Log a post").await;
    page.has_focus(Role::Button, "Log a post").await;
    page.see("Your first post. Small, true and yours.").await;

    page.find(Role::Region, "Make it every second week?").await;
    page.tab_to(Role::Button, "Yes").await;
    page.press("Enter").await;
    page.see("1 post every second week, from Monday 9 March").await;
    page.gone(Role::Region, "Make it every second week?").await;

    page.press("Control+K").await;
    page.find(Role::Dialog, PALETTE).await;
    page.has_focus(Role::Textbox, PALETTE).await;
    page.type_text("Settings").await;
    page.find(Role::Choice, "Settings").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Settings").await;
    page.is_chosen("Posts a week", "1 every second week").await;

    page.press("?").await;
    page.part(Role::Dialog, "Keyboard shortcuts").await.see("Redo").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "Keyboard shortcuts").await;
    page.press("Control+1").await;
    page.see("Good to see you, Ada.").await;
    app.close().await;
}
