//! Instants and days as files write them: one reader a file, chosen by all of its values, never row by row.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::choices::DateOrder;

/// A way to write an instant or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `2026-04-11 19:07:13`, also with ` UTC` or as ISO 8601.
    Seconds,
    /// `1/29/26, 2:37 PM`.
    American,
    /// `08 Feb 2026`.
    EnglishDay,
    /// `2026-02-08`.
    IsoDay,
    /// `08/02/2026`, `8.2.26`, also with a time.
    Numbers(DateOrder),
}

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    At(DateTime<Utc>),
    On(NaiveDate),
}

impl Form {
    /// The form that reads the most of a file's values; of equals the first. None when none reads any.
    pub(super) fn of_file<'v>(forms: &[Self], values: impl Iterator<Item = &'v str> + Clone) -> Option<Self> {
        let read = |form: &Self| {
            values.clone().filter(|value| !value.trim().is_empty() && form.read(value).is_some()).count()
        };
        let counted = forms.iter().map(|form| (read(form), *form));
        let mut best: Option<(usize, Self)> = None;
        for (count, form) in counted.filter(|(count, _)| *count > 0) {
            if best.is_none_or(|(most, _)| count > most) {
                best = Some((count, form));
            }
        }
        best.map(|(_, form)| form)
    }

    /// A value in this form.
    pub(super) fn read(self, value: &str) -> Option<When> {
        let value = value.trim();
        match self {
            Self::Seconds => seconds(value).map(When::At),
            Self::American => american(value).map(When::At),
            Self::EnglishDay => NaiveDate::parse_from_str(value, "%d %b %Y").ok().map(When::On),
            Self::IsoDay => value.parse().ok().map(When::On),
            Self::Numbers(order) => numbers(value, order),
        }
    }
}

fn seconds(value: &str) -> Option<DateTime<Utc>> {
    if let Ok(read) = DateTime::parse_from_rfc3339(value) {
        return Some(read.to_utc());
    }
    let value = value.strip_suffix(" UTC").unwrap_or(value);
    let read = NaiveDateTime::parse_from_str(value, "%Y-%m-%d %H:%M:%S")
        .or_else(|_| NaiveDateTime::parse_from_str(value, "%Y-%m-%d %H:%M"));
    read.ok().map(|read| read.and_utc())
}

/// A date in figures, with or without a time behind it.
fn numbers(value: &str, order: DateOrder) -> Option<When> {
    let value = value.replace(['\u{202f}', '\u{a0}'], " ");
    let (day, time) = match value.split_once([' ', ',']) {
        Some((day, time)) => (day, time.trim_start_matches([',', ' ']).trim()),
        None => (value.as_str(), ""),
    };
    let separator = day.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = day.trim_end_matches('.').split(separator).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let is_number =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    if ![one, two, three].into_iter().all(is_number) {
        return None;
    }
    let (year, month, day) = match order {
        DateOrder::Mdy => (three, one, two),
        DateOrder::Dmy => (three, two, one),
        DateOrder::Ymd => (one, two, three),
    };
    let year = match (year.len(), year.parse::<i32>().ok()?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    let on = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
    if time.is_empty() {
        return Some(When::On(on));
    }
    let forms = ["%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p"];
    let time = forms.iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    Some(When::At(on.and_time(time).and_utc()))
}

fn american(value: &str) -> Option<DateTime<Utc>> {
    let value = value.replace(['\u{202f}', '\u{a0}'], " ");
    let read = NaiveDateTime::parse_from_str(&value, "%m/%d/%y, %I:%M %p")
        .or_else(|_| NaiveDateTime::parse_from_str(&value, "%m/%d/%Y, %I:%M %p"));
    read.ok().map(|read| read.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<When> {
        Some(When::At(text.parse().unwrap()))
    }

    #[test]
    fn each_form_reads_what_its_files_write() {
        for value in ["2026-04-11 19:07:13", "2026-04-11 19:07:13 UTC", " 2026-04-11T21:07:13+02:00 "] {
            assert_eq!(Form::Seconds.read(value), at("2026-04-11T19:07:13Z"), "{value}");
        }
        for value in ["1/29/26, 2:37 PM", "1/29/26, 2:37\u{202f}PM", "1/29/2026, 2:37 PM"] {
            assert_eq!(Form::American.read(value), at("2026-01-29T14:37:00Z"), "{value}");
        }
        let day = "2026-02-08".parse().unwrap();
        assert_eq!(Form::EnglishDay.read("08 Feb 2026"), Some(When::On(day)));
        assert_eq!(Form::IsoDay.read("2026-02-08"), Some(When::On(day)));
        for value in ["", "31/31/26, 2:37 PM", "2026-13-01 00:00:00", "yesterday"] {
            let forms = [Form::Seconds, Form::American, Form::EnglishDay, Form::IsoDay];
            assert!(forms.iter().all(|form| form.read(value).is_none()), "{value}");
        }
    }

    #[test]
    fn one_form_is_chosen_for_the_whole_file() {
        let forms = [Form::Seconds, Form::American];
        let mixed = ["1/29/26, 2:37 PM", "2026-04-11 19:07:13", "1/30/26, 2:37 PM", ""];
        assert_eq!(Form::of_file(&forms, mixed.into_iter()), Some(Form::American));
        assert_eq!(Form::of_file(&forms, ["soon", ""].into_iter()), None);
    }
}
