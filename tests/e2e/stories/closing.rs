//! Closing the window: into the tray when that is wanted and there is one, else out.

use standpoint_core::reminders::OnClose;

use crate::journal::{NOON, begin, choose_on_close, chosen_on_close};
use crate::support::{App, Desktop, Role};

const QUESTION: &str = "Keep Standpoint running?";

#[tokio::test]
async fn rule_13_closing_to_the_tray_ends_the_page_and_keeps_the_coach_and_open_brings_it_back() {
    let desktop = Desktop::set_up("closing-to-tray").await.with_tray_host();
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    let item = desktop.tray_item().await;
    assert!(app.of_the_page().iter().any(|name| name == "WebKitWebProces"), "{:?}", app.of_the_page());

    for _ in 0..2 {
        desktop.close_window().await;
        desktop.sees_no_window().await;
        desktop
            .eventually("the page's process to end", || {
                !app.of_the_page().iter().any(|name| name == "WebKitWebProces")
            })
            .await;
        assert!(app.is_running(), "the coach stays");
        item.click("Open Standpoint").await;
        desktop.sees_window().await;
    }
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_13_the_first_time_it_asks_and_stays_when_that_is_the_answer() {
    let desktop = Desktop::set_up("closing-asks-stay").await.with_tray_host();
    let app = asked(&desktop).await;
    answer(&app, "Keep running").await;
    desktop.sees_no_window().await;
    desktop
        .eventually("the page's process to end", || {
            !app.of_the_page().iter().any(|name| name == "WebKitWebProces")
        })
        .await;
    assert!(app.is_running());
    assert_eq!(chosen_on_close(&desktop), "stay", "it will not ask again");
    app.close().await;
}

#[tokio::test]
async fn rule_13_the_first_time_it_asks_and_quits_when_that_is_the_answer() {
    let desktop = Desktop::set_up("closing-asks-quit").await.with_tray_host();
    let app = asked(&desktop).await;
    answer(&app, "Quit").await;
    app.gone().await;
    desktop.tray_is_empty().await;
}

#[tokio::test]
async fn rule_13_without_a_tray_closing_quits_whatever_was_chosen() {
    let desktop = Desktop::set_up("closing-without-tray").await;
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    desktop.close_window().await;
    let end = app.ended().await;
    assert!(end.success(), "{end}");
}

#[tokio::test]
async fn rule_13_a_tray_that_came_later_is_used_and_one_that_went_is_not_relied_on() {
    let mut desktop = Desktop::set_up("closing-tray-later").await;
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    desktop.bring_tray_up();
    let item = desktop.tray_item().await;
    desktop.close_window().await;
    desktop.sees_no_window().await;
    item.activate();
    desktop.sees_window().await;

    desktop.take_tray_down();
    desktop.close_window().await;
    let end = app.ended().await;
    assert!(end.success(), "{end}");
}

#[tokio::test]
async fn rule_13_a_tray_that_never_answers_is_not_relied_on_and_the_next_one_is() {
    let mut desktop = Desktop::set_up("closing-silent-tray").await.with_silent_tray();
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);
    let app = desktop.start(NOON);
    desktop.sees_window().await;
    desktop.tray_was_asked().await;
    desktop.close_window().await;
    let end = app.ended().await;
    assert!(end.success(), "closing quits, nobody could bring it back: {end}");

    let app = desktop.start(NOON);
    desktop.sees_window().await;
    desktop.tray_was_asked().await;
    desktop.take_tray_down();
    desktop.bring_tray_up();
    let item = desktop.tray_item().await;
    desktop.close_window().await;
    desktop.sees_no_window().await;
    item.activate();
    desktop.sees_window().await;
    let end = app.close().await;
    assert!(end.success(), "{end}");
}

/// The app, asking what closing means.
async fn asked(desktop: &Desktop) -> App {
    begin(desktop);
    let app = desktop.open(NOON).await;
    app.page().see("Good to see you, Ada.").await;
    desktop.tray_item().await;
    desktop.close_window().await;
    app.page().find(Role::Dialog, QUESTION).await;
    assert!(app.is_running());
    app
}

async fn answer(app: &App, button: &str) {
    let dialog = app.page().part(Role::Dialog, QUESTION).await;
    let button = dialog.find(Role::Button, button).await;
    // The page may be gone before the driver hears that the click was taken.
    let _ = button.click().await;
}
