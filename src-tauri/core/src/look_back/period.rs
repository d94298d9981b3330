//! Months and quarters of the calendar: where one begins and ends, and what it is called.

use chrono::{Datelike, Duration, Months, NaiveDate};

use super::ReviewKind;
use crate::error::{Error, Result};

/// A calendar month or quarter that is looked back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReviewPeriod {
    starts_on: NaiveDate,
    months: u32,
}

impl ReviewPeriod {
    /// The month or quarter that a civil date falls in; none for a kind that happens once.
    #[must_use]
    pub fn holding(kind: ReviewKind, day: NaiveDate) -> Option<Self> {
        let months = kind.months()?;
        let first = day.month0() / months * months;
        let starts_on = day.with_day(1)?.with_month0(first)?;
        Some(Self { starts_on, months })
    }

    /// Reads `2026-03` for a month, `2026-Q1` for a quarter.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the form that is wanted.
    pub fn parse(kind: ReviewKind, text: &str) -> Result<Self> {
        let wanted = match kind {
            ReviewKind::Quarter => "Write a quarter as 2026-Q1.",
            _ => "Write a month as 2026-03.",
        };
        let unknown = || Error::invalid(wanted);
        let (year, part) = text.trim().split_once('-').ok_or_else(unknown)?;
        let month = match (kind, part.strip_prefix(['Q', 'q'])) {
            (ReviewKind::Quarter, Some(quarter)) => {
                let quarter: u32 = quarter.parse().map_err(|_| unknown())?;
                (1..=4).contains(&quarter).then(|| quarter * 3 - 2)
            }
            (ReviewKind::Month, None) => part.parse().ok(),
            _ => None,
        };
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten();
        let first = year.zip(month).and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
        first.and_then(|first| Self::holding(kind, first)).ok_or_else(unknown)
    }

    /// Its first day.
    #[must_use]
    pub fn starts_on(self) -> NaiveDate {
        self.starts_on
    }

    /// Its last day.
    #[must_use]
    pub fn ends_on(self) -> NaiveDate {
        self.after().starts_on - Duration::days(1)
    }

    /// The one before it.
    #[must_use]
    pub fn before(self) -> Self {
        let starts_on = self.starts_on.checked_sub_months(Months::new(self.months));
        Self { starts_on: starts_on.unwrap_or(NaiveDate::MIN), ..self }
    }

    /// The one after it.
    #[must_use]
    pub fn after(self) -> Self {
        let starts_on = self.starts_on.checked_add_months(Months::new(self.months));
        Self { starts_on: starts_on.unwrap_or(NaiveDate::MAX), ..self }
    }

    /// The one to be looked back at on a day: this one from its last week on (a quarter's last two), the one before until
    /// then.
    #[must_use]
    pub fn due_on(kind: ReviewKind, day: NaiveDate) -> Option<Self> {
        let this = Self::holding(kind, day)?;
        let ahead = if this.months == 1 { 7 } else { 14 };
        let ends_soon = (this.ends_on() - day).num_days() < ahead;
        Some(if ends_soon { this } else { this.before() })
    }

    /// "March 2026", "January to March 2026".
    #[must_use]
    pub fn in_words(self) -> String {
        if self.months == 1 {
            return self.starts_on.format("%B %Y").to_string();
        }
        format!("{} to {}", self.starts_on.format("%B"), self.ends_on().format("%B %Y"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_read_as_it_is_written_and_anything_else_is_refused() {
        let month = ReviewPeriod::parse(ReviewKind::Month, "2026-02").unwrap();
        assert_eq!((month.starts_on(), month.ends_on()), (date("2026-02-01"), date("2026-02-28")));
        assert_eq!(month.in_words(), "February 2026");
        let quarter = ReviewPeriod::parse(ReviewKind::Quarter, "2026-q4").unwrap();
        assert_eq!((quarter.starts_on(), quarter.ends_on()), (date("2026-10-01"), date("2026-12-31")));
        assert_eq!(quarter.in_words(), "October to December 2026");
        for wrong in ["2026", "2026-13", "2026-Q1", "26-01", "2026-00", "March"] {
            assert!(ReviewPeriod::parse(ReviewKind::Month, wrong).is_err(), "{wrong}");
        }
        for wrong in ["2026-Q5", "2026-Q0", "2026-01", "Q1"] {
            assert!(ReviewPeriod::parse(ReviewKind::Quarter, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_period_that_is_due_is_the_one_before_until_this_one_nearly_ends() {
        let due = |kind, day: &str| ReviewPeriod::due_on(kind, date(day)).unwrap().starts_on();
        assert_eq!(due(ReviewKind::Month, "2026-03-24"), date("2026-02-01"));
        assert_eq!(due(ReviewKind::Month, "2026-03-25"), date("2026-03-01"));
        assert_eq!(due(ReviewKind::Quarter, "2026-03-17"), date("2025-10-01"));
        assert_eq!(due(ReviewKind::Quarter, "2026-03-18"), date("2026-01-01"));
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_a_gap_and_each_day_is_in_one(offset in 0i64..20_000, quarter: bool) {
            let kind = if quarter { ReviewKind::Quarter } else { ReviewKind::Month };
            let day = date("1999-12-31") + Duration::days(offset);
            let period = ReviewPeriod::holding(kind, day).unwrap();
            prop_assert!(period.starts_on() <= day && day <= period.ends_on());
            prop_assert_eq!(period.after().starts_on(), period.ends_on() + Duration::days(1));
            prop_assert_eq!(period.after().before(), period);
            prop_assert_eq!(ReviewPeriod::holding(kind, period.ends_on()).unwrap(), period);
        }
    }
}
