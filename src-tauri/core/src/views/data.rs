//! The data folder: where it is, when it was last used, and copies beside the database.

use chrono::NaiveDate;
use serde::Serialize;

use super::backups::backup_facts;
use crate::calendar::Now;
use crate::calendar::natural_date::in_words;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::DataCopy;

/// The data folder, as the user should know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DataFacts {
    /// The folder that holds everything.
    pub folder: String,
    /// The civil date on which something was last done; none before the first time.
    pub last_on: Option<NaiveDate>,
    /// Other databases of Standpoint's beside the one in use.
    pub copies: Vec<DataCopy>,
    /// What is said of the newest backup, and of the last one that was proven.
    pub backups: Vec<String>,
    /// What is said of each copy: its name and both last days.
    pub notes: Vec<String>,
}

impl Coach {
    /// The data folder and copies in it.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn data_facts(&self, now: &Now) -> Result<DataFacts> {
        let (_, now) = self.in_user_zone(now)?;
        let (last_on, copies) = self.file_and_copies(now.zone)?;
        let notes = copies.iter().map(|copy| note(copy, last_on, now.today())).collect();
        let backups = backup_facts(self.folder(), &now);
        Ok(DataFacts { folder: self.folder().display().to_string(), last_on, copies, backups, notes })
    }
}

fn note(copy: &DataCopy, last_on: Option<NaiveDate>, today: NaiveDate) -> String {
    let on = |date: Option<NaiveDate>| {
        date.map_or("on an unknown day".to_owned(), |date| format!("on {}", in_words(date, today)))
    };
    format!(
        "“{}” is a copy beside your data, last used {}; yours {}. Move the copy once your data has everything.",
        copy.name,
        on(copy.last_on),
        on(last_on)
    )
}
