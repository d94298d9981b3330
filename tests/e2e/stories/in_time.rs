//! A reminder comes at its time, whatever the computer did meanwhile.

use std::time::{Duration, Instant};

use crate::journal::{
    MARK, NOON, WEEKLY_POST, add_due_task, before_the_slot, begin, remind_of_tasks, up_to_a_mark,
};
use crate::support::{Background, Desktop, patience};

/// The promise: no popup comes later than this.
const IN_TIME: Duration = Duration::from_secs(30);
/// How often the computer may wake, a good twenty milliseconds apart, before the popup must be there.
const MOST_WAKINGS: u32 = 250;
/// How long the app stands still beyond a popup's time.
const A_WHILE: Duration = Duration::from_secs(3);

#[tokio::test]
async fn rule_4_a_popup_comes_within_half_a_minute_of_its_time_and_once() {
    let desktop = Desktop::set_up("in-time").await;
    begin(&desktop);
    let due = Instant::now() + Duration::from_secs(5);
    let app = desktop.start_hidden(&before_the_slot(5));

    let late = heard_after(&desktop, 1, due).await;
    assert!(late < IN_TIME, "it came {late:?} late");
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, MARK], "once");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_4_a_popup_whose_time_passed_while_the_app_stood_still_comes_once_when_it_goes_on() {
    let desktop = Desktop::set_up("stood-still").await.with_tray_host();
    begin(&desktop);
    let due = Instant::now() + Duration::from_secs(6);
    let app = desktop.start_hidden(&before_the_slot(6));
    desktop.tray_item().await;
    app.stop();
    // No mark can come of an app that stands still: this is the time that has to pass.
    let still = due.saturating_duration_since(Instant::now()) + A_WHILE;
    patience::throughout("no popup", still, async || desktop.monitor.heard().is_empty()).await;

    let woken = Instant::now();
    app.go_on();
    let late = heard_after(&desktop, 1, woken).await;
    assert!(late < IN_TIME, "it came {late:?} after the app went on");
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, MARK], "once");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_4_waking_from_sleep_has_the_app_look_at_once() {
    let desktop = Desktop::set_up("woken").await;
    let app = waiting_for_a_task(&desktop).await;
    add_due_task(&desktop, "Call Ines");

    // By itself it looks half a minute after the first popup, which is some hundred wakings later.
    let mut wakings = 0;
    patience::expect("a popup for the task", async || {
        wakings += 1;
        desktop.system.falls_asleep();
        desktop.system.wakes();
        (desktop.monitor.heard().len() == 2).then_some(())
    })
    .await;
    assert!(wakings <= MOST_WAKINGS, "it came after {wakings} wakings");
    assert_eq!(desktop.monitor.heard()[1].summary, "Call Ines");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_4_what_the_command_line_made_due_comes_within_half_a_minute_by_itself() {
    let desktop = Desktop::set_up("noticed").await;
    let app = waiting_for_a_task(&desktop).await;
    let due = Instant::now();
    add_due_task(&desktop, "Call Ines");

    let late = heard_after(&desktop, 2, due).await;
    assert!(late < IN_TIME + A_WHILE, "it came {late:?} after it was due");
    assert!(app.close().await.success());
}

/// A hidden app that has just looked: the weekly post's popup is there.
async fn waiting_for_a_task(desktop: &Desktop) -> Background {
    begin(desktop);
    remind_of_tasks(desktop);
    let app = desktop.start_hidden(NOON);
    let first = desktop.monitor.wait_for_number(1).await;
    assert_eq!(first[0].summary, WEEKLY_POST);
    app
}

/// How long after this moment this many popups were there in all.
async fn heard_after(desktop: &Desktop, number: usize, moment: Instant) -> Duration {
    let long = moment.saturating_duration_since(Instant::now()) + IN_TIME * 2;
    let heard =
        patience::within(long, async || (desktop.monitor.heard().len() >= number).then(Instant::now)).await;
    heard
        .unwrap_or_else(|| panic!("there is no popup {number} after {long:?}"))
        .saturating_duration_since(moment)
}
