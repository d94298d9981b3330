//! On Wayland a click's token is handed to the compositor, which then lets the window come to the front.

use crate::journal::{NOON, begin};
use crate::support::{Background, Desktop};

#[tokio::test]
async fn a_second_start_brings_the_window_to_the_front_with_its_launchers_token() {
    let (desktop, app) = open_and_out_of_sight("front-second-start").await;
    let token = desktop.activation_token();
    assert!(
        desktop.start_again_with_token(NOON, &token).await.success(),
        "the second start ends without an error"
    );
    desktop.came_to_the_front_with(&token).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn a_click_in_the_tray_brings_the_window_to_the_front_with_the_trays_token() {
    let (desktop, app) = open_and_out_of_sight("front-tray").await;
    let item = desktop.tray_item().await;
    let token = desktop.activation_token();
    item.activate_with(&token);
    desktop.came_to_the_front_with(&token).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn open_on_a_notification_brings_the_window_to_the_front_with_the_services_token() {
    let (desktop, app) = open_and_out_of_sight("front-notification").await;
    desktop.monitor.wait_for_number(1).await;
    let token = desktop.activation_token();
    desktop.daemon.gives_token(&token);
    desktop.daemon.choose("Open").await;
    desktop.came_to_the_front_with(&token).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn a_hidden_coachs_new_window_comes_to_the_front_with_the_token_of_the_second_start() {
    let desktop = Desktop::set_up("front-hidden").await.with_tray_host().with_compositor();
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.tray_item().await;
    let token = desktop.activation_token();
    assert!(
        desktop.start_again_with_token(NOON, &token).await.success(),
        "the second start ends without an error"
    );
    desktop.came_to_the_front_with(&token).await;
    assert!(app.close().await.success());
}

/// An open window with the user on another workspace.
async fn open_and_out_of_sight(story: &'static str) -> (Desktop, Background) {
    let desktop = Desktop::set_up(story).await.with_tray_host().with_compositor();
    begin(&desktop);
    let app = desktop.start(NOON);
    desktop.look_elsewhere().await;
    (desktop, app)
}
