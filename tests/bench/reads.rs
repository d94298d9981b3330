//! Opening, the read behind each page, and what is worked out while someone types.

use std::path::Path;

use chrono::Duration;
use standpoint_core::calendar::Now;
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::feeds::parser::{self, FeedDocument, FeedSent};
use standpoint_core::id::PostId;
use standpoint_core::programme::sharing::Preset;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::PostStage;
use standpoint_core::views::{ConversationQuery, PeopleQuery, PostQuery};
use standpoint_core::{Coach, FeedAnswer, FeedSettings};

use crate::journal;
use crate::sample::{Sample, time, within};

const RUNS: usize = 500;
/// Of what takes long enough to need no more.
const FEW: usize = 50;
/// What most pages keep to, in milliseconds.
const PAGE: u64 = 10;
/// What Progress keeps to over ten years, in milliseconds.
const PROGRESS: u64 = 15;
/// How many times that over a hundred years.
const CENTURY: f64 = 1.3;
/// Milliseconds that the red-line check of a draft may take: it runs at each pause while typing.
const CHECK: u64 = 5;
/// Milliseconds that what is shown to others may take.
const SUMMARY: u64 = 100;
/// What the posts' pages and every search keep to, in milliseconds.
const POSTS: u64 = 15;

fn sample(runs: usize, mut work: impl FnMut()) -> Sample {
    work();
    Sample::new((0..runs).map(|_| time(&mut work)).collect())
}

/// The published posts, latest first.
fn published() -> PostQuery {
    PostQuery { stage: Some(PostStage::Published), ..PostQuery::default() }
}

/// The day after the journal's last post: the bench reads no clock for the coach.
fn now(coach: &Coach) -> Now {
    let last = coach.post_list(&published()).unwrap().posts[0].published_on.unwrap();
    Now::new(last.and_hms_opt(12, 0, 0).unwrap().and_utc() + Duration::days(1), chrono_tz::Europe::Berlin)
}

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let copy = journal::copy(folder);
    let mut coach = Coach::open(copy.path()).unwrap();
    let now = now(&coach);
    let open = sample(RUNS, || {
        Coach::open(copy.path()).unwrap().boot(&now).unwrap();
    });
    let mut rows = vec![within("Open and first snapshot for Today", &open, 15)];
    rows.extend(pages(&coach, &now));
    rows.extend(posts(&coach, &now));
    rows.extend(circle(&coach, &now));
    rows.extend(texts(&coach));
    rows.extend(handed_over(&coach, &now));
    rows.push(waiting(&mut coach, &now));
    rows.push(century(folder, &coach, &now));
    rows
}

/// Progress over a hundred years of posts, one a week, against ten.
fn century(folder: &Path, ten_years: &Coach, now: &Now) -> String {
    const POSTS: &str = "
        UPDATE profile SET joined_on = '2000-01-03';
        UPDATE weekly_goal SET from_on = '2000-01-03' WHERE id = (SELECT min(id) FROM weekly_goal);
        WITH RECURSIVE week (starts_on) AS
          (VALUES ('2000-01-04') UNION ALL SELECT date(starts_on, '+7 days') FROM week WHERE starts_on < '2099-11-20')
        INSERT INTO post (title, made_on) SELECT 'A week of ' || starts_on, starts_on FROM week;
        INSERT INTO publication (post_id, published_on) SELECT id, made_on FROM post WHERE title LIKE 'A week of %';";
    let copy = journal::copy(folder);
    journal::bare(copy.path()).execute_batch(POSTS).unwrap();
    let coach = Coach::open(copy.path()).unwrap();
    let late = Now::new("2099-11-30T12:00:00Z".parse().unwrap(), now.zone);
    let weeks = coach.progress_page(&late).unwrap().heatmap.unwrap();
    assert!(weeks.sentence.contains("5,2"), "a hundred years of weeks: {}", weeks.sentence);
    let ten = sample(RUNS, || drop(ten_years.progress_page(now).unwrap()));
    let hundred = sample(RUNS, || drop(coach.progress_page(&late).unwrap()));
    let times = hundred.percentile(99).as_secs_f64() / ten.percentile(99).as_secs_f64();
    let limit = std::time::Duration::from_millis(PROGRESS).mul_f64(CENTURY);
    let verdict = if hundred.percentile(99) <= limit { "ok" } else { "over" };
    format!(
        "Read: Progress, a hundred years\tp99 ≤ {:.1} ms\t{}, {times:.2} × ten years\t{verdict}",
        limit.as_secs_f64() * 1_000.0,
        hundred.in_words()
    )
}

fn row(what: &str, limit: u64, read: impl FnMut()) -> String {
    within(&format!("Read: {what}"), &sample(RUNS, read), limit)
}

fn pages(coach: &Coach, now: &Now) -> Vec<String> {
    vec![
        row("Today", PAGE, || drop(coach.today(now).unwrap())),
        row("Week report", PAGE, || drop(coach.week_report(now).unwrap())),
        row("Programme", PAGE, || drop(coach.programme_page(now).unwrap())),
        row("a step", PAGE, || drop(coach.step_page(now, "leverage").unwrap())),
        row("Progress", PROGRESS, || drop(coach.progress_page(now).unwrap())),
        row("Scorecard", POSTS, || drop(coach.score_page(now, None).unwrap())),
        row("Reminders", PAGE, || drop(coach.reminders_page(now).unwrap())),
        row("Settings", PAGE, || drop(coach.settings_page(now).unwrap())),
        row("all tasks", PAGE, || drop(coach.task_list(now, true).unwrap())),
        row("history", PAGE, || drop(coach.history().unwrap())),
        row("what is due", PAGE, || drop(coach.due_reminders(now).unwrap())),
    ]
}

/// What is shown to others, with the red-line check that runs over it.
fn handed_over(coach: &Coach, now: &Now) -> Vec<String> {
    let few = |what: &str, read: &mut dyn FnMut()| within(what, &sample(FEW, read), SUMMARY);
    let all = SummaryRequest::new(Preset::Me, ExportFormat::Html);
    let manager = SummaryRequest::new(Preset::Manager, ExportFormat::Html);
    vec![
        few("Summary for a manager, ten years", &mut || drop(coach.preview_summary(now, &manager).unwrap())),
        few("Summary of everything, ten years", &mut || drop(coach.preview_summary(now, &all).unwrap())),
        few("Dossier with suggestions", &mut || drop(coach.dossier_page().unwrap())),
    ]
}

fn posts(coach: &Coach, now: &Now) -> Vec<String> {
    let list = |what, query: &PostQuery| {
        assert_ne!(coach.post_list(query).unwrap().total, 0, "{what} finds something");
        row(what, POSTS, || drop(coach.post_list(query).unwrap()))
    };
    let all = PostQuery::default;
    let search = || Some("colleague stops".to_owned());
    let latest: PostId = coach.post_list(&published()).unwrap().posts[0].id;
    vec![
        row("Posts", PAGE, || drop(coach.posts_page(now).unwrap())),
        row("Board", POSTS, || drop(coach.post_board(&all()).unwrap())),
        row("Board, search of two words", POSTS, || {
            drop(coach.post_board(&PostQuery { search: search(), ..all() }).unwrap())
        }),
        list("List, first page", &all()),
        list("List, search of two words", &PostQuery { search: search(), ..all() }),
        list(
            "List, one pillar on one network",
            &PostQuery {
                pillar: Some("Resilience on the shop floor".to_owned()),
                network: Some(Network::Linkedin),
                ..published()
            },
        ),
        row("Calendar, 24 weeks", POSTS, || drop(coach.post_calendar(now, None, Some(24)).unwrap())),
        row("Calendar, posts without a day", POSTS, || drop(coach.unplanned_posts(&all()).unwrap())),
        row("a post", PAGE, || drop(coach.post_page(now, latest).unwrap())),
    ]
}

fn circle(coach: &Coach, now: &Now) -> Vec<String> {
    let search = || Some("ines metric".to_owned());
    let found = ConversationQuery { search: search(), ..ConversationQuery::default() };
    let people = PeopleQuery { search: Some("marsh hospital".to_owned()), ..PeopleQuery::default() };
    let somebody = coach.people_page(now, &PeopleQuery::default()).unwrap().people[0].id;
    assert_ne!(coach.conversation_list(now, &found).unwrap().total, 0, "the search finds something");
    vec![
        row("People", PAGE, || drop(coach.people_page(now, &PeopleQuery::default()).unwrap())),
        row("People, search of two words", POSTS, || drop(coach.people_page(now, &people).unwrap())),
        row("a person", PAGE, || drop(coach.person_page(now, somebody).unwrap())),
        row("Conversations, first page", PAGE, || {
            drop(coach.conversation_list(now, &ConversationQuery::default()).unwrap())
        }),
        row("Conversations, search of two words", POSTS, || {
            drop(coach.conversation_list(now, &found).unwrap())
        }),
    ]
}

/// A draft of 10,000 characters, from the journal's own words.
pub(crate) fn draft(coach: &Coach) -> String {
    let now = now(coach);
    let posts = coach.post_list(&published()).unwrap().posts;
    let texts =
        posts.iter().map(|post| coach.post_page(&now, post.id).unwrap().body).filter(|body| !body.is_empty());
    let words: String = texts.take(20).flat_map(|body| [body, "\n\n".to_owned()]).collect();
    let draft: String = words.chars().cycle().take(10_000).collect();
    assert_eq!(draft.chars().count(), 10_000, "some posts have a text");
    draft
}

fn texts(coach: &Coach) -> Vec<String> {
    let draft = draft(coach);
    let bytes = feed_of(10_000, "2020-01-01");
    let parsed = sample(FEW, || {
        assert_eq!(
            parser::parse(FeedDocument::new(&bytes, "https://example.org/")).unwrap().entries.len(),
            10_000
        )
    });
    vec![
        row("check of a draft of 10,000 characters", CHECK, || {
            drop(coach.check_draft("Three questions", &draft, Some(Network::Linkedin)).unwrap());
        }),
        within("Parse: a feed of 10,000 entries", &parsed, 300),
    ]
}

fn feed_of(entries: usize, on: &str) -> Vec<u8> {
    let item = |n| {
        format!(
            "<item><title>Note {n} on what we learned</title><link>https://example.org/feed/{n}</link><pubDate>{on}T10:00:00Z</pubDate></item>"
        )
    };
    let items: String = (0..entries).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Notes</title>{items}</channel></rss>").into_bytes()
}

/// Today while proposals wait, each compared with every idea.
fn waiting(coach: &mut Coach, now: &Now) -> String {
    let feed = coach
        .add_feed(now, "https://example.org/feed.xml", &FeedSettings::default())
        .unwrap()
        .created
        .unwrap();
    let (bytes, address) = (feed_of(20, &now.today().to_string()), "https://example.org/".to_owned());
    let answer = FeedAnswer::Read(FeedSent { bytes, address, ..FeedSent::default() });
    coach.store_feed(now, standpoint_core::id::FeedId(feed.parse().unwrap()), &answer).unwrap();
    assert_eq!(coach.today(now).unwrap().proposals.len(), 20);
    row("Today, 20 proposals waiting", PAGE, || drop(coach.today(now).unwrap()))
}
