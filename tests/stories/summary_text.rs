//! What the user typed, as a reader of Markdown sees it: lists, indentation, paragraphs and addresses survive.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::publishing::post::LogEntry;
use standpoint_tests::{Desk, at};

/// The text a reader of CommonMark sees, a line each as shown, and the addresses that can be followed.
fn as_read(markdown: &str) -> (String, Vec<String>) {
    let (mut text, mut links) = (String::new(), Vec::new());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text += &words,
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::End(TagEnd::Paragraph) => text += "\n\n",
            Event::Html(words) | Event::InlineHtml(words) => panic!("markup: {words}"),
            _ => {}
        }
    }
    (text.replace('\u{a0}', " "), links)
}

fn reflected(text: &str, preset: Preset) -> String {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_reflection(&desk.now, "purpose", text).unwrap();
    desk.coach.summary_text(&desk.now, &SummaryRequest::new(preset, ExportFormat::Markdown)).unwrap()
}

#[test]
fn indentation_lists_and_paragraphs_are_as_typed() {
    for typed in [
        "Plan\n  - first\n    - under it",
        "Goals\n  1. first\n     - sub a",
        "    a line that begins far in",
        "first\n\nsecond\n\n   third",
        "1) one\n2) two\n+ three\n# four\n> five\n```\nsix",
        "a    b  c",
        "* * *\n---\n=====",
    ] {
        let (read, _) = as_read(&reflected(typed, Preset::Me));
        assert!(read.contains(typed), "{typed:?} is read as {read:?}");
    }
    let (read, _) = as_read(&reflected("a\n\tunder a tab", Preset::Me));
    assert!(read.contains("a\n    under a tab"), "{read:?}");
}

#[test]
fn addresses_can_be_followed_and_nothing_in_them_changes() {
    for address in [
        "https://example.org/a_talk_on_costs",
        "https://example.org/slides~v2",
        "http://example.org/x_y?a=1&b=*2*c",
    ] {
        let (read, links) = as_read(&reflected(&format!("The talk is at {address}."), Preset::Me));
        assert!(
            links.contains(&address.to_owned()) && read.contains(&format!("The talk is at {address}.")),
            "{read:?} {links:?}"
        );
    }
}

#[test]
fn a_note_of_paragraphs_stays_one_of_paragraphs() {
    let mut desk = Desk::new().onboarded();
    let entry = LogEntry {
        title: "A".to_owned(),
        url: None,
        network: None,
        on: None,
        note: Some("first\n\nsecond\n  - third".to_owned()),
    };
    desk.coach.log_post(&desk.now, &entry).unwrap();
    let text =
        desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, ExportFormat::Markdown)).unwrap();
    let (read, _) = as_read(&text);
    assert!(read.contains("first\n\nsecond\n  - third"), "{read:?}");
    let html =
        desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, ExportFormat::Html)).unwrap();
    assert!(html.contains("first\n\nsecond\n  - third"));
}

#[test]
fn without_links_no_address_is_left_anywhere() {
    let mut desk = Desk::new().onboarded();
    let say = "See https://secret.example/a_b, www.secret.example and secret.example/talk";
    desk.coach.set_reflection(&desk.now, "purpose", say).unwrap();
    desk.coach.set_step_notes(&desk.now, "purpose", say).unwrap();
    desk.coach
        .set_answer(&desk.now, "guardrails", None, "policy-link", "https://secret.example/policy")
        .unwrap();
    let entry = LogEntry {
        title: say.to_owned(),
        url: Some("https://secret.example/p".to_owned()),
        network: None,
        on: None,
        note: Some(say.to_owned()),
    };
    desk.coach.log_post(&desk.now, &entry).unwrap();
    for format in ExportFormat::ALL {
        let request =
            SummaryRequest { without: vec![Part::Links], ..SummaryRequest::new(Preset::Me, *format) };
        let text = desk.coach.summary_text(&desk.now, &request).unwrap();
        assert!(!text.contains("secret.example") && text.contains("(link removed)"), "{text}");
        assert!(!text.contains("Policy link"), "an answer that was a link alone goes with its question");
    }
}

#[test]
fn a_clock_set_back_or_a_flight_west_still_gives_a_summary() {
    let desk = Desk::new().onboarded().on("2025-01-01T00:00:00Z");
    let request = SummaryRequest::new(Preset::Manager, ExportFormat::Markdown);
    let text = desk.coach.summary_text(&desk.now, &request).unwrap();
    assert!(
        text.contains("1 January 2025") && !text.contains(" to 1 January 2025"),
        "a day says itself once"
    );
    let asked = SummaryRequest { from: Some("2025-01-02".to_owned()), ..request };
    assert!(desk.coach.summary_text(&desk.now, &asked).is_err(), "a range that was asked for is not bent");

    let mut west = Desk::new();
    west.now = at("2026-03-15T12:00:00Z");
    let zone = |zone: &str| ProfileAnswers {
        name: Some("Ada".to_owned()),
        zone: Some(zone.to_owned()),
        ..ProfileAnswers::default()
    };
    west.coach.onboard(&west.now, &zone("Pacific/Auckland"), None).unwrap();
    west.coach.change_profile(&west.now, &zone("America/Los_Angeles")).unwrap();
    west.coach
        .summary_text(&west.now, &SummaryRequest::new(Preset::Manager, ExportFormat::Markdown))
        .unwrap();
}

#[test]
fn dates_are_in_words() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_answer(&desk.now, "guardrails", None, "policy-date", "2026-05-17").unwrap();
    for format in ExportFormat::ALL {
        let text = desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, *format)).unwrap();
        assert!(text.contains("17 May 2026") && !text.contains("2026-05-17"));
    }
}
