//! A newcomer who does nothing but what Today suggests, on two days a week, comes to a first comment and a first post.

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;

use crate::support::{App, Desktop, Page, Role};
use crate::ways::{publish_with_link, write_four_lines};

/// A Monday.
const FIRST_DAY: &str = "2026-03-02T08:00:00Z";
/// The days on which the program is opened, counted from the first: Mondays and Wednesdays of a month.
const DAYS: [i64; 9] = [0, 2, 7, 9, 14, 16, 21, 23, 28];
/// Minutes of one of two sittings of a week of 75.
const MINUTES: i64 = 38;

#[tokio::test]
async fn a_newcomer_is_led_to_a_first_comment_and_a_first_post_within_the_first_month() {
    let desktop = Desktop::set_up("newcomer").await;
    let (mut first_comment, mut first_post) = (None, None);
    // What the last thing of a day takes beyond its minutes is taken off the next.
    let mut over = 0;
    for day in DAYS {
        let now = on(day);
        let app = desktop.open(&now).await;
        if day == 0 {
            begin_by_keyboard(&app.page()).await;
        }
        let mut left = MINUTES - over;
        while left > 0 && first_post.is_none() {
            let next = desktop.json(&now, &["next"]);
            if next["kind"] == "rest" {
                break;
            }
            follow(&desktop, &app, &next, &now).await;
            if next["logs"] == "comment" {
                first_comment = first_comment.or(Some(day));
            }
            if next["kind"] == "post" {
                first_post = Some(day);
            }
            left -= next["minutes"].as_i64().expect("what is suggested takes a while");
        }
        over = -left.min(0);
        app.close().await;
        if first_post.is_some() {
            break;
        }
    }
    assert!(first_comment.is_some_and(|day| day < 7), "the first comment came on day {first_comment:?}");
    assert!(first_post.is_some_and(|day| day <= 30), "the first post came on day {first_post:?}");

    let posts = desktop.json(&on(30), &["post", "list"]);
    let out =
        posts["posts"].as_array().into_iter().flatten().filter(|post| post["stage"] == "published").count();
    let given = desktop.json(&on(30), &["conversation", "list"]);
    assert_eq!(out, 1);
    assert!(
        given["conversations"].as_array().is_some_and(|given| !given.is_empty()),
        "the comments are in the log"
    );
}

/// The first questions, without a mouse.
async fn begin_by_keyboard(page: &Page<'_>) {
    page.see("1 of 4").await;
    page.has_focus(Role::Textbox, "What should we call you?").await;
    page.type_text("Ada").await;
    page.press("Enter").await;
    page.see("2 of 4").await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Enter").await;
    page.see("3 of 4").await;
    page.tab_and_type("One topic", "roadmaps").await;
    page.tab_to(Role::Combobox, "One network").await;
    page.type_text("Li").await;
    page.is_chosen("One network", "LinkedIn").await;
    page.tab_to(Role::Button, "Continue").await;
    page.press("Enter").await;
    page.see("4 of 4").await;
    page.press("Enter").await;
    page.has_focus(Role::Textbox, "Your sentence").await;
    page.tab_to(Role::Button, "Start step 1").await;
    page.press("Enter").await;
    page.see("Good to see you, Ada.").await;
}

/// Does what is suggested, and waits until it is kept.
async fn follow(desktop: &Desktop, app: &App, next: &Value, now: &str) {
    let page = app.page();
    let title = next["title"].as_str().expect("what is suggested has a title");
    let action = page.part(Role::Region, title).await;
    if next["kind"] == "post" {
        action.click(Role::Button, "Start").await;
        write_four_lines(&page).await;
        page.click(Role::Button, "Next").await;
        page.find(Role::Heading, "A second look").await;
        page.click(Role::Button, "Next").await;
        publish_with_link(&page, "https://www.linkedin.com/posts/ada-1").await;
    } else if next["logs"] == "comment" {
        action.click(Role::Button, "Start").await;
        action.fill_in("Person", "Ines Marsh").await;
        page.press("Escape").await;
        action.fill_in("What did you add?", "How we count exit costs").await;
        action.click(Role::Button, "Save and finish").await;
    } else {
        action.click(Role::Button, "Already done").await;
    }
    desktop
        .eventually(&format!("something else than “{title}” to be next"), || {
            desktop.json(now, &["next"]) != *next
        })
        .await;
}

fn on(day: i64) -> String {
    let first: DateTime<Utc> = FIRST_DAY.parse().expect("an instant");
    (first + Duration::days(day)).to_rfc3339()
}
