//! Pauses: planning and ending them.

use chrono::{Duration, NaiveDate};

use super::act::Act;
use crate::calendar::natural_date::days_in_words;
use crate::calendar::{Now, Pause, PauseEntry};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::PauseId;
use crate::rhythm::WeeksOfPause;
use crate::store::{OperationKind, Tx, pauses, profiles};

/// A pause of at least this many days is a quiet season.
const SEASON_DAYS: i64 = 28;

impl Coach {
    /// Plans a pause. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it ends before it begins or overlaps another one.
    pub fn add_pause(&mut self, now: &Now, entry: &PauseEntry) -> Result<Changed> {
        let pause = entry.checked(self.calendar(now)?)?;
        self.acting(now, |tx, now| {
            let (id, said) = plan(tx, &pause, now.today())?;
            Ok(Act::did(OperationKind::AddPause, said)
                .about(&days_in_words(pause.from_on, pause.to_on))
                .created(id.0))
        })
    }

    /// Removes a pause. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_pause(&mut self, now: &Now, id: PauseId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let pause = pauses::get(tx.conn(), id)?;
            pauses::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeletePause, "Pause deleted")
                .about(&days_in_words(pause.from_on, pause.to_on)))
        })
    }
}

/// Plans a pause, and says what it does to the weeks.
///
/// # Errors
/// [`Error::Invalid`] when it overlaps another one.
pub(super) fn plan(tx: &Tx<'_>, pause: &Pause, today: NaiveDate) -> Result<(PauseId, String)> {
    let known = pauses::all(tx.conn())?;
    if let Some(other) = known.iter().find(|other| overlap(other, pause)) {
        return Err(Error::invalid(format!(
            "There’s a pause {} already. Delete it, or choose other dates.",
            days_in_words(other.from_on, other.to_on)
        )));
    }
    let id = pauses::add(tx, pause)?;
    let profile = profiles::require(tx.conn())?;
    let label = format!("Paused {}", days_in_words(pause.from_on, pause.to_on));
    let said = match (pause.to_on - pause.from_on).num_days() {
        SEASON_DAYS.. => season(pause),
        _ => sentence(&label, &WeeksOfPause::new(pause, &known, profile.week_start), today),
    };
    Ok((id, said))
}

/// A pause that is long enough to be told of.
fn season(pause: &Pause) -> String {
    let back = (pause.to_on + Duration::days(1)).format("%B");
    format!(
        "A quiet season until {back}. Nothing counts until then. Want to tell people? “I’ll be quieter until {back}. Back with something useful.”"
    )
}

fn sentence(label: &str, weeks: &WeeksOfPause, today: NaiveDate) -> String {
    match weeks.in_words(today) {
        words if words.is_empty() => label.to_owned(),
        words => format!("{label}. {words}"),
    }
}

fn overlap(one: &Pause, other: &Pause) -> bool {
    one.from_on <= other.to_on && other.from_on <= one.to_on
}
