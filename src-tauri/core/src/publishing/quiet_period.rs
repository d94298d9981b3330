//! Quiet periods of a listed company: dates between which nothing is suggested for publishing that is not thanks, a book
//! or a question.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

/// What is offered in a quiet period: thanks, a book, a question.
pub(crate) const SAFE_IN_QUIET: [&str; 6] = [
    "leader-to-learn-from",
    "three-takeaways",
    "asking-peers",
    "thank-a-profession",
    "talk-disagreed",
    "junior-taught",
];

named_enum! {
    /// How often a quiet period comes back.
    pub enum QuietEvery("repetition") {
        /// It does not.
        Once = "once" | "Once",
        /// Every three months.
        Quarter = "quarter" | "Every quarter",
        /// Every year.
        Year = "year" | "Every year",
    }
}

/// A quiet period, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct QuietPeriod {
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day.
    pub to_on: NaiveDate,
    /// How often it comes back.
    pub every: QuietEvery,
}

impl QuietPeriod {
    /// The last day of the period that `date` falls in, if it falls in one.
    #[must_use]
    pub fn until(&self, date: NaiveDate) -> Option<NaiveDate> {
        let months = match self.every {
            QuietEvery::Once => return (self.from_on..=self.to_on).contains(&date).then_some(self.to_on),
            QuietEvery::Quarter => 3,
            QuietEvery::Year => 12,
        };
        let passed = (date.year() - self.from_on.year()) * 12 + date.month0().cast_signed()
            - self.from_on.month0().cast_signed();
        let turns = u32::try_from(passed.max(0)).unwrap_or(0) / months;
        (turns.saturating_sub(1)..=turns).find_map(|turn| {
            let from = self.from_on.checked_add_months(Months::new(turn * months))?;
            let to = self.to_on.checked_add_months(Months::new(turn * months))?;
            (from..=to).contains(&date).then_some(to)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quiet_period_comes_back_by_quarter_or_year_and_may_span_the_new_year() {
        let quarterly = QuietPeriod {
            from_on: date("2026-01-10"),
            to_on: date("2026-02-05"),
            every: QuietEvery::Quarter,
        };
        assert_eq!(quarterly.until(date("2026-01-10")), Some(date("2026-02-05")));
        assert_eq!(quarterly.until(date("2026-05-01")), Some(date("2026-05-05")), "it began in April");
        assert_eq!(quarterly.until(date("2026-03-01")), None);
        let yearly =
            QuietPeriod { from_on: date("2025-12-20"), to_on: date("2026-01-15"), every: QuietEvery::Year };
        assert_eq!(yearly.until(date("2027-01-02")), Some(date("2027-01-15")));
        let once = QuietPeriod { every: QuietEvery::Once, ..yearly };
        assert_eq!(
            (once.until(date("2026-01-15")), once.until(date("2026-12-24"))),
            (Some(date("2026-01-15")), None)
        );
    }
}
