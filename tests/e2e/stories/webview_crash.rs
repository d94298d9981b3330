//! The page's own process ends by itself: no one is left before a window that stands still. A driver would lose the page
//! with its process, so a hand on the keyboard tries whether the page is there.

use crate::journal::{NOON, begin};
use crate::support::{Background, Desktop, patience};

#[tokio::test]
async fn a_page_that_stopped_is_loaded_again_and_can_be_used() {
    let desktop = Desktop::set_up("page-stopped").await;
    begin(&desktop);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    stopped(&app).await;
    takes_an_idea(&desktop, "Roadmaps without system names").await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn a_page_that_keeps_stopping_is_loaded_again_only_when_the_user_says_so() {
    let desktop = Desktop::set_up("page-keeps-stopping").await;
    begin(&desktop);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    for idea in ["Roadmaps without system names", "Budgets in plain words", "Why we stopped a project"] {
        stopped(&app).await;
        takes_an_idea(&desktop, idea).await;
    }
    stopped(&app).await;
    desktop.agree_in_dialog("The window keeps crashing").await;
    takes_an_idea(&desktop, "What three outages taught us").await;
    assert!(app.close().await.success());
}

/// The page's process is killed, and gone.
async fn stopped(app: &Background) {
    let page = app.kill_page();
    patience::expect("the page's process to end", async || (!page.is_running()).then_some(())).await;
}

/// Someone presses Ctrl+N and writes, again and again, until the page is there and takes it.
async fn takes_an_idea(desktop: &Desktop, idea: &str) {
    patience::expect("the page to take an idea", async || {
        desktop.press_by_hand("Escape");
        desktop.press_by_hand("ctrl+n");
        desktop.type_by_hand(idea);
        desktop.press_by_hand("Return");
        desktop.command_line(NOON, &["post", "list"]).contains(idea).then_some(())
    })
    .await;
}
