//! Ten years of progress are seen at once and walked with the keyboard: the bars of the last weeks point by point, the years
//! week by week, and from a week to its look back.

use crate::support::{Desktop, Page, Role, patience};

const NOW: &str = "2026-03-03T12:00:00Z";

/// What the sentence of the last weeks says among others.
const WEEKS: &str = "of the last";

#[tokio::test]
async fn ten_years_are_pictures_and_tables_that_the_keyboard_walks() {
    let desktop = Desktop::set_up("years-of-progress").await;
    desktop.command_line(NOW, &["demo", "--years", "10"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Progress").await;
    page.find(Role::Image, WEEKS).await;

    // The picture is one stop: from there its points are walked, shown below it and announced.
    page.run("document.querySelector('svg[role=img]').focus()", Vec::new()).await;
    page.press("Home").await;
    says(&page, BELOW, "2025").await;
    page.press("Right").await;
    page.press("PageDown").await;
    says(&page, BELOW, "a goal of 1 post").await;
    says(&page, ANNOUNCED, "a goal of 1 post").await;

    // The same as a table, which is still one after the page was left.
    page.click(Role::Button, "Show as table: Posts a week").await;
    page.find(Role::Button, "Show as chart: Posts a week").await;
    page.click(Role::Link, "Today").await;
    page.find(Role::Heading, "Today, ").await;
    page.click(Role::Link, "Progress").await;
    page.click(Role::Button, "Show as chart: Posts a week").await;
    page.find(Role::Image, WEEKS).await;
    assert_eq!(page.shuts_out().await, Vec::<String>::new());

    let years =
        page.run("return document.querySelectorAll('table[role=grid] tbody tr').length", Vec::new()).await;
    assert_eq!(years.as_u64(), Some(10));
    page.run("document.querySelector('table[role=grid] td[tabindex=\"0\"]').focus()", Vec::new()).await;
    page.press("Down").await;
    page.press("Home").await;
    says(&page, "return document.activeElement.textContent", "January 2025, ").await;
    page.press("Right").await;
    says(&page, "return document.activeElement.textContent", "6–12 January 2025, ").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Look back").await;
    page.see("6–12 Jan 2025").await;
    app.close().await;
}

const BELOW: &str = "return document.querySelector('figure .words').textContent";
const ANNOUNCED: &str = "return [...document.querySelectorAll('[aria-live], [role=status]')].map((one) => one.textContent).join(' ')";

async fn says(page: &Page<'_>, where_to_look: &str, words: &str) {
    patience::expect(words, async || {
        page.run(where_to_look, Vec::new())
            .await
            .as_str()
            .is_some_and(|said| said.contains(words))
            .then_some(())
    })
    .await;
}
