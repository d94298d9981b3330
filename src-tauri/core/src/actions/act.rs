//! What an action did.

use crate::store::{Op, Operation, OperationKind};

/// What an action did: what the history keeps of it, what the window is told, and the id of what it made.
#[derive(Debug)]
pub(crate) struct Act {
    operation: Option<Operation>,
    merge_key: Option<String>,
    pub(super) said: String,
    pub(super) created: Option<String>,
}

impl Act {
    /// An action of the user, and what the window says of it.
    pub(crate) fn did(kind: OperationKind, said: impl Into<String>) -> Self {
        Self { operation: Some(Operation::new(kind)), ..Self::bookkeeping(said) }
    }

    /// Nothing for the history: the machine's own part, or what no one would undo.
    pub(crate) fn bookkeeping(said: impl Into<String>) -> Self {
        Self { operation: None, merge_key: None, said: said.into(), created: None }
    }

    /// Nothing was to be done.
    pub(crate) fn nothing() -> Self {
        Self::bookkeeping("No changes")
    }

    /// What the user did and no one would undo, and nothing is said.
    pub(crate) fn unsaid() -> Self {
        Self::bookkeeping("")
    }

    /// With the name of the thing it was about.
    pub(crate) fn about(self, name: &str) -> Self {
        self.with(|operation| operation.with.about = Some(super::brief(name)))
    }

    /// With the step it belongs to, 1 to 12.
    pub(crate) fn in_step(self, number: u8) -> Self {
        self.with(|operation| operation.with.step = Some(number))
    }

    /// With what one row of the worksheet is called.
    pub(crate) fn of_row(self, noun: &str) -> Self {
        self.with(|operation| operation.with.noun = Some(noun.to_owned()))
    }

    /// Merged with the level before it, as [`Op::merging`] says.
    pub(crate) fn merging(self, key: impl Into<String>) -> Self {
        Self { merge_key: Some(key.into()), ..self }
    }

    /// With the id of what was made.
    pub(crate) fn created(self, id: impl ToString) -> Self {
        Self { created: Some(id.to_string()), ..self }
    }

    /// What the transaction is for.
    pub(super) fn op(&self) -> Op {
        let op = self.operation.clone().map_or_else(Op::machine, Op::user);
        match &self.merge_key {
            Some(key) => op.merging(key.clone()),
            None => op,
        }
    }

    fn with(mut self, change: impl FnOnce(&mut Operation)) -> Self {
        if let Some(operation) = &mut self.operation {
            change(operation);
        }
        self
    }
}
