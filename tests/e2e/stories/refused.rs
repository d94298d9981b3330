//! What cannot be kept is refused in a sentence, and nothing that was typed is lost.

use crate::journal::begin;
use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";

#[tokio::test]
async fn a_link_that_is_no_web_address_is_refused_and_the_words_stay() {
    let desktop = Desktop::set_up("refused-link").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Button, "Log a post").await;
    let dialog = page.part(Role::Dialog, "Log a post").await;
    dialog.fill_in("Title or first line", "A fine title").await;
    for link in ["javascript:alert(1)", "file:///etc/passwd"] {
        dialog.fill_in("Link", link).await;
        dialog.click(Role::Button, "Log post").await;
        dialog.see("Enter a link that starts with https://.").await;
        dialog.holds("Title or first line", "A fine title").await;
    }
    dialog.fill_in("Link", "https://example.org/fine").await;
    dialog.click(Role::Button, "Log post").await;
    page.gone(Role::Dialog, "Log a post").await;
    page.see("That’s the week done").await;
    app.close().await;
}

#[tokio::test]
async fn an_empty_title_one_without_end_and_a_date_out_of_reach_are_refused_one_by_one() {
    let desktop = Desktop::set_up("refused-task").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Button, "Add a task").await;
    let dialog = page.part(Role::Dialog, "Add a task").await;

    dialog.click(Role::Button, "Add task").await;
    dialog.see("is empty. Fill it in.").await;
    dialog.set("Title", &"long ".repeat(2_000)).await;
    dialog.click(Role::Button, "Add task").await;
    dialog.see("is too long").await;
    dialog.fill_in("Title", "Call Ines").await;
    for date in ["1900-01-01", "9999-12-31"] {
        dialog.fill_in("Due", date).await;
        dialog.click(Role::Button, "Add task").await;
        dialog.see("Choose a year from 2000 to 2099.").await;
    }
    dialog.fill_in("Due", "5 March").await;
    dialog.see("Thursday, 5 March, in 2 days").await;
    dialog.click(Role::Button, "Add task").await;
    page.gone(Role::Dialog, "Add a task").await;
    page.find(Role::Checkbox, "Call Ines").await;
    app.close().await;
}

#[tokio::test]
async fn an_address_of_no_step_is_answered_with_a_sentence_and_a_way_on() {
    let desktop = Desktop::set_up("unknown-step").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("Good to see you, Ada.").await;
    page.go("/programme/no-such-step").await;
    page.find(Role::Heading, "Can’t show this page").await;
    assert_eq!(page.shuts_out().await, [""; 0]);
    page.click(Role::Link, "Today").await;
    page.see("Good to see you, Ada.").await;
    app.close().await;
}
