//! The subjects of the newest commits: short, a sentence without its full stop, one change each.

use crate::problem::Problem;
use crate::process::call;

/// How many of the newest commits are looked at. A clone may hold fewer.
const NEWEST: &str = "100";
/// Characters that `git log --oneline` shows beside a hash in a terminal of 80.
const LONGEST: usize = 72;

/// Looks at the newest commits, where this is a clone at all.
pub(crate) fn check() -> Result<(), Problem> {
    let newest = ["log", "--no-merges", "--max-count", NEWEST, "--format=%h %s"];
    let Some(log) = call("git", &newest).answer() else {
        println!("Commits aren’t checked: this folder isn’t a clone.");
        return Ok(());
    };
    let wrong: Vec<String> = log
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(hash, subject)| Some(format!("  {hash} {subject}: {}", what_is_wrong(subject)?)))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Problem::stopped(format!("These commits need another subject:\n{}", wrong.join("\n"))))
}

/// What a subject needs, if anything.
fn what_is_wrong(subject: &str) -> Option<&'static str> {
    const NO_VERBS: [&str; 14] =
        ["A", "An", "The", "In", "On", "At", "For", "From", "With", "No", "This", "That", "It", "WIP"];
    let first = subject.split_whitespace().next().unwrap_or_default();
    if subject.chars().count() > LONGEST {
        Some("at most 72 characters")
    } else if !first.starts_with(char::is_uppercase) || NO_VERBS.contains(&first) || first.ends_with(':') {
        Some("begin with a verb, in upper case")
    } else if subject.contains(';') {
        Some("one change each, without a semicolon")
    } else if subject.ends_with('.') {
        Some("no full stop")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, what_is_wrong};

    #[test]
    fn a_subject_is_a_short_sentence_that_begins_with_a_verb() {
        for right in ["Add a page for feeds", "Rename Nudge to PopupText", "Undo a merge"] {
            assert_eq!(what_is_wrong(right), None, "{right}");
        }
        let long = format!("Say {}", "a".repeat(LONGEST - 3));
        for wrong in [
            &long,
            "add a page",
            "fix: a page",
            "Fix: a page",
            "The page of feeds",
            "Add a page.",
            "Add a; mend b",
            "",
        ] {
            assert!(what_is_wrong(wrong).is_some(), "{wrong}");
        }
    }
}
