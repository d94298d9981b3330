//! The dossier: claims in the user's order, what supports them with link, day and digest, and a mark where nothing does.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use standpoint_core::dossier::{ClaimMove, EvidenceSource};
use standpoint_core::export::{DossierRequest, ExportFormat};
use standpoint_core::id::{ClaimId, ConversationId, PostId, RecommendationId, WorksheetRowId};
use standpoint_core::publishing::post::{PostEntry, PublicationEntry};
use standpoint_tests::Desk;

const BODY: &str = "We closed forty tickets twice. Then engineers answered in one place.";
const PRAISE: &str = "She gets plants running again.";

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(created: Option<String>) -> i64 {
    created.unwrap().parse().unwrap()
}

/// A claim about a measured initiative with a post, a conversation, a recommendation and a link; another with nothing.
fn two_claims() -> (Desk, ClaimId, ClaimId, WorksheetRowId) {
    let mut desk = Desk::new().onboarded();
    let now = desk.now;
    let row = WorksheetRowId(number(desk.coach.add_worksheet_row(&now, "leverage", None).unwrap().created));
    for (field, text) in [
        ("process", "Customer support"),
        ("metric-baseline", "38 repeat questions a week"),
        ("metric-target", "25 a week"),
        ("metric-result", "24 a week"),
    ] {
        desk.coach.set_answer(&now, "leverage", Some(row), field, text).unwrap();
    }
    let post = PostEntry {
        title: Some("What support taught us".to_owned()),
        body: Some(BODY.to_owned()),
        ..PostEntry::default()
    };
    let post = PostId(number(desk.coach.add_post(&now, &post).unwrap().created));
    let out = PublicationEntry {
        url: Some("https://blog.example/support".to_owned()),
        on: Some("yesterday".to_owned()),
        cleared: true,
        ..PublicationEntry::default()
    };
    desk.coach.publish_post(&now, post, &out).unwrap();
    let said =
        desk.coach.log_conversation(&now, "comment Grace Hopper: repeat questions cost them a day").unwrap();
    let said = ConversationId(number(said.created));
    desk.coach.record_their_reply(&now, said, true, None).unwrap();
    Connection::open(desk.database())
        .unwrap()
        .execute(
            "INSERT INTO recommendation (id, name, role, text, received_on) VALUES (1, 'Ines', 'COO', ?1, '2025-11-03')",
            [PRAISE],
        )
        .unwrap();
    desk.restart();

    let bare =
        ClaimId(number(desk.coach.add_claim(&now, "I grow people into leaders", None).unwrap().created));
    let text = "I cut repeat questions in support by a third";
    let proven = ClaimId(number(desk.coach.add_claim(&now, text, Some(row)).unwrap().created));
    desk.coach.attach_post(&now, proven, post).unwrap();
    for source in [
        EvidenceSource::Link {
            url: "https://intranet.example/report".to_owned(),
            note: "The report".to_owned(),
        },
        EvidenceSource::Recommendation { recommendation: RecommendationId(1) },
        EvidenceSource::Conversation { conversation: said },
    ] {
        desk.coach.attach_evidence(&now, proven, &source).unwrap();
    }
    (desk, proven, bare, row)
}

#[test]
fn each_claim_shows_what_supports_it_with_link_day_and_digest() {
    let (mut desk, proven, _, _) = two_claims();
    desk.coach.move_claim(&desk.now, proven, ClaimMove::Up).unwrap();
    for format in [ExportFormat::Markdown, ExportFormat::Html] {
        let text = desk.coach.dossier_text(&desk.now, format).unwrap();
        let mut at = 0;
        for next in [
            "I cut repeat questions in support by a third",
            "38 repeat questions a week",
            "25 a week",
            "24 a week",
            "Posts",
            "https://blog.example/support",
            "4 January 2026",
            &format!("SHA-256 of the text as published: {}", sha256(BODY)),
            "Grace Hopper",
            "they replied on 5 January 2026",
            "Ines, COO",
            "3 November 2025",
            &format!("SHA-256 of the text as received: {}", sha256(PRAISE)),
            "https://intranet.example/report",
            "I grow people into leaders",
            "No evidence yet.",
        ] {
            at += text[at..].find(next).unwrap_or_else(|| panic!("{next} isn’t there after {at}:\n{text}"));
        }
        assert_eq!(text.matches("No evidence yet.").count(), 1);
    }
}

#[test]
fn what_is_private_stays_out_and_what_is_gone_leaves_a_mark() {
    let (mut desk, proven, _, row) = two_claims();
    let now = desk.now;
    desk.coach.mark_answer(&now, "leverage", Some(row), "metric-baseline", true).unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert!(!text.contains("38 repeat") && text.contains("24 a week"));

    let claims = desk.coach.claims().unwrap();
    let evidence: Vec<_> = claims
        .iter()
        .find(|claim| claim.id == proven)
        .unwrap()
        .evidence
        .iter()
        .map(|one| one.id.unwrap())
        .collect();
    assert_eq!(evidence.len(), 4);
    for id in evidence {
        desk.coach.remove_evidence(&now, id).unwrap();
    }
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert_eq!(text.matches("No evidence yet.").count(), 2, "{text}");
    desk.coach.undo().unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert_eq!(text.matches("No evidence yet.").count(), 1, "undo brings it back");
    desk.coach.delete_claim(&now, proven).unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.claims().unwrap().iter().map(|claim| claim.evidence.len()).max(), Some(1));
}

#[test]
fn the_journal_suggests_what_fits_a_claim_and_nothing_twice() {
    let (mut desk, proven, _, _) = two_claims();
    let page = desk.coach.dossier_page().unwrap();
    let of = |text: &str| {
        let found = page.claims.iter().find(|one| one.claim.text.contains(text)).unwrap();
        found.suggested.iter().map(|choice| choice.label.clone()).collect::<Vec<_>>()
    };
    assert!(of("repeat questions").is_empty(), "all that fits is attached");
    assert_eq!(page.choices.len(), 3);
    let again = page.choices[0].source.clone();
    assert!(desk.coach.attach_evidence(&desk.now, proven, &again).unwrap().created.is_none());
    let other = desk.coach.add_claim(&desk.now, "Support answers repeat questions once", None).unwrap();
    let page = desk.coach.dossier_page().unwrap();
    let last = page.claims.last().unwrap();
    assert_eq!(Some(last.claim.id.0.to_string()), other.created);
    assert!(
        last.suggested.iter().any(|choice| choice.label == "What support taught us"),
        "{:?}",
        last.suggested
    );
}

#[test]
fn a_dossier_is_handed_over_once_what_was_found_is_looked_at() {
    let (desk, ..) = two_claims();
    let request = DossierRequest { format: ExportFormat::Html, checked: false };
    let refused = desk.coach.dossier_to_hand_over(&desk.now, &request).unwrap_err().to_string();
    assert!(refused.contains("to check in this dossier"), "{refused}");
    let found = desk.coach.preview_dossier(&desk.now).unwrap().findings;
    assert!(found.iter().any(|one| one.words == "Grace Hopper"), "{found:?}");
    let checked = DossierRequest { checked: true, ..request };
    let html = desk.coach.dossier_to_hand_over(&desk.now, &checked).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && !html.contains("<script"));
    let empty = Desk::new().onboarded();
    let refused = empty.coach.dossier_to_hand_over(&empty.now, &checked).unwrap_err().to_string();
    assert_eq!(refused, "Write a claim first.");
}

#[test]
fn a_posts_digest_is_of_the_text_that_was_published() {
    let (mut desk, proven, ..) = two_claims();
    let now = desk.now;
    let post = PostId(1);
    let edit = PostEntry { body: Some("Another text altogether.".to_owned()), ..PostEntry::default() };
    desk.coach.change_post(&now, post, &edit).unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    let published = format!("SHA-256 of the text as published: {} (changed later)", sha256(BODY));
    assert!(text.contains(&published), "{text}");
    desk.coach.undo().unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert!(text.contains(&sha256(BODY)) && !text.contains("changed later"), "{text}");

    // One that was logged by its title alone had no text then: the digest is of what is here, with its day.
    let entry = standpoint_core::publishing::post::LogEntry {
        title: "Logged by title".to_owned(),
        url: Some("https://blog.example/logged".to_owned()),
        ..Default::default()
    };
    let logged = PostId(number(desk.coach.log_post(&now, &entry).unwrap().created));
    let edit = PostEntry { body: Some("Pasted later.".to_owned()), ..PostEntry::default() };
    desk.coach.change_post(&now, logged, &edit).unwrap();
    desk.coach.attach_post(&now, proven, logged).unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    let today = format!("SHA-256 of the text as it was on 5 January 2026: {}", sha256("Pasted later."));
    assert!(text.contains(&today), "{text}");
}

#[test]
fn a_talk_of_step_11_supports_a_claim_until_its_row_goes() {
    let (mut desk, _, bare, initiative) = two_claims();
    let now = desk.now;
    let row = WorksheetRowId(number(desk.coach.add_worksheet_row(&now, "stages", None).unwrap().created));
    for (field, text) in
        [("venue", "IT leaders’ evening"), ("title", "How people grow"), ("status", "listed")]
    {
        desk.coach.set_answer(&now, "stages", Some(row), field, text).unwrap();
    }
    let offered = |desk: &Desk| {
        let choices = desk.coach.dossier_page().unwrap().choices;
        choices.iter().any(|choice| choice.source == EvidenceSource::Talk { row })
    };
    assert!(!offered(&desk), "a place on a list supports nothing");
    desk.coach.set_answer(&now, "stages", Some(row), "status", "held").unwrap();
    assert!(offered(&desk));
    desk.coach.attach_evidence(&now, bare, &EvidenceSource::Talk { row }).unwrap();
    let wrong = EvidenceSource::Talk { row: initiative };
    assert!(desk.coach.attach_evidence(&now, bare, &wrong).is_err(), "an initiative is no talk");
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert!(text.contains("### Talks\n\n- How people grow, IT leaders’ evening, Held"), "{text}");
    desk.coach.mark_answer(&now, "stages", Some(row), "venue", true).unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Html).unwrap();
    assert!(text.contains("How people grow") && !text.contains("leaders’ evening"), "{text}");
    desk.coach.remove_worksheet_row(&now, row).unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert!(!text.contains("How people grow"), "{text}");
    desk.coach.undo().unwrap();
    let text = desk.coach.dossier_text(&now, ExportFormat::Markdown).unwrap();
    assert!(text.contains("How people grow"), "undo brings it back");
}
