//! The progress summary, kept where the user says.

use std::path::PathBuf;

use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::store::write_private;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::caller::Caller;
use crate::failure::Failure;
use crate::shared_coach::ask;
use crate::window;

/// Writes the summary to a file the user chooses and answers its path; none when they chose none.
#[tauri::command]
pub(crate) fn save_summary(app: Caller<'_>, request: SummaryRequest) -> Result<Option<PathBuf>, Failure> {
    // Before the dialog: a request that is refused should not ask for a file first.
    let (text, today) = ask(&app, |coach, now| Ok((coach.summary_text(now, &request)?, now.today())))?;
    let Some(path) = chosen_file(&app, request.format, &format!("standpoint-summary-{today}")) else { return Ok(None) };
    write_private(&path, &text)?;
    Ok(Some(path))
}

fn chosen_file(app: &AppHandle, format: ExportFormat, name: &str) -> Option<PathBuf> {
    let ending = format.slug();
    let mut dialog =
        app.dialog().file().set_title("Save the summary").set_file_name(format!("{name}.{ending}")).add_filter(format.label(), &[ending]);
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.blocking_save_file()?.into_path().ok()
}
