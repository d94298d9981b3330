//! Reserve weeks.

use chrono::NaiveDate;

use super::declare::commands;

commands! {
    weeks;

    /// Spends a reserve week on the week a date falls in.
    act use_reserve_week(date: NaiveDate) |coach, now| coach.use_reserve_week(now, date);

    /// Takes the reserve week of a week back.
    act return_reserve_week(date: NaiveDate) |coach, now| coach.return_reserve_week(now, date);
}
