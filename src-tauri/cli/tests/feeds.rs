//! The user's own feeds, read from a server on this machine.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::process::Output;

use serde_json::Value;
use terminal::Terminal;
use terminal::feed_server::{self, rss};

/// A server with the feeds of these stories.
fn served() -> String {
    feed_server::served(|path, is_known| match path {
        "/notes.xml" if is_known => ("304 Not Modified", String::new()),
        "/notes.xml" => ("200 OK", rss("Notes", &[("Build or buy", "build"), ("Say no earlier", "no")])),
        "/talks.xml" => ("200 OK", rss("Talks \u{1b}[31m", &[("A talk", "talk")])),
        "/page" => ("200 OK", "<!DOCTYPE html><html><body>Hello</body></html>".to_owned()),
        "/moved.xml" => {
            ("200 OK", rss("Moved", &[("Build or buy", "2026/build"), ("Say no earlier", "2026/no")]))
        }
        _ => ("404 Not Found", String::new()),
    })
}

/// Reads with the development switch, without which nothing on this machine is read.
fn fetched(terminal: &Terminal, arguments: &[&str]) -> Output {
    terminal
        .command(&[&["feed", "refresh"], arguments].concat())
        .env("STANDPOINT_FEEDS_ON_LOOPBACK", "1")
        .output()
        .unwrap()
}

fn said(output: Output) -> (Option<i32>, String, String) {
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn what_came_out_is_proposed_and_logged_on_a_yes() {
    let terminal = Terminal::onboarded();
    let notes = served() + "/notes.xml";
    terminal.done(&["feed", "add", &notes, "--allow-http", "--network", "substack"]);
    assert!(terminal.done(&["feed", "list"]).contains("Not refreshed yet"));
    assert_eq!(said(fetched(&terminal, &[])), (Some(0), "Notes: 2 new entries\n".to_owned(), String::new()));
    assert!(terminal.done(&["feed", "list"]).contains("Refreshed today at 09:00; counts for Substack;"));
    assert!(terminal.done(&["status"]).contains("2 new feed entries (`feed new`)\n"));

    let post = &terminal.made(&["post", "add", "Build or buy", "--body", "We bought."]);
    let proposals = terminal.json(&["feed", "new"]);
    let of = |title: &str| {
        let found = proposals.as_array().unwrap().iter().find(|proposal| proposal["title"] == title).unwrap();
        found["id"].as_i64().unwrap().to_string()
    };
    let (build, no) = (of("Build or buy"), of("Say no earlier"));
    assert!(
        terminal
            .done(&["feed", "new"])
            .contains(&format!("matches post {post}, Build or buy: `feed log {build} --post {post}`"))
    );
    terminal.done(&["feed", "log", &build, "--post", post]);
    let shown = terminal.json(&["post", "show", post]);
    assert_eq!(
        (shown["published_on"].as_str(), shown["places"][0]["url"].as_str()),
        (Some("2026-01-04"), Some("https://ada.example/build"))
    );
    terminal.done(&["feed", "dismiss", &no]);
    assert_eq!(terminal.done(&["feed", "new"]), "Nothing new in your feeds.\n");
    assert!(terminal.refused(&["feed", "log", &no]).contains("already"));
    assert_eq!(
        said(fetched(&terminal, &["1"])).1,
        "Notes: No new entries\n",
        "the server says that nothing changed"
    );
    terminal.done(&["undo"]);
    assert_eq!(terminal.json(&["feed", "new"])[0]["title"], "Say no earlier");
    terminal.done(&["feed", "log", &no]);
    assert_eq!(terminal.json(&["post", "list", "--stage", "published"])["total"], 2);
}

#[test]
fn a_feed_that_fails_is_said_and_keeps_no_other_from_being_read() {
    let terminal = Terminal::onboarded();
    let server = served();
    for path in ["/gone.xml", "/page", "/notes.xml"] {
        terminal.done(&["feed", "add", &format!("{server}{path}"), "--allow-http", "--name", path]);
    }
    let (code, stdout, stderr) = said(fetched(&terminal, &[]));
    assert_eq!((code, stdout.as_str()), (Some(1), "/notes.xml: 2 new entries\n"));
    let lines: Vec<_> = stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{stderr}");
    assert!(lines[0].starts_with("standpoint-cli: /gone.xml: No feed at this address."), "{stderr}");
    assert!(lines[1].starts_with("standpoint-cli: /page: That’s a web page."), "{stderr}");
    assert!(terminal.done(&["feed", "list"]).contains("No feed at this address."));
    let (code, stdout, _) = said(fetched(&terminal, &["--json"]));
    let feeds: Value = serde_json::from_str(&stdout).unwrap();
    let failed: Vec<_> =
        feeds.as_array().unwrap().iter().map(|feed| feed["failed"].as_bool().unwrap()).collect();
    assert_eq!((code, failed), (Some(1), vec![true, true, false]));
    assert_eq!(said(fetched(&terminal, &["3"])).0, Some(0));
    terminal.refused(&["feed", "refresh", "42"]);
}

#[test]
fn nothing_on_this_machine_is_read_without_the_development_switch() {
    let terminal = Terminal::onboarded();
    terminal.done(&["feed", "add", &(served() + "/notes.xml"), "--allow-http"]);
    let (code, stdout, stderr) = said(terminal.run(&["feed", "refresh"]));
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("private network") && stderr.lines().count() == 1, "{stderr}");
}

#[test]
fn a_feed_may_be_logged_without_asking_and_asked_again() {
    let terminal = Terminal::onboarded();
    terminal.done(&["feed", "add", &(served() + "/talks.xml"), "--allow-http", "--automatic"]);
    let (code, stdout, _) = said(fetched(&terminal, &[]));
    assert_eq!(
        (code, stdout.contains("1 post logged from your feed"), stdout.contains('\u{1b}')),
        (Some(0), true, false)
    );
    assert_eq!(terminal.json(&["post", "list"])["posts"][0]["title"], "A talk");
    terminal.done(&["feed", "edit", "1", "--no-automatic", "--name", "Talks I gave"]);
    let feed = &terminal.json(&["feed", "list"])[0];
    assert_eq!(
        (feed["automatic"].as_bool(), feed["allow_http"].as_bool(), feed["label"].as_str()),
        (Some(false), Some(true), Some("Talks I gave"))
    );
    terminal.done(&["feed", "remove", "1"]);
    assert_eq!(terminal.json(&["post", "list"])["total"], 1, "what was logged stays");
    terminal.done(&["undo"]);
    assert_eq!(terminal.json(&["feed", "list"])[0]["label"], "Talks I gave");
}

#[test]
fn an_address_that_does_not_fit_is_refused() {
    let terminal = Terminal::onboarded();
    for none in [&["feed", "list"][..], &["feed", "refresh"]] {
        assert_eq!(terminal.done(none), "No feeds. `feed add https://…` adds one.\n");
    }
    assert!(terminal.refused(&["feed", "add", "http://example.org/feed"]).contains("isn’t encrypted"));
    terminal.done(&["feed", "add", "https://example.org/feed"]);
    assert!(terminal.refused(&["feed", "add", "https://www.example.org/feed/"]).contains("here already"));
    let secret = terminal.refused(&["feed", "add", "https://ada:pa55word@example.net/feed"]);
    assert!(secret.contains("name or password") && !secret.contains("pa55word"), "{secret}");
    for address in ["", "feed", "file:///etc/passwd", "javascript:alert(1)"] {
        terminal.refused(&["feed", "add", address]);
    }
    assert!(
        terminal
            .misused(&["feed", "add", "https://a.example/f", "--network", "geocities"])
            .contains("linkedin, x, bluesky")
    );
    for command in ["change", "remove", "log", "leave-out"] {
        terminal.refused(&["feed", command, "42"]);
    }
}
