//! People: added, changed, removed, and made of a row of a worksheet.

use super::act::Act;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{PersonId, WorksheetRowId};
use crate::people::kind::PersonKind;
use crate::people::person::{Identity, PEOPLE_MAX, PersonEntry};
use crate::store::{OperationKind, Tx, people, profiles, worksheets};

impl Coach {
    /// Adds a person. [`Changed::created`] is their id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit or they are there already.
    pub fn add_person(&mut self, now: &Now, entry: &PersonEntry) -> Result<Changed> {
        self.acting(now, |tx, now| add(tx, now, entry))
    }

    /// Changes what is given of a person.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when they are gone.
    pub fn change_person(&mut self, now: &Now, id: PersonId, entry: &PersonEntry) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let before = people::get(tx.conn(), id)?;
            let after = entry.over(before.clone())?;
            let changed = people::change(tx, &before, &after)?;
            Ok(if changed {
                Act::did(OperationKind::EditPerson, "Saved").about(&after.name)
            } else {
                Act::nothing()
            })
        })
    }

    /// Removes a person. Conversations with them stay. Undo brings them back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they are gone.
    pub fn remove_person(&mut self, now: &Now, id: PersonId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let person = people::get(tx.conn(), id)?;
            people::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeletePerson, "Person deleted").about(&person.name))
        })
    }

    /// Makes a row of the role models' worksheet a person. [`Changed::created`] is their id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the row is gone, [`Error::Invalid`] when no name stands there or they are there already.
    pub fn person_from_worksheet(&mut self, now: &Now, row: WorksheetRowId) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let entry = of_worksheet(tx, row)?;
            add(tx, now, &entry)
        })
    }
}

fn add(tx: &Tx<'_>, now: &Now, entry: &PersonEntry) -> Result<Act> {
    profiles::require(tx.conn())?;
    let person = entry.checked(now.today())?;
    let known = people::all(tx.conn())?;
    if known.len() >= PEOPLE_MAX {
        return Err(too_many());
    }
    let identity = Identity::of(&person);
    // Another profile is another person, whatever else is the same.
    let is_them = |known: Identity| {
        known.name == identity.name && known.role == identity.role && known.may_be(&identity)
    };
    if known.iter().any(|known| is_them(Identity::of(known))) {
        return Err(Error::invalid(
            "Someone with that name and role is already here. Change the role to add another.",
        ));
    }
    let id = people::add(tx, &person)?;
    Ok(Act::did(OperationKind::AddPerson, "Person added").about(&person.name).created(id.0))
}

fn of_worksheet(tx: &Tx<'_>, row: WorksheetRowId) -> Result<PersonEntry> {
    let conn = tx.conn();
    let step = worksheets::step_of(conn, row)?;
    let answers = worksheets::rows(conn, &step)?
        .into_iter()
        .find(|known| known.id == row)
        .map(|row| row.answers)
        .unwrap_or_default();
    let first = |fields: &[&str]| fields.iter().find_map(|field| answers.get(*field)).cloned();
    let name = first(&["leader", "person"]).and_then(|text| text.lines().next().map(str::to_owned));
    Ok(PersonEntry {
        name: Some(name.ok_or_else(|| Error::invalid("Add a name to this row first."))?),
        kind: Some(if step == "role-models" { PersonKind::RoleModel } else { PersonKind::Peer }),
        why: first(&["why"]),
        where_active: first(&["where-active", "where"])
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        habit: first(&["habit"]),
        ..PersonEntry::default()
    })
}

pub(super) fn too_many() -> Error {
    Error::invalid("The limit is 50,000 people. Import fewer, or remove some first.")
}
