//! The window is not alone with its data: a second start, and the command line.

use crate::journal::begin;
use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";

#[tokio::test]
async fn a_second_start_shows_the_first_window_and_ends() {
    let desktop = Desktop::set_up("second-start").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    app.page().see("Good to see you, Ada.").await;
    desktop.put_window_away().await;

    let end = desktop.start_again(NOW).await;
    assert!(end.success(), "the second start ends without an error: {end}");
    desktop.sees_window().await;
    app.page().click(Role::Button, "Already done").await;
    app.page().click(Role::Link, "Progress").await;
    app.page().see("1 of 80 tasks done").await;
    app.close().await;
}

#[tokio::test]
async fn what_the_command_line_changed_is_shown_when_the_window_gets_the_focus() {
    let desktop = Desktop::set_up("command-line-beside").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("1 post to go").await;
    let window = desktop.put_window_away().await;
    desktop.command_line(NOW, &["post", "log", "Why our roadmap shrank"]);
    desktop.command_line(NOW, &["task", "add", "Call Ines", "--due", "2026-03-04"]);

    desktop.bring_window_back(&window).await;
    page.see("That’s the week done").await;
    page.part(Role::Region, "Coming up").await.see("Call Ines").await;
    app.close().await;
}
