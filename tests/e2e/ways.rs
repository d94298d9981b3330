//! Ways through the window that several stories take.

use crate::support::{Page, Role};

/// From Today, whose action belongs to step 1, to a task on that step's page.
pub(crate) async fn to_task_of_step_1(page: &Page<'_>, task: &str) {
    page.click(Role::Link, "Step 1").await;
    page.click(Role::Button, task).await;
    page.find(Role::Heading, task).await;
}

/// From Today, whose action belongs to step 1, to that step on one page.
pub(crate) async fn to_whole_step_1(page: &Page<'_>) {
    page.click(Role::Link, "Step 1").await;
    page.click(Role::Switch, "The whole step on one page").await;
}

/// What the first post is made of, line by line.
pub(crate) const FOUR_LINES: [(&str, &str); 4] = [
    ("Claim", "A roadmap that can’t shrink isn’t a roadmap."),
    ("What it rests on", "A public talk on platform teams: https://example.org/talk"),
    ("What a reader can do", "Cross out one item a quarter, in front of everyone."),
    ("Question", "What did you cross out last?"),
];

/// From the first screen of the first post to its text, with the four lines written on the way.
pub(crate) async fn write_four_lines(page: &Page<'_>) {
    page.find(Role::Heading, "Your first post").await;
    page.click(Role::Button, "Start · 20 min").await;
    page.find(Role::Heading, "Choose a safe shape").await;
    page.click(Role::Button, "One takeaway from a public talk or book").await;
    page.find(Role::Heading, "Four lines").await;
    for (line, text) in FOUR_LINES {
        page.fill_in(line, text).await;
    }
    page.click(Role::Button, "Next").await;
    page.find(Role::Heading, "Here they are, one under the other").await;
    page.holds("Your text", &FOUR_LINES.map(|(_, text)| text).join("\n\n")).await;
}

/// From the ways out of the first post to it being out, with its link, and on to Today.
pub(crate) async fn publish_with_link(page: &Page<'_>, link: &str) {
    page.find(Role::Heading, "What now?").await;
    page.click(Role::Button, "Publish now").await;
    let dialog = page.part(Role::Dialog, "Mark as published").await;
    dialog.fill_in("Link", link).await;
    dialog.click(Role::Button, "Mark as published").await;
    page.gone(Role::Dialog, "Mark as published").await;
    page.find(Role::Heading, "It’s out").await;
    // It stands beside what led to it, and goes with the page.
    page.see("Your first post. Small, true and yours.").await;
    page.click(Role::Button, "Done").await;
}
