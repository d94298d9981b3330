//! What is shown to others: whole pages of the demo journal as golden files, for every reader and format, and the law that
//! nothing private is in one for someone else, whatever is switched on.
//!
//! `UPDATE_GOLDEN=1 cargo test -p standpoint-tests shared_pages` writes the golden files again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

use proptest::prelude::*;
use rusqlite::Connection;
use standpoint_core::export::{Asks, ExportFormat, SummaryRequest};
use standpoint_core::programme::sharing::{Part, Preset, Withheld};
use standpoint_core::programme::{Field, Programme};
use standpoint_tests::Desk;

fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == kept,
        "{name} has changed; if that is meant, run UPDATE_GOLDEN=1 cargo test -p standpoint-tests shared_pages"
    );
}

fn demo() -> Desk {
    let mut desk = Desk::new();
    desk.coach.fill_with_demo(&desk.now, 1).unwrap();
    desk
}

#[test]
fn the_pages_for_every_reader_are_as_they_were_approved() {
    let desk = demo();
    for preset in Preset::ALL {
        let asks = match preset {
            Preset::Manager => {
                Asks { support: "An hour a week for the pilot.".to_owned(), ..Asks::default() }
            }
            Preset::Mentor => Asks {
                stuck: "My openings are too long.".to_owned(),
                questions: "Which post would you drop?\nWho should read me?".to_owned(),
                ..Asks::default()
            },
            Preset::Me => Asks::default(),
        };
        let request = SummaryRequest { asks, ..SummaryRequest::new(*preset, ExportFormat::Markdown) };
        for format in [ExportFormat::Markdown, ExportFormat::Html] {
            let request = SummaryRequest { format, ..request.clone() };
            let text = desk.coach.summary_text(&desk.now, &request).unwrap();
            golden(&format!("{}.{}", preset.slug(), format.slug()), &text);
        }
        let preview = desk.coach.preview_summary(&desk.now, &request).unwrap();
        golden(&format!("{}.txt", preset.slug()), &preview.mail);
    }
}

#[test]
fn a_manager_gets_a_page_with_what_counts_and_the_rest_in_an_appendix() {
    let desk = demo();
    let text = desk
        .coach
        .summary_text(&desk.now, &SummaryRequest::new(Preset::Manager, ExportFormat::Markdown))
        .unwrap();
    let (page, appendix) = text.split_once("\n## Appendix\n").unwrap();
    assert!(page.lines().count() < 60, "the first page has {} lines", page.lines().count());
    for heading in ["## Initiatives", "## Posts", "## Conversations"] {
        assert!(page.contains(heading), "{heading}");
    }
    assert!(appendix.contains("### All posts") && appendix.contains("### Worksheets"));
}

#[test]
fn posts_before_the_first_counted_week_have_a_heading_of_their_own() {
    let mut desk = Desk::new().onboarded();
    desk.log("Before", "2019-03-01");
    desk.log("Since", "today");
    let request = SummaryRequest {
        from: Some("2019-01-01".to_owned()),
        ..SummaryRequest::new(Preset::Manager, ExportFormat::Markdown)
    };
    let text = desk.coach.summary_text(&desk.now, &request).unwrap();
    let before = text.find("#### Before Standpoint").unwrap();
    assert!(
        text[before..].contains("1 March 2019, Before") && text.contains("#### With Standpoint"),
        "{text}"
    );
}

/// Columns of the user's own words that a page for someone else may show.
const SHOWN: [&str; 9] = [
    "profile.name",
    "profile.role_now",
    "profile.topic",
    "post.title",
    "post.note",
    "publication.url",
    "step_record.notes",
    "step_record.reflection",
    "own_task.title",
];
/// Columns whose texts are names and days of ours, which a journal can't be read without.
const OURS: [&str; 27] = [
    "worksheet_row.step",
    "worksheet_answer.field",
    "review_answer.field",
    "review.starts_on",
    "look_back.week",
    "answer_mark.field",
    "step_record.step",
    "completion.task",
    "own_task.step",
    "post.network",
    "post.prompt",
    "post.step",
    "publication.network",
    "conversation.network",
    "feed.network",
    "profile.zone",
    "profile.work_days",
    "profile.situations",
    "reminder_rule.weekday",
    "reminder_rule.zone",
    "preference.theme",
    "clearance.class",
    "journal.name",
    "task_part.task",
    "task_wait.task",
    "metric_reading.metric",
    "prompt_copy.names",
];

/// Lines of a week's look back that a mentor is shown; a manager isn't shown any.
const TO_A_MENTOR: [&str; 3] = ["look_back.decision", "look_back.stuck", "look_back.question"];

/// Questions of longer looks back that ask a worksheet's again: what is private there is private here.
const ASKED_AGAIN: [(&str, &str, &str); 15] = [
    ("stop", "renew", "drop"),
    ("try", "renew", "experiment"),
    ("proof", "positioning", "proof"),
    ("promise", "positioning", "promise"),
    ("best_post", "renew", "best-post"),
    ("best_post_why", "renew", "best-post-why"),
    ("results_owned", "renew", "results-owned-now"),
    ("search_differences", "renew", "search-differences"),
    ("goal_1", "renew", "next-goals"),
    ("goal_2", "renew", "next-goals"),
    ("goal_3", "renew", "next-goals"),
    ("move_1", "renew", "next-goals"),
    ("move_2", "renew", "next-goals"),
    ("move_3", "renew", "next-goals"),
    ("help", "renew", "person-helped"),
];

/// Whether the page has an answer to such a question.
fn has_answer_to(text: &str, question: &str) -> bool {
    let end = format!("f{}z", question.replace('_', ""));
    text.match_indices("zqreview").any(|(at, mark)| {
        let rest = text[at + mark.len()..].trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with(&end)
    })
}

/// The demo journal with every text that the user wrote replaced by one that says where it is kept.
static MARKED: LazyLock<Mutex<(Desk, BTreeSet<String>)>> = LazyLock::new(|| {
    let mut desk = demo();
    let conn = Connection::open(desk.database()).unwrap();
    let mut marked = BTreeSet::new();
    let list = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = list(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'undo_%'",
    );
    for table in tables {
        let columns = list(&format!("SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"));
        for column in columns {
            let place = format!("{table}.{column}");
            // Dates and slugs of ours are checked by the schema itself, or named above.
            if OURS.contains(&place.as_str()) {
                continue;
            }
            let mark = if place == "worksheet_answer.answer" {
                "'zqanswer' || row_id || 'f' || replace(field, '-', '') || 'z'".to_owned()
            } else if place == "review_answer.answer" {
                "'zqreview' || review_id || 'f' || replace(field, '_', '') || 'z'".to_owned()
            } else if column.ends_with("url") || column == "link" || column == "address" {
                format!("'https://zq{}.example/' || id", place.replace(['.', '_'], ""))
            } else {
                format!("'zq{}z' || rowid", place.replace(['.', '_'], ""))
            };
            conn.execute_batch(&format!(
                "DROP TABLE IF EXISTS temp.kept; CREATE TEMP TABLE kept AS SELECT rowid AS row, {column} AS text FROM {table}"
            ))
            .unwrap();
            let wanted = format!("{column} IS NOT NULL AND {column} <> ''");
            let set = conn.execute(&format!("UPDATE {table} SET {column} = {mark} WHERE {wanted}"), []);
            if !set.is_ok_and(|rows| rows > 0) {
                continue;
            }
            desk.restart();
            if desk
                .coach
                .summary_text(&desk.now, &SummaryRequest::new(Preset::Me, ExportFormat::Markdown))
                .is_ok()
            {
                marked.insert(place);
            } else {
                // A word of ours, which a journal can't be read without.
                conn.execute_batch(&format!(
                    "UPDATE {table} SET {column} = (SELECT text FROM temp.kept WHERE row = {table}.rowid)"
                ))
                .unwrap();
            }
        }
    }
    drop(conn);
    desk.restart();
    Mutex::new((desk, marked))
});

fn fields(programme: &'static Programme) -> Vec<(&'static str, &'static Field)> {
    let steps = programme.steps.iter();
    steps.flat_map(|step| step.worksheet.fields.iter().map(|field| (step.slug.as_str(), field))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_switched_on_nothing_private_is_in_a_page_for_someone_else(
        preset in prop_oneof![Just(Preset::Manager), Just(Preset::Mentor)],
        format in prop_oneof![Just(ExportFormat::Markdown), Just(ExportFormat::Html)],
        with in proptest::sample::subsequence(Part::ALL.to_vec(), 0..=Part::ALL.len()),
        steps in proptest::option::of(proptest::sample::subsequence((1..=12).collect::<Vec<u8>>(), 0..=12)),
        private in proptest::collection::vec((1_u8..=12, any::<proptest::sample::Index>(), any::<bool>()), 0..12),
    ) {
        let mut marked = MARKED.lock().unwrap_or_else(PoisonError::into_inner);
        let (desk, places) = &mut *marked;
        let now = desk.now;
        for (step, field, is_private) in private {
            let sheet = desk.coach.worksheet(&step.to_string()).unwrap();
            let Some(row) = sheet.rows.first() else { continue };
            let field = &sheet.fields[field.index(sheet.fields.len())];
            // What is only ever for the user can't be unmarked.
            desk.coach.mark_answer(&now, &sheet.step, row.id, &field.slug, is_private).ok();
        }
        let request = SummaryRequest {
            with: with.into_iter().filter(|part| preset.may_show(*part)).collect(),
            worksheets_of: steps.map(|steps| steps.iter().map(ToString::to_string).collect()),
            ..SummaryRequest::new(preset, format)
        };
        let preview = desk.coach.preview_summary(&now, &request).unwrap();
        let text = desk.coach.summary_text(&now, &request).unwrap() + &preview.mail;
        let is_shown = |place: &str| {
            SHOWN.contains(&place)
                || place == "worksheet_answer.answer"
                || preset == Preset::Mentor && TO_A_MENTOR.contains(&place)
        };
        for place in places.iter().filter(|place| !is_shown(place)) {
            let mark = format!("zq{}", place.replace(['.', '_'], ""));
            let is_there = text.contains(&format!("{mark}z")) || text.contains(&format!("{mark}.example"));
            prop_assert!(!is_there, "{place} is in a page for {preset:?}");
        }
        prop_assert!(preset == Preset::Mentor || !text.contains("zqreview"));
        prop_assert!(!has_answer_to(&text, "people"));
        for (question, step, field) in ASKED_AGAIN {
            let sheet = desk.coach.worksheet(step).unwrap();
            let is_private = sheet.rows.iter().any(|row| row.private.contains(&field.to_owned()));
            prop_assert!(!is_private || !has_answer_to(&text, question), "{question} is in a page for {preset:?}");
        }
        let programme = Programme::built_in();
        for (step, field) in fields(programme) {
            for row in &desk.coach.worksheet(step).unwrap().rows {
                let mark = format!("zqanswer{}f{}z", row.id.map_or(0, |id| id.0), field.slug.replace('-', ""));
                let is_private = row.private.contains(&field.slug) || field.withheld == Withheld::Everyone;
                let is_kept = is_private || field.withheld.from(preset) || field.prefill.as_deref() == Some("profile.role_wanted");
                prop_assert!(!is_kept || !text.contains(&mark), "{step} {} is in a page for {preset:?}", field.slug);
            }
        }
    }
}

/// What the law rests on: the marks are there, and the page for the user alone shows them.
#[test]
fn the_page_for_the_user_alone_shows_what_the_others_must_not() {
    let marked = MARKED.lock().unwrap_or_else(PoisonError::into_inner);
    let (desk, places) = &*marked;
    assert!(places.len() > 25, "{places:?}");
    let own =
        desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, ExportFormat::Markdown)).unwrap();
    for shown in [
        "zqposttitlez",
        "zqprofilerolewantedz",
        "zqanswer",
        "zqsteprecordreflectionz",
        "zqlookbackdecisionz",
        "zqlookbackfirstmovez",
    ] {
        assert!(own.contains(shown), "{shown}");
    }
    for question in ASKED_AGAIN.iter().map(|(question, ..)| *question).chain(["people", "keep", "rules"]) {
        assert!(question == "move_3" || has_answer_to(&own, question), "{question}");
    }
    // A mentor reads what was decided.
    let request = SummaryRequest::new(Preset::Mentor, ExportFormat::Markdown);
    let mentors = desk.coach.summary_text(&desk.now, &request).unwrap();
    assert!(mentors.contains("zqlookbackdecisionz") && has_answer_to(&mentors, "keep"));
}
