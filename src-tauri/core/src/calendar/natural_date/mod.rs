//! Dates and times as people say them: "fri", "next week", "3 mar", "in 10 days", "2026-03-31"; looking back "yesterday",
//! "mon", "2 days ago"; "9am", "half past nine".
//!
//! One grammar read in two senses: what is planned is in the future, what is logged has happened. It knows words and the
//! calendar; what the date is for is the caller's. Every command and field that takes a day or a time reads it here.

mod clock_words;
mod ending;
mod grammar;
mod in_words;
mod moment;
mod reading;
mod vocabulary;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::Deserialize;

use crate::calendar::{Day, Now, WeekStart, check_date};
use crate::error::{Error, Result};
use grammar::{Direction, Reader, hour_words};
use vocabulary::words_of;

pub(crate) use ending::{Ending, words_with_places};
pub(crate) use grammar::Meaning;
pub(crate) use in_words::{days_in_words, instant_in_words};
pub use moment::parse_moment;
pub use reading::{DayRead, TimeRead, read_time};

/// Until this hour of the night "tomorrow" means the morning that comes.
const NIGHT_ENDS: u32 = 4;

const NO_TIME: &str = "Enter a time, like 09:00, 9am or half past nine.";

/// Which way the words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DaySense"))]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// What is planned: "fri" is the next Friday, and "yesterday" is refused.
    Ahead,
    /// What has happened: "fri" is the latest Friday, and "tomorrow" is refused.
    Past,
    /// What is planned and may have begun: "fri" is the next Friday, "yesterday" is understood.
    MostlyAhead,
    /// What is looked back on and may end later: "fri" is the latest Friday, "tomorrow" is understood.
    MostlyPast,
}

impl Sense {
    /// The directions in which words are read, the first that understands them wins.
    fn directions(self) -> &'static [Direction] {
        match self {
            Self::Ahead => &[Direction::Ahead],
            Self::Past => &[Direction::Back],
            Self::MostlyAhead => &[Direction::Ahead, Direction::Back],
            Self::MostlyPast => &[Direction::Back, Direction::Ahead],
        }
    }

    /// Examples for someone whose words were not understood.
    fn examples(self) -> &'static str {
        match self {
            Self::Ahead | Self::MostlyAhead => "Try 3 mar, fri, tomorrow or in 10 days.",
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
    pub fn day(self, words: &str, sense: Sense) -> Result<NaiveDate> {
        match self.understood(words, sense) {
            Understood::Day { date, hour } => match hour {
                Some(hour) if matches!(sense, Sense::Ahead | Sense::MostlyAhead) => {
                    Err(Error::invalid(format!("Only the day is kept. Leave out “{hour}”.")))
                }
                _ => check_date(date),
            },
            other => Err(Error::invalid(self.complaint(&other, words, sense))),
        }
    }

    fn understood(self, words: &str, sense: Sense) -> Understood {
        let words = words_of(words);
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        let directions = sense.directions();
        let read = |direction: Direction| {
            self.reader.meaning(&parts, direction).map(|meaning| (meaning, 0)).or_else(|| {
                let hour = hour_words(&parts);
                let meaning = self.reader.meaning(&parts[..parts.len() - hour], direction)?;
                Some((meaning, hour))
            })
        };
        let all: Vec<(Meaning, usize)> = directions.iter().filter_map(|direction| read(*direction)).collect();
        let day = all.iter().find(|(meaning, _)| meaning.day().is_some()).or(all.first());
        match day {
            Some((Meaning::Day(date), _)) if sense == Sense::Past && *date > self.today() => {
                Understood::OtherWay
            }
            Some((Meaning::Day(date), hour)) => {
                let hour = (*hour > 0).then(|| parts[parts.len() - hour..].join(" "));
                Understood::Day { date: *date, hour }
            }
            Some((meaning, _)) => Understood::NotOne(*meaning),
            None => match [Direction::Ahead, Direction::Back].into_iter().find_map(read) {
                Some((Meaning::Day(_), _)) => Understood::OtherWay,
                Some((meaning, _)) => Understood::NotOne(meaning),
                None => Understood::Nothing,
            },
        }
    }

    /// Why words that stand in a line and have the form of a day mean none that can be kept.
    pub(crate) fn why_no_day(self, meaning: Meaning, words: &str, sense: Sense) -> String {
        self.complaint(&Understood::NotOne(meaning), words, sense)
    }

    /// Why words mean no date, and what to write.
    fn complaint(self, understood: &Understood, words: &str, sense: Sense) -> String {
        let words = quoted(words);
        let day = |date: &NaiveDate| spoken_day(*date, self.today());
        match understood {
            _ if words.is_empty() => format!("Enter a date. {}", sense.examples()),
            Understood::OtherWay if sense == Sense::Past => {
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
            Understood::NotOne(Meaning::Span) => format!("{words} isn’t one day. {}", sense.examples()),
            _ => format!("{words} isn’t a date. {}", sense.examples()),
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
pub fn spoken(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    date.format(form).to_string()
}

/// A date in words without its weekday, e.g. `3 March`.
fn spoken_day(date: NaiveDate, today: NaiveDate) -> String {
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

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono_tz::Europe::Berlin;

    use super::*;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    fn read(words: &str, sense: Sense) -> String {
        Calendar::on(TODAY, WeekStart::Monday)
            .day(words, sense)
            .map_or_else(|error| error.to_string(), |date| date.to_string())
    }

    fn meant(words: &str) -> String {
        read(words, Sense::Ahead)
    }

    fn happened(words: &str) -> String {
        read(words, Sense::Past)
    }

    #[test]
    fn words_mean_the_date_that_people_mean() {
        for (words, date) in [
            ("today", "2026-03-03"),
            ("tonight", "2026-03-03"),
            ("Tomorrow", "2026-03-04"),
            ("tomorrow!", "2026-03-04"),
            ("(tomorrow)", "2026-03-04"),
            ("the day after tomorrow", "2026-03-05"),
            ("fri", "2026-03-06"),
            ("Friday", "2026-03-06"),
            ("on Friday", "2026-03-06"),
            ("this fri", "2026-03-06"),
            ("tue", "2026-03-10"),
            ("friday week", "2026-03-13"),
            ("a week on friday", "2026-03-13"),
            ("two weeks from monday", "2026-03-23"),
            ("next week", "2026-03-09"),
            ("next monday", "2026-03-09"),
            ("monday next week", "2026-03-09"),
            ("next fri", "2026-03-13"),
            ("this weekend", "2026-03-07"),
            ("next month", "2026-04-01"),
            ("next quarter", "2026-04-01"),
            ("next year", "2027-01-01"),
            ("end of month", "2026-03-31"),
            ("the end of the month", "2026-03-31"),
            ("end of next month", "2026-04-30"),
            ("end of the week", "2026-03-08"),
            ("end of the quarter", "2026-03-31"),
            ("end of the year", "2026-12-31"),
            ("start of april", "2026-04-01"),
            ("beginning of next quarter", "2026-04-01"),
            ("mid april", "2026-04-15"),
            ("end of february", "2027-02-28"),
            ("in 10 days", "2026-03-13"),
            ("in ten days", "2026-03-13"),
            ("10 days from now", "2026-03-13"),
            ("in twenty one days", "2026-03-24"),
            ("in 2 weeks", "2026-03-17"),
            ("in a week", "2026-03-10"),
            ("in a fortnight", "2026-03-17"),
            ("in a couple of weeks", "2026-03-17"),
            ("in a month", "2026-04-03"),
            ("in two months", "2026-05-03"),
            ("in half a year", "2026-09-03"),
            ("in 20 hours", "2026-03-04"),
            ("3 mar", "2026-03-03"),
            ("3mar", "2026-03-03"),
            ("3 dec", "2026-12-03"),
            ("Mar 2", "2027-03-02"),
            ("29 feb", "2028-02-29"),
            ("the 3rd of May", "2026-05-03"),
            ("the third of May", "2026-05-03"),
            ("May the 3rd", "2026-05-03"),
            ("twenty-first of june", "2026-06-21"),
            ("the 15th", "2026-03-15"),
            ("the 1st", "2026-04-01"),
            ("1st May 2027", "2027-05-01"),
            ("1 may 27", "2027-05-01"),
            ("fri 6 mar", "2026-03-06"),
            ("6 march, friday", "2026-03-06"),
            ("Fri, March 6, 2026", "2026-03-06"),
            ("2026-03-31", "2026-03-31"),
            ("2026/3/31", "2026-03-31"),
            ("12.3.", "2026-03-12"),
            ("12.03.2027", "2027-03-12"),
            ("24/12", "2026-12-24"),
            ("12/24/2026", "2026-12-24"),
            ("4/4", "2026-04-04"),
        ] {
            assert_eq!(meant(words), date, "{words}");
        }
    }

    #[test]
    fn the_week_that_comes_begins_on_the_day_the_user_chose() {
        let sunday =
            |words| Calendar::on(TODAY, WeekStart::Sunday).day(words, Sense::Ahead).unwrap().to_string();
        assert_eq!(sunday("next week"), "2026-03-08");
        assert_eq!(sunday("next sat"), "2026-03-14");
        assert_eq!(sunday("end of the week"), "2026-03-07");
    }

    #[test]
    fn looking_back_words_mean_the_latest_such_day() {
        for (words, date) in [
            ("today", "2026-03-03"),
            ("this morning", "2026-03-03"),
            ("earlier today", "2026-03-03"),
            ("2 hours ago", "2026-03-03"),
            ("15 hours ago", "2026-03-02"),
            ("Yesterday", "2026-03-02"),
            ("yesterday morning", "2026-03-02"),
            ("yesterday at 9", "2026-03-02"),
            ("last night", "2026-03-02"),
            ("the day before yesterday", "2026-03-01"),
            ("mon", "2026-03-02"),
            ("monday evening", "2026-03-02"),
            ("last mon", "2026-03-02"),
            ("monday last week", "2026-02-23"),
            ("tue", "2026-03-03"),
            ("last tue", "2026-02-24"),
            ("fri", "2026-02-27"),
            ("3 mar", "2026-03-03"),
            ("4 mar", "2025-03-04"),
            ("the 4th", "2026-02-04"),
            ("29 feb", "2024-02-29"),
            ("2 days ago", "2026-03-01"),
            ("a couple of days ago", "2026-03-01"),
            ("a week ago", "2026-02-24"),
            ("a week ago today", "2026-02-24"),
            ("a fortnight ago", "2026-02-17"),
            ("1 month ago", "2026-02-03"),
            ("end of last month", "2026-02-28"),
            ("1 may 2024", "2024-05-01"),
            ("2026-02-28", "2026-02-28"),
        ] {
            assert_eq!(happened(words), date, "{words}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_in_words_with_examples() {
        for words in [
            "someday",
            "31 feb",
            "mo",
            "in days",
            "fri 13",
            "in 99999999999 days",
            "2026-13-01",
            "7",
            "3std mar",
            "40.3.",
        ] {
            assert_eq!(
                meant(words),
                format!("“{words}” isn’t a date. Try 3 mar, fri, tomorrow or in 10 days.")
            );
            assert_eq!(
                happened(words),
                format!("“{words}” isn’t a date. Try 3 mar, mon, yesterday or 2 days ago.")
            );
        }
        assert_eq!(meant(" "), "Enter a date. Try 3 mar, fri, tomorrow or in 10 days.");
        assert_eq!(meant("1 may 1990"), "Choose a year from 2000 to 2099.");
        assert!(meant(&"long ".repeat(100)).chars().count() < 130);
    }

    #[test]
    fn what_can_be_two_dates_is_never_guessed() {
        assert_eq!(meant("3/12"), "“3/12” can be 3 December or 12 March. Write the month as a word.");
        assert_eq!(
            meant("3/12/2027"),
            "“3/12/2027” can be 3 December 2027 or 12 March 2027. Write the month as a word."
        );
        assert_eq!(
            meant("mon 6 mar"),
            "“mon 6 mar” isn’t a date: 6 March is a Friday. Choose one of the two."
        );
    }

    #[test]
    fn a_weekday_is_known_by_three_letters() {
        for (word, day) in [
            ("mon", Day::Monday),
            ("Tues", Day::Tuesday),
            ("Wednesdays", Day::Wednesday),
            ("fri.", Day::Friday),
        ] {
            assert_eq!(parse_weekday(word).unwrap(), day, "{word}");
        }
        for word in ["", "m", "someday", "mon tue"] {
            assert!(
                parse_weekday(word).unwrap_err().to_string().contains("isn’t a day of the week"),
                "{word}"
            );
        }
    }

    #[test]
    fn a_span_is_no_day() {
        for words in [
            "last week",
            "last month",
            "the other day",
            "in January",
            "a few days ago",
            "the last 3 weeks",
            "last summer",
            "last weekend",
        ] {
            assert_eq!(
                happened(words),
                format!("“{words}” isn’t one day. Try 3 mar, mon, yesterday or 2 days ago.")
            );
        }
        for words in ["this week", "in April", "april 2026", "next summer", "in a few weeks"] {
            assert_eq!(
                meant(words),
                format!("“{words}” isn’t one day. Try 3 mar, fri, tomorrow or in 10 days.")
            );
        }
    }

    #[test]
    fn what_is_planned_in_words_lies_ahead_and_what_is_logged_does_not() {
        for words in ["yesterday", "last mon", "2 days ago", "last night"] {
            assert_eq!(meant(words), "That date has passed. Try today, tomorrow, fri or 3 mar.", "{words}");
        }
        for words in ["tomorrow", "next week", "in 3 days", "4 mar 2026", "2026-03-04", "2099-12-31"] {
            assert_eq!(happened(words), "That date is in the future. Choose today or earlier.", "{words}");
        }
    }

    #[test]
    fn a_mostly_open_sense_reads_the_other_way_what_it_cannot_read_its_own() {
        for (words, ahead, back) in [
            ("fri", "2026-03-06", "2026-02-27"),
            ("yesterday", "2026-03-02", "2026-03-02"),
            ("next fri", "2026-03-13", "2026-03-13"),
            ("1 mar", "2027-03-01", "2026-03-01"),
            ("2026-03-20", "2026-03-20", "2026-03-20"),
        ] {
            assert_eq!(read(words, Sense::MostlyAhead), ahead, "{words}");
            assert_eq!(read(words, Sense::MostlyPast), back, "{words}");
        }
    }

    #[test]
    fn a_time_beside_a_planned_day_is_never_dropped_in_silence() {
        for (words, hour) in [
            ("tomorrow 9am", "9am"),
            ("fri at 10", "at 10"),
            ("fri 13:00", "13:00"),
            ("friday evening", "evening"),
        ] {
            assert_eq!(meant(words), format!("Only the day is kept. Leave out “{hour}”."));
            let read = Calendar::on(TODAY, WeekStart::Monday).read(words, Sense::Ahead);
            assert_eq!((read.date, read.said), (None, meant(words)));
        }
    }

    #[test]
    fn at_night_tomorrow_is_the_morning_that_comes() {
        let at = |hour, minute| {
            Now::new(Berlin.with_ymd_and_hms(2026, 3, 10, hour, minute, 0).unwrap().to_utc(), Berlin)
        };
        for (hour, minute, tomorrow, after) in [
            (0, 0, "2026-03-10", "2026-03-11"),
            (3, 59, "2026-03-10", "2026-03-11"),
            (4, 0, "2026-03-11", "2026-03-12"),
            (23, 59, "2026-03-11", "2026-03-12"),
        ] {
            let calendar = Calendar::new(&at(hour, minute), WeekStart::Monday);
            assert_eq!(coming_day(&at(hour, minute)).to_string(), tomorrow);
            assert_eq!(
                calendar.day("tomorrow", Sense::Ahead).unwrap().to_string(),
                tomorrow,
                "{hour}:{minute}"
            );
            assert_eq!(
                calendar.day("the day after tomorrow", Sense::Ahead).unwrap().to_string(),
                after,
                "{hour}:{minute}"
            );
            assert_eq!(
                calendar.day("in 1 day", Sense::Ahead).unwrap().to_string(),
                "2026-03-11",
                "days are counted on the calendar"
            );
        }
    }
}
