//! The scorecard: silent at first, then a number whose every part opens what it's made of, by keyboard alone.

use chrono::{Duration, NaiveDate};
use serde_json::Value;

use crate::support::{Desktop, Role};

/// A Monday, and one twelve weeks later.
const BEGIN: &str = "2026-01-05T09:00:00Z";
const LATER: &str = "2026-03-30T09:00:00Z";

#[tokio::test]
async fn each_point_opens_what_it_is_made_of_and_a_target_is_set_on_the_page() {
    let desktop = Desktop::set_up("score").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    let app = desktop.open(BEGIN).await;
    let page = app.page();
    page.find(Role::Heading, "Today, ").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text("scorecard").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Still missing").await;
    page.see("Not enough data for a score yet: 20 of the 60 points it needs can be measured.").await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new());
    app.close().await;

    for week in 0..12 {
        let day = NaiveDate::from_ymd_opt(2026, 1, 6).expect("a day") + Duration::weeks(week);
        let day = format!("{day}T09:00:00Z");
        desktop.command_line(&day, &["post", "log", &format!("Lesson {week}")]);
        desktop.command_line(&day, &["conversation", "add", &format!("comment to Ines: case {week}")]);
    }
    let app = desktop.open(LATER).await;
    let page = app.page();
    page.find(Role::Heading, "Today, ").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text("scorecard").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Effort").await;
    page.find(Role::Heading, "Cheapest next point").await;
    page.tab_to(Role::Button, "Weeks kept").await;
    page.press("Enter").await;
    page.find(Role::Link, "Week of 23 March: Lesson 11").await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new());

    page.click(Role::Button, "New ties").await;
    page.choose("New ties a month", "4").await;
    page.see("Your target is 4 a month.").await;
    page.click(Role::Button, "Note both in step 12").await;
    app.close().await;

    let kept: Value = serde_json::from_str(&desktop.command_line(LATER, &["score", "--json"])).expect("JSON");
    assert_eq!(kept["targets"]["ties"], 4);
    let noted = desktop.command_line(LATER, &["worksheet", "show", "12"]);
    assert!(noted.contains(&kept["score"].to_string()), "{noted}");
}
