//! Two processes on one folder at once: worksheets, the profile, tasks and what is made of a worksheet's line.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::{Ended, Terminal, one_wins};

/// How often each story is told.
const ROUNDS: usize = 6;

/// Both worked.
fn both_won(ended: &[Ended]) {
    assert!(ended.iter().all(Ended::won), "{ended:?}");
}

/// How many levels of undo there are.
fn actions(terminal: &Terminal) -> usize {
    terminal.json(&["history"]).as_array().unwrap().iter().filter(|line| line["undone"] == false).count()
}

#[test]
fn a_profile_is_made_by_one_of_two() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::new();
        let ended = terminal.at_once([&["init", "--name", "Ada"], &["init", "--name", "Tove"]]);
        let winner = one_wins(&ended, "A profile already exists here");
        let greeted = terminal.done(&["status"]);
        assert!(!greeted.contains(["Tove", "Ada"][winner]), "{greeted}");
        assert_eq!(
            terminal.json(&["reminder", "list"])["rules"].as_array().unwrap().len(),
            1,
            "one weekly slot"
        );
    }
}

#[test]
fn two_goals_set_at_once_are_both_kept() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let (posts, conversations) = (round.to_string(), (round + 1).to_string());
        both_won(&terminal.at_once([
            &["week", "goal", "--posts", &posts],
            &["week", "goal", "--conversations", &conversations],
        ]));
        let week = &terminal.json(&["week"])["week"];
        assert_eq!(
            (week["goal"].as_u64(), week["conversation_goal"].as_u64()),
            (Some(round as u64), Some(round as u64 + 1))
        );
    }
}

#[test]
fn two_answers_of_one_sheet_stand_in_one_row() {
    for _ in 0..ROUNDS {
        let terminal = Terminal::onboarded();
        both_won(&terminal.at_once([
            &["worksheet", "set", "1", "change", "They ask me first"],
            &["worksheet", "set", "1", "partner", "Ines Marsh"],
        ]));
        let rows = terminal.json(&["worksheet", "show", "1"])["rows"].clone();
        let [row] = &rows.as_array().unwrap()[..] else { panic!("{rows}") };
        assert_eq!(
            (row["answers"]["change"].as_str(), row["answers"]["partner"].as_str()),
            (Some("They ask me first"), Some("Ines Marsh"))
        );
    }
}

#[test]
fn a_row_is_removed_once_and_no_answer_is_left_of_it() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        both_won(&terminal.at_once([&["worksheet", "add-row", "6"], &["worksheet", "add-row", "6"]]));
        assert_eq!(
            terminal.json(&["worksheet", "show", "6"])["rows"].as_array().unwrap().len(),
            2,
            "round {round}"
        );
        // The second row is gone before it is answered, or answered and then gone with its answer.
        let [removed, answered] = terminal.at_once([
            &["worksheet", "delete-row", "6", "2"],
            &["worksheet", "set", "6", "leader", "Ines Marsh", "--row", "2"],
        ]);
        assert!(removed.won() && (answered.won() || answered.lost_kindly("row")), "{removed:?} {answered:?}");
        let rows = terminal.json(&["worksheet", "show", "6"])["rows"].clone();
        let [left] = &rows.as_array().unwrap()[..] else { panic!("{rows}") };
        assert!(left["answers"]["leader"].is_null(), "the answer is of the row that went: {rows}");
        terminal.done(&["worksheet", "delete-row", "6", "1"]);
    }
}

#[test]
fn a_line_of_a_worksheet_becomes_one_idea() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let row = terminal.made(&["worksheet", "set", "1", "change", &format!("They ask me first {round}")]);
        let make: &[&str] = &["idea", "from-worksheet", &row, "change"];
        one_wins(&terminal.at_once([make, make]), "among your posts already");
        assert_eq!(terminal.json(&["idea", "list"])["total"].as_u64(), Some(round as u64));
    }
}

#[test]
fn a_task_is_done_once_and_is_not_done_again_by_whoever_comes_second() {
    let terminal = Terminal::onboarded();
    for task in ["read-policy", "find-leaders", "open-note"] {
        let before = actions(&terminal);
        let ended = terminal.at_once([&["task", "done", task], &["task", "done", task]]);
        both_won(&ended);
        assert_eq!(ended.iter().filter(|ended| ended.stdout == "Already done\n").count(), 1, "{ended:?}");
        assert_eq!(actions(&terminal), before + 1, "one level of undo for one thing done");
        let undone = terminal.done(&["undo"]);
        assert!(undone.contains("Undone"), "{undone}");
        assert!(terminal.done(&["task", "list"]).contains(task), "and undo takes it back whole");
    }
}

#[test]
fn a_task_of_ones_own_is_either_done_or_gone_and_whoever_is_late_hears_it() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["task", "add", &format!("Ask Ines {round}")]);
        let [done, removed] = terminal.at_once([&["task", "done", id], &["task", "delete", id]]);
        assert!(removed.won() && (done.won() || done.lost_kindly("task")), "{done:?} {removed:?}");
        let left = terminal.done(&["task", "list", "--all"]);
        assert!(!left.contains("Ask Ines"), "{left}");
        let undone = terminal.done(&["undo"]);
        assert!(undone.contains("Undone"), "{undone}");
        assert_eq!(
            terminal.done(&["task", "list"]).contains("Ask Ines"),
            !done.won(),
            "undo brings it back as the first left it"
        );
        terminal.done(&["task", "delete", id]);
    }
}

#[test]
fn a_task_that_is_reopened_here_keeps_whom_it_waits_for_there() {
    let terminal = Terminal::onboarded();
    for round in 0..ROUNDS {
        let id = &terminal.made(&["task", "add", &format!("Ask Ines {round}")]);
        terminal.done(&["task", "done", id]);
        let [reopened, waits] =
            terminal.at_once([&["task", "reopen", id], &["task", "wait", id, "--for", "Ines"]]);
        assert!(
            reopened.won() && (waits.won() || waits.lost_kindly("That task is done. Reopen it first.")),
            "{reopened:?} {waits:?}"
        );
        let tasks = terminal.json(&["task", "list", "--all"]);
        let task = tasks.as_array().unwrap().iter().find(|task| task["id"] == id.as_str()).unwrap().clone();
        assert_eq!(
            (task["state"].as_str(), task["waiting"].is_null()),
            (Some("open"), !waits.won()),
            "{task}"
        );
    }
}
