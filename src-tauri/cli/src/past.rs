//! `import` and `imports`.

use std::fs::File;
use std::path::Path;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::calendar::natural_date::Direction;
use standpoint_core::changed::Changed;
use standpoint_core::id::ImportId;
use standpoint_core::views::{PastChoices, PastLook, PastPreview};
use standpoint_core::{Coach, Error, Result};

use crate::answer::Answer;
use crate::arguments::{ImportsCommand, PastArguments, With};
use crate::output;

/// What a file holds, and what was done with it.
#[derive(Serialize)]
struct Imported {
    #[serde(flatten)]
    preview: PastPreview,
    /// The answer to the write; none when nothing was written.
    changed: Option<Changed>,
}

pub(crate) fn import(coach: &mut Coach, now: &Now, asked: PastArguments, answer: &Answer) -> Result<String> {
    let (path, dry_run) = (asked.file.clone(), asked.dry_run);
    let choices = choices(coach, now, asked)?;
    let mut file = opened(&path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if dry_run {
        let preview = coach.preview_past(now, &mut file, &name, &choices, PastLook::default())?;
        let imported = Imported { preview, changed: None };
        return Ok(answer.view(&imported, |it| output::past(&it.preview) + "Nothing was changed.\n"));
    }
    let (changed, preview) = coach.import_past(now, &mut file, &name, &choices, None)?;
    let imported = Imported { preview, changed: Some(changed) };
    Ok(answer.view(&imported, |it| {
        output::past(&it.preview) + &it.changed.as_ref().map(output::changed).unwrap_or_default()
    }))
}

pub(crate) fn imports(
    coach: &mut Coach,
    now: &Now,
    command: Option<ImportsCommand>,
    answer: &Answer,
) -> Result<String> {
    match command {
        None => Ok(answer.view(&coach.imports()?, |lines| output::imports(lines))),
        Some(ImportsCommand::Remove { id }) => Ok(answer.changed(&coach.remove_import(now, ImportId(id))?)),
    }
}

fn choices(coach: &Coach, now: &Now, asked: PastArguments) -> Result<PastChoices> {
    let day = |words: Option<String>| words.map(|words| coach.day(now, &words, Direction::Past)).transpose();
    Ok(PastChoices {
        only: asked.only,
        from: day(asked.from)?,
        to: day(asked.to)?,
        people: asked.people,
        same_name: asked.same_name,
        bare_reposts: asked.with.contains(&With::BareReposts),
        drafts: asked.with.contains(&With::Drafts),
        dates: asked.dates,
        as_of: day(asked.as_of)?,
        site: asked.site,
        separate: asked.separate,
        encoding: asked.encoding,
        take: asked.take,
        leave: asked.leave,
    })
}

fn opened(path: &Path) -> Result<File> {
    if path.is_dir() {
        return Err(Error::Invalid(format!("{} is a folder. Name a file in it.", path.display())));
    }
    File::open(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::NotFound(format!("No such file: {}.", path.display())),
        _ => Error::Io { doing: "Reading", path: path.to_owned(), source },
    })
}
