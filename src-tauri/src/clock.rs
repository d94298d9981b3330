//! The app's only clock. Everything else gets the time as an argument.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use standpoint_core::calendar::Now;

/// The system's clock, set off by a fixed length when the app was started with an instant of its own.
///
/// The offset is taken against the wall clock and not against a monotonic one: that one stands still while the computer
/// sleeps, and a clock that starts elsewhere should otherwise behave like the real one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    offset: Duration,
}

impl Clock {
    /// The system's clock.
    pub(crate) fn real() -> Self {
        Self { offset: Duration::zero() }
    }

    /// A clock that shows `instant` now and ticks on.
    pub(crate) fn starting_at(instant: DateTime<Utc>) -> Self {
        Self { offset: instant - Utc::now() }
    }

    /// The present, in the zone the computer is in.
    pub(crate) fn now(self) -> Now {
        // An instant at the edge of what chrono can hold stays there instead of overflowing.
        let instant = Utc::now().checked_add_signed(self.offset).unwrap_or(DateTime::<Utc>::MAX_UTC);
        Now::new(instant, zone())
    }
}

/// The zone the computer is in, asked again each time because people travel; UTC when it has no name we know.
fn zone() -> Tz {
    iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_starts_at_its_instant_and_ticks_on() {
        let start = "2031-05-06T07:08:09Z".parse().unwrap();
        let clock = Clock::starting_at(start);
        let first = clock.now().instant;
        assert!(first >= start && first - start < Duration::minutes(1), "{first}");
        assert!(clock.now().instant >= first);
    }
}
