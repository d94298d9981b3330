//! Two processes on one folder: what one judges is what it finds when it writes, so that of two that want the same exactly
//! one gets it and the other is told.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use terminal::feed_server::{rss, served};
use terminal::{Ended, Terminal, one_wins};

/// How often each story is tried: with judging outside the transaction two in three of these went wrong.
const ROUNDS: usize = 25;

fn total(terminal: &Terminal) -> u64 {
    terminal.json(&["post", "list"])["total"].as_u64().unwrap()
}

/// A feed with this many entries, and a terminal that has read it.
fn with_proposals(entries: usize) -> (Terminal, Vec<String>) {
    let terminal = Terminal::onboarded();
    let address = served(move |_, _| {
        let named: Vec<_> =
            (0..entries).map(|n| (format!("What migration {n} taught"), format!("m/{n}"))).collect();
        let entries: Vec<_> = named.iter().map(|(title, page)| (title.as_str(), page.as_str())).collect();
        ("200 OK", rss("Notes", &entries))
    });
    terminal.done(&["feed", "add", &address, "--allow-http"]);
    fetch(&terminal);
    let proposals = terminal.json(&["feed", "new"]);
    let ids = proposals.as_array().unwrap().iter().map(|proposal| proposal["id"].to_string()).collect();
    (terminal, ids)
}

fn fetch(terminal: &Terminal) -> Ended {
    Ended::from(
        terminal.command(&["feed", "refresh"]).env("STANDPOINT_FEEDS_ON_LOOPBACK", "1").output().unwrap(),
    )
}

#[test]
fn a_proposal_is_logged_by_one_of_two() {
    let (terminal, ids) = with_proposals(ROUNDS);
    for (round, id) in ids.iter().enumerate() {
        one_wins(&terminal.at_once([&["feed", "log", id], &["feed", "log", id]]), "already");
        assert_eq!(total(&terminal), round as u64 + 1);
    }
}

#[test]
fn a_proposal_is_either_logged_or_left_out() {
    let (terminal, ids) = with_proposals(ROUNDS);
    let mut logged = 0;
    for id in &ids {
        let winner = one_wins(&terminal.at_once([&["feed", "log", id], &["feed", "dismiss", id]]), "already");
        logged += u64::from(winner == 0);
        assert_eq!(total(&terminal), logged);
    }
}

#[test]
fn an_address_is_logged_once_however_it_is_written() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let (one, other) = (
            format!("https://ada.example/p/{round}?utm_source=x"),
            format!("http://www.ada.example/p/{round}/"),
        );
        let ended = terminal
            .at_once([&["post", "log", "One", "--url", &one], &["post", "log", "Other", "--url", &other]]);
        one_wins(&ended, "another post");
        assert_eq!(total(&terminal), round as u64 + 1);
    }
}

#[test]
fn a_post_comes_out_once_in_one_place() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["post", "add", &format!("Build or buy {round}"), "--body", "We bought."]);
        let publish: &[&str] = &["post", "publish", id, "--network", "linkedin"];
        one_wins(&terminal.at_once([publish, publish]), "already");
        assert_eq!(terminal.json(&["post", "show", id])["places"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn what_comes_out_is_the_text_that_was_checked() {
    let terminal = Terminal::onboarded();
    for _ in 0..ROUNDS {
        let id = &terminal.made(&["post", "add", "Build or buy", "--body", "We bought."]);
        let secret = "Password: hunter2Hunter2";
        let [published, changed] =
            terminal.at_once([&["post", "publish", id], &["post", "edit", id, "--body", secret]]);
        assert!(changed.won(), "{changed:?}");
        if published.won() {
            // The text changed afterwards: else it would have been looked at.
            let undone = terminal.done(&["undo"]);
            assert!(undone.contains("Undone: edit"), "{undone}");
            assert_eq!(terminal.json(&["post", "show", id])["body"], "We bought.");
        } else {
            assert!(published.stderr.contains("red-line check found"), "{published:?}");
            assert_eq!(terminal.json(&["post", "show", id])["places"].as_array().unwrap().len(), 0);
        }
    }
}

#[test]
fn a_feed_is_added_once_and_both_see_what_the_other_chose_of_it() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS.min(15) {
        let (one, other) = (
            format!("https://ada.example/{round}.xml"),
            format!("https://www.ada.example/{round}.xml?utm_source=x"),
        );
        one_wins(&terminal.at_once([&["feed", "add", &one], &["feed", "add", &other]]), "here already");
        let id = terminal.json(&["feed", "list"])[round]["id"].to_string();
        let ended = terminal
            .at_once([&["feed", "edit", &id, "--name", "My notes"], &["feed", "edit", &id, "--automatic"]]);
        assert!(ended.iter().all(Ended::won), "{ended:?}");
        let feed = &terminal.json(&["feed", "list"])[round];
        assert_eq!((feed["name"].as_str(), feed["automatic"].as_bool()), (Some("My notes"), Some(true)));
    }
}

#[test]
fn a_feed_that_two_read_at_once_is_taken_in_once() {
    let terminal = Terminal::onboarded();
    let entries = Arc::new(AtomicUsize::new(1));
    let held = Arc::clone(&entries);
    let address = served(move |_, _| {
        let named: Vec<_> = (0..held.load(Ordering::SeqCst))
            .map(|n| (format!("What migration {n} taught"), format!("m/{n}")))
            .collect();
        let entries: Vec<_> = named.iter().map(|(title, page)| (title.as_str(), page.as_str())).collect();
        ("200 OK", rss("Notes", &entries))
    });
    terminal.done(&["feed", "add", &address, "--allow-http", "--automatic"]);
    for round in 1..=ROUNDS {
        entries.store(round, Ordering::SeqCst);
        let reading = || {
            let mut command = terminal.command(&["feed", "refresh"]);
            command.env("STANDPOINT_FEEDS_ON_LOOPBACK", "1");
            command
        };
        let ended = terminal.processes_at_once([reading(), reading()]);
        assert!(ended.iter().all(Ended::won), "{ended:?}");
        let logged =
            ended.iter().filter(|ended| ended.stdout.contains("1 post logged from your feed")).count();
        let nothing = ended.iter().filter(|ended| ended.stdout.contains("No new entries")).count();
        assert_eq!((logged, nothing, total(&terminal)), (1, 1, round as u64), "{ended:?}");
    }
}
