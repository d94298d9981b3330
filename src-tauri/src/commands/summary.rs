//! The progress summary: to be looked at, and to be kept where the user says.

use std::io::Write;
use std::path::{Path, PathBuf};

use standpoint_core::export::{ExportFormat, SummaryRequest};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use tempfile::NamedTempFile;

use crate::failure::Failure;
use crate::shared_coach::ask;
use crate::window;

/// The summary as the text of a file.
#[tauri::command(async)]
pub(crate) fn summary_text(app: AppHandle, request: SummaryRequest) -> Result<String, Failure> {
    ask(&app, |coach, now| coach.summary_text(now, &request))
}

/// Writes the summary to a file the user chooses and answers its path; none when they chose none.
#[tauri::command(async)]
pub(crate) fn save_summary(app: AppHandle, request: SummaryRequest) -> Result<Option<PathBuf>, Failure> {
    // Before the dialog: a request that is refused should not ask for a file first.
    let (text, today) = ask(&app, |coach, now| Ok((coach.summary_text(now, &request)?, now.today())))?;
    let Some(path) = chosen_file(&app, request.format, &format!("standpoint-summary-{today}")) else { return Ok(None) };
    write_whole(&path, &text).map_err(|error| {
        Failure::desktop(format!("{} could not be written: {error}. Choose another folder and try again.", path.display()))
    })?;
    Ok(Some(path))
}

fn chosen_file(app: &AppHandle, format: ExportFormat, name: &str) -> Option<PathBuf> {
    let ending = format.slug();
    let mut dialog = app
        .dialog()
        .file()
        .set_title("Save the summary")
        .set_file_name(format!("{name}.{ending}"))
        .add_filter(format.label(), &[ending]);
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.blocking_save_file()?.into_path().ok()
}

/// All of the text or nothing, readable by the user alone: a summary is theirs to hand on.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole_and_a_missing_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.md");
        write_whole(&path, "a longer first text").unwrap();
        write_whole(&path, "second").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(write_whole(&folder.path().join("no/summary.md"), "text").is_err());
    }
}
