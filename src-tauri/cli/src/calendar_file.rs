//! The calendar file: `export --format ics`, and bringing the one that Settings name up to date after a change.

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::export::CalendarMemory;
use standpoint_core::store::write_private;
use standpoint_core::{Coach, Result};

use crate::answer::{Answer, Output, error_line};
use crate::arguments::ExportArguments;
use crate::data_folder;

#[derive(Serialize)]
struct Written {
    path: String,
}

/// Prints the calendar file's text, as Settings have it, or writes it to a file once.
pub(crate) fn export(
    coach: &mut Coach,
    now: &Now,
    asked: &ExportArguments,
    answer: &Answer,
) -> Result<Output> {
    let choices = memory(coach).map(|memory| memory.settings().choices).unwrap_or_default();
    let text = coach.calendar_text(now, &choices)?;
    let Some(path) = &asked.out else { return Ok(text.into()) };
    write_private(path, &text)?;
    let written = Written { path: path.display().to_string() };
    Ok(answer.view(&written, |written| format!("Calendar saved: {}\n", written.path)).into())
}

/// Updates the calendar file after a command that changed something. A command that did its work isn't spoilt by it.
pub(crate) fn update(coach: &mut Coach, now: &Now) -> String {
    let Some(memory) = memory(coach).filter(|_| coach.has_written()) else { return String::new() };
    match coach.update_calendar_file(now, &memory) {
        Ok(_) => String::new(),
        Err(error) => error_line(&format!("couldn’t update the calendar file: {error}")),
    }
}

fn memory(coach: &Coach) -> Option<CalendarMemory> {
    data_folder::state().map(|state| CalendarMemory::of(&state, coach.folder()))
}
