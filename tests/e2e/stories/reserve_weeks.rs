//! A week that life took is taken off, deliberately, and can be taken back.

use crate::support::{Desktop, Role};

/// A Monday, the Thursday of the week after, and that of the week after next.
const BEGIN: &str = "2026-02-23T09:00:00Z";
const BETWEEN: &str = "2026-03-05T09:00:00Z";
const THURSDAY: &str = "2026-03-12T09:00:00Z";

#[tokio::test]
async fn a_missed_week_taken_off_leaves_the_count_and_comes_back_with_undo() {
    let desktop = Desktop::set_up("reserve-weeks").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    desktop.command_line(BEGIN, &["post", "log", "Why our roadmap shrank"]);
    desktop.command_line(BETWEEN, &["task", "done", "target-role"]);
    let app = desktop.open(THURSDAY).await;
    let page = app.page();
    page.part(Role::Region, "This week").await.see("1 of 2 weeks").await;
    page.see("count for last week too").await;

    page.click(Role::Link, "Progress").await;
    page.see("Weeks kept 1 of 2 weeks").await;
    page.see("After 4 weeks you’ll see your rhythm here.").await;
    page.part(Role::ListItem, "2 March").await.click(Role::Button, "Use a reserve week").await;
    page.see("Weeks kept 1 of 1 week").await;
    page.see("1 reserve week left this quarter").await;

    page.press("Control+Z").await;
    page.see("Weeks kept 1 of 2 weeks").await;
    page.see("reserve weeks left this quarter").await;
    app.close().await;
}
