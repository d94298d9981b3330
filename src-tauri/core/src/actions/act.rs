//! What an action did.

use crate::store::Op;

/// What an action did: its name in the history, what the window is told, and the id of what it made.
#[derive(Debug)]
pub(crate) struct Act {
    op: Op,
    pub(super) said: String,
    pub(super) created: Option<String>,
}

impl Act {
    /// An action that is told in the words the history keeps.
    pub(crate) fn said(said: impl Into<String>) -> Self {
        let said = said.into();
        Self { op: Op::user(said.clone()), said, created: None }
    }

    /// The machine's own part: no level of the history.
    pub(crate) fn bookkeeping(said: impl Into<String>) -> Self {
        Self { op: Op::machine(), said: said.into(), created: None }
    }

    /// Nothing was to be done. Leaves no level of the history.
    pub(crate) fn nothing() -> Self {
        Self::bookkeeping("Nothing to change")
    }

    /// Nothing was to be done, and why.
    pub(crate) fn nothing_as(said: impl Into<String>) -> Self {
        Self { said: said.into(), ..Self::nothing() }
    }

    /// What the user did and nobody would take back: no level of the history, and nothing is said.
    pub(crate) fn unsaid() -> Self {
        Self::nothing_as("")
    }

    /// The machine's own bookkeeping, told in these words. Leaves no level of the history.
    pub(crate) fn machine(said: impl Into<String>) -> Self {
        Self { op: Op::machine(), said: said.into(), created: None }
    }

    /// With another name in the history than what the window is told.
    pub(crate) fn labelled(self, label: impl Into<String>) -> Self {
        Self { op: Op::user(label), ..self }
    }

    /// Merged with the level before it, as [`Op::merging`] says.
    pub(crate) fn merging(self, key: impl Into<String>) -> Self {
        Self { op: self.op.merging(key), ..self }
    }

    /// What the transaction is for.
    pub(super) fn op(&self) -> Op {
        self.op.clone()
    }

    /// With the id of what was made.
    pub(crate) fn created(self, id: impl ToString) -> Self {
        Self { created: Some(id.to_string()), ..self }
    }
}
