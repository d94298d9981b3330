//! People imported from a file: looked at first, then written as one level of undo.

use super::act::Act;
use super::people::too_many;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::people::contacts_csv::{PeopleRead, read_people};
use crate::people::person::PeopleChoices;
use crate::people::person::{PEOPLE_MAX, Write, plan};
use crate::store::{OperationKind, people, profiles};
use crate::text::grouped;

impl Coach {
    /// Takes people over from a file as its preview says: adds who is new, fills in what is empty of those here. One level
    /// of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file cannot be read as people, or says nothing of its encoding.
    pub fn import_people(&mut self, now: &Now, file: &[u8], choices: &PeopleChoices) -> Result<Changed> {
        let csv = match read_people(file, choices.encoding.as_deref(), &choices.columns)? {
            PeopleRead::Csv(csv) => csv,
            PeopleRead::WhichEncoding(_) => {
                return Err(Error::invalid(
                    "This file doesn’t say its encoding. Choose the reading whose names are right.",
                ));
            }
        };
        self.acting(now, |tx, now| {
            profiles::require(tx.conn())?;
            let known = people::all(tx.conn())?;
            let writes: Vec<Write> = plan(csv.people, &known, choices, now.today())?
                .into_iter()
                .filter_map(|planned| planned.write)
                .collect();
            let new = writes.iter().filter(|write| matches!(write, Write::Add(_))).count();
            if new > 0 && new + known.len() > PEOPLE_MAX {
                return Err(too_many());
            }
            for write in &writes {
                match write {
                    Write::Add(person) => drop(people::add(tx, person)?),
                    Write::Change(place, person) => drop(people::change(tx, &known[*place], person)?),
                }
            }
            Ok(match said(new, writes.len() - new) {
                Some(said) => Act::did(OperationKind::ImportPeople, said),
                None => Act::bookkeeping("Nothing new"),
            })
        })
    }
}

fn said(new: usize, filled: usize) -> Option<String> {
    let people =
        |count: usize| if count == 1 { "1 person".to_owned() } else { format!("{} people", grouped(count)) };
    match (new, filled) {
        (0, 0) => None,
        (0, filled) => Some(format!("{} filled in", people(filled))),
        (new, 0) => Some(format!("{} imported", people(new))),
        (new, filled) => Some(format!("{} imported, {} filled in", people(new), grouped(filled))),
    }
}
