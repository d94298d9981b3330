//! The journal replaced by what is staged, all of it or nothing.
//!
//! A database that opens is rewritten in one transaction: other open windows see one commit, what they save meanwhile isn't
//! overwritten, and a kill or a power cut leaves the old or the new. One that doesn't open is set aside with its log, and a
//! new file takes its place.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::super::at_work::AtWork;
use super::super::backup::{Backup, Rows, has_sound_structure};
use super::super::{BackupReason, Kept, Store, folder};
use super::copy_rows::replace_rows;
use super::set_aside::set_aside;
use crate::calendar::Now;
use crate::error::{Error, Result};

/// How often the safety backup is made again because another process saved something meanwhile.
const TRIES: u32 = 3;

/// What became of the journal that was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Replaced {
    /// The backup of it.
    pub(super) safety: Option<Backup>,
    /// Where its damaged files are.
    pub(super) set_aside: Option<PathBuf>,
}

/// Puts what is staged in the place of the journal in a folder.
pub(super) fn replace(data_folder: &Path, now: &Now, staged: &Connection, rows: &Rows) -> Result<Replaced> {
    match Store::open(data_folder) {
        Ok(mut store) if store.kept == Kept::InFile => match rewrite(&mut store, now, staged, rows) {
            Err(error) if is_damage(&error) => {
                drop(store);
                begin_anew(data_folder, now, staged, rows)
            }
            done => done.map(|safety| Replaced { safety: Some(safety), set_aside: None }),
        },
        Ok(_) => Err(Error::DiskFull),
        Err(Error::NoData { .. }) => begin_anew(data_folder, now, staged, rows),
        Err(error) if is_damage(&error) => begin_anew(data_folder, now, staged, rows),
        Err(error) => Err(error),
    }
}

fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Damaged(_) | Error::Unreadable { .. })
}

fn rewrite(store: &mut Store, now: &Now, staged: &Connection, rows: &Rows) -> Result<Backup> {
    for _ in 0..TRIES {
        let safety = store
            .backup_before(now, BackupReason::Restore)?
            .ok_or_else(|| Error::NoData { folder: store.folder.clone() })?;
        if rewrite_if_as_backed_up(store, &safety.rows_sha256, staged, rows)? {
            store.checkpoint().ok();
            return Ok(safety);
        }
    }
    Err(Error::UnusableData(
        "Another Standpoint window keeps saving, so nothing was restored. Close it and try again.".to_owned(),
    ))
}

/// False when something was saved since the safety backup: then nothing is changed.
fn rewrite_if_as_backed_up(
    store: &mut Store,
    backed_up: &str,
    staged: &Connection,
    rows: &Rows,
) -> Result<bool> {
    // Rows are taken out and put in table by table, so that references hold again only at the end.
    store.conn.pragma_update(None, "foreign_keys", "off")?;
    let done = (|| {
        let transaction = store.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if Rows::of(&transaction)?.sha256 != backed_up {
            return Ok(false);
        }
        replace_rows(staged, &transaction)?;
        if Rows::of(&transaction)? != *rows || !has_sound_structure(&transaction)? {
            return Err(Error::Damaged(
                "The restored data didn’t match the backup, so nothing was changed. Try another backup."
                    .to_owned(),
            ));
        }
        transaction.commit()?;
        Ok(true)
    })();
    store.conn.pragma_update(None, "foreign_keys", "on")?;
    done
}

/// Writes what is staged to a file of its own and only then sets the damaged one aside.
pub(super) fn begin_anew(
    data_folder: &Path,
    now: &Now,
    staged: &Connection,
    rows: &Rows,
) -> Result<Replaced> {
    folder::make_private_folder(data_folder)?;
    let _at_work = AtWork::begin(data_folder)?;
    let made = folder::new_database(data_folder);
    let placed = write_out(staged, &made).and_then(|()| {
        let set_aside = set_aside(data_folder, now)?;
        if folder::name_for_good(&made, &folder::database(data_folder))? {
            Ok(set_aside)
        } else {
            Err(Error::UnusableData(
                "Another program put a database in the folder just now. Close it and try again.".to_owned(),
            ))
        }
    });
    if placed.is_err() {
        std::fs::remove_file(&made).ok();
    }
    let set_aside = placed?;
    if Rows::read(&Store::open(data_folder)?.conn)? != *rows {
        return Err(Error::Damaged(
            "What was written can’t be read back. Check the disk, then restore again.".to_owned(),
        ));
    }
    Ok(Replaced { safety: None, set_aside })
}

fn write_out(staged: &Connection, made: &Path) -> Result<()> {
    let target = made.to_str().ok_or_else(|| {
        Error::invalid("This folder’s name isn’t valid text. Choose another with --data-dir.")
    })?;
    folder::make_private_file(made)?;
    staged.execute("VACUUM INTO ?1", [target])?;
    folder::sync(made)
}
