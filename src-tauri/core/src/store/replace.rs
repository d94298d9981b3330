//! Everything there is, replaced by what a staged database holds, in one transaction of the data's own database: another
//! process that has it open sees all of it or nothing, and a machine that stops meanwhile leaves what was there.

use rusqlite::{Connection, TransactionBehavior};

use super::rows::exported_tables;
use super::staging::Staging;
use super::{Store, folder, open};
use crate::error::{Error, Result};

impl Store {
    /// Replaces all that an export holds by what is staged. The history of undo ends here; what exports leave out for
    /// belonging to this computer stays. The caller made a backup.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and [`Error::Storage`] when it cannot be written; everything is as before then.
    pub(crate) fn replace_all(&mut self, staged: &Staging) -> Result<()> {
        self.make_writable()?;
        // A connection of its own, on which no trigger keeps each row for undo.
        let mut conn = Connection::open(folder::database(&self.folder))?;
        conn.busy_timeout(open::BUSY_TIMEOUT)?;
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "foreign_keys", "on")?;
        conn.pragma_update(None, "trusted_schema", "off")?;
        let from = staged.path().to_str().ok_or_else(|| {
            Error::invalid("This folder’s name isn’t valid text. Choose another with --data-dir.")
        })?;
        conn.execute("ATTACH ?1 AS staged", [from])?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(
            "PRAGMA defer_foreign_keys = ON; DELETE FROM main.undo_change; DELETE FROM main.undo_op;",
        )?;
        let tables = exported_tables(&tx)?;
        for table in tables.iter().rev() {
            tx.execute(&format!("DELETE FROM main.{}", table.name), [])?;
        }
        for table in &tables {
            tx.execute(&format!("INSERT INTO main.{0} SELECT * FROM staged.{0}", table.name), [])?;
        }
        tx.commit()?;
        Ok(())
    }
}
