//! Numbers from LinkedIn's and X's analytics files: looked at, imported, imported again, taken back.

use std::io::Cursor;

use chrono::NaiveDate;
use proptest::prelude::*;
use standpoint_core::metrics::{Metric, NumberEntry, Span};
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{
    DateOrder, NewsKind, NumberQuery, PastChoices, PastFate, PastKind, PastLook, PastPreview,
    PastQuestionKind, PastSource,
};
use standpoint_tests::Desk;

use crate::past_support::{desk, everything, fates, zipped};
use crate::workbook::{Cell, Creator, Era, Sheet, parts, workbook};

const POST: &str = "https://www.linkedin.com/feed/update/urn:li:activity:7436553840230412345";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Five days to 2 October 2026, in English.
fn english(era: Era) -> Creator {
    Creator {
        era,
        dates: "%-m/%-d/%Y",
        names: ["DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS"],
        start: day("2026-09-28"),
        days: vec![(120, 4), (1_340, 31), (0, 0), (88, 2), (15, 1)],
        followers: vec![3, -28, 0, 5, 1],
        total: 2_571,
        reach: (1_563, 902),
        posts: vec![(POST.to_owned(), day("2026-03-08"), 1_180)],
    }
}

fn portuguese() -> Creator {
    Creator {
        dates: "%d/%m/%Y",
        names: ["Descoberta", "Engajamento", "Publicações mais em alta", "Seguidores"],
        ..english(Era::Of2026)
    }
}

fn preview_of(desk: &Desk, bytes: &[u8], name: &str, choices: &PastChoices) -> PastPreview {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.preview_past(&desk.now, &mut file, name, choices, PastLook::default()).unwrap()
}

fn import_of(desk: &mut Desk, bytes: &[u8], name: &str, choices: &PastChoices) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.import_past(&desk.now, &mut file, name, choices, None).unwrap().0.said
}

fn import(desk: &mut Desk, creator: &Creator) -> String {
    import_of(desk, &creator.bytes(), "AggregateAnalytics_Ada_Marsh.xlsx", &PastChoices::default())
}

fn refused(desk: &Desk, bytes: &[u8], choices: &PastChoices) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach
        .preview_past(&desk.now, &mut file, "a.xlsx", choices, PastLook::default())
        .unwrap_err()
        .to_string()
}

/// Every current number: what, days, value, whether incomplete.
fn current(desk: &Desk) -> Vec<(Metric, Span, String, i64, bool)> {
    let query = NumberQuery { limit: Some(10_000), ..NumberQuery::default() };
    let lines = desk.coach.number_list(&desk.now, &query).unwrap().lines;
    let mut all: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let days = format!("{} {} {:?}", line.from, line.to, line.post_key.or(line.post_title));
            (line.metric, line.span, days, line.value, line.incomplete)
        })
        .collect();
    all.sort();
    all
}

fn series(desk: &Desk, metric: Metric) -> Vec<(String, i64, bool, bool)> {
    let points = desk.coach.metric_series(Network::Linkedin, metric).unwrap();
    points.iter().map(|at| (at.on.format("%m-%d").to_string(), at.value, at.incomplete, at.derived)).collect()
}

#[test]
fn both_generations_and_two_languages_say_the_same() {
    let wanted = {
        let mut desk = desk();
        assert_eq!(import(&mut desk, &english(Era::Of2025)), "Imported 19 numbers");
        current(&desk)
    };
    assert_eq!(wanted.len(), 19, "two of the window, ten of days, one of a post, followers and five new");
    for creator in [english(Era::Of2026), portuguese()] {
        let mut desk = desk();
        let preview = preview_of(&desk, &creator.bytes(), "x.xlsx", &PastChoices::default());
        assert_eq!(preview.source, PastSource::LinkedinAnalytics);
        assert_eq!(preview.notes, Vec::<String>::new());
        assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 19)]);
        import(&mut desk, &creator);
        assert_eq!(current(&desk), wanted, "{creator:?}");
    }
}

/// 5 March to 5 April, or 3 to 4 May: with no rows of days both orders fit.
fn of_two_date_orders() -> Creator {
    Creator {
        start: day("2026-03-05"),
        days: vec![(1, 1); 32],
        followers: Vec::new(),
        posts: Vec::new(),
        ..english(Era::Of2026)
    }
}

/// A workbook of its first sheet alone.
fn first_sheet(creator: &Creator) -> Vec<u8> {
    workbook(&creator.sheets()[..1])
}

/// The files that previews are approved by, as the terminal reads them.
///
/// `UPDATE_FIXTURES=1 cargo test -p standpoint-tests --test stories kept_files` writes them.
#[test]
fn the_kept_files_are_what_is_written_here() {
    let overview = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits\n\"Mon, Aug 17, 2026\",100,1,2,0,0,3,1,0,0,4\n\"Tue, Aug 18, 2026\",50,0,1,0,0,0,2,0,0,x\n\"Soon\",1,1,1,1,1,1,1,1,1,1\n";
    let post =
        [post_sheet("Impressions", "1,240"), post_sheet("Reactions", "31")].map(|mut of| of.remove(0).1);
    let [mut cells, more] = post;
    cells.extend(
        more.into_iter()
            .filter(|(cell, _)| cell.ends_with('5'))
            .map(|(cell, held)| (cell.replace('5', "6"), held)),
    );
    cells.sort_by_key(|(cell, _)| (cell[1..].parse::<u32>().unwrap(), cell.clone()));
    let kept: [(&str, Vec<u8>); 7] = [
        ("linkedin-2025.xlsx", english(Era::Of2025).bytes()),
        ("linkedin-2026.xlsx", english(Era::Of2026).bytes()),
        ("linkedin-portuguese.xlsx", portuguese().bytes()),
        ("linkedin-dates.xlsx", first_sheet(&of_two_date_orders())),
        ("linkedin-post.xlsx", workbook(&[("PERFORMANCE".to_owned(), cells)])),
        ("x-posts.csv", X_POSTS.as_bytes().to_vec()),
        ("x-overview.csv", overview.as_bytes().to_vec()),
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/numbers");
    for (name, bytes) in kept {
        let path = folder.join(name);
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        assert!(std::fs::read(&path).ok() == Some(bytes), "{name} isn’t what its builder writes");
    }
}

#[test]
fn a_second_time_nothing_is_new_and_one_undo_takes_all_of_it_back() {
    let mut desk = desk();
    let before = everything(&desk);
    import(&mut desk, &english(Era::Of2026));
    let after = desk.contents();
    assert_eq!(import(&mut desk, &english(Era::Of2026)), "Nothing new");
    assert_eq!(desk.contents(), after);
    let other_bytes = english(Era::Of2025);
    assert_eq!(import(&mut desk, &other_bytes), "Nothing new", "another download of the same");
    assert_eq!(desk.contents(), after);
    assert_eq!(desk.coach.imports().unwrap()[0].brought, "19 numbers");
    for _ in 0..2 {
        desk.coach.undo().unwrap();
        assert!(current(&desk).is_empty());
        assert_eq!(desk.coach.imports().unwrap(), []);
        desk.coach.redo().unwrap();
        assert_eq!(desk.contents(), after);
    }
    desk.coach.undo().unwrap();
    assert_eq!(everything(&desk), before);
}

#[test]
fn a_later_file_completes_the_last_day_and_revises_what_changed() {
    let mut desk = desk();
    let first = Creator { start: day("2026-09-26"), ..english(Era::Of2026) };
    import(&mut desk, &first);
    assert_eq!(series(&desk, Metric::Impressions).last().unwrap(), &("09-30".to_owned(), 15, true, false));
    let mut days = first.days.clone();
    days[4].0 = 64;
    days.extend([(7, 0), (9, 1)]);
    let later = Creator { days, total: 2_580, followers: vec![3, -28, 0, 5, 1, 4, 5], ..first.clone() };
    // A window of its own, one revised day, two new ones with three numbers each, a total; the rest is confirmed.
    assert_eq!(import(&mut desk, &later), "Imported 11 numbers");
    let line = |metric| {
        let query = NumberQuery { what: Some(metric), account: true, ..NumberQuery::default() };
        let lines = desk.coach.number_list(&desk.now, &query).unwrap().lines;
        lines.into_iter().find(|line| line.span == Span::Day && line.to == day("2026-09-30")).unwrap()
    };
    let revised = line(Metric::Impressions);
    assert_eq!((revised.value, revised.incomplete), (64, false));
    assert_eq!(revised.revised[0].words, "was 15 on 30 September");
    assert!(revised.source.words.starts_with("LinkedIn analytics: AggregateAnalytics_Ada_Marsh.xlsx, "));
    assert!(revised.source.words.ends_with(", covers 26 September to 2 October 2026, read on 5 October"));
    assert_eq!(revised.source.hash.as_ref().unwrap().len(), 8);
    assert!(!line(Metric::Engagements).incomplete, "confirmed by the later file");
    let all = current(&desk);
    let mut other = self::desk();
    import(&mut other, &later);
    import(&mut other, &first);
    assert_eq!(current(&other), all, "the order of files does not matter");
    // Undo and redo hold what was confirmed too.
    let kept = desk.contents();
    desk.coach.undo().unwrap();
    assert_eq!(series(&desk, Metric::Impressions).len(), 5);
    desk.coach.redo().unwrap();
    assert_eq!(desk.contents(), kept);
}

#[test]
fn earlier_followers_are_walked_back_from_new_ones_and_never_kept() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    let wanted = [
        ("09-27", 2_590, false, true),
        ("09-28", 2_593, false, true),
        ("09-29", 2_565, false, true),
        ("09-30", 2_565, false, true),
        ("10-01", 2_570, false, true),
        ("10-02", 2_571, false, false),
    ];
    let wanted: Vec<_> = wanted.iter().map(|(on, value, a, b)| ((*on).to_owned(), *value, *a, *b)).collect();
    assert_eq!(series(&desk, Metric::Followers), wanted);
    let known = NumberEntry {
        what: Metric::Followers,
        network: Some(Network::Linkedin),
        value: 2_600,
        on: Some("2026-09-29".to_owned()),
        post: None,
    };
    desk.coach.add_number(&desk.now, &known).unwrap();
    let with_known = series(&desk, Metric::Followers);
    assert_eq!(with_known[2], ("09-29".to_owned(), 2_600, false, false));
    assert_eq!(with_known[1], ("09-28".to_owned(), 2_628, false, true), "from there on back");
    assert_eq!(with_known[3], ("09-30".to_owned(), 2_565, false, true), "not past a known one");
}

#[test]
fn a_post_that_is_logged_later_has_its_numbers_at_once() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 1);
    // Another of the post's numbers, 100 ms before.
    let near = "https://www.linkedin.com/feed/update/urn:li:share:7436553839810982345";
    let post = desk.log_on_linkedin("Exit costs", Some(near), "2026-03-09");
    let figures = desk.coach.post_numbers(&desk.now, post).unwrap();
    assert_eq!(figures.len(), 1);
    assert_eq!((figures[0].value, figures[0].span), (1_180, Span::Window));
    assert_eq!(figures[0].when, "28 September to 2 October 2026");
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 0);
    let single = post_sheet("Impressions", "1,240");
    import_of(&mut desk, &workbook(&single), "PostAnalytics.xlsx", &PastChoices::default());
    let figures = desk.coach.post_numbers(&desk.now, post).unwrap();
    assert_eq!((figures[0].value, figures[0].when.as_str()), (1_240, "on 5 October"), "a total comes first");
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 1);
}

#[test]
fn a_post_without_an_address_is_found_by_its_day() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    // 2026-03-08 23:30 UTC is the 9th in Berlin.
    let post = desk.log_on_linkedin("Exit costs", None, "2026-03-09");
    assert_eq!(desk.coach.post_numbers(&desk.now, post).unwrap()[0].value, 1_180);
    desk.log_on_linkedin("Another of that day", None, "2026-03-09");
    assert_eq!(desk.coach.post_numbers(&desk.now, post).unwrap(), [], "now it could be either");
}

fn post_sheet(label: &str, value: &str) -> Vec<Sheet> {
    let at = |cell: &str, text: &str| (cell.to_owned(), Cell::Inline(text.to_owned()));
    vec![(
        "PERFORMANCE".to_owned(),
        vec![
            at("A2", "Post URL"),
            at("B2", POST),
            at("A3", "Post Date"),
            at("B3", "Mar 8, 2026"),
            at("A5", label),
            at("B5", value),
            at("A7", "Members reached"),
            at("B7", "-"),
        ],
    )]
}

#[test]
fn one_posts_analytics_are_a_total_as_of_the_day_and_the_same_file_says_so_only_once() {
    let mut desk = desk();
    let bytes = workbook(&post_sheet("Reactions", "31"));
    assert_eq!(import_of(&mut desk, &bytes, "p.xlsx", &PastChoices::default()), "Imported 1 number");
    let after = desk.contents();
    assert!(preview_of(&desk, &bytes, "p.xlsx", &PastChoices::default()).asks_day, "the file doesn’t say it");
    let mut later = desk.on("2026-10-07T09:00:00Z");
    assert_eq!(import_of(&mut later, &bytes, "p.xlsx", &PastChoices::default()), "Nothing new");
    assert_eq!(later.contents(), after, "the file is no younger for being read again");
    let said = PastChoices { as_of: Some(day("2026-09-30")), ..PastChoices::default() };
    import_of(&mut later, &workbook(&post_sheet("Reactions", "30")), "q.xlsx", &said);
    let days: Vec<_> = current(&later).into_iter().map(|line| (line.2, line.3)).collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert!(days[0].0.starts_with("2026-09-30") && days[0].1 == 30, "{days:?}");
    let mut foreign = post_sheet("Reações", "31");
    foreign[0].1[0].1 = Cell::Inline("URL da publicação".to_owned());
    assert_eq!(
        refused(&later, &workbook(&foreign), &PastChoices::default()),
        "This looks like the analytics of one post in another language. Export it in English. Found: URL da publicação, Post Date, Reações, Members reached."
    );
}

#[test]
fn an_order_of_dates_that_only_you_can_say_is_asked_and_nothing_taken() {
    let mut desk = desk();
    let ambiguous = of_two_date_orders();
    let bytes = first_sheet(&ambiguous);
    let preview = preview_of(&desk, &bytes, "x.xlsx", &PastChoices::default());
    assert_eq!(preview.questions.len(), 1);
    assert_eq!(preview.questions[0].kind, PastQuestionKind::Dates);
    let answers: Vec<_> = preview.questions[0].answers.iter().map(|answer| answer.value.as_str()).collect();
    assert_eq!(answers, ["mdy", "dmy"]);
    assert!(preview.rows.is_empty());
    assert_eq!(import_of(&mut desk, &bytes, "x.xlsx", &PastChoices::default()), "Nothing new");
    let said = PastChoices { dates: Some(DateOrder::Mdy), ..PastChoices::default() };
    assert_eq!(import_of(&mut desk, &bytes, "x.xlsx", &said), "Imported 2 numbers");
    assert_eq!(current(&desk)[0].2, "2026-03-05 2026-04-05 None");
    // With a row a day only one order is left.
    let whole = preview_of(&desk, &ambiguous.bytes(), "x.xlsx", &PastChoices::default());
    assert_eq!(whole.questions, []);
    let wrong = PastChoices { dates: Some(DateOrder::Dmy), ..PastChoices::default() };
    assert!(refused(&desk, &ambiguous.bytes(), &wrong).starts_with("The date in "));
}

#[test]
fn what_can_not_be_read_is_named_by_its_cell() {
    let desk = desk();
    let set = |cell: &str, sheet: usize, text: &str| {
        let mut sheets = english(Era::Of2026).sheets();
        let held = sheets[sheet].1.iter_mut().find(|(name, _)| name == cell).unwrap();
        held.1 = Cell::Inline(text.to_owned());
        workbook(&sheets)
    };
    let preview = preview_of(&desk, &set("B3", 1, "1,34"), "x.xlsx", &PastChoices::default());
    let bad: Vec<_> = preview.rows.iter().filter(|row| row.fate == PastFate::Unreadable).collect();
    assert_eq!(bad.len(), 1);
    assert_eq!(
        (bad[0].why.as_str(), bad[0].file.as_str(), bad[0].line),
        ("B3 isn’t a number.", "x.xlsx, “ENGAGEMENT”", 3)
    );
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 18), (PastFate::Unreadable, 1)]);
    let dash = preview_of(&desk, &set("B3", 1, "-"), "x.xlsx", &PastChoices::default());
    assert_eq!(fates(&dash, PastKind::Readings), [(PastFate::New, 18)], "none is no zero");
    assert_eq!(
        refused(&desk, &set("A4", 1, "13/13/2026"), &PastChoices::default()),
        "The date in A4 of “ENGAGEMENT” can’t be read: “13/13/2026”."
    );
    let post = preview_of(&desk, &set("E4", 2, "a post"), "x.xlsx", &PastChoices::default());
    let bad: Vec<_> = post.rows.iter().filter(|row| row.fate == PastFate::Unreadable).collect();
    assert_eq!(bad[0].why, "E4 isn’t the address of a post.");
    let mut sheets = english(Era::Of2026).sheets();
    sheets[1].1.retain(|(cell, _)| cell != "B1");
    let note = preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    assert_eq!(
        note.notes,
        ["The sheet “ENGAGEMENT” isn’t built like one of LinkedIn’s analytics, so it isn’t read."]
    );
    assert_eq!(fates(&note, PastKind::Readings), [(PastFate::New, 9)]);
    sheets.remove(1);
    assert_eq!(
        preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default()).notes,
        Vec::<String>::new()
    );
}

#[test]
fn dates_may_be_serial_numbers() {
    let mut sheets = english(Era::Of2025).sheets();
    // 28 September 2026.
    for (place, row) in (2..7).enumerate() {
        let held = sheets[1].1.iter_mut().find(|(cell, _)| *cell == format!("A{row}")).unwrap();
        held.1 = Cell::Date(46_293.0 + place as f64);
    }
    let mut by_serial = desk();
    import_of(&mut by_serial, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    let mut by_text = desk();
    import(&mut by_text, &english(Era::Of2025));
    assert_eq!(current(&by_serial), current(&by_text));
}

const X_POSTS: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n2030788150686646371,\"Sun, Mar 8, 2026\",\"Exit costs, in one table\",https://x.com/ada/status/2030788150686646371,1240,31,40,2,1,3,4,5,6,7,8,0,1\n2030788150686646399,\"Sun, Mar 8, 2026\",@jo yes,https://x.com/ada/status/2030788150686646399,12,1,1,0,0,0,0,0,0,0,0,0,\n";

#[test]
fn xs_posts_are_numbers_first_and_offered_as_posts() {
    let mut desk = desk();
    let name = "account_analytics_content_2026-02-01_2026-09-30.csv";
    let preview = preview_of(&desk, X_POSTS.as_bytes(), name, &PastChoices::default());
    assert_eq!(preview.source, PastSource::XPosts);
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 25)]);
    let posts: Vec<_> = preview.rows.iter().filter(|row| row.kind == PastKind::Posts).collect();
    assert_eq!(posts.len(), 1, "an answer to someone is no post");
    assert_eq!((posts[0].taken, posts[0].open, posts[0].on), (false, true, Some(day("2026-03-09"))));
    let take = PastChoices { take: vec![posts[0].key.clone()], ..PastChoices::default() };
    assert_eq!(import_of(&mut desk, X_POSTS.as_bytes(), name, &take), "Imported 1 post, 25 numbers");
    assert_eq!(import_of(&mut desk, X_POSTS.as_bytes(), name, &take), "Nothing new");
    let page = desk.coach.numbers_page(&desk.now).unwrap();
    assert_eq!((page.posts.len(), page.unlogged), (1, 1));
    let likes = page.posts[0].figures.iter().find(|line| line.metric == Metric::Likes).unwrap();
    assert_eq!((likes.value, likes.when.as_str()), (31, "on 30 September"));
    let translated = X_POSTS.replacen(
        "Post id,Date,Post text,Post Link,Impressions",
        "Id da publicação,Data,Texto,Link,Impressões",
        1,
    );
    let again = preview_of(&desk, translated.as_bytes(), name, &PastChoices::default());
    assert_eq!(again.source, PastSource::XPosts);
    assert_eq!(fates(&again, PastKind::Readings), [(PastFate::Known, 25)]);
}

#[test]
fn xs_overview_is_a_row_a_day_with_the_last_one_incomplete() {
    let mut desk = desk();
    let text = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits\n\"Mon, Aug 17, 2026\",100,1,2,0,0,3,1,0,0,4\n\"Tue, Aug 18, 2026\",50,0,1,0,0,0,2,0,0,x\n\"Soon\",1,1,1,1,1,1,1,1,1,1\n";
    let preview = preview_of(&desk, text.as_bytes(), "o.csv", &PastChoices::default());
    assert_eq!(preview.source, PastSource::XOverview);
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 19), (PastFate::Unreadable, 2)]);
    import_of(&mut desk, text.as_bytes(), "o.csv", &PastChoices::default());
    let points = desk.coach.metric_series(Network::X, Metric::Impressions).unwrap();
    let told: Vec<_> = points.iter().map(|at| (at.on, at.value, at.incomplete)).collect();
    assert_eq!(told, [(day("2026-08-17"), 100, false), (day("2026-08-18"), 50, true)]);
}

#[test]
fn what_was_removed_stays_removed() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    let query = NumberQuery { what: Some(Metric::MembersReached), ..NumberQuery::default() };
    let id = desk.coach.number_list(&desk.now, &query).unwrap().lines[0].id;
    desk.coach.remove_number(&desk.now, id).unwrap();
    assert_eq!(import(&mut desk, &english(Era::Of2026)), "Nothing new");
    let import = desk.coach.imports().unwrap()[0].id;
    desk.coach.remove_import(&desk.now, import).unwrap();
    assert!(current(&desk).is_empty());
    desk.coach.undo().unwrap();
    assert_eq!(current(&desk).len(), 18);
}

#[test]
fn a_workbook_that_is_no_export_is_not_opened() {
    let desk = desk();
    let at = |cell: &str, text: &str| (cell.to_owned(), Cell::Inline(text.to_owned()));
    let other = workbook(&[("Budget".to_owned(), vec![at("A1", "Cost"), at("B1", "12")])]);
    assert_eq!(
        refused(&desk, &other, &PastChoices::default()),
        "This is a workbook. Save it as CSV, then import that."
    );
    // A cell at the far end, a million shared texts, and parts that are far larger than they say.
    let mut sheets = english(Era::Of2026).sheets();
    sheets[0].1.push(at("XFD1048576", "1"));
    let far = preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    assert_eq!(fates(&far, PastKind::Readings), [(PastFate::New, 19)]);
    let mut bomb = parts(&english(Era::Of2026).sheets());
    for (path, bytes) in &mut bomb {
        if path == "xl/sharedStrings.xml" {
            *bytes = format!("<sst>{}</sst>", "<si/>".repeat(4_000_000)).into_bytes();
        }
    }
    assert_eq!(
        refused(&desk, &zipped(&bomb), &PastChoices::default()),
        "This archive isn’t built like an export, so Standpoint won’t open it."
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_changed_leaves_rows_out_or_says_a_sentence(
        part in 0_usize..11,
        place in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        way in 0_u8..3,
    ) {
        let desk = desk();
        let mut parts = parts(&english(Era::Of2026).sheets());
        let part = part % parts.len();
        let bytes = &mut parts[part].1;
        let place = place.index(bytes.len());
        match way {
            0 => bytes[place] = byte,
            1 => _ = bytes.remove(place),
            _ => bytes.truncate(place),
        }
        let mut file = Cursor::new(zipped(&parts));
        let choices = PastChoices::default();
        match desk.coach.preview_past(&desk.now, &mut file, "x.xlsx", &choices, PastLook::default()) {
            Ok(preview) => prop_assert!(preview.rows.len() <= 24, "{}", preview.rows.len()),
            Err(error) => prop_assert!(error.to_string().ends_with(['.', '?', '”']), "{error}"),
        }
    }

    #[test]
    fn a_file_cut_or_flipped_anywhere_is_refused_or_read(place in any::<proptest::sample::Index>(), bit in 0_u8..9) {
        let desk = desk();
        let mut bytes = english(Era::Of2025).bytes();
        let place = place.index(bytes.len());
        match bit {
            8 => bytes.truncate(place),
            bit => bytes[place] ^= 1 << bit,
        }
        let mut file = Cursor::new(bytes);
        _ = desk.coach.preview_past(&desk.now, &mut file, "x.xlsx", &PastChoices::default(), PastLook::default());
    }
}

#[test]
fn numbers_are_asked_for_at_the_end_of_a_month_only_after_a_first_import_and_not_in_a_month_that_has_one() {
    let news = |desk: &Desk| desk.coach.today(&desk.now).unwrap().news.map(|news| news.kind);
    let mut desk = desk().on("2026-10-29T09:00:00Z");
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "none were ever imported");
    import(&mut desk, &english(Era::Of2026));
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "this month has some");
    let desk = desk.on("2026-11-20T09:00:00Z");
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "the month goes on");
    // Someone who was here yesterday, too: nothing else is news.
    let mut desk = desk.on("2026-11-25T09:00:00Z");
    desk.log("Exit costs", "2026-11-25");
    let desk = desk.on("2026-11-26T09:00:00Z");
    assert_eq!(news(&desk), Some(NewsKind::Numbers));
}
