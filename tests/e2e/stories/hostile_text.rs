//! Whatever is typed is text, wherever it is shown.

use crate::support::{Desktop, Page, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
/// Markup that would run, a formula, emoji beyond the first plane, and writing from right to left.
const HOSTILE: [&str; 3] = [
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "=cmd() 🚀 {{7*7}}",
    "שלום עולם ‏<b>",
];

#[tokio::test]
async fn markup_formulas_emoji_and_hebrew_are_shown_as_they_were_typed() {
    let desktop = Desktop::set_up("hostile-text").await;
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.watch_policy().await;
    let [markup, formula, hebrew] = HOSTILE;

    page.fill_in("What should we call you?", markup).await;
    page.fill_in("Current role", formula).await;
    page.fill_in("Target role", hebrew).await;
    page.click(Role::Button, "Skip and start").await;
    // Today greets by the first word of a name.
    page.see("Good to see you, <script>window.ran.").await;

    for text in HOSTILE {
        page.press("Control+N").await;
        page.part(Role::Dialog, "New idea").await.click(Role::Button, "Add a task").await;
        let dialog = page.part(Role::Dialog, "Add a task").await;
        dialog.fill_in("Title", text).await;
        dialog.fill_in("Note", text).await;
        dialog.fill_in("Due", "5 March").await;
        dialog.click(Role::Button, "Add task").await;
        page.gone(Role::Dialog, "Add a task").await;
        page.find(Role::Checkbox, text).await;

        log(&page, text).await;
    }
    page.click(Role::Link, "Posts").await;
    let board = page.part(Role::Region, "Published 3").await;
    for text in HOSTILE {
        board.see(text).await;
        board.find(Role::Button, &format!("Actions for {text}")).await;
    }
    for text in HOSTILE {
        idea(&page, text).await;
    }
    let board = page.part(Role::Region, "Ideas 3").await;
    for text in HOSTILE {
        board.find(Role::Link, text).await;
    }
    board.click(Role::Link, markup).await;
    page.fill_in("Text", &HOSTILE.join(" ")).await;
    page.see("Saved").await;

    page.click(Role::Link, "People").await;
    for text in HOSTILE {
        page.click(Role::Button, "Add a person").await;
        let dialog = page.part(Role::Dialog, "Add a person").await;
        dialog.fill_in("Name", text).await;
        dialog.fill_in("Role and organisation", text).await;
        dialog.click(Role::Button, "Add person").await;
        page.gone(Role::Dialog, "Add a person").await;
        page.find(Role::Link, text).await;
    }

    page.click(Role::Link, "Settings").await;
    page.holds("Name", markup).await;
    page.holds("Current role", formula).await;
    page.holds("Target role", hebrew).await;

    assert!(page.run("return window.ran ?? null", Vec::new()).await.is_null(), "nothing that was typed ran");
    assert_eq!(page.violations().await, [""; 0], "nor tried to");
    app.close().await;
}

async fn idea(page: &Page<'_>, line: &str) {
    page.click(Role::Button, "New idea").await;
    page.fill_in("Your idea in one line", line).await;
    page.click(Role::Button, "Save").await;
    page.gone(Role::Dialog, "New idea").await;
}

async fn log(page: &Page<'_>, title: &str) {
    page.press("Control+N").await;
    page.part(Role::Dialog, "New idea").await.click(Role::Button, "Log a post").await;
    let dialog = page.part(Role::Dialog, "Log a post").await;
    dialog.fill_in("Title or first line", title).await;
    dialog.fill_in("Note", title).await;
    dialog.click(Role::Button, "Log post").await;
    page.gone(Role::Dialog, "Log a post").await;
}
