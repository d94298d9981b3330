//! The dates of feeds, as they are found and not as the standards have them.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::Published;

/// Longer texts are no dates.
const DATE_MAX: usize = 100;
/// The years a post can be from; anything else is an empty value or a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// A date as RFC 822 (also with two-digit years, named zones, without seconds, with the wrong weekday), ISO 8601 or as
/// C's `asctime` writes it. Without a zone it is taken as UTC. A date alone is a civil day, and so is exactly midnight at zone
/// zero. What cannot be read is `None`.
pub(super) fn parse(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() > DATE_MAX || !text.is_ascii() {
        return None;
    }
    let looks_like_iso = text.len() >= 4 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if looks_like_iso { iso(text) } else { worded(text) }
}

/// `2024-05-01T10:00:00.5+02:00` and everything shorter, down to the year alone.
fn iso(text: &str) -> Option<Published> {
    let (date, rest) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None => (text.trim_end_matches(['Z', 'z']), ""),
    };
    let parts: Vec<&str> = if date.contains(['-', '/', '.']) {
        date.split(['-', '/', '.']).collect()
    } else {
        [date.get(..4), date.get(4..6), date.get(6..)].into_iter().flatten().filter(|part| !part.is_empty()).collect()
    };
    let number = |at: usize| parts.get(at).map_or(Some(1), |part| part.parse::<u32>().ok());
    if parts.len() > 3 {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(parts.first()?.parse().ok()?, number(1)?, number(2)?)?;
    let cut = rest.find(|c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '-' | ' ')).unwrap_or(rest.len());
    instant(day, &rest[..cut], rest[cut..].trim())
}

/// `Wed, 01 May 2024 10:00:00 +0200`, `1-May-24`, `May 1, 2024 10:00 AM`, `Wed May  1 10:00:00 2024`.
fn worded(text: &str) -> Option<Published> {
    let mut day = None;
    let mut month = None;
    let mut year = None;
    let mut clock = String::new();
    let mut zone = String::new();
    for word in text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        if month.is_none() && day.is_none() && word.matches('-').count() == 2 {
            // 01-May-24
            let mut parts = word.split('-');
            day = parts.next().and_then(|part| part.parse().ok());
            month = parts.next().and_then(month_named);
            year = parts.next().and_then(year_written);
        } else if word.contains(':') && clock.is_empty() {
            let cut = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(word.len());
            clock = word[..cut].to_owned();
            zone.push_str(&word[cut..]);
        } else if month.is_none() && month_named(word).is_some() {
            month = month_named(word);
        } else if word.bytes().all(|b| b.is_ascii_digit()) && (day.is_none() || year.is_none()) {
            if day.is_none() && word.len() <= 2 {
                day = word.parse().ok();
            } else {
                year = year.or_else(|| year_written(word));
            }
        } else if month.is_some() {
            // What stands before the month is the weekday, right or wrong.
            zone.push_str(word);
        }
    }
    instant(NaiveDate::from_ymd_opt(year?, month?, day?)?, &clock, &zone)
}

/// RFC 2822: two digits below 50 are this century, others the last one, three digits count from 1900.
fn year_written(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    Some(match (word.len(), year) {
        (2, 0..=49) => year + 2000,
        (2 | 3, _) => year + 1900,
        _ => year,
    })
}

fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && (month.starts_with(&word) || (word == "sept" && *month == "september")))?;
    u32::try_from(at + 1).ok()
}

fn instant(day: NaiveDate, clock: &str, zone: &str) -> Option<Published> {
    use chrono::Datelike;
    if !YEARS.contains(&day.year()) {
        return None;
    }
    if clock.is_empty() {
        return Some(Published::Day(day));
    }
    let zone = zone.to_ascii_uppercase();
    let (half, zone) = match zone.get(..2) {
        Some(half @ ("AM" | "PM")) if zone.len() == 2 || !zone[2..].starts_with('T') => (Some(half == "PM"), zone[2..].trim()),
        _ => (None, zone.as_str()),
    };
    let mut parts = clock.split([':', '.']);
    let mut number = || parts.next().map_or(Some(0), |part| if part.is_empty() { Some(0) } else { part.parse::<u32>().ok() });
    let (hour, minute, second) = (number()?, number()?, number()?.min(59));
    let hour = match half {
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    // Midnight as the day's end is written 24:00.
    let (day, hour) = if hour == 24 && minute == 0 { (day.succ_opt()?, 0) } else { (day, hour) };
    let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, second)?).and_utc();
    let offset = offset(zone);
    // Whoever has only days writes midnight at zone zero.
    if offset == 0 && local.time() == NaiveTime::MIN {
        return Some(Published::Day(local.date_naive()));
    }
    local.checked_sub_signed(Duration::minutes(offset)).map(Published::Instant)
}

/// Minutes east of Greenwich. A zone nobody knows is taken as UTC: the day is right, or the next one.
fn offset(zone: &str) -> i64 {
    let zone = zone.trim_matches(['(', ')']);
    if let Some(at) = zone.find(['+', '-']) {
        let digits: String = zone[at + 1..].chars().filter(char::is_ascii_digit).take(4).collect();
        let whole: i64 = digits.parse().unwrap_or(0);
        let minutes = if digits.len() > 2 { whole / 100 * 60 + whole % 100 } else { whole * 60 };
        let minutes = if minutes > 18 * 60 { 0 } else { minutes };
        return if zone[at..].starts_with('-') { -minutes } else { minutes };
    }
    let hours = match zone {
        "EST" | "CDT" => -5,
        "EDT" | "AST" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" | "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        "ADT" | "BRT" => -3,
        "BST" | "WEST" | "CET" | "MEZ" | "WAT" => 1,
        "CEST" | "MESZ" | "EET" | "SAST" => 2,
        "EEST" | "MSK" => 3,
        "PKT" => 5,
        "SGT" | "HKT" | "AWST" => 8,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        _ => 0,
    };
    hours * 60
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse(text) {
            Some(Published::Instant(at)) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            Some(Published::Day(day)) => day.to_string(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn dates_are_read_as_feeds_write_them() {
        for (text, instant) in [
            ("Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T08:00:00Z"),
            ("Mon, 01 May 2024 10:00:00 GMT", "2024-05-01T10:00:00Z"),
            ("1 May 24 10:00 EST", "2024-05-01T15:00:00Z"),
            ("Sat, 07 Sep 02 00:00:01 PDT", "2002-09-07T07:00:01Z"),
            ("Sat, 07 Sep 96 00:00 UT", "1996-09-07"),
            ("Wed, 1 May 2024", "2024-05-01"),
            ("Wednesday, May 1, 2024 10:00 PM", "2024-05-01T22:00:00Z"),
            ("Wed May  1 10:00:00 2024", "2024-05-01T10:00:00Z"),
            ("01-May-2024 10:00:00", "2024-05-01T10:00:00Z"),
            ("Wed, 01 Sept 2024 24:00:00 CEST", "2024-09-01T22:00:00Z"),
            ("Wed, 01 May 2024 10:00:60 Z", "2024-05-01T10:00:59Z"),
            ("Wed, 01 May 2024 10:00:00 GMT+0200", "2024-05-01T08:00:00Z"),
            ("Wed, 01 May 2024 10:00:00 -0330 (NST)", "2024-05-01T13:30:00Z"),
            ("Wed, 01 May 2024 10:00:00 XYZ", "2024-05-01T10:00:00Z"),
            ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
            ("2024-05-01T10:00:00.123456+05:30", "2024-05-01T04:30:00Z"),
            ("2024-05-01T10:00:00+0200", "2024-05-01T08:00:00Z"),
            ("2024-05-01T10:00-08:00", "2024-05-01T18:00:00Z"),
            ("2024-05-01T10:00:00", "2024-05-01T10:00:00Z"),
            ("2024-05-01 10:00:00 UTC", "2024-05-01T10:00:00Z"),
            ("2024-05-01 10:00:00 +0200", "2024-05-01T08:00:00Z"),
            (" 2024-05-01 ", "2024-05-01"),
            ("2024/05/01", "2024-05-01"),
            ("20240501T100000Z", "none"),
            ("20240501", "2024-05-01"),
            ("2024-05", "2024-05-01"),
            ("2003", "2003-01-01"),
        ] {
            assert_eq!(read(text), instant, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "0001-01-01T00:00:00Z",
            "2024-13-01",
            "2024-02-30T00:00:00Z",
            "2024-05-01T25:00:00Z",
            "Wed, 45 May 2024",
            "May",
            "99999999999999999999",
            "+002024-05-01",
            "1 de mayo de 2024",
            "٢٠٢٤-٠٥-٠١",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }
}
