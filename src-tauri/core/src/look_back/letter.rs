//! A letter to oneself, which comes back six months later.

use chrono::{Months, NaiveDate};

use crate::id::LetterId;

/// Months after which a letter comes back.
const MONTHS: u32 = 6;

/// A letter that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) id: LetterId,
    /// The civil date it was written.
    pub(crate) written_on: NaiveDate,
    /// The civil date it comes back.
    pub(crate) opens_on: NaiveDate,
    /// The civil date it was opened.
    pub(crate) opened_on: Option<NaiveDate>,
    /// What it says.
    pub(crate) text: String,
}

impl Letter {
    /// The civil date a letter comes back: the same day of the month six months later, or that month's last day.
    pub(crate) fn comes_back(written_on: NaiveDate) -> NaiveDate {
        written_on.checked_add_months(Months::new(MONTHS)).unwrap_or(NaiveDate::MAX)
    }

    /// Whether it is back and still closed.
    pub(crate) fn waits(&self, today: NaiveDate) -> bool {
        self.opens_on <= today && self.opened_on.is_none()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Duration};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_letter_comes_back_on_its_day_of_the_month_or_the_last_there_is(offset in 0i64..20_000) {
            let written: NaiveDate = "1999-12-31".parse().unwrap();
            let written = written + Duration::days(offset);
            let back = Letter::comes_back(written);
            let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap();
            prop_assert_eq!(months(back) - months(written), 6);
            let is_last = (back + Duration::days(1)).day() == 1;
            prop_assert!(back.day() == written.day() || (is_last && back.day() < written.day()));
        }
    }
}
