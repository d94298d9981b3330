//! A past from elsewhere: a file chosen or dropped, looked at, imported, and taken out again.

use std::path::Path;
use std::sync::Arc;

use super::declare::commands;
use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::id::ImportId;
use standpoint_core::journal_file::JournalContents;
use standpoint_core::store::{self, BackupLine, Backups, Contents, Secret};
use standpoint_core::views::{
    ImportLine, PastChoices, PastFile, PastPreview, PastRows, PastRowsQuery, moment_in_words,
};
use standpoint_core::{Coach, Error};
use tauri::{AppHandle, Manager};

use crate::failure::Failure;
use crate::past_file::{ChosenPast, HeldFile, PastInHand};
use crate::shared_coach::{SharedCoach, notify_page};

commands! {
    past;

    /// Lets the user choose a file to import; none when they chose none.
    run choose_past_file() -> Option<ChosenPast> |app| {
        PastInHand::ask(app).map(|path| app.state::<PastInHand>().hold(path)).transpose()
    };

    /// The file that was chosen or dropped last, until it’s let go.
    run held_past_file() -> Option<ChosenPast> |app| Ok(app.state::<PastInHand>().chosen());

    /// What importing the held file would do, with what the user decided so far; its rows are asked for apart.
    run look_at_past(choices: PastChoices) -> PastPreview |app| look(app, &choices);

    /// Some rows of the file that was looked at last.
    run past_rows(query: PastRowsQuery) -> PastRows |app| Ok(app.state::<PastInHand>().looked()?.rows(&query));

    /// Imports the held file as the user decided, if it’s still what they looked at, by the preview’s digest.
    run import_past(choices: PastChoices, looked_at: &str) -> Changed |app| import(app, &choices, looked_at);

    /// Stops reading or importing. Nothing of it is kept.
    run cancel_past() -> () |app| {
        app.state::<PastInHand>().cancel();
        Ok(())
    };

    /// Lets go of the held file.
    run let_go_of_past() -> () |app| {
        app.state::<PastInHand>().forget();
        Ok(())
    };

    /// What was imported, the latest first.
    ask imports() -> Vec<ImportLine> |coach, _| coach.imports();

    /// Removes what an import brought, as far as it’s still as it was imported.
    run remove_import(id: ImportId) -> Changed |app| {
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        Ok(shared.act_apart(|coach, now| coach.remove_import(now, id))?)
    };

    /// Makes topics that imported texts suggest the user's pillars, where pillars are empty.
    act adopt_pillars(names: Vec<String>) |coach, now| coach.adopt_pillars(now, &names);

    /// What the held export of Standpoint’s holds, and what it would replace. An encrypted one needs its passphrase or the
    /// recovery key.
    run look_at_journal(secret: Option<String>) -> JournalSeen |app| {
        let held = app.state::<PastInHand>().file()?;
        let export = held.open_export(entered(secret).as_ref())?;
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let seen = shared.ask(|coach, _| coach.preview_journal(export))?;
        Ok(JournalSeen {
            exported: seen.exported_at.parse().map_or(seen.exported_at, |at| moment_in_words(at, &shared.now())),
            app_version: seen.app_version,
            same_journal: seen.same_journal,
            holds: seen.holds,
            replaces: seen.replaces,
        })
    };

    /// Replaces everything here with the held export of Standpoint’s, after a backup.
    run replace_everything(secret: Option<String>) -> () |app| {
        replaced(app, |held, folder, now| {
            let export = held.open_export(entered(secret).as_ref()).map_err(gone)?;
            Coach::open_or_blank(folder)?.import_journal(now, export, true).map(drop)
        })
    };

    /// The backups in the data folder, the newest first.
    run backups() -> Vec<BackupChoice> |app| {
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let now = shared.ask(|coach, now| Ok(coach.by_the_users_clock(now)))?;
        Ok(Backups::of(shared.folder()).list().iter().map(|line| BackupChoice::of(line, &now)).collect())
    };

    /// Holds one of the backups in the data folder, by its name.
    run hold_backup(name: &str) -> ChosenPast |app| {
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let known = Backups::of(shared.folder()).list().into_iter().find(|line| file_name(line) == name);
        let known = known.ok_or_else(|| Error::NotFound("That backup isn’t there any more.".to_owned()))?;
        app.state::<PastInHand>().hold(known.path)
    };

    /// What the held backup holds, and what it would replace. An encrypted one needs its passphrase or the recovery key.
    run look_at_backup(secret: Option<String>) -> BackupSeen |app| {
        let held = app.state::<PastInHand>().file()?;
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let now = shared.ask(|coach, now| Ok(coach.by_the_users_clock(now)))?;
        let seen = store::restore_preview_with(shared.folder(), held.path(), entered(secret).as_ref())?;
        Ok(BackupSeen {
            made: seen.made_at.map(|at| moment_in_words(at, &now)),
            older: seen.older,
            holds: seen.restores.in_words(),
            replaces: seen.replaces.map(|contents| contents.in_words()),
            same: seen.same,
        })
    };

    /// Restores the held backup, after a backup of what is here.
    run restore_backup(secret: Option<String>) -> () |app| {
        replaced(app, |held, folder, now| {
            store::restore_with(folder, now, held.path(), entered(secret).as_ref()).map(drop)
        })
    };
}

/// A backup to choose.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BackupChoice {
    /// The file’s name.
    name: String,
    /// When it was made, in words.
    made: String,
    /// What it holds, in words; none where it can’t be told without opening it.
    holds: Option<String>,
    /// Whether it’s encrypted.
    encrypted: bool,
}

impl BackupChoice {
    fn of(line: &BackupLine, now: &Now) -> Self {
        Self {
            name: file_name(line),
            made: moment_in_words(line.made_at, now),
            holds: line.contents.as_ref().map(Contents::in_words),
            encrypted: line.encrypted,
        }
    }
}

fn file_name(line: &BackupLine) -> String {
    line.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A backup that was looked at.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BackupSeen {
    /// When it was made, in words; none for a plain copy.
    made: Option<String>,
    /// Whether an older version made it, so that it’s brought up to date.
    older: bool,
    /// What it holds, in words.
    holds: String,
    /// What is here now and would go, in words; none where nothing is.
    replaces: Option<String>,
    /// Whether both hold exactly the same.
    same: bool,
}

/// An export of Standpoint’s that was looked at.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct JournalSeen {
    /// When it was exported, in words.
    exported: String,
    /// The version of Standpoint that wrote it.
    app_version: String,
    /// Whether it’s the journal that is here, at another time.
    same_journal: bool,
    /// What it holds.
    holds: JournalContents,
    /// What is here now and would go.
    replaces: Option<JournalContents>,
}

fn entered(secret: Option<String>) -> Option<Secret> {
    secret.map(Secret::new).filter(|secret| !secret.is_empty())
}

/// Puts what is in the held file in the place of everything here, and lets go of the file.
fn replaced(
    app: &AppHandle,
    put: impl FnOnce(&HeldFile, &Path, &Now) -> Result<(), Error>,
) -> Result<(), Failure> {
    let hand = app.state::<PastInHand>();
    let held = hand.file()?;
    let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
    hand.importing(|| shared.replaced(|folder, now| put(&held, folder, now)))?;
    hand.forget();
    notify_page(app, None);
    Ok(())
}

fn gone(failure: Failure) -> standpoint_core::Error {
    standpoint_core::Error::NotFound(failure.message)
}

fn look(app: &AppHandle, choices: &PastChoices) -> Result<PastPreview, Failure> {
    let hand = app.state::<PastInHand>();
    let held = hand.file()?;
    let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
    let work = hand.begin(app);
    let read = match hand.read_before(choices) {
        Some(read) => read,
        None => {
            let home = shared.ask(|coach, now| Ok(coach.by_the_users_clock(now)))?;
            let mut file = held.open()?;
            let read = Arc::new(PastFile::read(&mut file, &held.chosen.name, choices, &home, &work)?);
            hand.keep_read(&held, choices, &read);
            read
        }
    };
    let looked = Arc::new(shared.ask_apart(|coach, now| coach.look_at_past(now, &read, choices, &work))?);
    hand.keep_looked(&held, Arc::clone(&looked));
    Ok(looked.preview.clone())
}

fn import(app: &AppHandle, choices: &PastChoices, looked_at: &str) -> Result<Changed, Failure> {
    let hand = app.state::<PastInHand>();
    let held = hand.file()?;
    let mut file = held.open()?;
    let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
    let work = hand.begin(app);
    let changed = hand.importing(|| {
        shared.act_apart(|coach, now| {
            let name = &held.chosen.name;
            coach
                .import_past_watched(now, &mut file, name, choices, Some(looked_at), &work)
                .map(|(changed, _)| changed)
        })
    })?;
    hand.forget();
    Ok(changed)
}
