//! Nothing on any page shuts anybody out, in light and in dark, without data and with a year of it; and no page does
//! anything against its policy.

use crate::journal::{BEGIN, add_due_task, begin};
use crate::support::{Colours, Desktop, Page, Role};
use crate::tour;

const NOW: &str = "2026-03-03T12:00:00Z";
/// Three weeks and a half later.
const BACK: &str = "2026-03-26T12:00:00Z";

#[tokio::test]
async fn nobody_is_shut_out_of_a_new_journal_in_light() {
    new_journal(Colours::Light, "axe-new-light").await;
}

#[tokio::test]
async fn nobody_is_shut_out_of_a_new_journal_in_dark() {
    new_journal(Colours::Dark, "axe-new-dark").await;
}

#[tokio::test]
async fn nobody_is_shut_out_of_a_full_journal_in_light() {
    full_journal(Colours::Light, "axe-full-light").await;
}

#[tokio::test]
async fn nobody_is_shut_out_of_a_full_journal_in_dark() {
    full_journal(Colours::Dark, "axe-full-dark").await;
}

#[tokio::test]
async fn nobody_is_shut_out_of_today_whatever_it_says_in_light() {
    every_today(Colours::Light, "axe-today-light").await;
}

#[tokio::test]
async fn nobody_is_shut_out_of_today_whatever_it_says_in_dark() {
    every_today(Colours::Dark, "axe-today-dark").await;
}

async fn new_journal(colours: Colours, story: &'static str) {
    let desktop = Desktop::in_colours(colours, story).await;
    let app = desktop.open(NOW).await;
    let page = app.page();
    let mut findings = Findings::of(&page).await;
    tour::welcome(&page, async |place| findings.look(place).await).await;
    tour::pages(&page, async |place| findings.look(place).await).await;
    tour::dialogs(&page, async |place| findings.look(place).await).await;
    findings.are_none();
    app.close().await;
}

async fn full_journal(colours: Colours, story: &'static str) {
    let desktop = Desktop::in_colours(colours, story).await;
    desktop.command_line(NOW, &["demo", "--years", "1"]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    let mut findings = Findings::of(&page).await;
    tour::pages(&page, async |place| findings.look(place).await).await;
    tour::dialogs(&page, async |place| findings.look(place).await).await;
    findings.are_none();
    app.close().await;
}

/// Today on an ordinary day, with each of what opens on it, on hold, with the week done, and after three weeks away. The first
/// day is on the way of a new journal.
async fn every_today(colours: Colours, story: &'static str) {
    let desktop = Desktop::in_colours(colours, story).await;
    begin(&desktop);
    for (field, answer) in
        [("cue", "My coffee is poured"), ("place", "at the kitchen table"), ("action", "Open my draft")]
    {
        desktop.command_line(BEGIN, &["worksheet", "set", "1", &format!("plan-1-{field}"), answer]);
    }
    desktop.command_line(BEGIN, &["task", "done", "target-role"]);
    add_due_task(&desktop, "Call Ines");
    let app = desktop.open(NOW).await;
    let page = app.page();
    let mut findings = Findings::of(&page).await;
    page.find(Role::Region, "Thirty seconds").await;
    page.find(Role::Region, "Reminders").await;
    findings.look("an ordinary day").await;
    page.click(Role::Button, "Something else").await;
    page.see("Fine. One of these?").await;
    findings.look("something else").await;
    page.click(Role::Button, "Read your employer’s policy").await;
    page.click(Role::Button, "Smaller").await;
    page.find(Role::Button, "Ask a colleague where the policy is.").await;
    findings.look("smaller").await;
    page.click(Role::Button, "Back").await;
    page.click(Role::Button, "Waiting for someone").await;
    page.find(Role::Textbox, "Who are you waiting for?").await;
    findings.look("waiting").await;
    page.click(Role::Button, "Cancel").await;
    page.click(Role::Button, "Start").await;
    // The page scrolls to the field; what is pressed before it has come to rest is missed.
    page.has_focus(Role::Textbox, "Policy link").await;
    page.click(Role::Button, "Why this?").await;
    page.see("First 30 days, 2 of 22.").await;
    findings.look("begun, with its reason").await;
    page.click(Role::Button, "Hold my voice").await;
    page.find(Role::MenuItem, "Until I say so").await;
    findings.look("the menu of the hold").await;
    page.click(Role::MenuItem, "Until I say so").await;
    page.find(Role::Region, "On hold").await;
    findings.look("on hold").await;
    page.click(Role::Button, "End the hold").await;
    page.gone(Role::Region, "On hold").await;
    desktop.command_line(NOW, &["post", "log", "Why our roadmap shrank"]);
    let mut lines = findings.lines;
    app.close().await;

    for (now, what, place) in [
        (NOW, "That’s the week done", "the week done"),
        (BACK, "Good to have you back.", "back after three weeks"),
    ] {
        let app = desktop.open(now).await;
        let page = app.page();
        let mut findings = Findings::of(&page).await;
        page.see(what).await;
        findings.look(place).await;
        lines.append(&mut findings.lines);
        app.close().await;
    }
    none(&lines);
}

/// All that was found on the way: one run shall tell everything.
struct Findings<'a> {
    page: &'a Page<'a>,
    lines: Vec<String>,
}

impl<'a> Findings<'a> {
    async fn of(page: &'a Page<'a>) -> Self {
        page.watch_policy().await;
        Self { page, lines: Vec::new() }
    }

    async fn look(&mut self, place: &str) {
        let found = [self.page.kept_out().await, self.page.shuts_out().await].concat();
        self.lines.extend(found.into_iter().map(|line| format!("{place}: {line}")));
    }

    fn are_none(&self) {
        none(&self.lines);
    }
}

fn none(findings: &[String]) {
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
