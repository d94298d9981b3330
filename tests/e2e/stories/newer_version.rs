//! Data that a later version wrote is left alone, with a calm message.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";

#[tokio::test]
async fn data_of_a_newer_version_is_left_alone_and_the_window_says_why() {
    let desktop = Desktop::set_up("newer-version").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    let file = desktop.data_folder().join("standpoint.sqlite3");
    set_version(&file, 9_999);
    let before = fs::read(&file).expect("the data can be read");

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.find(Role::Heading, "Standpoint can’t open your data").await;
    page.see("newer version").await;
    page.click(Role::Button, "Try again").await;
    page.find(Role::Heading, "Standpoint can’t open your data").await;
    assert_eq!(page.shuts_out().await, [""; 0]);
    app.close().await;

    assert_eq!(fs::read(&file).expect("the data can be read"), before, "not a byte was changed");
}

fn set_version(file: &Path, version: i32) {
    let data = Connection::open(file).expect("the data opens");
    data.pragma_update(None, "user_version", version).expect("it takes a version");
    data.execute_batch("CREATE TABLE of_a_newer_version (name TEXT) STRICT").expect("it takes a table");
}
