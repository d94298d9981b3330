//! The calendar file: where this machine keeps it, what goes in, and writing it whenever the journal has changed.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::calendar_choices::CalendarChoices;
use super::calendar_events::{self, PUBLISHED_DAYS};
use super::ics::{self, MAKER};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::store::calendar_items::{self, CalendarItem};
use crate::store::{Tx, journal_name, write_keeping_mode};

/// What this machine knows of the calendar file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct CalendarSettings {
    /// Where it is written; none while it's off.
    pub path: Option<PathBuf>,
    /// What goes into it.
    pub choices: CalendarChoices,
    /// Why it couldn't be written the last time, in a sentence; none when it was.
    pub failed: Option<String>,
}

/// Where a machine remembers the calendar file of one data folder. It's no part of the journal: another computer has other
/// folders, and undo doesn't touch it.
#[derive(Debug, Clone)]
pub struct CalendarMemory {
    place: PathBuf,
}

impl CalendarMemory {
    /// The memory for a data folder, within the app's folder for what it remembers on this machine. Reads and makes nothing.
    #[must_use]
    pub fn of(state: &Path, data: &Path) -> Self {
        let data = fs::canonicalize(data).unwrap_or_else(|_| data.to_owned());
        let digest = Sha256::digest(data.as_os_str().as_encoded_bytes());
        let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { place: state.join("calendar").join(format!("{name}.json")) }
    }

    /// What is remembered; nothing where the file says nothing that can be read.
    #[must_use]
    pub fn settings(&self) -> CalendarSettings {
        let text = fs::read(&self.place).ok();
        text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
    }

    /// Changes what is remembered and answers with it.
    ///
    /// # Errors
    /// [`Error::Io`] when the system refuses.
    pub fn change(&self, change: impl FnOnce(&mut CalendarSettings)) -> Result<CalendarSettings> {
        let before = self.settings();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            let folder = self.place.parent().unwrap_or(&self.place);
            fs::create_dir_all(folder).map_err(|source| Error::io("Making", folder, source))?;
            let text = serde_json::to_string_pretty(&after)
                .map_err(|_| Error::Unreadable { what: "setting of the calendar file" })?;
            write_keeping_mode(&self.place, &text)?;
        }
        Ok(after)
    }
}

impl Coach {
    /// The calendar file's text. What it says of each event is kept, so that an unchanged journal gives the same bytes.
    ///
    /// # Errors
    /// [`Error::NotOnboarded`] before the first questions, [`Error::Storage`] when SQLite refuses.
    pub fn calendar_text(&mut self, now: &Now, choices: &CalendarChoices) -> Result<String> {
        let (_, now) = self.in_user_zone(now)?;
        let tx = self.journal().unchecked_transaction()?;
        let last = calendar_items::all(&tx)?;
        let journal = Journal::read(&tx, self.programme, &now)?;
        let written = write(&tx, &journal, choices, &last, &now)?;
        drop(tx);
        if written.items == last {
            return Ok(written.text);
        }
        let programme = self.programme;
        let keep = |tx: &Tx<'_>| {
            let last = calendar_items::all(tx.conn())?;
            let journal = Journal::read(tx.conn(), programme, &now)?;
            let written = write(tx.conn(), &journal, choices, &last, &now)?;
            keep_items(tx, &last, &written.items)?;
            Ok(written.text)
        };
        Ok(self.keeping(&now, keep)?.0)
    }

    /// Brings the calendar file up to date, where there is to be one. Answers whether it was written; when it couldn't be, that
    /// is remembered too, and the next change tries again.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file there isn't Standpoint's, [`Error::Io`] when the system refuses, [`Error::Storage`] when
    /// SQLite does.
    pub fn update_calendar_file(&mut self, now: &Now, memory: &CalendarMemory) -> Result<bool> {
        let settings = memory.settings();
        let Some(path) = &settings.path else { return Ok(false) };
        if !self.is_onboarded()? {
            return Ok(false);
        }
        let done = self.calendar_text(now, &settings.choices).and_then(|text| write_file(path, &text));
        let failed = done.as_ref().err().map(ToString::to_string);
        memory.change(|settings| settings.failed = failed)?;
        done
    }
}

/// The text for what there is, and what it says of each event.
fn write(
    conn: &Connection,
    journal: &Journal,
    choices: &CalendarChoices,
    last: &[CalendarItem],
    now: &Now,
) -> Result<ics::Written> {
    let mut events = calendar_events::events(conn, journal, &choices.kinds, now)?;
    if choices.hide_titles {
        events = events.into_iter().map(ics::CalendarEvent::hidden).collect();
    }
    let since = journal.today - chrono::Duration::days(PUBLISHED_DAYS);
    // Stamps are kept and written as whole seconds.
    let instant = DateTime::<Utc>::from_timestamp(now.instant.timestamp(), 0).unwrap_or(now.instant);
    Ok(ics::write(&journal_name(conn)?, journal.profile.week_start, &events, last, since, instant))
}

fn keep_items(tx: &Tx<'_>, last: &[CalendarItem], items: &[CalendarItem]) -> Result<()> {
    for item in last.iter().filter(|item| !items.iter().any(|kept| kept.uid == item.uid)) {
        calendar_items::remove(tx, &item.uid)?;
    }
    for item in items.iter().filter(|item| !last.contains(item)) {
        calendar_items::put(tx, item)?;
    }
    Ok(())
}

/// Writes the text to its file, unless that is what the file holds.
fn write_file(path: &Path, text: &str) -> Result<bool> {
    // What a link points to is replaced, and not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::read(&path) {
        Ok(there) if there == text.as_bytes() => return Ok(false),
        Ok(there) if !is_ours(&there) => {
            return Err(Error::invalid(format!(
                "{} isn’t a calendar file of Standpoint’s, so it wasn’t changed. Choose another name.",
                path.display()
            )));
        }
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::io("Reading", &path, source));
        }
        _ => {}
    }
    write_keeping_mode(&path, text)?;
    Ok(true)
}

/// Whether a file says that Standpoint made it.
fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().any(|line| line.trim_end().strip_prefix("PRODID:") == Some(MAKER))
}
