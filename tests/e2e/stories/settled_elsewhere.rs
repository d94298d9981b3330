//! A popup on the screen goes when there is nothing left to remind of.

use crate::journal::{NOON, add_due_task, begin, inbox, occurrences, remind_of_tasks};
use crate::support::{Background, Desktop};

#[tokio::test]
async fn rule_8_a_post_that_is_logged_elsewhere_takes_the_popup_back() {
    let desktop = Desktop::set_up("settled-post").await;
    begin(&desktop);
    let app = shown(&desktop, 1).await;
    desktop.command_line(NOON, &["post", "log", "Why our roadmap shrank"]);
    goes(&desktop, 0).await;
    assert_eq!(occurrences(&desktop)[0].state, "done");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_8_a_task_that_is_done_elsewhere_takes_its_popup_back_and_leaves_the_other() {
    let desktop = Desktop::set_up("settled-task").await;
    begin(&desktop);
    remind_of_tasks(&desktop);
    add_due_task(&desktop, "Call Ines");
    let app = shown(&desktop, 2).await;
    let tasks = desktop.json(NOON, &["task", "list"]);
    let task = tasks
        .as_array()
        .into_iter()
        .flatten()
        .find(|task| task["title"] == "Call Ines")
        .expect("the task is there");
    desktop.command_line(NOON, &["task", "done", task["id"].as_str().expect("a task has an id")]);
    goes(&desktop, 1).await;
    assert_eq!(inbox(&desktop).len(), 1);
    assert!(app.close().await.success());
}

async fn shown(desktop: &Desktop, number: u32) -> Background {
    let app = desktop.start_hidden(NOON);
    let all_shown = || occurrences(desktop).iter().all(|one| one.state == "posted");
    desktop.eventually("the popups to be there", || desktop.daemon.shown() == number && all_shown()).await;
    app
}

/// One is taken back, and this many are left.
async fn goes(desktop: &Desktop, left: u32) {
    desktop
        .eventually("the popup to be taken back", || {
            desktop.system.wakes();
            desktop.monitor.taken_back().len() == 1 && desktop.daemon.shown() == left
        })
        .await;
}
