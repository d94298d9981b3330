//! What is pressed keeps its place while only what it stands beside changes.

use serde_json::{Value, json};

use crate::support::{Desktop, Page, Role, patience};
use crate::tour;

const NOW: &str = "2026-03-03T12:00:00Z";

/// Where things are that can be seen, in whole pixels: what they are called, left and top.
const PLACES: &str = r#"
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll(arguments[0])].filter(seen).map((one) => {
        const { left, top } = one.getBoundingClientRect();
        return `${one.textContent.trim().replace(/ · .*/, "")} at ${Math.round(left)}, ${Math.round(top)}`;
    });"#;

/// Rows in which fields and buttons stand beside one another and are not as high as each other.
const UNEVEN: &str = r#"
    const control = "input:not([type=checkbox]):not([type=radio]):not([type=range]), select, .button, .primary, .quiet";
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll(":is(.row, .line, .filters)")].flatMap((row) => {
        const boxes = [...row.querySelectorAll(`:scope > :is(${control}), :scope > div > :is(input, select)`)].filter(seen)
            .filter((one) => one.matches(control)).map((one) => ({ one, box: one.getBoundingClientRect() }));
        if (!boxes.some(({ one }) => one.matches(".button, .primary, input, select"))) return [];
        return boxes.filter(({ box }) => Math.abs(box.height - 40) > 1)
            .map(({ one, box }) => `${one.tagName.toLowerCase()} "${(one.textContent || one.id).trim().slice(0, 30)}" is ${box.height} high`);
    });"#;

async fn places(page: &Page<'_>, what: &str) -> Vec<String> {
    page.is_drawn().await;
    let found = page.run(PLACES, vec![json!(what)]).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn the_tabs_of_posts_stay_where_they_are_whichever_is_open() {
    for data in [None, Some(["demo", "--years", "1"])] {
        let desktop = Desktop::set_up("fixed-tabs").await;
        match data {
            Some(words) => drop(desktop.command_line(NOW, &words)),
            None => crate::journal::begin(&desktop),
        }
        let app = desktop.open(NOW).await;
        for (width, height) in [(1100, 760), (720, 540)] {
            app.resize(width, height).await;
            let page = app.page();
            page.click(Role::Link, "Posts").await;
            page.find(Role::Button, "New idea").await;
            let before = places(&page, "nav[aria-label=Views] a, header button").await;
            assert_eq!(before.len(), 5, "{before:?}");
            for tab in ["List", "Calendar", "Board"] {
                page.click(Role::Link, tab).await;
                is_open(&page, tab).await;
                assert_eq!(
                    places(&page, "nav[aria-label=Views] a, header button").await,
                    before,
                    "{tab} at {width}"
                );
            }
        }
        app.close().await;
    }
}

async fn is_open(page: &Page<'_>, tab: &str) {
    const OPEN: &str =
        "return document.querySelector('nav[aria-label=Views] [aria-current]')?.textContent === arguments[0]";
    patience::expect(tab, async || (page.run(OPEN, vec![tab.into()]).await == true).then_some(())).await;
}

#[tokio::test]
async fn the_buttons_of_the_first_questions_stay_where_they_are_from_page_to_page() {
    let desktop = Desktop::set_up("fixed-welcome").await;
    let app = desktop.open(NOW).await;
    for (width, height) in [(1100, 760), (720, 540)] {
        app.resize(width, height).await;
        let page = app.page();
        page.see("1 of 4").await;
        let first = places(&page, "form footer button").await;
        assert_eq!(first.len(), 3, "{first:?}");
        for part in 2..=4 {
            page.click(Role::Button, "Continue").await;
            page.see(&format!("{part} of 4")).await;
            let now = places(&page, "form footer button").await;
            assert_eq!(now[..3], first[..], "page {part} at {width}");
        }
        for part in (1..=3).rev() {
            page.click(Role::Button, "Back").await;
            page.see(&format!("{part} of 4")).await;
        }
    }
    app.close().await;
}

#[tokio::test]
async fn the_buttons_of_today_stay_where_they_are_from_one_action_to_the_next() {
    let desktop = Desktop::set_up("fixed-today").await;
    crate::journal::begin(&desktop);
    let app = desktop.open(NOW).await;
    app.resize(1100, 760).await;
    let page = app.page();
    page.find(Role::Heading, "Today, ").await;
    const BUTTONS: &str = "section.action :is(.primary, .quietly button:nth-child(-n + 4))";
    let mut title = heading(&page).await;
    let mut before = places(&page, BUTTONS).await;
    for _ in 0..4 {
        page.click(Role::Button, "Already done").await;
        let last = title.clone();
        patience::expect("the next action", async || (heading(&page).await != last).then_some(())).await;
        title = heading(&page).await;
        page.run("document.querySelector('main').scrollTo(0, 0)", Vec::new()).await;
        let now = places(&page, BUTTONS).await;
        for (name, left, top) in now.iter().map(|one| parts(one)) {
            let was = before.iter().map(|one| parts(one)).find(|(known, ..)| *known == name);
            // One with more to fill in needs more room; none comes up under the pointer, or leaves its column.
            let is_held = name == "Start";
            assert!(
                was.is_none_or(|(_, was_left, was_top)| was_left == left && (!is_held || was_top <= top)),
                "{title}: {now:?}, and before {before:?}"
            );
            assert!(!is_held || top <= 720, "{title}: {now:?}");
        }
        before = now;
    }
    app.close().await;
}

/// What it is called, and its left and top.
fn parts(place: &str) -> (&str, i64, i64) {
    let (name, at) = place.rsplit_once(" at ").expect("a place");
    let (left, top) = at.split_once(", ").expect("two numbers");
    (name, left.parse().expect("a number"), top.parse().expect("a number"))
}

async fn heading(page: &Page<'_>) -> String {
    page.run("return document.querySelector('#next').textContent", Vec::new())
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn fields_and_buttons_beside_one_another_are_of_one_height_on_every_page_and_in_every_dialog() {
    let desktop = Desktop::set_up("one-height").await;
    desktop.command_line(NOW, &["demo", "--years", "1"]);
    let app = desktop.open(NOW).await;
    let mut wrong = Vec::new();
    tour::pages(&app.page(), async |place| wrong.extend(uneven(&app.page(), place).await)).await;
    tour::dialogs(&app.page(), async |place| wrong.extend(uneven(&app.page(), place).await)).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.close().await;
}

async fn uneven(page: &Page<'_>, place: &str) -> Vec<String> {
    let found = page.run(UNEVEN, Vec::new()).await;
    found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|one| format!("{place}: {one}"))
        .collect()
}
