//! What was done is taken back and done again with the keyboard.

use crate::support::{Desktop, Role};
use crate::ways::to_whole_step_1;

const NOW: &str = "2026-03-03T09:00:00Z";
const TASK: &str = "Name three audiences";

#[tokio::test]
async fn a_tick_is_taken_back_and_done_again_with_the_keyboard() {
    let desktop = Desktop::set_up("undo").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_whole_step_1(&page).await;
    page.click(Role::Checkbox, TASK).await;
    page.see("1 of 4 tasks").await;

    page.press("Control+Z").await;
    page.see("0 of 4 tasks").await;
    page.part(Role::Status, "Undone").await.see("finish task").await;
    page.is_ticked(TASK, false).await;

    page.press("Control+Shift+Z").await;
    page.see("1 of 4 tasks").await;
    page.is_ticked(TASK, true).await;

    // What was done last is offered to the mouse too.
    page.click(Role::Checkbox, "Write two if-then plans").await;
    page.see("2 of 4 tasks").await;
    page.click(Role::Button, "Undo").await;
    page.see("1 of 4 tasks").await;
    page.is_ticked(TASK, true).await;
    app.close().await;
}

#[tokio::test]
async fn inside_a_text_field_the_same_keys_leave_what_was_done_alone() {
    let desktop = Desktop::set_up("undo-in-a-field").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_whole_step_1(&page).await;
    page.click(Role::Checkbox, TASK).await;
    page.see("1 of 4 tasks").await;

    page.listen().await;
    page.click(Role::Textbox, "Target role").await;
    page.press("Control+Z").await;
    page.press("Control+Shift+Z").await;
    page.type_text("Head of platforms").await;
    page.press("Tab").await;
    page.hear_after_typing("Saved").await;
    page.click(Role::Textbox, "Target role").await;
    page.press("Control+Z").await;
    page.type_text("!").await;
    page.press("Tab").await;
    page.hear_after_typing("Saved").await;
    page.see("1 of 4 tasks").await;
    page.is_ticked(TASK, true).await;
    app.close().await;

    let done = &desktop.json(NOW, &["status"])["journey"]["tasks_done"];
    assert_eq!(done.as_u64(), Some(1), "the tick was not taken back");
}
