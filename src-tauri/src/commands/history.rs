//! Undo and redo.

use super::declare::commands;

commands! {
    history;

    /// Takes the latest action back.
    act undo() |coach, _| coach.undo();

    /// Does the action again that was taken back last.
    act redo() |coach, _| coach.redo();
}
