//! What is typed into a worksheet is saved while it is typed.

use crate::support::{Desktop, Role};
use crate::ways::to_task_of_step_1;

const NOW: &str = "2026-03-03T09:00:00Z";
const AUDIENCE: &str = "Chief operating officers: the person who explains technology in terms of their work";

#[tokio::test]
async fn what_was_typed_is_kept_while_the_field_is_not_left_and_outlives_a_kill() {
    let desktop = Desktop::set_up("worksheet").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.fill_in("First audience", AUDIENCE).await;
    let kept = || {
        desktop.json(NOW, &["worksheet", "show", "1"])["rows"][0]["answers"]["first-audience"].as_str()
            == Some(AUDIENCE)
    };
    desktop.eventually("the answer to be kept", kept).await;
    page.has_focus(Role::Textbox, "First audience").await;
    app.kill().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    to_task_of_step_1(&page, "Name three audiences").await;
    page.holds("First audience", AUDIENCE).await;
    app.close().await;
}
