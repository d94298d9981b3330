//! A post in the log moves the ring and the weeks kept, wherever they are shown.

use crate::support::{App, Desktop, Page, Role};

/// A Monday, and the Thursday of the week after next.
const BEGIN: &str = "2026-02-23T09:00:00Z";
const THURSDAY: &str = "2026-03-12T09:00:00Z";

#[tokio::test]
async fn the_ring_and_the_weeks_kept_follow_a_post_and_a_forgotten_one_repairs_its_week() {
    let desktop = Desktop::set_up("logged-post").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(THURSDAY).await;
    let page = app.page();
    expect(&page, "0 of 1", "0 of 2 weeks").await;

    page.click(Role::Button, "Log a post").await;
    log(&app, "Why our roadmap shrank", None).await;
    expect(&page, "1 of 1", "1 of 3 weeks").await;
    page.find(Role::Image, "1 of 1 this week. The week is kept").await;

    page.click(Role::Link, "Posts").await;
    page.part(Role::Region, "Published 1").await.find(Role::Link, "Why our roadmap shrank").await;
    expect(&page, "1 of 1", "1 of 3 weeks").await;

    page.click(Role::Button, "Log a post").await;
    log(&app, "What a budget is for", Some("last thu")).await;
    expect(&page, "1 of 1", "2 of 3 weeks").await;
    page.part(Role::ListItem, "What a budget is for").await.see("5 Mar").await;

    page.click(Role::Link, "Today").await;
    expect(&page, "1 of 1", "2 of 3 weeks").await;
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
    dialog.click(Role::Button, "Log the post").await;
    app.page().gone(Role::Dialog, "Log a post").await;
}

async fn expect(page: &Page<'_>, ring: &str, kept: &str) {
    let week = page.part(Role::Region, "This week").await;
    week.see(&format!("{ring} this week")).await;
    week.see(kept).await;
}
