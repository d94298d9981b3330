//! The entries of the tray's menu do what they say.

use crate::journal::{NOON, all_put_off_until, begin};
use crate::support::{Background, Desktop, Role, TrayItem};

const MENU: [&str; 8] = [
    "Open Standpoint",
    "Next action: Choose your target role and a date",
    "New idea…",
    "Log a post…",
    "Snooze all until tomorrow, 07:00",
    "Hold my voice",
    "Add a pause…",
    "Quit",
];

#[tokio::test]
async fn the_tray_says_what_waits_and_what_is_next() {
    let (desktop, app, item) = hidden("tray").await;
    assert_eq!(item.title(), "Standpoint");
    desktop.eventually("the menu to say what is next", || item.menu() == MENU).await;
    desktop.eventually("the tray to say that something waits", || item.status() == "NeedsAttention").await;
    assert!(item.tool_tip().contains("1 reminder"), "{}", item.tool_tip());

    desktop.daemon.choose("I posted").await;
    desktop.eventually("the tray to say that nothing waits", || item.status() == "Active").await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn put_all_off_puts_everything_off_and_let_them_come_again_ends_it() {
    let (desktop, app, item) = hidden("tray-put-off").await;
    item.click("Snooze all until tomorrow, 07:00").await;
    desktop.eventually("everything to be put off", || all_put_off_until(&desktop).is_string()).await;
    item.click("Resume reminders").await;
    desktop.eventually("that to be over", || all_put_off_until(&desktop).is_null()).await;
    desktop.eventually("the menu to offer it again", || item.menu() == MENU).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn quit_ends_the_coach() {
    let (desktop, app, item) = hidden("tray-quit").await;
    item.click("Quit").await;
    assert!(app.ended().await.success());
    desktop.tray_is_empty().await;
}

#[tokio::test]
async fn a_click_on_the_icon_brings_the_window_up() {
    let (desktop, app, item) = hidden("tray-click").await;
    item.activate();
    desktop.sees_window().await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn log_a_post_opens_the_dialog_and_the_other_entries_their_pages() {
    let desktop = Desktop::set_up("tray-pages").await.with_tray_host();
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.see("Good to see you, Ada.").await;
    let item = desktop.tray_item().await;

    item.click("Log a post…").await;
    page.find(Role::Dialog, "Log a post").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "Log a post").await;

    item.click("New idea…").await;
    page.find(Role::Dialog, "New idea").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "New idea").await;

    item.click("Add a pause…").await;
    page.find(Role::Heading, "Pauses").await;
    item.click("Next action").await;
    page.see("Good to see you, Ada.").await;
    app.close().await;
}

#[tokio::test]
async fn log_a_post_brings_a_hidden_coachs_window_up_with_the_dialog() {
    let desktop = Desktop::set_up("tray-log-hidden").await.with_tray_host();
    begin(&desktop);
    let app = desktop.open_hidden(NOON, async || desktop.tray_item().await.click("Log a post…").await).await;
    app.page().find(Role::Dialog, "Log a post").await;
    desktop.sees_window().await;
    app.close().await;
}

/// A hidden app with a popup on the screen, and its icon.
async fn hidden(story: &'static str) -> (Desktop, Background, TrayItem) {
    let desktop = Desktop::set_up(story).await.with_tray_host();
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    let item = desktop.tray_item().await;
    (desktop, app, item)
}
