//! The weekly nudge comes as a real notification, and one press on it is enough.

use crate::support::{Desktop, Role};

/// A Monday, and the Thursday after: the slot between them has passed, wherever on earth the machine is.
const BEGIN: &str = "2026-03-09T12:00:00Z";
const THURSDAY: &str = "2026-03-12T12:00:00Z";
const TITLE: &str = "What a budget is for";

#[tokio::test]
async fn a_nudge_arrives_with_its_actions_and_i_posted_closes_the_week() {
    let desktop = Desktop::set_up("nudge").await;
    begin(&desktop);
    let app = desktop.open(THURSDAY).await;
    let page = app.page();
    page.part(Role::Region, "This week").await.see("1 post to go").await;
    page.run("window.sameAsBefore = true", Vec::new()).await;

    let popup_text = desktop.monitor.wait_for("a nudge", |_| true).await;
    assert_eq!(popup_text.buttons(), ["I posted", "Snooze 1 h", "Tomorrow", "Open"]);
    assert_eq!(popup_text.summary, "This week’s post");
    assert!(
        popup_text.body.starts_with("First, your employer’s policy: half an hour in step 2."),
        "it says what to begin with: {}",
        popup_text.body
    );

    desktop.daemon.choose("I posted").await;
    page.see("That’s the week done").await;
    assert_eq!(
        page.run("return window.sameAsBefore", Vec::new()).await,
        true,
        "the page was not loaded anew"
    );

    let week = &desktop.json(THURSDAY, &["status"])["week"];
    assert_eq!((week["state"].as_str(), week["posts"].as_u64()), (Some("kept"), Some(1)));
    app.close().await;
}

#[tokio::test]
async fn open_brings_the_window_to_the_front_and_leaves_the_week_as_it_is() {
    let desktop = Desktop::set_up("nudge-open").await;
    begin(&desktop);
    let app = desktop.open(THURSDAY).await;
    app.page().see("1 post to go").await;
    desktop.put_window_away().await;

    desktop.daemon.choose("Open").await;
    desktop.sees_window().await;
    app.page().see("1 post to go").await;
    app.close().await;
}

#[tokio::test]
async fn none_comes_while_the_goal_is_met() {
    let desktop = Desktop::set_up("nudge-goal-met").await;
    begin(&desktop);
    desktop.command_line(THURSDAY, &["post", "log", TITLE, "--on", "2026-03-10"]);
    let app = desktop.open(THURSDAY).await;
    let page = app.page();
    page.see("That’s the week done").await;
    page.click(Role::Link, "Posts").await;

    // The post is gone, and with it the reason to keep quiet: what comes now is the first nudge of all.
    page.click(Role::Button, &format!("Actions for {TITLE}")).await;
    page.click(Role::MenuItem, "Delete").await;
    desktop.monitor.wait_for("a nudge", |_| true).await;
    let bodies: Vec<String> = desktop.monitor.heard().into_iter().map(|one| one.body).collect();
    assert_eq!(bodies.len(), 1, "none came before: {bodies:?}");
    assert!(bodies[0].starts_with("First, your employer’s policy"), "{bodies:?}");
    app.close().await;
}

fn begin(desktop: &Desktop) {
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
}
