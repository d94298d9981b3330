//! The window comes back as large as it was and where it was, however often it goes and comes.

use standpoint_core::reminders::OnClose;

use crate::journal::{NOON, begin, choose_on_close};
use crate::support::Desktop;

#[tokio::test]
async fn ten_rounds_of_hiding_showing_and_starting_leave_the_window_as_large_as_it_was() {
    let desktop = Desktop::set_up("window-place").await.with_tray_host();
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    desktop.resize_by_hand(930, 640).await;
    let first = desktop.geometry().await;
    assert_eq!(first.size, (930, 640));
    assert!(app.close().await.success());

    for round in 0..5 {
        let app = desktop.start(NOON);
        desktop.sees_window().await;
        desktop.has_geometry(first, &format!("start {round}")).await;
        let item = desktop.tray_item().await;
        desktop.close_window().await;
        desktop.sees_no_window().await;
        item.activate();
        desktop.sees_window().await;
        desktop.has_geometry(first, &format!("called up {round}")).await;
        assert!(app.close().await.success());
    }
}
