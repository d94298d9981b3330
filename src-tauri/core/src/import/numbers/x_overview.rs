//! X's overview of an account: a row a day.

use chrono::NaiveDate;

use super::super::found::{Found, Left, Place};
use super::super::found_numbers::{Days, FoundNumbers, FoundReading};
use super::super::table::Table;
use super::super::{PastChoices, PastKind, PastSource};
use super::count::{count, not_a_number};
use super::x_row::{Readable, readable};
use crate::calendar::{FIRST_DATE, Now};
use crate::metrics::Metric;
use crate::publishing::network::Network;

/// The numbers of a day, by their columns’ names in letters alone.
const COLUMNS: &[(&str, Metric)] = &[
    ("impressions", Metric::Impressions),
    ("likes", Metric::Likes),
    ("engagements", Metric::Engagements),
    ("bookmarks", Metric::Bookmarks),
    ("shares", Metric::Shares),
    ("newfollows", Metric::NewFollowers),
    ("unfollows", Metric::Unfollows),
    ("replies", Metric::Replies),
    ("reposts", Metric::Reposts),
    ("profilevisits", Metric::ProfileVisits),
];

/// Reads the table. `None` for another file.
pub(super) fn read(text: &str, name: &str, choices: &PastChoices, now: &Now) -> Option<Found> {
    let optional: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let table = Table::read(text, &["date", "impressions", "engagements", "newfollows"], &optional)?;
    let mut found = Found::new(PastSource::XOverview);
    let mut numbers = FoundNumbers::default();
    let mut days: Option<(NaiveDate, NaiveDate)> = None;
    for row in &table.rows {
        let place = || Place { file: name.to_owned(), line: row.line };
        match readable(row, &place(), &numbers, &mut found) {
            Readable::Yes => {}
            Readable::No => continue,
            Readable::Enough => break,
        }
        let on = day(row.cell(table.column("date"))).filter(|on| (FIRST_DATE..=now.today()).contains(on));
        let Some(on) = on else {
            found.left.push(Left::unreadable(PastKind::Readings, place(), "Its date can’t be read."));
            continue;
        };
        days = Some(days.map_or((on, on), |(from, to)| (from.min(on), to.max(on))));
        for (column, metric) in COLUMNS {
            match count(row.cell(table.column(column))) {
                Ok(None) => {}
                Ok(Some(value)) => numbers.readings.push(FoundReading {
                    network: Network::X,
                    post: None,
                    metric: *metric,
                    days: Days::Day(on),
                    value,
                    place: place(),
                }),
                Err(()) => found.left.push(not_a_number(place(), &format!("“{}”", metric.label()))),
            }
        }
    }
    numbers.window = days;
    // The day is that of the file’s last row: the same whenever it is read.
    numbers.as_of = days.map(|(_, to)| choices.as_of.map_or(to, |said| said.max(to)));
    found.numbers = numbers;
    Some(found)
}

/// A day as X writes it: `Mon, Aug 17, 2026`.
fn day(text: &str) -> Option<NaiveDate> {
    let plain = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    NaiveDate::parse_from_str(plain, "%b %d, %Y").ok().or_else(|| text.parse().ok())
}
