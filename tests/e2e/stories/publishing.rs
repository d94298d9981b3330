//! From an idea to a post that is out, through the window.

use serde_json::json;

use crate::journal::begin;
use crate::support::{Desktop, Page, Role};

/// A Tuesday.
const NOW: &str = "2026-03-03T09:00:00Z";
const IDEA: &str = "The meeting I cancelled";

#[tokio::test]
async fn an_idea_is_written_planned_by_keyboard_checked_and_published_and_ring_and_weeks_follow() {
    let desktop = Desktop::set_up("publishing").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();

    // One line, from anywhere.
    page.see("1 post to go").await;
    page.press("Control+N").await;
    page.has_focus(Role::Textbox, "Your idea in one line").await;
    page.type_text(IDEA).await;
    page.press("Enter").await;
    page.gone(Role::Dialog, "New idea").await;

    // Written, with something in it that is worth a second thought.
    page.press("Control+3").await;
    page.click(Role::Link, IDEA).await;
    page.fill_in("Text", "Nobody missed it. Write to ines@example.org. What would you cancel?").await;
    page.see("1 thing to check").await;
    page.part(Role::ListItem, "Personal data").await.see("ines@example.org").await;
    page.see("11 words").await;

    // Onto a day, with the keyboard alone.
    page.press("Control+3").await;
    page.tab_to(Role::Link, "Calendar").await;
    page.press("Enter").await;
    page.tab_to(Role::Button, &format!("{IDEA} Draft")).await;
    page.press("Enter").await;
    page.see(&format!("Moving “{IDEA}”")).await;
    page.press("Right").await;
    page.press("Right").await;
    page.press("Enter").await;
    page.find(Role::Button, &format!("{IDEA} scheduled")).await;
    let post = &desktop.json(NOW, &["post", "list"])["posts"][0];
    assert_eq!((post["stage"].as_str(), post["planned_on"].as_str()), (Some("planned"), Some("2026-03-05")));

    page.press("Control+1").await;
    page.part(Role::Region, "Coming up").await.click(Role::Link, IDEA).await;
    published_with_a_decision(&page).await;
    page.press("Control+1").await;
    page.see("That’s the week done").await;
    page.part(Role::Region, "This week").await.see("1 of 1 week kept").await;
    app.close().await;

    let shown = desktop.json(NOW, &["post", "show", "1"]);
    assert_eq!(shown["decisions"][0]["words"], "ines@example.org", "the decision is kept");
    assert_eq!(shown["places"][0]["url"], "https://www.linkedin.com/posts/ada-1");
}

async fn published_with_a_decision(page: &Page<'_>) {
    page.click(Role::Button, "Mark as published…").await;
    let dialog = page.part(Role::Dialog, "Mark as published").await;
    dialog.choose("Network", "LinkedIn").await;
    dialog.fill_in("Link", "https://www.linkedin.com/posts/ada-1").await;
    dialog.fill_in("Published on", "tomorrow").await;
    dialog.click(Role::Button, "Mark as published").await;
    dialog.see("is in the future").await;
    dialog.fill_in("Published on", "today").await;
    dialog.click(Role::Button, "Mark as published").await;
    dialog.see("The red-line check found 1 thing to check.").await;
    dialog.click(Role::Checkbox, "I’ve checked these and they can stay").await;
    dialog.click(Role::Button, "Mark as published").await;
    page.gone(Role::Dialog, "Mark as published").await;
    page.see("Published 3 Mar").await;
}

#[tokio::test]
async fn a_post_is_dragged_with_the_mouse_onto_a_day_onto_another_and_off_again_and_from_column_to_column() {
    let desktop = Desktop::set_up("drag").await;
    begin(&desktop);
    desktop.command_line(NOW, &["idea", "add", IDEA]);
    let stands = || {
        let post = &desktop.json(NOW, &["post", "list"])["posts"][0];
        (post["stage"].as_str().map(str::to_owned), post["planned_on"].as_str().map(str::to_owned))
    };
    let is = |stage: &str, on: Option<&str>| stands() == (Some(stage.to_owned()), on.map(str::to_owned));
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, "Calendar").await;

    desktop.drag(&page, (Role::Button, &format!("{IDEA} Idea")), (Role::GridCell, "Thursday, 5 March")).await;
    desktop.eventually("the idea to be planned", || is("planned", Some("2026-03-05"))).await;
    let chip = format!("{IDEA} scheduled");
    page.part(Role::GridCell, "Thursday, 5 March").await.find(Role::Button, &chip).await;
    desktop.drag(&page, (Role::Button, &chip), (Role::GridCell, "Monday, 9 March")).await;
    desktop.eventually("the post to be planned for another day", || is("planned", Some("2026-03-09"))).await;
    page.part(Role::GridCell, "Monday, 9 March").await.find(Role::Button, &chip).await;
    desktop.drag(&page, (Role::Button, &chip), (Role::Heading, "Unscheduled")).await;
    desktop.eventually("the day to be taken away", || is("idea", None)).await;

    page.click(Role::Link, "Board").await;
    page.find(Role::Heading, "Ideas 1").await;
    desktop.drag(&page, (Role::Link, IDEA), (Role::Heading, "Drafts")).await;
    desktop.eventually("the idea to be a draft", || is("draft", None)).await;
    app.close().await;
}

#[tokio::test]
async fn an_idea_that_is_kept_to_write_has_the_cursor_in_its_text_and_a_refusal_is_in_sight() {
    let desktop = Desktop::set_up("keep-and-write").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    app.resize(720, 540).await;
    let page = app.page();
    page.see("1 post to go").await;
    page.press("Control+N").await;
    page.has_focus(Role::Textbox, "Your idea in one line").await;
    page.type_text(IDEA).await;
    page.press("Control+Enter").await;
    page.has_focus(Role::Textbox, "Text").await;
    page.type_text("Ask ines@example.org").await;
    page.holds("Text", "Ask ines@example.org").await;
    page.click(Role::Button, "Copy text").await;
    page.see("1 thing to check first").await;

    page.click(Role::Button, "Mark as published…").await;
    let dialog = page.part(Role::Dialog, "Mark as published").await;
    dialog.fill_in("Link", "javascript:alert(1)").await;
    page.press("Enter").await;
    dialog.see("Enter a link that starts with").await;
    let in_sight = "const { top, bottom } = document.querySelector('dialog .wrong, [role=dialog] .wrong').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;";
    assert_eq!(page.run(in_sight, vec![]).await, json!(true));
    app.close().await;
}

#[tokio::test]
async fn a_post_that_is_out_in_two_places_counts_once_and_each_link_opens() {
    let desktop = Desktop::set_up("two-places").await;
    begin(&desktop);
    desktop
        .command_line(NOW, &["post", "log", "Build or buy", "--url", "https://www.linkedin.com/posts/ada-2"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, "Build or buy").await;
    page.click(Role::Button, "Add another link").await;
    let dialog = page.part(Role::Dialog, "Mark as published").await;
    dialog.choose("Network", "Own site").await;
    dialog.fill_in("Link", "https://example.org/build-or-buy").await;
    dialog.click(Role::Button, "Mark as published").await;
    page.gone(Role::Dialog, "Mark as published").await;
    page.click(Role::Button, "Open it on Own site").await;
    desktop
        .eventually("the browser to open the link", || {
            desktop.opened_in_browser() == ["https://example.org/build-or-buy"]
        })
        .await;
    page.press("Control+1").await;
    page.see("That’s the week done").await;
    app.close().await;
    assert_eq!(desktop.json(NOW, &["post", "list"])["posts"][0]["places"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn the_text_is_copied_and_the_networks_own_page_opens_with_it() {
    let desktop = Desktop::set_up("composer").await;
    begin(&desktop);
    desktop.command_line(
        NOW,
        &["post", "add", "Build or buy", "--body", "We bought. & so?", "--network", "bluesky"],
    );
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, "Build or buy").await;
    page.see("16 of 300 characters").await;
    page.click(Role::Button, "Copy text").await;
    page.see("Copied").await;
    page.click(Role::Button, "Open Bluesky").await;
    let address = "https://bsky.app/intent/compose?text=We%20bought.%20%26%20so%3F";
    desktop.eventually("the composer to open", || desktop.opened_in_browser() == [address]).await;
    app.close().await;
}

#[tokio::test]
async fn a_megabyte_of_pasted_text_is_refused_in_words_and_what_was_there_stays() {
    let desktop = Desktop::set_up("megabyte").await;
    begin(&desktop);
    desktop.command_line(NOW, &["idea", "add", IDEA]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, IDEA).await;
    page.fill_in("Text", "What was there. ").await;
    copy(&page, &"We measured tickets.\n".repeat(50_000)).await;
    page.click(Role::Textbox, "Text").await;
    page.press("End").await;
    page.press("Control+V").await;
    page.see("the limit is 100,000 characters").await;
    page.see("still on your clipboard").await;
    page.holds("Text", "What was there. ").await;

    // What can be kept is kept to the last character, however odd it is.
    let odd = "ab \u{5d0}\u{200b}\n".repeat(8_000);
    copy(&page, &odd).await;
    page.click(Role::Textbox, "Text").await;
    page.press("Control+End").await;
    page.press("Control+V").await;
    let whole = format!("What was there. {odd}");
    desktop
        .eventually("the long text to be kept", || {
            desktop.json(NOW, &["post", "show", "1"])["body"].as_str() == Some(&whole)
        })
        .await;
    app.close().await;
}

/// Puts a text on the clipboard, as from another program.
async fn copy(page: &Page<'_>, text: &str) {
    let lay_out = "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = arguments[0];
        document.querySelector('main').append(field); field.focus();";
    page.run(lay_out, vec![json!(text)]).await;
    page.press("Control+A").await;
    page.press("Control+C").await;
    page.run("document.getElementById('elsewhere').remove()", vec![]).await;
}

#[tokio::test]
async fn what_is_typed_while_ten_thousand_characters_are_checked_and_saved_is_kept() {
    let desktop = Desktop::set_up("typing").await;
    begin(&desktop);
    desktop.command_line(NOW, &["idea", "add", IDEA]);
    let body = "We asked ines@example.org about the outage on db01.prod.internal. It took a week, and nobody missed it. ".repeat(100);
    desktop.command_line(NOW, &["post", "edit", "1", "--body", &body[..10_000]]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, IDEA).await;
    page.see("things to check").await;
    page.click(Role::Textbox, "Text").await;
    page.press("Control+End").await;
    for _ in 0..4 {
        page.type_text("x").await;
    }
    desktop
        .eventually("what was typed to be kept", || {
            desktop.json(NOW, &["post", "show", "1"])["body"]
                .as_str()
                .is_some_and(|text| text.ends_with("xxxx"))
        })
        .await;
    app.close().await;
}
