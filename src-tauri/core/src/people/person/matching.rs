//! Who of a file is who here. Exact keys only: a profile, or the name; what they leave open is asked, never guessed.
//!
//! The order: the same link; the same name and role; the same name where the rest agrees. Each person here is meant by
//! one of the file at most, so that a second import of the same file finds everybody again and changes nothing.

use std::collections::HashMap;

use super::{Identity, Person};
use crate::error::Result;
use crate::people::contacts_csv::PersonDraft;

/// Who someone of the file is. Places are those among the people here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Match {
    /// No one here.
    New {
        /// Whether someone here has the same name.
        another: bool,
        /// Someone here whose name is a part of theirs, or theirs of it ("Jonas", "Jonas Feld").
        perhaps: Option<usize>,
    },
    /// Someone here.
    Same {
        person: usize,
        /// Whether the name alone is the evidence.
        by_name: bool,
    },
    /// Someone of that name is here; whether it is they cannot be told.
    Ask { person: usize },
}

/// Who each of the file is among the people here. Each of both is told, and may stop it.
pub(crate) fn matches(
    drafts: &[&PersonDraft],
    known: &[Person],
    each: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<Match>> {
    let drafts: Vec<Identity> =
        drafts.iter().map(|draft| each().map(|()| Identity::of_draft(draft))).collect::<Result<_>>()?;
    let known: Vec<Identity> =
        known.iter().map(|person| each().map(|()| Identity::of(person))).collect::<Result<_>>()?;
    let mut matching = Matching {
        drafts: &drafts,
        known: &known,
        claimed: vec![false; known.len()],
        found: vec![None; drafts.len()],
    };
    matching.by_link();
    matching.by_name_and_role();
    matching.by_name();
    let names = Names::of(&known);
    let Matching { claimed, found, .. } = matching;
    let news = |draft: &Identity| Match::New {
        another: names.same.contains_key(draft.name.as_str()),
        perhaps: names.perhaps(draft, &known).filter(|person| !claimed[*person]),
    };
    Ok(found.into_iter().zip(&drafts).map(|(found, draft)| found.unwrap_or_else(|| news(draft))).collect())
}

struct Matching<'a> {
    drafts: &'a [Identity],
    known: &'a [Identity],
    claimed: Vec<bool>,
    found: Vec<Option<Match>>,
}

impl<'a> Matching<'a> {
    fn claim(&mut self, draft: usize, person: usize, by_name: bool) {
        self.claimed[person] = true;
        self.found[draft] = Some(Match::Same { person, by_name });
    }

    fn by_link(&mut self) {
        let mut linked: HashMap<&str, Vec<usize>> = HashMap::new();
        for (person, link) in self
            .known
            .iter()
            .enumerate()
            .filter_map(|(place, known)| known.link.as_ref().map(|link| (place, link)))
        {
            linked.entry(link.key()).or_default().push(person);
        }
        for draft in 0..self.drafts.len() {
            let Some(link) = &self.drafts[draft].link else { continue };
            let candidates = linked.get(link.key()).map(Vec::as_slice).unwrap_or_default();
            let is_them = |person: &&usize| {
                !self.claimed[**person]
                    && (link.is_profile() || self.drafts[draft].may_be_named(&self.known[**person]))
            };
            if let Some(person) = candidates.iter().find(is_them) {
                self.claim(draft, *person, false);
            }
        }
    }

    fn by_name_and_role(&mut self) {
        let mut named: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for (person, known) in self.known.iter().enumerate().filter(|(place, _)| !self.claimed[*place]) {
            named.entry((&known.name, &known.role)).or_default().push(person);
        }
        for (draft, identity) in self.drafts.iter().enumerate() {
            if self.found[draft].is_some() {
                continue;
            }
            let candidates = named
                .get(&(identity.name.as_str(), identity.role.as_str()))
                .map(Vec::as_slice)
                .unwrap_or_default();
            // A profile here and a site there may be one's, but not on the word of a bare name.
            let is_them = |person: &&usize| {
                let known = &self.known[**person];
                let linked = identity.link.is_some() && known.link.is_some();
                !self.claimed[**person] && identity.may_be(known) && !(linked && identity.role.is_empty())
            };
            if let Some(person) = candidates.iter().find(is_them).copied() {
                self.claimed[person] = true;
                let by_name = identity.role.is_empty() && identity.link.is_some();
                self.found[draft] = Some(Match::Same { person, by_name });
            }
        }
    }

    fn by_name(&mut self) {
        let mut groups: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (person, known) in self.known.iter().enumerate().filter(|(place, _)| !self.claimed[*place]) {
            groups.entry(&known.name).or_default().1.push(person);
        }
        for (draft, identity) in
            self.drafts.iter().enumerate().filter(|(place, _)| self.found[*place].is_none())
        {
            if let Some((drafts, _)) = groups.get_mut(identity.name.as_str()) {
                drafts.push(draft);
            }
        }
        for (drafts, people) in groups.into_values().filter(|(drafts, _)| !drafts.is_empty()) {
            while let Some((draft, person)) = self.next_of_group(&drafts, &people) {
                self.claim(draft, person, true);
            }
            for draft in drafts {
                if self.found[draft].is_none()
                    && let Some(person) = people.iter().find(|person| self.is_open(draft, **person))
                {
                    self.found[draft] = Some(Match::Ask { person: *person });
                }
            }
        }
    }

    /// The next of one name who are the same: someone here of whom nothing but the name is known is the one who comes first;
    /// others are when each is the only one the other may be and the roles agree.
    fn next_of_group(&self, drafts: &[usize], people: &[usize]) -> Option<(usize, usize)> {
        let pairs: Vec<(usize, usize)> = drafts
            .iter()
            .flat_map(|draft| people.iter().map(move |person| (*draft, *person)))
            .filter(|(draft, person)| self.is_open(*draft, *person))
            .collect();
        let bare = |person: usize| self.known[person].role.is_empty() && self.known[person].link.is_none();
        let only = |(draft, person): &(usize, usize)| {
            pairs.iter().filter(|(other, _)| other == draft).count() == 1
                && pairs.iter().filter(|(_, other)| other == person).count() == 1
        };
        let agree = |(draft, person): &(usize, usize)| self.drafts[*draft].roles_agree(&self.known[*person]);
        pairs
            .iter()
            .find(|(_, person)| bare(*person))
            .or_else(|| pairs.iter().find(|pair| only(pair) && agree(pair)))
            .copied()
    }

    /// Whether two of one name may be one person, as far as their links say.
    fn is_open(&self, draft: usize, person: usize) -> bool {
        let (draft_link, known_link) = (&self.drafts[draft].link, &self.known[person].link);
        self.found[draft].is_none()
            && !self.claimed[person]
            && (draft_link.is_none() || known_link.is_none() || draft_link == known_link)
    }
}

/// The names of the people here, to tell whose may be a part of another.
struct Names<'a> {
    same: HashMap<&'a str, usize>,
    first: HashMap<&'a str, Vec<usize>>,
    ends: HashMap<(&'a str, &'a str), Vec<usize>>,
}

impl<'a> Names<'a> {
    fn of(known: &'a [Identity]) -> Self {
        let mut names = Self { same: HashMap::new(), first: HashMap::new(), ends: HashMap::new() };
        for (place, Identity { name, .. }) in known.iter().enumerate() {
            names.same.entry(name).or_insert(place);
            let (first, last) = ends(name);
            names.first.entry(first).or_default().push(place);
            names.ends.entry((first, last)).or_default().push(place);
        }
        names
    }

    /// The only one whose name may be theirs: a first name alone, or a middle name on one side.
    fn perhaps(&self, draft: &Identity, known: &[Identity]) -> Option<usize> {
        let (first, last) = ends(&draft.name);
        let of_first = self.first.get(first).map(Vec::as_slice).unwrap_or_default();
        let of_ends = self.ends.get(&(first, last)).map(Vec::as_slice).unwrap_or_default();
        let alone = self.ends.get(&(first, first)).map(Vec::as_slice).unwrap_or_default();
        let candidates =
            if draft.name == first { of_first.iter().chain(&[]) } else { of_ends.iter().chain(alone) };
        let mut fitting = candidates.filter(|person| draft.may_be(&known[**person]));
        let one = fitting.next()?;
        fitting.next().is_none().then_some(*one)
    }
}

/// The first and the last word.
fn ends(name: &str) -> (&str, &str) {
    (name.split(' ').next().unwrap_or_default(), name.rsplit(' ').next().unwrap_or_default())
}
