//! Two processes on one folder at once: whatever the order in which they come to write, each judges what the other left.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::process::{Output, Stdio};

use terminal::Terminal;

/// How often each pair is set against one another; on old facts nine of ten went wrong.
const ROUNDS: usize = 12;

/// Runs both at once.
fn at_once(terminal: &Terminal, one: &[&str], other: &[&str]) -> [Output; 2] {
    let begun = [one, other].map(|arguments| {
        let mut command = terminal.command(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    });
    begun.map(|child| child.wait_with_output().unwrap())
}

fn people(terminal: &Terminal) -> u64 {
    terminal.json(&["person", "list"])["everybody"].as_u64().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

#[test]
fn one_person_added_twice_at_once_is_there_once_and_the_loser_is_told() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let name = format!("Ines Marsh {round}");
        let add = ["person", "add", &name, "--role", "CIO"];
        let both = at_once(&terminal, &add, &add);
        let mut codes = both.each_ref().map(|output| output.status.code());
        codes.sort_unstable();
        assert_eq!(codes, [Some(0), Some(1)], "{}", both.each_ref().map(said).concat());
        assert!(
            both.iter().any(|output| said(output).contains("already here")),
            "{}",
            both.each_ref().map(said).concat()
        );
        assert_eq!(people(&terminal), round as u64);
    }
}

#[test]
fn two_fields_of_one_person_changed_at_once_are_both_kept() {
    let terminal = Terminal::onboarded();
    let id = terminal.made(&["person", "add", "Ines Marsh"]);
    for round in 1..=ROUNDS {
        let (role, link) = (format!("CIO {round}"), format!("https://ines.example/{round}"));
        let both = at_once(
            &terminal,
            &["person", "edit", &id, "--role", &role],
            &["person", "edit", &id, "--link", &link],
        );
        assert!(both.iter().all(|output| output.status.success()), "{}", both.each_ref().map(said).concat());
        let person = &terminal.json(&["person", "show", &id])["person"];
        assert_eq!(
            (person["role"].as_str(), person["link"].as_str()),
            (Some(role.as_str()), Some(link.as_str()))
        );
    }
}

#[test]
fn one_file_imported_twice_at_once_is_imported_once() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let rows =
            format!("Name,Role,LinkedIn\nInes {round},CIO,linkedin.com/in/ines-{round}\nBo {round},,\n");
        let file = terminal.file(&format!("people-{round}.csv"), rows);
        let import = ["person", "import", &file];
        let both = at_once(&terminal, &import, &import);
        assert!(both.iter().all(|output| output.status.success()), "{}", both.each_ref().map(said).concat());
        let nothing = both.iter().filter(|output| said(output).ends_with("Nothing new\n")).count();
        assert_eq!(
            (people(&terminal), nothing),
            (2 * round as u64, 1),
            "{}",
            both.each_ref().map(said).concat()
        );
    }
}

#[test]
fn somebody_imported_while_they_are_added_is_there_once() {
    let terminal = Terminal::onboarded();
    for round in 1..=ROUNDS {
        let file = terminal.file(&format!("one-{round}.csv"), format!("Name,Role\nIda Holm {round},CISO\n"));
        let name = format!("Ida Holm {round}");
        let both =
            at_once(&terminal, &["person", "import", &file], &["person", "add", &name, "--role", "CISO"]);
        assert!(both.iter().any(|output| output.status.success()), "{}", both.each_ref().map(said).concat());
        assert_eq!(people(&terminal), round as u64, "{}", both.each_ref().map(said).concat());
    }
}
