//! The first start: a few questions, each of which can be skipped, and then Today.

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
const FIRST_TASK: &str = "Choose your target role and a date";

#[tokio::test]
async fn the_three_parts_answered_lead_to_today_and_are_kept() {
    let desktop = Desktop::set_up("onboarding").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.see("Part 1 of 3").await;
    page.fill_in("What should we call you?", "Ada Lovelace").await;
    page.fill_in("Your role now", "Enterprise architect").await;
    page.fill_in("The role you want to be seen in", "CIO").await;
    page.click(Role::Button, "Continue").await;

    page.see("Part 2 of 3").await;
    page.fill_in("The topic you want to be known for", "Numbers that people trust").await;
    page.click(Role::Checkbox, "LinkedIn").await;
    page.click(Role::Button, "Continue").await;

    page.see("Part 3 of 3").await;
    page.choose("Posts a week", "2").await;
    page.choose("Pace", "Light, about 35 minutes a week").await;
    page.choose("On", "Thursday").await;
    page.set("At", "08:30").await;
    page.click(Role::Button, "Begin with step 1").await;

    page.see("Good to see you, Ada Lovelace.").await;
    page.find(Role::Heading, FIRST_TASK).await;
    page.part(Role::Region, "This week").await.see("0 of 2 this week").await;
    app.close().await;

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("Good to see you, Ada Lovelace.").await;
    page.click(Role::Link, "Settings").await;
    page.holds("Role now", "Enterprise architect").await;
    page.holds("Role you want", "CIO").await;
    page.holds("Topic you want to be known for", "Numbers that people trust").await;
    page.is_ticked("LinkedIn", true).await;
    page.is_chosen("Posts a week", "2").await;
    page.is_chosen("Pace", "Light, about 35 minutes a week").await;
    page.click(Role::Link, "Set reminders").await;
    page.is_ticked("On: Weekly post", true).await;
    page.see("Thursdays at 08:30").await;
    app.close().await;
}

#[tokio::test]
async fn whoever_skips_every_question_begins_all_the_same() {
    let desktop = Desktop::set_up("onboarding-skipped").await;
    let app = desktop.open(NOW).await;
    let page = app.page();

    page.click(Role::Button, "Skip the rest and begin").await;
    page.find(Role::Heading, FIRST_TASK).await;
    page.part(Role::Region, "This week").await.see("0 of 1 this week").await;

    app.close().await;
}
