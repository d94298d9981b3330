//! Which names are sought in a text, in which spellings, and where they stand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::folded::{Folded, fold, joins};
use super::person_name::PersonName;
use super::placeholder::PlaceholderKind;
use super::role_company::companies_of;
use crate::error::{Error, Result};
use crate::people::person::Profile;
use crate::publishing::red_line::is_everyday;
use crate::text::SeenText;
use crate::text::legal_form::without_legal_form;

/// A last name alone is sought from this many letters on.
const LAST_NAME_LETTERS: usize = 4;
/// A single word shorter than this is a name only with a capital.
const SHORT: usize = 3;

/// Something that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) kind: PlaceholderKind,
    /// The spelling of the table, which an answer gets back.
    pub(crate) spelling: String,
}

/// A spelling that is sought.
#[derive(Debug)]
struct Needle {
    thing: usize,
    case: Case,
    edge: Edge,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Case {
    Any,
    /// The first letter must not be a small one.
    Capital,
    /// As it is: "IT" is not "it".
    Exactly(String),
}

/// What a spelling must not be joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Letters and digits.
    Word,
    /// A handle: with `@` in front, or the part of an address behind a slash, which is no part of the place.
    Handle,
}

/// Names that are sought.
#[derive(Debug)]
pub(crate) struct Sought {
    things: Vec<Thing>,
    needles: Vec<Needle>,
    finder: AhoCorasick,
}

/// A place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// In bytes of the text as written.
    pub(super) at: Range<usize>,
    pub(super) thing: usize,
}

impl Sought {
    pub(super) fn thing(&self, number: usize) -> &Thing {
        &self.things[number]
    }

    /// Whether words are sought and stand in a text.
    pub(crate) fn stands(&self, text: &str, words: &str) -> bool {
        let words = fold(words);
        self.find(text).into_iter().any(|place| fold(&text[place.at]) == words)
    }

    /// Where names stand, in the order of the text. Of those that overlap the longest counts.
    pub(super) fn find(&self, text: &str) -> Vec<Match> {
        let folded = Folded::of(text);
        let mut found: Vec<(usize, Match)> = self
            .finder
            .find_overlapping_iter(folded.as_str())
            .filter_map(|found| self.place(&folded, found.pattern().as_usize(), found.range()))
            .collect();
        found.sort_by_key(|(length, place)| (std::cmp::Reverse(*length), place.at.start, place.thing));
        let mut taken: Vec<Match> = Vec::new();
        let mut by_start: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        for (_, place) in found {
            let before = by_start.range(..place.at.end).next_back();
            if before.is_none_or(|(_, end)| *end <= place.at.start) {
                by_start.insert(place.at.start, place.at.end);
                taken.push(place);
            }
        }
        taken.sort_by_key(|place| place.at.start);
        taken
    }

    /// The place of a spelling that was found, with its length as it is seen; none where it is part of something else.
    fn place(&self, folded: &Folded, number: usize, range: Range<usize>) -> Option<(usize, Match)> {
        let needle = &self.needles[number];
        let mut seen = folded.seen_range(range)?;
        let (before, after) = folded.around(&seen);
        let shown = folded.seen(seen.clone());
        let first = shown.chars().next()?;
        // The letters of a placeholder, which must not be joined to what is around it either.
        let goes_on =
            |sign: char| joins('A', sign) || (needle.edge == Edge::Handle && matches!(sign, '-' | '_'));
        // The address of a mailbox is no handle.
        let is_path = needle.edge == Edge::Handle && first == '/';
        let whole = is_path || !before.is_some_and(|before| joins(before, 'P'));
        let cased = match &needle.case {
            Case::Any => true,
            Case::Capital => !first.is_lowercase(),
            Case::Exactly(spelling) => spelling == shown,
        };
        if !whole || !cased || after.is_some_and(goes_on) || folded.is_cut(&seen) {
            return None;
        }
        if is_path {
            seen.start += first.len_utf8();
        }
        Some((seen.len(), Match { at: folded.written(seen), thing: needle.thing }))
    }
}

/// Collects names. Of two with one spelling the first counts.
#[derive(Debug, Default)]
pub(crate) struct SoughtBuilder {
    things: Vec<Thing>,
    by_spelling: HashMap<String, Needle>,
    /// Last names that may stand alone, each with the people who have it.
    last_names: HashMap<String, (String, HashSet<usize>)>,
}

impl SoughtBuilder {
    /// Someone, by their whole name, their last name and the handle of their link.
    pub(crate) fn person(&mut self, name: &str, link: Option<&str>) {
        let read = PersonName::of(name);
        let Some(spelling) = read.whole.first().cloned() else { return };
        let Some(thing) = self.thing(PlaceholderKind::Person, &spelling) else { return };
        for spelling in &read.whole {
            self.seek(spelling, thing, case_of(spelling), Edge::Word);
        }
        for last in read.last {
            if last.chars().filter(|sign| sign.is_alphabetic()).count() >= LAST_NAME_LETTERS {
                let people = self.last_names.entry(fold(&last)).or_insert_with(|| (last, HashSet::new()));
                people.1.insert(thing);
            }
        }
        for handle in link.and_then(Profile::of).map(|profile| profile.handles()).unwrap_or_default() {
            for before in ["@", "/"] {
                self.seek(&format!("{before}{handle}"), thing, Case::Any, Edge::Handle);
            }
        }
    }

    /// A customer, as the red-line check names it.
    pub(crate) fn customer(&mut self, name: &str) {
        self.firm(PlaceholderKind::Customer, name);
    }

    /// The companies in someone's role, the user's own among them.
    pub(crate) fn role(&mut self, role: &str) {
        for company in companies_of(role) {
            let is_everyday = company.name.split(' ').all(|word| is_everyday(&word.to_lowercase()));
            if company.certain || !is_everyday {
                self.firm(PlaceholderKind::Company, &company.name);
            }
        }
    }

    /// What the user marked.
    pub(crate) fn marked(&mut self, kind: PlaceholderKind, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(thing) = self.thing(kind, &words) {
            self.seek(&words, thing, Case::Any, Edge::Word);
        }
    }

    fn firm(&mut self, kind: PlaceholderKind, name: &str) {
        let Some(thing) = self.thing(kind, name) else { return };
        self.seek(name, thing, case_of(name), Edge::Word);
        let bare = without_legal_form(name);
        if bare != name && !is_everyday(&bare.to_lowercase()) {
            self.seek(bare, thing, case_of(bare), Edge::Word);
        }
    }

    /// The thing with a name: the one that is known by it, or a new one. None for what is no name.
    fn thing(&mut self, kind: PlaceholderKind, spelling: &str) -> Option<usize> {
        let folded = fold(spelling);
        if !folded.contains(char::is_alphanumeric) {
            return None;
        }
        if let Some(known) = self.by_spelling.get(&folded) {
            return Some(known.thing);
        }
        self.things.push(Thing { kind, spelling: spelling.to_owned() });
        Some(self.things.len() - 1)
    }

    fn seek(&mut self, spelling: &str, thing: usize, case: Case, edge: Edge) {
        let folded = fold(spelling);
        if folded.contains(char::is_alphanumeric) {
            self.by_spelling.entry(folded).or_insert(Needle { thing, case, edge });
        }
    }

    /// The names to be sought.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they are more than can be sought at once.
    pub(crate) fn build(mut self) -> Result<Sought> {
        let mut last_names: Vec<_> = std::mem::take(&mut self.last_names).into_iter().collect();
        last_names.sort_by(|one, other| one.0.cmp(&other.0));
        for (folded, (spelling, people)) in last_names {
            // Of several people it says only that it is one of them.
            let thing = match (people.len(), people.iter().next()) {
                (1, Some(only)) => *only,
                _ => {
                    self.things.push(Thing { kind: PlaceholderKind::Person, spelling });
                    self.things.len() - 1
                }
            };
            self.by_spelling.entry(folded).or_insert(Needle { thing, case: Case::Capital, edge: Edge::Word });
        }
        let mut needles: Vec<_> = self.by_spelling.into_iter().collect();
        needles.sort_by(|one, other| one.0.cmp(&other.0));
        let finder = AhoCorasick::new(needles.iter().map(|(folded, _)| folded))
            .map_err(|_| Error::invalid("There are too many names to replace at once."))?;
        Ok(Sought {
            things: self.things,
            needles: needles.into_iter().map(|(_, needle)| needle).collect(),
            finder,
        })
    }
}

/// How exactly the case of a name has to fit: a single word that is also an everyday one, or very short, needs its capital.
fn case_of(name: &str) -> Case {
    if name.contains(char::is_whitespace) {
        return Case::Any;
    }
    let letters = name.chars().filter(|sign| sign.is_alphabetic()).count();
    let is_short = letters <= SHORT;
    if is_short && letters > 1 && !name.contains(char::is_lowercase) && name.contains(char::is_uppercase) {
        return Case::Exactly(SeenText::of(name).as_str().to_owned());
    }
    if letters < SHORT || is_everyday(&name.to_lowercase()) { Case::Capital } else { Case::Any }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sought: SoughtBuilder, text: &str) -> Vec<&str> {
        sought.build().unwrap().find(text).into_iter().map(|place| &text[place.at]).collect()
    }

    fn ines() -> SoughtBuilder {
        let mut sought = SoughtBuilder::default();
        sought.person("Ines Marsh", Some("https://www.linkedin.com/in/ines-marsh"));
        sought
    }

    #[test]
    fn a_person_is_found_in_every_spelling() {
        let text = "INES MARSH’s plan, Ines\nMarsh, Marsh alone, the marsh, I\u{ad}nes Marsh, @ines-marsh, ines-marshal, Marshall";
        assert_eq!(
            found(ines(), text),
            ["INES MARSH", "Ines\nMarsh", "Marsh", "I\u{ad}nes Marsh", "@ines-marsh"]
        );
        assert_eq!(found(ines(), "https://www.linkedin.com/in/ines-marsh?x"), ["ines-marsh"]);
        assert_eq!(found(ines(), "mail bob@ines-marsh, Ines alone"), [] as [&str; 0]);
    }

    #[test]
    fn decomposed_letters_and_other_dresses_are_the_name() {
        let mut sought = SoughtBuilder::default();
        sought.person("Jörg Müller", None);
        let text = "Jo\u{308}rg Mu\u{308}ller and 𝗝ö𝗿𝗴 Müller; Muller; Jörg Müller\u{301}";
        assert_eq!(found(sought, text), ["Jo\u{308}rg Mu\u{308}ller", "𝗝ö𝗿𝗴 Müller"]);
    }

    #[test]
    fn a_last_name_of_two_people_is_a_thing_of_its_own() {
        let mut sought = ines();
        sought.person("Tom Marsh", None);
        let sought = sought.build().unwrap();
        let found = sought.find("Ines Marsh, Tom Marsh and Marsh");
        let spellings: Vec<_> =
            found.iter().map(|place| sought.thing(place.thing).spelling.as_str()).collect();
        assert_eq!(spellings, ["Ines Marsh", "Tom Marsh", "Marsh"]);
    }

    #[test]
    fn companies_of_roles_are_found_with_and_without_their_form() {
        let mut sought = SoughtBuilder::default();
        sought.role("CIO, Contoso GmbH");
        sought.role("Head of Platform at HP");
        sought.role("Head of operations, Finance");
        assert_eq!(
            found(sought, "Contoso GmbH, contoso, Contosos, HP, hp, Finance"),
            ["Contoso GmbH", "contoso", "HP"]
        );
    }

    #[test]
    fn everyday_words_are_names_only_with_a_capital() {
        let mut sought = SoughtBuilder::default();
        sought.person("Will", None);
        assert_eq!(found(sought, "Will will, WILL"), ["Will", "WILL"]);
    }

    #[test]
    fn names_without_blanks_around_them_are_found_in_scripts_that_have_none() {
        let mut sought = SoughtBuilder::default();
        sought.person("田中", None);
        assert_eq!(found(sought, "昨日田中さんと"), ["田中"]);
    }
}
