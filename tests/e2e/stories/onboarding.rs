//! The first start: four short pages, each of which can be skipped, a first sentence made from them, and then Today.

use crate::support::{Desktop, Page, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
const FIRST_TASK: &str = "Choose your target role and a date";
const LISTED: &str = "A listed or regulated company";
const INSIDE: &str = "I may not post about work";

#[tokio::test]
async fn the_four_pages_answered_lead_to_a_sentence_and_to_today_and_are_kept() {
    let desktop = Desktop::set_up("onboarding").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.see("1 of 4").await;
    page.fill_in("What should we call you?", "Ada Lovelace").await;
    page.fill_in("Current role", "Enterprise architect").await;
    page.fill_in("Target role", "CIO").await;
    page.click(Role::Button, "Continue").await;

    // What a tick changes is said at once.
    page.see("2 of 4").await;
    page.click(Role::Checkbox, LISTED).await;
    page.see("I’ll look harder at results and forecasts").await;
    page.click(Role::Button, "Continue").await;

    page.see("3 of 4").await;
    page.fill_in("One topic", "numbers that people trust").await;
    page.choose("One network", "LinkedIn").await;
    page.click(Role::Button, "Continue").await;

    page.see("4 of 4").await;
    page.click(Role::Radio, "Light").await;
    page.choose("On", "Thursday").await;
    page.fill_in("At", "8:30").await;
    page.click(Role::Checkbox, "Friday").await;
    page.click(Role::Button, "Continue").await;

    page.find(Role::Heading, "Your first sentence").await;
    page.holds(
        "Your sentence",
        "I help every Enterprise architect I meet do better with numbers that people trust.",
    )
    .await;
    page.fill_in("Your sentence", "I help architects report numbers that people trust.").await;
    page.click(Role::Button, "Start step 1").await;

    // What was told already is in the first task's field.
    page.see("Good to see you, Ada.").await;
    page.find(Role::Heading, FIRST_TASK).await;
    page.see("First 30 days · 1 of 22").await;
    page.holds("Target role", "CIO").await;
    page.see("From what you told me.").await;
    app.close().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("Good to see you, Ada.").await;
    page.click(Role::Link, "Settings").await;
    page.holds("Name", "Ada Lovelace").await;
    page.holds("Current role", "Enterprise architect").await;
    page.holds("Target role", "CIO").await;
    page.holds("Topic", "numbers that people trust").await;
    page.holds("Your sentence", "I help architects report numbers that people trust.").await;
    page.is_ticked("LinkedIn", true).await;
    page.is_ticked(LISTED, true).await;
    page.is_ticked(INSIDE, false).await;
    page.part(Role::Region, "Goals and pace").await.is_picked("Light").await;
    page.is_ticked("Thursday", true).await;
    page.is_ticked("Friday", false).await;
    page.is_chosen("Posts a week", "Not yet").await;
    page.click(Role::Link, "Manage reminders").await;
    page.is_ticked("On: Weekly post", true).await;
    page.see("Thursdays at 08:30").await;
    app.close().await;
}

#[tokio::test]
async fn whoever_skips_every_question_begins_all_the_same() {
    let desktop = Desktop::set_up("onboarding-skipped").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.click(Role::Button, "Skip and start").await;
    begins(&page).await;
    app.close().await;
    assert_eq!(
        desktop.json(NOW, &["status"])["voice_started"],
        false,
        "nobody is asked for a post before the first"
    );
}

#[tokio::test]
async fn pages_are_skipped_one_by_one_and_going_back_finds_what_was_answered() {
    let desktop = Desktop::set_up("onboarding-back").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.fill_in("What should we call you?", "Ada").await;
    page.click(Role::Button, "Continue").await;
    page.click(Role::Checkbox, INSIDE).await;
    page.click(Role::Button, "Continue").await;
    // Anyone who may not post about work writes inside.
    page.is_chosen("One network", "Inside").await;
    page.click(Role::Button, "Back").await;
    page.is_ticked(INSIDE, true).await;
    page.click(Role::Checkbox, INSIDE).await;
    page.click(Role::Button, "Back").await;
    page.holds("What should we call you?", "Ada").await;

    for part in 2..=4 {
        page.click(Role::Button, "Skip").await;
        page.see(&format!("{part} of 4")).await;
    }
    page.click(Role::Button, "Skip").await;
    page.holds("Your sentence", "").await;
    page.click(Role::Button, "Start step 1").await;
    begins(&page).await;
    page.see("Good to see you, Ada.").await;
    app.close().await;
}

async fn begins(page: &Page<'_>) {
    page.find(Role::Heading, FIRST_TASK).await;
    page.see("One thing at a time.").await;
}
