//! Sharing your progress: whom a summary can be for, and the steps whose worksheets can go in.

use serde::Serialize;

use super::ProgrammeStep;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::programme::sharing::PresetChoice;

/// What the page about sharing offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SharePage {
    /// Whom a summary can be for, the manager first.
    pub presets: Vec<PresetChoice>,
    /// The steps in order.
    pub steps: Vec<ProgrammeStep>,
}

impl Coach {
    /// What the page about sharing offers.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn share_page(&self, now: &Now) -> Result<SharePage> {
        Ok(SharePage { presets: PresetChoice::all(), steps: self.read_journal(now)?.programme_steps() })
    }
}
