//! A crash in the middle of a popup: shown once more at most, and never lost.

use crate::journal::{MARK, WEEKLY_POST, begin, inbox, occurrences, up_to_a_mark};
use crate::support::{Desktop, Manner};

const TWELVE: &str = "2026-03-03T12:00:00Z";
const TWO_PAST: &str = "2026-03-03T12:02:00Z";
const FOUR_PAST: &str = "2026-03-03T12:04:00Z";

#[tokio::test]
async fn rule_9_what_was_claimed_when_the_app_was_killed_pops_up_once_after_the_restart() {
    let mut desktop = Desktop::set_up("crash").await;
    begin(&desktop);
    is_killed_while_showing(&mut desktop, TWELVE, 1).await;
    desktop.daemon.start_again().await;

    let app = desktop.start_hidden(TWO_PAST);
    desktop.eventually("it to be shown", || occurrences(&desktop)[0].state == "posted").await;
    assert_eq!(inbox(&desktop), [WEEKLY_POST], "the inbox has it once");
    let heard = up_to_a_mark(&desktop, TWO_PAST).await;
    assert_eq!(heard, [WEEKLY_POST, WEEKLY_POST, MARK], "the one nobody saw and the one somebody did");
    desktop.eventually("it and the mark to be on the screen", || desktop.daemon.shown() == 2).await;
    assert!(app.close().await.success());
}

#[tokio::test]
async fn rule_9_after_two_crashes_it_waits_in_the_inbox_and_pops_up_no_more() {
    let mut desktop = Desktop::set_up("crash-twice").await.with_tray_host();
    begin(&desktop);
    is_killed_while_showing(&mut desktop, TWELVE, 1).await;
    is_killed_while_showing(&mut desktop, TWO_PAST, 2).await;
    desktop.daemon.start_again().await;

    let app = desktop.start_hidden(FOUR_PAST);
    let item = desktop.tray_item().await;
    desktop.eventually("the tray to say that it waits", || item.status() == "NeedsAttention").await;
    assert_eq!(inbox(&desktop), [WEEKLY_POST], "the inbox has it once");
    assert_eq!(up_to_a_mark(&desktop, FOUR_PAST).await, [WEEKLY_POST, WEEKLY_POST, MARK], "no further popup");
    assert!(app.close().await.success());
}

/// The app hands a popup to a service that never answers, and is killed before it learns that.
async fn is_killed_while_showing(desktop: &mut Desktop, now: &str, attempt: u32) {
    desktop.daemon.stop().await;
    let service = desktop.service_that(Manner::NeverAnswers);
    let app = desktop.start_hidden(now);
    desktop.monitor.wait_for_number(attempt as usize).await;
    app.kill().await;
    let known = occurrences(desktop);
    assert_eq!(
        (known.len(), known[0].state.as_str(), known[0].attempts),
        (1, "claimed", attempt),
        "it was claimed before it was shown"
    );
    drop(service);
}
