//! Whatever is typed is text, wherever it is shown.

use crate::support::{Desktop, Page, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
/// Markup that would run, a formula, emoji beyond the first plane, and writing from right to left.
const HOSTILE: [&str; 3] = ["<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>", "=cmd() 🚀 {{7*7}}", "שלום עולם ‏<b>"];

#[tokio::test]
async fn markup_formulas_emoji_and_hebrew_are_shown_as_they_were_typed() {
    let desktop = Desktop::set_up("hostile-text").await;
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.watch_policy().await;
    let [markup, formula, hebrew] = HOSTILE;

    page.fill_in("What should we call you?", markup).await;
    page.fill_in("Your role now", formula).await;
    page.fill_in("The role you want to be seen in", hebrew).await;
    page.click(Role::Button, "Skip the rest and begin").await;
    page.see(&format!("Good to see you, {markup}.")).await;

    for text in HOSTILE {
        page.click(Role::Button, "Add a task").await;
        let dialog = page.part(Role::Dialog, "Add a task").await;
        dialog.fill_in("Title", text).await;
        dialog.fill_in("Note", text).await;
        dialog.set("Due", "2026-03-05").await;
        dialog.click(Role::Button, "Add the task").await;
        page.gone(Role::Dialog, "Add a task").await;
        page.find(Role::Checkbox, text).await;

        log(&page, text).await;
    }
    page.click(Role::Link, "Posts").await;
    let log = page.part(Role::Region, "Your log").await;
    for text in HOSTILE {
        log.see(text).await;
        log.find(Role::Button, &format!("Edit {text}")).await;
    }

    page.click(Role::Link, "Settings").await;
    page.holds("Name", markup).await;
    page.holds("Role now", formula).await;
    page.holds("Role you want", hebrew).await;

    assert!(page.run("return window.ran ?? null", Vec::new()).await.is_null(), "nothing that was typed ran");
    assert_eq!(page.violations().await, [""; 0], "nor tried to");
    app.close().await;
}

async fn log(page: &Page<'_>, title: &str) {
    page.click(Role::Button, "Log a post").await;
    let dialog = page.part(Role::Dialog, "Log a post").await;
    dialog.holds("Published on", "2026-03-03").await;
    dialog.fill_in("Title or first line", title).await;
    dialog.fill_in("Note", title).await;
    dialog.click(Role::Button, "Log the post").await;
    page.gone(Role::Dialog, "Log a post").await;
}
