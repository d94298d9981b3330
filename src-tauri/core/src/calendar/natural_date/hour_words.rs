//! Words at the end of a line that say a time or a part of the day.

use super::clock_words::time_in;
use super::vocabulary::{is_figures, number};

/// How many words at the end of `parts` say a time or a part of the day: "9am", "at 10", "in the morning", "evening".
pub(super) fn hour_words(parts: &[&str]) -> usize {
    let is_hour = |words: &[&str]| match words {
        ["at" | "around", rest @ ..] => !rest.is_empty() && (time_in(rest).is_some() || is_part_of_day(rest)),
        ["early" | "late", rest @ ..] | rest if is_part_of_day(rest) => true,
        // A bare number is no hour: "fri 10" may be the beginning of a date.
        [word] => {
            !is_figures(word) && number(word).is_none() && (time_in(words).is_some() || is_from_to(word))
        }
        [_, "past" | "to", _] | [_, _, "past" | "to", _] | [.., "o'clock" | "o’clock"] => {
            time_in(words).is_some()
        }
        [first, ..] => first.starts_with(|c: char| c.is_ascii_digit()) && time_in(words).is_some(),
        [] => false,
    };
    (1..=6.min(parts.len())).rev().find(|count| is_hour(&parts[parts.len() - count..])).unwrap_or(0)
}

fn is_part_of_day(words: &[&str]) -> bool {
    matches!(
        words,
        ["morning"
            | "mornings"
            | "forenoon"
            | "afternoon"
            | "evening"
            | "night"
            | "noon"
            | "midday"
            | "midnight"
            | "lunch"
            | "lunchtime"]
            | ["in" | "during", "the", "morning" | "afternoon" | "evening" | "night"]
    )
}

/// "13:00-14:00", "9–10am".
fn is_from_to(word: &str) -> bool {
    word.split_once(['-', '–']).is_some_and(|(from, to)| {
        time_in(&[from]).is_some() && time_in(&[to]).is_some() && (!is_figures(from) || !is_figures(to))
    })
}
