//! A machine whose window stayed blank: it is drawn plainly from the next start on, that is said once, and it can be changed.

use std::fs;

use crate::journal::{NOON, begin};
use crate::support::{Desktop, Role};

const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
const TICK: &str = "Draw the window plainly, from the next start on";

#[tokio::test]
async fn what_was_remembered_of_a_blank_window_is_said_once_and_can_be_changed() {
    let desktop = Desktop::set_up("plain-renderer").await;
    begin(&desktop);
    let file = desktop.home().join(".local/state/dev.standpoint.Standpoint/machine.json");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for what is remembered");
    fs::write(&file, r#"{"renderer": "plain", "renderer_to_be_said": true}"#).expect("it can be remembered");

    let app = desktop.open(NOON).await;
    app.page().see("The window stayed blank").await;
    assert_eq!(app.environment_of_the_page(SWITCH).as_deref(), Some("1"));
    app.close().await;

    let app = desktop.open(NOON).await;
    let page = app.page();
    page.see("Programme").await;
    page.press("Control+6").await;
    page.is_ticked(TICK, true).await;
    page.see_no_more("The window stayed blank").await;
    page.click(Role::Checkbox, TICK).await;
    page.is_ticked(TICK, false).await;
    app.close().await;

    let app = desktop.open(NOON).await;
    app.page().see("Programme").await;
    assert_eq!(app.environment_of_the_page(SWITCH), None);
    app.close().await;
}
