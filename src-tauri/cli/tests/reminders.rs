//! Reminders and pauses from a terminal.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

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
