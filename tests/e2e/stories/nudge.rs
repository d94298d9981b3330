//! The weekly nudge comes as a real notification, and one press on it is enough.

use serde_json::Value;

use crate::support::Desktop;

/// A Monday, and the Thursday of the week after: the slot between them has passed, wherever on earth the machine is.
const BEGIN: &str = "2026-03-02T12:00:00Z";
const THURSDAY: &str = "2026-03-12T12:00:00Z";

#[tokio::test]
async fn a_nudge_arrives_with_its_actions_and_i_posted_closes_the_week() {
    let desktop = Desktop::set_up("nudge").await;
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
    let app = desktop.open(THURSDAY).await;

    let nudge = desktop.monitor.wait_for("a nudge", |_| true).await;
    assert_eq!(nudge.buttons(), ["I posted", "Tomorrow", "Open"]);
    assert!(nudge.body.starts_with("0 of 1 this week, four days left"), "it says where the week stands: {}", nudge.body);

    desktop.daemon.choose("I posted").await;
    desktop.eventually("the week to be kept", || week(&desktop)["state"] == "kept").await;
    assert_eq!(week(&desktop)["posts"], 1);

    app.close().await;
}

fn week(desktop: &Desktop) -> Value {
    let printed = desktop.command_line(THURSDAY, &["--json", "status"]);
    let status: Value = serde_json::from_str(&printed).expect("--json prints JSON");
    status["week"].clone()
}
