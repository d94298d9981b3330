//! What undo and redo would do.

use serde::Serialize;

/// What Ctrl+Z and Ctrl+Shift+Z would do now, by the action's name: "finish task".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct UndoState {
    /// The action that undo would take back.
    pub undo: Option<String>,
    /// The action that redo would do again.
    pub redo: Option<String>,
}
