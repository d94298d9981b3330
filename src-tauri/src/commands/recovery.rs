//! The ways back where the data can't be opened.

use std::sync::Arc;

use super::declare::commands;
use super::summary::chosen_place;
use standpoint_core::export::EverythingFormat;
use standpoint_core::store::{self, Backups, Secret, write_private_in_pieces};
use standpoint_core::views::moment_in_words;
use standpoint_core::{Coach, Error};
use tauri::Manager;

use crate::dto::NewestBackup;
use crate::shared_coach::SharedCoach;

commands! {
    recovery;

    /// The newest backup that's whole, here or in the second folder; nothing where there isn't any.
    run newest_backup() -> Option<NewestBackup> |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let newest = Backups::of(coach.folder()).newest_whole_anywhere()?;
        Ok(newest.map(|backup| {
            let when = moment_in_words(backup.made_at, &coach.now());
            let said =
                backup.contents.map_or_else(|| when.clone(), |contents| format!("{when}: {}", contents.in_words()));
            NewestBackup { said, encrypted: backup.encrypted }
        }))
    };

    /// Restores the newest backup that's whole, and says what that brought back. An encrypted one needs its passphrase or the
    /// recovery key.
    run restore_newest_backup(secret: Option<String>) -> String |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let secret = secret.map(Secret::new).filter(|secret| !secret.is_empty());
        let restored = coach.while_closed(|folder, now| {
            let newest = Backups::of(folder).newest_whole_anywhere()?.ok_or_else(|| {
                Error::NotFound("No whole backup found here. Copy one from another disk.".to_owned())
            })?;
            store::restore_with(folder, now, &newest.path, secret.as_ref())
        })?;
        Ok(restored.preview.restores.in_words())
    };

    /// Exports what can be read of damaged data as JSON to a file the user chooses, changes nothing in the folder, and says
    /// what that was; none when they chose no file.
    run export_damaged() -> Option<String> |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let (name, json) = (format!("standpoint-{}", coach.now().today()), EverythingFormat::Json);
        let place = chosen_place(app, "Export what can be read", &name, json.label(), json.slug());
        let Some(path) = place else { return Ok(None) };
        let (readable, salvaged) = Coach::of_damaged(coach.folder())?;
        write_private_in_pieces(&path, |out| readable.export_json(&coach.now(), out))?;
        Ok(Some(salvaged.contents.in_words()))
    };

    /// Saves what can be read of damaged data, and says what that was.
    run salvage_data() -> String |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let salvaged = coach.while_closed(|folder, now| store::salvage(folder, now, false))?;
        Ok(salvaged.contents.in_words())
    };
}
