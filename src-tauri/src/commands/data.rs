//! Settings → Your data: backups, the second folder and the check.

use std::path::PathBuf;
use std::sync::Arc;

use super::declare::commands;
use standpoint_core::calendar::Now;
use standpoint_core::store::{Backups, CheckReport, ExposeSecret, Secret};
use standpoint_core::views::{DataPage, SyncNotice, moment_in_words};
use standpoint_core::{Coach, Error};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::backup_worker;
use crate::shared_coach::SharedCoach;
use crate::window;

commands! {
    data;

    /// Where everything is, what is backed up where, and how large it is.
    ask data_page() -> DataPage |coach, now| coach.data_page(now);

    /// What to say of a data folder that another program keeps in step; nothing where none does or that was dismissed.
    ask sync_notice() -> Option<SyncNotice> |coach, now| Ok(coach.data_facts(now)?.sync);

    /// Makes a backup, copies it to the second folder, and says when it was made and what it holds.
    run back_up_now() -> String |app| {
        Ok(apart(app, |coach, now| {
            let backup = coach.backup(now, None)?;
            Backups::of(coach.folder()).copy_to_second_folder(now)?;
            Ok(format!("{}: {}", moment_in_words(now.instant, now), backup.contents.in_words()))
        })?)
    };

    /// Checks everything, repairs what can be repaired, and opens the newest backup to prove it.
    run check_data() -> CheckReport |app| {
        Ok(apart(app, |coach, now| {
            let report = coach.check()?;
            backup_worker::prove(coach.folder(), now)?;
            Ok(report)
        })?)
    };

    /// Lets the user choose the second folder and copies the newest backup there. Answers whether they chose one.
    run choose_second_folder() -> bool |app| {
        let Some(path) = chosen_folder(app) else { return Ok(false) };
        fill(app, |backups| backups.set_second_folder(&path))?;
        Ok(true)
    };

    /// Makes the folder that the notice offers the second one, and copies the newest backup there.
    run take_offered_folder() -> () |app| Ok(fill(app, |backups| backups.take_offered_folder().map(drop))?);

    /// Makes no more copies in the second folder.
    run clear_second_folder() -> () |app| Ok(backups(app).clear_second_folder()?);

    /// Encrypts new backups from now on, makes one, and answers with the recovery key: it's kept nowhere.
    run set_passphrase(passphrase: String) -> String |app| {
        let recovery_key = backups(app).set_passphrase(&Secret::new(passphrase))?;
        let backed_up = apart(app, |coach, now| {
            coach.backup(now, None)?;
            Backups::of(coach.folder()).copy_to_second_folder(now)
        });
        // The key is shown once, so nothing may keep it from being shown.
        if let Err(error) = backed_up {
            log::warn!("no encrypted backup yet: {:?}", error.code());
        }
        Ok(recovery_key.expose_secret().to_owned())
    };

    /// Makes new backups without encryption again.
    run remove_passphrase() -> () |app| Ok(backups(app).remove_passphrase()?);

    /// Doesn't mention again that another program keeps the data folder in step.
    run dismiss_sync_notice() -> () |app| Ok(backups(app).dismiss_sync_notice()?);
}

fn backups(app: &AppHandle) -> Backups {
    Backups::of(app.state::<Arc<SharedCoach>>().folder())
}

/// Works on a connection of its own, so that no page waits for it. The present is by the user's clock.
fn apart<T>(app: &AppHandle, work: impl FnOnce(&Coach, &Now) -> Result<T, Error>) -> Result<T, Error> {
    let shared = app.state::<Arc<SharedCoach>>();
    let coach = Coach::open(shared.folder())?;
    let now = coach.by_the_users_clock(&shared.now());
    work(&coach, &now)
}

/// Sets the second folder and copies the newest backup there.
fn fill(app: &AppHandle, set: impl FnOnce(&Backups) -> Result<(), Error>) -> Result<(), Error> {
    set(&backups(app))?;
    apart(app, |coach, now| {
        let backups = Backups::of(coach.folder());
        if backups.list().is_empty() {
            coach.backup(now, None)?;
        }
        backups.copy_to_second_folder(now).map(drop)
    })
}

fn chosen_folder(app: &AppHandle) -> Option<PathBuf> {
    let mut dialog = app.dialog().file().set_title("Second folder for backups");
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.blocking_pick_folder()?.into_path().ok()
}
