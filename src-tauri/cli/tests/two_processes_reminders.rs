//! Two terminals on one folder at the same moment: pauses, slots, reserve weeks and reminders. Whichever is second is told what
//! the first did; nothing is kept twice and nothing is lost.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::process::{Output, Stdio};

use terminal::Terminal;

/// How often each story is told: every time the system may let another process be first.
const ROUNDS: usize = 6;

/// Runs commands at the same moment and gives what became of each.
fn at_once(terminal: &Terminal, commands: &[&[&str]]) -> Vec<Output> {
    let start = |arguments: &&[&str]| {
        terminal.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = commands.iter().map(start).collect();
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

/// How many worked; the others must have been told this, in one sentence that is not the storage's.
fn how_many_worked(outcomes: &[Output], told: &str) -> usize {
    for refused in outcomes.iter().filter(|outcome| !outcome.status.success()) {
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains(told) && !said.contains("database"), "{said}");
    }
    outcomes.iter().filter(|outcome| outcome.status.success()).count()
}

#[test]
fn of_two_pauses_that_overlap_one_is_planned() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded();
        let first = &["pause", "add", "--from", "2026-02-02", "--to", "2026-02-10"][..];
        let second = &["pause", "add", "--from", "2026-02-05", "--to", "2026-02-12"][..];
        let outcomes = at_once(&terminal, &[first, second]);
        assert_eq!(how_many_worked(&outcomes, "There’s a pause"), 1);
        assert_eq!(terminal.json(&["pause", "list"]).as_array().unwrap().len(), 1);
    }
}

#[test]
fn there_are_never_more_than_two_slots() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded();
        let slot = |day| vec!["reminder", "add", "--kind", "weekly_post", "--day", day, "--at", "09:00"];
        let (thursday, friday) = (slot("thursday"), slot("friday"));
        let outcomes = at_once(&terminal, &[&thursday, &friday]);
        assert_eq!(how_many_worked(&outcomes, "a slot and a backup slot"), 1);
        let rules = terminal.json(&["reminder", "list"])["rules"].as_array().unwrap().clone();
        assert_eq!(rules.iter().filter(|rule| rule["entry"]["kind"] == "weekly_post").count(), 2);
    }
}

#[test]
fn no_more_than_the_quarters_two_reserve_weeks_are_spent() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded().on("2026-01-28");
        let week = |date| vec!["week", "reserve", date];
        let weeks = ["2026-01-06", "2026-01-13", "2026-01-20"].map(week);
        let outcomes = at_once(&terminal, &[&weeks[0], &weeks[1], &weeks[2]]);
        assert_eq!(how_many_worked(&outcomes, "You’ve used both reserve weeks of that quarter."), 2);
        assert_eq!(terminal.json(&["week"])["reserves"]["spent_on"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn of_two_who_edit_a_reminder_neither_puts_back_what_the_other_changed() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded();
        let outcomes = at_once(
            &terminal,
            &[&["reminder", "edit", "1", "--at", "10:00"], &["reminder", "edit", "1", "--day", "friday"]],
        );
        assert_eq!(how_many_worked(&outcomes, ""), 2);
        assert_eq!(terminal.json(&["reminder", "list"])["rules"][0]["rhythm"], "Fridays at 10:00");
    }
}

#[test]
fn a_reminder_that_is_turned_off_while_it_is_edited_is_off_and_edited() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded();
        let outcomes =
            at_once(&terminal, &[&["reminder", "edit", "1", "--at", "10:00"], &["reminder", "off", "1"]]);
        assert_eq!(how_many_worked(&outcomes, ""), 2);
        let rule = &terminal.json(&["reminder", "list"])["rules"][0];
        assert_eq!(
            (rule["rhythm"].as_str(), rule["entry"]["enabled"].as_bool()),
            (Some("Tuesdays at 10:00"), Some(false))
        );
    }
}
