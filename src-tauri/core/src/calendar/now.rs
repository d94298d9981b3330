//! Instants, civil dates and the one place where a local time becomes an instant.
//!
//! The core has no clock: every function that depends on the present takes a [`Now`].

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::error::{Error, Result};

/// The present, as the caller sees it: an instant (UTC) and the zone the user is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant, UTC.
    pub instant: DateTime<Utc>,
    /// The zone in which the user reads clocks and calendars.
    pub zone: Tz,
}

impl Now {
    /// The present at `instant` for someone in `zone`.
    #[must_use]
    pub fn new(instant: DateTime<Utc>, zone: Tz) -> Self {
        Self { instant, zone }
    }

    /// The user's civil date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// The user's wall clock.
    #[must_use]
    pub fn local(&self) -> NaiveDateTime {
        self.instant.with_timezone(&self.zone).naive_local()
    }

    /// This instant, read in another zone.
    #[must_use]
    pub fn in_zone(self, zone: Tz) -> Self {
        Self { zone, ..self }
    }
}

/// The instant of a wall-clock time in a zone, as RFC 5545 §3.3.5 has it: an ambiguous time is its first reading, a
/// time inside a gap is moved forward by the length of the gap (a skipped whole day resolves to the next).
#[must_use]
pub fn instant_of(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let local = date.and_time(time);
    if let Some(found) = zone.from_local_datetime(&local).earliest() {
        return found.with_timezone(&Utc);
    }
    // In a gap the offset in force before it, applied to the wall-clock time, lands exactly one gap later. No zone has
    // skipped more than a day, so two days earlier is before the gap.
    let before = zone.offset_from_utc_datetime(&(local - Duration::days(2)));
    let offset = chrono::Offset::fix(&before).local_minus_utc();
    DateTime::from_naive_utc_and_offset(local - Duration::seconds(i64::from(offset)), Utc)
}

/// The first civil date the coach accepts.
pub const FIRST_DATE: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("1 January 2000 exists");
/// The last civil date the coach accepts.
pub const LAST_DATE: NaiveDate = NaiveDate::from_ymd_opt(2099, 12, 31).expect("31 December 2099 exists");

/// The date itself when it lies between 2000 and 2099.
///
/// # Errors
/// [`Error::Invalid`] with the bounds.
pub fn check_date(date: NaiveDate) -> Result<NaiveDate> {
    if (FIRST_DATE..=LAST_DATE).contains(&date) {
        Ok(date)
    } else {
        Err(Error::invalid("Choose a year from 2000 to 2099."))
    }
}

/// An instant in the form `2026-03-31T09:00:00Z` (RFC 3339), between 1970 and 2199: beyond that, calendars run out.
///
/// # Errors
/// [`Error::Invalid`] with a sentence that says the form.
pub fn parse_instant(text: &str) -> Result<DateTime<Utc>> {
    let instant: DateTime<Utc> =
        text.trim().parse().map_err(|_| Error::invalid("Use a time like 2026-03-31T09:00:00Z."))?;
    if (1970..2200).contains(&instant.year()) {
        Ok(instant)
    } else {
        Err(Error::invalid("Choose a year from 1970 to 2199."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_time;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_time_inside_a_gap_moves_forward_by_the_gap() {
        let at = instant_of(chrono_tz::Europe::Berlin, date(2026, 3, 29), parse_time("02:30").unwrap());
        assert_eq!(
            at.with_timezone(&chrono_tz::Europe::Berlin).naive_local().to_string(),
            "2026-03-29 03:30:00"
        );
    }

    #[test]
    fn an_ambiguous_time_is_its_first_reading() {
        let at = instant_of(chrono_tz::Europe::Berlin, date(2026, 10, 25), parse_time("02:30").unwrap());
        assert_eq!(at.to_string(), "2026-10-25 00:30:00 UTC");
    }

    #[test]
    fn a_day_that_never_was_resolves_to_the_next() {
        let at = instant_of(chrono_tz::Pacific::Apia, date(2011, 12, 30), parse_time("09:00").unwrap());
        assert_eq!(
            at.with_timezone(&chrono_tz::Pacific::Apia).naive_local().to_string(),
            "2011-12-31 09:00:00"
        );
    }

    #[test]
    fn an_instant_is_one_our_calendars_hold() {
        assert_eq!(
            parse_instant("2026-03-31T09:00:00+02:00").unwrap().to_string(),
            "2026-03-31 07:00:00 UTC"
        );
        for text in ["yesterday", "2026-03-31", "+262142-12-31T23:59:59Z", "1969-12-31T23:59:59Z", ""] {
            assert!(parse_instant(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_outside_our_century_are_refused_in_words() {
        for (date, fits) in
            [(date(1999, 12, 31), false), (FIRST_DATE, true), (LAST_DATE, true), (date(2100, 1, 1), false)]
        {
            assert_eq!(check_date(date).is_ok(), fits, "{date}");
        }
        assert_eq!(check_date(date(1990, 5, 1)).unwrap_err().to_string(), "Choose a year from 2000 to 2099.");
    }
}
