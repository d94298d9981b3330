//! The dates of feeds, as they are found and not as the standards have them: in many languages, orders and spellings.

mod pieces;
mod words;
mod zone;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};

use super::Published;
use pieces::{Piece, pieces};
use zone::Zone;

/// Longer texts are no dates, in bytes.
const DATE_MAX: usize = 150;
/// The years a post can be from; anything else is an empty value or a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// When a text says it was: as RFC 822 or ISO 8601 has it or in any common order, with names of months in many languages, in
/// seconds or milliseconds since 1970. Without a zone a time is taken as UTC. A date alone is a civil day, and so is exactly
/// midnight at zone zero. `None` for what cannot be read.
pub(super) fn parse(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() > DATE_MAX || text.is_empty() {
        return None;
    }
    since_1970(text).or_else(|| Reader::new(text).read())
}

/// Seconds or milliseconds since 1970.
fn since_1970(text: &str) -> Option<Published> {
    let whole = text.split(['.', ',']).next()?;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) || text.len() > 24 {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let at = match whole.len() {
        9 | 10 => DateTime::from_timestamp(number, 0),
        13 => DateTime::from_timestamp_millis(number),
        _ => None,
    }?;
    YEARS.contains(&at.year()).then_some(Published::Instant(at))
}

/// A date while it is read. Each thing that is found takes its pieces out.
struct Reader {
    pieces: Vec<Piece>,
    place: Option<chrono_tz::Tz>,
    half: Option<bool>,
}

/// A time of the clock as it is written.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
}

impl Reader {
    fn new(text: &str) -> Self {
        let mut text = text.to_owned();
        let place = zone::take_place(&mut text);
        let mut text = words::folded(&text);
        let half = words::take_half(&mut text);
        Self { pieces: pieces(&text), place, half }
    }

    fn read(mut self) -> Option<Published> {
        self.half = self.half.or_else(|| self.take_short_half());
        let basic = self.take_basic();
        let clock = match basic {
            Some((_, clock)) => clock,
            None => self.take_clock(),
        };
        let zone = self.take_zone(clock.is_some());
        let day = match basic {
            Some((day, _)) => day,
            None => self.day()?,
        };
        if !YEARS.contains(&day.year()) {
            return None;
        }
        let Some(Clock { hour, minute, second }) = clock else { return Some(Published::Day(day)) };
        let hour = match self.half {
            Some(second_half) if hour <= 12 => hour % 12 + if second_half { 12 } else { 0 },
            _ => hour,
        };
        // Midnight as the day's end is written 24:00.
        let (day, hour) = if hour == 24 && minute == 0 { (day.succ_opt()?, 0) } else { (day, hour) };
        let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, second.min(59))?);
        // Feeds that know only days write midnight at zone zero.
        if local.time() == NaiveTime::MIN && zone == Zone::Offset(0) {
            return Some(Published::Day(local.date()));
        }
        zone.instant(local).map(Published::Instant)
    }

    /// `am`, `PM`, `a. m.`
    fn take_short_half(&mut self) -> Option<bool> {
        let apart = |first: &Piece, second: &Piece| {
            second.is_word("m")
                && (first.is_word("a") || first.is_word("p"))
                && second.sign_before.is_none_or(|sign| sign == '.')
        };
        if let Some(at) = (1..self.pieces.len()).find(|at| apart(&self.pieces[at - 1], &self.pieces[*at])) {
            let second = self.pieces[at - 1].is_word("p");
            self.pieces.drain(at - 1..=at);
            return Some(second);
        }
        let at = (1..self.pieces.len())
            .chain(0..1)
            .find(|at| self.pieces.get(*at).is_some_and(|piece| words::half(&piece.text).is_some()))?;
        words::half(&self.pieces.remove(at).text)
    }

    /// `20260310`, `20260310T100000.5`, `20260310100000`.
    fn take_basic(&mut self) -> Option<(NaiveDate, Option<Clock>)> {
        let at = self
            .pieces
            .iter()
            .position(|piece| piece.is_number() && matches!(piece.text.len(), 8 | 12 | 14))?;
        let text = self.pieces[at].text.clone();
        let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
        let day = NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?)?;
        let mut until = at + 1;
        let mut clock = text[8..].to_owned();
        if clock.is_empty() {
            until += usize::from(self.pieces.get(until).is_some_and(|piece| piece.is_word("t")));
            if let Some(time) =
                self.pieces.get(until).filter(|piece| piece.is_number() && matches!(piece.text.len(), 4 | 6))
            {
                clock.clone_from(&time.text);
                until += 1;
            }
        }
        until += usize::from(!clock.is_empty() && self.is_fraction(until));
        self.pieces.drain(at..until);
        if !clock.is_empty() {
            self.pieces[at..].iter_mut().for_each(|piece| piece.after_clock = true);
        }
        let two = |from: usize| clock.get(from..from + 2).map_or(Some(0), |part| part.parse().ok());
        let clock = match clock.is_empty() {
            true => None,
            false => Some(Clock { hour: two(0)?, minute: two(2)?, second: two(4)? }),
        };
        Some((day, clock.or_else(|| self.take_clock())))
    }

    /// Whether a piece is the fraction of the second before it.
    fn is_fraction(&self, at: usize) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.is_number() && piece.is_close && piece.follows(&['.', ',']))
    }

    /// `10:00`, `10:00:00.5`, `11h30`, `10 Uhr`, `10時30分`, `10.30`, `3 pm`.
    fn take_clock(&mut self) -> Option<Clock> {
        let at = self.clock_at()?;
        let number = |at: usize| self.pieces.get(at).and_then(|piece| piece.number(2));
        let hour = number(at)?;
        let mut until = at + 1;
        let mut parts = [0, 0];
        for part in &mut parts {
            let unit = usize::from(
                self.pieces.get(until).is_some_and(|piece| piece.is_one_of(pieces::UNITS_OF_TIME)),
            );
            let Some(piece) = self.pieces.get(until + unit) else {
                until += unit;
                break;
            };
            let belongs = if unit == 1 { piece.sign_before.is_none() } else { piece.follows(&[':', '.']) };
            match piece.number(2).filter(|_| belongs) {
                Some(value) => {
                    *part = value;
                    until += unit + 1;
                }
                None => {
                    until += unit;
                    break;
                }
            }
        }
        until +=
            usize::from(self.pieces.get(until).is_some_and(|piece| piece.is_one_of(pieces::UNITS_OF_TIME)));
        until += usize::from(self.is_fraction(until));
        self.pieces.drain(at..until);
        Some(Clock { hour, minute: parts[0], second: parts[1] })
    }

    fn clock_at(&self) -> Option<usize> {
        let is_short = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.number(2).is_some());
        let places = || (0..self.pieces.len()).filter(|at| is_short(*at));
        let next = |at: usize| self.pieces.get(at + 1);
        let by_colon =
            places().find(|at| is_short(at + 1) && next(*at).is_some_and(|piece| piece.follows(&[':'])));
        let has_unit = |at: usize| {
            next(at).is_some_and(|piece| piece.sign_before.is_none() && piece.is_one_of(pieces::HOURS))
        };
        let by_unit = || places().find(|at| has_unit(*at) && !self.is_joined(*at));
        by_colon.or_else(by_unit).or_else(|| self.clock_by_stops()).or_else(|| {
            // An hour alone needs its half of the day, and stands last.
            self.half?;
            places().next_back().filter(|_| self.pieces.iter().filter(|piece| piece.is_number()).count() > 2)
        })
    }

    /// Whether a piece is a number joined to what is before it by a stop.
    fn is_joined(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        piece.is_number() && piece.is_close && piece.follows(&['.'])
    }

    /// `10.30` or `10.30.00`: the last group of numbers with stops, where another tells the day.
    fn clock_by_stops(&self) -> Option<usize> {
        let has_month = self.pieces.iter().any(|piece| words::month(&piece.text).is_some());
        let is_joined = |at: usize| self.is_joined(at);
        let begins = |at: &usize| {
            self.pieces[*at].number(2).is_some()
                && !is_joined(*at)
                && *at + 1 < self.pieces.len()
                && is_joined(*at + 1)
        };
        let groups: Vec<usize> = (0..self.pieces.len()).filter(begins).collect();
        let last = *groups.last()?;
        let long = (last + 1..self.pieces.len())
            .take_while(|at| is_joined(*at))
            .any(|at| self.pieces[at].number(2).is_none());
        ((groups.len() > 1 || has_month) && !long && last > 0).then_some(last)
    }

    /// What zone the text names: an offset before a name. None is UTC, and so is one no one knows.
    fn take_zone(&mut self, has_clock: bool) -> Zone {
        let is_offset = |piece: &Piece| piece.is_number() && piece.is_close && piece.follows(&['+', '-']);
        let offset = match has_clock {
            // In a day written with hyphens no number follows a gap or a letter.
            true => self
                .pieces
                .iter()
                .enumerate()
                .rposition(|(at, piece)| is_offset(piece) && self.may_be_offset(at)),
            false => None,
        };
        if let Some(at) = offset {
            let piece = &self.pieces[at];
            let minutes = self
                .pieces
                .get(at + 1)
                .filter(|next| next.is_number() && next.follows(&[':']))
                .map(|next| next.text.clone());
            let sign = if piece.follows(&['-']) { -1 } else { 1 };
            let found = zone::offset(&piece.text, minutes.as_deref()).unwrap_or(0) * sign;
            self.pieces.drain(at..=at + usize::from(minutes.is_some()));
            return Zone::Offset(found);
        }
        if let Some(place) = self.place {
            return Zone::Place(place);
        }
        self.pieces.iter().find_map(|piece| zone::named(&piece.text)).unwrap_or(Zone::Offset(0))
    }

    /// Whether a number after a sign can be an offset: it comes after the clock, which has been taken out.
    fn may_be_offset(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let after_word =
            at > 0 && !self.pieces[at - 1].is_number() && words::month(&self.pieces[at - 1].text).is_none();
        piece.after_clock || piece.follows(&['+']) || after_word
    }

    fn day(&self) -> Option<NaiveDate> {
        if let Some(day) = self.day_by_units() {
            return Some(day);
        }
        let numbers: Vec<&Piece> = self.pieces.iter().filter(|piece| piece.is_number()).collect();
        match self.month() {
            Some(month) => by_month(month, &numbers),
            None => self.by_numbers(&numbers),
        }
    }

    /// `2026年3月10日`.
    fn day_by_units(&self) -> Option<NaiveDate> {
        let before = |units: &str| {
            let at = self.pieces.iter().position(|piece| piece.is_one_of(units))?;
            self.pieces[..at].last().filter(|piece| piece.is_number())?.text.parse::<u32>().ok()
        };
        NaiveDate::from_ymd_opt(
            i32::try_from(before("年 년")?).ok()?,
            before("月 월")?,
            before("日 号 號 일")?,
        )
    }

    /// The month named. A word that can be a weekday too, such as the Spanish `mar`, is one where another word is the month.
    fn month(&self) -> Option<u32> {
        let named: Vec<(u32, bool)> = self
            .pieces
            .iter()
            .filter_map(|piece| {
                words::month(&piece.text).map(|month| (month, words::weekday(&piece.text).is_some()))
            })
            .collect();
        let certain = named.iter().find(|(_, may_be_weekday)| !may_be_weekday);
        certain.or(named.last()).map(|(month, _)| *month)
    }

    fn by_numbers(&self, numbers: &[&Piece]) -> Option<NaiveDate> {
        let value = |at: usize| numbers.get(at).and_then(|piece| piece.text.parse::<u32>().ok());
        let of = |year: Option<i32>, month: Option<u32>, day: Option<u32>| {
            NaiveDate::from_ymd_opt(year?, month?, day?)
        };
        let first = numbers.first()?;
        // A sign before a year makes it another one.
        if first.text.len() == 4 && first.sign_before.is_none() {
            return match numbers.len() {
                1 if self.pieces.len() == 1 => of(year(first), Some(1), Some(1)),
                2 if self.pieces.len() == 2 => of(year(first), value(1), Some(1)),
                3 => of(year(first), value(1), value(2)),
                _ => None,
            };
        }
        if numbers.len() != 3
            || numbers[..2].iter().any(|piece| piece.text.len() > 2)
            || !matches!(numbers[2].text.len(), 2 | 4)
        {
            return None;
        }
        let year = year(numbers[2]);
        let (day_first, month_first) = (of(year, value(1), value(0)), of(year, value(0), value(1)));
        let weekday = self.pieces.iter().find_map(|piece| words::weekday(&piece.text));
        let is_on = |day: &NaiveDate| weekday == Some(day.weekday().number_from_monday());
        // With slashes the twelve-hour clock tells America from the rest, where nothing else does.
        let american = numbers[1].follows(&['/']) && self.half.is_some();
        let ordered = if american { [month_first, day_first] } else { [day_first, month_first] };
        let both = ordered.into_iter().flatten();
        both.clone().find(is_on).or_else(|| both.into_iter().next())
    }
}

/// The day of a month that is named: of the other numbers the year is the longer or the later one.
fn by_month(month: u32, numbers: &[&Piece]) -> Option<NaiveDate> {
    let [one, other] = *numbers else { return None };
    let (day, year_of) = if one.text.len() > 2 { (other, one) } else { (one, other) };
    NaiveDate::from_ymd_opt(year(year_of)?, month, day.number(2)?)
}

/// RFC 2822: two digits below 50 are this century, others the last one, three digits count from 1900.
fn year(piece: &Piece) -> Option<i32> {
    let year: i32 = piece.text.parse().ok()?;
    Some(match (piece.text.len(), year) {
        (2, 0..=49) => year + 2000,
        (2 | 3, _) => year + 1900,
        _ => year,
    })
}

#[cfg(test)]
mod tests;
