//! Whoever was away for weeks is told once what was missed.

use std::time::Duration;

use crate::journal::{BEGIN, WEEKLY_POST, begin, inbox, occurrences};
use crate::support::{Desktop, patience};

/// Three weeks and a half later.
const BACK: &str = "2026-03-26T12:00:00Z";

#[tokio::test]
async fn rule_5_three_weeks_off_give_one_popup_a_rule_that_says_what_was_missed() {
    let desktop = Desktop::set_up("three-weeks-off").await;
    begin(&desktop);
    desktop.command_line(BEGIN, &["reminder", "add", "--kind", "review", "--day", "friday", "--at", "15:00"]);
    let app = desktop.start_hidden(BACK);

    desktop.monitor.wait_for_number(2).await;
    patience::throughout("two popups", Duration::from_secs(3), async || desktop.monitor.heard().len() == 2).await;
    let heard = desktop.monitor.heard();
    let body_of = |summary: &str| heard.iter().find(|one| one.summary == summary).map_or("", |one| one.body.as_str());
    for (summary, missed) in [(WEEKLY_POST, "4 missed since 3 Mar."), ("A look back on the week", "3 missed since 6 Mar.")] {
        assert!(body_of(summary).ends_with(missed), "{heard:?}");
    }
    assert_eq!(inbox(&desktop).len(), 2);
    let joined = occurrences(&desktop).into_iter().filter(|one| one.state == "coalesced").count();
    assert_eq!(joined, 5, "the older ones are in the data");
    assert!(app.close().await.success());
}
