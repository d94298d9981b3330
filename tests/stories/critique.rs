//! Critique of a draft by an assistant: what is copied, what is listed of it, and what comes back.

use proptest::prelude::*;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use standpoint_core::critique::{
    CritiqueQuestion, DecidedFinding, KeptName, MarkedName, PlaceholderKind, PromptPart, PromptRequest,
};
use standpoint_core::id::{CritiqueId, PostId, PromptCopyId, WorksheetRowId};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::publishing::post::PostEntry;
use standpoint_core::publishing::red_line::RedLine;
use standpoint_core::views::{PromptFindingState, PromptPreview};
use standpoint_core::{Error, ErrorCode};
use standpoint_tests::{Desk, at};

const QUESTION: CritiqueQuestion = CritiqueQuestion::Evidence;

fn desk() -> Desk {
    let mut desk = Desk::new().answered(&ProfileAnswers {
        name: Some("Ada Lindqvist".to_owned()),
        role_now: Some("Head of IT at Vexgruppen".to_owned()),
        weekly_posts: Some(1),
        ..ProfileAnswers::default()
    });
    let entry = PersonEntry {
        name: Some("Zoë Qvarnström".to_owned()),
        role: Some("CIO, Northwind Traders AB".to_owned()),
        link: Some("https://www.linkedin.com/in/zoe-q".to_owned()),
        ..PersonEntry::default()
    };
    desk.coach.add_person(&desk.now, &entry).unwrap();
    desk
}

fn draft(desk: &mut Desk, title: &str, body: &str) -> PostId {
    let entry =
        PostEntry { title: Some(title.to_owned()), body: Some(body.to_owned()), ..PostEntry::default() };
    PostId(desk.coach.add_post(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap())
}

fn preview(desk: &Desk, post: PostId) -> PromptPreview {
    desk.coach.prompt_preview(post, &PromptRequest::of(QUESTION)).unwrap()
}

/// Copies what is shown, with everything decided that waits.
fn copied(desk: &mut Desk, post: PostId) -> (PromptCopyId, PromptPreview) {
    let mut request = PromptRequest::of(QUESTION);
    let waits = preview(desk, post).findings;
    request.decided =
        waits.into_iter().map(|found| DecidedFinding { class: found.class, words: found.words }).collect();
    let shown = desk.coach.prompt_preview(post, &request).unwrap();
    let changed = desk.coach.copy_prompt(&desk.now, post, &request, &shown.sha256).unwrap();
    (PromptCopyId(changed.created.unwrap().parse().unwrap()), shown)
}

fn rows(desk: &Desk) -> i64 {
    let file = Connection::open(desk.database()).unwrap();
    file.query_row("SELECT count(*) FROM prompt_copy", [], |row| row.get(0)).unwrap()
}

#[test]
fn names_become_placeholders_and_come_back_with_the_answer() {
    let mut desk = desk();
    let post = draft(
        &mut desk,
        "Recovery",
        "Zoë Qvarnström’s plan failed. Ada Lindqvist at Vexgruppen rehearsed it with @zoe-q.",
    );
    let (_, shown) = copied(&mut desk, post);
    assert_eq!(
        shown.text,
        "Which claim has no evidence?\n\nDraft:\nRecovery\n\nPerson A’s plan failed. Person B at Company C rehearsed it with Person A.\n\n\
         Some names are replaced by placeholders. Use the placeholders as they are. Don’t rewrite the post. Answer in at most ten lines."
    );
    let read = desk
        .coach
        .read_answer(post, "**Person A** has no evidence; person b does. PERSON B’s, [Company C], Person X")
        .unwrap();
    assert_eq!(
        read.text,
        "**Zoë Qvarnström** has no evidence; person b does. Ada Lindqvist’s, [Vexgruppen], Person X"
    );
    assert_eq!(read.unknown, ["Person X"]);
    let id = desk.coach.keep_critique(&desk.now, post, "Person A, why?").unwrap().created.unwrap();
    let kept = desk.coach.post_critique(post).unwrap();
    assert_eq!(kept.critiques[0].text, "Zoë Qvarnström, why?");
    assert_eq!(kept.assisted_on, Some(desk.now.today()));
    assert_eq!(
        desk.coach.post_page(&desk.now, post).unwrap().body.matches("why?").count(),
        0,
        "never in the text"
    );
    desk.coach.undo().unwrap();
    let undone = desk.coach.post_critique(post).unwrap();
    assert_eq!((undone.critiques.len(), undone.assisted_on), (0, None));
    desk.coach.redo().unwrap();
    desk.restart();
    desk.coach.remove_critique(&desk.now, CritiqueId(id.parse().unwrap())).unwrap();
    let left = desk.coach.post_critique(post).unwrap();
    assert_eq!(
        (left.critiques.len(), left.assisted_on),
        (0, Some(desk.now.today())),
        "it had critique all the same"
    );
}

#[test]
fn what_is_shown_is_what_is_listed_byte_for_byte() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "I\u{ad}nes met Zoe\u{308} Qvarnstro\u{308}m.\r\nTwice 🎉");
    let (id, shown) = copied(&mut desk, post);
    let pieces: String = shown.pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(pieces, shown.text);
    let listed = desk.coach.prompt_copies("").unwrap();
    assert_eq!(listed[0].id, id);
    assert_eq!(listed[0].text.as_deref(), Some(shown.text.as_str()));
    let digest: String = Sha256::digest(&shown.text).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((&listed[0].sha256, &shown.sha256), (&digest, &digest));
    assert!(!listed[0].failed);
}

#[test]
fn a_preview_writes_no_row_and_an_undo_takes_none_back() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "A plan.");
    preview(&desk, post);
    assert_eq!(rows(&desk), 0);
    copied(&mut desk, post);
    assert_eq!(rows(&desk), 1);
    let undone = desk.coach.undo().unwrap();
    assert_eq!(undone.said, "Undone: add post", "copying is no level of undo");
    assert_eq!(rows(&desk), 1);
    let listed = desk.coach.prompt_copies("plan").unwrap();
    assert_eq!((listed.len(), listed[0].post), (1, None), "the post is gone and what left is listed");
}

#[test]
fn a_secret_and_what_is_never_posted_have_to_leave_the_draft() {
    let mut desk = desk();
    let row =
        desk.coach.add_worksheet_row(&desk.now, "guardrails", None).ok().and_then(|changed| changed.created);
    let row = row.map(|id| WorksheetRowId(id.parse().unwrap()));
    desk.coach.set_answer(&desk.now, "guardrails", row, "never", "Project Falconer").unwrap();
    for (body, class) in [
        ("The key is AKIAIOSFODNN7EXAMPLE for all.", RedLine::Secret),
        ("We start Project Falconer in May.", RedLine::NeverList),
    ] {
        let post = draft(&mut desk, "Recovery", body);
        let mut request = PromptRequest::of(QUESTION);
        let shown = desk.coach.prompt_preview(post, &request).unwrap();
        let found = shown.findings.iter().find(|found| found.class == class).unwrap();
        assert_eq!(found.state, PromptFindingState::MustLeave, "{body}");
        request.decided = vec![DecidedFinding { class, words: found.words.clone() }];
        request.marked = vec![MarkedName { kind: PlaceholderKind::Project, words: found.words.clone() }];
        let shown = desk.coach.prompt_preview(post, &request).unwrap();
        assert!(!shown.can_copy, "it can be neither cleared nor replaced: {body}");
        let refused = desk.coach.copy_prompt(&desk.now, post, &request, &shown.sha256).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid);
        // Kept for publishing is not cleared for copying.
        desk.coach.clear_finding(&desk.now, post, class, &found.words, true).unwrap();
        assert!(!desk.coach.prompt_preview(post, &request).unwrap().can_copy);
    }
    assert_eq!(rows(&desk), 0);
}

#[test]
fn other_findings_wait_for_a_decision_about_copying() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "Our customer Fabrikam moved. Fabrikam was glad.");
    let mut request = PromptRequest::of(QUESTION);
    let shown = desk.coach.prompt_preview(post, &request).unwrap();
    assert!(shown.text.contains("Our customer Customer A moved. Customer A was glad."), "{}", shown.text);
    let waits: Vec<_> =
        shown.findings.iter().filter(|found| found.state == PromptFindingState::Waits).collect();
    assert_eq!(waits.len(), 1, "{:?}", shown.findings);
    let words = waits[0].words.clone();
    desk.coach.clear_finding(&desk.now, post, RedLine::Customer, &words, true).unwrap();
    let refused = desk.coach.copy_prompt(&desk.now, post, &request, &shown.sha256).unwrap_err();
    assert!(
        matches!(refused, Error::RedLine { found: 1 }),
        "a decision to publish is another one: {refused}"
    );
    request.decided = vec![DecidedFinding { class: RedLine::Customer, words }];
    let shown = desk.coach.prompt_preview(post, &request).unwrap();
    assert!(shown.can_copy);
    desk.coach.copy_prompt(&desk.now, post, &request, &shown.sha256).unwrap();
}

#[test]
fn a_text_that_changed_since_it_was_shown_is_not_copied() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "One.");
    let shown = preview(&desk, post);
    desk.coach
        .change_post(&desk.now, post, &PostEntry { body: Some("Two.".to_owned()), ..PostEntry::default() })
        .unwrap();
    let refused =
        desk.coach.copy_prompt(&desk.now, post, &PromptRequest::of(QUESTION), &shown.sha256).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Invalid);
    assert_eq!(rows(&desk), 0);
}

#[test]
fn the_user_adds_names_and_puts_places_back() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "Redwood, Qvarnström and Qvarnström again.");
    let mut request = PromptRequest::of(QUESTION);
    request.marked = vec![
        MarkedName { kind: PlaceholderKind::Project, words: "Redwood".to_owned() },
        MarkedName { kind: PlaceholderKind::Project, words: "Redwo".to_owned() },
    ];
    request.kept = vec![KeptName { words: "Qvarnström".to_owned(), nth: 2 }];
    let shown = desk.coach.prompt_preview(post, &request).unwrap();
    assert!(shown.text.contains("Project A, Person B and Qvarnström again."), "{}", shown.text);
    assert_eq!(shown.not_found, ["Redwo"]);
    let place =
        shown.pieces.iter().filter_map(|piece| piece.place.as_ref()).find(|place| !place.replaced).unwrap();
    assert_eq!(place.written, request.kept[0]);
    desk.coach.copy_prompt(&desk.now, post, &request, &shown.sha256).unwrap();
    // What was marked once stays marked, under the same placeholder.
    desk.coach
        .change_post(
            &desk.now,
            post,
            &PostEntry { body: Some("Qvarnström left Redwood.".to_owned()), ..PostEntry::default() },
        )
        .unwrap();
    assert!(preview(&desk, post).text.contains("Person B left Project A."));
}

#[test]
fn only_what_is_ticked_and_of_this_post_goes_along() {
    let mut desk = desk();
    desk.coach.set_answer(&desk.now, "positioning", None, "audience", "Plant managers").unwrap();
    let other = PostEntry {
        title: Some("Recovery".to_owned()),
        body: Some("The body.".to_owned()),
        claim: Some("The claim.".to_owned()),
        evidence: Some("The evidence.".to_owned()),
        takeaway: Some("The takeaway.".to_owned()),
        question: Some("The question?".to_owned()),
        note: Some("The note.".to_owned()),
        pillar: Some("Resilience".to_owned()),
        ..PostEntry::default()
    };
    let post = PostId(desk.coach.add_post(&desk.now, &other).unwrap().created.unwrap().parse().unwrap());
    let all = preview(&desk, post).text;
    for part in [
        "The body.",
        "Claim: The claim.",
        "Evidence: The evidence.",
        "Takeaway: The takeaway.",
        "Question to readers: The question?",
        "Pillar: Resilience",
        "Audience: Plant managers",
    ] {
        assert!(all.contains(part), "{part} in {all}");
    }
    assert!(!all.contains("The note."));
    let mut request = PromptRequest::of(CritiqueQuestion::Own);
    request.own = Some("Is it dull?".to_owned());
    request.parts = Some(vec![PromptPart::Claim]);
    let claim = desk.coach.prompt_preview(post, &request).unwrap().text;
    assert_eq!(
        claim,
        "Is it dull?\n\nClaim: The claim.\n\nDon’t rewrite the post. Answer in at most ten lines."
    );
    request.own = None;
    assert_eq!(
        desk.coach.prompt_preview(post, &request).unwrap_err().code(),
        ErrorCode::Invalid,
        "no question"
    );
    request.own = Some("Is it dull?".to_owned());
    request.parts = Some(vec![]);
    assert_eq!(
        desk.coach.prompt_preview(post, &request).unwrap_err().code(),
        ErrorCode::Invalid,
        "nothing ticked"
    );
}

#[test]
fn a_copy_that_failed_says_so_and_texts_can_be_forgotten() {
    let mut desk = desk();
    let post = draft(&mut desk, "Recovery", "Zoë Qvarnström’s plan.");
    let (id, shown) = copied(&mut desk, post);
    desk.coach.mark_prompt_not_copied(&desk.now, id).unwrap();
    assert!(desk.coach.prompt_copies("qvarnström PLAN").unwrap()[0].failed);
    assert_eq!(desk.coach.prompt_copies("nowhere").unwrap(), []);
    assert_eq!(desk.coach.post_critique(post).unwrap().copied_at, None, "it never left");
    assert_eq!(desk.coach.forget_prompts(&desk.now, Some(id)).unwrap().said, "1 text forgotten");
    let listed = desk.coach.prompt_copies("").unwrap();
    assert_eq!(
        (listed[0].text.as_deref(), listed[0].names.len(), listed[0].question.as_str()),
        (None, 0, "")
    );
    assert_eq!((&listed[0].sha256, listed[0].copied_at), (&shown.sha256, desk.now.instant));
    assert_eq!(desk.coach.forget_prompts(&desk.now, None).unwrap().said, "No texts to forget");
    assert_eq!(
        desk.coach.forget_prompts(&desk.now, Some(PromptCopyId(99))).unwrap_err().code(),
        ErrorCode::NotFound
    );
    assert_eq!(desk.coach.keep_critique(&desk.now, post, " \n").unwrap_err().code(), ErrorCode::Invalid);
}

#[test]
fn posts_with_critique_are_counted_by_the_day_of_the_first() {
    let mut desk = desk();
    let (one, two) = (draft(&mut desk, "One", "a"), draft(&mut desk, "Two", "b"));
    desk.coach.keep_critique(&desk.now, one, "Dull.").unwrap();
    desk.now = at("2026-03-05T08:00:00Z");
    desk.coach.keep_critique(&desk.now, one, "Dull again.").unwrap();
    desk.coach.keep_critique(&desk.now, two, "Fine.").unwrap();
    let count = |from: &str, to: &str| {
        desk.coach.posts_with_critique(from.parse().unwrap(), to.parse().unwrap()).unwrap()
    };
    assert_eq!(count("2026-01-05", "2026-01-05"), 1);
    assert_eq!(count("2026-01-06", "2026-03-04"), 0);
    assert_eq!(count("2026-01-01", "2026-12-31"), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sentinel_is_in_a_text_that_is_copied(
        pieces in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "Zoë Qvarnström", "ZOË QVARNSTRÖM", "Zoe\u{308} Qvarnstro\u{308}m", "Z\u{ad}oë\u{200b} Qvarn\u{200d}ström",
                    "Qvarnström’s", "@zoe-q", "vexgruppen", "Northwind Traders", "Ada\u{a0}Lindqvist", "Person A", "person B",
                ]).prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..12,
        ),
    ) {
        let mut desk = desk();
        let post = draft(&mut desk, "Title", &pieces.join(" , "));
        if let Ok(shown) = desk.coach.prompt_preview(post, &PromptRequest::of(QUESTION)) {
            let seen: String = shown.text.chars().filter(|sign| !standpoint_core::text::is_ignorable(*sign)).collect();
            let plain = standpoint_core::text::comparable(&seen);
            for sentinel in ["qvarnström", "@zoe-q", "vexgruppen", "northwind", "lindqvist"] {
                prop_assert!(!plain.contains(sentinel), "{sentinel} in {}", shown.text);
            }
            prop_assert_eq!(shown.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), shown.text);
        }
    }
}
