//! `person`.

use std::path::Path;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::id::PersonId;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::{PeopleChoices, PeopleFile, PeopleImport, PeopleQuery};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line, error_line_of, json};
use crate::arguments::{FileReading, PersonArguments, PersonCommand};
use crate::{output, text_file};

pub(crate) fn person(
    coach: &mut Coach,
    now: &Now,
    command: PersonCommand,
    answer: &Answer,
) -> Result<Output> {
    let changed = match command {
        PersonCommand::List { search, kind, quiet, order, paging } => {
            let (quiet, offset, limit) = (quiet.then_some(true), paging.offset, paging.limit);
            let query = PeopleQuery { search, kind, quiet, order, descending: None, offset, limit };
            let page = coach.people_page(now, &query)?;
            return Ok(answer.view(&page, |page| output::people(page, paging.offset.unwrap_or(0))).into());
        }
        PersonCommand::Show { id } => {
            return coach
                .person_page(now, PersonId(id))
                .map(|page| answer.view(&page, output::person).into());
        }
        PersonCommand::Import { file, dry_run, reading } => {
            return import(coach, now, &file, dry_run, reading, answer);
        }
        PersonCommand::Add { name, words } => coach.add_person(now, &entry(Some(name), words)),
        PersonCommand::Change { id, name, words } => {
            coach.change_person(now, PersonId(id), &entry(name, words))
        }
        PersonCommand::Remove { id } => coach.remove_person(now, PersonId(id)),
    }?;
    Ok(answer.changed(&changed).into())
}

fn entry(name: Option<String>, words: PersonArguments) -> PersonEntry {
    let PersonArguments { kind, role, where_active, link, why, habit } = words;
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

fn import(
    coach: &mut Coach,
    now: &Now,
    file: &Path,
    dry_run: bool,
    reading: FileReading,
    answer: &Answer,
) -> Result<Output> {
    let bytes = text_file::bytes(file)?;
    let FileReading { same_name, encoding, columns } = reading;
    let choices = PeopleChoices { encoding, columns, same_name, rows: Vec::new() };
    let PeopleFile { import, readings } = coach.preview_people(now, &bytes, &choices)?;
    let Some(preview) = import else {
        let text =
            if answer.json { json(&serde_json::json!({ "readings": readings })) } else { String::new() };
        return Ok(Output { text, errors: error_line(&output::which_encoding(&readings)), failed: true });
    };
    if dry_run {
        let import = Import { preview, changed: None };
        return Ok(answer
            .view(&import, |import| output::import(&import.preview) + "Nothing was changed.\n")
            .into());
    }
    if preview.rows.iter().all(|row| row.name.is_empty()) {
        let error =
            Error::Invalid("This file has no people in it. Check that each row has a name.".to_owned());
        let (text, told) = if answer.json {
            (json(&Import { preview, changed: None }), String::new())
        } else {
            (String::new(), output::import(&preview))
        };
        return Ok(Output { text, errors: told + &error_line_of(&error), failed: true });
    }
    let changed = coach.import_people(now, &bytes, &choices)?;
    let import = Import { preview, changed: Some(changed) };
    let said = |import: &Import| {
        output::import(&import.preview) + &import.changed.as_ref().map(output::changed).unwrap_or_default()
    };
    Ok(answer.view(&import, said).into())
}
