//! Whom a summary is for: what a manager and a mentor are shown, what is kept from them whatever is switched on, and what is
//! looked at before it is handed over.

use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::look_back::{LookBackField, ReviewField, ReviewKind};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::programme::{FieldKind, WorksheetForm};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::LogEntry;
use standpoint_tests::Desk;

const STEPS: std::ops::RangeInclusive<u8> = 1..=12;
/// What no manager may read, by the step and the question.
const NEVER_A_MANAGERS: &[(&str, &str)] = &[
    ("purpose", "target-role"),
    ("purpose", "partner"),
    ("purpose", "sponsor"),
    ("guardrails", "never"),
    ("audit", "harmful-items"),
    ("audit", "assistant-errors"),
    ("audit", "heard-1"),
    ("role-models", "leader"),
    ("conversations", "person"),
    ("leverage", "sponsor"),
    ("leverage", "their-words"),
    ("renew", "search-differences"),
    ("renew", "person-helped"),
];

fn mark(step: &str, field: &str) -> String {
    format!("{}zz{}", step.replace('-', ""), field.replace('-', ""))
}

/// A journal in which every question has an answer that can be told from every other.
fn everything_answered() -> Desk {
    let mut desk = Desk::new();
    let answers = ProfileAnswers {
        name: Some("Ada Byron".to_owned()),
        role_wanted: Some("WANTEDROLE".to_owned()),
        topic: Some("Machines".to_owned()),
        weekly_posts: Some(1),
        ..ProfileAnswers::default()
    };
    desk.coach.onboard(&desk.now, &answers, None).unwrap();
    for number in STEPS {
        let sheet = desk.coach.worksheet(&number.to_string()).unwrap();
        let mut row = None;
        if sheet.form == WorksheetForm::Register {
            let made = desk.coach.add_worksheet_row(&desk.now, &sheet.step, None).unwrap().created.unwrap();
            row = Some(standpoint_core::id::WorksheetRowId(made.parse().unwrap()));
        }
        for field in &sheet.fields {
            let answer = match field.kind {
                FieldKind::Date => "2031-05-17".to_owned(),
                FieldKind::Number => "7".to_owned(),
                FieldKind::Choice => field.options[0].slug.clone(),
                FieldKind::Line | FieldKind::Text | FieldKind::Link => mark(&sheet.step, &field.slug),
            };
            desk.coach.set_answer(&desk.now, &sheet.step, row, &field.slug, &answer).unwrap();
        }
        desk.coach.set_step_notes(&desk.now, &sheet.step, &format!("NOTE{number}")).unwrap();
        desk.coach.set_reflection(&desk.now, &sheet.step, &format!("REFLECTION{number}")).unwrap();
    }
    desk.coach.log_conversation(&desk.now, "comment Grace Hopper: SAIDTOGRACE").unwrap();
    let post = LogEntry {
        title: "Reading a cloud bill".to_owned(),
        url: Some("https://example.org/bill".to_owned()),
        network: Some(Network::Linkedin),
        on: None,
        note: Some("POSTNOTE".to_owned()),
    };
    desk.coach.log_post(&desk.now, &post).unwrap();
    desk
}

fn text(desk: &Desk, preset: Preset, over: impl Fn(&mut SummaryRequest)) -> String {
    let texts = ExportFormat::ALL.iter().map(|format| {
        let mut request = SummaryRequest::new(preset, *format);
        over(&mut request);
        desk.coach.summary_text(&desk.now, &request).unwrap()
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_manager_sees_what_was_done_and_nothing_that_gives_the_user_away() {
    let desk = everything_answered();
    let text = text(&desk, Preset::Manager, |_| {});
    let shown = [
        ("leverage", "process"),
        ("leverage", "metric-baseline"),
        ("leverage", "metric-target"),
        ("positioning", "pillar-1"),
    ];
    for (step, field) in shown {
        assert!(text.contains(&mark(step, field)), "{step} {field}");
    }
    assert!(
        text.contains("Reading a cloud bill")
            && text.contains("Weekly rhythm")
            && text.contains("Comments: 1")
    );
    for hidden in [
        "WANTEDROLE",
        "2031",
        "May 2031",
        "NOTE",
        "REFLECTION",
        "Grace",
        "SAIDTOGRACE",
        "POSTNOTE",
        "example.org",
        "Tasks done",
    ] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[test]
fn a_manager_never_sees_some_answers_whatever_is_switched_on() {
    let desk = everything_answered();
    let text = text(&desk, Preset::Manager, |request| {
        request.with = Part::ALL.iter().copied().filter(|part| Preset::Manager.may_show(*part)).collect();
        request.worksheets_of = Some(STEPS.map(|number| number.to_string()).collect());
    });
    for (step, field) in NEVER_A_MANAGERS {
        assert!(!text.contains(&mark(step, field)), "{step} {field}");
    }
    for hidden in ["WANTEDROLE", "REFLECTION", "Grace", "SAIDTOGRACE"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(
        text.contains(&mark("open-work", "open-practice")) && text.contains("NOTE9"),
        "what was switched on is there"
    );
    let asked = SummaryRequest {
        with: vec![Part::Reflections],
        ..SummaryRequest::new(Preset::Manager, ExportFormat::Html)
    };
    let refused = desk.coach.summary(&desk.now, &asked).unwrap_err().to_string();
    assert!(refused.contains("Reflections never go"), "{refused}");
}

#[test]
fn a_mentor_sees_then_and_now_and_only_the_user_sees_everything() {
    let desk = everything_answered();
    let mentor = text(&desk, Preset::Mentor, |_| {});
    for (step, field) in
        [("positioning", "promise"), ("renew", "search-differences"), ("renew", "next-goals")]
    {
        assert!(mentor.contains(&mark(step, field)), "{step} {field}");
    }
    assert!(mentor.contains("example.org/bill") && mentor.contains("What’s next"));
    for hidden in ["WANTEDROLE", "guardrailszznever", "NOTE", "REFLECTION", "Grace"] {
        assert!(!mentor.contains(hidden), "{hidden}");
    }
    let own = text(&desk, Preset::Me, |_| {});
    for number in STEPS {
        let sheet = desk.coach.worksheet(&number.to_string()).unwrap();
        let told = sheet
            .fields
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Line | FieldKind::Text | FieldKind::Link));
        for field in told {
            assert!(own.contains(&mark(&sheet.step, &field.slug)), "{} {}", sheet.step, field.slug);
        }
        assert!(own.contains(&format!("REFLECTION{number}")));
    }
}

#[test]
fn an_answer_marked_private_is_in_no_summary_but_the_users_own() {
    let mut desk = everything_answered();
    let row = desk.coach.worksheet("9").unwrap().rows[0].id;
    desk.coach.mark_answer(&desk.now, "9", row, "process", true).unwrap();
    assert!(desk.coach.worksheet("9").unwrap().rows[0].private.contains(&"process".to_owned()));
    let process = mark("leverage", "process");
    for preset in [Preset::Manager, Preset::Mentor] {
        assert!(!text(&desk, preset, |_| {}).contains(&process));
        assert!(
            !text(&desk, preset, |request| request.worksheets_of = Some(vec!["9".to_owned()]))
                .contains(&process)
        );
    }
    assert!(text(&desk, Preset::Me, |_| {}).contains(&process));
    // The mark outlives the text.
    desk.coach.set_answer(&desk.now, "9", row, "process", "").unwrap();
    desk.coach.set_answer(&desk.now, "9", row, "process", "Written anew").unwrap();
    assert!(!text(&desk, Preset::Manager, |_| {}).contains("Written anew"));
    desk.coach.mark_answer(&desk.now, "9", row, "process", false).unwrap();
    assert!(text(&desk, Preset::Manager, |_| {}).contains("Written anew"));
    desk.coach.undo().unwrap();
    assert!(!text(&desk, Preset::Manager, |_| {}).contains("Written anew"), "undo takes it back");
    let refused = desk.coach.mark_answer(&desk.now, "2", None, "never", false).unwrap_err().to_string();
    assert!(refused.contains("only ever for you"), "{refused}");
}

#[test]
fn what_the_check_finds_is_shown_and_saving_waits_for_it() {
    let mut desk = everything_answered();
    let ada = PersonEntry { name: Some("Katherine Johnson".to_owned()), ..PersonEntry::default() };
    desk.coach.add_person(&desk.now, &ada).unwrap();
    let row = desk.coach.worksheet("9").unwrap().rows[0].id;
    desk.coach
        .set_answer(&desk.now, "9", row, "friction", "password = hunter2-and-more, says Katherine Johnson")
        .unwrap();
    let request = SummaryRequest::new(Preset::Manager, ExportFormat::Html);
    let preview = desk.coach.preview_summary(&desk.now, &request).unwrap();
    let found: Vec<_> = preview.findings.iter().map(|finding| finding.what.as_str()).collect();
    assert!(
        preview.asks_first && found.contains(&"A name") && found.contains(&"A key or password"),
        "{found:?}"
    );
    assert!(preview.html.contains("Reading a cloud bill") && !preview.html.contains("<!DOCTYPE"));
    let refused = desk.coach.summary_to_hand_over(&desk.now, &request).unwrap_err().to_string();
    assert!(refused.contains("There are 2 things to check"), "{refused}");
    desk.coach.summary_to_hand_over(&desk.now, &SummaryRequest { checked: true, ..request }).unwrap();
    let own = SummaryRequest::new(Preset::Me, ExportFormat::Html);
    assert!(!desk.coach.preview_summary(&desk.now, &own).unwrap().asks_first);
    desk.coach.summary_to_hand_over(&desk.now, &own).unwrap();
}

#[test]
fn a_task_of_the_users_own_that_names_someone_is_in_no_page_but_theirs() {
    let mut desk = everything_answered();
    for name in ["Katherine Johnson", "Will Marsh"] {
        let entry = PersonEntry { name: Some(name.to_owned()), ..PersonEntry::default() };
        desk.coach.add_person(&desk.now, &entry).unwrap();
    }
    for title in ["Ask Katherine for the table", "Write to Ms Marsh", "See what will change"] {
        let task = desk.add_task(title);
        desk.complete(&task);
    }
    for preset in [Preset::Manager, Preset::Mentor] {
        let text = text(&desk, preset, |request| request.with = vec![Part::Tasks, Part::Next]);
        assert!(!text.contains("Katherine") && !text.contains("Ms Marsh"), "{preset:?}");
        assert!(text.contains("See what will change"), "{preset:?}");
    }
    assert!(text(&desk, Preset::Me, |_| {}).contains("Ask Katherine for the table"));
}

#[test]
fn what_was_decided_is_for_a_mentor_and_follows_the_marks_of_the_worksheet() {
    let mut desk = everything_answered();
    let week = desk.coach.look_back_page(&desk.now, None).unwrap().week;
    for (field, text) in [
        (LookBackField::Decision, "DECIDED"),
        (LookBackField::FirstMove, "FIRSTMOVE"),
        (LookBackField::Stuck, "STUCKTHERE"),
    ] {
        desk.coach.write_look_back(&desk.now, week, field, text).unwrap();
    }
    let mut month = |field, text: &str| {
        let day = desk.now.today();
        desk.coach.write_review(&desk.now, ReviewKind::Month, Some(day), field, text).unwrap();
    };
    month(ReviewField::Keep, "KEEPIT");
    month(ReviewField::Stop, "STOPIT");
    month(ReviewField::Try, "TRYIT");
    let mentor = text(&desk, Preset::Mentor, |_| {});
    for shown in ["Looks back", "January 2026", "DECIDED", "STUCKTHERE", "KEEPIT", "TRYIT"] {
        assert!(mentor.contains(shown), "{shown}");
    }
    // “Stop” is private in step 12 unless the user says otherwise; a first move is a note to oneself.
    assert!(!mentor.contains("STOPIT") && !mentor.contains("FIRSTMOVE"));
    let row = desk.coach.worksheet("renew").unwrap().rows[0].id;
    desk.coach.mark_answer(&desk.now, "renew", row, "drop", false).unwrap();
    desk.coach.mark_answer(&desk.now, "renew", row, "experiment", true).unwrap();
    let mentor = text(&desk, Preset::Mentor, |_| {});
    assert!(mentor.contains("STOPIT") && !mentor.contains("TRYIT"));
    assert!(
        !text(&desk, Preset::Mentor, |request| request.without = vec![Part::LooksBack]).contains("DECIDED")
    );

    let manager = text(&desk, Preset::Manager, |_| {});
    for hidden in ["DECIDED", "STUCKTHERE", "KEEPIT", "STOPIT"] {
        assert!(!manager.contains(hidden), "{hidden}");
    }
    let asked = SummaryRequest {
        with: vec![Part::LooksBack],
        ..SummaryRequest::new(Preset::Manager, ExportFormat::Html)
    };
    let refused = desk.coach.summary(&desk.now, &asked).unwrap_err().to_string();
    assert!(refused.contains("Looks back never go"), "{refused}");
    let own = text(&desk, Preset::Me, |_| {});
    assert!(["FIRSTMOVE", "STOPIT", "TRYIT"].iter().all(|shown| own.contains(shown)));
    // Only what has a day in the range.
    let later = text(&desk, Preset::Me, |request| {
        request.from = Some("2027-01-01".to_owned());
        request.to = Some("2027-02-01".to_owned());
    });
    assert!(!later.contains("DECIDED") && !later.contains("KEEPIT"));
}

#[test]
fn posts_by_month_and_year_are_tables_of_the_appendix() {
    let mut desk = Desk::new().onboarded();
    desk.log("One", "2026-01-05");
    let mut desk = desk.on("2026-04-20T08:00:00Z");
    for (title, on) in [("Two", "2026-02-03"), ("Three", "2026-02-10"), ("Four", "2026-04-14")] {
        desk.log(title, on);
    }
    let request = SummaryRequest::new(Preset::Manager, ExportFormat::Markdown);
    let summary = |request: &SummaryRequest| desk.coach.summary(&desk.now, request).unwrap();
    let tables = summary(&request).tables;
    assert_eq!(
        tables[0].rows,
        [["January 2026", "1"], ["February 2026", "2"], ["March 2026", "0"], ["April 2026", "1"]]
    );
    assert_eq!(tables[1].rows[0][..2], ["2026".to_owned(), "4".to_owned()]);
    let text = desk.coach.summary_text(&desk.now, &request).unwrap();
    let (page, appendix) = text.split_once("\n## Appendix\n").unwrap();
    assert!(!page.contains("Posts a month") && appendix.contains("### Posts a month\n"), "{text}");
    assert!(
        appendix.contains("- February 2026: 2\n") && appendix.contains("- 2026: posts 4, weeks with posts 4"),
        "{text}"
    );
    let html = SummaryRequest { format: ExportFormat::Html, ..request.clone() };
    let html = desk.coach.summary_text(&desk.now, &html).unwrap();
    assert!(html.contains("<th scope=\"row\">February 2026</th><td class=\"number\">2</td>"), "{html}");
    // A part of the time has its months, and no years it doesn’t hold whole.
    let february = SummaryRequest { from: Some("2026-02-01".to_owned()), ..request.clone() };
    assert_eq!(summary(&february).tables.len(), 1);
    let without = SummaryRequest { without: vec![Part::Posts], ..request };
    assert_eq!(summary(&without).tables, []);
}
