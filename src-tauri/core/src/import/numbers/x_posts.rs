//! X's post analytics: a row a post. Its header is translated, so columns are known by name or else by their places.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::super::found::{Found, Left, Place};
use super::super::found_numbers::{Days, FoundNumbers, FoundReading};
use super::super::table::Table;
use super::super::text::cleaned_with_references;
use super::super::times::When;
use super::super::written::WrittenPost;
use super::super::{PastChoices, PastKind, PastSource};
use super::count::{count, not_a_number};
use super::x_row::{Readable, readable};
use crate::calendar::Now;
use crate::metrics::Metric;
use crate::publishing::network::Network;
use crate::publishing::post_key::post_keys;
use crate::publishing::post_time::posted_at;

/// The numbers of a row: the column’s name in letters alone, its place, and what it counts.
const COLUMNS: &[(&str, usize, Metric)] = &[
    ("impressions", 4, Metric::Impressions),
    ("likes", 5, Metric::Likes),
    ("engagements", 6, Metric::Engagements),
    ("bookmarks", 7, Metric::Bookmarks),
    ("shares", 8, Metric::Shares),
    ("newfollows", 9, Metric::NewFollowers),
    ("replies", 10, Metric::Replies),
    ("reposts", 11, Metric::Reposts),
    ("profilevisits", 12, Metric::ProfileVisits),
    ("detailexpands", 13, Metric::DetailExpands),
    ("urlclicks", 14, Metric::LinkClicks),
    ("hashtagclicks", 15, Metric::HashtagClicks),
    ("permalinkclicks", 16, Metric::PermalinkClicks),
];
/// How many columns there are.
const WIDTH: usize = 17;
/// A day in a file’s name.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d{4}-\d{2}-\d{2}").ok());

/// Reads the table. `None` for another file.
pub(super) fn read(text: &str, name: &str, choices: &PastChoices, now: &Now) -> Option<Found> {
    let by_name =
        Table::read(text, &["postid", "postlink", "impressions"], &["posttext", "likes", "urlclicks"]);
    let (table, by_place) = match by_name {
        Some(table) => (table, false),
        None => (Table::of_width(text, WIDTH).filter(has_posts)?, true),
    };
    let column = |name: &str, place: usize| if by_place { Some(place) } else { table.column(name) };
    let in_name = last_day(name).filter(|on| *on <= now.today());
    let as_of = in_name.or(choices.as_of);
    let mut found = Found::new(PastSource::XPosts);
    let mut numbers = FoundNumbers { as_of, asks_day: in_name.is_none(), ..FoundNumbers::default() };
    for row in &table.rows {
        let place = || Place { file: name.to_owned(), line: row.line };
        match readable(row, &place(), &numbers, &mut found) {
            Readable::Yes => {}
            Readable::No => continue,
            Readable::Enough => break,
        }
        let (id, url) = (row.cell(column("postid", 0)), row.cell(column("postlink", 3)));
        let key = post_keys(Some(Network::X), url).into_iter().next();
        let Some(key) = key.filter(|key| !id.is_empty() && *key == format!("x:{id}")) else {
            let why = "Its number and its address don’t name the same post.";
            found.left.push(Left::unreadable(PastKind::Readings, place(), why));
            continue;
        };
        for (name, at, metric) in COLUMNS {
            match count(row.cell(column(name, *at))) {
                Ok(None) => {}
                Ok(Some(value)) => numbers.readings.push(FoundReading {
                    network: Network::X,
                    post: Some((key.clone(), url.to_owned())),
                    metric: *metric,
                    days: Days::Total(as_of),
                    value,
                    place: place(),
                }),
                Err(()) => found.left.push(not_a_number(place(), &format!("“{}”", metric.label()))),
            }
        }
        let body = cleaned_with_references(row.whole(column("posttext", 2)));
        offer(url, key, body.trim().to_owned(), place(), now, &mut found);
    }
    found.numbers = numbers;
    Some(found)
}

/// Whether the rows name posts of X: by number and by address.
fn has_posts(table: &Table) -> bool {
    let is_post = |row: &super::super::table::Row| {
        let key = post_keys(Some(Network::X), row.cell(Some(3))).into_iter().next();
        key.is_some_and(|key| key == format!("x:{}", row.cell(Some(0))))
    };
    !table.rows.is_empty() && table.rows.iter().take(3).any(is_post)
}

/// A post that isn’t here may be added; what answers someone is no post.
fn offer(url: &str, key: String, body: String, place: Place, now: &Now, found: &mut Found) {
    let at = posted_at(url, now.instant).map(|time| When::At(time.instant));
    if body.is_empty() || body.starts_with('@') || at.is_none() {
        return;
    }
    let url = crate::address::link::parse_link(url).ok().flatten();
    let post = WrittenPost {
        kind: PastKind::Posts,
        network: Network::X,
        place,
        when: at,
        title: None,
        body,
        note: String::new(),
        url,
        keys: vec![key],
    };
    found.add_post(post, now);
}

/// The last day in a file’s name.
fn last_day(name: &str) -> Option<NaiveDate> {
    LazyLock::force(&DAY).as_ref()?.find_iter(name).filter_map(|day| day.as_str().parse().ok()).max()
}
