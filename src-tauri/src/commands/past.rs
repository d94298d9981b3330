//! A past from elsewhere: a file chosen or dropped, looked at, imported, and taken out again.

use std::io::BufReader;
use std::sync::Arc;

use super::declare::commands;
use serde::Serialize;
use standpoint_core::Coach;
use standpoint_core::changed::Changed;
use standpoint_core::id::ImportId;
use standpoint_core::journal_file::JournalContents;
use standpoint_core::views::{
    ImportLine, PastChoices, PastFile, PastPreview, PastRows, PastRowsQuery, moment_in_words,
};
use tauri::{AppHandle, Manager};

use crate::failure::Failure;
use crate::past_file::{ChosenPast, PastInHand};
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

    /// What the held export of Standpoint’s holds, and what it would replace.
    run look_at_journal() -> JournalSeen |app| {
        let held = app.state::<PastInHand>().file()?;
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let seen = shared.ask(|coach, _| coach.preview_journal(BufReader::new(held.open().map_err(gone)?)))?;
        Ok(JournalSeen {
            exported: seen.exported_at.parse().map_or(seen.exported_at, |at| moment_in_words(at, &shared.now())),
            app_version: seen.app_version,
            same_journal: seen.same_journal,
            holds: seen.holds,
            replaces: seen.replaces,
        })
    };

    /// Replaces everything here with the held export of Standpoint’s, after a backup.
    run replace_everything() -> () |app| {
        let hand = app.state::<PastInHand>();
        let held = hand.file()?;
        let file = BufReader::new(held.open()?);
        let shared = Arc::clone(&app.state::<Arc<SharedCoach>>());
        hand.importing(|| {
            shared.replaced(|folder, now| Coach::open_or_blank(folder)?.import_journal(now, file, true))
        })?;
        hand.forget();
        notify_page(app, None);
        Ok(())
    };
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
