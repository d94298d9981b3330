//! Zones by name: those of RFC 822, what programs write instead, and those of the time zone database.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::calendar::instant_of;

/// Names of zones with their minutes east of Greenwich, in lower case.
const NAMED: &[(&str, i32)] = &[
    ("acdt", 630),
    ("acst", 570),
    ("adt", -180),
    ("aedt", 660),
    ("aest", 600),
    ("akdt", -480),
    ("akst", -540),
    ("art", -180),
    ("ast", -240),
    ("awst", 480),
    ("brst", -120),
    ("brt", -180),
    ("bst", 60),
    ("cat", 120),
    ("cdt", -300),
    ("cest", 120),
    ("cet", 60),
    ("clst", -180),
    ("clt", -240),
    ("cot", -300),
    ("cst", -360),
    ("eat", 180),
    ("edt", -240),
    ("eest", 180),
    ("eet", 120),
    ("est", -300),
    ("gst", 240),
    ("hkt", 480),
    ("hst", -600),
    ("ict", 420),
    ("idt", 180),
    ("ist", 330),
    ("jst", 540),
    ("kst", 540),
    ("mdt", -360),
    ("mesz", 120),
    ("mez", 60),
    ("msk", 180),
    ("msd", 240),
    ("mst", -420),
    ("myt", 480),
    ("ndt", -150),
    ("npt", 345),
    ("nst", -210),
    ("nzdt", 780),
    ("nzst", 720),
    ("oez", 120),
    ("oesz", 180),
    ("pdt", -420),
    ("pet", -300),
    ("pht", 480),
    ("pkt", 300),
    ("pst", -480),
    ("sast", 120),
    ("sgt", 480),
    ("trt", 180),
    ("wat", 60),
    ("west", 60),
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
    ("мск", 180),
];

/// Where a time of the clock is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes east of Greenwich.
    Offset(i32),
    /// By the rules of a place.
    Place(Tz),
}

impl Zone {
    /// The instant at which the clock shows that time.
    pub(super) fn instant(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            Self::Offset(minutes) => local.and_utc().checked_sub_signed(Duration::minutes(minutes.into())),
            Self::Place(zone) => Some(instant_of(zone, local.date(), local.time())),
        }
    }
}

/// The zone of an abbreviation. `None` for one that no one knows.
pub(super) fn named(word: &str) -> Option<Zone> {
    NAMED.iter().find(|(name, _)| *name == word).map(|(_, minutes)| Zone::Offset(*minutes))
}

/// Takes the name of a place out of a text, such as `America/Los_Angeles`.
pub(super) fn take_place(text: &mut String) -> Option<Tz> {
    if !text.contains('/') {
        return None;
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',' | ';');
    let (name, zone) = text.split(is_end).filter(|word| word.contains('/')).find_map(|word| {
        // `10:00:00America/New_York`, `10:00Europe/Berlin`
        let name = word.trim_start_matches(|c: char| !c.is_alphabetic());
        if !name.contains('/') {
            return None;
        }
        let zone = TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name))?;
        Some((name.to_owned(), *zone))
    })?;
    *text = text.replacen(&name, " ", 1);
    Some(zone)
}

/// The minutes of an offset written in digits: `1`, `01`, `0100`; with `minutes` those after a colon.
pub(super) fn offset(digits: &str, minutes: Option<&str>) -> Option<i32> {
    let number: i32 = digits.parse().ok()?;
    let total = match (digits.len(), minutes) {
        (1 | 2, minutes) => number * 60 + minutes.map_or(Some(0), |minutes| minutes.parse().ok())?,
        (3 | 4, _) => number / 100 * 60 + number % 100,
        _ => return None,
    };
    Some(if total > 18 * 60 { 0 } else { total })
}
