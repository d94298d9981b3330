//! What makes an everyday word concern the user’s own organisation: an owner, a time, a place or a number near it.

use super::form::Found;
use super::reading::Reading;
use crate::calendar::natural_date::MONTHS;

/// How many words away they may be.
const NEAR: usize = 6;

const OWNERS: [&str; 6] = ["our", "ours", "we", "us", "my", "here"];
const DAYS: [&str; 10] = [
    "yesterday",
    "today",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const SPANS: [&str; 13] = [
    "night", "week", "weekend", "month", "quarter", "year", "morning", "spring", "summer", "autumn",
    "winter", "friday", "monday",
];
const COUNTED: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whether an owner, a time or a place is near.
pub(super) fn is_ours(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let around = reading.around(found.range(), NEAR);
    let within = reading.words_in(found.range());
    around.clone().any(|number| {
        (is_owner(reading, number) && !within.contains(&number))
            || is_time(reading, number)
            || is_place(reading, number)
    })
}

/// "our", "we"; not the "us" of "what it taught us".
fn is_owner(reading: &Reading, number: usize) -> bool {
    let before = number.checked_sub(1).map_or("", |before| reading.word(before));
    let told = reading.word(number) == "us"
        && ["let", "shows", "showed", "taught", "teach", "teaches", "tell", "tells", "told"]
            .contains(&before);
    OWNERS.contains(&reading.word(number)) && !told
}

/// Whether it’s ours, or a number of them: "two outages", "14 findings".
pub(super) fn is_ours_or_counted(found: &Found<'_>) -> bool {
    is_ours(found) || found.words_before(2).any(is_number)
}

/// A word of time, with the word before it where it needs one: "last night", "on Tuesday", "in May", "three days ago".
fn is_time(reading: &Reading, number: usize) -> bool {
    let word = reading.word(number);
    let before = number.checked_sub(1).map_or("", |before| reading.word(before));
    let is_month = MONTHS.contains(&word) && super::reading::is_capital(reading.seen_word(number));
    DAYS.contains(&word)
        || word == "ago"
        || (is_month && ["in", "last", "since", "of", "until", "this", "from"].contains(&before))
        || ((SPANS.contains(&word) || word.strip_suffix('s').is_some_and(|one| SPANS.contains(&one)))
            && ["last", "this", "past"].contains(&before))
}

/// "in production", "at our site", "in prod".
fn is_place(reading: &Reading, number: usize) -> bool {
    let before = number.checked_sub(1).map_or("", |before| reading.word(before));
    ["production", "prod"].contains(&reading.word(number)) && before == "in"
}

pub(super) fn is_number(word: &str) -> bool {
    COUNTED.contains(&word) || (word.parse::<u32>().is_ok_and(|n| n > 1))
}
