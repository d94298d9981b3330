//! The voice on hold, from Today and from the tray: nothing is suggested and no popup to post comes, until it ends.

use crate::journal::{BEGIN, MARK, NOON, WEEKLY_POST, begin, up_to_a_mark};
use crate::support::{Desktop, Role};

const TASK: &str = "Choose your target role and a date";
const HOLD: &str = "Hold my voice";
const END: &str = "End the hold on your voice";

#[tokio::test]
async fn the_voice_is_held_from_today_until_tomorrow_and_comes_back_then() {
    let desktop = Desktop::set_up("hold-today").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, TASK).await;
    page.click(Role::Button, HOLD).await;
    page.click(Role::MenuItem, "Until tomorrow").await;
    let held = page.part(Role::Region, "On hold").await;
    held.see("Your voice is on hold until tomorrow.").await;
    page.gone(Role::Heading, TASK).await;

    // What helps on a bad day is one press away.
    held.click(Role::Button, "A bad day").await;
    page.find(Role::Dialog, "A bad day").await;
    page.press("Escape").await;
    page.gone(Role::Dialog, "A bad day").await;

    held.click(Role::Button, "End the hold").await;
    page.gone(Role::Region, "On hold").await;
    page.find(Role::Heading, TASK).await;
    page.click(Role::Button, HOLD).await;
    page.click(Role::MenuItem, "Until tomorrow").await;
    page.find(Role::Region, "On hold").await;
    app.close().await;

    let app = desktop.open("2026-03-04T12:00:00Z").await;
    let page = app.page();
    page.find(Role::Heading, TASK).await;
    page.gone(Role::Region, "On hold").await;
    app.close().await;
}

#[tokio::test]
async fn the_voice_is_held_until_a_day_in_words_and_what_is_no_day_is_refused() {
    let desktop = Desktop::set_up("hold-until-a-day").await;
    begin(&desktop);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.find(Role::Heading, TASK).await;
    page.click(Role::Button, HOLD).await;
    page.click(Role::MenuItem, "Until a date…").await;
    page.has_focus(Role::Textbox, "Hold my voice until").await;
    page.type_text("whenever").await;
    page.press("Enter").await;
    page.see("“whenever” isn’t a date.").await;
    page.fill_in("Hold my voice until", "12 March").await;
    page.press("Enter").await;
    page.part(Role::Region, "On hold").await.see("Your voice is on hold until").await;
    app.close().await;
    let hold = &desktop.json(NOON, &["status"])["hold"];
    assert_eq!(hold["back_on"], "2026-03-12");
}

#[tokio::test]
async fn the_tray_holds_the_voice_and_ends_that_and_no_popup_to_post_comes_meanwhile() {
    let desktop = Desktop::set_up("hold-tray").await.with_tray_host();
    begin(&desktop);
    desktop.command_line(BEGIN, &["hold"]);
    let app = desktop.start_hidden(NOON);
    let item = desktop.tray_item().await;
    desktop.eventually("the menu to end the hold", || item.menu().iter().any(|label| label == END)).await;
    assert_eq!(up_to_a_mark(&desktop, NOON).await, [MARK], "no popup to post");

    // The hold is over, and the slot of this morning is reminded of.
    item.click(END).await;
    desktop.eventually("the hold to be over", || is_held(&desktop).is_none()).await;
    desktop
        .eventually("the menu to offer it", || {
            item.menu_of(HOLD) == ["Until tomorrow", "Until Monday", "Until I say so"]
        })
        .await;
    assert_eq!(desktop.monitor.wait_for_number(2).await[1].summary, WEEKLY_POST);

    for (until, back_on) in [
        ("Until tomorrow", Some("2026-03-04")),
        ("Until Monday", Some("2026-03-09")),
        ("Until I say so", None),
    ] {
        item.click_in(HOLD, until).await;
        desktop
            .eventually("the voice to be held", || is_held(&desktop) == Some(back_on.map(str::to_owned)))
            .await;
        item.click(END).await;
        desktop.eventually("the hold to be over", || is_held(&desktop).is_none()).await;
    }
    assert!(app.close().await.success());
}

/// When the hold ends, if the voice is on hold: a day, or `None` until the user ends it.
fn is_held(desktop: &Desktop) -> Option<Option<String>> {
    let status = desktop.json(NOON, &["status"]);
    let hold = &status["hold"];
    (!hold.is_null()).then(|| hold["back_on"].as_str().map(str::to_owned))
}
