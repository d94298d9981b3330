//! The one gate for writes.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::op::Op;
use super::{Kept, Store, change_log, undo};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::store::Topic;

/// What a transaction may do: the entities' functions take it.
#[derive(Debug)]
pub struct Tx<'a> {
    transaction: Transaction<'a>,
    /// Topics of what the machine did before the user's part began.
    settled: RefCell<Vec<Topic>>,
}

impl Tx<'_> {
    pub(crate) fn conn(&self) -> &Connection {
        &self.transaction
    }

    /// Makes what was written so far the machine's own: it’s kept with the rest or dropped, and no part of what the user
    /// can take back.
    pub(crate) fn settle(&self) -> Result<()> {
        self.settled.borrow_mut().extend(change_log::topics(&change_log::drain(self.conn())?));
        Ok(())
    }

    /// The tables this transaction has touched so far.
    pub(crate) fn touched(&self) -> Result<Vec<String>> {
        let mut statement = self.transaction.prepare_cached("SELECT DISTINCT tbl FROM change_log")?;
        let tables = statement.query_map([], |row| row.get("tbl"))?;
        Ok(tables.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows of a table that this transaction has added or changed so far.
    pub(crate) fn touched_rows(&self, table: &str) -> Result<Vec<i64>> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT DISTINCT row_id FROM change_log WHERE tbl = ?1 AND after IS NOT NULL ORDER BY row_id",
        )?;
        let rows = statement.query_map([table], |row| row.get("row_id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The answers this transaction has saved so far: the step's slug and the field's, as often as in rows.
    pub(crate) fn saved_answers(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT DISTINCT r.step AS step, c.after ->> 'field' AS field FROM change_log c
             JOIN worksheet_row r ON r.id = (c.after ->> 'row_id') WHERE c.tbl = 'worksheet_answer' AND c.after IS NOT NULL",
        )?;
        let saved = statement.query_map([], |row| Ok((row.get("step")?, row.get("field")?)))?;
        Ok(saved.collect::<rusqlite::Result<_>>()?)
    }
}

impl Store {
    /// Runs `work` in one transaction: commits all of it, or nothing when it fails. Answers with its result and the
    /// topics of the rows that really changed.
    ///
    /// # Errors
    /// Whatever `work` answers, and [`crate::Error::Storage`] when SQLite refuses; nothing is kept then.
    pub fn transact<T>(
        &mut self,
        op: &Op,
        now: &Now,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Vec<Topic>)> {
        self.transact_as(now, |tx| work(tx).map(|result| (result, op.clone())))
    }

    /// As [`Store::transact`], for work that learns within the transaction what it is to be called in the history.
    ///
    /// # Errors
    /// As [`Store::transact`].
    pub(crate) fn transact_as<T>(
        &mut self,
        now: &Now,
        work: impl FnOnce(&Tx<'_>) -> Result<(T, Op)>,
    ) -> Result<(T, Vec<Topic>)> {
        self.write(|tx| {
            let (result, op) = work(tx)?;
            let changes = change_log::drain(tx.conn())?;
            undo::record(tx.conn(), &op, now, &changes)?;
            let topics: BTreeSet<_> =
                tx.settled.take().into_iter().chain(change_log::topics(&changes)).collect();
            Ok((result, topics.into_iter().collect()))
        })
    }

    /// One immediate transaction with change logging on. After a failing disk the connection is reopened, so that what
    /// is read next is what the file holds and not what this connection believes.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let result = self.write_once(work);
        if result.as_ref().is_err_and(disk_failed)
            && self.kept == Kept::InFile
            && let Ok(fresh) = Self::open(&self.folder)
        {
            *self = fresh;
        }
        result
    }

    fn write_once<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.make_writable()?;
        if !self.logging {
            change_log::install(&self.conn)?;
            self.logging = true;
        }
        // Immediate: wait for another writer now rather than fail on the way from reading to writing.
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = Tx { transaction, settled: RefCell::default() };
        let result = work(&tx)?;
        tx.transaction.commit()?;
        Ok(result)
    }
}

fn disk_failed(error: &Error) -> bool {
    match error {
        Error::DiskFull | Error::Damaged(_) => true,
        Error::Storage(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::SystemIoFailure),
        _ => false,
    }
}
