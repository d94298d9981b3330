//! The command line as scripts meet it: output, exit codes, one line on standard error.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use terminal::{NOW, Terminal};

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
fn the_summary_goes_to_standard_output_or_to_a_file_for_its_owner_alone() {
    let terminal = Terminal::onboarded();
    assert!(terminal.done(&["export", "--format", "md"]).starts_with("# Progress summary"));
    let path = terminal.folder.path().join("summary.html");
    let said =
        terminal.done(&["export", "--format", "html", "--out", path.to_str().unwrap(), "--without", "notes"]);
    assert!(said.contains("summary.html"));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<!DOCTYPE html>"));
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions()) & 0o777,
        0o600
    );
    let missing = Path::new("/nowhere/at/all/summary.md");
    terminal.refused(&["export", "--format", "md", "--out", missing.to_str().unwrap()]);
    terminal.refused(&["export", "--format", "md", "--from", "2026-02-01", "--to", "2026-01-01"]);
    terminal.refused(&["export", "--format", "md", "--worksheet", "13"]);
    terminal.refused(&["export", "--format", "md", "--with", "reflections"]);
}

#[test]
fn a_summary_is_for_the_manager_unless_said_otherwise_and_a_file_waits_for_a_look() {
    let terminal = Terminal::onboarded();
    terminal.done(&["worksheet", "set", "1", "target-role", "CIO of a hospital"]);
    terminal.done(&["worksheet", "add-row", "9"]);
    terminal.done(&[
        "worksheet",
        "set",
        "9",
        "process",
        "Order intake; the old password = hunter2-and-more",
        "--row",
        "1",
    ]);
    let printed = || String::from_utf8(terminal.run(&["export", "--format", "md"]).stdout).unwrap();
    let manager = printed();
    assert!(manager.contains("Order intake") && !manager.contains("hospital"));
    assert!(terminal.done(&["export", "--format", "md", "--preset", "me"]).contains("hospital"));
    let path = terminal.folder.path().join("summary.md");
    let to_file = ["export", "--format", "md", "--out", path.to_str().unwrap()];
    let refused = terminal.run(&to_file);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && told.contains("A key or password") && told.contains("--checked"),
        "{told}"
    );
    assert!(!path.exists(), "nothing was written");
    terminal.done(&[&to_file[..], &["--checked"]].concat());
    assert!(path.exists());
    terminal.done(&["worksheet", "private", "9", "process", "--row", "1"]);
    assert!(!printed().contains("Order intake"));
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

/// Runs as someone who may read but not write the folder; the tests themselves may run as root, who may do anything.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_refused_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let terminal = Terminal::onboarded();
    let database = terminal.data().join("standpoint.sqlite3");
    let before = std::fs::read(&database).unwrap();
    let set =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    set(terminal.folder.path(), 0o755);
    set(&terminal.data(), 0o555);
    set(&database, 0o444);
    // A copy of the program where anybody may start it. It's copied by another process: one that this process writes itself can't
    // be started while a child of another test still has it open.
    let program = terminal.folder.path().join("standpoint-cli");
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_standpoint-cli")).arg(&program).status().unwrap();
    assert!(copied.success());
    set(&program, 0o755);
    let mut command = Command::new(&program);
    command
        .env_clear()
        .args(["--data-dir".as_ref(), terminal.data().as_os_str()])
        .args(["--now", NOW, "task", "add", "x"]);
    if std::fs::metadata("/proc/self").is_ok_and(|owner| std::os::unix::fs::MetadataExt::uid(&owner) == 0) {
        const NOBODY: u32 = 65_534;
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("standpoint.sqlite3") && stderr.contains("permissions"), "{stderr}");
    assert_eq!(std::fs::read(&database).unwrap(), before);
    set(&terminal.data(), 0o755);
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let terminal = Terminal::onboarded();
    let mut child = terminal
        .command(&["step", "publish"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

/// A limit on the size of files imitates a full disk: writing fails in the same place.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_said_and_nothing_is_lost_or_half_written() {
    let terminal = Terminal::onboarded();
    terminal.done(&["task", "add", "Before"]);
    let before = terminal.done(&["task", "list", "--all", "--json"]);
    let text = "x".repeat(90_000);
    // Ignored by the shell, the signal is ignored by the program it becomes, and writing answers with an error instead.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" --data-dir \"$1\" --now \"$2\" worksheet set purpose change \"$3\"";
    let output = Command::new("sh")
        .env_clear()
        .args(["-c", script, env!("CARGO_BIN_EXE_standpoint-cli")])
        .arg(terminal.data())
        .args([NOW, &text])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("Couldn’t save") && stderr.lines().count() == 1, "{stderr}");
    assert_eq!(terminal.done(&["task", "list", "--all", "--json"]), before);
    assert_eq!(terminal.json(&["worksheet", "show", "purpose"])["answered"], 0);
    terminal.done(&["worksheet", "set", "purpose", "change", &text]);
    assert_eq!(terminal.json(&["worksheet", "show", "purpose"])["answered"], 1);
}

#[test]
fn reminders_are_added_changed_put_off_and_removed_and_say_when_they_come() {
    let terminal = Terminal::onboarded();
    assert!(
        terminal
            .done(&["reminder", "list"])
            .starts_with("   1  Weekly post: Tuesdays at 09:00. Next: Tuesday 09:00, tomorrow\n")
    );
    terminal.done(&["reminder", "add", "--title", "Call Ines", "--on", "2026-01-06", "--at", "11:00"]);
    terminal.done(&["reminder", "add", "--title", "Last day", "--month-day", "31", "--at", "10:00"]);
    terminal.done(&["reminder", "add", "--kind", "task_due", "--at", "08:30", "--lead", "1"]);
    terminal.done(&["reminder", "edit", "2", "--at", "12:00"]);
    let rules = &terminal.json(&["reminder", "list"])["rules"];
    assert_eq!(rules[1]["rhythm"], "Once, on 6 January 2026 at 12:00");
    assert_eq!(rules[2]["rhythm"], "The last day of each month at 10:00");
    assert_eq!(rules[3]["rhythm"], "The day before a task is due, at 08:30");
    terminal.done(&["reminder", "off", "1"]);
    assert_eq!(terminal.json(&["reminder", "list"])["rules"][0]["next"], "Turned off");
    terminal.done(&["reminder", "delete", "4"]);
    let preview = terminal.json(&["reminder", "preview", "--days", "30"]);
    let lines: Vec<_> = preview
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["local"].as_str().unwrap(), line["names"][0].as_str().unwrap()))
        .collect();
    assert_eq!(lines, [("2026-01-06 12:00", "Call Ines"), ("2026-01-31 10:00", "Last day")]);
    assert!(
        terminal
            .done(&["reminder", "preview", "--days", "30"])
            .starts_with("Tue  6 Jan 2026, 12:00 Europe/Berlin  Call Ines\nSat 31 Jan 2026, 10:00 ")
    );
    assert_eq!(terminal.done(&["reminder", "due"]), "Nothing due\n");
    terminal.done(&["reminder", "snooze", "--all"]);
    assert!(terminal.done(&["reminder", "list"]).contains("All snoozed until tomorrow, 07:00."));
    terminal.done(&["reminder", "resume"]);
}

#[test]
fn a_time_inside_quiet_hours_says_until_when_it_is_held() {
    let held = Terminal::onboarded();
    held.done(&["reminder", "edit", "1", "--day", "monday", "--at", "22:30"]);
    let said = held.refused(&["reminder", "snooze", "1"]);
    assert!(said.contains("This reminder isn’t due now"), "{said}");
    assert!(held.done(&["reminder", "list"]).contains("delayed until tomorrow, 07:00 by quiet hours"));
    held.done(&["reminder", "quiet", "monday"]);
    assert!(!held.done(&["reminder", "list"]).contains("delayed until"));
}

#[test]
fn pauses_are_planned_listed_and_removed_and_must_not_overlap() {
    let terminal = Terminal::onboarded();
    terminal.done(&["pause", "add", "--from", "2026-02-02", "--to", "2026-02-15", "--note", "Hills"]);
    let pauses = terminal.json(&["pause", "list"]);
    assert_eq!(
        (pauses[0]["from_on"].as_str(), pauses[0]["note"].as_str()),
        (Some("2026-02-02"), Some("Hills"))
    );
    assert!(
        terminal
            .refused(&["pause", "add", "--from", "2026-02-15", "--to", "2026-02-20"])
            .contains("There’s a pause")
    );
    assert!(
        terminal
            .refused(&["pause", "add", "--from", "2026-03-15", "--to", "2026-03-10"])
            .contains("last day is before the first")
    );
    terminal.done(&["pause", "delete", "1"]);
    assert!(terminal.done(&["pause", "list"]).starts_with("No pauses."));
}

#[test]
fn bad_times_days_and_zones_of_reminders_are_refused_in_one_line() {
    let terminal = Terminal::onboarded();
    let add =
        |arguments: &[&str]| terminal.refused(&[&["reminder", "add", "--title", "X"], arguments].concat());
    assert!(add(&["--day", "monday", "--at", "25:00"]).contains("Enter a time, like 09:00"));
    assert!(add(&["--on", "2026-02-31", "--at", "09:00"]).contains("“2026-02-31” isn’t a date"));
    assert!(
        add(&["--day", "monday", "--at", "09:00", "--zone", "Mars/Olympus"]).contains("Unknown time zone")
    );
    assert!(add(&["--day", "monday"]).contains("needs a time"));
    assert!(add(&["--month-day", "32", "--at", "09:00"]).contains("from 1 to 31"));
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
