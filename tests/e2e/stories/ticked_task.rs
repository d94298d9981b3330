//! A tick is kept.

use serde_json::{Value, json};

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";

#[tokio::test]
async fn a_task_that_was_ticked_is_still_ticked_after_a_restart() {
    let desktop = Desktop::set_up("ticked-task").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.find(Role::Heading, "Choose your target role and a date").await;
    page.click(Role::Button, "Already done").await;
    page.find(Role::Heading, "Read your employer’s policy").await;
    page.click(Role::Button, "Done today").await;
    page.is_ticked("Choose your target role and a date", true).await;
    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 1: Set your purpose and pact").await;
    page.see("1 of 4 tasks").await;
    page.click(Role::Button, "Ask an accountability partner").await;
    page.click(Role::Button, "Already done").await;
    page.see("2 of 4 tasks").await;
    app.close().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 1: Set your purpose and pact").await;
    page.see("2 of 4 tasks").await;
    page.click(Role::Switch, "The whole step on one page").await;
    page.is_ticked("Choose your target role and a date", true).await;
    page.is_ticked("Ask an accountability partner", true).await;
    page.is_ticked("Name three audiences", false).await;
    page.click(Role::Link, "Progress").await;
    let bar = page.find(Role::Progress, "Tasks done of step 1").await;
    assert_eq!(page.run("return arguments[0].value", vec![json!(bar)]).await, 2);
    app.close().await;

    assert_eq!(done_today(&desktop), ["accountability-partner", "target-role"]);
}

fn done_today(desktop: &Desktop) -> Vec<String> {
    let status = desktop.json(NOW, &["status"]);
    let tasks = status["done_today"].as_array().into_iter().flatten();
    let mut ids: Vec<String> =
        tasks.filter_map(|task: &Value| Some(task["id"].as_str()?.to_owned())).collect();
    ids.sort_unstable();
    ids
}
