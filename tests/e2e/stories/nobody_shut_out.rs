//! Nothing on any page shuts anybody out, in light and in dark, without data and with a year of it; and no page does
//! anything against its policy.

use crate::support::{Colours, Desktop, Page};
use crate::tour;

const NOW: &str = "2026-03-03T12:00:00Z";

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
        assert!(self.lines.is_empty(), "{} findings:\n{}", self.lines.len(), self.lines.join("\n"));
    }
}
