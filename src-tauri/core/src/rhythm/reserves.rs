//! Reserve weeks: two a quarter, spent deliberately.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{LOOK_BACK, RESERVES_A_QUARTER, Rhythm, WeekVerdict, quarter_of};
use crate::error::{Error, Result};
use crate::named::named_enum;

named_enum! {
    /// What can be done about a week with a reserve week.
    pub enum ReserveOffer("offer") {
        /// Nothing.
        None = "none" | "Nothing",
        /// One can be spent on it.
        Spend = "spend" | "Use a reserve week",
        /// The one spent on it can be taken back.
        TakeBack = "take_back" | "Give it back",
    }
}

/// The reserve weeks of the running week's quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reserves {
    /// The quarter's first day.
    pub quarter_on: NaiveDate,
    /// Reserve weeks a quarter has: 2.
    pub of: u32,
    /// The weeks they were spent on, each by its first day.
    pub spent_on: Vec<NaiveDate>,
    /// Reserve weeks left.
    pub left: u32,
    /// "2 reserve weeks left this quarter".
    pub sentence: String,
    /// The weeks that were kept after all, by a post logged later say, and still have a reserve week spent on them: it can be
    /// taken back. Of any quarter, each by its first day.
    pub not_needed_on: Vec<NaiveDate>,
    /// Offer to give a reserve week back, e.g. "You kept the week of 2 March after all. Its reserve week can be yours again."
    pub not_needed: Option<String>,
}

impl Rhythm {
    /// The reserve weeks of the quarter that the running week belongs to.
    #[must_use]
    pub fn reserves(&self, today: NaiveDate) -> Reserves {
        let week = self.week_of(today);
        let spent_on = self.reserves_of(week);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let left = count(RESERVES_A_QUARTER.saturating_sub(spent_on.len()));
        let sentence = match left {
            0 => "No reserve weeks left this quarter".to_owned(),
            1 => "1 reserve week left this quarter".to_owned(),
            _ => format!("{left} reserve weeks left this quarter"),
        };
        let not_needed_on = self.reserves_not_needed(today);
        let not_needed = not_needed_in_words(&not_needed_on);
        Reserves {
            quarter_on: quarter_of(week),
            of: count(RESERVES_A_QUARTER),
            spent_on,
            left,
            sentence,
            not_needed_on,
            not_needed,
        }
    }

    /// The weeks, among the running one and the twelve before, that have a reserve week and are kept all the same.
    fn reserves_not_needed(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let running = self.week_of(today);
        let oldest = running - Duration::weeks(i64::try_from(LOOK_BACK).unwrap_or(12));
        let near = self.reserves.range(oldest..=running).copied();
        near.filter(|week| self.is_reserved(*week) && self.verdict(*week, today).is_kept()).collect()
    }

    /// What can be done about the week that begins on `week`.
    #[must_use]
    pub fn reserve_offer(&self, week: NaiveDate, today: NaiveDate) -> ReserveOffer {
        if self.is_reserved(week) {
            ReserveOffer::TakeBack
        } else if self.check_reserve(week, today).is_ok() {
            ReserveOffer::Spend
        } else {
            ReserveOffer::None
        }
    }

    /// Whether a reserve week may be spent on the week that begins on `week`: the running one or one of the twelve
    /// before, not kept, while the quarter has one left.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the reason.
    pub fn check_reserve(&self, week: NaiveDate, today: NaiveDate) -> Result<()> {
        let running = self.week_of(today);
        let weeks_back = i64::try_from(LOOK_BACK).unwrap_or(12);
        if week > running
            || week < running - Duration::weeks(weeks_back)
            || self.first_week().is_none_or(|first| week < first)
        {
            return Err(Error::invalid("You can use a reserve week for this week or the 12 before it."));
        }
        match self.verdict(week, today) {
            WeekVerdict::Kept | WeekVerdict::MadeUp => {
                return Err(Error::invalid(
                    "You’ve kept that week already. Save the reserve week for another.",
                ));
            }
            WeekVerdict::Paused => {
                return Err(Error::invalid("That week is paused, so it doesn’t count anyway."));
            }
            WeekVerdict::Reserve => {
                return Err(Error::invalid("That week has a reserve week already."));
            }
            WeekVerdict::Held | WeekVerdict::Off | WeekVerdict::NotYet => {
                return Err(Error::invalid(
                    "That week doesn’t count anyway. Save the reserve week for another.",
                ));
            }
            WeekVerdict::Running | WeekVerdict::Missed => {}
        }
        if self.reserves_of(week).len() >= RESERVES_A_QUARTER {
            return Err(Error::invalid(
                "You’ve used both reserve weeks of that quarter. The next post counts.",
            ));
        }
        Ok(())
    }
}

fn not_needed_in_words(weeks: &[NaiveDate]) -> Option<String> {
    let named: Vec<_> = weeks.iter().map(|week| week.format("%-d %B").to_string()).collect();
    match named.as_slice() {
        [] => None,
        [one] => Some(format!("You kept the week of {one} after all. Its reserve week can be yours again.")),
        [most @ .., last] => Some(format!(
            "You kept the weeks of {} and {last} after all. Their reserve weeks can be yours again.",
            most.join(", ")
        )),
    }
}
