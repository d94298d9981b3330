//! Someone who was away for weeks is told once since when something waits, and never how often it was missed.

use crate::journal::{BEGIN, MARK, WEEKLY_POST, begin, inbox, occurrences, up_to_a_mark};
use crate::support::Desktop;

/// Three weeks and a half later.
const BACK: &str = "2026-03-26T12:00:00Z";

#[tokio::test]
async fn rule_5_three_weeks_off_give_one_popup_a_rule_that_says_since_when_it_waits() {
    let desktop = Desktop::set_up("three-weeks-off").await;
    begin(&desktop);
    desktop.command_line(BEGIN, &["reminder", "add", "--kind", "review", "--day", "friday", "--at", "15:00"]);
    let app = desktop.start_hidden(BACK);

    desktop.monitor.wait_for_number(2).await;
    let heard = desktop.monitor.heard();
    let body_of =
        |summary: &str| heard.iter().find(|one| one.summary == summary).map_or("", |one| one.body.as_str());
    for (summary, since) in [(WEEKLY_POST, "3 March"), ("Look back at the week of 16 March", "6 March")] {
        assert_eq!(body_of(summary), format!("Since {since}: {summary}. Still worth doing."), "{heard:?}");
    }
    assert_eq!(inbox(&desktop).len(), 2);
    let joined = occurrences(&desktop).into_iter().filter(|one| one.state == "coalesced").count();
    assert_eq!(joined, 5, "the older ones are in the data");
    let heard = up_to_a_mark(&desktop, BACK).await;
    assert!(heard.len() == 3 && heard[2] == MARK, "two popups and no third: {heard:?}");
    assert!(app.close().await.success());
}
