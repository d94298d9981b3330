//! Tests of the module above.

use proptest::prelude::*;

use super::*;
use crate::calendar::WeekStart;

fn calendar() -> Calendar {
    // A Tuesday.
    Calendar::on(NaiveDate::from_ymd_opt(2026, 3, 10).unwrap(), WeekStart::Monday)
}

fn pillars() -> Vec<String> {
    ["Platform engineering", "People & teams", "Money in IT", "Platform costs"].map(str::to_owned).to_vec()
}

fn read(line: &str) -> Capture {
    read_capture(line, calendar(), &pillars()).unwrap()
}

/// The title, and the day it is planned for.
fn planned(line: &str) -> (String, Option<String>) {
    let capture = read(line);
    (capture.title, capture.planned_on.map(|date| date.to_string()))
}

#[test]
fn a_line_says_its_date_its_pillar_and_its_network() {
    let capture = read("Roadmaps without #people system names @linkedin, fri");
    assert_eq!(capture.title, "Roadmaps without system names");
    assert_eq!(capture.planned_on.map(|date| date.to_string()).as_deref(), Some("2026-03-13"));
    assert_eq!(capture.pillar.as_deref(), Some("People & teams"));
    assert_eq!(capture.network, Some(Network::Linkedin));
    assert_eq!(
        capture.understood,
        ["Scheduled for Friday 13 March", "Pillar: People & teams", "For LinkedIn"]
    );
    assert_eq!(read("Budgets - 3 jan").understood, ["Scheduled for Sunday 3 January 2027"]);
}

#[test]
fn a_tag_before_a_day_ends_the_title_whatever_its_last_word_is() {
    let friday = Some("2026-03-13".to_owned());
    for (line, title) in [
        ("What nobody plans for #costs fri", "What nobody plans for"),
        ("What we are up to @linkedin fri", "What we are up to"),
        (
            "The talk everyone waited for, at last, by #people friday",
            "The talk everyone waited for, at last, by",
        ),
        ("What nobody plans for #costs on fri", "What nobody plans for"),
    ] {
        assert_eq!(planned(line), (title.to_owned(), friday.clone()), "{line}");
    }
    assert_eq!(planned("#costs What nobody plans for fri").1, None, "no tag stands before the day");
}

/// Line, title, day planned or `-`, and `offers DAY` where the day stays in the title.
const TITLE_OR_DAY: &str = include_str!("../../../../../tests/fixtures/capture/title-or-day.tsv");

#[test]
fn a_day_stays_in_the_title_unless_it_is_set_off_and_is_offered_then() {
    for line in TITLE_OR_DAY.lines() {
        let mut fields = line.split('\t');
        let (line, title, day) = (fields.next().unwrap(), fields.next().unwrap(), fields.next().unwrap());
        let offered = fields.next().and_then(|offer| offer.strip_prefix("offers "));
        let capture = read(line);
        assert_eq!(capture.title, title, "{line}");
        assert_eq!(capture.planned_on.map_or("-".to_owned(), |date| date.to_string()), day, "{line}");
        assert_eq!(capture.offer.map(|offer| offer.on.to_string()).as_deref(), offered, "{line}");
    }
}

#[test]
fn a_title_keeps_its_last_words_whatever_they_could_mean() {
    for line in include_str!("../../../../../tests/fixtures/capture/title-keeps-its-words.txt").lines() {
        let capture = read(line);
        assert_eq!((capture.title.as_str(), capture.planned_on), (line, None));
        assert!(capture.offer.is_some(), "{line}");
    }
}

#[test]
fn an_offer_is_a_line_that_plans() {
    let offer = read("Exit costs by fri #money @linkedin").offer.unwrap();
    assert_eq!((offer.label.as_str(), offer.words.as_str()), ("Schedule for Friday 13 March", "fri"));
    assert_eq!(offer.line, "Exit costs – fri #money @linkedin");
    let taken = read(&offer.line);
    assert_eq!((taken.title.as_str(), taken.planned_on, taken.offer), ("Exit costs", Some(offer.on), None));
}

#[test]
fn what_sets_a_day_off_is_a_sign_the_word_on_or_a_tag_that_was_understood() {
    for line in [
        "Exit costs – fri",
        "Exit costs — fri",
        "Exit costs, fri",
        "Exit costs [fri]",
        "Exit costs @ fri",
        "Exit costs, on fri!",
        "Exit costs #money fri",
        "#money Exit costs @linkedin fri",
    ] {
        assert_eq!(planned(line), ("Exit costs".to_owned(), Some("2026-03-13".to_owned())), "{line}");
    }
    for line in ["Exit costs #cloud fri", "Exit costs: fri", "Exit costs by fri", "Exit costs (until fri"] {
        assert_eq!(planned(line), (line.to_owned(), None), "{line}");
    }
    assert_eq!(
        read("Exit costs @friday").understood,
        ["Scheduled for Friday 13 March"],
        "that is no network"
    );
}

#[test]
fn an_hour_after_the_day_is_said_not_to_be_kept() {
    for line in include_str!("../../../../../tests/fixtures/capture/time-after-the-day.txt").lines() {
        let capture = read(line);
        let has_hour = !line.ends_with(['!', ')']);
        assert_eq!(capture.offer.is_some(), !line.ends_with(')'), "{line}");
        assert_eq!(
            capture.understood.iter().any(|said| said.starts_with("Only the day can be scheduled, not “")),
            has_hour,
            "{line}"
        );
    }
    let capture = read("Call for papers, fri at 10");
    assert_eq!(
        capture.understood,
        ["Scheduled for Friday 13 March", "Only the day can be scheduled, not “at 10”"]
    );
    assert_eq!(capture.title, "Call for papers");
}

#[test]
fn a_day_that_has_passed_is_said_and_stays() {
    for line in [
        "Exit costs yesterday",
        "Exit costs, last fri",
        "Exit costs on 2026-03-09",
        "Exit costs – 1 mar 2026",
    ] {
        let capture = read(line);
        assert_eq!((capture.title.as_str(), capture.planned_on, capture.offer), (line, None, None));
        assert_eq!(capture.understood, ["That day has passed: log it as published, or reschedule it"]);
    }
}

#[test]
fn the_date_may_stand_before_the_tags() {
    let capture = read("Roadmaps, 3 apr #money @dev.to");
    assert_eq!((capture.title.as_str(), capture.network), ("Roadmaps", Some(Network::Devto)));
    assert!(capture.planned_on.is_some() && capture.pillar.as_deref() == Some("Money in IT"));
}

#[test]
fn a_pillar_is_named_by_the_beginnings_of_its_words() {
    for (tag, pillar) in [
        ("#PEOPLE", "People & teams"),
        ("#people-t", "People & teams"),
        ("#teams", "People & teams"),
        ("#platform-eng", "Platform engineering"),
        ("#eng", "Platform engineering"),
        ("#plat-costs.", "Platform costs"),
        ("#in_it", "Money in IT"),
    ] {
        assert_eq!(read(&format!("Idea {tag}")).pillar.as_deref(), Some(pillar), "{tag}");
    }
}

#[test]
fn what_is_not_understood_stays_in_the_title() {
    for line in [
        "Why C# and #cloud",
        "Ask @ada about it",
        "Mail ada@linkedin today we wrote",
        "We are # 1",
        "@ home",
        "#people @x",
    ] {
        let expected = if line == "#people @x" { None } else { Some(line) };
        let capture = read_capture(line, calendar(), &pillars()).ok();
        assert_eq!(capture.as_ref().map(|capture| capture.title.as_str()), expected, "{line}");
    }
    let doubtful = read("Idea #plat");
    assert_eq!((doubtful.title.as_str(), doubtful.pillar), ("Idea #plat", None));
    assert_eq!(doubtful.understood, ["Matches more than one pillar. Type more of the name"]);
    let unknown = read_capture("Exit costs #Cloud and reason #1", calendar(), &[]).unwrap();
    assert_eq!(unknown.understood, ["#Cloud isn’t one of your pillars: step 4 sets them"]);
    assert_eq!(
        read("One #money #people @x @bluesky").title,
        "One #people @bluesky",
        "an idea has one pillar and one network"
    );
}

#[test]
fn every_network_is_named_by_its_slug_and_by_its_label() {
    for network in Network::ALL {
        assert_eq!(read(&format!("Idea @{}", network.slug())).network, Some(*network));
        assert_eq!(read(&format!("Idea @{}", network.label().replace(' ', "-"))).network, Some(*network));
    }
    assert_eq!(read("@twitter Idea").network, Some(Network::X));
}

#[test]
fn a_line_in_quotation_marks_is_taken_as_it_stands() {
    for line in [
        "\"What I learned on Friday\"",
        "“What I learned on Friday”",
        " „What I learned on Friday“ ",
        "«What I learned on Friday»",
    ] {
        let capture = read(line);
        assert_eq!(
            (capture.title.as_str(), capture.planned_on),
            ("What I learned on Friday", None),
            "{line}"
        );
    }
    assert_eq!(read("\"Yes\" or \"no\", fri").title, "\"Yes\" or \"no\"");
    assert_eq!(read("\"Yes\" and \"no\"").title, "\"Yes\" and \"no\"");
}

#[test]
fn what_was_meant_otherwise_and_not_understood_is_said() {
    for (line, said) in [
        ("Budgets 31 feb", "“31 feb” isn’t a date. Try 3 mar, fri, tomorrow or in 10 days."),
        ("Budgets 3/12", "“3/12” can be 3 December or 12 March. Write the month as a word."),
        ("Budgets @mastadon", "@mastadon isn’t a network Standpoint knows: it stays in the text"),
    ] {
        let capture = read(line);
        assert_eq!((capture.title.as_str(), capture.understood), (line, vec![said.to_owned()]));
    }
    assert!(read("What @ada said @linkedin").understood.iter().all(|said| !said.contains("a network")));
}

#[test]
fn a_line_without_an_idea_is_refused_with_the_remedy() {
    for line in ["", "  ", "\"\"", "#people", "@linkedin #money"] {
        let error = read_capture(line, calendar(), &pillars()).unwrap_err().to_string();
        assert_eq!(error, "The idea is empty. Fill it in.", "{line}");
    }
    assert_eq!(read("fri").title, "fri", "a lone date is a title: there is nothing to plan");
    assert!(read_capture(&"é".repeat(301), calendar(), &[]).is_err());
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused(line in "(#|@|\")?\\PC{0,30}( #people| @x| fri|\")?", pillar in "\\PC{0,12}") {
        if let Ok(capture) = read_capture(&line, calendar(), &[pillar]) {
            prop_assert!(!capture.title.trim().is_empty());
        }
    }

    /// A title keeps all its words, or its day was set off; what is offered is what the offered line plans.
    #[test]
    fn a_title_loses_no_word_that_was_not_set_off(
        text in "[A-Z][a-z]{2,8}( [a-z]{2,8}){0,4}",
        set_off in proptest::sample::select(vec!["", " ", " by ", ": ", " – ", ", ", " on ", " @", " ("]),
        day in proptest::sample::select(vec![
            "today", "tomorrow", "tonight", "fri", "Monday", "next week", "next month", "next quarter", "next tue", "in 3 days",
            "in six weeks", "in a month", "3 dec", "dec 3", "the 15th", "3rd of May", "12.3.", "2026-12-03", "31/12", "end of month",
            "this weekend", "friday week", "sat", "sun", "1 may", "mid april", "10 days from now", "the day after tomorrow",
        ]),
        hour in proptest::sample::select(vec!["", " 9am", " at 10", " morning", "!", " in the evening"]),
    ) {
        let line = format!("{text}{set_off}{day}{hour}");
        let capture = read_capture(&line, calendar(), &[]).unwrap();
        match capture.planned_on {
            Some(_) => {
                prop_assert!(capture.title == text, "{line}: {}", capture.title);
                prop_assert!(!["", " ", " by ", ": "].contains(&set_off), "{line}");
            }
            None => prop_assert_eq!(&capture.title, &line),
        }
        if let Some(offer) = capture.offer {
            let taken = read_capture(&offer.line, calendar(), &[]).unwrap();
            prop_assert_eq!(taken.planned_on, Some(offer.on), "{}", offer.line);
            prop_assert!(line.starts_with(&taken.title), "{}", taken.title);
        }
    }
}
