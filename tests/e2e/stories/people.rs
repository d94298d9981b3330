//! People and what was given to their conversations, through the window.

use crate::journal::begin;
use crate::support::{Desktop, Role};

/// A Tuesday.
const NOW: &str = "2026-03-03T09:00:00Z";

#[tokio::test]
async fn a_line_logs_a_conversation_its_reply_waits_on_today_until_answered_and_becomes_an_idea() {
    let desktop = Desktop::set_up("people").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.choose("Conversations a week", "5").await;
    page.press("Control+1").await;
    page.see("0 of 5 conversations").await;

    // One line, and what is understood of it before it is kept.
    page.click(Role::Link, "People").await;
    page.fill_in("Who did you talk to?", "comment Ines Marsh: who owns the exit costs yesterday").await;
    page.see("Ines Marsh (new)").await;
    page.see("Yesterday").await;
    page.press("Enter").await;
    page.find(Role::Link, "Ines Marsh").await;
    page.holds("Who did you talk to?", "").await;
    let told = desktop.json(NOW, &["conversation", "list"]);
    let first = &told["conversations"][0];
    assert_eq!(
        (first["on"].as_str(), first["added"].as_str()),
        (Some("2026-03-02"), Some("who owns the exit costs"))
    );

    // Who looks someone up from there comes back there.
    page.click(Role::Link, "Conversations").await;
    page.click(Role::Link, "Ines Marsh").await;
    page.click(Role::Link, "Back to People").await;
    page.find(Role::Heading, "People").await;

    // She replied: Today says whom to answer.
    page.tab_to(Role::Button, "They replied").await;
    page.press("Enter").await;
    page.has_focus(Role::Button, "I replied").await;
    page.press("Control+1").await;
    let waiting = page.part(Role::Region, "Waiting for your reply").await;
    waiting.see("who owns the exit costs").await;
    waiting.click(Role::Button, "I replied").await;
    page.gone(Role::Region, "Waiting for your reply").await;
    page.see("1 of 5 conversations").await;

    // What was said is worth a post.
    page.click(Role::Link, "People").await;
    page.click(Role::Link, "Ines Marsh").await;
    page.click(Role::Button, "Save as idea").await;
    page.click(Role::Button, "Show").await;
    page.holds("Title or first line", "who owns the exit costs").await;
    page.see("From a conversation.").await;
    app.close().await;
}
