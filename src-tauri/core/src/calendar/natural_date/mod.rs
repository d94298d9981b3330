//! Dates and times as people say them: "fri", "next week", "3 mar", "in 10 days", "2026-03-31"; looking back "yesterday",
//! "mon", "2 days ago"; "9am", "half past nine".
//!
//! One grammar read in two directions: what is planned is in the future, what is logged has happened. It knows words and the
//! calendar; what the date is for is the caller's. Every command and field that takes a day or a time reads it here.

mod clock_words;
mod ending;
mod grammar;
mod hour_words;
mod in_words;
mod moment;
mod reading;
mod span;
#[cfg(test)]
mod tests;
mod vocabulary;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::Deserialize;

use crate::calendar::{Day, Now, WeekStart, check_date};
use crate::error::{Error, Result};
use grammar::{Reader, Way};
use hour_words::hour_words;
use vocabulary::words_of;

pub(crate) use ending::{Ending, words_with_places};
pub(crate) use grammar::Meaning;
pub(crate) use in_words::{days_in_words, instant_in_words};
pub use moment::parse_moment;
pub use reading::{DayRead, TimeRead, read_time};
pub(crate) use vocabulary::MONTHS;

/// Until this hour of the night "tomorrow" means the morning that comes.
const NIGHT_ENDS: u32 = 4;

const NO_TIME: &str = "Enter a time, like 09:00, 9am or half past nine.";

/// Which way the words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DayDirection"))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// What is planned: "fri" is the next Friday, and "yesterday" is refused.
    Future,
    /// What has happened: "fri" is the latest Friday, and "tomorrow" is refused.
    Past,
    /// What is planned and may have begun: "fri" is the next Friday, "yesterday" is understood.
    MostlyFuture,
    /// What is looked back on and may end later: "fri" is the latest Friday, "tomorrow" is understood.
    MostlyPast,
}

impl Direction {
    /// The ways in which words are read; the first that understands them wins.
    fn ways(self) -> &'static [Way] {
        match self {
            Self::Future => &[Way::Ahead],
            Self::Past => &[Way::Back],
            Self::MostlyFuture => &[Way::Ahead, Way::Back],
            Self::MostlyPast => &[Way::Back, Way::Ahead],
        }
    }

    /// Examples for someone whose words were not understood.
    fn examples(self) -> &'static str {
        match self {
            Self::Future | Self::MostlyFuture => "Try 3 mar, fri, tomorrow or in 10 days.",
            Self::Past | Self::MostlyPast => "Try 3 mar, mon, yesterday or 2 days ago.",
        }
    }
}

/// The civil date that "tomorrow" means: until four in the morning the day that is about to begin for someone who is still
/// up, from then on the next one.
#[must_use]
pub fn coming_day(now: &Now) -> NaiveDate {
    let local = now.local();
    if local.hour() < NIGHT_ENDS { local.date() } else { local.date().succ_opt().unwrap_or(local.date()) }
}

/// Where and when words for days are read: the reader's wall clock and the day their week begins on.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    reader: Reader,
}

/// How the words of a field are understood.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Understood {
    /// A civil date, and the words for a time that stood with it.
    Day {
        date: NaiveDate,
        hour: Option<String>,
    },
    /// A date that lies on the wrong side of today.
    OtherWay,
    /// The form of a date, and none.
    NotOne(Meaning),
    Nothing,
}

impl Calendar {
    /// The calendar of someone at `now`, which is in their zone.
    #[must_use]
    pub fn new(now: &Now, week_start: WeekStart) -> Self {
        Self { reader: Reader { local: now.local(), coming: coming_day(now), week_start } }
    }

    /// The calendar at noon of a civil date.
    #[must_use]
    pub fn on(today: NaiveDate, week_start: WeekStart) -> Self {
        let noon = today.and_hms_opt(12, 0, 0).unwrap_or_default();
        Self { reader: Reader { local: noon, coming: today.succ_opt().unwrap_or(today), week_start } }
    }

    /// The civil date on which words are read.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.reader.today()
    }

    /// The civil date that words mean. Looking ahead, a weekday is the next one of that name, today not included; "next
    /// week" is the week's first day; a day and month without a year is the next such date, today included. Looking back, a
    /// weekday is the latest one, today included, and with "last" today not included.
    ///
    /// # Errors
    /// [`Error::Invalid`] that says why the words mean no such date, with examples.
    pub fn day(self, words: &str, direction: Direction) -> Result<NaiveDate> {
        match self.understood(words, direction) {
            Understood::Day { date, hour } => match hour {
                Some(hour) if matches!(direction, Direction::Future | Direction::MostlyFuture) => {
                    Err(Error::invalid(format!("Only the day is kept. Leave out “{hour}”.")))
                }
                _ => check_date(date),
            },
            other => Err(Error::invalid(self.complaint(&other, words, direction))),
        }
    }

    fn understood(self, words: &str, direction: Direction) -> Understood {
        let words = words_of(words);
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        let ways = direction.ways();
        let read = |way: Way| {
            self.reader.meaning(&parts, way).map(|meaning| (meaning, 0)).or_else(|| {
                let hour = hour_words(&parts);
                let meaning = self.reader.meaning(&parts[..parts.len() - hour], way)?;
                Some((meaning, hour))
            })
        };
        let all: Vec<(Meaning, usize)> = ways.iter().filter_map(|way| read(*way)).collect();
        let day = all.iter().find(|(meaning, _)| meaning.day().is_some()).or(all.first());
        match day {
            Some((Meaning::Day(date), _)) if direction == Direction::Past && *date > self.today() => {
                Understood::OtherWay
            }
            Some((Meaning::Day(date), hour)) => {
                let hour = (*hour > 0).then(|| parts[parts.len() - hour..].join(" "));
                Understood::Day { date: *date, hour }
            }
            Some((meaning, _)) => Understood::NotOne(*meaning),
            None => match [Way::Ahead, Way::Back].into_iter().find_map(read) {
                Some((Meaning::Day(_), _)) => Understood::OtherWay,
                Some((meaning, _)) => Understood::NotOne(meaning),
                None => Understood::Nothing,
            },
        }
    }

    /// Why words that stand in a line and have the form of a day mean none that can be kept.
    pub(crate) fn why_no_day(self, meaning: Meaning, words: &str, direction: Direction) -> String {
        self.complaint(&Understood::NotOne(meaning), words, direction)
    }

    /// Why words mean no date, and what to write.
    fn complaint(self, understood: &Understood, words: &str, direction: Direction) -> String {
        let words = quoted(words);
        let day = |date: &NaiveDate| spoken_day(*date, self.today());
        match understood {
            _ if words.is_empty() => format!("Enter a date. {}", direction.examples()),
            Understood::OtherWay if direction == Direction::Past => {
                "That date is in the future. Choose today or earlier.".to_owned()
            }
            Understood::OtherWay => "That date has passed. Try today, tomorrow, fri or 3 mar.".to_owned(),
            Understood::NotOne(Meaning::EitherWay(one, other)) => {
                format!("{words} can be {} or {}. Write the month as a word.", day(one), day(other))
            }
            Understood::NotOne(Meaning::OtherWeekday(date)) => {
                format!(
                    "{words} isn’t a date: {} is a {}. Choose one of the two.",
                    day(date),
                    date.format("%A")
                )
            }
            Understood::NotOne(Meaning::Span) => format!("{words} isn’t one day. {}", direction.examples()),
            _ => format!("{words} isn’t a date. {}", direction.examples()),
        }
    }
}

/// The day of the week that a word names: "mon", "Mondays".
///
/// # Errors
/// [`Error::Invalid`] with examples.
pub fn parse_weekday(words: &str) -> Result<Day> {
    let named = match words_of(words).as_slice() {
        [name] => vocabulary::weekday(name).or_else(|| vocabulary::weekday(name.strip_suffix('s')?)),
        _ => None,
    };
    named.ok_or_else(|| {
        Error::invalid(format!("{} isn’t a day of the week. Write mon or Monday.", quoted(words)))
    })
}

/// The time of day that words mean.
///
/// # Errors
/// [`Error::Invalid`] with examples.
pub fn parse_time(words: &str) -> Result<NaiveTime> {
    clock_words::time_of_day(words).ok_or_else(|| Error::invalid(NO_TIME))
}

/// A date as people say it: "Friday 6 March", with the year when it is not this one.
#[must_use]
pub fn in_words(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    date.format(form).to_string()
}

/// A date in words without its weekday, e.g. `3 March`.
pub(crate) fn spoken_day(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
    date.format(form).to_string()
}

/// Words in quotation marks for an error, the first of them when they are many.
fn quoted(words: &str) -> String {
    const MOST: usize = 60;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        _ if words.is_empty() => words,
        Some((at, _)) => format!("“{}…”", &words[..at]),
        None => format!("“{words}”"),
    }
}
