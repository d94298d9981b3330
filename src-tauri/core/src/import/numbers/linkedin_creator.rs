//! LinkedIn's export of a creator's analytics: a workbook in the language of the interface, so that its sheets are known by
//! their order and shape.

use chrono::{Duration, NaiveDate};

use super::super::choices::DateOrder;
use super::super::found::{Found, Left, Place};
use super::super::found_numbers::{Days, FoundNumbers, FoundReading};
use super::super::workbook::{Sheet, cell_name};
use super::super::{PastChoices, PastKind, PastSource};
use super::count::{cell_count, not_a_number};
use super::sheet_dates::{Written, dates_in, ends_in_date, is_date, orders, written};
use crate::calendar::Now;
use crate::error::Result;
use crate::metrics::Metric;
use crate::publishing::network::Network;
use crate::publishing::post_key::post_keys;

/// The longest window, in days.
const WINDOW_MAX: i64 = 400;

/// What a sheet behind the first holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Engagement,
    TopPosts,
    Followers,
}

/// The sheets that are read, in their order.
const ORDER: [Holds; 3] = [Holds::Engagement, Holds::TopPosts, Holds::Followers];

/// Reads the export. `None` for another workbook.
///
/// # Errors
/// [`crate::Error::Invalid`] when its dates fit no order; it names the cell.
pub(super) fn read(sheets: &[Sheet], name: &str, choices: &PastChoices, now: &Now) -> Result<Option<Found>> {
    let Some((discovery, others)) = sheets.split_first() else { return Ok(None) };
    let window = dates_in(discovery, 0, 1);
    let [start, end] = window.as_slice() else { return Ok(None) };
    let mut found = Found::new(PastSource::LinkedinAnalytics);
    let (mut known, mut at) = (Vec::new(), 0);
    for sheet in others.iter().filter(|sheet| !sheet.is_empty()) {
        match ORDER[at..].iter().position(|holds| fits(sheet, *holds)) {
            Some(place) => {
                known.push((ORDER[at + place], sheet));
                at += place + 1;
            }
            // What comes behind the followers is about who they are.
            None if at < ORDER.len() => found.notes.push(format!(
                "The sheet “{}” isn’t built like one of LinkedIn’s analytics, so it isn’t read.",
                sheet.name
            )),
            None => {}
        }
    }
    let book = Book { discovery, start, end, sheets: known };
    match book.order(choices.dates)? {
        Settled::Order(order) => book.take(order, name, now, &mut found),
        Settled::Open(open) => found.ask_dates(name, &open),
    }
    Ok(Some(found))
}

/// Whether a sheet has the shape.
fn fits(sheet: &Sheet, holds: Holds) -> bool {
    let texts = |row: u32, columns: std::ops::Range<u32>| {
        columns.into_iter().all(|column| sheet.text(row, column).is_some())
    };
    // Where every cell is a text, days and counts are too.
    let heads_posts = |first: u32| {
        texts(2, first..first + 3)
            && !is_date(sheet, 2, first)
            && cell_count(sheet.cell(2, first + 2)).is_err()
    };
    match holds {
        Holds::Engagement => texts(0, 0..3) && is_date(sheet, 1, 0),
        Holds::TopPosts => heads_posts(0) || heads_posts(4),
        Holds::Followers => ends_in_date(sheet, 0, 0) && sheet.cell(0, 1).is_some(),
    }
}

/// How the dates of a file are written.
enum Settled {
    Order(DateOrder),
    /// In more than one way, each with a date and what it makes of it.
    Open(Vec<(DateOrder, String, NaiveDate)>),
}

struct Book<'s> {
    discovery: &'s Sheet,
    start: &'s Written<'s>,
    end: &'s Written<'s>,
    sheets: Vec<(Holds, &'s Sheet)>,
}

impl<'s> Book<'s> {
    fn sheet(&self, holds: Holds) -> Option<&'s Sheet> {
        self.sheets.iter().find(|(known, _)| *known == holds).map(|(_, sheet)| *sheet)
    }

    /// Every date of the file, the window first.
    fn dates(&self) -> Vec<Written<'s>> {
        let mut dates = vec![self.start.clone(), self.end.clone()];
        for (holds, sheet) in &self.sheets {
            match holds {
                Holds::Engagement => {
                    dates.extend(sheet.rows_from(1).filter_map(|row| written(sheet, row, 0)));
                }
                Holds::TopPosts => dates.extend(
                    sheet
                        .rows_from(3)
                        .flat_map(|row| [(row, 1), (row, 5)])
                        .filter_map(|(row, column)| written(sheet, row, column)),
                ),
                Holds::Followers => {
                    dates.extend(dates_in(sheet, 0, 0).into_iter().last());
                    dates.extend(sheet.rows_from(3).filter_map(|row| written(sheet, row, 0)));
                }
            }
        }
        dates
    }

    /// The only order in which all dates can be, or those that are left with different days.
    fn order(&self, said: Option<DateOrder>) -> Result<Settled> {
        let dates = self.dates();
        let fitting = orders(&dates.iter().collect::<Vec<_>>(), said)?;
        let left: Vec<DateOrder> = fitting.iter().copied().filter(|order| self.holds_in(*order)).collect();
        let Some(first) = left.first() else {
            return Err(self.start.fault());
        };
        let differs = |date: &&Written<'_>| left.iter().any(|order| date.read(*order) != date.read(*first));
        let Some(telling) = dates.iter().find(differs) else { return Ok(Settled::Order(*first)) };
        let open = left
            .iter()
            .filter_map(|order| Some((*order, telling.written().to_owned(), telling.read(*order)?)));
        Ok(Settled::Open(open.collect()))
    }

    /// Whether the days make sense in an order: a window that ends after it starts, one row a day within it.
    fn holds_in(&self, order: DateOrder) -> bool {
        let (Some(start), Some(end)) = (self.start.read(order), self.end.read(order)) else { return false };
        let day = Duration::days(1);
        let within = |on: NaiveDate| start - day <= on && on <= end + day;
        let days: Vec<NaiveDate> = self
            .sheet(Holds::Engagement)
            .map(|sheet| {
                let written = sheet.rows_from(1).filter_map(|row| written(sheet, row, 0));
                written.filter_map(|date| date.read(order)).collect()
            })
            .unwrap_or_default();
        let follow = |days: &[NaiveDate], step: Duration| days.windows(2).all(|two| two[1] - two[0] == step);
        let followers = self.sheet(Holds::Followers).and_then(|sheet| dates_in(sheet, 0, 0).pop());
        start <= end
            && end <= start + Duration::days(WINDOW_MAX)
            && days.iter().all(|on| within(*on))
            && (follow(&days, day) || follow(&days, -day))
            && followers.and_then(|date| date.read(order)).is_none_or(within)
    }

    fn take(&self, order: DateOrder, file: &str, now: &Now, found: &mut Found) {
        let (Some(start), Some(end)) = (self.start.read(order), self.end.read(order)) else { return };
        if end > now.today() + Duration::days(1) {
            let place = place(file, self.discovery, 0);
            let why = "Its days haven’t come yet. Check the clock of this computer.";
            return found.left.push(Left::skipped(PastKind::Readings, place, "", why));
        }
        let mut taking = Taking {
            file,
            order,
            window: (start, end),
            numbers: FoundNumbers { window: Some((start, end)), as_of: Some(end), ..FoundNumbers::default() },
            left: Vec::new(),
        };
        for (row, metric) in [(1, Metric::Impressions), (2, Metric::MembersReached)] {
            taking.number(self.discovery, row, 1, metric, Days::Window(start, end), None);
        }
        for (holds, sheet) in &self.sheets {
            match holds {
                Holds::Engagement => {
                    let columns = [(1, Metric::Impressions), (2, Metric::Engagements)];
                    taking.days(sheet, 1, &columns);
                }
                Holds::TopPosts => {
                    taking.posts(sheet, 0, Metric::Engagements);
                    taking.posts(sheet, 4, Metric::Impressions);
                }
                Holds::Followers => {
                    let on = dates_in(sheet, 0, 0).pop().and_then(|date| date.read(order));
                    taking.number(sheet, 0, 1, Metric::Followers, Days::Total(on), None);
                    taking.days(sheet, 3, &[(1, Metric::NewFollowers)]);
                }
            }
        }
        found.left.append(&mut taking.left);
        found.numbers = taking.numbers;
    }
}

/// Readings as they are taken out of sheets.
struct Taking<'f> {
    file: &'f str,
    order: DateOrder,
    window: (NaiveDate, NaiveDate),
    numbers: FoundNumbers,
    left: Vec<Left>,
}

impl Taking<'_> {
    /// A row a day.
    fn days(&mut self, sheet: &Sheet, from: u32, columns: &[(u32, Metric)]) {
        for row in sheet.rows_from(from) {
            let place = || place(self.file, sheet, row);
            let Some(date) = written(sheet, row, 0) else {
                self.left.push(Left::unreadable(PastKind::Readings, place(), no_date(row, 0)));
                continue;
            };
            let Some(on) = date.read(self.order) else {
                self.left.push(Left::unreadable(PastKind::Readings, place(), no_date(row, 0)));
                continue;
            };
            for (column, metric) in columns {
                self.number(sheet, row, *column, *metric, Days::Day(on), None);
            }
        }
    }

    /// A row a post: address, day, number.
    fn posts(&mut self, sheet: &Sheet, first: u32, metric: Metric) {
        let (start, end) = self.window;
        for row in sheet.rows_from(3) {
            if (first..first + 3).all(|column| sheet.cell(row, column).is_none()) {
                continue;
            }
            let url = sheet
                .text(row, first)
                .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            let Some(url) = url else {
                let why = format!("{} isn’t the address of a post.", cell_name(row, first));
                let place = place(self.file, sheet, row);
                self.left.push(Left::unreadable(PastKind::Readings, place, why));
                continue;
            };
            let key = post_keys(Some(Network::Linkedin), url).into_iter().next();
            let post = key.map(|key| (key, url.to_owned()));
            self.number(sheet, row, first + 2, metric, Days::Window(start, end), post);
        }
    }

    /// A cell’s number. An empty cell has no number.
    fn number(
        &mut self,
        sheet: &Sheet,
        row: u32,
        column: u32,
        metric: Metric,
        days: Days,
        post: Option<(String, String)>,
    ) {
        let place = place(self.file, sheet, row);
        match cell_count(sheet.cell(row, column)) {
            Ok(None) => {}
            Ok(Some(value)) => self.numbers.readings.push(FoundReading {
                network: Network::Linkedin,
                post,
                metric,
                days,
                value,
                place,
            }),
            Err(()) => self.left.push(not_a_number(place, &cell_name(row, column))),
        }
    }
}

fn no_date(row: u32, column: u32) -> String {
    format!("{} isn’t a date.", cell_name(row, column))
}

/// A sheet of a file, with the row as its line.
fn place(file: &str, sheet: &Sheet, row: u32) -> Place {
    Place { file: format!("{file}, “{}”", sheet.name), line: row.saturating_add(1) }
}
