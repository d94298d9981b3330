//! Without a notification service, or with one that does not work, nothing is lost and nothing comes twice.

use std::time::Duration;

use crate::journal::{
    MARK, NOON, WEEKLY_POST, add_due_task, begin, inbox, occurrences, remind_of_tasks, state, up_to_a_mark,
};
use crate::support::{Desktop, Manner, patience};

/// The first tries come 5 s and 15 s after the first failure, and the service may come back right after one.
const A_FEW_TRIES: Duration = Duration::from_secs(40);

#[tokio::test]
async fn rule_11_without_a_service_the_inbox_and_the_tray_have_it_and_the_popup_comes_when_there_is_one() {
    let mut desktop = Desktop::set_up("no-service").await.with_tray_host();
    desktop.daemon.stop().await;
    begin(&desktop);
    let app = desktop.start_hidden(NOON);

    desktop.eventually("the inbox to have it", || inbox(&desktop) == [WEEKLY_POST]).await;
    let item = desktop.tray_item().await;
    desktop.eventually("the tray to say so", || item.status() == "NeedsAttention").await;
    assert!(item.tool_tip().contains("1 reminder"), "{}", item.tool_tip());

    desktop.daemon.start_again().await;
    is_shown(&desktop, 1).await;
    assert_eq!((desktop.monitor.heard().len(), inbox(&desktop).len()), (1, 1));
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, MARK], "once");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_11_when_the_service_dies_and_comes_back_the_next_popup_arrives_and_nothing_is_doubled() {
    let mut desktop = Desktop::set_up("service-dies").await;
    begin(&desktop);
    remind_of_tasks(&desktop);
    let app = desktop.start_hidden(NOON);
    is_shown(&desktop, 1).await;

    desktop.daemon.stop().await;
    add_due_task(&desktop, "Call Ines");
    desktop
        .eventually("the inbox to have both", || {
            desktop.system.wakes();
            inbox(&desktop).len() == 2
        })
        .await;
    desktop.daemon.start_again().await;
    is_shown(&desktop, 1).await;

    assert!(occurrences(&desktop).iter().all(|one| one.state == "posted"), "{:?}", occurrences(&desktop));
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [WEEKLY_POST, "Call Ines", MARK], "each once");
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_11_a_popup_that_the_service_refuses_is_in_the_inbox_and_comes_once_it_works() {
    let mut desktop = Desktop::set_up("service-refuses").await;
    desktop.daemon.stop().await;
    let service = desktop.service_that(Manner::Refuses);
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    desktop
        .eventually("the popup to be owed", || {
            state(&desktop) == "claimed" && inbox(&desktop) == [WEEKLY_POST]
        })
        .await;
    let refused = desktop.monitor.wait_for_number(2).await.len();

    drop(service);
    desktop.daemon.start_again().await;
    is_shown(&desktop, 1).await;
    assert!(desktop.monitor.heard().len() <= refused + 2, "it was tried now and then, not all the time");
    assert_eq!((occurrences(&desktop).len(), inbox(&desktop).len()), (1, 1));
    is_shown_once(&desktop).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_11_a_service_that_never_answers_holds_nothing_up() {
    let mut desktop = Desktop::set_up("service-silent").await.with_tray_host();
    desktop.daemon.stop().await;
    let service = desktop.service_that(Manner::NeverAnswers);
    begin(&desktop);
    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    desktop.eventually("the inbox to have it", || inbox(&desktop) == [WEEKLY_POST]).await;
    let item = desktop.tray_item().await;
    desktop.eventually("the tray to say so", || item.status() == "NeedsAttention").await;

    drop(service);
    desktop.daemon.start_again().await;
    is_shown(&desktop, 1).await;
    assert_eq!((occurrences(&desktop).len(), inbox(&desktop).len()), (1, 1));
    is_shown_once(&desktop).await;
    assert!(app.close().await.success());
}

/// Waits until this many popups are on the screen and all that is in the inbox is known to have been shown.
async fn is_shown(desktop: &Desktop, number: u32) {
    let shown = async || {
        (desktop.daemon.shown() == number && occurrences(desktop).iter().all(|one| one.state == "posted"))
            .then_some(())
    };
    let came = patience::within(A_FEW_TRIES, shown).await;
    let (shown, known, heard) = (desktop.daemon.shown(), occurrences(desktop), desktop.monitor.heard());
    assert!(came.is_some(), "{shown} on the screen, {known:?} in the data, {heard:?} on the bus");
}

/// The mark comes, and beside it the weekly post's popup is on the screen once.
async fn is_shown_once(desktop: &Desktop) {
    let heard = up_to_a_mark(desktop, NOON).await;
    assert_eq!(heard.iter().filter(|summary| *summary == MARK).count(), 1, "{heard:?}");
    desktop.eventually("one popup and the mark to be on the screen", || desktop.daemon.shown() == 2).await;
}
