//! In the smallest window, and with text twice as large, the buttons of every dialog are in view.

use crate::support::{Desktop, Page, Role};
use crate::tour;

const NOW: &str = "2026-03-03T12:00:00Z";

/// What is wrong with the open dialog; empty where nothing is open, or it has no primary button.
const MEASURE: &str = "const dialog = document.querySelector('dialog[open]');
    const primary = dialog?.querySelector('.primary');
    if (!primary) return '';
    const [inner, button] = [dialog.getBoundingClientRect(), primary.getBoundingClientRect()];
    const inView = button.top >= Math.max(0, inner.top) && button.bottom <= Math.min(innerHeight, inner.bottom);
    const on = document.elementFromPoint(button.left + button.width / 2, button.top + button.height / 2);
    const isFree = primary.contains(on);
    return inView && isFree ? '' : `${dialog.getAttribute('aria-label')}: its foot is at ${Math.round(button.top)} to ${Math.round(button.bottom)} of ${innerHeight}`;";

#[tokio::test]
async fn the_foot_of_every_dialog_is_in_view_in_the_smallest_window_and_at_twice_the_text() {
    let desktop = Desktop::set_up("dialog-foot").await;
    desktop.command_line(NOW, &["demo", "--years", "1"]);
    let app = desktop.open(NOW).await;
    let mut wrong = Vec::new();
    app.resize(720, 540).await;
    for size in ["100%", "200%"] {
        let page = app.page();
        page.find(Role::Heading, "Today, ").await;
        page.run(&format!("document.documentElement.style.fontSize = '{size}'"), Vec::new()).await;
        tour::dialogs(&page, async |place| wrong.extend(look(&page, size, place).await)).await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.close().await;
}

async fn look(page: &Page<'_>, size: &str, place: &str) -> Option<String> {
    let said = page.run(MEASURE, Vec::new()).await;
    let said = said.as_str().unwrap_or_default();
    (!said.is_empty()).then(|| format!("{place} at {size}: {said}"))
}
