//! Settings → Your data: where everything is, what is backed up where, and how large it is.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::backups::{SecondFolderLine, second_folder_line};
use super::data::DataFacts;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::{Backups, DATABASE_FILE};

/// The page about the user's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DataPage {
    /// The data folder, its backups and what to know of it.
    pub data: DataFacts,
    /// The second folder; none where none is set.
    pub second: Option<SecondFolderLine>,
    /// How large everything is, in words: "4.2 MB: database 0.3 MB, 12 backups 3.9 MB".
    pub size: String,
    /// How many backups there are.
    pub backups: u32,
    /// Whether new backups are encrypted.
    pub encrypted: bool,
}

impl Coach {
    /// Everything Settings says of the data.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn data_page(&self, now: &Now) -> Result<DataPage> {
        let (_, now) = self.in_user_zone(now)?;
        let backups = Backups::of(self.folder());
        Ok(DataPage {
            data: self.data_facts(&now)?,
            second: backups.second_folder()?.map(|second| second_folder_line(&second, &now)),
            size: size_in_words(self.folder()),
            backups: u32::try_from(backups.list().len()).unwrap_or(u32::MAX),
            encrypted: backups.has_passphrase(),
        })
    }
}

fn size_in_words(folder: &Path) -> String {
    let files = [DATABASE_FILE.to_owned(), format!("{DATABASE_FILE}-wal")];
    let database: u64 =
        files.iter().filter_map(|name| Some(fs::metadata(folder.join(name)).ok()?.len())).sum();
    let list = Backups::of(folder).list();
    let backups: u64 = list.iter().map(|line| line.bytes).sum();
    let all = bytes_in(folder).max(database + backups);
    let noun = if list.len() == 1 { "backup" } else { "backups" };
    format!(
        "{}: database {}, {} {noun} {}",
        megabytes(all),
        megabytes(database),
        list.len(),
        megabytes(backups)
    )
}

/// The bytes of all files in a folder and the folders in it. Links aren't followed.
fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let about = entry.metadata().ok()?;
            Some(if about.is_dir() { bytes_in(&entry.path()) } else { about.len() })
        })
        .sum()
}

/// "0.4 MB"; never nothing where there is something.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_said_in_megabytes() {
        assert_eq!([0, 1, 950_000, 4_210_000].map(megabytes), ["0.0 MB", "0.1 MB", "1.0 MB", "4.3 MB"]);
    }
}
