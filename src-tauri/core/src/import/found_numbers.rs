//! Numbers that a file holds, before anything is decided about them.

use chrono::NaiveDate;

use super::place::Place;
use crate::metrics::{Metric, Span};
use crate::publishing::network::Network;

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
    /// Whether only the user can say that date.
    pub(crate) asks_day: bool,
}

impl FoundNumbers {
    /// Takes out the readings of the earliest days where there are more than fit.
    pub(super) fn take_oldest(&mut self, most: usize) -> Vec<FoundReading> {
        if self.readings.len() <= most {
            return Vec::new();
        }
        self.readings.sort_by_key(|reading| std::cmp::Reverse(reading.days.spelled_out(NaiveDate::MAX).2));
        self.readings.split_off(most)
    }
}
