//! The calendar file follows what the window and the command line change.

use std::fs;

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";

#[tokio::test]
async fn a_chosen_calendar_file_follows_the_window_and_the_command_line() {
    let desktop = Desktop::set_up("calendar-file").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC", "--weekly-posts", "1"]);
    desktop.command_line(NOW, &["post", "log", "Before the file"]);
    let file = desktop.home().join("planner.ics");
    let held = |words: &str| fs::read_to_string(&file).is_ok_and(|text| text.contains(words));
    assert!(!file.exists(), "it's off by default");

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.click(Role::Button, "Choose calendar file…").await;
    desktop.save_as(&file).await;
    page.see("Kept up to date:").await;
    assert!(held("PRODID:-//Standpoint//Standpoint//EN") && held("SUMMARY:Post: Before the file"));

    // From the window, some seconds later.
    page.click(Role::Link, "Posts").await;
    page.click(Role::Button, "Actions for Before the file").await;
    page.click(Role::MenuItem, "Delete").await;
    desktop.eventually("the deleted post to be cancelled", || held("STATUS:CANCELLED")).await;

    // From the command line, at once.
    desktop.command_line(NOW, &["post", "log", "From a terminal"]);
    assert!(held("SUMMARY:Post: From a terminal"));

    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.click(Role::Checkbox, "Hide titles: events only say “Post” or “Writing time”").await;
    desktop.eventually("the titles to be hidden", || !held("From a terminal")).await;
    page.click(Role::Button, "Stop updating").await;
    page.find(Role::Button, "Choose calendar file…").await;
    desktop.command_line(NOW, &["post", "log", "After the end"]);
    assert!(!held("After the end") && file.exists(), "it stays, and stays as it was");
    app.close().await;
}

#[tokio::test]
async fn a_file_of_another_program_is_left_alone_and_the_page_says_so() {
    let desktop = Desktop::set_up("calendar-file-foreign").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC", "--weekly-posts", "1"]);
    let file = desktop.home().join("holidays.ics");
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.click(Role::Button, "Choose calendar file…").await;
    desktop.save_as(&file).await;
    page.see("Kept up to date:").await;

    let foreign = "BEGIN:VCALENDAR\r\nPRODID:-//Elsewhere//EN\r\nEND:VCALENDAR\r\n";
    fs::write(&file, foreign).expect("another program writes its file there");
    page.click(Role::Checkbox, "Your own tasks").await;
    page.see("isn’t a calendar file of Standpoint’s").await;
    assert_eq!(fs::read_to_string(&file).ok().as_deref(), Some(foreign));
    // What the user does is saved all the same.
    desktop.command_line(NOW, &["post", "log", "Week one"]);
    app.close().await;
}
