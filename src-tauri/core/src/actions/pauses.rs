//! Pauses: planning and ending them.

use chrono::{Duration, NaiveDate};

use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::PauseId;
use crate::reminder::{Pause, PauseEntry};
use crate::store::{Op, pauses};
use crate::text;
use crate::time::{self, Now};

/// A pause of so many days is a quiet season.
const SEASON_DAYS: i64 = 28;

impl Coach {
    /// Plans a pause. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it ends before it begins or overlaps another one.
    pub fn add_pause(&mut self, now: &Now, entry: &PauseEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let pause = checked(entry)?;
        if let Some(other) = pauses::all(self.store.conn())?.iter().find(|other| overlap(other, &pause)) {
            return Err(Error::invalid(format!(
                "There is a pause from {} to {} already. Remove it, or choose dates beside it.",
                day(other.from_on),
                day(other.to_on)
            )));
        }
        let label = format!("Paused from {} to {}", day(pause.from_on), day(pause.to_on));
        let back = (pause.to_on + Duration::days(1)).format("%B");
        let said = match (pause.to_on - pause.from_on).num_days() {
            SEASON_DAYS.. => format!(
                "A quiet season until {back}. Nothing counts until then. Want to tell people? “I’ll be quieter until {back}. Back with something useful.”"
            ),
            _ => label.clone(),
        };
        self.act(&Op::user(label), &now, said, |tx| pauses::add(tx, &pause).map(|id| Some(id.0.to_string())))
    }

    /// Removes a pause. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_pause(&mut self, now: &Now, id: PauseId) -> Result<Changed> {
        let pause = pauses::get(self.store.conn(), id)?;
        let said = format!("Removed the pause from {} to {}", day(pause.from_on), day(pause.to_on));
        self.act(&Op::user(said.clone()), now, said, |tx| pauses::remove(tx, id).map(|()| None))
    }
}

fn checked(entry: &PauseEntry) -> Result<Pause> {
    let pause = Pause {
        id: PauseId(0),
        from_on: time::parse_date("The first day", &entry.from_on)?,
        to_on: time::parse_date("The last day", &entry.to_on)?,
        note: text::one_line("The note", entry.note.as_deref().unwrap_or_default())?,
    };
    if pause.to_on < pause.from_on {
        return Err(Error::invalid("The pause ends before it begins. Its last day must not lie before its first."));
    }
    Ok(pause)
}

fn overlap(one: &Pause, other: &Pause) -> bool {
    one.from_on <= other.to_on && other.from_on <= one.to_on
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
