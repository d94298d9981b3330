//! The text can be made larger, stays so, follows the desktop, and nothing lies on top of anything else.

use serde_json::Value;

use crate::journal::{NOON, begin};
use crate::support::{Desktop, Page, Role, patience};

/// What is as wide as the room for it, and which two things lie on one another; nothing, when the page is in order.
const WRONG: &str = r#"
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.closest(".hidden, .skip, svg") === null;
    const things = [...document.querySelectorAll("nav a, nav button, main :is(h1, h2, h3, p, label, a, button, input, select, textarea)")].filter(seen);
    const called = (one) => `${one.tagName.toLowerCase()} "${(one.textContent || one.name || one.id).trim().slice(0, 40)}"`;
    const wrong = [document.documentElement, document.querySelector("main")].filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName.toLowerCase()} is ${one.scrollWidth} wide in ${one.clientWidth}`);
    const boxes = things.map((one) => ({ one, box: one.getBoundingClientRect() })).filter(({ box }) => box.width > 2 && box.height > 2);
    for (const [at, { one, box }] of boxes.entries()) for (const other of boxes.slice(at + 1)) {
        if (one.contains(other.one) || other.one.contains(one) || one.closest("nav") !== other.one.closest("nav")) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 2 && down > 2) wrong.push(`${called(one)} lies on ${called(other.one)}`);
    }
    return wrong;"#;

#[tokio::test]
async fn ctrl_and_plus_make_the_text_larger_it_stays_so_and_nothing_overlaps_at_200_percent() {
    let desktop = Desktop::set_up("text-size").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.see("Programme").await;
    let usual = width(&page).await;
    for percent in [110, 125, 150, 175, 200] {
        page.press("Control+Plus").await;
        page.see(&format!("Text size {percent}%")).await;
    }
    is_wide(&page, usual / 2.0).await;
    for place in ["Today"] {
        page.click(Role::Link, place).await;
        is_there(&page, place).await;
        let wrong = page.run(WRONG, Vec::new()).await;
        assert_eq!(wrong, Value::Array(Vec::new()), "on {place} at 200 %");
    }
    app.close().await;

    let app = desktop.open(NOON).await;
    let page = app.page();
    page.see("Programme").await;
    is_wide(&page, usual / 2.0).await;
    page.press("Control+Minus").await;
    page.see("Text size 175%").await;
    page.press("Control+0").await;
    page.see("Text size 100%").await;
    is_wide(&page, usual).await;
    app.close().await;
}

/// Waits until the page of this place is there, whatever it is called in its own headline.
async fn is_there(page: &Page<'_>, place: &str) {
    const HERE: &str = "return document.querySelector('nav [aria-current]')?.textContent.includes(arguments[0]) && document.querySelector('main h1') !== null";
    patience::expect(place, async || (page.run(HERE, vec![place.into()]).await == true).then_some(())).await;
}

/// How wide the window is, in the page's own pixels. A page that is not laid out yet has no width.
async fn width(page: &Page<'_>) -> f64 {
    let laid_out =
        async || page.run("return innerWidth", Vec::new()).await.as_f64().filter(|width| *width > 0.0);
    patience::expect("the page to have a width", laid_out).await
}

async fn is_wide(page: &Page<'_>, wanted: f64) {
    patience::expect(&format!("the page to be {wanted} wide"), async || {
        ((width(page).await - wanted).abs() < 2.0).then_some(())
    })
    .await;
}
