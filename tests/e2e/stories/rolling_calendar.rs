//! The posts' calendar rolls: weeks without an end, today's second from the top, by mouse and by keyboard, however small the
//! window and however large its text.

use serde_json::{Value, json};

use crate::support::{Desktop, Page, Role, patience};

/// A Tuesday.
const NOW: &str = "2026-03-03T12:00:00Z";

/// The first days of the weeks that can be seen whole or in part, from the top.
const SEEN: &str = r#"
    const room = document.querySelector("[role=grid]");
    const box = room.getBoundingClientRect();
    const top = box.top + room.querySelector(".names").offsetHeight;
    return [...room.querySelectorAll("[data-week]")]
        .filter((row) => row.getBoundingClientRect().bottom > top + 2 && row.getBoundingClientRect().top < box.bottom - 2)
        .map((row) => row.dataset.week);"#;

/// What is wider than its room or out of view: nothing, when the page is in order.
const WRONG: &str = r#"
    const wrong = [document.documentElement, document.querySelector("main")].filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName} is ${one.scrollWidth} wide in ${one.clientWidth}`);
    document.querySelector("[role=grid]").scrollIntoView({ block: "end" });
    const tray = document.querySelector(".tray").getBoundingClientRect();
    const grid = document.querySelector("[role=grid]").getBoundingClientRect();
    if (tray.right > innerWidth || tray.bottom > document.querySelector("main").scrollHeight) wrong.push("the tray is out of view");
    if (tray.left < grid.right - 1 && tray.top < grid.bottom - 1) wrong.push("the tray lies on the weeks");
    if (grid.height < 120) wrong.push(`the weeks have ${grid.height} pixels`);
    return wrong;"#;

/// Drags the tray's first post to the lower edge of the weeks and holds it there, until they have rolled on; answers how far.
const HOLD_AT_THE_EDGE: &str = r#"
    const done = arguments[arguments.length - 1];
    const room = document.querySelector("[role=grid]");
    const from = room.scrollTop;
    const box = room.getBoundingClientRect();
    const drag = (type, target, y) => target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, clientX: box.left + 200, clientY: y }));
    const post = document.querySelector(".tray [data-post]");
    drag("dragstart", post, box.bottom);
    const hold = () => {
        drag("dragover", room, box.bottom - 6);
        if (room.scrollTop - from < 300) return requestAnimationFrame(hold);
        drag("dragend", post, box.bottom);
        const at = room.scrollTop;
        requestAnimationFrame(() => requestAnimationFrame(() => done([at - from, room.scrollTop - at])));
    };
    hold();"#;

async fn open_calendar(page: &Page<'_>) {
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, "Calendar").await;
    page.find(Role::GridCell, "Tuesday, 3 March, today").await;
}

async fn seen(page: &Page<'_>) -> Vec<String> {
    let answer = page.run(SEEN, vec![]).await;
    answer.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

async fn second_is_this_week(page: &Page<'_>) {
    patience::expect("today’s week to be second from the top", async || {
        (seen(page).await.get(1).map(String::as_str) == Some("2026-03-02")).then_some(())
    })
    .await;
}

#[tokio::test]
async fn ten_years_of_weeks_roll_by_wheel_and_key_and_today_is_second_from_the_top() {
    let desktop = Desktop::set_up("rolling").await;
    desktop.command_line(NOW, &["demo", "--years", "10"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    open_calendar(&page).await;
    second_is_this_week(&page).await;

    // Further and further back, as a wheel does: what is above comes as it is wanted, and what was seen stays where it was.
    for back in ["2026-01-12", "2025-11-03"] {
        patience::expect("earlier weeks to come", async || {
            page.run("document.querySelector('[role=grid]').scrollTop -= 400", vec![]).await;
            seen(&page).await.first().is_some_and(|week| week.as_str() <= back).then_some(())
        })
        .await;
    }
    page.click(Role::Button, "Today").await;
    second_is_this_week(&page).await;

    page.run("document.querySelector('[data-date=\"2026-03-03\"]').focus()", vec![]).await;
    for _ in 0..9 {
        page.press("PageDown").await;
    }
    page.has_focus(Role::GridCell, "Tuesday, 10 November").await;
    page.press("End").await;
    page.has_focus(Role::GridCell, "Sunday, 15 November").await;
    patience::expect("the day to be in view", async || {
        seen(&page).await.contains(&"2026-11-09".to_owned()).then_some(())
    })
    .await;
    let weeks = page.run("return document.querySelectorAll('[data-week]').length", vec![]).await;
    assert!(weeks.as_u64().is_some_and(|weeks| weeks <= 72), "{weeks} weeks are on the page");

    // A day to write on, by keyboard alone.
    page.press("n").await;
    page.has_focus(Role::Textbox, "New post in one line").await;
    page.type_text("Exit costs").await;
    page.press("Enter").await;
    page.find(Role::Textbox, "Text").await;
    let planned = &desktop.json(NOW, &["post", "list", "--search", "Exit costs"])["posts"][0];
    assert_eq!(planned["planned_on"].as_str(), Some("2026-11-15"));
    app.close().await;
}

#[tokio::test]
async fn what_is_dragged_to_the_edge_rolls_the_weeks_on_until_it_is_let_go() {
    let desktop = Desktop::set_up("rolling-edge").await;
    desktop.command_line(NOW, &["demo", "--years", "1"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    open_calendar(&page).await;
    second_is_this_week(&page).await;
    let rolled = page.run_and_wait(HOLD_AT_THE_EDGE, vec![]).await;
    assert!(rolled[0].as_f64().is_some_and(|far| far >= 300.0), "{rolled}");
    assert_eq!(rolled[1], json!(0), "and stays");
    app.close().await;
}

#[tokio::test]
async fn weeks_and_tray_have_their_room_in_a_small_window_and_at_twice_the_text() {
    let desktop = Desktop::set_up("rolling-small").await;
    desktop.command_line(NOW, &["demo", "--years", "10"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    open_calendar(&page).await;
    assert_eq!(page.run(WRONG, vec![]).await, json!([]), "as the window opens");
    second_is_this_week(&page).await;
    app.resize(720, 540).await;
    patience::expect("the window to be small", async || {
        (page.run("return innerWidth", vec![]).await == json!(720)).then_some(())
    })
    .await;
    assert_eq!(page.run(WRONG, vec![]).await, json!([]), "in a small window");
    second_is_this_week(&page).await;
    for percent in [110, 125, 150, 175, 200] {
        page.press("Control+Plus").await;
        page.see(&format!("Text size {percent}%")).await;
    }
    assert_eq!(page.run(WRONG, vec![]).await, json!([]), "at 200 % in a small window");
    app.resize(1100, 760).await;
    patience::expect("the window to be as it opens", async || {
        (page.run("return innerWidth", vec![]).await == json!(550)).then_some(())
    })
    .await;
    assert_eq!(page.run(WRONG, vec![]).await, json!([]), "at 200 %");
    assert_eq!(page.shuts_out().await, [""; 0]);
    app.close().await;
}
