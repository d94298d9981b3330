//! Civil dates and instants: the present, weeks, days of the week, pauses, recurrence, and dates as people say them.
//!
//! The core has no clock: every function that depends on the present takes a [`Now`].

pub mod natural_date;
mod now;
mod pause;
pub mod recurrence;
mod week;
mod weekday;

pub use natural_date::parse_time;
pub use now::{FIRST_DATE, LAST_DATE, Now, check_date, instant_of, parse_instant};
pub use pause::{Pause, PauseEntry};
pub use week::{WeekStart, week_of};
pub use weekday::Day;
