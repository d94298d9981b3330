//! What words mean on a calendar, in one of two ways.

use chrono::{Datelike, Duration, Months, NaiveDate, NaiveDateTime};

use super::vocabulary::{Unit, day_of_month, is_figures, month, number, ordinal, unit, weekday, year};
use crate::calendar::{Day, WeekStart, week_of};

/// What words for a day mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// One civil date.
    Day(NaiveDate),
    /// More than one: "last week", "in January".
    Span,
    /// A day and a month in figures that can be read both ways: "3/12".
    EitherWay(NaiveDate, NaiveDate),
    /// A date that has another weekday than the one named with it.
    OtherWeekday(NaiveDate),
    /// The form of a date that no calendar has: "31 feb".
    NoSuchDay,
}

impl Meaning {
    pub(crate) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }
}

/// Which way words look that can look both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Ahead,
    Back,
}

/// Where and when words are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    /// The wall clock of the reader.
    pub(super) local: NaiveDateTime,
    /// What "tomorrow" means.
    pub(super) coming: NaiveDate,
    pub(super) week_start: WeekStart,
}

impl Reader {
    pub(super) fn today(self) -> NaiveDate {
        self.local.date()
    }

    /// What words mean that are in their form for comparing, without a time of day.
    pub(super) fn meaning(self, parts: &[&str], way: Way) -> Option<Meaning> {
        match parts {
            ["on" | "by", rest @ ..] if !rest.is_empty() && !matches!(rest, ["on" | "by", ..]) => {
                self.meaning(rest, way)
            }
            // "Friday 6 March", "March 6, Friday".
            [name, date @ ..] | [date @ .., name]
                if weekday(name).is_some() && self.dated(date, way).is_some() =>
            {
                Some(match self.dated(date, way)? {
                    Meaning::Day(date) if weekday(name) != Some(Day::of(date)) => Meaning::OtherWeekday(date),
                    meaning => meaning,
                })
            }
            parts => self
                .today_words(parts)
                .or_else(|| match way {
                    Way::Ahead => self.ahead(parts),
                    Way::Back => self.back(parts),
                })
                .or_else(|| self.dated(parts, way))
                .or_else(|| self.part_of_a_span(parts, way))
                .or_else(|| Self::is_span(parts, way).then_some(Meaning::Span)),
        }
    }

    fn today_words(self, parts: &[&str]) -> Option<Meaning> {
        match parts {
            ["today" | "tonight"] | ["this", "morning" | "afternoon" | "evening" | "noon" | "lunchtime"] => {
                Some(Meaning::Day(self.today()))
            }
            _ => None,
        }
    }

    fn ahead(self, parts: &[&str]) -> Option<Meaning> {
        let date = match parts {
            ["tomorrow" | "tmr" | "tmrw" | "tomorow" | "tommorow" | "tommorrow"] => Some(self.coming),
            ["the", rest @ ..] | rest if matches!(rest, ["day", "after", "tomorrow"]) => {
                self.coming.succ_opt()
            }
            ["next", "week"] => self.next_week(),
            ["next", "month"] => first_of_month(self.today())?.checked_add_months(Months::new(1)),
            ["next", "quarter"] => first_of_quarter(self.today())?.checked_add_months(Months::new(3)),
            ["next", "year"] => NaiveDate::from_ymd_opt(self.today().year() + 1, 1, 1),
            ["weekend"] | ["this" | "the" | "coming", "weekend"] | ["this", "coming", "weekend"] => {
                self.weekday_ahead(Day::Saturday)
            }
            ["next", "weekend"] => self.in_next_week(Day::Saturday),
            ["next", name] => self.in_next_week(weekday(name)?),
            [name, "next", "week"]
            | ["next", "week", name]
            | ["next", "week", "on", name]
            | [name, "of", "next", "week"] => self.in_next_week(weekday(name)?),
            [name, "week"] | ["a", "week", "on", name] => {
                self.named_ahead(name)?.checked_add_signed(Duration::weeks(1))
            }
            ["in", length @ ..] => self.on_by(self.today(), length, 1),
            [length @ .., "from", "now" | "today"] => self.on_by(self.today(), length, 1),
            [length @ .., "from", name] => self.on_by(self.named_ahead(name)?, length, 1),
            ["coming" | "this", name] | ["this", "coming", name] | [name] => {
                self.weekday_ahead(weekday(name)?)
            }
            _ => None,
        };
        date.map(Meaning::Day)
    }

    fn back(self, parts: &[&str]) -> Option<Meaning> {
        let date = match parts {
            ["yesterday"] | ["last", "night" | "evening"] => self.today().pred_opt(),
            ["the", rest @ ..] | rest if matches!(rest, ["day", "before", "yesterday"]) => self.days_on(-2),
            ["now"] | ["just", "now"] | ["earlier", "today"] => Some(self.today()),
            [length @ .., "ago"] | [length @ .., "ago", "today"] => self.on_by(self.today(), length, -1),
            ["last", name] | [name, "last"] => self.weekday_back(weekday(name)?, 1),
            [name, "last", "week"]
            | ["last", "week", name]
            | ["last", "week", "on", name]
            | [name, "of", "last", "week"] => self.in_week(self.days_on(-7)?, weekday(name)?),
            ["this", name] | [name] => self.weekday_back(weekday(name)?, 0),
            _ => None,
        };
        date.map(Meaning::Day)
    }

    /// A date with its day and month, or the day alone as an ordinal.
    fn dated(self, parts: &[&str], way: Way) -> Option<Meaning> {
        match parts {
            ["the", rest @ ..] if !matches!(rest, ["the", ..]) => self.dated(rest, way),
            [one] => self.in_figures(one, way).or_else(|| self.day_alone(ordinal(one)?, way)),
            [one, "of", "this", "month"] => {
                Some(found(day_in(first_of_month(self.today())?, day_of_month(one)?)))
            }
            [one, "of", "next", "month"] if way == Way::Ahead => Some(found(day_in(
                first_of_month(self.today())?.checked_add_months(Months::new(1))?,
                day_of_month(one)?,
            ))),
            [one, "of", "last", "month"] if way == Way::Back => Some(found(day_in(
                first_of_month(self.today())?.checked_sub_months(Months::new(1))?,
                day_of_month(one)?,
            ))),
            [one, "of", other] | [one, "the", other] | [one, other] => {
                let (day, month) = day_and_month(one, other)?;
                Some(self.such(day, month, way))
            }
            [one, "of", other, written] | [one, "the", other, written] | [one, other, written] => {
                let (day, month) = day_and_month(one, other)?;
                Some(found(NaiveDate::from_ymd_opt(year(written)?, month, day)))
            }
            _ => None,
        }
    }

    /// "2026-03-12", "12.3.", "12.03.2026", "24/12", "3/12".
    fn in_figures(self, word: &str, way: Way) -> Option<Meaning> {
        let sign = ['-', '.', '/'].into_iter().find(|sign| word.contains(*sign))?;
        let parts: Vec<&str> = word.split(sign).collect();
        let short = |part: &str| is_figures(part) && part.len() <= 2;
        let figure = |part: &str| part.parse::<u32>().ok();
        let dated = |day: &str, month: &str, written: Option<&str>| -> Option<Meaning> {
            let (day, month) = (figure(day)?, figure(month)?);
            Some(match written {
                Some(written) => found(NaiveDate::from_ymd_opt(year(written)?, month, day)),
                None => self.such(day, month, way),
            })
        };
        match (sign, parts.as_slice()) {
            ('-' | '/', [written, month, day])
                if written.len() == 4 && is_figures(written) && short(month) && short(day) =>
            {
                dated(day, month, Some(written))
            }
            ('.', [day, month] | [day, month, ""]) if short(day) && short(month) => dated(day, month, None),
            ('.', [day, month, written] | [day, month, written, ""])
                if short(day) && short(month) && is_figures(written) =>
            {
                dated(day, month, Some(written))
            }
            ('/', [one, other, rest @ ..]) if short(one) && short(other) && rest.len() <= 1 => {
                let written = rest.first().copied();
                match (dated(one, other, written)?, dated(other, one, written)?) {
                    (Meaning::Day(one), Meaning::Day(other)) if one != other => {
                        Some(Meaning::EitherWay(one, other))
                    }
                    (Meaning::Day(date), _) | (_, Meaning::Day(date)) => Some(Meaning::Day(date)),
                    _ => Some(Meaning::NoSuchDay),
                }
            }
            _ => None,
        }
    }

    /// "the 15th": the next or the latest one, today included.
    fn day_alone(self, day: u32, way: Way) -> Option<Meaning> {
        let first = first_of_month(self.today())?;
        if !(1..=31).contains(&day) {
            return Some(Meaning::NoSuchDay);
        }
        let date = (0..=2).find_map(|months| match way {
            Way::Ahead => day_in(first.checked_add_months(Months::new(months))?, day)
                .filter(|date| *date >= self.today()),
            Way::Back => day_in(first.checked_sub_months(Months::new(months))?, day)
                .filter(|date| *date <= self.today()),
        });
        Some(found(date))
    }

    pub(super) fn days_on(self, days: i64) -> Option<NaiveDate> {
        self.today().checked_add_signed(Duration::days(days))
    }

    fn next_week(self) -> Option<NaiveDate> {
        self.days_on(7).map(|date| week_of(date, self.week_start))
    }

    fn in_next_week(self, day: Day) -> Option<NaiveDate> {
        self.in_week(self.next_week()?, day)
    }

    fn in_week(self, date: NaiveDate, day: Day) -> Option<NaiveDate> {
        let days = day.weekday().days_since(self.week_start.weekday());
        week_of(date, self.week_start).checked_add_signed(Duration::days(i64::from(days)))
    }

    /// The next such weekday after today.
    fn weekday_ahead(self, day: Day) -> Option<NaiveDate> {
        (1..=7).filter_map(|days| self.days_on(days)).find(|date| Day::of(*date) == day)
    }

    /// The latest such weekday, at least that many days ago.
    fn weekday_back(self, day: Day, least: i64) -> Option<NaiveDate> {
        (least..least + 7).filter_map(|days| self.days_on(-days)).find(|date| Day::of(*date) == day)
    }

    fn named_ahead(self, name: &str) -> Option<NaiveDate> {
        match name {
            "tomorrow" => Some(self.coming),
            "today" => Some(self.today()),
            name => self.weekday_ahead(weekday(name)?),
        }
    }

    /// "10 days", "a week", "half a year" from a date on, or back when `way` is -1; ten years at most.
    fn on_by(self, from: NaiveDate, length: &[&str], way: i64) -> Option<NaiveDate> {
        let (number, name) = match length {
            ["half", "a", "year"] => (6, "months"),
            ["a", "couple", "of", name] | ["a", "couple", name] | ["couple", "of", name] => (2, *name),
            ["about" | "around", count, name] => (number(count)?, *name),
            [count, name] => (number(count)?, *name),
            _ => return None,
        };
        let days = |days: u32| from.checked_add_signed(Duration::days(way * i64::from(days)));
        let months = |months: u32| {
            let count = Months::new(months);
            if way < 0 { from.checked_sub_months(count) } else { from.checked_add_months(count) }
        };
        let later =
            |length: Duration| Some(self.local.checked_add_signed(length * i32::try_from(way).ok()?)?.date());
        match unit(name)? {
            Unit::Minute if number <= 1_440 => later(Duration::minutes(i64::from(number))),
            Unit::Hour if number <= 72 => later(Duration::hours(i64::from(number))),
            Unit::Day if number <= 3_650 => days(number),
            Unit::Week if number <= 520 => days(7 * number),
            Unit::Fortnight if number <= 260 => days(14 * number),
            Unit::Month if number <= 120 => months(number),
            Unit::Quarter if number <= 40 => months(3 * number),
            Unit::Year if number <= 10 => months(12 * number),
            _ => None,
        }
    }

    /// The nearest such date that way, today included; 29 February is that of a leap year.
    fn such(self, day: u32, month: u32, way: Way) -> Meaning {
        let today = self.today();
        found((0..=8).find_map(|years| {
            let (year, fits): (i32, fn(&NaiveDate, &NaiveDate) -> bool) = match way {
                Way::Ahead => (today.year() + years, |date, today| date >= today),
                Way::Back => (today.year() - years, |date, today| date <= today),
            };
            NaiveDate::from_ymd_opt(year, month, day).filter(|date| fits(date, &today))
        }))
    }
}

fn found(date: Option<NaiveDate>) -> Meaning {
    date.map_or(Meaning::NoSuchDay, Meaning::Day)
}

fn day_in(first: NaiveDate, day: u32) -> Option<NaiveDate> {
    first.with_day(day)
}

pub(super) fn first_of_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)
}

pub(super) fn first_of_quarter(date: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year(), date.month0() / 3 * 3 + 1, 1)
}

/// "3 mar" or "mar 3", in numbers.
fn day_and_month(one: &str, other: &str) -> Option<(u32, u32)> {
    let read = |day: &str, name: &str| Some((day_of_month(day)?, month(name)?));
    read(one, other).or_else(|| read(other, one))
}
