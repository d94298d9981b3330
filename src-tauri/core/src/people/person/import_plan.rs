//! What becomes of each person of a file, and what is written of it. The preview and the import make the same plan.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::matching::{Match, matches};
use super::{Identity, Person, PersonEntry};
use crate::error::Result;
use crate::people::contacts_csv::{PersonDraft, PersonField};
use crate::people::person::{ImportFate, ImportOffer, ImportRow, PeopleChoices, RowChoice, SameName};
use crate::text::comparable;

/// What is written of a person of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Write {
    Add(Person),
    /// By their place among the people here.
    Change(usize, Person),
}

/// A person of the file.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) row: ImportRow,
    pub(crate) write: Option<Write>,
}

/// What becomes of each person of the file, in its order.
///
/// # Errors
/// [`crate::Error::Invalid`] when a draft does not fit after all.
pub(crate) fn plan(
    drafts: Vec<PersonDraft>,
    known: &[Person],
    choices: &PeopleChoices,
    today: NaiveDate,
) -> Result<Vec<Planned>> {
    plan_watched(&drafts.iter().collect::<Vec<_>>(), known, choices, today, &mut || Ok(()))
}

/// As [`plan`], telling each person as they’re looked at: those of the file twice, those here once. It stops when told to.
///
/// # Errors
/// As [`plan`], and what `each` answers.
pub(crate) fn plan_watched(
    drafts: &[&PersonDraft],
    known: &[Person],
    choices: &PeopleChoices,
    today: NaiveDate,
    each: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<Planned>> {
    let found = matches(drafts, known, each)?;
    let decided: HashMap<u32, &RowChoice> = choices.rows.iter().map(|row| (row.line, row)).collect();
    let places: HashMap<_, _> = known.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let planned = drafts.iter().copied().zip(found).map(|(draft, found)| {
        each()?;
        let choice = decided.get(&draft.line).copied();
        // Someone removed since the user looked is no one's other name.
        let chosen = choice.and_then(|choice| choice.same_as).and_then(|id| places.get(&id)).copied();
        Subject { draft, found, chosen, choice, same_name: choices.same_name }.planned(known, today)
    });
    planned.collect()
}

struct Subject<'a> {
    draft: &'a PersonDraft,
    found: Match,
    /// Whom the user said they are.
    chosen: Option<usize>,
    choice: Option<&'a RowChoice>,
    same_name: SameName,
}

impl Subject<'_> {
    fn planned(self, known: &[Person], today: NaiveDate) -> Result<Planned> {
        let anew = self.choice.is_some_and(|choice| choice.anew);
        match (self.chosen, &self.found, self.same_name) {
            (Some(place), ..) => Ok(self.same(place, known, true)),
            (None, Match::Same { by_name: true, .. } | Match::Ask { .. }, SameName::Add) => {
                self.new_one(true, None, known, today)
            }
            (None, Match::Same { .. } | Match::Ask { .. }, _) if anew => {
                self.new_one(true, None, known, today)
            }
            (None, Match::Same { person, by_name }, same_name) => {
                let (person, skipped) = (*person, *by_name && same_name == SameName::Skip);
                let planned = self.same(person, known, false);
                Ok(if skipped { left_open(planned) } else { planned })
            }
            (None, Match::Ask { person }, same_name) => self.open(*person, same_name, known, today),
            (None, Match::New { another, perhaps }, _) => self.new_one(*another, *perhaps, known, today),
        }
    }

    fn taken(&self, by_default: bool) -> bool {
        self.choice.map_or(by_default, |choice| choice.take)
    }

    fn new_one(
        &self,
        another: bool,
        perhaps: Option<usize>,
        known: &[Person],
        today: NaiveDate,
    ) -> Result<Planned> {
        let person = self.entry().checked(today)?;
        let perhaps = perhaps.map(|place| &known[place]);
        let why = match perhaps {
            Some(known) => format!("You know {}. The same person?", known.name),
            None if another => format!("Another {} is here already.", person.name),
            None => String::new(),
        };
        let row = self.row(ImportFate::New, why, perhaps, Vec::new(), self.taken(true));
        let write = row.taken.then_some(Write::Add(person));
        Ok(Planned { row, write })
    }

    /// Someone here: what is empty there is filled in, nothing is overwritten but what the user said may be.
    fn same(&self, place: usize, known: &[Person], said_so: bool) -> Planned {
        let here = &known[place];
        let (mut person, filled) = filled(here, self.draft);
        let mut offers = offers(here, self.draft);
        if said_so && is_fuller(&self.draft.name, &here.name) {
            person.name.clone_from(&self.draft.name);
            offers.retain(|offer| offer.field != PersonField::Name);
        }
        let take_offers = self.choice.is_some_and(|choice| choice.take && choice.offers);
        if take_offers {
            offers.iter().for_each(|offer| take(&mut person, offer));
        }
        let fate = if person == *here { ImportFate::Known } else { ImportFate::Fills };
        let row = self.row(
            fate,
            why_same(here, self.draft, &filled, &offers),
            Some(here),
            offers,
            self.taken(true) && fate == ImportFate::Fills,
        );
        let write = (row.taken && person != *here).then_some(Write::Change(place, person));
        Planned { row, write }
    }

    /// Someone of that name is here, and nothing tells whether it is they.
    fn open(&self, place: usize, same_name: SameName, known: &[Person], today: NaiveDate) -> Result<Planned> {
        let here = &known[place];
        let role = if here.role.is_empty() { String::new() } else { format!(", {}", here.role) };
        let why = match same_name {
            SameName::Skip => format!("{}{role}, is here, so this one is skipped.", here.name),
            _ => format!("{}{role}, is here. The same person?", here.name),
        };
        let mut planned = self.new_one(false, None, known, today)?;
        planned.row = self.row(ImportFate::Ask, why, Some(here), Vec::new(), self.taken(false));
        planned.write = planned.write.filter(|_| planned.row.taken);
        Ok(planned)
    }

    fn entry(&self) -> PersonEntry {
        let draft = self.draft;
        PersonEntry {
            name: Some(draft.name.clone()),
            kind: self.choice.and_then(|choice| choice.kind).or(draft.kind),
            role: Some(draft.role.clone()),
            where_active: Some(draft.where_active.clone()),
            link: draft.link.clone(),
            why: Some(draft.why.clone()),
            habit: Some(draft.habit.clone()),
        }
    }

    fn row(
        &self,
        fate: ImportFate,
        why: String,
        here: Option<&Person>,
        offers: Vec<ImportOffer>,
        taken: bool,
    ) -> ImportRow {
        let draft = self.draft;
        ImportRow {
            line: draft.line,
            name: draft.name.clone(),
            kind: self.choice.and_then(|choice| choice.kind).or(draft.kind).unwrap_or_default(),
            role: draft.role.clone(),
            link: draft.link.clone(),
            fate,
            why,
            taken,
            person: here.map(|person| person.id),
            person_name: here.map(|person| person.name.clone()).unwrap_or_default(),
            offers,
            left_out: draft.left_out.clone(),
        }
    }
}

fn left_open(mut planned: Planned) -> Planned {
    planned.write = None;
    planned.row.taken = false;
    planned.row.fate = ImportFate::Ask;
    planned
}

/// The person with what was empty, and what that was.
fn filled(here: &Person, draft: &PersonDraft) -> (Person, Vec<&'static str>) {
    let mut person = here.clone();
    let mut what = Vec::new();
    let mut fill = |mine: &mut String, theirs: &str, name: &'static str| {
        if mine.trim().is_empty() && !theirs.trim().is_empty() {
            theirs.clone_into(mine);
            what.push(name);
        }
    };
    fill(&mut person.role, &draft.role, "role");
    fill(&mut person.where_active, &draft.where_active, "where");
    fill(&mut person.why, &draft.why, "why");
    fill(&mut person.habit, &draft.habit, "habit");
    if person.link.is_none() && draft.link.is_some() {
        person.link.clone_from(&draft.link);
        what.push("link");
    }
    (person, what)
}

/// What the file says otherwise.
fn offers(here: &Person, draft: &PersonDraft) -> Vec<ImportOffer> {
    let other = |field: PersonField, here: &str, value: &str| {
        let differs =
            !here.trim().is_empty() && !value.trim().is_empty() && comparable(here) != comparable(value);
        differs.then(|| ImportOffer { field, value: value.to_owned(), here: here.to_owned() })
    };
    let (mine, theirs) = (Identity::of(here).link, Identity::of_draft(draft).link);
    let link = if mine == theirs {
        None
    } else {
        other(
            PersonField::Link,
            here.link.as_deref().unwrap_or_default(),
            draft.link.as_deref().unwrap_or_default(),
        )
    };
    [
        other(PersonField::Name, &here.name, &draft.name),
        other(PersonField::Role, &here.role, &draft.role),
        link,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn take(person: &mut Person, offer: &ImportOffer) {
    match offer.field {
        PersonField::Name => person.name.clone_from(&offer.value),
        PersonField::Role => person.role.clone_from(&offer.value),
        PersonField::Link => person.link = Some(offer.value.clone()),
        _ => {}
    }
}

/// Whether one name holds every word of the other and more.
fn is_fuller(name: &str, than: &str) -> bool {
    let (name, than) = (comparable(name), comparable(than));
    name != than && than.split(' ').all(|word| name.split(' ').any(|known| known == word))
}

fn why_same(here: &Person, draft: &PersonDraft, filled: &[&str], offers: &[ImportOffer]) -> String {
    let mut sentences = Vec::new();
    if let Some((last, before)) = filled.split_last() {
        let what =
            if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
        sentences.push(format!("Fills in the {what} of {}.", here.name));
    }
    if is_fuller(&draft.name, &here.name) && !offers.iter().any(|offer| offer.field == PersonField::Name) {
        sentences.push(format!("{} becomes {}.", here.name, draft.name));
    }
    sentences.extend(offers.iter().map(|offer| {
        format!("Another {} in the file: {}.", offer.field.label().to_lowercase(), offer.value)
    }));
    sentences.join(" ")
}
