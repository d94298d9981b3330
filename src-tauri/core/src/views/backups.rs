//! What is said of backups: the newest one, the last proven one, and when they were made.

use std::path::Path;

use chrono::{DateTime, Datelike, Utc};
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::store::{Backups, Proof, SecondFolder};

/// Opens the newest whole backup in memory as a journal and shows Today from it. None where there is no backup, or one that
/// only the passphrase opens.
/// `opened_in` of the proof is for the caller to fill: the coach has no clock.
///
/// # Errors
/// As [`Coach::of_backup`] and [`Coach::today`].
pub fn try_newest_backup(data_folder: &Path, now: &Now) -> Result<Option<Proof>> {
    let backups = Backups::of(data_folder);
    let Some(newest) = backups.newest_whole()? else { return Ok(None) };
    let (coach, contents) = match Coach::of_backup(&backups, &newest) {
        // Made on another computer, so only someone with the passphrase can tell.
        Err(Error::Locked) => return Ok(None),
        opened => opened?,
    };
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
    let unchanged = backups
        .unchanged_at()
        .map(|at| format!("Nothing has changed since the last backup, as of {}", moment_in_words(at, now)));
    let second = match backups.second_folder() {
        Ok(second) => second.map(|second| {
            let line = second_folder_line(&second, now);
            format!("Second folder: {}. {}", line.folder, line.last_copy.trim_end_matches('.'))
        }),
        Err(error) => Some(error.to_string()),
    };
    [newest].into_iter().chain(proven).chain(unchanged).chain(second).collect()
}

/// Why the last attempt made no copy in the second folder, unless it did.
pub(super) fn second_folder_trouble(data_folder: &Path, now: &Now) -> Option<String> {
    let second = Backups::of(data_folder).second_folder().ok()??;
    second_folder_line(&second, now).trouble
}

/// The second folder, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SecondFolderLine {
    /// Where it is.
    pub folder: String,
    /// The last good copy, in a sentence.
    pub last_copy: String,
    /// Why the last attempt made no copy, unless it did.
    pub trouble: Option<String>,
}

/// What is said of a second folder.
#[must_use]
pub fn second_folder_line(second: &SecondFolder, now: &Now) -> SecondFolderLine {
    let last_copy = match second.last_copy {
        Some((_, made_at)) => {
            let holds =
                second.contents.as_ref().map_or_else(String::new, |holds| format!(", {}", holds.in_words()));
            format!("Last good copy: the backup of {}{holds}.", moment_in_words(made_at, now))
        }
        None => "No copy there yet.".to_owned(),
    };
    let trouble = second
        .trouble
        .as_ref()
        .map(|(at, said)| format!("No copy in the second folder {}: {said}", moment_in_words(*at, now)));
    SecondFolderLine { folder: second.path.display().to_string(), last_copy, trouble }
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
