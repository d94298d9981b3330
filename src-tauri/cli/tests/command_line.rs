//! The command line as scripts meet it: output, exit codes, one line on standard error.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::process::Command;

use serde_json::Value;
use terminal::Terminal;

#[test]
fn a_week_in_a_terminal() {
    let terminal = Terminal::onboarded();
    assert!(terminal.done(&["status"]).contains("This week: 1 post to go, 7 days."));
    let next = terminal.json(&["next"]);
    let task = next["task"]["id"].as_str().unwrap();
    assert!(terminal.done(&["next"]).contains(next["title"].as_str().unwrap()));
    terminal.done(&["task", "done", task]);
    assert_ne!(terminal.json(&["next"])["task"]["id"], task);
    terminal.done(&["worksheet", "set", "purpose", "target-role", "CIO of a hospital"]);
    assert!(terminal.done(&["worksheet", "show", "1"]).contains("CIO of a hospital"));
    let logged = terminal.json(&[
        "post",
        "log",
        "My first post",
        "--url",
        "https://example.org/1",
        "--network",
        "LinkedIn",
    ]);
    assert!(logged["topics"].as_array().unwrap().iter().any(|topic| topic == "posts"));
    let ticked = &logged["ticked"][0];
    assert_eq!(
        (logged["created"].as_str(), ticked["title"].as_str()),
        (Some("1"), Some("Write your first post in 20 minutes"))
    );
    assert_eq!(ticked["because"], "logged");
    assert!(
        terminal
            .done(&["post", "list"])
            .contains(" 5 Jan 2026  My first post  LinkedIn  https://example.org/1")
    );
    assert_eq!(terminal.json(&["status"])["week"]["state"], "kept");
    let history = terminal.done(&["history"]);
    assert_eq!(history.lines().next().unwrap(), "5 Jan 2026, 08:00 UTC  log post “My first post”");
    terminal.done(&["undo"]);
    assert_eq!(terminal.json(&["post", "list"])["total"], 0);
    terminal.done(&["redo"]);
    assert_eq!(terminal.json(&["post", "list"])["posts"][0]["title"], "My first post");
}

#[test]
fn own_tasks_are_added_done_reopened_and_removed_by_their_number() {
    let terminal = Terminal::onboarded();
    let id = terminal.json(&[
        "task",
        "add",
        "Write to Grace",
        "--due",
        "2026-01-09",
        "--minutes",
        "15",
        "--step",
        "purpose",
    ])["created"]
        .clone();
    let id = id.as_str().unwrap();
    let line = |all: bool| {
        let list = terminal.json(if all { &["task", "list", "--all"] } else { &["task", "list"] });
        list.as_array().unwrap().iter().find(|task| task["id"] == id).cloned()
    };
    assert_eq!(line(false).unwrap()["due_on"], "2026-01-09");
    assert_eq!(line(false).unwrap()["step"]["slug"], "purpose");
    terminal.done(&["task", "done", id]);
    assert_eq!(line(false), None);
    assert_eq!(line(true).unwrap()["state"], "done");
    terminal.done(&["task", "reopen", id]);
    terminal.done(&["task", "delete", id]);
    assert_eq!(line(true), None);
    terminal.refused(&["task", "delete", id]);
}

#[test]
fn steps_and_registers_are_filled_in_from_a_terminal() {
    let terminal = Terminal::onboarded();
    assert_eq!(terminal.json(&["steps"])["steps"].as_array().unwrap().len(), 12);
    terminal.done(&["worksheet", "add-row", "leverage"]);
    terminal.done(&["worksheet", "add-row", "leverage"]);
    terminal.done(&["worksheet", "set", "9", "process", "Customer support", "--row", "2"]);
    assert_eq!(
        terminal.json(&["worksheet", "show", "9"])["rows"][1]["answers"]["process"],
        "Customer support"
    );
    terminal.done(&["worksheet", "delete-row", "9", "1"]);
    assert_eq!(
        terminal.json(&["worksheet", "show", "9"])["rows"][0]["answers"]["process"],
        "Customer support"
    );
    terminal.done(&["step", "purpose", "--reflect", "I know why now", "--mark", "done"]);
    let step = terminal.json(&["step", "1"]);
    assert_eq!(
        (step["step"]["state"].as_str(), step["reflection"].as_str()),
        (Some("done"), Some("I know why now"))
    );
    assert!(terminal.done(&["step", "publish"]).contains("Evidence:"));
}

#[test]
fn what_does_not_fit_is_refused_in_one_line() {
    let terminal = Terminal::onboarded();
    let long = "x".repeat(10_000);
    for arguments in [
        &["task", "add", ""][..],
        &["task", "add", &long],
        &["task", "done", "nonsense"],
        &["task", "add", "x", "--due", "9999-12-31"],
        &["step", "13"],
        &["worksheet", "set", "1", "nonsense", "x"],
        &["worksheet", "set", "9", "process", "x", "--row", "7"],
        &["post", "log", "x", "--url", "javascript:alert(1)"],
        &["post", "log", "x", "--on", "2026-01-06"],
        &["init", "--name", "Again"],
        &["redo"],
        &["demo", "--years", "1"],
    ] {
        terminal.refused(arguments);
    }
    for goal in ["15", "100"] {
        assert!(
            Terminal::new().refused(&["init", "--name", "Ada", "--weekly-posts", goal]).contains("0 to 14")
        );
    }
    assert!(Terminal::new().refused(&["status"]).contains("init --name"));
}

#[test]
fn wrong_usage_is_exit_2() {
    let terminal = Terminal::onboarded();
    for arguments in [
        &["nonsense"][..],
        &["task", "add"],
        &["export", "--format", "docx"],
        &["init", "--name", "Ada", "--pace", "hasty"],
        &["post", "log", "x", "--network", "geocities"],
        &["demo", "--years", "many"],
        &["--now", "yesterday", "status"],
    ] {
        let output = terminal.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn the_folder_and_the_present_come_from_the_environment_too_and_the_zone_may_be_fixed() {
    let terminal = Terminal::onboarded();
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint-cli"));
    command
        .env_clear()
        .env("STANDPOINT_DATA_DIR", terminal.data())
        .env("STANDPOINT_NOW", "2026-01-05T23:30:00Z")
        .args(["status", "--json"]);
    let status: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    assert_eq!(status["date"], "2026-01-06", "half past midnight in Berlin");
}

#[test]
fn text_cannot_steer_the_terminal() {
    let terminal = Terminal::onboarded();
    terminal.refused(&["task", "add", "red \u{1b}[31m alert"]);
    terminal.done(&["worksheet", "set", "purpose", "change", "two\nlines"]);
    assert!(terminal.done(&["worksheet", "show", "purpose"]).contains("two lines"));
}

#[test]
fn a_text_is_checked_and_findings_are_an_exit_code_of_one() {
    let terminal = Terminal::onboarded();
    let file = terminal.folder.path().join("draft.md");
    let check = |text: &str, arguments: &[&str]| {
        std::fs::write(&file, text).unwrap();
        let output = terminal.run(&[&["check-text", file.to_str().unwrap()], arguments].concat());
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (code, said, _) = check("We let finance read the roadmap.", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("No red lines found. Read it once more yourself.\nNo never-post list yet"),
        "{said}"
    );

    terminal.done(&["worksheet", "set", "guardrails", "never", "Project Falcon, vendor prices"]);
    let (code, said, errors) =
        check("Fine.\nWe cut the project Falcon costs: write to ada@example.org", &["--json"]);
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    let found: Value = serde_json::from_str(&said).unwrap();
    let findings: Vec<_> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["class"].as_str().unwrap(), one["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(findings, [("never_list", 2), ("personal_data", 2)]);
    assert_eq!(found["has_own_list"], true);
    std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    assert!(terminal.refused(&["check-text", file.to_str().unwrap()]).contains("Not UTF-8 text"));
}

#[test]
fn commands_still_answer_to_their_older_names() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "add", "Build or buy"]);
    for older in [
        ["post", "change", "1", "--note", "A note"].as_slice(),
        &["post", "plan", "1", "tomorrow"],
        &["post", "plan", "1", "--no-date"],
        &["post", "publish", "1", "--cleared"],
        &["post", "mend", "1", "--on", "today"],
        &["post", "unpublish", "1"],
        &["post", "remove", "1"],
        &["idea", "offers"],
        &["person", "list", "--quiet"],
        &["conversation", "log", "--added", "How we measure it"],
        &["conversation", "replied", "1"],
        &["conversation", "answered", "1"],
        &["conversation", "to-answer"],
        &["conversation", "remove", "1"],
        &["feed", "proposals"],
        &["reminder", "wake"],
    ] {
        terminal.done(older);
    }
}

#[test]
fn completions_and_the_manual_need_no_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    let asked = |words: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_standpoint-cli"));
        command.env("STANDPOINT_DATA_DIR", &nowhere).args(words).output().unwrap()
    };
    for (shell, sign) in [("bash", "complete -F"), ("zsh", "#compdef"), ("fish", "complete -c")] {
        let output = asked(&["completions", shell]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && text.contains(sign) && text.contains("check-text"),
            "{shell}: {text}"
        );
    }
    let pages = folder.path().join("pages");
    let written = asked(&["manual", pages.to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(1), "a folder that isn't there is said, not made");
    std::fs::create_dir(&pages).unwrap();
    let written = asked(&["manual", pages.to_str().unwrap()]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let page = std::fs::read_to_string(pages.join("standpoint-cli-post-log.1")).unwrap();
    assert!(page.contains(".SH SYNOPSIS"), "each command has a page of its own: {page}");
    assert!(!nowhere.exists(), "and no data folder was made");
}
