//! Weeks kept.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Rhythm, WeekVerdict};

/// How many weeks "9 of 12 weeks" looks back.
pub const LOOK_BACK: usize = 12;

/// Weeks kept. Paused and reserve weeks neither count nor break a run; a missed week that was made up for is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Streak {
    /// Weeks kept of [`Streak::of`].
    pub kept: u32,
    /// Weeks looked back on: up to 12, the running one only once it is kept.
    pub of: u32,
    /// Weeks kept in a row up to now; a running week that is not kept yet does not end it.
    pub current: u32,
    /// The longest run of weeks kept.
    pub longest: u32,
    /// "9 of 12 weeks".
    pub sentence: String,
}

impl Rhythm {
    /// Weeks kept, as of `today`.
    #[must_use]
    pub fn streak(&self, today: NaiveDate) -> Streak {
        let kept: Vec<bool> = self
            .counted(self.weeks(today), today)
            .into_iter()
            .map(|(_, verdict)| verdict.is_kept())
            .collect();
        let (run, longest) = runs(&kept);
        let recent = &kept[kept.len().saturating_sub(LOOK_BACK)..];
        let (kept, of) = (count(recent.iter().filter(|kept| **kept).count()), count(recent.len()));
        let sentence = match of {
            0 => "This is your first week".to_owned(),
            1 => format!("{kept} of 1 week"),
            _ => format!("{kept} of {of} weeks"),
        };
        Streak { kept, of, current: run, longest, sentence }
    }

    /// Of the given weeks those that count, with what became of them: not the ones left out, and the running one only
    /// once it is kept.
    #[must_use]
    pub fn counted(&self, weeks: Vec<NaiveDate>, today: NaiveDate) -> Vec<(NaiveDate, WeekVerdict)> {
        let judged = weeks.into_iter().map(|week| (week, self.verdict(week, today)));
        judged.filter(|(_, verdict)| !verdict.is_left_out() && *verdict != WeekVerdict::Running).collect()
    }
}

/// The run at the end and the longest run.
#[must_use]
pub fn runs(kept: &[bool]) -> (u32, u32) {
    let (mut run, mut longest) = (0, 0);
    for kept in kept {
        run = if *kept { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    (run, longest)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
