//! The score at the end of each month, counted from the log each time.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use super::{Score, ScoreFacts};

/// The score at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoreMonth {
    /// Its last civil date; of the latest one the day that is looked at.
    pub ends_on: NaiveDate,
    /// The score; none while there is not enough data.
    pub score: Option<u32>,
    /// Effort.
    pub effort: Option<u32>,
    /// Results.
    pub results: Option<u32>,
    /// Weight measured, 0 to 100.
    pub measured: u32,
}

impl From<&Score> for ScoreMonth {
    fn from(score: &Score) -> Self {
        Self {
            ends_on: score.on,
            score: score.total(),
            effort: score.side(true),
            results: score.side(false),
            measured: score.points().1,
        }
    }
}

impl ScoreFacts {
    /// The months from joining to the day of `last`, earliest first. The last month is counted up to that day.
    #[must_use]
    pub fn months(&self, last: &Score) -> Vec<ScoreMonth> {
        let firsts = std::iter::successors(first_of_next(self.joined_on), |first| first_of_next(*first));
        let ends = firsts.filter_map(|first| first.pred_opt()).take_while(|end| *end < last.on);
        ends.map(|end| ScoreMonth::from(&self.on(end))).chain([ScoreMonth::from(last)]).collect()
    }
}

/// The first number there was, of months before the latest.
#[must_use]
pub fn start(months: &[ScoreMonth]) -> Option<&ScoreMonth> {
    let (_, before) = months.split_last()?;
    before.iter().find(|month| month.score.is_some())
}

/// The number a quarter before the latest month, or else the first.
#[must_use]
pub fn quarter_ago(months: &[ScoreMonth]) -> Option<&ScoreMonth> {
    let (last, before) = months.split_last()?;
    let then = last.ends_on.checked_sub_months(Months::new(3))?;
    let quarter = before.iter().rfind(|month| month.ends_on <= then);
    quarter.filter(|month| month.score.is_some()).or_else(|| start(months))
}

fn first_of_next(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))
}
