//! Dates as people say them: "fri", "next week", "3 mar", "in 10 days", "2026-03-31"; looking back "yesterday", "mon",
//! "2 days ago".
//!
//! One grammar read in two senses: what is planned lies ahead, what is logged has happened. It knows words and the
//! calendar; what the date is for is the caller's.

mod trailing;

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::error::{Error, Result};
use crate::profile::WeekStart;
use crate::reminder::Day;
use crate::rhythm::week_of;
use crate::time::{check_date, parse_date};

pub use trailing::{before_day, trailing_day};
pub(crate) use trailing::{closing_day, no_date_at_end, words_with_places};

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Which way the words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// What is planned: "fri" is the next Friday.
    Ahead,
    /// What has happened: "fri" is the latest Friday.
    Past,
}

/// The civil date that words mean on `today`. A weekday is the next one of that name, today not included; "next week" is
/// the week's first day; a day and month without a year is the next such date, today included.
///
/// # Errors
/// [`Error::Invalid`] naming `what`: with examples, or because the words look back.
pub fn parse_day(what: &str, words: &str, today: NaiveDate, week_start: WeekStart) -> Result<NaiveDate> {
    let calendar = Calendar { today, week_start };
    match calendar.meant(words, Sense::Ahead) {
        Some(date) => check_date(what, date),
        None if calendar.meant(words, Sense::Past).is_some() => {
            Err(Error::invalid(format!("{what} has passed. What is planned lies ahead: give today, tomorrow, fri or 3 mar.")))
        }
        None => Err(Error::invalid(format!("{what} is no date we know. Write 2026-03-31, 3 mar, fri, tomorrow, next week or in 10 days."))),
    }
}

/// The civil date that words mean on `today` when they say when something happened. A weekday is the latest one of that
/// name, today included, and with "last" today not included; a day and month without a year is the latest such date, today
/// included.
///
/// # Errors
/// [`Error::Invalid`] naming `what`: with examples, or because the date has not come yet.
pub fn parse_past_day(what: &str, words: &str, today: NaiveDate, week_start: WeekStart) -> Result<NaiveDate> {
    let calendar = Calendar { today, week_start };
    match calendar.meant(words, Sense::Past) {
        Some(date) if date <= today => check_date(what, date),
        None if calendar.meant(words, Sense::Ahead).is_none() => {
            Err(Error::invalid(format!("{what} is no date we know. Write 2026-03-31, 3 mar, mon, today, yesterday or 2 days ago.")))
        }
        _ => Err(Error::invalid(format!("{what} has not come yet. What is logged has happened: give today or an earlier date."))),
    }
}

/// A date as people say it: "Friday 6 March", with the year when it is not this one.
#[must_use]
pub fn spoken(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    date.format(form).to_string()
}

/// Where words are read from.
#[derive(Debug, Clone, Copy)]
struct Calendar {
    today: NaiveDate,
    week_start: WeekStart,
}

impl Calendar {
    /// The date that words mean, wherever it lies.
    fn meant(self, words: &str, sense: Sense) -> Option<NaiveDate> {
        let lower = words.trim().to_lowercase();
        let parts: Vec<&str> = lower.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [name, date @ ..] if date.len() >= 2 && weekday(name).is_some() => {
                self.plain(date, sense).filter(|date| weekday(name) == Some(Day::of(*date)))
            }
            parts => self.plain(parts, sense),
        }
    }

    fn plain(self, parts: &[&str], sense: Sense) -> Option<NaiveDate> {
        let named = match sense {
            Sense::Ahead => self.ahead(parts),
            Sense::Past => self.back(parts),
        };
        named.or_else(|| match parts {
            ["today"] => Some(self.today),
            [iso] => parse_date("", iso).ok(),
            ["the", one, "of", other] | ["the", one, other] | [one, "of", other] | [one, other] => {
                day_and_month(one, other).and_then(|(day, month)| self.such(day, month, sense))
            }
            [one, other, year] => {
                day_and_month(one, other).zip(year_of(year)).and_then(|((day, month), year)| NaiveDate::from_ymd_opt(year, month, day))
            }
            _ => None,
        })
    }

    fn ahead(self, parts: &[&str]) -> Option<NaiveDate> {
        match parts {
            ["tomorrow" | "tmr" | "tmrw"] => self.days_on(1),
            ["next", "week"] => self.next_week(),
            ["next", "month"] => self.today.with_day(1)?.checked_add_months(Months::new(1)),
            ["next", name] => {
                let days = weekday(name)?.weekday().days_since(self.week_start.weekday());
                self.next_week()?.checked_add_signed(Duration::days(i64::from(days)))
            }
            ["in", number, unit] => self.on_by(number, unit, 1),
            [name] | ["this", name] => weekday(name).and_then(|day| (1..=7).filter_map(|days| self.days_on(days)).find(is(day))),
            _ => None,
        }
    }

    fn back(self, parts: &[&str]) -> Option<NaiveDate> {
        match parts {
            ["yesterday"] => self.days_on(-1),
            [number, unit, "ago"] => self.on_by(number, unit, -1),
            ["last", name] => weekday(name).and_then(|day| (1..=7).filter_map(|days| self.days_on(-days)).find(is(day))),
            [name] | ["this", name] => weekday(name).and_then(|day| (0..=6).filter_map(|days| self.days_on(-days)).find(is(day))),
            _ => None,
        }
    }

    fn days_on(self, days: i64) -> Option<NaiveDate> {
        self.today.checked_add_signed(Duration::days(days))
    }

    fn next_week(self) -> Option<NaiveDate> {
        self.days_on(7).map(|date| week_of(date, self.week_start))
    }

    /// "10 days", "a week" from today on, or back when `direction` is -1; ten years at the most.
    fn on_by(self, number: &str, unit: &str, direction: i64) -> Option<NaiveDate> {
        let number = number_of(number)?;
        match unit {
            "day" | "days" if number <= 3_650 => self.days_on(direction * i64::from(number)),
            "week" | "weeks" if number <= 520 => self.days_on(direction * 7 * i64::from(number)),
            "month" | "months" if number <= 120 && direction > 0 => self.today.checked_add_months(Months::new(number)),
            "month" | "months" if number <= 120 => self.today.checked_sub_months(Months::new(number)),
            _ => None,
        }
    }

    /// The nearest such date in a sense, today included; 29 February is that of a leap year.
    fn such(self, day: u32, month: u32, sense: Sense) -> Option<NaiveDate> {
        let year = self.today.year();
        (0..=8).find_map(|years| {
            let (year, fits): (i32, fn(&NaiveDate, &NaiveDate) -> bool) = match sense {
                Sense::Ahead => (year + years, |date, today| date >= today),
                Sense::Past => (year - years, |date, today| date <= today),
            };
            NaiveDate::from_ymd_opt(year, month, day).filter(|date| fits(date, &self.today))
        })
    }
}

fn is(day: Day) -> impl Fn(&NaiveDate) -> bool {
    move |date| Day::of(*date) == day
}

fn weekday(name: &str) -> Option<Day> {
    (name.len() >= 3).then(|| Day::ALL.iter().copied().find(|day| day.slug().starts_with(name))).flatten()
}

fn number_of(word: &str) -> Option<u32> {
    match word {
        "a" | "an" => Some(1),
        _ => match NUMBERS.iter().position(|name| *name == word) {
            Some(before) => u32::try_from(before + 1).ok(),
            None => word.parse().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit())),
        },
    }
}

/// "2026", or "26" for the same year.
fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(if word.len() == 2 { 2_000 + year } else { year })
}

/// "3 mar" or "mar 3", in numbers.
fn day_and_month(one: &str, other: &str) -> Option<(u32, u32)> {
    let read = |day: &str, month: &str| Some((day_of_month(day)?, month_number(month)?));
    read(one, other).or_else(|| read(other, one))
}

fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, ending) = word.split_at(digits);
    matches!(ending, "" | "." | "st" | "nd" | "rd" | "th").then(|| number.parse().ok()).flatten()
}

fn month_number(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let index = (word.len() >= 3).then(|| MONTHS.iter().position(|name| name.starts_with(word))).flatten()?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    fn meant(words: &str) -> String {
        parse_day("The date", words, TODAY, WeekStart::Monday).map_or_else(|error| error.to_string(), |date| date.to_string())
    }

    fn happened(words: &str) -> String {
        parse_past_day("The date", words, TODAY, WeekStart::Monday).map_or_else(|error| error.to_string(), |date| date.to_string())
    }

    #[test]
    fn words_mean_the_date_that_people_mean() {
        for (words, date) in [
            ("today", "2026-03-03"),
            ("Tomorrow", "2026-03-04"),
            ("fri", "2026-03-06"),
            ("Friday", "2026-03-06"),
            ("this fri", "2026-03-06"),
            ("tue", "2026-03-10"),
            ("next week", "2026-03-09"),
            ("next monday", "2026-03-09"),
            ("next fri", "2026-03-13"),
            ("next month", "2026-04-01"),
            ("in 10 days", "2026-03-13"),
            ("in 2 weeks", "2026-03-17"),
            ("in a week", "2026-03-10"),
            ("in two months", "2026-05-03"),
            ("3 mar", "2026-03-03"),
            ("Mar 2", "2027-03-02"),
            ("29 feb", "2028-02-29"),
            ("the 3rd of May", "2026-05-03"),
            ("1st May 2027", "2027-05-01"),
            ("1 may 27", "2027-05-01"),
            ("fri 6 mar", "2026-03-06"),
            ("Fri, March 6, 2026", "2026-03-06"),
            ("2026-03-31", "2026-03-31"),
        ] {
            assert_eq!(meant(words), date, "{words}");
        }
    }

    #[test]
    fn the_week_that_comes_begins_on_the_day_the_user_chose() {
        let sunday = |words| parse_day("The date", words, TODAY, WeekStart::Sunday).unwrap().to_string();
        assert_eq!(sunday("next week"), "2026-03-08");
        assert_eq!(sunday("next sat"), "2026-03-14");
    }

    #[test]
    fn looking_back_words_mean_the_latest_such_day() {
        for (words, date) in [
            ("today", "2026-03-03"),
            ("Yesterday", "2026-03-02"),
            ("mon", "2026-03-02"),
            ("last mon", "2026-03-02"),
            ("tue", "2026-03-03"),
            ("last tue", "2026-02-24"),
            ("fri", "2026-02-27"),
            ("3 mar", "2026-03-03"),
            ("4 mar", "2025-03-04"),
            ("29 feb", "2024-02-29"),
            ("2 days ago", "2026-03-01"),
            ("a week ago", "2026-02-24"),
            ("1 month ago", "2026-02-03"),
            ("1 may 2024", "2024-05-01"),
            ("2026-02-28", "2026-02-28"),
        ] {
            assert_eq!(happened(words), date, "{words}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_examples() {
        for words in ["", "someday", "31 feb", "mo", "in days", "fri 13", "in 99999999999 days", "2026-13-01", "mon 6 mar", "7", "3std mar"]
        {
            assert!(meant(words).contains("is no date we know"), "{words}: {}", meant(words));
            assert!(happened(words).contains("is no date we know"), "{words}: {}", happened(words));
        }
        assert!(meant("1 may 1990").contains("between 2000 and 2099"));
    }

    #[test]
    fn what_is_planned_in_words_lies_ahead() {
        for words in ["yesterday", "last mon", "2 days ago"] {
            assert_eq!(meant(words), "The date has passed. What is planned lies ahead: give today, tomorrow, fri or 3 mar.", "{words}");
        }
    }

    #[test]
    fn what_is_logged_cannot_lie_ahead() {
        for words in ["tomorrow", "next week", "in 3 days", "4 mar 2026", "2026-03-04", "2099-12-31"] {
            assert_eq!(
                happened(words),
                "The date has not come yet. What is logged has happened: give today or an earlier date.",
                "{words}"
            );
        }
    }
}
