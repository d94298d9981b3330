//! What the window looks like is the person's choice, and is kept.

use crate::journal::begin;
use crate::support::{Desktop, Page, Role, patience};

const NOW: &str = "2026-03-03T09:00:00Z";

#[tokio::test]
async fn the_theme_and_hidden_weeks_stay_chosen_after_a_restart() {
    let desktop = Desktop::set_up("looks").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("This is your first week").await;
    assert!(!is_dark(&page).await, "it follows the desktop, which is light");

    page.press("Control+6").await;
    page.click(Role::Radio, "Dark").await;
    page.click(Role::Checkbox, "Show weekly streak").await;
    page.is_ticked("Show weekly streak", false).await;
    page.click(Role::Link, "Today").await;
    page.see_no_more("This is your first week").await;
    patience::expect("the window to be dark", async || is_dark(&page).await.then_some(())).await;
    app.close().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("1 post to go").await;
    page.see_no_more("This is your first week").await;
    assert!(is_dark(&page).await, "and dark again at the next start");
    app.close().await;
}

/// Whether light words stand on a dark ground.
async fn is_dark(page: &Page<'_>) -> bool {
    const BRIGHTNESS: &str = "const { color, backgroundColor } = getComputedStyle(document.body);
        const sum = (text) => text.match(/[\\d.]+/g).slice(0, 3).reduce((all, one) => all + Number(one), 0);
        return [sum(color), sum(backgroundColor)];";
    let sums = page.run(BRIGHTNESS, Vec::new()).await;
    sums[0].as_f64() > sums[1].as_f64()
}
