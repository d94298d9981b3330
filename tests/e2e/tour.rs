//! A walk past everything the window can show, stopping at each to look at it.

use crate::support::{Page, Role};

/// What is written on the way: an idea, and words with something in them that is worth a second thought.
const IDEA: &str = "What we stopped measuring";
const TEXT: &str = "We measured tickets closed, so tickets were closed. For a quarter we looked at three numbers instead: how long a change takes, how often it fails, and whom it helped. Ask noor.vance@example.org how the first week felt. Which number would you stop reporting?";

/// Past the three parts of the first questions, and out of them with everything skipped.
pub(crate) async fn welcome(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    for part in 1..=3 {
        page.see(&format!("Part {part} of 3")).await;
        stop(&format!("welcome-{part}")).await;
        page.click(Role::Button, if part < 3 { "Continue" } else { "Start step 1" }).await;
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
    page.find(Role::Button, "Delete initiative 1").await;
    stop("notice").await;
    page.click(Role::Button, "Dismiss").await;
    stop("step-9").await;

    posts(page, &mut stop).await;
    people(page, &mut stop).await;

    page.click(Role::Link, "Progress").await;
    page.find(Role::Heading, "A summary to hand on").await;
    stop("progress").await;
    page.click(Role::Button, "Show as table").await;
    page.see("Week of").await;
    stop("progress-table").await;

    page.click(Role::Link, "Settings").await;
    page.find(Role::Heading, "Your data").await;
    stop("settings").await;

    page.click(Role::Link, "Manage reminders").await;
    page.find(Role::Heading, "Quiet hours").await;
    stop("reminders").await;
    for (button, name) in [("Add a reminder", "add-a-reminder"), ("Plan a pause", "plan-a-pause")] {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, button).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, button).await;
    }

    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    page.find(Role::Textbox, "Address of the feed").await;
    stop("feeds").await;

    page.click(Role::Link, "Today").await;
    page.find(Role::Heading, "Also due").await;
}

/// An idea on its way, and every way to look at where it stands.
async fn posts(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "Posts").await;
    page.find(Role::Heading, "Posts").await;
    page.click(Role::Button, "New idea").await;
    page.fill_in("The idea in one line", IDEA).await;
    stop("new-idea").await;
    page.click(Role::Button, "Keep the idea").await;
    page.gone(Role::Dialog, "New idea").await;
    page.find(Role::Link, IDEA).await;
    page.click(Role::Button, "Dismiss").await;
    stop("posts").await;
    page.click(Role::Button, &format!("Moves for {IDEA}")).await;
    page.find(Role::MenuItem, "Plan…").await;
    stop("moves").await;
    page.press("Escape").await;
    page.gone(Role::MenuItem, "Plan…").await;
    page.click(Role::Link, "List").await;
    page.find(Role::Textbox, "Search").await;
    stop("post-list").await;
    page.click(Role::Link, "Calendar").await;
    page.find(Role::GridCell, "Thursday, 5 March").await;
    stop("calendar").await;

    page.click(Role::Link, "Board").await;
    page.click(Role::Link, IDEA).await;
    page.fill_in("Text", TEXT).await;
    page.see("One place is worth a second thought.").await;
    stop("post").await;
    for (button, title, name) in [("Plan…", "Plan the post", "plan"), ("Published…", "Published", "publish")] {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, title).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, title).await;
    }
}

/// A conversation with somebody, and every way to look at people.
async fn people(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "People").await;
    page.fill_in("What did you give to whom?", "call Noor Vance: what leaving our cloud would cost").await;
    page.see("Noor Vance").await;
    stop("people").await;
    page.click(Role::Button, "Log it").await;
    page.see("Logged").await;
    page.click(Role::Button, "Dismiss").await;
    for (button, title, name) in
        [("Add a person", "Add a person", "add-a-person"), ("Take over from a file", "Take people over from a file", "import-people")]
    {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, title).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, title).await;
    }
    page.click(Role::Link, "Conversations").await;
    page.see("what leaving our cloud would cost").await;
    stop("conversations").await;
    page.click(Role::Link, "Noor Vance").await;
    page.find(Role::Heading, "Noor Vance").await;
    stop("person").await;
}

/// Past every dialog, from whatever page is shown.
pub(crate) async fn dialogs(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    for (keys, button, title, name) in [
        ("Control+N", None, "Add", "add"),
        ("Control+N", Some("A task of your own"), "Add a task", "add-a-task"),
        ("Control+N", Some("A post you published"), "Log a post", "log-a-post"),
        ("Control+N", Some("A conversation"), "Log a conversation", "log-a-conversation"),
        ("Control+K", None, "Find a page, an action or a post", "palette"),
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
