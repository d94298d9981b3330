//! The calendar file of this machine: where it is, and what goes in.

use super::declare::commands;
use standpoint_core::export::{CalendarChoices, CalendarSettings};

use super::summary::chosen_place;
use crate::calendar_worker;
commands! {
    calendar;

    /// Where the calendar file is written, and what goes into it.
    run calendar_file() -> CalendarSettings |app| {
        Ok(calendar_worker::memory(app).map(|memory| memory.settings()).unwrap_or_default())
    };

    /// Has the user choose a file for the calendar, writes it and answers with what is known then. When they choose none, all
    /// stays as it was.
    run choose_calendar_file() -> CalendarSettings |app| {
        match chosen_place(app, "Calendar file", "standpoint", "Calendar", "ics") {
            Some(path) => calendar_worker::change(app, |settings| settings.path = Some(path)),
            None => Ok(calendar_worker::memory(app).map(|memory| memory.settings()).unwrap_or_default()),
        }
    };

    /// Chooses what goes into the calendar file, and writes it at once.
    run set_calendar_choices(choices: CalendarChoices) -> CalendarSettings |app| {
        calendar_worker::change(app, |settings| settings.choices = choices)
    };

    /// No longer writes the calendar file. The file stays where it is.
    run stop_calendar_file() -> CalendarSettings |app| {
        calendar_worker::change(app, |settings| {
            settings.path = None;
            settings.failed = None;
        })
    };
}
