//! Whatever is entered: a clear sentence, nothing lost, nothing half-written, no panic.

use standpoint_core::error::Result;
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::id::{ConversationId, FeedId, PersonId, PostId, ProposalId, WorksheetRowId};
use standpoint_core::people::conversation::ConversationEntry;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::sharing::Preset;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PublicationEntry};
use standpoint_core::publishing::red_line::RedLine;
use standpoint_core::{ErrorCode, FeedSettings, changed::Changed};
use standpoint_tests::Desk;

/// It is refused with a sentence, and everything is as it was.
fn refused(
    desk: &mut Desk,
    what: &str,
    code: ErrorCode,
    act: impl FnOnce(&mut Desk) -> Result<Changed>,
) -> String {
    let (before, levels) = (desk.contents(), desk.coach.history().unwrap().len());
    let error = act(desk).expect_err(what);
    assert_eq!(error.code(), code, "{what}: {error}");
    let said = error.to_string();
    assert!(said.ends_with('.') && said.contains(' '), "{what} is answered with a sentence: {said}");
    assert_eq!(
        (desk.contents(), desk.coach.history().unwrap().len()),
        (before, levels),
        "{what} leaves everything as it was"
    );
    said
}

fn task(title: &str) -> OwnTaskEntry {
    OwnTaskEntry { title: title.to_owned(), ..OwnTaskEntry::default() }
}

fn post(title: &str) -> LogEntry {
    LogEntry { title: title.to_owned(), ..LogEntry::default() }
}

#[test]
fn empty_and_endless_titles_are_refused() {
    let mut desk = Desk::new().onboarded();
    for title in ["", "  \n\t ", &"x".repeat(10_000), "a\0b", "bell \u{7}"] {
        refused(&mut desk, "task title", ErrorCode::Invalid, |desk| {
            desk.coach.add_task(&desk.now, &task(title))
        });
        refused(&mut desk, "post title", ErrorCode::Invalid, |desk| {
            desk.coach.log_post(&desk.now, &post(title))
        });
    }
    let name = ProfileAnswers { name: Some("x".repeat(10_000)), ..ProfileAnswers::default() };
    refused(&mut desk, "name", ErrorCode::Invalid, |desk| desk.coach.change_profile(&desk.now, &name));
    refused(&mut desk, "notes", ErrorCode::Invalid, |desk| {
        desk.coach.set_step_notes(&desk.now, "1", &"x".repeat(100_001))
    });
}

#[test]
fn every_script_markup_and_formula_is_kept_as_written() {
    let mut desk = Desk::new().onboarded();
    for text in [
        "🚀👩🏽‍💻 launch",
        "مرحبا بالعالم",
        "<script>alert(1)</script>",
        "=cmd()|'/C calc'!A0",
        "'; DROP TABLE post; --",
        "\u{202e}reversed",
    ] {
        let created = desk
            .coach
            .log_post(&desk.now, &LogEntry { note: Some(text.to_owned()), ..post(text) })
            .unwrap()
            .created
            .unwrap();
        desk.coach.set_answer(&desk.now, "purpose", None, "target-role", text).unwrap();
        desk.coach.set_reflection(&desk.now, "purpose", text).unwrap();
        let id = desk.add_task(text);
        desk.restart();
        let kept = desk.coach.post_page(&desk.now, created.parse().map(PostId).unwrap()).unwrap();
        assert_eq!((kept.title.as_str(), kept.note.as_str()), (text, text));
        let page = desk.coach.step_page(&desk.now, "purpose").unwrap();
        assert_eq!(
            (page.worksheet.rows[0].answers["target-role"].as_str(), page.reflection.as_str()),
            (text, text)
        );
        let tasks = desk.coach.task_list(&desk.now, true).unwrap();
        assert_eq!(tasks.iter().find(|task| task.id == id).unwrap().title, text);
    }
}

#[test]
fn only_web_addresses_are_logged_and_only_days_that_were() {
    let mut desk = Desk::new().onboarded();
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org",
        "example.org",
        "https://",
    ] {
        let entry = LogEntry { url: Some(url.to_owned()), ..post("A post") };
        let said = refused(&mut desk, url, ErrorCode::Invalid, |desk| desk.coach.log_post(&desk.now, &entry));
        assert!(said.contains("https://"), "{said}");
    }
    for date in ["1900-01-01", "9999-12-31", "2026-02-30", "2026-01-06", "someday"] {
        let entry = LogEntry { on: Some(date.to_owned()), ..post("A post") };
        refused(&mut desk, date, ErrorCode::Invalid, |desk| desk.coach.log_post(&desk.now, &entry));
    }
    for date in ["1900-01-01", "9999-12-31", "31.2.2026", "3/12"] {
        let entry = OwnTaskEntry { due_on: Some(date.to_owned()), ..task("A task") };
        refused(&mut desk, date, ErrorCode::Invalid, |desk| desk.coach.add_task(&desk.now, &entry));
    }
    let start = ProfileAnswers { start_on: "1900-01-01".parse().ok(), ..ProfileAnswers::default() };
    refused(&mut desk, "start", ErrorCode::Invalid, |desk| desk.coach.change_profile(&desk.now, &start));
}

#[test]
fn goals_zones_and_minutes_have_bounds() {
    let mut desk = Desk::new().onboarded();
    for goal in [15, 100, u32::MAX] {
        let answers = ProfileAnswers { weekly_posts: Some(goal), ..ProfileAnswers::default() };
        let said = refused(&mut desk, "goal", ErrorCode::Invalid, |desk| {
            desk.coach.change_profile(&desk.now, &answers)
        });
        assert!(said.contains("0 to 14"), "{said}");
        assert_eq!(
            Desk::new().coach.onboard(&desk.now, &answers, None).unwrap_err().code(),
            ErrorCode::Invalid
        );
    }
    for minutes in [0, 14, 601, u32::MAX] {
        let answers = ProfileAnswers { minutes: Some(minutes), ..ProfileAnswers::default() };
        let said = refused(&mut desk, "minutes a week", ErrorCode::Invalid, |desk| {
            desk.coach.change_profile(&desk.now, &answers)
        });
        assert!(said.contains("15 to 600"), "{said}");
    }
    for weeks in [0, 3, u32::MAX] {
        let answers = ProfileAnswers { every_weeks: Some(weeks), ..ProfileAnswers::default() };
        refused(&mut desk, "every so many weeks", ErrorCode::Invalid, |desk| {
            desk.coach.change_profile(&desk.now, &answers)
        });
    }
    let free = ProfileAnswers { work_days: Some(Vec::new()), ..ProfileAnswers::default() };
    refused(&mut desk, "no work day", ErrorCode::Invalid, |desk| desk.coach.change_profile(&desk.now, &free));
    let zone = ProfileAnswers { zone: Some("Mars/Olympus".to_owned()), ..ProfileAnswers::default() };
    refused(&mut desk, "zone", ErrorCode::Invalid, |desk| desk.coach.change_profile(&desk.now, &zone));
    for minutes in [0, 1_441, u32::MAX] {
        let entry = OwnTaskEntry { minutes: Some(minutes), ..task("A task") };
        refused(&mut desk, "minutes", ErrorCode::Invalid, |desk| desk.coach.add_task(&desk.now, &entry));
    }
}

#[test]
fn what_is_not_there_is_said_to_be_not_there() {
    let mut desk = Desk::new().onboarded();
    for step in ["0", "13", "nonsense", "", "-1"] {
        refused(&mut desk, step, ErrorCode::NotFound, |desk| desk.coach.finish_step(&desk.now, step));
        let entry = OwnTaskEntry { step: Some("nonsense".to_owned()), ..task("A task") };
        refused(&mut desk, step, ErrorCode::NotFound, |desk| desk.coach.add_task(&desk.now, &entry));
    }
    refused(&mut desk, "task", ErrorCode::NotFound, |desk| {
        desk.coach.complete_task(&desk.now, &"nonsense".parse().unwrap())
    });
    refused(&mut desk, "own task", ErrorCode::NotFound, |desk| {
        desk.coach.remove_task(&desk.now, &"999".parse().unwrap())
    });
    refused(&mut desk, "programme task", ErrorCode::Invalid, |desk| {
        desk.coach.remove_task(&desk.now, &"target-role".parse().unwrap())
    });
    refused(&mut desk, "post", ErrorCode::NotFound, |desk| {
        desk.coach.remove_post(&desk.now, PostId(i64::MAX))
    });
    refused(&mut desk, "row", ErrorCode::NotFound, |desk| {
        desk.coach.remove_worksheet_row(&desk.now, WorksheetRowId(-1))
    });
    refused(&mut desk, "field", ErrorCode::NotFound, |desk| {
        desk.coach.set_answer(&desk.now, "1", None, "nonsense", "x")
    });
    refused(&mut desk, "row of a sheet", ErrorCode::Invalid, |desk| {
        desk.coach.add_worksheet_row(&desk.now, "purpose", None)
    });
}

#[test]
fn answers_must_fit_their_question_and_their_worksheet() {
    let mut desk = Desk::new().onboarded();
    refused(&mut desk, "number", ErrorCode::Invalid, |desk| {
        desk.coach.set_answer(&desk.now, "1", None, "weekly-minutes", "a lot")
    });
    refused(&mut desk, "date", ErrorCode::Invalid, |desk| {
        desk.coach.set_answer(&desk.now, "1", None, "by-when", "soon")
    });
    let row = desk.coach.add_worksheet_row(&desk.now, "leverage", None).unwrap().created.unwrap();
    let row = Some(WorksheetRowId(row.parse().unwrap()));
    refused(&mut desk, "choice", ErrorCode::Invalid, |desk| {
        desk.coach.set_answer(&desk.now, "leverage", row, "status", "splendid")
    });
    refused(&mut desk, "a row of another step", ErrorCode::NotFound, |desk| {
        desk.coach.set_answer(&desk.now, "stages", row, "venue", "x")
    });
}

#[test]
fn before_the_first_questions_pages_say_so_and_after_them_they_are_not_asked_twice() {
    let mut desk = Desk::new();
    assert_eq!(desk.coach.today(&desk.now).unwrap_err().code(), ErrorCode::NotOnboarded);
    assert_eq!(
        desk.coach.add_task(&desk.now, &task("Early")).map(|_| ()).map_err(|error| error.code()),
        Ok(()),
        "a task can wait for its owner"
    );
    assert_eq!(desk.coach.log_post(&desk.now, &post("Early")).unwrap_err().code(), ErrorCode::NotOnboarded);
    let mut desk = Desk::new().onboarded();
    refused(&mut desk, "again", ErrorCode::Invalid, |desk| {
        desk.coach.onboard(&desk.now, &ProfileAnswers::default(), None)
    });
}

#[test]
fn a_range_that_ends_before_it_begins_is_refused() {
    let desk = Desk::new().onboarded();
    let request = |from: &str, to: &str| SummaryRequest {
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        ..SummaryRequest::new(Preset::Manager, ExportFormat::Markdown)
    };
    for (from, to) in
        [("2026-02-01", "2026-01-01"), ("1900-01-01", "2026-01-01"), ("2026-01-01", "9999-12-31")]
    {
        assert_eq!(
            desk.coach.summary(&desk.now, &request(from, to)).unwrap_err().code(),
            ErrorCode::Invalid,
            "{from} to {to}"
        );
    }
}

fn idea(desk: &mut Desk, line: &str) -> PostId {
    PostId(desk.coach.capture_idea(&desk.now, line).unwrap().created.unwrap().parse().unwrap())
}

#[test]
fn titles_and_names_that_nobody_can_see_are_refused_and_those_with_a_letter_kept_as_written() {
    let mut desk = Desk::new().onboarded();
    for text in [
        "\u{200b}",
        "\u{200d}\u{fe0f}",
        "\u{202e}\u{202c} \u{2066}",
        "\u{feff}\u{ad}",
        "\u{3164}",
        "\u{2060} \u{200b}",
    ] {
        let title = || Some(text.to_owned());
        let named = PersonEntry { name: title(), ..PersonEntry::default() };
        let titled = PostEntry { title: title(), ..PostEntry::default() };
        for said in [
            refused(&mut desk, "task", ErrorCode::Invalid, |desk| {
                desk.coach.add_task(&desk.now, &task(text))
            }),
            refused(&mut desk, "post", ErrorCode::Invalid, |desk| {
                desk.coach.log_post(&desk.now, &post(text))
            }),
            refused(&mut desk, "idea", ErrorCode::Invalid, |desk| desk.coach.capture_idea(&desk.now, text)),
            refused(&mut desk, "draft", ErrorCode::Invalid, |desk| desk.coach.add_post(&desk.now, &titled)),
            refused(&mut desk, "person", ErrorCode::Invalid, |desk| desk.coach.add_person(&desk.now, &named)),
        ] {
            assert!(said.ends_with(" is empty. Fill it in."), "{said}");
        }
    }
    for text in ["a\u{200b}b", "👩\u{200d}💻", "\u{202e}abc\u{202c}", "مرحبا", "❤\u{fe0f}"] {
        let post = idea(&mut desk, text);
        assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().title, text);
    }
}

#[test]
fn a_megabyte_is_refused_with_the_bound_wherever_it_is_pasted() {
    let mut desk = Desk::new().onboarded();
    let kept = idea(&mut desk, "Kept");
    let person = PersonEntry { name: Some("Ines".to_owned()), ..PersonEntry::default() };
    let ines = PersonId(desk.coach.add_person(&desk.now, &person).unwrap().created.unwrap().parse().unwrap());
    let huge = "ש".repeat(1_048_576);
    let pasted = || Some(huge.clone());
    for entry in [
        PostEntry { title: pasted(), ..PostEntry::default() },
        PostEntry { pillar: pasted(), ..PostEntry::default() },
        PostEntry { claim: pasted(), ..PostEntry::default() },
        PostEntry { evidence: pasted(), ..PostEntry::default() },
        PostEntry { note: pasted(), ..PostEntry::default() },
    ] {
        refused(&mut desk, "post", ErrorCode::Invalid, |desk| {
            desk.coach.change_post(&desk.now, kept, &entry)
        });
    }
    let why = PersonEntry { why: pasted(), ..PersonEntry::default() };
    let line = format!("comment Ines: {huge}");
    let link =
        PublicationEntry { url: Some(format!("https://example.org/{huge}")), ..PublicationEntry::default() };
    for said in [
        refused(&mut desk, "idea", ErrorCode::Invalid, |desk| desk.coach.capture_idea(&desk.now, &huge)),
        refused(&mut desk, "person", ErrorCode::Invalid, |desk| {
            desk.coach.change_person(&desk.now, ines, &why)
        }),
        refused(&mut desk, "conversation", ErrorCode::Invalid, |desk| {
            desk.coach.log_conversation(&desk.now, &line)
        }),
        refused(&mut desk, "link", ErrorCode::Invalid, |desk| {
            desk.coach.publish_post(&desk.now, kept, &link)
        }),
        refused(&mut desk, "date", ErrorCode::Invalid, |desk| {
            desk.coach.plan_post(&desk.now, kept, Some(&huge))
        }),
        refused(&mut desk, "decision", ErrorCode::Invalid, |desk| {
            desk.coach.clear_finding(&desk.now, kept, RedLine::Secret, &huge, true)
        }),
    ] {
        assert!(said.len() < 300, "what was pasted is not said back");
    }
    refused(&mut desk, "nothing", ErrorCode::Invalid, |desk| {
        desk.coach.clear_finding(&desk.now, kept, RedLine::Secret, " ", true)
    });
}

#[test]
fn absurd_dates_in_words_are_refused_with_examples() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk, "A post");
    let talk = desk.coach.log_conversation(&desk.now, "comment Ines: a").unwrap().created.unwrap();
    let talk = ConversationId(talk.parse().unwrap());
    for words in [
        "32 jan",
        "30 feb",
        "2026-13-01",
        "0000-00-00",
        "in 99999999999999999999 days",
        "-3 days ago",
        "in -3 days",
        "last someday",
        "yesterday yesterday",
        "next next week",
        "٣ يناير",
        "1e9",
        "in 0x10 days",
        "fri fri",
        "99999 years ago",
        "\u{200b}",
        "'; --",
    ] {
        let publication = PublicationEntry { on: Some(words.to_owned()), ..PublicationEntry::default() };
        let conversation = ConversationEntry { on: Some(words.to_owned()), ..ConversationEntry::default() };
        for said in [
            refused(&mut desk, words, ErrorCode::Invalid, |desk| {
                desk.coach.plan_post(&desk.now, post, Some(words))
            }),
            refused(&mut desk, words, ErrorCode::Invalid, |desk| {
                desk.coach.publish_post(&desk.now, post, &publication)
            }),
            refused(&mut desk, words, ErrorCode::Invalid, |desk| {
                desk.coach.add_conversation(&desk.now, &conversation)
            }),
            refused(&mut desk, words, ErrorCode::Invalid, |desk| {
                desk.coach.record_their_reply(&desk.now, talk, true, Some(words))
            }),
        ] {
            assert!(
                said.contains("isn’t a date. Try 3 mar") || said.contains("is in the future"),
                "{words}: {said}"
            );
        }
    }
    for ahead in ["tomorrow", "2026-01-06", "next week", "in 3 days", "9 mar 2027", "31 dec 2099"] {
        let publication = PublicationEntry { on: Some(ahead.to_owned()), ..PublicationEntry::default() };
        let said = refused(&mut desk, ahead, ErrorCode::Invalid, |desk| {
            desk.coach.publish_post(&desk.now, post, &publication)
        });
        assert!(said.starts_with("That date is in the future."), "{ahead}: {said}");
    }
    for beyond in ["1 jan 1999", "1 jan 2100"] {
        refused(&mut desk, beyond, ErrorCode::Invalid, |desk| {
            desk.coach.plan_post(&desk.now, post, Some(beyond))
        });
    }
}

#[test]
fn feeds_are_web_addresses_each_once_and_twenty_at_the_most() {
    let mut desk = Desk::new().onboarded();
    let add =
        |desk: &mut Desk, address: &str| desk.coach.add_feed(&desk.now, address, &FeedSettings::default());
    for address in ["", " ", "javascript:alert(1)", "file:///etc/passwd", "feed", "http://example.org/feed"] {
        refused(&mut desk, address, ErrorCode::Invalid, |desk| add(desk, address));
    }
    let network = FeedSettings { network: Some("myspace".to_owned()), ..FeedSettings::default() };
    refused(&mut desk, "network", ErrorCode::Invalid, |desk| {
        desk.coach.add_feed(&desk.now, "https://example.org/a", &network)
    });
    for number in 0..20 {
        add(&mut desk, &format!("https://example.org/{number}.xml")).unwrap();
    }
    let again = refused(&mut desk, "again", ErrorCode::Invalid, |desk| {
        add(desk, "https://www.example.org/3.xml?utm_source=x")
    });
    assert_eq!(again, "That feed is here already.");
    refused(&mut desk, "one more", ErrorCode::Invalid, |desk| add(desk, "https://example.org/20.xml"));
    for gone in [0, -1, i64::MAX] {
        refused(&mut desk, "gone", ErrorCode::NotFound, |desk| {
            desk.coach.remove_feed(&desk.now, FeedId(gone))
        });
        refused(&mut desk, "gone", ErrorCode::NotFound, |desk| {
            desk.coach.accept_proposal(&desk.now, ProposalId(gone), None)
        });
    }
}
