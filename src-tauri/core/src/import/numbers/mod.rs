//! Numbers that networks show, as their exports hold them: LinkedIn's workbooks and X's tables.

mod count;
mod linkedin_creator;
mod linkedin_post;
mod sheet_dates;
mod x_overview;
mod x_posts;

use chrono::NaiveDate;

use super::archive::Archive;
use super::found::{Found, Left, Place};
use super::{PastChoices, PastKind, workbook};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::metrics::{Metric, Span};
use crate::publishing::network::Network;

/// What is said of a workbook of another kind.
pub(super) const OTHER_WORKBOOK: &str = "This is a workbook. Save it as CSV, then import that.";

/// A number of a file.
#[derive(Debug, Clone)]
pub(crate) struct FoundReading {
    pub(crate) network: Network,
    /// What its post is known by, and the post's address; none for the account's.
    pub(crate) post: Option<(String, String)>,
    pub(crate) metric: Metric,
    pub(crate) days: Days,
    pub(crate) value: i64,
    pub(crate) place: Place,
}

/// Which days a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    Day(NaiveDate),
    Window(NaiveDate, NaiveDate),
    /// As it stood on a day; none for the day on which the file is read.
    Total(Option<NaiveDate>),
}

impl Days {
    /// Span, first and last day. `read_on` is taken for a day the file doesn't give.
    pub(crate) fn spelled_out(self, read_on: NaiveDate) -> (Span, NaiveDate, NaiveDate) {
        match self {
            Self::Day(on) => (Span::Day, on, on),
            Self::Window(from, to) => (Span::Window, from, to),
            Self::Total(on) => (Span::Total, on.unwrap_or(read_on), on.unwrap_or(read_on)),
        }
    }
}

/// What of a file is about numbers.
#[derive(Debug, Default)]
pub(crate) struct FoundNumbers {
    pub(crate) readings: Vec<FoundReading>,
    /// The days it covers.
    pub(crate) window: Option<(NaiveDate, NaiveDate)>,
    /// The civil date its numbers are from; none when it doesn't give one.
    pub(crate) as_of: Option<NaiveDate>,
}

impl FoundNumbers {
    /// Keeps the readings of the latest days where there are more than fit; the others are told together.
    pub(super) fn keep_newest(&mut self, most: usize, left: &mut Vec<Left>) {
        if self.readings.len() <= most {
            return;
        }
        self.readings.sort_by_key(|reading| std::cmp::Reverse(reading.days.spelled_out(NaiveDate::MAX).2));
        for reading in self.readings.split_off(most) {
            let why = format!("Too many: the newest {} of a file are taken.", crate::text::grouped(most));
            left.push(Left::skipped(PastKind::Readings, reading.place, reading.metric.label(), why));
        }
    }
}

/// Reads a workbook of LinkedIn's.
///
/// # Errors
/// [`Error::Invalid`] when it's another workbook, damaged, or a cell that all others depend on can't be read.
pub(super) fn read_workbook(
    archive: Archive<'_>,
    name: &str,
    choices: &PastChoices,
    now: &Now,
) -> Result<Found> {
    let (sheets, digest) = workbook::sheets(archive)?;
    let mut found = match linkedin_creator::read(&sheets, name, choices, now)? {
        Some(found) => found,
        None => match linkedin_post::read(&sheets, name, choices)? {
            Some(found) => found,
            None => return Err(Error::invalid(OTHER_WORKBOOK)),
        },
    };
    found.sha256 = digest;
    Ok(found)
}

/// Reads a table of X's. `None` for any other file.
pub(super) fn read_table(text: &str, name: &str, choices: &PastChoices, now: &Now) -> Option<Found> {
    x_posts::read(text, name, choices, now).or_else(|| x_overview::read(text, name, choices, now))
}

/// A cell that holds no number.
fn not_a_number(place: Place, what: &str) -> Left {
    Left::unreadable(PastKind::Readings, place, format!("{what} isn’t a number."))
}
