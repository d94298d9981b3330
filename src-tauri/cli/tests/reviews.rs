//! Looks back at more than a week, as scripts meet them.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

#[test]
fn a_month_is_written_question_by_question_and_finished() {
    let terminal = Terminal::onboarded();
    let month = ["--month", "2026-01"];
    let with = |rest: &[&'static str]| {
        ["review", rest[0], month[0], month[1]]
            .into_iter()
            .chain(rest[1..].iter().copied())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        terminal.done(&with(&["show"])),
        "January 2026\nStill open: keep, stop, try, proof, best_post, best_post_why\n"
    );
    terminal.done(&with(&[
        "set",
        "--answer",
        "keep=Tuesday before mail",
        "--answer",
        "best_post=Exit = costs",
    ]));
    let page = terminal.json(&with(&["show"]));
    assert_eq!(page["answers"]["keep"], "Tuesday before mail");
    assert_eq!(page["answers"]["best_post"], "Exit = costs");
    terminal.done(&with(&["finish"]));
    assert!(terminal.done(&with(&["show"])).contains("Finished 5 Jan 2026"));
    assert!(
        terminal.done(&["review", "show", "--month"]).starts_with("January 2026\n"),
        "the one that's due"
    );

    assert!(terminal.refused(&with(&["set", "--answer", "keep"])).contains("QUESTION=TEXT"));
    assert!(terminal.refused(&with(&["set", "--answer", "help=Priya"])).contains("keep, stop, try"));
    assert!(terminal.refused(&with(&["set", "--decision", "Post"])).contains("--answer"));
    assert!(terminal.refused(&["review", "show", "--month", "2026-02"]).contains("still ahead"));
    assert!(terminal.refused(&["review", "show", "--month", "January"]).contains("2026-03"));
    assert!(terminal.refused(&["review", "show", "--quarter", "2026-Q5"]).contains("2026-Q1"));
    assert!(terminal.refused(&["review", "set", "--answer", "keep=x"]).contains("--month"));
    terminal.misused(&["review", "show", "--month", "--quarter"]);
}

#[test]
fn halfway_graduation_and_the_letter_say_when_they_open() {
    let terminal = Terminal::onboarded();
    assert!(terminal.done(&["review", "show", "--halfway"]).contains("5 Apr 2026"));
    assert!(terminal.refused(&["review", "choose", "inside"]).contains("5 April 2026"));
    assert!(terminal.refused(&["review", "finish", "--graduation"]).contains("step 12"));
    assert!(terminal.refused(&["review", "letter"]).contains("no letter"));
    assert!(terminal.refused(&["review", "finish"]).contains("--first-move"));
    assert!(terminal.refused(&["review", "export", "--month"]).contains("--graduation"));
    for step in 1..=12 {
        terminal.done(&["step", &step.to_string(), "--mark", "done"]);
    }
    assert!(terminal.refused(&["review", "finish", "--graduation"]).contains("letter"));
    terminal.done(&["review", "set", "--graduation", "--answer", "letter=Is Tuesday still yours?"]);
    terminal.done(&["review", "finish", "--graduation"]);
    assert!(terminal.refused(&["review", "letter"]).contains("5 July 2026"));
    let page = terminal.done(&["review", "export", "--graduation"]);
    assert!(page.starts_with("# What I can say now\n") && !page.contains("Tuesday still"), "{page}");
    terminal.done(&["person", "add", "Ines Marsh"]);
    terminal.done(&["conversation", "add", "replied to Ines Marsh: how we measure it"]);
    let html = terminal.done(&["review", "export", "--halfway", "--format", "html"]);
    assert!(
        html.contains("<h1>Halfway</h1>") && html.contains("“how we measure it”, with Ines Marsh"),
        "{html}"
    );
    let shown = terminal.done(&["review", "show", "--halfway"]);
    assert!(shown.contains("Best conversation: “how we measure it”, with Ines Marsh\n"), "{shown}");
}

#[test]
fn where_an_initiative_is_now_is_entered_in_the_quarter() {
    let terminal = Terminal::onboarded();
    let quarter = ["--quarter", "2026-Q1"];
    let of = |rest: &[&'static str]| [&["review", rest[0], quarter[0], quarter[1]], &rest[1..]].concat();
    assert!(terminal.refused(&of(&["set", "--initiative", "1=9"])).contains("No initiative 1."));
    terminal.done(&["worksheet", "add-row", "leverage"]);
    terminal.done(&["worksheet", "set", "leverage", "process", "Customer support", "--row", "1"]);
    terminal.done(&["worksheet", "set", "leverage", "metric-baseline", "38 a week", "--row", "1"]);
    terminal.done(&of(&["set", "--initiative", "1=24 = a week"]));
    let shown = terminal.done(&of(&["show"]));
    assert!(
        shown.contains("Initiative 1: Customer support (was 38 a week, is 24 = a week, to be "),
        "{shown}"
    );
    assert!(terminal.done(&["worksheet", "show", "leverage"]).contains("24 = a week"));
    terminal.done(&["undo"]);
    assert!(!terminal.done(&of(&["show"])).contains("24 = a week"));
    assert!(terminal.refused(&of(&["set", "--initiative", "one=9"])).contains("N=TEXT"));
    assert!(terminal.refused(&of(&["set", "--initiative", "1"])).contains("N=TEXT"));
    assert!(terminal.refused(&of(&["set", "--initiative", "0=9"])).contains("N=TEXT"));
    assert!(terminal.refused(&["review", "set", "--month", "--initiative", "1=9"]).contains("--quarter"));
    assert!(terminal.refused(&["review", "set", "--initiative", "1=9"]).contains("--quarter"));
}
