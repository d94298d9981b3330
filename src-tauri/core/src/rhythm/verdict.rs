//! What became of a week.

use chrono::{Datelike, Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Rhythm;
use crate::named::named_enum;

/// How many reserve weeks a quarter has (Sharif & Shu, "The Benefits of Emergency Reserves",
/// *Journal of Marketing Research* 54(3), 2017, doi:10.1509/jmr.15.0231: a deliberate reserve keeps people going).
pub const RESERVES_A_QUARTER: usize = 2;

named_enum! {
    /// What became of a week.
    pub enum WeekVerdict("verdict") {
        /// Its goal was met.
        Kept = "kept" | "Kept",
        /// It was missed, and one post more than its goal in the week after made up for it.
        MadeUp = "made_up" | "Made up",
        /// Most of it was paused: it does not count.
        Paused = "paused" | "Paused",
        /// A reserve week was spent on it: it does not count.
        Reserve = "reserve" | "Reserve week",
        /// The voice was on hold: it does not count.
        Held = "held" | "On hold",
        /// A week between, or one that something else stood for: it does not count.
        Off = "off" | "Week off",
        /// No post was wanted yet: it does not count.
        NotYet = "not_yet" | "Not counted yet",
        /// It is not over.
        Running = "running" | "This week",
        /// Its goal was not met.
        Missed = "missed" | "Not kept",
    }
}

impl WeekVerdict {
    /// Whether it counts as kept.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Kept | Self::MadeUp)
    }

    /// Whether it leaves the count altogether.
    #[must_use]
    pub fn is_left_out(self) -> bool {
        matches!(self, Self::Paused | Self::Reserve | Self::Held | Self::Off | Self::NotYet)
    }
}

/// The first day of the quarter (January, April, July, October) that `date` falls in.
#[must_use]
pub fn quarter_of(date: NaiveDate) -> NaiveDate {
    let month = (date.month0() / 3) * 3 + 1;
    NaiveDate::from_ymd_opt(date.year(), month, 1).unwrap_or(date)
}

impl Rhythm {
    /// What became of the week that begins on `week`, as of `today`: all from the log.
    #[must_use]
    pub fn verdict(&self, week: NaiveDate, today: NaiveDate) -> WeekVerdict {
        let over = week + Duration::days(6) < today;
        if self.kept(week) {
            WeekVerdict::Kept
        } else if self.is_before_voice(week) {
            WeekVerdict::NotYet
        } else if self.is_paused(week) {
            WeekVerdict::Paused
        } else if self.is_held(week) {
            WeekVerdict::Held
        } else if self.is_between(week) || self.is_stood_for(week) {
            WeekVerdict::Off
        } else if over && self.surplus(week + Duration::weeks(1)) > 0 {
            WeekVerdict::MadeUp
        } else if self.is_reserved(week) {
            WeekVerdict::Reserve
        } else if over {
            WeekVerdict::Missed
        } else {
            WeekVerdict::Running
        }
    }

    /// Whether the week that begins on `week` counts and was missed. Weeks before the first that counts are never missed.
    #[must_use]
    pub fn is_missed(&self, week: NaiveDate, today: NaiveDate) -> bool {
        self.first_week().is_some_and(|first| first <= week)
            && self.verdict(week, today) == WeekVerdict::Missed
    }

    /// Posts of the week that begins on `week` beyond its goal.
    #[must_use]
    pub fn surplus(&self, week: NaiveDate) -> u32 {
        self.posts_in(week).saturating_sub(self.goal_in(week))
    }

    /// Whether one of the quarter's reserve weeks covers the week that begins on `week`: the first two of a quarter
    /// do.
    #[must_use]
    pub fn is_reserved(&self, week: NaiveDate) -> bool {
        self.reserves_of(week).contains(&week)
    }

    /// The reserve weeks of the quarter that the week's first day falls in, each by its first day.
    #[must_use]
    pub fn reserves_of(&self, week: NaiveDate) -> Vec<NaiveDate> {
        let quarter = quarter_of(week);
        self.reserves
            .iter()
            .copied()
            .filter(|reserve| quarter_of(*reserve) == quarter)
            .take(RESERVES_A_QUARTER)
            .collect()
    }
}
