//! The programme as a path of 12 steps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::ProgrammeStep;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::made::made_in;
use crate::profile::check_minutes;
use crate::programme::Programme;
use crate::programme::plan::{Frame, Plan, done_by};
use crate::programme::step_record::StepState;

/// The Programme page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProgrammePage {
    /// The programme's title.
    pub title: String,
    /// Where the programme comes from.
    pub origin: String,
    /// What to expect of it.
    pub closing: String,
    /// The 12 steps in order.
    pub steps: Vec<ProgrammeStep>,
    /// Whether the plan's dates lie behind and could be laid out from today.
    pub behind: bool,
    /// The civil date by which the last step is finished.
    pub ends_on: NaiveDate,
    /// Minutes a week.
    pub minutes: u32,
    /// Pauses from the start of the plan on: first and last day.
    pub pauses: Vec<(NaiveDate, NaiveDate)>,
    /// Steps in the order in which they are taken, by their number.
    pub order: Vec<u8>,
    /// What each finished step made, by its slug: one line in the user's own words. Steps of which nothing is answered
    /// are left out.
    pub made: BTreeMap<String, String>,
    /// How many cases are studied, of how many.
    pub studied: (u32, u32),
}

/// A number of minutes a week and the date by which it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PaceCard {
    /// Minutes a week.
    pub minutes: u32,
    /// "75 minutes a week. Done by June 2027."
    pub sentence: String,
    /// That civil date.
    pub done_by: NaiveDate,
}

impl PaceCard {
    /// The card of a number of minutes for someone who begins on a date.
    #[must_use]
    pub fn of(programme: &'static Programme, start_on: NaiveDate, minutes: u32) -> Self {
        let done_by = done_by(programme, start_on, minutes);
        Self {
            minutes,
            sentence: format!("{minutes} minutes a week. Done by {}.", done_by.format("%B %Y")),
            done_by,
        }
    }
}

impl Coach {
    /// The date by which the programme is done at a number of minutes a week, from where the plan begins.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when this many minutes cannot be.
    pub fn pace_card(&self, now: &Now, minutes: u32) -> Result<PaceCard> {
        let minutes = check_minutes(minutes)?;
        match self.read_journal(now) {
            Ok(journal) => {
                let jump_in = journal.profile.coached_from.is_some();
                let frame = Frame { order: &journal.order, minutes, jump_in, pauses: &journal.pauses };
                let done_by = Plan::new(&frame, journal.profile.start_on).ends_on();
                Ok(PaceCard {
                    minutes,
                    sentence: format!("{minutes} minutes a week. Done by {}.", done_by.format("%B %Y")),
                    done_by,
                })
            }
            Err(crate::Error::NotOnboarded) => Ok(PaceCard::of(self.programme, now.today(), minutes)),
            Err(error) => Err(error),
        }
    }

    /// The Programme page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn programme_page(&self, now: &Now) -> Result<ProgrammePage> {
        let journal = self.read_journal(now)?;
        let steps = journal.programme_steps();
        Ok(ProgrammePage {
            title: self.programme.title.clone(),
            origin: self.programme.origin.clone(),
            closing: self.programme.closing.clone(),
            ends_on: journal.ends_on(),
            minutes: journal.profile.minutes,
            pauses: journal.pauses.iter().map(|pause| (pause.from_on, pause.to_on)).collect(),
            order: journal.order.iter().map(|step| step.number).collect(),
            made: self.made(&journal)?,
            studied: (
                crate::store::study::studied(self.conn())?,
                self.programme.task("study-cases").map_or(3, |(_, task)| task.wanted()),
            ),
            behind: steps.iter().any(|step| step.current && step.target_on < journal.today),
            steps,
        })
    }

    fn made(&self, journal: &Journal) -> Result<BTreeMap<String, String>> {
        let mut made = BTreeMap::new();
        for step in self.programme.steps.iter().filter(|step| journal.state(step) == StepState::Done) {
            if let Some(line) = made_in(self.conn(), step)? {
                made.insert(step.slug.clone(), line);
            }
        }
        Ok(made)
    }
}
