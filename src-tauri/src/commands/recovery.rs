//! The ways back where the data can't be opened.

use std::sync::Arc;

use super::declare::commands;
use standpoint_core::Error;
use standpoint_core::store::{self, Backups};
use standpoint_core::views::moment_in_words;
use tauri::Manager;

use crate::shared_coach::SharedCoach;

commands! {
    recovery;

    /// The newest backup that's whole, in words; nothing where there isn't any.
    run newest_backup() -> Option<String> |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let newest = Backups::of(coach.folder()).newest_whole()?;
        Ok(newest.map(|backup| {
            let when = moment_in_words(backup.made_at, &coach.now());
            backup.contents.map_or_else(|| when.clone(), |contents| format!("{when}: {}", contents.in_words()))
        }))
    };

    /// Restores the newest backup that's whole, and says what that brought back.
    run restore_newest_backup() -> String |app| {
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let restored = coach.while_closed(|folder, now| {
            let newest = Backups::of(folder).newest_whole()?.ok_or_else(|| {
                Error::NotFound("No whole backup found here. Copy one from another disk.".to_owned())
            })?;
            store::restore(folder, now, &newest.path)
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
