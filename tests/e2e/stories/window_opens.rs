//! The app opens its window, and the page in it is held to the strict policy.

use crate::support::Desktop;

#[tokio::test]
async fn the_window_opens_and_its_page_is_held_to_the_strict_policy() {
    let desktop = Desktop::set_up("window-opens").await;
    let app = desktop.open("2026-03-03T09:00:00Z").await;
    let page = app.page();

    page.until("any text", |seen| !seen.is_empty()).await;
    page.watch_policy().await;
    assert_eq!(page.gets_away_with().await, [""; 0], "the policy is in force");
    assert_eq!(page.violations().await.len(), 3, "and the browser noticed the attempts");

    app.close().await;
}
