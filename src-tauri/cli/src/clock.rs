//! The only clock of the command line.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use standpoint_core::calendar::Now;

/// The present, or the instant the caller gave, in the computer's zone; UTC when that has no name we know.
pub(crate) fn now(given: Option<DateTime<Utc>>) -> Now {
    let zone = iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC);
    Now::new(given.unwrap_or_else(Utc::now), zone)
}
