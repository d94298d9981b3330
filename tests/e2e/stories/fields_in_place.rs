//! The next action is done where it stands: its fields are on Today, and filling them is what finishes it.

use serde_json::Value;

use crate::journal::{NOON, begin};
use crate::support::{Desktop, Role};

const TASK: &str = "Choose your target role and a date";
const ROLE: &str = "Head of IT in a mid-sized manufacturer";
const FILLED: &str = "All filled in, so it’s done.";

#[tokio::test]
async fn fields_filled_on_today_tick_the_task_and_undo_brings_it_back() {
    let desktop = Desktop::set_up("fields-in-place").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, TASK).await;
    page.click(Role::Button, "Start · 5 min").await;
    page.has_focus(Role::Textbox, "Target role").await;
    page.type_text(ROLE).await;
    page.fill_in("By when", "30 June 2028").await;
    page.click(Role::Textbox, "Target role").await;
    page.part(Role::Status, FILLED).await.find(Role::Button, "Undo").await;
    assert_eq!(done_today(&desktop), ["target-role"]);

    // Nothing is pulled away from under the hands, and one press takes the tick back.
    page.find(Role::Heading, TASK).await;
    page.holds("Target role", ROLE).await;
    page.click(Role::Button, "Undo").await;
    page.see("Undone").await;
    desktop.eventually("the task to be open again", || done_today(&desktop).is_empty()).await;
    page.find(Role::Heading, TASK).await;
    page.holds("Target role", ROLE).await;

    page.fill_in("By when", "30 June 2029").await;
    page.click(Role::Textbox, "Target role").await;
    page.find(Role::Status, FILLED).await;
    page.click(Role::Button, "Save and finish").await;
    page.has_focus(Role::Heading, "Read your employer’s policy").await;
    page.click(Role::Button, "Done today").await;
    page.is_ticked(TASK, true).await;
    app.close().await;

    let answers = &desktop.json(NOON, &["worksheet", "show", "1"])["rows"][0]["answers"];
    assert_eq!(
        (answers["target-role"].as_str(), answers["by-when"].as_str()),
        (Some(ROLE), Some("2029-06-30"))
    );
}

#[tokio::test]
async fn what_is_half_filled_is_kept_and_save_and_finish_is_the_users_word() {
    let desktop = Desktop::set_up("fields-half-filled").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.fill_in("Target role", ROLE).await;
    app.close().await;
    assert_eq!(done_today(&desktop), [""; 0], "half of it is not done");

    let app = desktop.open(NOON).await;
    let page = app.page();
    page.holds("Target role", ROLE).await;
    page.click(Role::Button, "Start · 5 min").await;
    page.click(Role::Button, "Save and finish").await;
    page.find(Role::Heading, "Read your employer’s policy").await;
    app.close().await;
    assert_eq!(done_today(&desktop), ["target-role"]);
}

fn done_today(desktop: &Desktop) -> Vec<String> {
    let status = desktop.json(NOON, &["status"]);
    let tasks = status["done_today"].as_array().into_iter().flatten();
    tasks.filter_map(|task: &Value| Some(task["id"].as_str()?.to_owned())).collect()
}
