//! The ways back where the data can't be opened.

use std::sync::Arc;

use super::declare::commands;
use standpoint_core::Error;
use standpoint_core::store::{self, Backups, Secret};
use standpoint_core::views::moment_in_words;
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

    /// Saves what can be read of damaged data, and says what that was.
    run salvage_data() -> String |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let salvaged = coach.while_closed(|folder, now| store::salvage(folder, now, false))?;
        Ok(salvaged.contents.in_words())
    };
}
