//! Looks back at a month, halfway and at the end, by keyboard alone: half done stays, finishing ticks, and the letter waits.

use std::env;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{App, Desktop, Role};

const BEGIN: &str = "2026-01-05T09:00:00Z";
/// A Thursday a month later, the day after, the 91st day, and a day six months after the end.
const MONTH: &str = "2026-02-05T09:00:00Z";
const NEXT_DAY: &str = "2026-02-06T09:00:00Z";
const HALFWAY_EVE: &str = "2026-04-06T09:00:00Z";
const HALFWAY: &str = "2026-04-07T09:00:00Z";
const BACK: &str = "2026-10-08T09:00:00Z";

#[tokio::test]
async fn a_month_halfway_and_the_end_are_looked_back_at_by_keyboard() {
    let desktop = Desktop::set_up("longer-looks-back").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    desktop.command_line(MONTH, &["post", "log", "What we stopped", "--on", "2026-01-13"]);
    let app = desktop.open(MONTH).await;
    a_month_half_done(&app).await;
    app.close().await;
    let app = desktop.open(NEXT_DAY).await;
    the_month_finished(&app).await;
    app.close().await;
    assert_eq!(shown(&desktop, NEXT_DAY, "--month=2026-01")["finished_on"], "2026-02-06");

    // Someone who was here the day before isn't welcomed back first.
    desktop.command_line(HALFWAY_EVE, &["post", "log", "Another one"]);
    let app = desktop.open(HALFWAY).await;
    halfway(&app).await;
    app.close().await;
    assert_eq!(shown(&desktop, HALFWAY, "--halfway")["direction"], "inside");

    for step in 1..=12 {
        desktop.command_line(HALFWAY, &["step", &step.to_string(), "--mark", "done"]);
    }
    let app = desktop.open(HALFWAY).await;
    graduation(&app).await;
    app.close().await;
    let end = shown(&desktop, HALFWAY, "--graduation");
    assert_eq!(end["letter"]["opens_on"], "2026-10-07");
    assert_eq!(end["letter"]["text"], Value::Null);

    let app = desktop.open(BACK).await;
    let page = app.page();
    page.find(Role::Heading, "A letter from you").await;
    picture(&app, "today-letter").await;
    page.tab_to(Role::Button, "Open it").await;
    page.press("Enter").await;
    page.see_no_more("A letter from you").await;
    go_to(&app, "graduation").await;
    page.see("Is Tuesday still yours?").await;
    picture(&app, "graduation").await;
    app.close().await;
}

async fn a_month_half_done(app: &App) {
    let page = app.page();
    go_to(app, "look back at a month").await;
    page.find(Role::Heading, "Look back").await;
    page.see("January 2026").await;
    page.see("1 post. 1 of 4 weeks kept.").await;
    page.tab_to(Role::Textbox, "Keep").await;
    page.type_text("Tuesday before mail").await;
    page.press("Tab").await;
    page.see("Saved").await;
    picture(app, "look-back-month").await;
}

async fn the_month_finished(app: &App) {
    let page = app.page();
    go_to(app, "tuesday before mail").await;
    page.see("January 2026").await;
    page.tab_to(Role::Textbox, "Stop").await;
    page.type_text("The second network").await;
    page.tab_to(Role::Button, "Finish the look back").await;
    page.press("Enter").await;
    page.see("Finished").await;
}

async fn halfway(app: &App) {
    let page = app.page();
    page.see("Half the way").await;
    page.tab_to(Role::Button, "Yes").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Halfway").await;
    page.tab_to(Role::Textbox, "Still true?").await;
    page.type_text("Mostly").await;
    page.tab_to(Role::Button, "Further inside").await;
    page.press("Space").await;
    page.see("Further inside: steps 9 and 10 come first").await;
    picture(app, "halfway").await;
    page.tab_to(Role::Button, "Finish the look back").await;
    page.press("Enter").await;
    page.see("Halfway is done").await;
}

async fn graduation(app: &App) {
    let page = app.page();
    go_to(app, "graduation").await;
    page.find(Role::Heading, "What you can say now").await;
    page.tab_to(Role::Textbox, "Letter to myself").await;
    page.type_text("Is Tuesday still yours?").await;
    page.tab_to(Role::Button, "Finish the look back").await;
    page.press("Enter").await;
    page.see("Your page is saved. You can open your letter on 7 October 2026.").await;
    page.see("It’s closed.").await;
}

/// Goes where Ctrl K finds first.
async fn go_to(app: &App, words: &str) {
    let page = app.page();
    page.find(Role::Heading, "Today, ").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text(words).await;
    // Enter waits for what may still be found.
    page.press("Enter").await;
}

fn shown(desktop: &Desktop, now: &str, of: &str) -> Value {
    serde_json::from_str(&desktop.command_line(now, &["review", "show", of, "--json"])).expect("JSON")
}

/// Takes a picture where the run asks for some.
async fn picture(app: &App, name: &str) {
    if let Some(folder) = env::var_os("STANDPOINT_PICTURES") {
        app.page().is_drawn().await;
        app.picture(&PathBuf::from(folder).join(format!("{name}.png"))).await;
    }
}
