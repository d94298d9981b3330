//! Ten years of weeks are seen at once, and walked with the keyboard.

use crate::support::{Desktop, Role, patience};

const NOW: &str = "2026-03-03T12:00:00Z";

#[tokio::test]
async fn ten_years_are_a_table_of_weeks_that_arrow_keys_walk() {
    let desktop = Desktop::set_up("years-of-progress").await;
    desktop.command_line(NOW, &["demo", "--years", "10"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Progress").await;
    page.find(Role::Image, "Posts a week: ").await;
    let years =
        page.run("return document.querySelectorAll('table[role=grid] tbody tr').length", Vec::new()).await;
    assert!(years.as_u64() >= Some(10), "{years} years");
    page.run("document.querySelector('table[role=grid] td[tabindex=\"0\"]').focus()", Vec::new()).await;
    page.press("Down").await;
    page.press("Home").await;
    const WEEK: &str = "return document.activeElement.textContent";
    patience::expect("the first week of the year before", async || {
        page.run(WEEK, Vec::new()).await.as_str().is_some_and(|week| week.contains("Jan 2025:")).then_some(())
    })
    .await;
    app.close().await;
}
