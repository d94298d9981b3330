//! Two processes on one folder at once: posts, conversations, and what is answered to a reminder.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::reminders::Delivery;
use terminal::{Ended, Terminal, one_wins};

/// How often each story is told.
const ROUNDS: usize = 6;

/// Both worked.
fn both_won(ended: &[Ended]) {
    assert!(ended.iter().all(Ended::won), "{ended:?}");
}

fn stage(terminal: &Terminal, post: &str) -> (String, bool) {
    let post = terminal.json(&["post", "show", post]);
    (post["stage"].as_str().unwrap().to_owned(), !post["planned_on"].is_null())
}

/// How many levels of undo there are.
fn actions(terminal: &Terminal) -> usize {
    terminal.json(&["history"]).as_array().unwrap().iter().filter(|line| line["undone"] == false).count()
}

#[test]
fn what_is_archived_while_it_is_planned_is_archived() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["idea", "add", &format!("Build or buy {round}")]);
        let [planned, away] = terminal.at_once([&["post", "schedule", id, "fri"], &["post", "archive", id]]);
        assert!(
            away.won() && (planned.won() || planned.lost_kindly("That post is archived.")),
            "{planned:?} {away:?}"
        );
        assert_eq!(stage(&terminal, id), ("archived".to_owned(), planned.won()));
    }
}

#[test]
fn what_comes_out_while_it_is_planned_is_out_once() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["post", "add", &format!("Build or buy {round}"), "--body", "We bought."]);
        let [planned, out] = terminal.at_once([&["post", "schedule", id, "fri"], &["post", "publish", id]]);
        assert!(
            out.won() && (planned.won() || planned.lost_kindly("That post is published.")),
            "{planned:?} {out:?}"
        );
        assert_eq!(stage(&terminal, id).0, "published");
        assert_eq!(terminal.json(&["week"])["week"]["posts"].as_u64(), Some(round as u64 + 1));
    }
}

#[test]
fn two_who_put_a_post_away_do_it_once() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["idea", "add", &format!("Build or buy {round}")]);
        let before = actions(&terminal);
        let ended = terminal.at_once([&["post", "archive", id], &["post", "archive", id]]);
        both_won(&ended);
        assert_eq!(ended.iter().filter(|ended| ended.stdout.contains("No changes")).count(), 1, "{ended:?}");
        assert_eq!(actions(&terminal), before + 1);
    }
}

#[test]
fn a_text_written_here_and_a_day_given_there_are_both_kept() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["idea", "add", &format!("Build or buy {round}")]);
        both_won(
            &terminal
                .at_once([&["post", "edit", id, "--body", "We bought."], &["post", "schedule", id, "fri"]]),
        );
        let post = terminal.json(&["post", "show", id]);
        assert_eq!(
            (post["body"].as_str(), post["planned_on"].as_str()),
            (Some("We bought."), Some("2026-01-09"))
        );
    }
}

#[test]
fn what_was_said_in_a_conversation_becomes_one_idea() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&[
            "conversation",
            "add",
            &format!("comment Ines Marsh: how we measure it, {round}"),
        ]);
        let make: &[&str] = &["idea", "from-conversation", id];
        one_wins(&terminal.at_once([make, make]), "among your posts already");
        assert_eq!(terminal.json(&["idea", "list"])["total"].as_u64(), Some(round as u64 + 1));
    }
}

#[test]
fn a_reply_and_its_answer_are_each_noted_once() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&[
            "conversation",
            "add",
            &format!("comment Ines Marsh: how we measure it, {round}"),
        ]);
        for (note, column) in [("replied", "replied_on"), ("answered", "answered_on")] {
            let before = actions(&terminal);
            both_won(&terminal.at_once([&["conversation", note, id], &["conversation", note, id]]));
            assert_eq!(actions(&terminal), before + 1, "noted once");
            let log = terminal.json(&["conversation", "list"]);
            let noted = log["conversations"]
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["id"].as_i64() == id.parse().ok())
                .unwrap()
                .clone();
            assert_eq!(noted[column], "2026-01-05");
        }
    }
}

#[test]
fn one_who_is_nobody_yet_is_added_once_by_two_conversations() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let line = |said| format!("comment Ines Marsh {}: {said}", "I".repeat(round));
        both_won(&terminal.at_once([
            &["conversation", "add", &line("the budget")],
            &["conversation", "add", &line("the exit")],
        ]));
        assert_eq!(terminal.json(&["person", "list"])["everybody"].as_u64(), Some(round as u64));
        assert_eq!(terminal.json(&["conversation", "list"])["total"].as_u64(), Some(2 * round as u64));
    }
}

#[test]
fn i_posted_said_by_two_processes_logs_one_post() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded().on("2026-01-06");
        let now = Now::new("2026-01-06T08:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
        let taken =
            Coach::open(&terminal.data()).unwrap().take_due(&now, Delivery::Ready { doubt: None }).unwrap();
        assert_eq!(taken.waiting, 1, "the weekly slot waits");
        let ended =
            terminal.at_once([&["reminder", "answer", "1", "done"], &["reminder", "answer", "1", "done"]]);
        let logged = ended.iter().filter(|ended| ended.won() && ended.stdout.contains("Post logged")).count();
        let told = |ended: &Ended| {
            (ended.won() && ended.stdout.contains("Already logged"))
                || ended.lost_kindly("That reminder isn’t due")
        };
        assert_eq!((logged, ended.iter().filter(|ended| told(ended)).count()), (1, 1), "{ended:?}");
        assert_eq!(terminal.json(&["week"])["week"]["posts"], 1);
    }
}

#[test]
fn a_reminder_put_off_by_two_is_put_off_once_and_all_of_them_stay_off() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded().on("2026-01-06");
        let now = Now::new("2026-01-06T08:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
        Coach::open(&terminal.data()).unwrap().take_due(&now, Delivery::Ready { doubt: None }).unwrap();
        both_won(&terminal.at_once([&["reminder", "snooze", "1"], &["reminder", "snooze", "--all"]]));
        let inbox = terminal.json(&["reminder", "inbox"]);
        assert_eq!(
            (inbox["items"].as_array().unwrap().len(), inbox["put_off"].as_array().unwrap().len()),
            (0, 1),
            "{inbox}"
        );
        assert_eq!(inbox["all_put_off_until"], "tomorrow, 07:00");
    }
}
