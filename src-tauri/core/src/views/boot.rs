//! The first screen with one call: who is here, how it should look, and Today.

use chrono::NaiveDate;
use serde::Serialize;

use super::UndoState;
use super::{PaceCard, SituationLine, Today};
use crate::calendar::{Day, Now, WeekStart};
use crate::coach::Coach;
use crate::error::Result;
use crate::profile::Pace;
use crate::profile::preferences::Preferences;
use crate::rhythm::WeekFrame;
use crate::store::preferences;

/// What the first questions offer when nothing is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OnboardingDefaults {
    /// Today's civil date, from which the plan would start.
    pub start_on: NaiveDate,
    /// The pace's slug.
    pub pace: Pace,
    /// Light, steady and intense, each with its date.
    pub paces: Vec<PaceCard>,
    /// What can be true where the user works.
    pub situations: Vec<SituationLine>,
    /// Work days.
    pub work_days: Vec<Day>,
    /// The day a week begins on.
    pub week_start: WeekStart,
    /// The nudge's weekday.
    pub nudge_weekday: Day,
    /// The nudge's wall-clock time, `09:00`.
    pub nudge_time: String,
    /// The zone's IANA name, as the computer has it.
    pub zone: String,
}

/// The first answer the window gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Boot {
    /// Theme and the like.
    pub preferences: Preferences,
    /// What undo and redo would do.
    pub undo: UndoState,
    /// The Today page; none before the first questions are answered.
    pub today: Option<Today>,
    /// What the first questions offer.
    pub defaults: OnboardingDefaults,
    /// The program's version.
    pub version: String,
}

impl Coach {
    /// The window's preferences, for its frame before there is a page.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn preferences(&self) -> Result<Preferences> {
        preferences::get(self.conn())
    }

    /// Everything the first screen needs.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn boot(&self, now: &Now) -> Result<Boot> {
        let today = if self.is_onboarded()? { Some(self.today(now)?) } else { None };
        Ok(Boot {
            preferences: preferences::get(self.conn())?,
            undo: self.undo_state()?,
            today,
            defaults: OnboardingDefaults {
                start_on: now.today(),
                pace: Pace::Steady,
                paces: Pace::ALL
                    .iter()
                    .map(|pace| PaceCard::of(self.programme, now.today(), pace.minutes_a_week()))
                    .collect(),
                situations: super::settings::situation_lines(self.programme, &[]),
                work_days: WeekFrame::default().work_days.into_iter().collect(),
                week_start: WeekStart::Monday,
                nudge_weekday: Day::Tuesday,
                nudge_time: "09:00".to_owned(),
                zone: now.zone.name().to_owned(),
            },
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}
