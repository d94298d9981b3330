//! Leaving in the middle of a word loses nothing.

use crate::support::{App, Desktop, Role};
use crate::ways::to_task_of_step_1;

const NOW: &str = "2026-03-03T09:00:00Z";
const WORDS: &str = "the person who explains technology";

#[tokio::test]
async fn the_last_words_are_there_when_the_session_ends_while_typing() {
    let desktop = Desktop::set_up("leaving-by-signal").await;
    let app = typing(&desktop).await;
    app.close().await;
    finds_the_words(&desktop).await;
}

#[tokio::test]
async fn the_last_words_are_there_when_the_window_is_closed_while_typing() {
    let desktop = Desktop::set_up("leaving-by-frame").await;
    let app = typing(&desktop).await;
    desktop.close_window().await;
    app.gone().await;
    finds_the_words(&desktop).await;
}

async fn typing(desktop: &Desktop) -> App {
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.click(Role::Textbox, "First audience").await;
    page.type_text(WORDS).await;
    app
}

async fn finds_the_words(desktop: &Desktop) {
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.holds("First audience", WORDS).await;
    app.close().await;
}
