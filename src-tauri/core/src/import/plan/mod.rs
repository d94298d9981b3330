//! What becomes of each row, held against what is here. The preview and the import make the same plan.

mod items;
mod keys;
mod numbers;
mod people;

use self::items::Judge;
pub(crate) use self::items::page_of;
use self::people::PlannedPerson;
use super::PastChoices;
use super::found::{Found, Left};
use super::planned::{Here, Planned};
use super::preview::{PastFate, PastRow};
use super::progress::{PastStage, Progress, tell};
use crate::calendar::Now;
use crate::error::Result;
use crate::people::person::PEOPLE_MAX;

/// What becomes of a file.
#[derive(Debug)]
pub(crate) struct PastPlan {
    /// The people found, in the order in which conversations name them.
    pub(crate) people: Vec<PlannedPerson>,
    pub(crate) rest: Vec<Planned>,
}

impl PastPlan {
    /// Every row.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &PastRow> {
        self.people
            .iter()
            .filter(|person| person.shown)
            .map(|person| &person.planned.row)
            .chain(self.rest.iter().map(|planned| &planned.row))
    }

    /// Whether anything is written.
    pub(crate) fn writes(&self) -> bool {
        self.people.iter().any(|person| person.planned.write.is_some())
            || self.rest.iter().any(|planned| planned.write.is_some())
    }
}

/// What becomes of each row of a file. `home` is the present in the user’s zone.
///
/// # Errors
/// [`crate::Error::Invalid`] when a choice can't be read, [`crate::Error::Cancelled`] when it is stopped.
pub(crate) fn plan(
    found: &Found,
    here: &Here,
    choices: &PastChoices,
    home: &Now,
    progress: &dyn Progress,
) -> Result<PastPlan> {
    // Each person of the file is looked at twice: who they are, and what becomes of them.
    let of = (2 * found.people.len() + here.people.len() + found.items.len()) as u64;
    let mut done = 0;
    let mut each = || {
        tell(progress, PastStage::Comparing, done, of)?;
        done += 1;
        Ok(())
    };
    let mut people = people::planned(found, here, choices, home.today(), &mut each)?;
    people::leave_out_beyond(&mut people, PEOPLE_MAX.saturating_sub(here.people.len()));
    let mut judge = Judge::new(found, here, choices);
    let mut rest = Vec::with_capacity(found.items.len());
    for item in found.items.iter().filter(|item| choices.wants(item.kind)) {
        each()?;
        rest.push(judge.planned(item));
    }
    tell(progress, PastStage::Comparing, of, of)?;
    rest.extend(numbers::planned(found, here, choices, home));
    rest.extend(found.left.iter().filter(|left| choices.wants(left.kind)).map(left_out));
    Ok(PastPlan { people, rest })
}

fn left_out(left: &Left) -> Planned {
    let fate = if left.unreadable { PastFate::Unreadable } else { PastFate::Skipped };
    let row = PastRow {
        key: String::new(),
        kind: left.kind,
        fate,
        why: left.why.clone(),
        title: left.title.clone(),
        detail: String::new(),
        on: None,
        file: left.place.file.clone(),
        line: left.place.line,
        taken: false,
        open: false,
    };
    Planned { row, write: None }
}
