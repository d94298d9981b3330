//! What a transaction is for.

use super::operation::Operation;

/// What a transaction is for: a user's action, which can be undone, or the machine's own bookkeeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub(super) operation: Option<Operation>,
    pub(super) merge_key: Option<String>,
    pub(super) batch: Option<i64>,
}

impl Op {
    /// A user's action.
    #[must_use]
    pub fn user(operation: Operation) -> Self {
        Self { operation: Some(operation), merge_key: None, batch: None }
    }

    /// The machine's own bookkeeping: not undone, and no level of the history.
    #[must_use]
    pub fn machine() -> Self {
        Self { operation: None, merge_key: None, batch: None }
    }

    /// About an import: what it brought is kept by its batch, and only changes to what was here are the level's own.
    #[must_use]
    pub(crate) fn of_batch(mut self, batch: i64) -> Self {
        self.batch = Some(batch);
        self
    }

    /// Text that is saved as it is typed: saves with the same key shortly after one another are one level of undo.
    #[must_use]
    pub fn merging(mut self, key: impl Into<String>) -> Self {
        self.merge_key = Some(key.into());
        self
    }
}
