//! Two starts at the same moment are one coach.

use crate::journal::{MARK, NOON, WEEKLY_POST, begin, occurrences, up_to_a_mark};
use crate::support::Desktop;

#[tokio::test]
async fn rule_9_two_hidden_starts_at_once_leave_one_process_and_one_popup_and_raise_no_window() {
    let desktop = Desktop::set_up("two-starts").await;
    begin(&desktop);
    let starts = [desktop.start_hidden(NOON), desktop.start_hidden(NOON)];
    desktop.monitor.wait_for_number(1).await;
    let running = || starts.iter().filter(|start| start.is_running()).count();
    desktop.eventually("one of them to leave", || running() == 1).await;
    assert_eq!(occurrences(&desktop).len(), 1);
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, MARK], "each is shown by one of them");
    assert!(running() == 1 && !desktop.has_window(), "one process and no window");
    for start in starts {
        assert!(start.close().await.success(), "neither ends with an error");
    }
}

#[tokio::test]
async fn a_second_start_of_a_hidden_coach_shows_its_window_and_ends() {
    let desktop = Desktop::set_up("second-start-of-hidden").await.with_tray_host();
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.tray_item().await;
    assert!(!desktop.has_window(), "it is hidden");

    assert!(desktop.start_again(NOON).await.success(), "the second start ends without an error");
    desktop.sees_window().await;
    assert!(app.is_running());
    assert!(app.close().await.success());
}
