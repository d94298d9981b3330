//! Whoever was away for weeks is told once since when something waits, and never how often it was missed.

use std::time::Duration;

use crate::journal::{BEGIN, WEEKLY_POST, begin, inbox, occurrences};
use crate::support::{Desktop, patience};

/// Three weeks and a half later.
const BACK: &str = "2026-03-26T12:00:00Z";

#[tokio::test]
async fn rule_5_three_weeks_off_give_one_popup_a_rule_that_says_since_when_it_waits() {
    let desktop = Desktop::set_up("three-weeks-off").await;
    begin(&desktop);
    desktop.command_line(BEGIN, &["reminder", "add", "--kind", "review", "--day", "friday", "--at", "15:00"]);
    let app = desktop.start_hidden(BACK);

    desktop.monitor.wait_for_number(2).await;
    patience::throughout("two popups", Duration::from_secs(3), async || desktop.monitor.heard().len() == 2).await;
    let heard = desktop.monitor.heard();
    let body_of = |summary: &str| heard.iter().find(|one| one.summary == summary).map_or("", |one| one.body.as_str());
    for (summary, since) in [(WEEKLY_POST, "3 March"), ("Look back at the week of 16 March", "6 March")] {
        assert_eq!(body_of(summary), format!("Since {since}: {summary}. Still worth doing."), "{heard:?}");
    }
    assert_eq!(inbox(&desktop).len(), 2);
    let joined = occurrences(&desktop).into_iter().filter(|one| one.state == "coalesced").count();
    assert_eq!(joined, 5, "the older ones are in the data");
    assert!(app.close().await.success());
}
