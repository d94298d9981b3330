//! Words that mean more days than one: a week, a month, a part of it.

use chrono::{Datelike, Duration, Months, NaiveDate};

use super::grammar::{Meaning, Reader, Way, first_of_month, first_of_quarter};
use super::vocabulary::{Unit, month, number, unit, year};
use crate::calendar::week_of;

impl Reader {
    /// "end of the month", "start of next week", "mid march".
    pub(super) fn part_of_a_span(self, parts: &[&str], way: Way) -> Option<Meaning> {
        let (part, whole) = match parts {
            [
                part @ ("end" | "start" | "beginning" | "middle"),
                "of",
                "the" | "this",
                whole @ ("week" | "month" | "quarter" | "year"),
            ] => (*part, vec!["this", *whole]),
            ["the", part @ ("end" | "start" | "beginning" | "middle"), "of", "the" | "this", whole] => {
                (*part, vec!["this", *whole])
            }
            [
                part @ ("end" | "start" | "beginning" | "middle"),
                "of",
                whole @ ("week" | "month" | "quarter" | "year"),
            ] => (*part, vec!["this", *whole]),
            [part @ ("end" | "start" | "beginning" | "middle"), "of", whole @ ..] => (*part, whole.to_vec()),
            ["the", part @ ("end" | "start" | "beginning" | "middle"), "of", whole @ ..] => {
                (*part, whole.to_vec())
            }
            ["mid", whole @ ..] => ("middle", whole.to_vec()),
            [word] => ("middle", vec![word.strip_prefix("mid-").filter(|whole| month(whole).is_some())?]),
            _ => return None,
        };
        let (first, last) = self.span_of(&whole, way)?;
        Some(Meaning::Day(match part {
            "end" => last,
            "middle" => first.checked_add_signed((last - first) / 2)?,
            _ => first,
        }))
    }

    /// The first and the last day of a week, month, quarter or year that words name.
    fn span_of(self, parts: &[&str], way: Way) -> Option<(NaiveDate, NaiveDate)> {
        let today = self.today();
        let steps: i32 = match (parts.first()?, way) {
            (&"this", _) => 0,
            (&"next", Way::Ahead) => 1,
            (&"last", Way::Back) => -1,
            _ => 0,
        };
        let months_on = |first: NaiveDate, months: i32| {
            let count = Months::new(months.unsigned_abs());
            if months < 0 { first.checked_sub_months(count) } else { first.checked_add_months(count) }
        };
        let (first, after) = match parts {
            ["this" | "next" | "last", "week"] => {
                let first = week_of(self.days_on(7 * i64::from(steps))?, self.week_start);
                (first, first.checked_add_signed(Duration::weeks(1))?)
            }
            ["this" | "next" | "last", "month"] => {
                let first = months_on(first_of_month(today)?, steps)?;
                (first, months_on(first, 1)?)
            }
            ["this" | "next" | "last", "quarter"] => {
                let first = months_on(first_of_quarter(today)?, 3 * steps)?;
                (first, months_on(first, 3)?)
            }
            ["this" | "next" | "last", "year"] => {
                let first = NaiveDate::from_ymd_opt(today.year() + steps, 1, 1)?;
                (first, months_on(first, 12)?)
            }
            [name] => {
                let month = month(name)?;
                let first = match way {
                    // The month that has not ended yet.
                    Way::Ahead if month >= today.month() => NaiveDate::from_ymd_opt(today.year(), month, 1),
                    Way::Ahead => NaiveDate::from_ymd_opt(today.year() + 1, month, 1),
                    Way::Back if month <= today.month() => NaiveDate::from_ymd_opt(today.year(), month, 1),
                    Way::Back => NaiveDate::from_ymd_opt(today.year() - 1, month, 1),
                }?;
                (first, months_on(first, 1)?)
            }
            [name, written] => {
                let first = NaiveDate::from_ymd_opt(year(written)?, month(name)?, 1)?;
                (first, months_on(first, 1)?)
            }
            _ => return None,
        };
        Some((first, after.pred_opt()?))
    }

    /// Words that mean more days than one.
    pub(super) fn is_span(parts: &[&str], way: Way) -> bool {
        let names_a_span = |word: &str| {
            matches!(
                unit(word),
                Some(Unit::Week | Unit::Fortnight | Unit::Month | Unit::Quarter | Unit::Year)
            ) || matches!(
                word,
                "weekend" | "spring" | "summer" | "autumn" | "fall" | "winter" | "term" | "sprint"
            )
        };
        let some = |word: &str| matches!(word, "few" | "several" | "some" | "many");
        match parts {
            ["in", "a", few, word] | ["in", few, word] if way == Way::Ahead && some(few) => {
                unit(word).is_some()
            }
            ["in" | "during" | "over" | "early" | "late", rest @ ..]
                if !matches!(rest, ["in" | "during" | "over", ..]) =>
            {
                matches!(rest, [name] if month(name).is_some())
                    || matches!(rest, [name, written] if month(name).is_some() && year(written).is_some())
                    || (!rest.is_empty()
                        && rest[0] != "early"
                        && rest[0] != "late"
                        && Self::is_span(rest, way))
            }
            ["this", word] => names_a_span(word) || month(word).is_some(),
            ["last" | "past" | "previous", word] if way == Way::Back => {
                names_a_span(word) || month(word).is_some()
            }
            ["next" | "coming", word] if way == Way::Ahead => names_a_span(word) || month(word).is_some(),
            ["the", "weekend"] | ["the", "other", "day"] | ["recently" | "lately"] if way == Way::Back => {
                true
            }
            ["the", rest @ ("last" | "past" | "next"), count @ .., word]
            | [rest @ ("last" | "past" | "next"), count @ .., word] => {
                let fits = (*rest == "next") == (way == Way::Ahead);
                fits && unit(word).is_some()
                    && matches!(count, [count] if some(count) || number(count).is_some())
                    || (fits && count.is_empty() && names_a_span(word))
            }
            ["a", few, word, "ago"] | [few, word, "ago"] if way == Way::Back => {
                some(few) && unit(word).is_some()
            }
            [name, written] => month(name).is_some() && year(written).is_some() && written.len() == 4,
            [name] => month(name).is_some() && *name != "may" && *name != "mar" && name.len() > 3,
            _ => false,
        }
    }
}
