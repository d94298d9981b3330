//! A journal exported from Standpoint, read back: looked at first, then put in the place of what there is. Two journals are
//! never merged.

use std::io::Read;

use rusqlite::Connection;
use serde::Serialize;

use super::read_journal;
use crate::calendar::Now;
use crate::coach::{Coach, MayRead};
use crate::error::{Error, Result};
use crate::store::staging::Staging;
use crate::store::{Backup, BackupReason, journal_name, profiles};

/// How much a journal holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct JournalContents {
    /// Whose it is; empty without a profile.
    pub name: String,
    /// Posts, ideas and drafts among them.
    pub posts: u32,
    /// Links: where posts were published.
    pub publications: u32,
    /// People.
    pub people: u32,
    /// Conversations.
    pub conversations: u32,
    /// Answers in worksheets.
    pub answers: u32,
}

/// An exported journal, looked at or imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportedJournal {
    /// When it was exported, as the file says: an instant like `2026-10-04T18:00:00Z`.
    pub exported_at: String,
    /// The version of Standpoint that wrote it.
    pub app_version: String,
    /// Whether it is the journal that is here, at another time.
    pub same_journal: bool,
    /// What it holds.
    pub holds: JournalContents,
    /// What is here now and would go; none in a folder without a profile.
    pub replaces: Option<JournalContents>,
    /// The backup that was made of what was here. None when nothing was, or for a look.
    pub backup: Option<Backup>,
}

/// What is read here changes nothing.
struct Looks;

impl MayRead for Looks {}

impl Coach {
    /// Looks at an exported journal: what it holds, and what it would replace. Nothing is changed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is no whole export, or one from a newer version.
    pub fn preview_journal(&self, export: impl Read) -> Result<ImportedJournal> {
        self.staged(export).map(|(seen, _)| seen)
    }

    /// Puts an exported journal in the place of what there is: all of it or nothing. Where there is a profile already this
    /// needs `replace`, and a backup is made first.
    ///
    /// # Errors
    /// As [`Coach::preview_journal`], and [`Error::Invalid`] when there is a profile and `replace` isn't set.
    pub fn import_journal(&mut self, now: &Now, export: impl Read, replace: bool) -> Result<ImportedJournal> {
        let (mut imported, staged) = self.staged(export)?;
        if imported.replaces.is_some() {
            if !replace {
                return Err(Error::invalid(
                    "This folder has a journal already. Replace everything in it, or choose another folder.",
                ));
            }
            imported.backup = self.backup_before(now, BackupReason::Import)?;
        }
        self.replace_all(&staged)?;
        Ok(imported)
    }

    fn staged(&self, export: impl Read) -> Result<(ImportedJournal, Staging)> {
        let (header, staged) = read_journal::read(self.folder(), export)?;
        let here = self.reading(&Looks);
        let seen = ImportedJournal {
            exported_at: header.exported_at,
            app_version: header.app_version,
            same_journal: journal_name(here)? == header.journal,
            holds: contents(staged.conn())?,
            replaces: if profiles::get(here)?.is_some() { Some(contents(here)?) } else { None },
            backup: None,
        };
        Ok((seen, staged))
    }
}

fn contents(conn: &Connection) -> Result<JournalContents> {
    let count = |table: &str| -> Result<u32> {
        Ok(conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
    };
    Ok(JournalContents {
        name: profiles::get(conn)?.map(|profile| profile.name).unwrap_or_default(),
        posts: count("post")?,
        publications: count("publication")?,
        people: count("person")?,
        conversations: count("conversation")?,
        answers: count("worksheet_answer")?,
    })
}
