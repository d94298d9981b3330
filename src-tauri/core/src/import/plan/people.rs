//! Who of the people found is new, known or asked about, and which of them are taken.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::keys::key_set;
use crate::error::Result;
use crate::import::found::{Found, FoundPerson};
use crate::import::planned::{Here, KeyState, Planned, PlannedWrite};
use crate::import::preview::{PastFate, PastRow};
use crate::import::{PastChoices, PastKind, PastSource, PeopleWanted};
use crate::people::person::{Identity, ImportFate, PeopleChoices, RowChoice, Write, plan_watched};

/// Someone found.
#[derive(Debug)]
pub(crate) struct PlannedPerson {
    pub(crate) planned: Planned,
    /// Who of the people here they are.
    pub(crate) here: Option<usize>,
    pub(crate) since: Option<NaiveDate>,
    /// Whether people were asked for, or this one comes along with something that was.
    pub(crate) shown: bool,
}

/// By what someone is known again.
fn person_key(person: &FoundPerson) -> String {
    let identity = Identity::of_draft(&person.draft);
    match identity.link {
        Some(link) => format!("person:{}", link.key()),
        None => format!("person:name:{}:{}", identity.name, identity.role),
    }
}

/// What becomes of each person found, in their order. `each` is asked before each of them.
///
/// # Errors
/// As [`super::plan`].
pub(super) fn planned(
    found: &Found,
    here: &Here,
    choices: &PastChoices,
    today: NaiveDate,
    each: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<PlannedPerson>> {
    let by_default = if found.source == PastSource::Contacts { PeopleWanted::All } else { PeopleWanted::Met };
    let wanted = choices.people_wanted(by_default)?;
    let (mut take, leave, separate) =
        (key_set(&choices.take), key_set(&choices.leave), key_set(&choices.separate));
    take.extend(&separate);
    let keys: Vec<String> = found.people.iter().map(person_key).collect();
    let asked = choices.wants(PastKind::People);
    let decided = |(person, key): (&FoundPerson, &String)| {
        let (is_left, anew) = (leave.contains(key.as_str()), separate.contains(key.as_str()));
        (is_left || anew || take.contains(key.as_str())).then(|| RowChoice {
            line: person.draft.line,
            take: !is_left,
            anew,
            ..RowChoice::default()
        })
    };
    let rows = found.people.iter().zip(&keys).filter_map(decided).collect();
    let people_choices = PeopleChoices { same_name: choices.same_name, rows, ..PeopleChoices::default() };
    let drafts: Vec<_> = found.people.iter().map(|person| &person.draft).collect();
    let planned = plan_watched(&drafts, &here.people, &people_choices, today, each)?;
    let places: HashMap<_, _> =
        here.people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let one = |((planned, person), key): ((crate::people::person::Planned, &FoundPerson), String)| {
        let crate::people::person::Planned { row: read, mut write } = planned;
        let (mut taken, mut fate) = (read.taken, fate_of(read.fate));
        let mut why = read.why;
        if fate == PastFate::New && here.keys.get(&key) == Some(&KeyState::Removed) {
            (fate, taken) = (PastFate::Removed, taken && take.contains(key.as_str()));
            why = "You removed them after an earlier import.".to_owned();
        } else if matches!(fate, PastFate::New | PastFate::Ask) && !take.contains(key.as_str()) {
            taken = taken && wanted.takes(person.met, &read.name, &read.role);
        }
        let known = read.person.and_then(|id| places.get(&id)).filter(|_| fate == PastFate::Known).copied();
        if let Some(place) = known
            .filter(|place| person.since.is_some() && !here.known_since.contains(&here.people[*place].id))
        {
            (fate, taken) = (PastFate::Fills, !leave.contains(key.as_str()));
            write = Some(Write::Change(place, here.people[place].clone()));
        }
        let fits = asked || person.met && choices.wants(PastKind::Invitations);
        taken = taken && fits && choices.spans(person.since);
        if !taken {
            write = None;
        }
        let is_here = matches!(read.fate, ImportFate::Known | ImportFate::Fills);
        let row = PastRow {
            key,
            kind: PastKind::People,
            fate,
            why,
            title: read.name,
            detail: read.role,
            on: person.since,
            file: person.place.file.clone(),
            line: person.place.line,
            taken,
            open: fate != PastFate::Known,
        };
        PlannedPerson {
            planned: Planned { row, write: write.map(PlannedWrite::Person) },
            here: read.person.filter(|_| is_here).and_then(|id| places.get(&id).copied()),
            since: person.since,
            shown: asked || taken,
        }
    };
    Ok(planned.into_iter().zip(&found.people).zip(keys).map(one).collect())
}

fn fate_of(fate: ImportFate) -> PastFate {
    match fate {
        ImportFate::New => PastFate::New,
        ImportFate::Fills => PastFate::Fills,
        ImportFate::Known => PastFate::Known,
        ImportFate::Ask => PastFate::Ask,
        ImportFate::Twice => PastFate::Twice,
        ImportFate::LeftOut => PastFate::Skipped,
    }
}

/// Where more new people are taken than there is room for, the ones known longest are left out, and told.
pub(super) fn leave_out_beyond(people: &mut [PlannedPerson], room: usize) {
    let is_new = |one: &PlannedPerson| matches!(one.planned.write, Some(PlannedWrite::Person(Write::Add(_))));
    let mut new: Vec<usize> = (0..people.len()).filter(|place| is_new(&people[*place])).collect();
    new.sort_by_key(|place| std::cmp::Reverse(people[*place].since));
    for place in new.into_iter().skip(room) {
        let planned = &mut people[place].planned;
        planned.write = None;
        planned.row.fate = PastFate::Skipped;
        planned.row.why = "The limit is 50,000 people. Remove some first.".to_owned();
        (planned.row.taken, planned.row.open) = (false, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::person::PersonEntry;

    fn new(name: &str, since: Option<&str>) -> PlannedPerson {
        let entry = PersonEntry { name: Some(name.to_owned()), ..PersonEntry::default() };
        let since: Option<NaiveDate> = since.map(|day| day.parse().unwrap());
        let row = PastRow {
            key: name.to_owned(),
            kind: PastKind::People,
            fate: PastFate::New,
            why: String::new(),
            title: name.to_owned(),
            detail: String::new(),
            on: since,
            file: String::new(),
            line: 0,
            taken: true,
            open: true,
        };
        let person = entry.checked("2026-03-03".parse().unwrap()).unwrap();
        let write = Some(PlannedWrite::Person(Write::Add(person)));
        PlannedPerson { planned: Planned { row, write }, here: None, since, shown: true }
    }

    #[test]
    fn where_not_everybody_fits_those_known_longest_are_left_out_and_told() {
        let days = [None, Some("2020-01-01"), Some("2026-01-01"), Some("2024-01-01"), Some("2026-01-01")];
        let mut people: Vec<_> = days.iter().map(|day| new("Ines", *day)).collect();
        // Someone who isn't new takes no room.
        people.push(PlannedPerson { here: Some(0), ..new("Jonas", None) });
        people[5].planned.write = None;
        leave_out_beyond(&mut people, 5);
        assert!(people.iter().all(|one| one.planned.row.fate == PastFate::New), "all five fit");
        leave_out_beyond(&mut people, 3);
        let taken: Vec<bool> = people.iter().map(|one| one.planned.write.is_some()).collect();
        assert_eq!(taken, [false, false, true, true, true, false]);
        for left in &people[..2] {
            let row = &left.planned.row;
            assert_eq!((row.fate, row.taken, row.open), (PastFate::Skipped, false, false));
            assert_eq!(row.why, "The limit is 50,000 people. Remove some first.");
        }
        assert_eq!(people[5].planned.row.fate, PastFate::New);
    }
}
