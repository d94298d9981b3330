//! Numbers from LinkedIn's and X's analytics files: looked at, imported, imported again, taken back.

mod linkedin;
mod unreadable;
mod x;

use std::io::Cursor;

use chrono::NaiveDate;
use standpoint_core::metrics::{Metric, Span};
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{NumberQuery, PastChoices, PastLook, PastPreview};
use standpoint_tests::Desk;

use crate::workbook::{Cell, Creator, Era, Sheet, workbook};

pub(super) const POST: &str = "https://www.linkedin.com/feed/update/urn:li:activity:7436553840230412345";

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Five days to 2 October 2026, in English.
pub(super) fn english(era: Era) -> Creator {
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

pub(super) fn portuguese() -> Creator {
    Creator {
        dates: "%d/%m/%Y",
        names: ["Descoberta", "Engajamento", "Publicações mais em alta", "Seguidores"],
        ..english(Era::Of2026)
    }
}

pub(super) fn preview_of(desk: &Desk, bytes: &[u8], name: &str, choices: &PastChoices) -> PastPreview {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.preview_past(&desk.now, &mut file, name, choices, PastLook::default()).unwrap()
}

pub(super) fn import_of(desk: &mut Desk, bytes: &[u8], name: &str, choices: &PastChoices) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.import_past(&desk.now, &mut file, name, choices, None).unwrap().0.said
}

pub(super) fn import(desk: &mut Desk, creator: &Creator) -> String {
    import_of(desk, &creator.bytes(), "AggregateAnalytics_Ada_Marsh.xlsx", &PastChoices::default())
}

pub(super) fn refused(desk: &Desk, bytes: &[u8], choices: &PastChoices) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach
        .preview_past(&desk.now, &mut file, "a.xlsx", choices, PastLook::default())
        .unwrap_err()
        .to_string()
}

/// Every current number: what, days, value, whether incomplete.
pub(super) fn current(desk: &Desk) -> Vec<(Metric, Span, String, i64, bool)> {
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

pub(super) fn series(desk: &Desk, metric: Metric) -> Vec<(String, i64, bool, bool)> {
    let points = desk.coach.metric_series(Network::Linkedin, metric).unwrap();
    points.iter().map(|at| (at.on.format("%m-%d").to_string(), at.value, at.incomplete, at.derived)).collect()
}

/// 5 March to 5 April, or 3 to 4 May: with no rows of days both orders fit.
pub(super) fn of_two_date_orders() -> Creator {
    Creator {
        start: day("2026-03-05"),
        days: vec![(1, 1); 32],
        followers: Vec::new(),
        posts: Vec::new(),
        ..english(Era::Of2026)
    }
}

/// A workbook of its first sheet alone.
pub(super) fn first_sheet(creator: &Creator) -> Vec<u8> {
    workbook(&creator.sheets()[..1])
}

pub(super) fn post_sheet(label: &str, value: &str) -> Vec<Sheet> {
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

pub(super) const X_POSTS: &str = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n2030788150686646371,\"Sun, Mar 8, 2026\",\"Exit costs, in one table\",https://x.com/ada/status/2030788150686646371,1240,31,40,2,1,3,4,5,6,7,8,0,1\n2030788150686646399,\"Sun, Mar 8, 2026\",@jo yes,https://x.com/ada/status/2030788150686646399,12,1,1,0,0,0,0,0,0,0,0,0,\n";

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
