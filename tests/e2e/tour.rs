//! A walk past everything the window can show, stopping at each to look at it.

use crate::support::{Page, Role};

/// What is written on the way: an idea, and words with something in them that is worth a second thought.
const IDEA: &str = "What we stopped measuring";
const TEXT: &str = "We measured tickets closed, so tickets were closed. For a quarter we looked at three numbers instead: how long a change takes, how often it fails, and whom it helped. Ask noor.vance@example.org how the first week felt. Which number would you stop reporting?";

/// A pilot's name, for a row of a register.
const PILOT: &str = "Invoices read by a model";

/// Past the four pages of the first questions and the first sentence, and out of them with everything skipped, to Today on
/// its first day.
pub(crate) async fn welcome(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    for part in 1..=4 {
        page.see(&format!("{part} of 4")).await;
        stop(&format!("welcome-{part}")).await;
        page.click(Role::Button, "Continue").await;
    }
    page.find(Role::Textbox, "Your sentence").await;
    stop("welcome-sentence").await;
    page.click(Role::Button, "Start step 1").await;
    page.find(Role::Heading, "Today, ").await;
    stop("today-first-day").await;
}

/// Past every page, beginning and ending at Today.
pub(crate) async fn pages(page: &Page<'_>, mut stop: impl AsyncFnMut(&str)) {
    page.find(Role::Heading, "Today, ").await;
    stop("today").await;
    page.press("Control+K").await;
    page.type_text("All tasks").await;
    page.find(Role::Choice, "All tasks").await;
    page.press("Enter").await;
    page.find(Role::Heading, "All tasks").await;
    stop("tasks").await;
    page.click(Role::Checkbox, "Everything in the programme").await;
    page.find(Role::Heading, "Step 12: ").await;
    stop("tasks-all").await;

    programme(page, &mut stop).await;
    posts(page, &mut stop).await;
    people(page, &mut stop).await;

    progress(page, &mut stop).await;
    settings(page, &mut stop).await;

    page.click(Role::Link, "Today").await;
    page.find(Role::Heading, "Today, ").await;
}

/// Progress and the pages it leads to; halfway and graduation only once they are open.
async fn progress(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "Progress").await;
    page.find(Role::Link, "Share").await;
    stop("progress").await;
    // Before there are four weeks there is nothing for a table.
    if page.there_is(Role::Button, "Show as table: Posts a week").await {
        page.click(Role::Button, "Show as table: Posts a week").await;
        page.find(Role::Button, "Show as chart: Posts a week").await;
        stop("progress-table").await;
        page.click(Role::Button, "Show as chart: Posts a week").await;
        page.find(Role::Button, "Show as table: Posts a week").await;
    }
    page.click(Role::Link, "Share").await;
    page.find(Role::Heading, "Share your progress").await;
    page.find(Role::Button, "Copy as e-mail").await;
    stop("share").await;
    for (link, heading, name) in [
        ("Open your scorecard", "Your targets", "score"),
        ("Numbers", "Add a number", "numbers"),
        ("Dossier", "Dossier", "dossier"),
        ("Look back at a week", "Note for a partner", "look-back"),
    ] {
        page.click(Role::Link, "Back to Progress").await;
        page.click(Role::Link, link).await;
        page.find(Role::Heading, heading).await;
        stop(name).await;
    }
    page.click(Role::Link, "Month").await;
    page.find(Role::Button, "Finish the look back").await;
    stop("look-back-month").await;
    page.click(Role::Link, "Quarter").await;
    page.find(Role::Heading, "Third sitting: the next 90 days").await;
    stop("look-back-quarter").await;
    for (link, name) in [("Halfway", "halfway"), ("Graduation", "graduation")] {
        page.click(Role::Link, "Back to Progress").await;
        page.find(Role::Link, "Dossier").await;
        if page.there_is(Role::Link, link).await {
            page.click(Role::Link, link).await;
            page.find(Role::Heading, "As a page").await;
            stop(name).await;
        } else {
            page.click(Role::Link, "Dossier").await;
            page.find(Role::Heading, "Dossier").await;
        }
    }
}

/// Settings, and the pages they lead to.
async fn settings(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "Settings").await;
    page.find(Role::Heading, "Your data").await;
    stop("settings").await;

    page.click(Role::Link, "Manage your data").await;
    page.find(Role::Heading, "Second folder").await;
    stop("your-data").await;
    page.click(Role::Button, "Show backups").await;
    page.gone(Role::Button, "Show backups").await;
    stop("restore").await;
    page.click(Role::Heading, "What I copied out").await;
    stop("copied-out").await;
    page.click(Role::Link, "Import…").await;
    page.find(Role::Heading, "Choose the file").await;
    stop("import").await;

    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage reminders").await;
    page.find(Role::Heading, "Quiet hours").await;
    stop("reminders").await;
    for (button, name) in [("Add a reminder", "add-a-reminder"), ("Add a pause", "add-a-pause")] {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, button).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, button).await;
    }

    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    page.find(Role::Textbox, "Feed address").await;
    stop("feeds").await;
}

/// Along the journey: steps as a path and on one page, a register with its drawer, the cases, and the first post.
async fn programme(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    to_programme(page).await;
    stop("programme").await;

    step(page, 1, "Set your purpose and pact").await;
    stop("step-1").await;
    page.click(Role::Switch, "The whole step on one page").await;
    page.find(Role::Heading, "Tasks").await;
    stop("step-1-whole").await;
    page.click(Role::Switch, "The whole step on one page").await;
    page.gone(Role::Heading, "Tasks").await;

    to_programme(page).await;
    step(page, 7, "Comment before you broadcast").await;
    stop("step-7").await;

    to_programme(page).await;
    step(page, 9, "Show the business a result").await;
    page.click(Role::Button, "Initiatives").await;
    page.fill_in("New initiative", PILOT).await;
    page.press("Enter").await;
    page.click(Role::Button, &format!("Edit {PILOT}")).await;
    page.find(Role::Dialog, PILOT).await;
    stop("register-drawer").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, PILOT).await;
    page.click(Role::Button, &format!("Delete {PILOT}")).await;
    page.find(Role::Button, "Undo").await;
    stop("notice").await;
    page.click(Role::Button, "Dismiss").await;
    stop("step-9").await;

    to_programme(page).await;
    page.click(Role::Link, "Study").await;
    page.find(Role::Heading, "Study").await;
    stop("study").await;
    page.click(Role::Button, "Add yours").await;
    page.find(Role::Dialog, "Add your case").await;
    stop("add-a-case").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "Add your case").await;

    page.press("Control+K").await;
    page.type_text("First post").await;
    page.find(Role::Choice, "First post").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Your first post").await;
    stop("first-post").await;
    page.click(Role::Button, "Start · 20 min").await;
    page.find(Role::Heading, "Choose a safe shape").await;
    stop("first-post-shapes").await;
    page.click(Role::Button, "A question to your peers").await;
    page.find(Role::Heading, "Four lines").await;
    stop("first-post-lines").await;
}

async fn to_programme(page: &Page<'_>) {
    page.click(Role::Link, "Programme").await;
    page.find(Role::Link, "Step 12: ").await;
}

/// To a step, looked into if it is finished.
async fn step(page: &Page<'_>, number: u8, title: &str) {
    page.click(Role::Link, &format!("Step {number}: ")).await;
    page.see(&format!("Step {number} of 12")).await;
    if page.there_is(Role::Button, "Look into the step").await {
        page.click(Role::Button, "Look into the step").await;
    }
    page.find(Role::Button, "Look back").await;
    // Where the pointer lights nothing up.
    page.click(Role::Heading, title).await;
}

/// An idea on its way, and every way to look at where it stands.
async fn posts(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "Posts").await;
    page.find(Role::Heading, "Posts").await;
    page.click(Role::Button, "New idea").await;
    page.fill_in("Your idea in one line", IDEA).await;
    stop("new-idea").await;
    page.click(Role::Button, "Save").await;
    page.gone(Role::Dialog, "New idea").await;
    page.find(Role::Link, IDEA).await;
    page.click(Role::Button, "Dismiss").await;
    stop("posts").await;
    page.click(Role::Button, &format!("Actions for {IDEA}")).await;
    page.find(Role::MenuItem, "Schedule…").await;
    stop("moves").await;
    page.press("Escape").await;
    page.gone(Role::MenuItem, "Schedule…").await;
    page.click(Role::Link, "List").await;
    page.find(Role::Textbox, "Search").await;
    stop("post-list").await;
    page.click(Role::Link, "Calendar").await;
    page.find(Role::GridCell, "Thursday, 5 March").await;
    stop("calendar").await;

    page.click(Role::Link, "Board").await;
    page.click(Role::Link, IDEA).await;
    page.fill_in("Text", TEXT).await;
    page.see("1 thing to check").await;
    stop("post").await;
    for (button, title, name) in [
        ("Schedule…", "Schedule post", "plan"),
        ("Mark as published…", "Mark as published", "publish"),
        ("Ask for critique…", "Ask for critique", "critique"),
    ] {
        page.click(Role::Button, button).await;
        page.find(Role::Dialog, title).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, title).await;
    }
}

/// A conversation with someone, and every way to look at people.
async fn people(page: &Page<'_>, stop: &mut impl AsyncFnMut(&str)) {
    page.click(Role::Link, "People").await;
    page.fill_in("Who did you talk to?", "call Noor Vance: what leaving our cloud would cost").await;
    page.see("Noor Vance").await;
    stop("people").await;
    page.click(Role::Button, "Log it").await;
    page.find(Role::Button, "Undo").await;
    page.click(Role::Button, "Dismiss").await;
    for (button, title, name) in [
        ("Add a person", "Add a person", "add-a-person"),
        ("Import from a file", "Import people", "import-people"),
    ] {
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
        ("Control+N", None, "New idea", "add"),
        ("Control+N", Some("Add a task"), "Add a task", "add-a-task"),
        ("Control+N", Some("Log a post"), "Log a post", "log-a-post"),
        ("Control+N", Some("Log a conversation"), "Log a conversation", "log-a-conversation"),
        ("Control+K", None, "Search pages, actions, tasks, people and posts", "palette"),
        ("?", None, "Keyboard shortcuts", "shortcuts"),
    ] {
        page.press(keys).await;
        if let Some(button) = button {
            // The page beneath has buttons of the same name.
            page.part(Role::Dialog, "New idea").await.click(Role::Button, button).await;
        }
        page.find(Role::Dialog, title).await;
        stop(name).await;
        page.press("Escape").await;
        page.gone(Role::Dialog, title).await;
    }
}
