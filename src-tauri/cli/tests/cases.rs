//! The commands of the fixtures, typed as they stand there, each with what it must come to.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::path::Path;

use serde_json::Value;
use terminal::Terminal;

/// A Tuesday, 13:00 in Berlin.
const NOON: &str = "2026-03-10T12:00:00Z";

fn fixture(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name))
        .unwrap()
}

/// The lines of a fixture without its remarks.
fn lines(name: &str) -> Vec<String> {
    let text = fixture(name);
    let told =
        text.lines().map(|line| line.split_once(" #").map_or(line, |(told, _)| told).trim().to_owned());
    told.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// A command line as a shell splits it: at blanks, but for what is in quotation marks.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

fn in_berlin() -> Terminal {
    let terminal = Terminal::new().at(NOON);
    terminal.done(&["init", "--name", "Ada", "--zone", "Europe/Berlin", "--weekly-posts", "1"]);
    terminal
}

/// Without the quiet hours that a profile comes with.
fn without_quiet_hours() -> Terminal {
    let terminal = in_berlin();
    for day in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
        terminal.done(&["reminder", "quiet", day]);
    }
    terminal
}

/// Types the lines of a fixture that begin with a time, `12:00Z  COMMAND`, each at that time of 10 March. Answers with what
/// the last one said.
fn typed(terminal: &Terminal, name: &str) -> Vec<String> {
    let typed = |line: &String| {
        let (time, command) = line.split_once("Z").unwrap();
        let command = command.trim().trim_start_matches("(00:30)");
        terminal.at(&format!("2026-03-10T{time}:00Z")).done(&words(command))
    };
    lines(name).iter().map(typed).collect()
}

fn conversations(terminal: &Terminal) -> Vec<Value> {
    let mut known = terminal.json(&["conversation", "list"])["conversations"].as_array().unwrap().clone();
    known.sort_by_key(|one| one["id"].as_i64());
    known
}

#[test]
fn every_command_that_takes_a_day_takes_words_for_it() {
    let terminal = in_berlin();
    let commands = lines("capture/date-words-everywhere.txt");
    let mut said = Vec::new();
    for command in &commands {
        // A profile is made once, so the line that makes one gets a folder of its own.
        let wanted = words(command);
        if wanted[0] == "init" {
            let other = Terminal::new().at(NOON);
            other.done(&wanted);
            said.push(other.json(&["steps"]).to_string());
        } else {
            said.push(terminal.done(&wanted));
        }
    }
    let said_of =
        |start: &str| &said[commands.iter().position(|command| command.starts_with(start)).unwrap()];
    assert!(said_of("init").contains("2026-03-11"), "the plan begins tomorrow");
    assert!(said_of("export").contains("1 March 2026 to 10 March 2026"), "{}", said_of("export"));
    let tasks = terminal.json(&["task", "list"]);
    assert!(
        tasks.as_array().unwrap().iter().any(|task| task["title"] == "T" && task["due_on"] == "2026-03-11"),
        "{tasks}"
    );
    let rules = terminal.json(&["reminder", "list"])["rules"].clone();
    let own: Vec<_> =
        rules.as_array().unwrap().iter().filter(|rule| rule["entry"]["kind"] == "custom").collect();
    assert_eq!(
        (own[0]["entry"]["on_date"].as_str(), own[0]["entry"]["time"].as_str()),
        (Some("2026-03-11"), Some("09:00"))
    );
    assert_eq!(own[1]["rhythm"], "Mondays at 09:00");
    let pause = &terminal.json(&["pause", "list"])[0];
    assert_eq!(
        (pause["from_on"].as_str(), pause["to_on"].as_str()),
        (Some("2026-03-11"), Some("2026-03-20"))
    );
    assert_eq!(terminal.json(&["worksheet", "show", "1"])["rows"][0]["answers"]["by-when"], "2026-06-10");
    // And each is what a post is planned with.
    for (day, on) in [
        ("tomorrow", "2026-03-11"),
        ("mon", "2026-03-16"),
        ("20 mar", "2026-03-20"),
        ("in 3 months", "2026-06-10"),
    ] {
        let id = &terminal.made(&["idea", "add", &format!("“{day}”")]);
        terminal.done(&["post", "schedule", id, day]);
        assert_eq!(terminal.json(&["post", "show", id])["planned_on"], on, "{day}");
    }
}

#[test]
fn past_words_are_the_day_they_mean_or_are_said_to_be_none() {
    let terminal = in_berlin();
    let said: Vec<_> = lines("capture/past-words.txt")
        .iter()
        .map(|line| terminal.done(&["conversation", "add", line]))
        .collect();
    let days: Vec<_> =
        conversations(&terminal).iter().map(|one| one["on"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        days,
        ["2026-03-10", "2026-03-09", "2026-03-09"],
        "a week is no one day; last night and yesterday morning are"
    );
    assert!(
        said[0].contains("“last week” isn’t one day: logged for today") && said[0].contains("--on"),
        "{}",
        said[0]
    );
    assert!(said[1].contains("Yesterday"), "{}", said[1]);
    assert!(said[2].contains("Yesterday · Only the day is kept, not “morning”"), "{}", said[2]);
}

#[test]
fn a_longer_name_is_somebody_else_and_a_kind_takes_a_name_as_it_is() {
    let terminal = in_berlin();
    let said: Vec<_> = lines("capture/longer-name.txt")
        .iter()
        .map(|line| terminal.done(&["conversation", "add", line]))
        .collect();
    assert!(said[1].contains("Ada Marsh, or Ada?"), "{}", said[1]);
    for line in lines("capture/call-somebody.txt") {
        terminal.done(&["conversation", "add", &line]);
    }
    let told: Vec<_> = conversations(&terminal)
        .iter()
        .map(|one| ["kind", "name", "added"].map(|field| one[field].as_str().unwrap_or_default().to_owned()))
        .collect();
    assert_eq!(
        told,
        [["comment", "Ada", "hi"], ["comment", "Ada Marsh", "nice chart"], ["call", "Priya", ""]]
    );
}

#[test]
fn a_reminder_that_is_moved_later_the_same_day_comes_then_whatever_became_of_it() {
    let said = typed(&without_quiet_hours(), "reminders/moved-later-the-same-day.txt");
    let preview: Vec<_> = said.last().unwrap().lines().filter(|line| line.contains("Once")).collect();
    assert!(preview.len() == 1 && preview[0].contains("18:00"), "{said:?}");
}

#[test]
fn a_reminder_that_is_put_off_and_then_moved_comes_once_on_its_new_day() {
    let said = typed(&without_quiet_hours(), "reminders/put-off-then-moved.txt");
    let preview: Vec<_> = said.last().unwrap().lines().filter(|line| line.contains("Once")).collect();
    assert!(
        preview.len() == 1 && preview[0].contains("13:02") && !said.last().unwrap().contains("14:03"),
        "{said:?}"
    );
}

#[test]
fn all_reminders_put_off_after_midnight_come_that_morning() {
    let said = typed(&in_berlin(), "reminders/all-off-after-midnight.txt");
    assert!(
        said[1].contains("until Wednesday 11 March, 07:00"),
        "the coming morning, by its name: {}",
        said[1]
    );
    let call: Vec<_> = said[2].lines().filter(|line| line.contains("Board call")).collect();
    assert!(call.len() == 1 && call[0].contains("10:00"), "{}", said[2]);
}

#[test]
fn quiet_hours_that_begin_when_they_end_are_refused() {
    let terminal = in_berlin();
    let commands = lines("reminders/equal-quiet-hours.txt");
    let refused = terminal.refused(&words(&commands[0]));
    assert!(refused.contains("Those are the same time."), "{refused}");
    let listed = terminal.done(&words(&commands[1]));
    assert!(listed.contains("Tuesdays at 09:00") && !listed.contains("held"), "{listed}");
}

#[test]
fn a_pause_across_two_weeks_says_that_both_still_count() {
    let terminal = in_berlin();
    let said = terminal.done(&words(&lines("reminders/pause-across-two-weeks.txt")[0]));
    assert!(said.contains("3 days of each week are paused, so both weeks still count."), "{said}");
}

#[test]
fn what_was_typed_in_lines_is_read_in_lines_from_the_summary() {
    let terminal = in_berlin();
    let typed = |name: &str| fixture(name).trim_end().to_owned();
    terminal.done(&["step", "1", "--reflect", &typed("summary/indentation.txt")]);
    terminal.done(&["worksheet", "set", "1", "change", &typed("summary/nested-list.txt")]);
    terminal.done(&["worksheet", "set", "1", "partner", &typed("summary/links-in-markdown.txt")]);
    terminal.done(&["post", "log", "Out", "--note", &typed("summary/note-with-lines.txt")]);
    let markdown = terminal.done(&["export", "--format", "md", "--preset", "me"]);
    // As a reader of Markdown shows it: a quotation, its lines broken where they were, blanks kept, no sign taken for markup.
    let read: Vec<_> = markdown
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('>'))
        .map(|line| {
            line.strip_prefix(' ')
                .unwrap_or(line)
                .trim_end_matches('\\')
                .replace('\u{a0}', " ")
                .replace("\\-", "-")
                .replace("\\.", ".")
        })
        .collect();
    let stands = |wanted: &[&str]| read.windows(wanted.len()).any(|lines| lines == wanted);
    assert!(stands(&["Plan", "  - first", "    - under it", "    tab"]), "{markdown}");
    assert!(stands(&["Goals", "  1. first", "     - sub a"]), "{markdown}");
    assert!(stands(&["first", "", "second"]), "{markdown}");
    for address in
        ["https://example.org/a_talk_on_costs", "https://example.org/slides~v2", "https://example.org/x_y"]
    {
        assert!(markdown.contains(&format!("<{address}>")), "{address} can be followed: {markdown}");
    }
}

#[test]
fn a_link_with_a_password_is_refused_and_two_answers_in_a_thread_are_two_posts() {
    let terminal = in_berlin();
    for command in lines("feeds/password-in-a-link.txt") {
        let refused = terminal.refused(&words(&command));
        assert!(refused.contains("password"), "{refused}");
    }
    for command in lines("feeds/two-answers-in-a-thread.txt") {
        terminal.done(&words(&command));
    }
    assert_eq!(terminal.json(&["post", "list"])["total"], 2);
}
