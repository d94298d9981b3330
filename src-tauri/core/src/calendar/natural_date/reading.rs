//! What a field for a day or a time says while someone types in it.

use chrono::NaiveDate;
use serde::Serialize;

use super::clock_words::{time_in, time_of_day};
use super::vocabulary::{completed_ordinal, completions, is_figures, words_of};
use super::{Calendar, Direction, in_words};

/// Longer than any date or time in words, in bytes.
const TYPED_MAX: usize = 100;

/// What follows a word that begins a date: with one of these it is whole.
const DAY_ENDINGS: [&str; 17] = [
    "",
    "tomorrow",
    "yesterday",
    "days",
    "3 days",
    "ago",
    "days ago",
    "week",
    "friday",
    "of march",
    "of the month",
    "the month",
    "after tomorrow",
    "before yesterday",
    "3rd",
    "3rd of march",
    "coming weekend",
];
/// Endings that may complete a half-typed time.
const TIME_ENDINGS: [&str; 6] = ["", "nine", "past nine", "to nine", "a quarter past nine", "in the morning"];

/// How words in a field for a day are understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DayRead {
    /// The civil date they mean.
    pub date: Option<NaiveDate>,
    /// The date in words, "Friday 6 March"; or what is wrong with the words and what to write. Empty while unfinished.
    pub said: String,
    /// They are no date yet and may become one.
    pub unfinished: bool,
}

/// How words in a field for a time of day are understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TimeRead {
    /// The time they mean, as `09:00`.
    pub time: Option<String>,
    /// The time, "09:00"; or what is wrong with the words and what to write. Empty while unfinished.
    pub said: String,
    /// They are no time yet and may become one.
    pub unfinished: bool,
}

impl Calendar {
    /// Reads words while they are typed: a date, the beginning of one, or what is wrong with them.
    #[must_use]
    pub fn read(self, words: &str, direction: Direction) -> DayRead {
        match self.day(words, direction) {
            Ok(date) => DayRead { date: Some(date), said: in_words(date, self.today()), unfinished: false },
            Err(_) if self.may_become_a_day(words, direction) => {
                DayRead { date: None, said: String::new(), unfinished: true }
            }
            Err(error) => DayRead { date: None, said: error.to_string(), unfinished: false },
        }
    }

    /// Whether more letters or words could make a date of these.
    fn may_become_a_day(self, words: &str, direction: Direction) -> bool {
        if words.trim().is_empty() || is_beginning_of_figures(words.trim()) {
            return true;
        }
        if words.len() > TYPED_MAX {
            return false;
        }
        let typed = words_of(words);
        let months = super::vocabulary::MONTHS.into_iter();
        let endings: Vec<&str> = DAY_ENDINGS.into_iter().chain(months).collect();
        let year = self.today().format("%Y").to_string();
        may_become(&typed, &year, &endings, |words| self.day(words, direction).is_ok())
    }
}

/// Reads words for a time of day while they are typed.
#[must_use]
pub fn read_time(words: &str) -> TimeRead {
    match time_of_day(words) {
        Some(time) => {
            let time = time.format("%H:%M").to_string();
            TimeRead { said: time.clone(), time: Some(time), unfinished: false }
        }
        None if may_become_a_time(words) => TimeRead { time: None, said: String::new(), unfinished: true },
        None => TimeRead { time: None, said: super::NO_TIME.to_owned(), unfinished: false },
    }
}

fn may_become_a_time(words: &str) -> bool {
    if words.len() > TYPED_MAX {
        return false;
    }
    let typed = words_of(words);
    let begun = |word: &str| {
        // "9:", "9:3", "09.", "9a", "9p".
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let hour: Option<u32> = word[..word.len() - rest.len()].parse().ok();
        hour.is_some_and(|hour| hour < 24)
            && (matches!(rest, ":" | "." | "a" | "p" | "a." | "p.")
                || rest.strip_prefix([':', '.', 'h']).is_some_and(|minute| minute.len() == 1 && minute < "6"))
    };
    match typed.as_slice() {
        [] => true,
        [only] if begun(words.trim()) || begun(only) => true,
        typed => may_become(typed, "", &TIME_ENDINGS, |words| {
            let words = words_of(words);
            time_in(&words.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
        }),
    }
}

/// Whether completing the last word, or adding an ending, makes something whole of the words.
fn may_become(typed: &[String], year: &str, endings: &[&str], is_whole: impl Fn(&str) -> bool) -> bool {
    let Some((last, before)) = typed.split_last() else { return true };
    let this_year = (is_figures(last) && year.starts_with(last.as_str())).then_some(year);
    let ordinal = completed_ordinal(last);
    let whole_words =
        std::iter::once(last.as_str()).chain(completions(last)).chain(this_year).chain(ordinal.as_deref());
    let before = before.join(" ");
    whole_words
        .into_iter()
        .any(|word| endings.iter().any(|ending| is_whole(&format!("{before} {word} {ending}"))))
}

/// "2026-0", "12.", "3/1": figures of a date that are not all there.
fn is_beginning_of_figures(word: &str) -> bool {
    let Some(sign) = ['-', '.', '/'].into_iter().find(|sign| word.contains(*sign)) else {
        return word.len() <= 4
            && is_figures(word)
            && (word.len() > 2 || word.parse().is_ok_and(|day: u32| (1..=31).contains(&day)));
    };
    let parts: Vec<&str> = word.split(sign).collect();
    let figures = parts.iter().all(|part| part.is_empty() || is_figures(part));
    let in_range =
        |part: &str, most: u32| part.is_empty() || part.parse().is_ok_and(|number: u32| number <= most);
    figures
        && match parts.as_slice() {
            [written, month] if written.len() == 4 && sign != '.' => in_range(month, 12),
            [written, month, day] if written.len() == 4 && sign != '.' => {
                month.len() == 2 && in_range(month, 12) && day.len() < 2 && in_range(day, 3)
            }
            [day, ""] => sign != '-' && !day.is_empty() && in_range(day, 31),
            [day, month, written] => {
                sign != '-'
                    && in_range(day, 31)
                    && in_range(month, 31)
                    && (written.is_empty() || matches!(written.len(), 1 | 3) && written.starts_with('2'))
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::calendar::WeekStart;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 10).expect("10 March 2026 exists");

    fn read(words: &str, direction: Direction) -> DayRead {
        Calendar::on(TODAY, WeekStart::Monday).read(words, direction)
    }

    #[test]
    fn a_date_is_never_refused_on_the_way_to_it() {
        for (whole, direction) in [
            ("friday", Direction::Future),
            ("next friday", Direction::Future),
            ("tomorrow", Direction::Future),
            ("in 3 days", Direction::Future),
            ("in three weeks", Direction::Future),
            ("3 december", Direction::Future),
            ("3rd of december", Direction::Future),
            ("the 3rd of december 2027", Direction::Future),
            ("december 3", Direction::Future),
            ("fri 13 march", Direction::Future),
            ("2026-03-31", Direction::Future),
            ("31.3.2026", Direction::Future),
            ("24/12/2026", Direction::Future),
            ("end of the month", Direction::Future),
            ("day after tomorrow", Direction::Future),
            ("yesterday", Direction::Past),
            ("last monday", Direction::Past),
            ("2 days ago", Direction::Past),
            ("a week ago", Direction::Past),
        ] {
            for (at, _) in whole.char_indices() {
                let typed = &whole[..at];
                let read = read(typed, direction);
                assert!(
                    read.date.is_some() || read.unfinished,
                    "“{typed}” on the way to “{whole}”: {}",
                    read.said
                );
            }
            assert!(read(whole, direction).date.is_some(), "{whole}");
        }
    }

    #[test]
    fn what_can_become_no_date_says_so_while_it_is_typed() {
        for words in [
            "soon",
            "frx",
            "31 feb",
            "32",
            "mon 13 mar",
            "2026-13",
            "40.",
            "in 3 lightyears",
            &"in 3 ".repeat(50),
        ] {
            let read = read(words, Direction::Future);
            assert!(!read.unfinished && read.date.is_none() && !read.said.is_empty(), "{words}: {read:?}");
        }
    }

    #[test]
    fn a_time_is_never_refused_on_the_way_to_it() {
        for whole in [
            "9:30",
            "09:30",
            "9.30",
            "9am",
            "9 p.m.",
            "half past nine",
            "quarter to ten",
            "noon",
            "21:00",
            "at 9",
        ] {
            for (at, _) in whole.char_indices() {
                let read = read_time(&whole[..at]);
                assert!(
                    read.time.is_some() || read.unfinished,
                    "“{}” on the way to “{whole}”: {}",
                    &whole[..at],
                    read.said
                );
            }
            assert!(read_time(whole).time.is_some(), "{whole}");
        }
        for words in ["77", "9:7", "soon", "half past thirty"] {
            let read = read_time(words);
            assert_eq!((read.time, read.unfinished), (None, false), "{words}");
        }
    }
}
