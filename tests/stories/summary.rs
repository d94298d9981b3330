//! The progress summary: whole exports as golden files, and what may be left out.
//!
//! `UPDATE_GOLDEN=1 cargo test -p standpoint-tests summary` writes the golden files again; read the difference before
//! committing it.

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::id::WorksheetRowId;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::LogEntry;
use standpoint_tests::{Desk, at};

fn request(format: ExportFormat) -> SummaryRequest {
    SummaryRequest::new(Preset::Me, format)
}

/// Five weeks of Ada's, with everything a summary can hold and everything that could break out of it.
fn five_weeks() -> Desk {
    let mut desk = Desk::new();
    let answers = ProfileAnswers {
        name: Some("Ada <b>Byron</b>".to_owned()),
        role_now: Some("Platform lead".to_owned()),
        role_wanted: Some("CIO".to_owned()),
        topic: Some("Machines & people".to_owned()),
        weekly_posts: Some(1),
        ..ProfileAnswers::default()
    };
    desk.coach.onboard(&desk.now, &answers, None).unwrap();
    let coach = &mut desk.coach;
    for task in ["target-role", "three-audiences"] {
        coach.complete_task(&desk.now, &task.parse().unwrap()).unwrap();
    }
    coach
        .set_answer(
            &desk.now,
            "purpose",
            None,
            "target-role",
            "CIO of a hospital\n\n1. <script>alert(1)</script>\n=cmd()",
        )
        .unwrap();
    coach.set_step_notes(&desk.now, "purpose", "Ask *Grace* about `this`").unwrap();
    coach.set_reflection(&desk.now, "purpose", "שלום, I know why now 🚀").unwrap();
    coach.finish_step(&desk.now, "purpose").unwrap();
    let row = coach.add_worksheet_row(&desk.now, "leverage", None).unwrap().created.unwrap();
    let row = Some(WorksheetRowId(row.parse().unwrap()));
    coach.set_answer(&desk.now, "leverage", row, "process", "Customer support").unwrap();
    coach.set_answer(&desk.now, "leverage", row, "status", "sponsored").unwrap();
    coach
        .set_answer(&desk.now, "guardrails", None, "policy-link", "https://intranet.example/policy")
        .unwrap();
    for (title, url, on) in [
        ("Blameless reviews [part 1]", "https://example.org/a?x=1&y=<2>", "2026-01-07"),
        ("Reading a cloud bill", "", "2026-01-21"),
        ("1. <img src=x onerror=alert(1)>", "https://example.org/c", "2026-01-28"),
    ] {
        let now = at("2026-02-05T08:00:00Z");
        let entry = LogEntry {
            title: title.to_owned(),
            url: Some(url.to_owned()),
            network: Some(Network::Linkedin),
            on: Some(on.to_owned()),
            note: Some("Two good\ncomments".to_owned()),
        };
        coach.log_post(&now, &entry).unwrap();
    }
    desk.add_task("Thank Grace & Co");
    let own = desk.coach.task_list(&desk.now, true).unwrap()[0].id.clone();
    desk.coach.complete_task(&desk.now, &own.parse().unwrap()).unwrap();
    desk.on("2026-02-05T08:00:00Z")
}

fn golden(name: &str, text: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, kept,
        "{name} has changed; if that is meant, run UPDATE_GOLDEN=1 cargo test -p standpoint-tests summary"
    );
}

#[test]
fn the_markdown_summary_is_as_it_was_approved() {
    let desk = five_weeks();
    golden("summary.md", &desk.coach.summary_text(&desk.now, &request(ExportFormat::Markdown)).unwrap());
}

#[test]
fn the_html_summary_is_as_it_was_approved() {
    let desk = five_weeks();
    golden("summary.html", &desk.coach.summary_text(&desk.now, &request(ExportFormat::Html)).unwrap());
}

#[test]
fn the_html_summary_runs_nothing_and_loads_nothing() {
    let desk = five_weeks();
    let html = desk.coach.summary_text(&desk.now, &request(ExportFormat::Html)).unwrap();
    for forbidden in ["<script", "<img", "<b>Byron", "src=x onerror=alert(1)>", "<link", "@import", "url("] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("default-src 'none'") && html.contains("@media print"));
}

#[test]
fn parts_can_be_left_out_and_worksheets_chosen() {
    let desk = five_weeks();
    for format in ExportFormat::ALL {
        let text = |without: &[Part], worksheets_of: Option<&[&str]>| {
            let worksheets_of = worksheets_of.map(|steps| steps.iter().map(ToString::to_string).collect());
            let request = SummaryRequest { without: without.to_vec(), worksheets_of, ..request(*format) };
            desk.coach.summary_text(&desk.now, &request).unwrap()
        };
        let all = text(&[], None);
        let (worksheet, reflection, link) = ("Customer support", "I know why now", "intranet.example/policy");
        assert!(
            [worksheet, reflection, link, "example.org/c", "Two good"].iter().all(|part| all.contains(part))
        );
        assert!(!text(&[Part::Worksheets], None).contains(worksheet));
        let without_notes = text(&[Part::Notes, Part::Reflections], None);
        assert!(!without_notes.contains(reflection) && !without_notes.contains("Two good"));
        let without_links = text(&[Part::Links], None);
        assert!(!without_links.contains(link) && !without_links.contains("example.org"));
        let chosen = text(&[], Some(&["9"]));
        assert!(chosen.contains(worksheet) && !chosen.contains(link));
        let none: [&str; 0] = [];
        assert!(!text(&[], Some(&none)).contains(worksheet));
    }
}

#[test]
fn a_range_holds_what_lies_in_it_and_weeks_are_counted_within_it() {
    let desk = five_weeks();
    let summary = |from: &str, to: &str| {
        let request = SummaryRequest {
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            ..request(ExportFormat::Markdown)
        };
        desk.coach.summary(&desk.now, &request).unwrap()
    };
    let january = summary("2026-01-19", "2026-02-01");
    assert_eq!(
        january.posts.iter().map(|post| post.title.as_str()).collect::<Vec<_>>(),
        ["Reading a cloud bill", "1. <img src=x onerror=alert(1)>"]
    );
    assert_eq!((january.weeks_kept, january.longest_run), ((2, 2), 2));
    assert_eq!(january.tasks, []);
    let all = summary("2026-01-01", "2026-02-05");
    assert_eq!(
        (all.weeks_kept, all.longest_run),
        ((3, 4), 2),
        "the running week is not counted before it is kept"
    );
}

#[test]
fn an_empty_journal_gives_a_summary_too() {
    let desk = Desk::new().onboarded();
    let text = desk.coach.summary_text(&desk.now, &request(ExportFormat::Markdown)).unwrap();
    assert!(text.contains("None in this period.") && text.contains("0 of 12 steps finished"), "{text}");
    golden("summary-empty.md", &text);
    golden("summary-empty.html", &desk.coach.summary_text(&desk.now, &request(ExportFormat::Html)).unwrap());
}
