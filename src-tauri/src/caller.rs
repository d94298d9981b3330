//! The app behind a call of the window.

use std::ops::Deref;

use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{AppHandle, Manager, Wry};

/// The app, borrowed for as long as a call takes. A handle of its own in each of some ninety commands, with the counting and
/// the cleaning up that belong to it, would be a part of the program's size that can be seen.
pub(crate) struct Caller<'a>(&'a AppHandle);

impl<'a> CommandArg<'a, Wry> for Caller<'a> {
    fn from_command(command: CommandItem<'a, Wry>) -> Result<Self, InvokeError> {
        Ok(Self(command.message.webview_ref().app_handle()))
    }
}

impl Deref for Caller<'_> {
    type Target = AppHandle;

    fn deref(&self) -> &AppHandle {
        self.0
    }
}
