//! The week and those before it, as scripts meet them.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use serde_json::Value;
use terminal::Terminal;

fn verdicts(report: &Value) -> Vec<String> {
    report["weeks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|week| week["verdict"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_week_says_where_it_stands_and_what_is_planned() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "add", "Build or buy", "--on", "thu", "--network", "linkedin"]);
    terminal.done(&["post", "add", "Next month", "--on", "next month"]);
    terminal.done(&["conversation", "add", "commented on Ines Marsh: how we measure it"]);
    assert_eq!(
        terminal.done(&["week"]),
        "5 Jan 2026 to 11 Jan 2026\n\
         This week: 1 post to go, 7 days.\n\
         Conversations: 1\n\
         Invitations: 0\n\
         Kept: This is your first week\n\
         Reserve: 2 reserve weeks left this quarter\n\
         Balance: 1 conversation in the last 12 weeks\n\
         \n\
         Scheduled\n    1   8 Jan 2026  Build or buy  LinkedIn\n\
         \n\
         Weeks\n   5 Jan 2026  This week       0 of 1 post    1 conversation\n"
    );
    assert!(Terminal::new().refused(&["week"]).contains("init --name"));
}

#[test]
fn goals_are_set_for_this_week_on_and_kept_within_reason() {
    let terminal = Terminal::onboarded();
    terminal.done(&["week", "goal", "--posts", "2", "--conversations", "4"]);
    let week = &terminal.json(&["week"])["week"];
    assert_eq!(
        (week["goal"].as_u64(), week["conversation_goal"].as_u64(), week["invitation_goal"].as_u64()),
        (Some(2), Some(4), Some(0))
    );
    assert!(
        terminal.done(&["week"]).contains("Invitations: 0\n"),
        "without a goal there is nothing to be against"
    );
    assert!(terminal.refused(&["week", "goal", "--posts", "15"]).contains("0 to 14"));
    assert!(terminal.refused(&["week", "goal", "--every-weeks", "3"]).contains("every second week"));
    assert!(terminal.refused(&["week", "goal", "--conversations", "51"]).contains("0 to 50"));
    terminal.misused(&["week", "goal"]);
    terminal.misused(&["week", "goal", "--posts", "many"]);
    terminal.done(&["undo"]);
    assert_eq!(terminal.json(&["week"])["week"]["goal"], 1);
}

#[test]
fn a_missed_week_is_made_up_for_the_week_after() {
    let terminal = Terminal::onboarded().on("2026-01-21");
    assert!(
        !terminal.done(&["week"]).contains("for last week too"),
        "nothing is made up for before the first post"
    );
    terminal.done(&["post", "log", "The first", "--on", "2026-01-06"]);
    let said = terminal.done(&["week"]);
    assert!(said.contains("2 more posts by Sunday 25 January count for last week too.\n"), "{said}");
    assert!(said.contains("  12 Jan 2026  Not kept        0 of 1 post "), "{said}");
    terminal.done(&["post", "log", "One"]);
    terminal.done(&["post", "log", "Two"]);
    let report = terminal.json(&["week"]);
    assert_eq!(verdicts(&report), ["kept", "made_up", "kept"]);
    assert_eq!(report["streak"]["current"], 3);
}

#[test]
fn a_post_that_was_forgotten_repairs_its_week() {
    let terminal = Terminal::onboarded().on("2026-02-04");
    assert_eq!(verdicts(&terminal.json(&["week"])), ["missed", "missed", "missed", "missed", "running"]);
    terminal.done(&["post", "log", "Forgotten", "--on", "2 weeks ago"]);
    assert_eq!(verdicts(&terminal.json(&["week"])), ["missed", "missed", "kept", "missed", "running"]);
}

#[test]
fn reserve_weeks_are_spent_twice_a_quarter_and_taken_back() {
    let terminal = Terminal::onboarded().on("2026-02-04");
    terminal.done(&["week", "reserve", "last week"]);
    assert_eq!(
        terminal.done(&["week", "reserve", "2026-01-14"]),
        "Reserve week used for 12–18 January 2026\n"
    );
    assert!(
        terminal.refused(&["week", "reserve"]).contains("You’ve used both reserve weeks of that quarter")
    );
    let said = terminal.done(&["week"]);
    assert!(
        said.contains(
            "Reserve: No reserve weeks left this quarter; used for the week of 12 Jan 2026 and of 26 Jan 2026\n"
        ),
        "{said}"
    );
    assert_eq!(verdicts(&terminal.json(&["week"])), ["missed", "reserve", "missed", "reserve", "running"]);
    terminal.done(&["week", "unreserve", "2026-01-18"]);
    terminal.done(&["week", "reserve"]);
    assert_eq!(terminal.json(&["week"])["week"]["state"], "reserve");
    terminal.done(&["week", "unreserve"]);
    assert!(terminal.refused(&["week", "unreserve"]).contains("no reserve week"));
}

#[test]
fn a_reserve_week_is_for_a_week_that_needs_one() {
    let terminal = Terminal::onboarded().on("2026-01-14");
    terminal.done(&["post", "log", "Out"]);
    assert!(terminal.refused(&["week", "reserve"]).contains("kept that week already"));
    assert!(terminal.refused(&["week", "reserve", "2025-06-01"]).contains("the 12 before it"));
    assert!(terminal.refused(&["week", "reserve", "2026-01-21"]).contains("is in the future"));
    assert!(terminal.refused(&["week", "reserve", "whenever"]).contains("isn’t a date"));
    assert!(terminal.refused(&["week", "reserve", "9999-12-31"]).ends_with(".\n"));
}

#[test]
fn twelve_weeks_and_the_running_one_are_shown_of_a_long_journal() {
    let terminal = Terminal::new();
    terminal.done(&["demo", "--years", "1"]);
    let report = terminal.json(&["week"]);
    assert_eq!(report["weeks"].as_array().unwrap().len(), 13);
    assert_eq!(report["weeks"][12]["running"], true);
    assert!(terminal.done(&["post", "board"]).contains("Published ("));
    assert!(terminal.done(&["post", "month"]).starts_with("January 2026\n"));
}
