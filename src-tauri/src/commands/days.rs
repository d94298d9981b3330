//! Words for days and times, and what a link tells of them, read while they are typed.

use super::declare::commands;
use standpoint_core::calendar::natural_date::{self, DayRead, Direction, TimeRead};
use standpoint_core::views::LinkRead;

commands! {
    days;

    /// What words in a field for a day mean.
    ask read_day(words: &str, direction: Direction) -> DayRead |coach, now| coach.read_day(now, words, direction);

    /// What words in a field for a time of day mean.
    run read_time(words: &str) -> TimeRead |_app| Ok(natural_date::read_time(words));

    /// What a link tells of its network and of when the thing it leads to was written.
    ask read_link(link: &str) -> LinkRead |coach, now| coach.read_link(now, link);
}
