//! The first if-then plan: run through once when it is written and on the evening before, and the slot speaks its words.

use crate::journal::{BEGIN, NOON};
use crate::support::{Desktop, Role};
use crate::ways::to_task_of_step_1;

const ANSWERS: [(&str, &str, &str); 3] = [
    ("plan-1-cue", "First plan: if …", "My coffee is poured"),
    ("plan-1-place", "First plan: where", "at the kitchen table"),
    ("plan-1-action", "First plan: then I …", "Open my draft before my mail"),
];

#[tokio::test]
async fn the_plan_is_run_through_when_it_is_written_and_on_the_evening_before_the_slot() {
    let desktop = Desktop::set_up("rehearsal").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--zone", "UTC"]);
    let app = desktop.open(BEGIN).await;
    let page = app.page();
    to_task_of_step_1(&page, "Write two if-then plans").await;
    for (_, field, answer) in ANSWERS {
        page.fill_in(field, answer).await;
    }
    page.press("Control+1").await;
    let card = page.part(Role::Region, "Thirty seconds").await;
    card.see("Close your eyes. My coffee is poured, at the kitchen table. You open your draft before your mail. What do you see first?")
        .await;
    card.click(Role::Button, "Done").await;
    page.gone(Role::Region, "Thirty seconds").await;
    app.close().await;

    // By day it is over; on the evening before the slot it comes once more, and then never again.
    let app = desktop.open("2026-03-09T12:00:00Z").await;
    app.page().see("Good to see you, Ada.").await;
    app.page().gone(Role::Region, "Thirty seconds").await;
    app.close().await;
    let app = desktop.open("2026-03-09T18:00:00Z").await;
    let page = app.page();
    let card = page.part(Role::Region, "Thirty seconds").await;
    card.see(
        "Tomorrow: Tuesday, my coffee is poured, at the kitchen table. Run through it once; thirty seconds.",
    )
    .await;
    card.click(Role::Button, "Not now").await;
    page.gone(Role::Region, "Thirty seconds").await;
    app.close().await;
    let app = desktop.open("2026-03-16T18:00:00Z").await;
    app.page().see("Good to see you, Ada.").await;
    app.page().gone(Role::Region, "Thirty seconds").await;
    app.close().await;
}

#[tokio::test]
async fn once_the_voice_has_started_the_slots_popup_speaks_in_the_plans_own_words() {
    let desktop = Desktop::set_up("slot-in-words").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    plan(&desktop);
    let app = desktop.start_hidden(NOON);
    let popup = desktop.monitor.wait_for_number(1).await.remove(0);
    assert_eq!(popup.summary, "Tuesday: My coffee is poured, at the kitchen table");
    assert_eq!(popup.buttons(), ["I posted", "Snooze 1 h", "Tomorrow", "Open"]);
    assert!(app.close().await.success());
}

#[tokio::test]
async fn before_the_voice_has_started_the_slots_popup_names_the_next_action_and_done_does_it() {
    let desktop = Desktop::set_up("slot-next-action").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--zone", "UTC"]);
    plan(&desktop);
    let app = desktop.start_hidden(NOON);
    let popup = desktop.monitor.wait_for_number(1).await.remove(0);
    assert_eq!(popup.summary, "Choose your target role and a date");
    assert_eq!(popup.body, "5 minutes, Tuesday, 09:00: Choose your target role and a date.");
    assert_eq!(popup.buttons(), ["Done", "Snooze 1 h", "Tomorrow", "Open"]);
    desktop.daemon.choose("Done").await;
    desktop
        .eventually("the task to be done", || {
            desktop.json(NOON, &["status"])["done_today"][0]["id"] == "target-role"
        })
        .await;
    assert!(app.close().await.success());
}

/// The first plan, written down.
fn plan(desktop: &Desktop) {
    for (field, _, answer) in ANSWERS {
        desktop.command_line(BEGIN, &["worksheet", "set", "1", field, answer]);
    }
}
