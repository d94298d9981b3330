//! Back after three weeks: nothing is lost, one small thing is enough, and where to begin is the user's choice.

use crate::journal::{BEGIN, begin};
use crate::support::{App, Desktop, Role};

/// Three weeks and a half later.
const BACK: &str = "2026-03-26T12:00:00Z";
const CARD: &str = "Good to have you back. Nothing is lost.";
const POLICY: &str = "Read your employer’s policy";

#[tokio::test]
async fn whoever_is_back_starts_again_from_today_with_something_small_and_can_take_it_back() {
    let desktop = Desktop::set_up("welcome-back").await;
    let before = away(&desktop);
    let app = back(&desktop).await;
    let page = app.page();
    page.see(&format!("We begin here: {POLICY}. Ten minutes.")).await;
    // Everything else is folded away, not gone.
    page.gone(Role::Region, "This week").await;
    page.click(Role::Button, "Everything else").await;
    page.find(Role::Region, "This week").await;

    page.click(Role::Button, "Start again from today").await;
    page.has_focus(Role::Heading, POLICY).await;
    page.find(Role::Button, "Start · 10 min").await;
    assert_ne!(ends_on(&desktop), before, "the dates begin today");

    page.click(Role::Button, "Undo").await;
    page.find(Role::Heading, CARD).await;
    assert_eq!(ends_on(&desktop), before, "and are as they were");
    app.close().await;
}

#[tokio::test]
async fn whoever_keeps_the_dates_goes_on_where_they_were() {
    let desktop = Desktop::set_up("welcome-back-keep").await;
    let before = away(&desktop);
    let app = back(&desktop).await;
    let page = app.page();
    page.click(Role::Button, "Keep my dates").await;
    page.has_focus(Role::Heading, POLICY).await;
    assert_eq!(ends_on(&desktop), before);
    app.close().await;
}

/// A journal that was left after its first task; answers with the day on which the programme ends.
fn away(desktop: &Desktop) -> String {
    begin(desktop);
    desktop.command_line(BEGIN, &["task", "done", "target-role"]);
    ends_on(desktop)
}

async fn back(desktop: &Desktop) -> App {
    let app = desktop.open(BACK).await;
    app.page().find(Role::Heading, CARD).await;
    app
}

fn ends_on(desktop: &Desktop) -> String {
    desktop.json(BACK, &["steps"])["ends_on"].as_str().expect("the programme has an end").to_owned()
}
