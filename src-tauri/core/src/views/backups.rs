//! When a backup was made, in words.

use chrono::{DateTime, Datelike, Utc};

use crate::calendar::Now;

/// An instant in the past as people say it, by the user's clock: "today 09:00", "yesterday 21:04", "5 Jan 21:04", with the
/// year where it isn't this one.
#[must_use]
pub fn moment_in_words(at: DateTime<Utc>, now: &Now) -> String {
    let (local, today) = (Now::new(at, now.zone).local(), now.today());
    let day = match (today - local.date()).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ if local.year() == today.year() => local.format("%-d %b").to_string(),
        _ => local.format("%-d %b %Y").to_string(),
    };
    format!("{day} {}", local.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_said_by_the_users_clock() {
        let now = Now::new("2026-01-05T08:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
        for (at, said) in [
            ("2026-01-05T07:30:00Z", "today 08:30"),
            ("2026-01-04T23:30:00Z", "today 00:30"),
            ("2026-01-04T20:04:00Z", "yesterday 21:04"),
            ("2026-01-02T20:04:00Z", "2 Jan 21:04"),
            ("2025-12-31T20:04:00Z", "31 Dec 2025 21:04"),
        ] {
            assert_eq!(moment_in_words(at.parse().unwrap(), &now), said);
        }
    }
}
