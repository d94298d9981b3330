//! The data folder: where it is, when it was last used, and copies beside the database.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::backups::{backup_facts, second_folder_trouble};
use crate::calendar::Now;
use crate::calendar::natural_date::in_words;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::{Backups, DataCopy, SyncService};

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
    /// What is said of each copy: its name and both last days; and why there's no new copy in the second folder.
    pub notes: Vec<String>,
    /// That another program keeps the folder in step, until that's dismissed.
    pub sync: Option<SyncNotice>,
}

/// A data folder that another program keeps in step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SyncNotice {
    /// The program.
    pub service: SyncService,
    /// What to know and do, in sentences.
    pub said: String,
    /// The folder of the same program that backups could be copied to; none where that's set already.
    pub offer: Option<String>,
}

impl Coach {
    /// The data folder and copies in it.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn data_facts(&self, now: &Now) -> Result<DataFacts> {
        let (_, now) = self.in_user_zone(now)?;
        let (last_on, copies) = self.file_and_copies(now.zone)?;
        let mut notes: Vec<_> = copies.iter().map(|copy| note(copy, last_on, now.today())).collect();
        notes.extend(second_folder_trouble(self.folder(), &now));
        let backups = backup_facts(self.folder(), &now);
        let sync = sync_notice(self.folder());
        Ok(DataFacts { folder: self.folder().display().to_string(), last_on, copies, backups, notes, sync })
    }
}

/// What is said of a data folder that another program keeps in step; nothing once it was dismissed.
fn sync_notice(data_folder: &Path) -> Option<SyncNotice> {
    let backups = Backups::of(data_folder);
    let synced = backups.synced_folder()?;
    let service = synced.service;
    let offered = Backups::folder_offered_in(&synced);
    let can_be_offered = matches!(backups.second_folder(), Ok(None)) && synced.root != data_folder;
    let offer = can_be_offered.then(|| offered.display().to_string());
    Some(SyncNotice {
        service,
        said: format!(
            "Your data folder is in {label}. Two computers that write at once leave two journals there. Keep the folder on this computer alone, and put backups in {label}.",
            label = service.label()
        ),
        offer,
    })
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
