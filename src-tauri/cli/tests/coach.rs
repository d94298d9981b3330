//! The coach in a terminal: what is next, and what can be said to it.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

fn newcomer(more: &[&str]) -> Terminal {
    let terminal = Terminal::new();
    let init = ["init", "--name", "Mara", "--target-role", "CIO", "--zone", "Europe/Berlin"];
    terminal.done(&[&init, more].concat());
    terminal
}

#[test]
fn next_says_what_lane_how_long_and_why_and_doing_it_leads_on() {
    let terminal = newcomer(&["--minutes", "75"]);
    let next = terminal.json(&["next"]);
    assert_eq!((next["kind"].as_str(), next["lane"].as_str()), (Some("task"), Some("programme")));
    assert_eq!((next["task"]["id"].as_str(), next["minutes"].as_u64()), (Some("target-role"), Some(5)));
    assert_eq!(next["reason"], "First 30 days, 1 of 22.");
    assert_eq!(next["smaller"], serde_json::json!(["Keep the role as it is. Add only the year."]));
    assert!(
        next["facts"].as_array().unwrap().iter().any(|fact| fact == "0 of 75 minutes are done this week.")
    );
    assert_eq!(terminal.done(&["next", "--done"]), "Task done\n");
    assert_eq!(terminal.json(&["next"])["task"]["id"], "read-policy");
    let why = terminal.done(&["next", "--why"]);
    assert!(
        why.contains("First 30 days, 2 of 22.") && why.contains("5 of 75 minutes are done this week."),
        "{why}"
    );
    terminal.done(&["next", "--done"]);
    assert_eq!(terminal.json(&["next"])["title"], "Leave one comment that adds something");
    terminal.done(&["next", "--done"]);
    assert_eq!(terminal.json(&["week"])["week"]["conversations"], 1, "doing a counted one logs it");
}

#[test]
fn something_else_a_smaller_one_and_waiting_are_said_to_what_is_next() {
    let terminal = newcomer(&[]);
    let other = terminal.json(&["next", "--other"]);
    assert_eq!(other["task"]["id"], "read-policy", "what was declined is passed over");
    assert!(terminal.done(&["next", "--smaller"]).contains("10 min: Find the policy."));
    assert_eq!(terminal.done(&["next", "--smaller", "--done"]), "That counts.\n");
    assert_eq!(
        terminal.json(&["next"])["task"]["id"],
        "five-comments",
        "it rests for three days and stays open"
    );
    terminal.refused(&["next", "--not-yet"]);
    terminal.done(&["task", "wait", "three-audiences", "--for", "Amara"]);
    let waits = terminal.json(&["task", "list", "--all"]);
    let line = waits.as_array().unwrap().iter().find(|task| task["id"] == "three-audiences").unwrap();
    assert_eq!(line["waiting"]["for_whom"], "Amara");
    assert!(terminal.done(&["next", "--waiting", "Jonas"]).starts_with("Waiting for Jonas"));
    assert_eq!(terminal.json(&["next"])["task"]["id"], "ai-rules");
    let tomorrow = terminal.on("2026-01-06");
    assert_eq!(tomorrow.json(&["next"])["task"]["id"], "target-role", "and is there again tomorrow");
    tomorrow.done(&["task", "start", "open-thread"]);
    tomorrow.misused(&["next", "--done", "--other"]);
    tomorrow.refused(&["task", "wait", "weekly-post"]);
}

#[test]
fn the_voice_is_held_and_what_is_next_says_until_when() {
    let terminal = newcomer(&[]);
    assert_eq!(
        terminal.done(&["hold", "--until", "monday"]),
        "Your voice is on hold until Monday 12 January.\n"
    );
    assert_eq!(terminal.json(&["next"])["kind"], "rest");
    terminal.done(&["hold", "--off"]);
    assert_eq!(terminal.json(&["next"])["kind"], "task");
    assert!(terminal.refused(&["hold", "--off"]).contains("isn’t on hold"));
    assert!(terminal.done(&["hold"]).contains("until you say so"));
    terminal.misused(&["hold", "--until", "monday", "--off"]);
}

#[test]
fn after_three_weeks_away_one_is_welcomed_and_starts_again() {
    let terminal = newcomer(&[]);
    terminal.done(&["next", "--done"]);
    terminal.done(&["task", "add", "Call Ines", "--due", "2026-01-08"]);
    let back = terminal.on("2026-01-27");
    let next = back.json(&["next"]);
    assert_eq!(next["kind"], "welcome_back");
    assert!(next["minutes"].as_u64().unwrap() <= 10);
    assert_eq!(back.done(&["start-again"]), "We begin here.\n");
    let first = back.json(&["next"]);
    assert!(first["minutes"].as_u64().unwrap() <= 10, "{first}");
    let status = back.json(&["status"]);
    assert_eq!(status["any_time"][0]["title"], "Call Ines", "what was overdue has no date any more");
    back.done(&["undo"]);
    assert_eq!(back.json(&["task", "list"])[0]["due_on"], "2026-01-08", "one level of undo");
}

#[test]
fn the_first_questions_take_minutes_and_what_is_true_where_one_works() {
    let terminal = newcomer(&["--minutes", "35", "--situation", "public-sector", "quiet-search"]);
    let steps: Vec<_> = (0..3)
        .map(|_| {
            let next = terminal.json(&["next"]);
            terminal.done(&["next", "--done"]);
            next["task"]["id"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(steps, ["target-role", "read-policy", "stranger-rule"]);
    assert!(
        Terminal::new().misused(&["init", "--name", "A", "--situation", "somewhere"]).contains("situation")
    );
    assert!(Terminal::new().refused(&["init", "--name", "A", "--minutes", "5"]).contains("15 to 600"));
    let posting = newcomer(&["--situation", "already-posting"]);
    posting.done(&["next", "--done"]);
    assert_eq!(posting.json(&["next"])["task"]["id"], "read-policy");
    assert_eq!(posting.json(&["week"])["week"]["goal"], 1);
}

#[test]
fn cases_are_listed_marked_and_added() {
    let terminal = newcomer(&[]);
    assert!(terminal.done(&["study", "list"]).contains("We found none good enough. Yours?"));
    let page = terminal.json(&["study", "list"]);
    let key = page["processes"][0]["cases"][0]["key"].as_str().unwrap().to_owned();
    terminal.done(&["study", "mark", &key]);
    assert_eq!(terminal.json(&["study", "list"])["studied"], 1);
    terminal.done(&["study", "mark", &key, "--off"]);
    assert!(terminal.refused(&["study", "save", "--organisation", "Ours"]).contains("caveat"));
    let id = terminal.json(&[
        "study",
        "save",
        "--organisation",
        "Ours",
        "--process",
        "sales",
        "--caveat",
        "One team.",
    ])["created"]
        .clone();
    let id = id.as_str().unwrap();
    terminal.done(&["study", "save", "--id", id, "--problem", "Every offer asks the same."]);
    assert!(terminal.done(&["study", "list"]).contains("Every offer asks the same."));
    terminal.done(&["study", "delete", id]);
    terminal.refused(&["study", "mark", "nonsense"]);
}
