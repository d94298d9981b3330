//! The first post in 20 minutes: from a shape to a post that is out, has a day, goes to one person or goes inside first.

use serde_json::Value;

use crate::journal::{BEGIN, NOON};
use crate::support::{App, Desktop, Page, Role};
use crate::ways::{FOUR_LINES, publish_with_link, write_four_lines};

const LINK: &str = "https://www.linkedin.com/posts/ada-1";

#[tokio::test]
async fn a_shape_and_four_lines_become_a_post_that_was_looked_at_and_is_out() {
    let desktop = Desktop::set_up("first-post").await;
    let app = begun(&desktop, &["read-policy", "never-post-list"]).await;
    let page = app.page();
    write_four_lines(&page).await;
    page.click(Role::Textbox, "Your text").await;
    page.press("Control+End").await;
    page.type_text(" Write to ines@example.org.").await;
    page.click(Role::Button, "Next").await;

    page.find(Role::Heading, "A second look").await;
    page.see("1 place is worth a second look.").await;
    page.click(Role::Button, "Keep it: ines@example.org").await;
    page.see("Everything is checked.").await;
    page.click(Role::Button, "Next").await;
    publish_with_link(&page, LINK).await;

    page.part(Role::Region, "Make it weekly?").await.click(Role::Button, "Yes").await;
    page.gone(Role::Region, "Make it weekly?").await;
    app.close().await;

    assert_eq!(desktop.opened_in_browser().len(), 1, "the network's own page was opened, once");
    let post = the_post(&desktop);
    assert_eq!((post["stage"].as_str(), post["title"].as_str()), (Some("published"), Some(FOUR_LINES[0].1)));
    assert_eq!(post["places"][0]["url"], LINK);
    assert_eq!(done(&desktop), [("first-post".to_owned(), true), ("red-line-check".to_owned(), true)]);
}

#[tokio::test]
async fn whoever_leaves_in_the_middle_finds_the_draft_where_it_was() {
    let desktop = Desktop::set_up("first-post-later").await;
    let app = begun(&desktop, &["read-policy", "never-post-list"]).await;
    let page = app.page();
    page.click(Role::Button, "Start · 20 min").await;
    page.click(Role::Button, "A question to your peers").await;
    page.see("What I can’t decide").await;
    page.fill_in("Claim", "When to stop a pilot").await;
    page.click(Role::Button, "Later").await;
    page.see("Good to see you, Ada.").await;
    app.close().await;

    let app = desktop.open(NOON).await;
    let page = app.page();
    to_the_flow(&page).await;
    page.see("Your draft is where you left it.").await;
    page.click(Role::Button, "Go on").await;
    page.holds("Claim", "When to stop a pilot").await;
    page.see("What I’ve tried so far").await;
    app.close().await;
    assert_eq!(the_post(&desktop)["stage"], "draft");
}

#[tokio::test]
async fn it_can_have_a_day_instead() {
    let desktop = Desktop::set_up("first-post-dated").await;
    let app = begun(&desktop, &["read-policy", "never-post-list"]).await;
    let page = app.page();
    to_the_ways_out(&app).await;
    page.click(Role::Button, "On Tuesday, 10 March").await;
    page.find(Role::Heading, "It has a day").await;
    page.see("On Tuesday, 10 March Standpoint brings it back").await;
    page.click(Role::Button, "Done").await;
    page.part(Role::Region, "Coming up").await.find(Role::Link, FOUR_LINES[0].1).await;
    app.close().await;
    let post = the_post(&desktop);
    assert_eq!((post["stage"].as_str(), post["planned_on"].as_str()), (Some("planned"), Some("2026-03-10")));
}

#[tokio::test]
async fn it_can_go_to_one_person_first_and_waits_for_their_word() {
    let desktop = Desktop::set_up("first-post-shown").await;
    let app = begun(&desktop, &["read-policy", "never-post-list"]).await;
    let page = app.page();
    to_the_ways_out(&app).await;
    page.click(Role::Button, "Show it to one person first").await;
    page.find(Role::Heading, "Copied").await;
    page.fill_in("Who reads it first?", "Tomasz").await;
    page.click(Role::Button, "Done").await;
    page.see("Good to see you, Ada.").await;
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, FOUR_LINES[0].1).await;
    page.see("Asked, waiting for Tomasz").await;
    page.click(Role::Button, "They said yes").await;
    page.see_no_more("Asked, waiting for Tomasz").await;
    app.close().await;
}

#[tokio::test]
async fn while_the_policy_is_unread_it_goes_inside_first_and_counts() {
    let desktop = Desktop::set_up("first-post-inside").await;
    let app = begun(&desktop, &[]).await;
    let page = app.page();
    write_four_lines(&page).await;
    page.click(Role::Button, "Next").await;
    page.see("Nothing found.").await;
    page.click(Role::Button, "Next").await;
    page.find(Role::Heading, "It goes inside first").await;
    page.find(Role::Link, "Read the policy · 30 min").await;
    page.click(Role::Button, "Copy for the channel").await;
    page.find(Role::Heading, "It’s out").await;
    app.close().await;
    let posts = desktop.json(NOON, &["post", "list"]);
    let inside =
        posts["posts"].as_array().into_iter().flatten().filter(|post| post["stage"] == "published").count();
    assert_eq!(inside, 1, "it is out once: {posts}");
    assert!(desktop.opened_in_browser().is_empty(), "nothing went outside");
}

/// The flow on its first screen, in a journal in which these are done.
async fn begun(desktop: &Desktop, done: &[&str]) -> App {
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--network", "linkedin", "--zone", "UTC"]);
    for task in done {
        desktop.command_line(BEGIN, &["task", "done", task]);
    }
    let app = desktop.open(NOON).await;
    to_the_flow(&app.page()).await;
    app
}

async fn to_the_flow(page: &Page<'_>) {
    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 8: ").await;
    page.click(Role::Button, "Write your first post in 20 minutes").await;
    page.click(Role::Link, "Start · 20 min").await;
    page.find(Role::Heading, "Your first post").await;
}

async fn to_the_ways_out(app: &App) {
    let page = app.page();
    write_four_lines(&page).await;
    page.click(Role::Button, "Next").await;
    page.see("Nothing found.").await;
    page.click(Role::Button, "Next").await;
    page.find(Role::Heading, "What now?").await;
}

/// The one post there is.
fn the_post(desktop: &Desktop) -> Value {
    desktop.json(NOON, &["post", "show", "1"])
}

/// The tasks that the flow does, and whether they are done.
fn done(desktop: &Desktop) -> Vec<(String, bool)> {
    let step = desktop.json(NOON, &["step", "8"]);
    let lines = step["tasks"].as_array().into_iter().flatten();
    let known = lines.filter_map(|line| Some((line["id"].as_str()?.to_owned(), line["state"] == "done")));
    known.filter(|(id, _)| ["first-post", "red-line-check"].contains(&id.as_str())).collect()
}
