//! An address that is pasted tells its network and its day.

use crate::journal::begin;
use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
/// Of Thursday, 5 February 2026.
const ON_LINKEDIN: &str = "https://www.linkedin.com/feed/update/urn:li:share:7425235513722327041/";
/// Of Tuesday, 24 February 2026, 10:30 UTC.
const ON_X: &str = "https://x.com/ada/status/2026243202872246272";

#[tokio::test]
async fn the_network_and_the_day_of_an_address_are_taken_and_a_day_of_ones_own_stays() {
    let desktop = Desktop::set_up("pasted-address").await;
    begin(&desktop);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Button, "Log a post").await;
    let dialog = page.part(Role::Dialog, "Log a post").await;
    dialog.fill_in("Title or first line", "Exit costs").await;
    dialog.fill_in("Link", ON_LINKEDIN).await;
    dialog.see("Posted Thursday 5 February").await;
    dialog.see("by the link").await;
    dialog.click(Role::Button, "Undo").await;
    // What was put aside is offered, and takes one press.
    dialog.click(Role::Button, "Posted Thursday 5 February, by the link").await;
    dialog.see(", by the link").await;
    // Another address has another day, and the one before goes with its address.
    dialog.fill_in("Link", ON_X).await;
    dialog.see("Posted Tuesday 24 February").await;
    dialog.click(Role::Button, "Log post").await;
    page.gone(Role::Dialog, "Log a post").await;

    let posts = desktop.json(NOW, &["post", "list"]);
    let place = &posts["posts"][0]["places"][0];
    assert_eq!((place["network"].as_str(), place["on"].as_str()), (Some("x"), Some("2026-02-24")), "{posts}");

    page.click(Role::Button, "Log a post").await;
    let dialog = page.part(Role::Dialog, "Log a post").await;
    dialog.fill_in("Title or first line", "Roadmaps").await;
    dialog.fill_in("Published on", "yesterday").await;
    dialog.fill_in("Link", ON_LINKEDIN).await;
    dialog.find(Role::Button, "Posted Thursday 5 February, by the link").await;
    dialog.click(Role::Button, "Log post").await;
    page.gone(Role::Dialog, "Log a post").await;
    let posts = desktop.json(NOW, &["post", "list"]);
    let found = posts["posts"].as_array().expect("posts").iter().find(|post| post["title"] == "Roadmaps");
    let place = &found.expect("it’s there")["places"][0];
    assert_eq!((place["network"].as_str(), place["on"].as_str()), (Some("linkedin"), Some("2026-03-02")));
    app.close().await;
}
