//! People: added, changed, removed, and taken over from a file.

use std::collections::HashSet;

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{PersonId, WorksheetRowId};
use crate::people_csv::{PersonDraft, read_people};
use crate::person::{Person, PersonEntry};
use crate::person_kind::PersonKind;
use crate::store::{Op, people, worksheets};
use crate::time::Now;
use crate::views::PeopleImport;

/// The most people there can be.
const PEOPLE_MAX: usize = 20_000;

impl Coach {
    /// Adds a person. [`Changed::created`] is their id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit or they are there already.
    pub fn add_person(&mut self, now: &Now, entry: &PersonEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let person = entry.checked(now.today())?;
        let known = people::all(self.store.conn())?;
        if known.len() >= PEOPLE_MAX {
            return Err(too_many());
        }
        if known.iter().any(|other| is_same(other, &person)) {
            return Err(Error::invalid(
                "There is somebody of that name and role already. Change that entry, or tell them apart by their role.",
            ));
        }
        let said = format!("Added: {}", brief(&person.name));
        self.act(&Op::user(said.clone()), &now, said, |tx| people::add(tx, &person).map(|id| Some(id.0.to_string())))
    }

    /// Changes what is given of a person.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when they are gone.
    pub fn change_person(&mut self, now: &Now, id: PersonId, entry: &PersonEntry) -> Result<Changed> {
        let person = entry.over(people::get(self.store.conn(), id)?)?;
        let said = format!("Changed: {}", brief(&person.name));
        self.act(&Op::user(said.clone()), now, said, |tx| people::put(tx, &person).map(|()| None))
    }

    /// Removes a person. Conversations with them stay. Undo brings them back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they are gone.
    pub fn remove_person(&mut self, now: &Now, id: PersonId) -> Result<Changed> {
        let person = people::get(self.store.conn(), id)?;
        let said = format!("Removed: {}", brief(&person.name));
        self.act(&Op::user(said.clone()), now, said, |tx| people::remove(tx, id).map(|()| None))
    }

    /// What taking people over from a CSV file would do. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file cannot be read as people.
    pub fn preview_people(&self, now: &Now, csv: &[u8]) -> Result<PeopleImport> {
        let (_, now) = self.at_home(now)?;
        let read = read_people(csv)?;
        let (new, known) = self.sorted_out(&now, &read.people)?;
        Ok(PeopleImport::new(read, new.len(), known))
    }

    /// Takes people over from a CSV file, those that are there already left out. One level of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file cannot be read as people or holds nobody new.
    pub fn import_people(&mut self, now: &Now, csv: &[u8]) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let (new, _) = self.sorted_out(&now, &read_people(csv)?.people)?;
        if new.is_empty() {
            return Err(Error::invalid("The file holds nobody who is not here already. Nothing was changed."));
        }
        if new.len() + people::all(self.store.conn())?.len() > PEOPLE_MAX {
            return Err(too_many());
        }
        let said = format!("Took over {} {}", new.len(), if new.len() == 1 { "person" } else { "people" });
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            new.iter().try_for_each(|person| people::add(tx, person).map(|_| ())).map(|()| None)
        })
    }

    /// Makes a row of the role models' worksheet a person. [`Changed::created`] is their id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the row is gone, [`Error::Invalid`] when no name stands there or they are there already.
    pub fn person_from_worksheet(&mut self, now: &Now, row: WorksheetRowId) -> Result<Changed> {
        let conn = self.store.conn();
        let step = worksheets::step_of(conn, row)?;
        let answers = worksheets::rows(conn, &step)?.into_iter().find(|known| known.id == row).map(|row| row.answers).unwrap_or_default();
        let first = |fields: &[&str]| fields.iter().find_map(|field| answers.get(*field)).cloned();
        let name = first(&["leader", "person"]).and_then(|text| text.lines().next().map(str::to_owned));
        let name = name.ok_or_else(|| Error::invalid("No name stands in that row yet. Write it first."))?;
        self.add_person(
            now,
            &PersonEntry {
                name: Some(name),
                kind: Some(if step == "role-models" { PersonKind::RoleModel } else { PersonKind::Peer }),
                why: first(&["why"]),
                where_active: first(&["where-active", "where"]).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
                habit: first(&["habit"]),
                ..PersonEntry::default()
            },
        )
    }

    /// The people of a file who are new, and how many are here already.
    fn sorted_out(&self, now: &Now, drafts: &[PersonDraft]) -> Result<(Vec<Person>, usize)> {
        let known = people::all(self.store.conn())?;
        let links: HashSet<_> = known.iter().filter_map(|person| person.link.as_deref()).map(crate::feed::address_key).collect();
        let names: HashSet<_> = known.iter().map(name_key).collect();
        // Who was added by a conversation has a name alone; the file knows more of the same person.
        let by_name_alone: HashSet<_> =
            known.iter().filter(|person| person.role.is_empty()).map(|person| person.name.to_lowercase()).collect();
        let mut new = Vec::new();
        for draft in drafts {
            let person = entry_of(draft).checked(now.today())?;
            let is_known = person.link.as_deref().is_some_and(|link| links.contains(&crate::feed::address_key(link)));
            let is_known = is_known || by_name_alone.contains(&person.name.to_lowercase());
            if !is_known && !names.contains(&name_key(&person)) {
                new.push(person);
            }
        }
        let known = drafts.len() - new.len();
        Ok((new, known))
    }
}

fn entry_of(draft: &PersonDraft) -> PersonEntry {
    PersonEntry {
        name: Some(draft.name.clone()),
        kind: Some(draft.kind),
        role: Some(draft.role.clone()),
        where_active: Some(draft.where_active.clone()),
        link: draft.link.clone(),
        why: Some(draft.why.clone()),
        habit: Some(draft.habit.clone()),
    }
}

fn name_key(person: &Person) -> (String, String) {
    (person.name.to_lowercase(), person.role.to_lowercase())
}

fn is_same(one: &Person, other: &Person) -> bool {
    name_key(one) == name_key(other)
}

fn too_many() -> Error {
    Error::invalid("That would be more than 20,000 people. Keep those you want to speak with.")
}
