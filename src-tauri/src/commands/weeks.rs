//! Reserve weeks.

use chrono::NaiveDate;

use super::declare::commands;

commands! {
    weeks;

    /// Spends a reserve week on the week a date falls in.
    act spend_reserve(date: NaiveDate) |coach, now| coach.spend_reserve(now, date);

    /// Takes the reserve week of a week back.
    act take_reserve_back(date: NaiveDate) |coach, now| coach.take_reserve_back(now, date);
}
