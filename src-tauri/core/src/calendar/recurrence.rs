//! When a recurring task is next: calendar arithmetic from an anchor date, never chained from the last time.
//!
//! Occurrences lie at the anchor plus 1, 2, 3 … periods. A month later than the 31st is the last day of a short month,
//! and the month after it is the 31st again. What was missed does not pile up: there is one open occurrence at a time.

use chrono::{Duration, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// How often a task comes back.
    pub enum Cadence("cadence") {
        /// Every seven days.
        Week = "week" | "Weekly",
        /// Every calendar month.
        Month = "month" | "Monthly",
        /// Every three calendar months.
        Quarter = "quarter" | "Quarterly",
        /// Every calendar year.
        Year = "year" | "Yearly",
    }
}

impl Cadence {
    /// The `k`-th occurrence after the anchor (`k` = 0 is the anchor itself).
    fn occurrence(self, anchor: NaiveDate, k: u32) -> NaiveDate {
        let months = match self {
            Self::Week => return anchor + Duration::weeks(i64::from(k)),
            Self::Month => k,
            Self::Quarter => 3 * k,
            Self::Year => 12 * k,
        };
        anchor.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }

    /// The number of the latest occurrence that is not after `date`; 0 before the first.
    fn count_until(self, anchor: NaiveDate, date: NaiveDate) -> u32 {
        let days = (date - anchor).num_days().max(0);
        let longest = match self {
            Self::Week => 7,
            Self::Month => 31,
            Self::Quarter => 92,
            Self::Year => 366,
        };
        let mut k = u32::try_from(days / longest).unwrap_or(0);
        while self.occurrence(anchor, k + 1) <= date {
            k += 1;
        }
        k
    }

    /// The occurrence that is open on `today`: the latest past or present one unless it is done, else the next to come
    /// that is not done. `last_done` is the latest occurrence that was done.
    #[must_use]
    pub fn open_occurrence(
        self,
        anchor: NaiveDate,
        last_done: Option<NaiveDate>,
        today: NaiveDate,
    ) -> NaiveDate {
        let past = self.count_until(anchor, today);
        let first_open = last_done.map_or(1, |done| self.count_until(anchor, done) + 1);
        self.occurrence(anchor, past.max(first_open).max(1))
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
    fn a_month_from_the_31st_is_the_last_day_of_a_short_month_and_then_the_31st_again() {
        let anchor = date("2026-01-31");
        assert_eq!(Cadence::Month.open_occurrence(anchor, None, date("2026-02-10")), date("2026-02-28"));
        assert_eq!(
            Cadence::Month.open_occurrence(anchor, Some(date("2026-02-28")), date("2026-03-01")),
            date("2026-03-31")
        );
    }

    #[test]
    fn missed_occurrences_do_not_pile_up() {
        let anchor = date("2026-01-05");
        assert_eq!(
            Cadence::Week.open_occurrence(anchor, None, date("2026-03-04")),
            date("2026-03-02"),
            "one is open, not eight"
        );
    }

    #[test]
    fn doing_it_late_or_early_does_not_move_the_next_date() {
        let anchor = date("2026-01-05");
        let late = Cadence::Week.open_occurrence(anchor, Some(date("2026-01-12")), date("2026-01-17"));
        assert_eq!(late, date("2026-01-19"));
        let early = Cadence::Week.open_occurrence(anchor, Some(date("2026-01-19")), date("2026-01-17"));
        assert_eq!(early, date("2026-01-26"));
    }

    proptest! {
        #[test]
        fn the_open_occurrence_is_never_done_and_always_on_the_grid(offset in 0i64..4000, done_k in proptest::option::of(1u32..200), cadence in 0usize..4) {
            let cadence = Cadence::ALL[cadence];
            let anchor = date("2020-01-31");
            let today = anchor + Duration::days(offset);
            let done = done_k.map(|k| cadence.occurrence(anchor, k));
            let open = cadence.open_occurrence(anchor, done, today);
            prop_assert!(done.is_none_or(|done| open > done));
            prop_assert!((1..900).any(|k| cadence.occurrence(anchor, k) == open));
            prop_assert!(open >= today || cadence.occurrence(anchor, cadence.count_until(anchor, open) + 1) > today, "only the latest missed one is open");
        }
    }
}
