//! The window's own life: ready to be seen, saved before leaving, a link opened outside.

use standpoint_core::link::parse_link;
use tauri::State;
use tauri_plugin_opener::OpenerExt;

use crate::caller::Caller;
use crate::failure::Failure;
use crate::flushing::Flushing;
use crate::shared_coach::ask;
use crate::window;

/// The first page is painted: show the window.
#[tauri::command]
pub(crate) fn window_ready(app: Caller<'_>) -> Result<(), Failure> {
    window::ready(&app).map_err(|error| Failure::desktop(format!("The window cannot be shown: {error}")))
}

/// The page has saved what it held after the event `flush`.
#[tauri::command]
pub(crate) fn flushed(flushing: State<'_, Flushing>) {
    flushing.flushed();
}

/// Opens a web address in the system's browser. Only `http` and `https` leave the house: anything else could run or
/// read something on this machine.
#[tauri::command]
pub(crate) fn open_link(app: Caller<'_>, url: &str) -> Result<(), Failure> {
    let Some(link) = parse_link(url)? else { return Ok(()) };
    app.opener()
        .open_url(link, None::<&str>)
        .map_err(|_| Failure::desktop("No browser could be started for this link. Copy the address and open it yourself."))
}

/// Opens the folder that holds everything in the system's file manager.
#[tauri::command]
pub(crate) fn open_data_folder(app: Caller<'_>) -> Result<(), Failure> {
    let folder = ask(&app, |coach, _| Ok(coach.folder().display().to_string()))?;
    app.opener()
        .open_path(folder, None::<&str>)
        .map_err(|_| Failure::desktop("No file manager could be started. The path of the folder is shown above; open it yourself."))
}
