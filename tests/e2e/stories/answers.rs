//! A press on a popup does what it says, with no window anywhere.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::journal::{BEGIN, NOON, begin, inbox, occurrences, state};
use crate::support::{Background, Desktop};

#[tokio::test]
async fn i_posted_logs_a_post_and_keeps_the_week() {
    let (desktop, app) = nudged("answer-done").await;
    assert_eq!(desktop.monitor.heard()[0].buttons(), ["I posted", "Snooze 1 h", "Tomorrow", "Open"]);
    desktop.daemon.choose("I posted").await;
    desktop
        .eventually("the week to be kept", || desktop.json(NOON, &["status"])["week"]["state"] == "kept")
        .await;
    assert_eq!((state(&desktop).as_str(), inbox(&desktop).len()), ("done", 0));
    leaves_without_a_window(&desktop, app).await;
}

#[tokio::test]
async fn rule_10_snooze_is_an_instant_an_hour_from_now() {
    let (desktop, app) = nudged("answer-snooze").await;
    desktop.daemon.choose("Snooze 1 h").await;
    is_put_off_until(&desktop, "2026-03-03T13:00:00Z").await;
    leaves_without_a_window(&desktop, app).await;
}

#[tokio::test]
async fn rule_10_tomorrow_is_the_same_time_on_the_next_day() {
    let (desktop, app) = nudged("answer-tomorrow").await;
    desktop.daemon.choose("Tomorrow").await;
    is_put_off_until(&desktop, "2026-03-04T09:00:00Z").await;
    leaves_without_a_window(&desktop, app).await;
}

#[tokio::test]
async fn open_brings_a_window_up_and_leaves_the_reminder_in_the_inbox() {
    let (desktop, app) = nudged("answer-open").await;
    assert!(!desktop.has_window(), "none came up unasked");
    desktop.daemon.choose("Open").await;
    desktop.sees_window().await;
    desktop.eventually("it to be seen", || state(&desktop) == "seen").await;
    assert_eq!(inbox(&desktop).len(), 1);
    assert!(app.close().await.success());
}

#[tokio::test]
async fn done_settles_a_reminder_of_ones_own() {
    let (desktop, app) = with_own("answer-own", &["Call Ines"]).await;
    let popup = desktop.monitor.heard().remove(0);
    assert_eq!(
        (popup.summary.as_str(), popup.buttons()),
        ("Call Ines", vec!["Done", "Snooze 1 h", "Tomorrow", "Open"])
    );
    desktop.daemon.choose("Done").await;
    desktop.eventually("it to be done", || state(&desktop) == "done").await;
    assert_eq!(inbox(&desktop).len(), 0);
    leaves_without_a_window(&desktop, app).await;
}

#[tokio::test]
async fn several_at_once_come_together_and_can_only_be_put_off_or_looked_at() {
    let (desktop, app) = with_own("answer-several", &["Call Ines", "Write to Grace"]).await;
    let popup = desktop.monitor.heard().remove(0);
    assert_eq!(
        (popup.summary.as_str(), popup.buttons()),
        ("2 reminders", vec!["Snooze 1 h", "Tomorrow", "Open"])
    );
    desktop.daemon.choose("Snooze 1 h").await;
    desktop
        .eventually("both to be put off", || occurrences(&desktop).iter().all(|one| one.state == "snoozed"))
        .await;
    assert_eq!(occurrences(&desktop).len(), 2);
    leaves_without_a_window(&desktop, app).await;
}

#[tokio::test]
async fn rule_10_what_was_put_off_survives_a_restart_and_comes_back_once() {
    let (desktop, app) = nudged("answer-snooze-restart").await;
    desktop.daemon.choose("Snooze 1 h").await;
    is_put_off_until(&desktop, "2026-03-03T13:00:00Z").await;
    assert!(app.close().await.success());

    let app = desktop.start_hidden("2026-03-03T13:01:00Z");
    desktop.monitor.wait_for_number(2).await;
    desktop.eventually("it to be shown", || state(&desktop) == "posted").await;
    assert_eq!((desktop.monitor.heard().len(), occurrences(&desktop).len()), (2, 1));
    leaves_without_a_window(&desktop, app).await;
}

/// A hidden app whose weekly post's popup is on the screen.
async fn nudged(story: &'static str) -> (Desktop, Background) {
    let desktop = Desktop::set_up(story).await;
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    (desktop, app)
}

/// A hidden app with one popup for these, and for nothing else.
async fn with_own(story: &'static str, titles: &[&str]) -> (Desktop, Background) {
    let desktop = Desktop::set_up(story).await;
    begin(&desktop);
    desktop.command_line(BEGIN, &["reminder", "off", "1"]);
    for title in titles {
        desktop
            .command_line(BEGIN, &["reminder", "add", "--title", title, "--day", "tuesday", "--at", "11:00"]);
    }
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    (desktop, app)
}

async fn is_put_off_until(desktop: &Desktop, instant: &str) {
    desktop.eventually("it to be put off", || state(desktop) == "snoozed").await;
    let until = occurrences(desktop)[0].snoozed_until.expect("it comes back");
    let expected: DateTime<Utc> = instant.parse().expect("an instant");
    // The story itself took a few seconds.
    let off = (until - expected).to_std().unwrap_or(Duration::MAX);
    assert!(off < Duration::from_secs(60), "until {until} instead of {expected}");
}

async fn leaves_without_a_window(desktop: &Desktop, app: Background) {
    assert!(!desktop.has_window(), "no window came up");
    assert_eq!(app.of_the_page(), [""; 0], "and no page");
    assert!(app.close().await.success());
}
