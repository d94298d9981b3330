//! The people of an archive, each once, whichever of its files names them.

use std::collections::HashMap;

use crate::import::What;
use crate::import::found::{Found, FoundPerson};
use crate::people::contacts_csv::joined;
use crate::text::comparable;

/// People as the files name them, in the order they were read.
#[derive(Debug, Default)]
pub(super) struct People(Vec<FoundPerson>);

impl People {
    /// Adds someone, and gives their place.
    pub(super) fn add(&mut self, person: FoundPerson) -> usize {
        self.0.push(person);
        self.0.len() - 1
    }

    /// Hands everybody over, each once, and tells conversations who is meant.
    pub(super) fn into_found(mut self, found: &mut Found) {
        self.complete_bare_names();
        let mut drafts: Vec<_> = self.0.iter().map(|person| person.draft.clone()).collect();
        for (place, draft) in drafts.iter_mut().enumerate() {
            draft.line = line(place);
        }
        let (kept, repeated) = joined(drafts);
        let of: HashMap<u32, u32> = repeated.iter().map(|line| (line.line, line.of)).collect();
        let places: HashMap<u32, usize> =
            kept.iter().enumerate().map(|(place, draft)| (draft.line, place)).collect();
        let place_of = |one: usize| {
            let line = line(one);
            places.get(of.get(&line).unwrap_or(&line)).copied()
        };
        let first =
            kept.iter().filter_map(|draft| Some(self.0[usize::try_from(draft.line).ok()? - 1].clone()));
        let mut people: Vec<FoundPerson> =
            first.zip(&kept).map(|(person, draft)| FoundPerson { draft: draft.clone(), ..person }).collect();
        for (one, person) in self.0.iter().enumerate() {
            if let Some(known) = place_of(one).and_then(|place| people.get_mut(place)) {
                known.met |= person.met;
                known.since = known.since.or(person.since);
            }
        }
        for item in &mut found.items {
            if let What::Conversation { person, .. } = &mut item.what {
                *person = person.and_then(place_of);
            }
        }
        found.people = people;
    }

    /// Someone named without role and profile is the only other one of that name, if there is only one.
    fn complete_bare_names(&mut self) {
        let mut told: HashMap<String, Vec<usize>> = HashMap::new();
        let is_bare = |person: &FoundPerson| person.draft.link.is_none() && person.draft.role.is_empty();
        for (place, person) in self.0.iter().enumerate().filter(|(_, person)| !is_bare(person)) {
            told.entry(comparable(&person.draft.name)).or_default().push(place);
        }
        for place in 0..self.0.len() {
            if !is_bare(&self.0[place]) {
                continue;
            }
            if let Some([one]) = told.get(&comparable(&self.0[place].draft.name)).map(Vec::as_slice) {
                let (role, link) = (self.0[*one].draft.role.clone(), self.0[*one].draft.link.clone());
                let draft = &mut self.0[place].draft;
                (draft.role, draft.link) = (role, link);
            }
        }
    }
}

fn line(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}
