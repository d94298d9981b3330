//! `person`.

use std::path::Path;

use serde::Serialize;
use standpoint_core::changed::Changed;
use standpoint_core::id::PersonId;
use standpoint_core::person::PersonEntry;
use standpoint_core::time::Now;
use standpoint_core::views::{PeopleImport, PeopleQuery};
use standpoint_core::{Coach, Result};

use crate::answer::{Answer, Output, complained, json};
use crate::arguments::{PersonCommand, PersonWords};
use crate::{say, text_file};

pub(crate) fn person(coach: &mut Coach, now: &Now, command: PersonCommand, answer: &Answer) -> Result<Output> {
    let changed = match command {
        PersonCommand::List { search, kind, quiet, stretch } => {
            let query = PeopleQuery { search, kind, quiet: quiet.then_some(true), offset: stretch.offset, limit: stretch.limit };
            let page = coach.people_page(now, &query)?;
            return Ok(answer.view(&page, |page| say::people(page, stretch.offset.unwrap_or(0))).into());
        }
        PersonCommand::Show { id } => return coach.person_page(now, PersonId(id)).map(|page| answer.view(&page, say::person).into()),
        PersonCommand::Import { file, dry_run } => return import(coach, now, &file, dry_run, answer),
        PersonCommand::Add { name, words } => coach.add_person(now, &entry(Some(name), words)),
        PersonCommand::Change { id, name, words } => coach.change_person(now, PersonId(id), &entry(name, words)),
        PersonCommand::Remove { id } => coach.remove_person(now, PersonId(id)),
    }?;
    Ok(answer.changed(&changed).into())
}

fn entry(name: Option<String>, words: PersonWords) -> PersonEntry {
    let PersonWords { kind, role, where_active, link, why, habit } = words;
    PersonEntry { name, kind, role, where_active, link, why, habit }
}

/// What a file holds, and what was done with it.
#[derive(Debug, Serialize)]
struct Import {
    #[serde(flatten)]
    preview: PeopleImport,
    /// The answer to the write; none when nothing was written.
    changed: Option<Changed>,
}

fn import(coach: &mut Coach, now: &Now, file: &Path, dry_run: bool, answer: &Answer) -> Result<Output> {
    let csv = text_file::bytes(file)?;
    let preview = coach.preview_people(now, &csv)?;
    if dry_run {
        let import = Import { preview, changed: None };
        return Ok(answer.view(&import, |import| say::import(&import.preview) + "Nothing was written.\n").into());
    }
    // The same file once more is no mistake.
    let nobody_new = preview.new == 0 && preview.known > 0 && preview.refused_total == 0;
    match if nobody_new { coach.nothing_changed() } else { coach.import_people(now, &csv) } {
        Ok(changed) => {
            let import = Import { preview, changed: Some(changed) };
            Ok(answer
                .view(&import, |import| say::import(&import.preview) + &import.changed.as_ref().map(say::changed).unwrap_or_default())
                .into())
        }
        // What was wrong with which line is worth knowing most when nobody was taken over.
        Err(error) if answer.json => {
            Ok(Output { text: json(&Import { preview, changed: None }), complaint: complained(&error), failed: true })
        }
        Err(error) => Ok(Output { text: String::new(), complaint: say::import(&preview) + &complained(&error), failed: true }),
    }
}
