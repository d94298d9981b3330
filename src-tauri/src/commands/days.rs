//! Words for days and times, read while they are typed.

use super::declare::commands;
use standpoint_core::calendar::natural_date::{self, DayRead, Sense, TimeRead};

commands! {
    days;

    /// What words in a field for a day mean.
    ask read_day(words: &str, sense: Sense) -> DayRead |coach, now| coach.read_day(now, words, sense);

    /// What words in a field for a time of day mean.
    run read_time(words: &str) -> TimeRead |_app| Ok(natural_date::read_time(words));
}
