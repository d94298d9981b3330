//! What is said of backups: the newest one, the last proven one, and when they were made.

use std::path::Path;

use chrono::{DateTime, Datelike, Utc};

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::{Backups, Proof};

/// Opens the newest whole backup in memory as a journal and shows Today from it. None where there is no backup.
/// `opened_in` of the proof is for the caller to fill: the coach has no clock.
///
/// # Errors
/// As [`Coach::of_backup`] and [`Coach::today`].
pub fn try_newest_backup(data_folder: &Path, now: &Now) -> Result<Option<Proof>> {
    let Some(newest) = Backups::of(data_folder).newest_whole()? else { return Ok(None) };
    let (coach, contents) = Coach::of_backup(&newest.path)?;
    coach.boot(now)?;
    Ok(Some(Proof { proven_at: now.instant, made_at: newest.made_at, contents, opened_in: 0 }))
}

/// "Last backup: today 09:00, 1,204 posts" and "Last proven backup: yesterday 21:04, 1,204 posts, opened in 0.4 s".
pub(super) fn backup_facts(data_folder: &Path, now: &Now) -> Vec<String> {
    let backups = Backups::of(data_folder);
    let newest = backups.list().into_iter().next().map_or("No backups yet".to_owned(), |line| {
        let holds = line.contents.map_or_else(String::new, |contents| format!(", {}", contents.in_words()));
        format!("Last backup: {}{holds}", moment_in_words(line.made_at, now))
    });
    let proven = backups.proof().map(|proof| {
        let tenths = proof.opened_in.div_ceil(100);
        format!(
            "Last proven backup: {}, {}, opened in {}.{} s",
            moment_in_words(proof.made_at, now),
            proof.contents.in_words(),
            tenths / 10,
            tenths % 10
        )
    });
    [newest].into_iter().chain(proven).collect()
}

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
