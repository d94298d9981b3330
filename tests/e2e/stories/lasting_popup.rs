//! A popup stays until it is answered where the user chose so, and is left to the desktop where not.

use crate::journal::{
    NOON, WEEKLY_POST, add_due_task, begin, inbox, keep_on_screen, occurrences, remind_of_tasks, state,
};
use crate::support::{Background, Desktop, Manner};

#[tokio::test]
async fn one_that_stays_is_critical_without_an_end_and_its_buttons_answer() {
    let desktop = Desktop::set_up("lasting-answered").await;
    begin(&desktop);
    keep_on_screen(&desktop);
    let app = shown(&desktop, 1).await;
    let popup = desktop.monitor.heard().remove(0);
    assert_eq!((popup.urgency, popup.resident, popup.expires), (Some(2), true, 0));
    assert_eq!(popup.buttons(), ["I posted", "Snooze 1 h", "Tomorrow", "Open"]);
    assert!(popup.actions.iter().any(|(key, _)| key == "default"), "a click on it is heard");
    assert_eq!(popup.summary, WEEKLY_POST);

    desktop.daemon.choose("Snooze 1 h").await;
    desktop.eventually("the answer to be kept", || state(&desktop) == "snoozed").await;
    desktop
        .eventually("the popup to go", || {
            desktop.daemon.shown() == 0 && desktop.monitor.taken_back().len() == 1
        })
        .await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn one_that_stays_goes_when_its_matter_is_settled_elsewhere() {
    let desktop = Desktop::set_up("lasting-settled").await;
    begin(&desktop);
    keep_on_screen(&desktop);
    remind_of_tasks(&desktop);
    add_due_task(&desktop, "R&D <b>first</b>");
    add_due_task(&desktop, "Call Ines");
    let app = shown(&desktop, 2).await;
    let bodies: Vec<_> = desktop.monitor.heard().into_iter().map(|one| one.body).collect();
    assert!(
        bodies.iter().any(|body| body.contains("R&D <b>first</b>")),
        "this service reads no markup: {bodies:?}"
    );
    desktop.command_line(NOON, &["post", "log", "Why our roadmap shrank"]);
    desktop
        .eventually("the one popup to be taken back", || {
            desktop.system.wakes();
            desktop.monitor.taken_back().len() == 1 && desktop.daemon.shown() == 1
        })
        .await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn one_that_stays_and_is_refused_waits_in_the_inbox_and_comes_once_there_is_a_service() {
    comes_after_all("lasting-refused", Manner::Refuses).await;
}

#[tokio::test]
async fn one_that_stays_and_is_never_answered_for_holds_nothing_up() {
    comes_after_all("lasting-silent", Manner::NeverAnswers).await;
}

async fn comes_after_all(story: &'static str, manner: Manner) {
    let mut desktop = Desktop::set_up(story).await;
    desktop.daemon.stop().await;
    let service = desktop.service_that(manner);
    begin(&desktop);
    keep_on_screen(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    desktop
        .eventually("the popup to be owed", || {
            state(&desktop) == "claimed" && inbox(&desktop) == [WEEKLY_POST]
        })
        .await;
    drop(service);
    desktop.daemon.start_again().await;
    desktop
        .eventually("the popup to be there", || desktop.daemon.shown() == 1 && state(&desktop) == "posted")
        .await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn without_the_choice_urgency_and_time_are_the_desktops() {
    let desktop = Desktop::set_up("lasting-off").await;
    begin(&desktop);
    let app = shown(&desktop, 1).await;
    let popup = desktop.monitor.heard().remove(0);
    assert_eq!((popup.urgency, popup.resident, popup.expires), (None, false, -1));
    assert!(app.close().await.success());
}

async fn shown(desktop: &Desktop, number: u32) -> Background {
    let app = desktop.start_hidden(NOON);
    let all_shown = || occurrences(desktop).iter().all(|one| one.state == "posted");
    desktop.eventually("the popups to be there", || desktop.daemon.shown() == number && all_shown()).await;
    app
}
