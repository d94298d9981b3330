//! Keeps the calendar file up to date: after each change, though not more often than every five seconds, and once an hour,
//! because what it shows depends on the day. Nothing waits for it.

use std::sync::Arc;
use std::time::Duration;

use standpoint_core::Result;
use standpoint_core::export::{CalendarMemory, CalendarSettings};
use tauri::{AppHandle, Manager};
use tokio::time::{sleep, timeout};

use crate::failure::Failure;
use crate::machine::Machine;
use crate::shared_coach::SharedCoach;

/// At most one write in this time.
const PAUSE: Duration = Duration::from_secs(5);
/// How often it's looked at though nothing was changed here.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Starts the worker.
pub(crate) fn start(app: &AppHandle) {
    let app = app.clone();
    let changed = app.state::<Arc<SharedCoach>>().changed();
    tauri::async_runtime::spawn(async move {
        loop {
            let told = app.clone();
            let done = tauri::async_runtime::spawn_blocking(move || update(&told)).await;
            match done {
                Ok(Err(error)) => log::warn!("the calendar file wasn’t written: {:?}", error.code()),
                Err(error) => log::error!("the calendar file wasn’t written: {error}"),
                Ok(Ok(())) => {}
            }
            sleep(PAUSE).await;
            // What was changed meanwhile is waited for no longer.
            let _ = timeout(EVERY, changed.notified()).await;
        }
    });
}

/// What this machine knows of the calendar file; none where the account has no folder for such things.
pub(crate) fn memory(app: &AppHandle) -> Option<CalendarMemory> {
    let state = app.state::<Machine>().folder()?;
    Some(CalendarMemory::of(&state, app.state::<Arc<SharedCoach>>().folder()))
}

/// Brings the file up to date, if there is to be one.
pub(crate) fn update(app: &AppHandle) -> Result<()> {
    let Some(memory) = memory(app).filter(|memory| memory.settings().path.is_some()) else { return Ok(()) };
    app.state::<Arc<SharedCoach>>().ask(|coach, now| coach.update_calendar_file(now, &memory)).map(|_| ())
}

/// Changes what this machine knows of the calendar file, writes it, and answers with what is known then.
pub(crate) fn change(
    app: &AppHandle,
    change: impl FnOnce(&mut CalendarSettings),
) -> std::result::Result<CalendarSettings, Failure> {
    let memory = memory(app).ok_or_else(|| {
        Failure::desktop("This account has no folder for settings, so there’s no calendar file.")
    })?;
    memory.change(change)?;
    // Why it couldn't be written is in what is known.
    let _ = update(app);
    Ok(memory.settings())
}
