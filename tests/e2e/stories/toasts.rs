//! What is said after an action: one line at the foot, within a key's reach, no part of the page's text, gone with the page.

use crate::journal::{NOON, begin};
use crate::support::{Desktop, Role};

#[tokio::test]
async fn a_toast_is_reached_by_f8_gives_the_focus_back_is_not_selected_and_goes_with_its_page() {
    let desktop = Desktop::set_up("toasts").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.see("Programme").await;
    page.press("Control+2").await;
    page.find(Role::Heading, "Twelve steps to a public voice").await;
    page.press("Control+Plus").await;
    page.see("Text size 110%").await;

    let place = page.run("const { left, right, bottom } = document.querySelector('.notice').getBoundingClientRect(); return [Math.abs(left + right - innerWidth), innerHeight - bottom]", Vec::new()).await;
    assert!(place[0].as_f64().expect("a number") < 2.0, "it stands in the middle: {place}");
    assert!(place[1].as_f64().expect("a number") < 40.0, "at the foot: {place}");

    page.press("Control+A").await;
    let selected = page.run("return getSelection().toString()", Vec::new()).await;
    let selected = selected.as_str().expect("a text");
    assert!(
        selected.contains("Twelve steps")
            && !selected.contains("Text size")
            && !selected.contains("Progress\nSettings"),
        "{selected}"
    );

    page.press("F8").await;
    page.has_focus(Role::Button, "Dismiss").await;
    page.press("Escape").await;
    page.see_no_more("Text size 110%").await;

    page.press("Control+0").await;
    page.see("Text size 100%").await;
    page.press("F8").await;
    page.has_focus(Role::Button, "Dismiss").await;
    // While it has the focus it stays for ever, but for this.
    page.run("history.back()", Vec::new()).await;
    // Today’s reminder has a "Dismiss" of its own, so it is the toast’s text that must go.
    page.see_no_more("Text size 100%").await;
    app.close().await;
}
