//! Ctrl K in the real window, at the speed of a hand and with ten years of data: Enter does what is typed.

use std::time::Duration;

use crate::support::{Desktop, Page, Role};

const NOW: &str = "2026-03-03T09:00:00Z";
/// A quick typist's.
const KEY: Duration = Duration::from_millis(110);

#[tokio::test]
async fn enter_goes_to_what_is_typed_and_never_to_what_was_found_before() {
    let desktop = Desktop::set_up("palette").await;
    desktop.command_line(NOW, &["demo", "--years", "10"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("This week").await;

    for (name, leads_to) in [
        ("progress", "/progress"),
        ("export", "/progress/share"),
        ("calendar", "/posts?view=calendar"),
        ("people", "/people"),
    ] {
        open(&page).await;
        page.type_slowly(name, KEY).await;
        page.press("Enter").await;
        is_at(&page, leads_to).await;

        page.press("Control+1").await;
        is_at(&page, "/").await;
        open(&page).await;
        // All at once, as when it is pasted.
        page.type_text(name).await;
        page.press("Enter").await;
        is_at(&page, leads_to).await;
    }

    open(&page).await;
    page.type_slowly("rem", KEY).await;
    let rows =
        page.run("return [...document.querySelectorAll('[role=option]')].slice(0, 2).map((row) => row.textContent)", Vec::new()).await;
    assert_eq!(rows, serde_json::json!(["Reminders", "Add a reminder"]));
    app.close().await;
}

async fn open(page: &Page<'_>) {
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
}

async fn is_at(page: &Page<'_>, path: &str) {
    let wanted = path.to_owned();
    let place = crate::support::patience::until(async || {
        let at = page.run("return location.pathname + location.search + location.hash", Vec::new()).await;
        (at == wanted.as_str()).then_some(())
    })
    .await;
    assert!(
        place.is_some(),
        "it leads to {path}, and is at {}",
        page.run("return location.href", Vec::new()).await
    );
}
