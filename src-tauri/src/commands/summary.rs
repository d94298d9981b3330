//! The progress summary, and everything there is, kept where the user says.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::declare::commands;
use standpoint_core::Coach;
use standpoint_core::export::{EverythingFormat, ExportFormat, SummaryPreview, SummaryRequest};
use standpoint_core::store::{Backups, write_private, write_private_bytes, write_private_in_pieces};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::failure::Failure;
use crate::shared_coach::{SharedCoach, ask};
use crate::{pdf, window};

commands! {
    summary;

    /// What a summary would show, and what to look at in it.
    ask preview_summary(request: SummaryRequest) -> SummaryPreview |coach, now| coach.preview_summary(now, &request);

    /// Writes the summary to a file the user chooses and answers its path; none when they chose none.
    run save_summary(request: SummaryRequest) -> Option<PathBuf> |app| {
        // Before the dialog: a request that is refused should not ask for a file first.
        let (text, today) =
            ask(app, |coach, now| Ok((coach.summary_to_hand_over(now, &request)?, now.today())))?;
        let Some(path) = chosen_file(app, request.format, &format!("standpoint-summary-{today}")) else {
            return Ok(None);
        };
        write_page(app, request.format, &path, text)?;
        app.state::<SavedSummary>().keep(path.clone());
        Ok(Some(path))
    };

    /// Has the mail program begin a message with the summary's first page in it. Nothing is sent.
    run mail_summary(request: SummaryRequest) -> () |app| {
        let address = ask(app, |coach, now| coach.summary_as_mail(now, &request))?;
        app.opener().open_url(address, None::<&str>).map_err(|_| {
            Failure::desktop("Couldn’t open a mail program. Copy the e-mail and paste it there.")
        })
    };

    /// Writes everything to a file the user chooses, CSV files as one ZIP, and answers its path; none when they chose none.
    run save_everything(format: EverythingFormat, encrypted: bool) -> Option<PathBuf> |app| {
        let today = ask(app, |_, now| Ok(now.today()))?;
        let name = format!("standpoint-{today}");
        let path = match format {
            EverythingFormat::Json => {
                let ending = if encrypted { "json.age" } else { format.slug() };
                let Some(path) = chosen_place(app, "Export everything", &name, format.label(), ending) else {
                    return Ok(None);
                };
                // On a connection of its own, so that no page waits for a slow disk.
                let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
                let coach = Coach::open(shared.folder())?;
                if encrypted {
                    let mut bytes = Vec::new();
                    coach.export_json(&shared.now(), &mut bytes)?;
                    Backups::of(shared.folder()).write_encrypted_export(&bytes, &path)?;
                } else {
                    write_private_in_pieces(&path, |out| coach.export_json(&shared.now(), out))?;
                }
                path
            }
            EverythingFormat::Csv => {
                let Some(path) = chosen_place(app, "Export everything", &format!("{name}-csv"), "ZIP", "zip") else {
                    return Ok(None);
                };
                ask(app, |coach, _| coach.export_csv_zip(&path, true))?;
                path
            }
        };
        app.state::<SavedSummary>().keep(path.clone());
        Ok(Some(path))
    };

    /// Opens the summary that was saved last, or shows it in its folder.
    run open_saved_summary(folder: bool) -> () |app| {
        let saved = app.state::<SavedSummary>();
        let Some(path) = saved.path() else { return Ok(()) };
        let opener = app.opener();
        let opened = if folder {
            opener.reveal_item_in_dir(&path)
        } else {
            opener.open_path(path.to_string_lossy(), None::<&str>)
        };
        opened
            .map_err(|_| Failure::desktop("Couldn’t open this file. Open it from its folder."))
    };
}

/// The file the summary was saved to last: the page names no paths, so it can open no other.
#[derive(Debug, Default)]
pub(crate) struct SavedSummary(Mutex<Option<PathBuf>>);

impl SavedSummary {
    pub(super) fn keep(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    fn path(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Writes a page to its file. A PDF is printed from its HTML.
pub(super) fn write_page(
    app: &AppHandle,
    format: ExportFormat,
    path: &Path,
    text: String,
) -> Result<(), Failure> {
    match format {
        ExportFormat::Markdown | ExportFormat::Html => write_private(path, &text)?,
        ExportFormat::Pdf => write_private_bytes(path, &pdf::print(app, text)?)?,
    }
    Ok(())
}

fn chosen_file(app: &AppHandle, format: ExportFormat, name: &str) -> Option<PathBuf> {
    chosen_place(app, "Save summary", name, format.label(), format.slug())
}

/// Has the user choose a file to save to; none when they choose none.
pub(super) fn chosen_place(
    app: &AppHandle,
    title: &str,
    name: &str,
    kind: &str,
    ending: &str,
) -> Option<PathBuf> {
    let mut dialog = app
        .dialog()
        .file()
        .set_title(title)
        .set_file_name(format!("{name}.{ending}"))
        .add_filter(kind, &[ending]);
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.blocking_save_file()?.into_path().ok()
}
