//! The check: every row read, every reference followed, the newest backups looked at byte by byte; what can be mended
//! without losing anything is mended and counted.

use std::path::Path;

use serde::Serialize;

use super::backup::{Backups, Condition, Contents, Rows};
use super::{Store, folder, migrate};
use crate::error::Result;

/// How many of the newest backups are looked at.
const BACKUPS: usize = 3;
/// How many findings SQLite is asked for.
const FINDINGS: u32 = 20;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckReport {
    /// Whether nothing is wrong any more.
    pub whole: bool,
    /// What was verified, in sentences with counts.
    pub verified: Vec<String>,
    /// What was repaired, in sentences with counts.
    pub repaired: Vec<String>,
    /// What's wrong and couldn't be repaired, each with what to do.
    pub wrong: Vec<String>,
    /// What the journal holds.
    pub contents: Contents,
}

impl Store {
    /// Checks the journal and its newest backups, and repairs what can be repaired without losing anything.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when rows can't be read, [`crate::Error::Storage`] when SQLite refuses.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        self.check_structure(&mut report)?;
        self.check_references(&mut report)?;
        let rows = Rows::read(&self.conn)?;
        report.verified.insert(0, format!("Read every row: {}.", rows.contents.in_words()));
        report.contents = rows.contents;
        check_backups(&self.folder, &mut report)?;
        check_second_folder(&self.folder, &mut report)?;
        let private = folder::make_private_again(&self.folder);
        if private > 0 {
            report.repaired.push(counted(private, "file is", "files are", "for your eyes only again."));
        }
        report.whole = report.wrong.is_empty();
        Ok(report)
    }

    fn check_structure(&self, report: &mut CheckReport) -> Result<()> {
        let mut findings = self.structure_findings()?;
        if !findings.is_empty() && findings.iter().all(|finding| finding.contains("index")) {
            // An index repeats what rows say, so it can be made from them at any time.
            self.conn.execute_batch("REINDEX")?;
            let left = self.structure_findings()?;
            let mended = findings.len().saturating_sub(left.len());
            report.repaired.push(counted(
                mended,
                "entry of an index was",
                "entries of indexes were",
                "rebuilt from the rows.",
            ));
            findings = left;
        }
        if findings.is_empty() {
            report.verified.push("The file’s structure is whole.".to_owned());
        } else {
            report.wrong.push(format!(
                "{} Restore a backup, or save what can be read with `standpoint-cli salvage`.",
                counted(findings.len(), "place in the file is", "places in the file are", "damaged.")
            ));
        }
        if migrate::is_to_the_letter(&self.conn, migrate::SCHEMA_VERSION)? {
            report.verified.push("Its tables are Standpoint’s own.".to_owned());
        } else {
            report
                .wrong
                .push("Another program changed the tables. Restore a backup from before that.".to_owned());
        }
        Ok(())
    }

    fn structure_findings(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare(&format!("PRAGMA integrity_check({FINDINGS})"))?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(found.into_iter().filter(|finding| finding != "ok").collect())
    }

    fn check_references(&self, report: &mut CheckReport) -> Result<()> {
        let lost = self.conn.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count();
        if lost == 0 {
            report.verified.push("Everything that refers to something finds it.".to_owned());
        } else {
            report.wrong.push(format!(
                "{} Restore a backup.",
                counted(lost, "row refers", "rows refer", "to something that’s gone.")
            ));
        }
        Ok(())
    }
}

fn check_backups(data_folder: &Path, report: &mut CheckReport) -> Result<()> {
    let backups = Backups::of(data_folder);
    let list = backups.list();
    let looked_at = list.len().min(BACKUPS);
    for backup in &list[..looked_at] {
        if backups.condition(backup)? == Condition::Broken {
            report.wrong.push(format!(
                "{} isn’t as it was when it was made. Make a new one with `standpoint-cli backup`.",
                backup.path.display()
            ));
        }
    }
    if looked_at > 0 {
        let all = counted(list.len(), "backup;", "backups;", "");
        let newest = if looked_at == 1 {
            "the newest was read".to_owned()
        } else {
            format!("the newest {looked_at} were read")
        };
        report.verified.push(format!("{all}{newest} byte by byte."));
    } else {
        report.wrong.push("No backups yet. Make one with `standpoint-cli backup`.".to_owned());
    }
    Ok(())
}

/// A folder that isn't there now is said elsewhere: it's no fault of the data.
fn check_second_folder(data_folder: &Path, report: &mut CheckReport) -> Result<()> {
    match Backups::of(data_folder).newest_copy_is_whole()? {
        Some(true) => {
            report.verified.push("The newest copy in the second folder is as the backup, byte by byte.".to_owned());
        }
        Some(false) => report.wrong.push(
            "The newest copy in the second folder isn’t as the backup. Delete it there; `standpoint-cli backup` makes another."
                .to_owned(),
        ),
        None => {}
    }
    Ok(())
}

fn counted(count: usize, one: &str, more: &str, rest: &str) -> String {
    format!("{count} {} {rest}", if count == 1 { one } else { more })
}
