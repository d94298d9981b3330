//! A hidden coach has no window and no page, and leaves when it is asked to.

use crate::journal::{MARK, NOON, WEEKLY_POST, begin, state, up_to_a_mark};
use crate::support::Desktop;

#[tokio::test]
async fn rule_13_a_hidden_start_reminds_without_a_window_or_a_page() {
    let desktop = Desktop::set_up("hidden").await;
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, MARK]);
    assert!(
        !desktop.has_window() && app.of_the_page().is_empty(),
        "it has looked twice, without a window or a page"
    );
    assert!(app.close().await.success());
}

#[tokio::test]
async fn asked_to_leave_a_hidden_coach_does_so_and_has_written_everything_down() {
    let desktop = Desktop::set_up("hidden-leaves").await;
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop
        .eventually("the popup to be shown and written down", || {
            desktop.daemon.shown() == 1 && state(&desktop) == "posted"
        })
        .await;

    let end = app.close().await;
    assert_eq!(end.code(), Some(0), "{end}");
    let left: Vec<_> = std::fs::read_dir(desktop.data_folder())
        .expect("the data folder is there")
        .flatten()
        .map(|one| one.file_name())
        .collect();
    assert!(
        !left.iter().any(|name| name.to_string_lossy().ends_with("-wal")),
        "the data is left as one file: {left:?}"
    );
    assert_eq!(state(&desktop), "posted");
}

#[tokio::test]
async fn a_coach_that_was_never_asked_its_first_questions_is_hidden_and_quiet() {
    let desktop = Desktop::set_up("hidden-new").await.with_tray_host();
    let app = desktop.start_hidden(NOON);
    let item = desktop.tray_item().await;
    assert_eq!((item.title().as_str(), item.status().as_str()), ("Standpoint", "Active"));
    assert_eq!(item.menu().last().map(String::as_str), Some("Quit"));
    assert!(desktop.monitor.heard().is_empty());
    assert!(app.close().await.success());
}
