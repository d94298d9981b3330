//! A post in the log moves the week and the weeks kept, wherever they are shown.

use crate::support::{App, Desktop, Page, Role};

/// A Monday, the Thursday of the week after, and that of the week after next.
const BEGIN: &str = "2026-02-23T09:00:00Z";
const BETWEEN: &str = "2026-03-05T09:00:00Z";
const THURSDAY: &str = "2026-03-12T09:00:00Z";
const WEEK_DONE: &str = "That’s the week done";

#[tokio::test]
async fn the_week_and_the_weeks_kept_follow_a_post_and_a_forgotten_one_repairs_its_week() {
    let desktop = Desktop::set_up("logged-post").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    desktop.command_line(BETWEEN, &["task", "done", "target-role"]);
    let app = desktop.open(THURSDAY).await;
    let page = app.page();
    expect(&page, "This week: 1 post to go, 4 days", "0 of 2 weeks kept").await;

    page.click(Role::Button, "Log a post").await;
    log(&app, "Why our roadmap shrank", None).await;
    expect(&page, WEEK_DONE, "1 of 3 weeks kept").await;

    page.click(Role::Link, "Posts").await;
    page.part(Role::Region, "Published 1").await.find(Role::Link, "Why our roadmap shrank").await;
    expect(&page, WEEK_DONE, "1 of 3 weeks kept").await;

    page.click(Role::Button, "Log a post").await;
    log(&app, "What a budget is for", Some("last thu")).await;
    expect(&page, WEEK_DONE, "2 of 3 weeks kept").await;
    page.part(Role::ListItem, "What a budget is for").await.see("5 Mar").await;

    page.click(Role::Link, "Today").await;
    expect(&page, WEEK_DONE, "2 of 3 weeks kept").await;
    app.close().await;

    let streak = &desktop.json(THURSDAY, &["status"])["streak"];
    assert_eq!((streak["kept"].as_u64(), streak["of"].as_u64()), (Some(2), Some(3)));
}

/// Fills in the dialog that is open and sends it.
async fn log(app: &App, title: &str, on: Option<&str>) {
    let dialog = app.page().part(Role::Dialog, "Log a post").await;
    dialog.fill_in("Title or first line", title).await;
    dialog.choose("Network", "LinkedIn").await;
    if let Some(on) = on {
        dialog.fill_in("Published on", on).await;
    }
    dialog.click(Role::Button, "Log post").await;
    app.page().gone(Role::Dialog, "Log a post").await;
}

async fn expect(page: &Page<'_>, week: &str, kept: &str) {
    page.see(week).await;
    page.part(Role::Region, "This week").await.see(kept).await;
}
