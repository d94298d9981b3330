//! A walk past everything the window can show, stopping at each to look at it.

use crate::support::{Page, Role};

/// Past the three parts of the first questions, and out of them with everything skipped.
pub(crate) async fn welcome(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    for part in 1..=3 {
        page.see(&format!("Part {part} of 3")).await;
        stop(&format!("welcome-{part}")).await;
        page.click(Role::Button, if part < 3 { "Continue" } else { "Begin with step 1" }).await;
    }
    page.find(Role::Heading, "Also due").await;
}

/// Past every page, beginning and ending at Today.
pub(crate) async fn pages(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    page.find(Role::Heading, "Also due").await;
    stop("today").await;

    page.click(Role::Link, "Programme").await;
    page.find(Role::Heading, "Where this programme comes from").await;
    stop("programme").await;

    page.click(Role::Link, "Step 1: Set your purpose and pact").await;
    page.find(Role::Heading, "Looking back").await;
    stop("step-1").await;

    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 9: Prove the business leverage").await;
    page.click(Role::Button, "Add initiative").await;
    page.find(Role::Button, "Remove initiative 1").await;
    stop("notice").await;
    page.click(Role::Button, "Dismiss").await;
    stop("step-9").await;

    page.click(Role::Link, "Posts").await;
    page.find(Role::Heading, "Posts").await;
    stop("posts").await;

    page.click(Role::Link, "Progress").await;
    page.find(Role::Heading, "A summary to hand on").await;
    stop("progress").await;
    page.click(Role::Button, "The same as a table").await;
    page.see("Week from").await;
    stop("progress-table").await;

    page.click(Role::Link, "Settings").await;
    page.find(Role::Heading, "Your data").await;
    stop("settings").await;

    page.click(Role::Link, "Set reminders").await;
    page.find(Role::Heading, "Quiet hours").await;
    stop("reminders").await;
    for (button, name) in [("Add a reminder", "add-a-reminder"), ("Plan a pause", "plan-a-pause")] {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, button).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, button).await;
    }

    page.click(Role::Link, "Today").await;
    page.find(Role::Heading, "Also due").await;
}

/// Past every dialog, from whatever page is shown.
pub(crate) async fn dialogs(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    for (keys, button, title, name) in [
        ("Control+N", None, "Add", "add"),
        ("Control+N", Some("A task of your own"), "Add a task", "add-a-task"),
        ("Control+N", Some("A post you published"), "Log a post", "log-a-post"),
        ("Control+K", None, "Find a page or an action", "palette"),
        ("?", None, "Shortcuts", "shortcuts"),
    ] {
        page.press(keys).await;
        if let Some(button) = button {
            page.click(Role::Button, button).await;
        }
        page.find(Role::Dialog, title).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, title).await;
    }
}
