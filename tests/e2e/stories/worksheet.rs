//! What is typed into a worksheet is saved while it is typed.

use std::time::Duration;

use crate::support::{Desktop, Role};
use crate::ways::to_task_of_step_1;

const NOW: &str = "2026-03-03T09:00:00Z";
const AUDIENCE: &str = "Chief operating officers: the person who explains technology in terms of their work";

#[tokio::test]
async fn what_was_typed_a_second_before_a_kill_is_still_there() {
    let desktop = Desktop::set_up("worksheet").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.find(Role::Textbox, "First audience").await;
    page.listen().await;
    page.fill_in("First audience", AUDIENCE).await;
    let taken = page.hear_after_typing("Saved").await;
    assert!(taken < Duration::from_secs(1), "it is saved within a second of the last key, not after {taken:?}");
    app.kill().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.holds("First audience", AUDIENCE).await;
    app.close().await;
}
