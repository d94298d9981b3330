//! The look back at a week: filled in from the log, a decision and a first move, and the next week asks what became of it.

use serde_json::Value;

use crate::support::{Desktop, Role};

/// A Monday, the Friday of its week and of the next.
const BEGIN: &str = "2026-02-23T09:00:00Z";
const FRIDAY: &str = "2026-02-27T15:00:00Z";
const NEXT_FRIDAY: &str = "2026-03-06T15:00:00Z";

#[tokio::test]
async fn a_week_is_looked_back_at_in_one_page_and_the_next_one_asks_what_became_of_it() {
    let desktop = Desktop::set_up("look-back").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    desktop.command_line(BEGIN, &["post", "log", "Why our roadmap shrank"]);
    let app = desktop.open(FRIDAY).await;
    let page = app.page();
    page.click(Role::Link, "Progress").await;
    page.click(Role::Link, "Look back at a week").await;
    page.find(Role::Heading, "Look back").await;
    page.see("Week of 23 February: kept, 1 post.").await;
    page.find(Role::Link, "Why our roadmap shrank").await;

    page.fill_in("One decision", "Ask Ines for a call").await;
    page.fill_in("First move next week", "Open the outline").await;
    page.fill_in("Where I’m stuck", "The second paragraph").await;
    page.see("Stuck: The second paragraph").await;
    page.click(Role::Button, "A task for next week").await;
    page.see("Task added, due Sunday 8 March").await;
    page.click(Role::Checkbox, "Where I’m stuck").await;
    page.see_no_more("Stuck: The second paragraph").await;
    app.close().await;

    let kept: Value =
        serde_json::from_str(&desktop.command_line(FRIDAY, &["review", "show", "--json"])).expect("JSON");
    assert_eq!(kept["entry"]["decision"], "Ask Ines for a call");
    assert_eq!(kept["entry"]["first_move"], "Open the outline");

    let app = desktop.open(NEXT_FRIDAY).await;
    let page = app.page();
    page.see("This week").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text("look back").await;
    page.press("Enter").await;
    let earlier = page.part(Role::Region, "Decided in the week of 23 Feb").await;
    earlier.see("Ask Ines for a call").await;
    earlier.click(Role::Button, "Done").await;
    app.close().await;
    let kept: Value = serde_json::from_str(&desktop.command_line(NEXT_FRIDAY, &["review", "show", "--json"]))
        .expect("JSON");
    assert_eq!(kept["earlier"]["outcome"], "done");
}
