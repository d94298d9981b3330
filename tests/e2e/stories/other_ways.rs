//! When the next action is too big, the wrong one, or someone else's turn.

use crate::journal::{BEGIN, NOON, begin};
use crate::support::{Desktop, Role};

const POLICY: &str = "Read your employer’s policy";
const COMMENT: &str = "Leave one comment that adds something";
const AUDIENCES: &str = "Name three audiences";

#[tokio::test]
async fn smaller_is_chosen_taken_back_and_done_and_it_counts() {
    let desktop = at_the_policy("smaller").await;
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, POLICY).await;
    page.find(Role::Textbox, "Policy link").await;

    // The smaller versions, from which the whole task is one press away.
    page.click(Role::Button, "Smaller").await;
    page.find(Role::Button, "Find the policy. Note its link, its date and whom to ask.").await;
    page.click(Role::Button, "Back").await;
    page.click(Role::Button, "Smaller").await;
    page.click(Role::Button, "Ask a colleague where the policy is.").await;
    page.has_focus(Role::Heading, POLICY).await;
    page.see("Step 2 · 2 min").await;
    page.gone(Role::Textbox, "Policy link").await;
    page.click(Role::Button, "The whole task").await;
    page.find(Role::Textbox, "Policy link").await;
    page.see("Step 2 · 30 min").await;

    page.click(Role::Button, "Smaller").await;
    page.click(Role::Button, "Ask a colleague where the policy is.").await;
    page.click(Role::Button, "Save and finish").await;
    page.see("That counts.").await;
    page.has_focus(Role::Heading, COMMENT).await;
    assert_eq!(is_open(&desktop, "read-policy"), Some(true), "the whole task is still to be done");

    page.press("Control+Z").await;
    page.find(Role::Heading, POLICY).await;
    app.close().await;
}

#[tokio::test]
async fn something_else_offers_two_others_and_the_first_comes_back_on_another_day() {
    let desktop = at_the_policy("something-else").await;
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, POLICY).await;
    page.click(Role::Button, "Something else").await;
    page.see("Fine. One of these?").await;
    page.find(Role::Button, COMMENT).await;
    page.click(Role::Button, AUDIENCES).await;
    page.has_focus(Role::Heading, AUDIENCES).await;
    page.click(Role::Button, "Start · 15 min").await;
    page.has_focus(Role::Textbox, "First audience").await;
    app.close().await;

    // Not today any more.
    assert_eq!(desktop.json(NOON, &["next"])["title"], COMMENT);
    let app = desktop.open("2026-03-04T12:00:00Z").await;
    app.page().find(Role::Heading, POLICY).await;
    app.close().await;
}

#[tokio::test]
async fn a_task_waits_for_somebody_is_asked_after_and_comes_back() {
    let desktop = at_the_policy("waiting").await;
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, POLICY).await;
    page.click(Role::Button, "Waiting for someone").await;
    page.has_focus(Role::Textbox, "Who are you waiting for?").await;
    page.type_text("Tomasz").await;
    page.press("Enter").await;
    page.has_focus(Role::Heading, COMMENT).await;
    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 2: ").await;
    page.find(Role::Button, "Waiting for Tomasz since 3 Mar").await;
    app.close().await;

    // Five days later Today asks once, and a reminder to Tomasz buys five days more.
    let app = desktop.open("2026-03-09T12:00:00Z").await;
    let page = app.page();
    let news = page.part(Role::Region, "News").await;
    news.see("Heard back from Tomasz?").await;
    news.click(Role::Button, "Remind them").await;
    page.see("No hurry: did you get a chance to look at this?").await;
    page.gone(Role::Region, "News").await;
    app.close().await;

    let app = desktop.open("2026-03-16T12:00:00Z").await;
    let page = app.page();
    page.part(Role::Region, "News").await.click(Role::Button, "Yes, done").await;
    page.see("Task done").await;
    assert_eq!(is_open(&desktop, "read-policy"), Some(false));

    // Taken back, it waits again.
    page.click(Role::Button, "Undo").await;
    page.part(Role::Region, "News").await.see("Heard back from Tomasz?").await;
    assert_eq!(is_open(&desktop, "read-policy"), Some(true));
    app.close().await;
}

/// A journal in which the employer's policy is next.
async fn at_the_policy(story: &'static str) -> Desktop {
    let desktop = Desktop::set_up(story).await;
    begin(&desktop);
    desktop.command_line(BEGIN, &["task", "done", "target-role"]);
    desktop
}

/// Whether a task of step 2 is still open.
fn is_open(desktop: &Desktop, task: &str) -> Option<bool> {
    let step = desktop.json(NOON, &["step", "2"]);
    let known = step["tasks"].as_array()?.iter().find(|line| line["id"] == task)?;
    Some(known["state"] == "open")
}
