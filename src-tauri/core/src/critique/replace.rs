//! Placeholders for names, and which part of the text came from where.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::placeholder::{letters, placed, standing};
use super::sought::{Match, Sought, Thing};
use crate::error::{Error, Result};

/// How often other placeholders are tried before it is given up.
const TRIES: usize = 64;

/// A name that the user put back at one place: it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KeptName {
    /// As it is written there.
    pub words: String,
    /// Which of the places with these words, counted from 1.
    pub nth: u32,
}

/// What is replaced, and what is known before.
pub(crate) struct Replacing<'a> {
    pub(crate) sought: &'a Sought,
    /// Places that stay as they are.
    pub(crate) kept: &'a [KeptName],
    /// Placeholders by name, from what was copied of the post before: the same thing stays the same.
    pub(crate) known: &'a BTreeMap<String, String>,
}

/// A text with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replaced {
    pub(crate) text: String,
    /// Names by placeholder.
    pub(crate) names: BTreeMap<String, String>,
    /// The text in pieces, in order.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it was before, in bytes.
    pub(crate) before: Range<usize>,
    /// Where it is now, in bytes.
    pub(crate) now: Range<usize>,
    pub(crate) stands: Stands,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nothing was sought in it, or nothing found.
    AsWritten,
    /// A name that the user put back.
    Kept(KeptName),
    /// A placeholder, for what was written there.
    Replaced { placeholder: String, written: KeptName },
}

impl Replaced {
    /// Where a part of the text, in bytes, was before names were replaced.
    pub(crate) fn before(&self, now: &Range<usize>) -> Range<usize> {
        let within = |at: usize, end: bool| {
            let holds = |piece: &&Piece| {
                if end { piece.now.start < at && at <= piece.now.end } else { piece.now.contains(&at) }
            };
            self.pieces.iter().find(holds).map_or(at, |piece| match piece.stands {
                Stands::Replaced { .. } if end => piece.before.end,
                Stands::Replaced { .. } => piece.before.start,
                _ => piece.before.start + (at - piece.now.start),
            })
        };
        within(now.start, false)..within(now.end, true)
    }

    /// The text before, with each name that was replaced in the spelling of the table: what putting back gives.
    #[cfg(test)]
    pub(super) fn spelt(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match &piece.stands {
                Stands::Replaced { placeholder, .. } => self.names[placeholder].clone(),
                _ => self.text[piece.now.clone()].to_owned(),
            })
            .collect()
    }
}

impl Replacing<'_> {
    /// Replaces the names in a text. Afterwards it holds none that is sought, but for those the user put back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when no placeholder fits.
    pub(crate) fn replace(&self, text: &str) -> Result<Replaced> {
        let places = self.places(text);
        let standing = standing(text);
        let mut forbidden = BTreeSet::new();
        for _ in 0..TRIES {
            let replaced = self.with(text, &places, &standing, &forbidden)?;
            let again = self.conflicts(&replaced);
            if again.is_empty() {
                return Ok(replaced);
            }
            forbidden.extend(again);
        }
        Err(no_placeholder())
    }

    /// Each place with what is written there.
    fn places(&self, text: &str) -> Vec<(Match, KeptName)> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let found = self.sought.find(text).into_iter();
        found
            .map(|place| {
                let words = &text[place.at.clone()];
                let nth = counts.entry(words).or_default();
                *nth += 1;
                let written = KeptName { words: words.to_owned(), nth: *nth };
                (place, written)
            })
            .collect()
    }

    fn with(
        &self,
        text: &str,
        places: &[(Match, KeptName)],
        standing: &BTreeSet<String>,
        forbidden: &BTreeSet<String>,
    ) -> Result<Replaced> {
        let mut naming = Naming {
            sought: self.sought,
            known: self.known,
            standing,
            forbidden,
            next: 0,
            names: BTreeMap::new(),
        };
        let mut replaced =
            Replaced { text: String::with_capacity(text.len()), names: BTreeMap::new(), pieces: Vec::new() };
        let mut at = 0;
        for (place, written) in places {
            replaced.push(at..place.at.start, &text[at..place.at.start], Stands::AsWritten);
            if self.kept.contains(written) {
                replaced.push(place.at.clone(), &text[place.at.clone()], Stands::Kept(written.clone()));
            } else {
                let thing = self.sought.thing(place.thing);
                let placeholder = naming.of(thing)?;
                replaced.names.insert(placeholder.clone(), thing.spelling.clone());
                let stands = Stands::Replaced { placeholder: placeholder.clone(), written: written.clone() };
                replaced.push(place.at.clone(), &placeholder, stands);
            }
            at = place.at.end;
        }
        replaced.push(at..text.len(), &text[at..], Stands::AsWritten);
        Ok(replaced)
    }

    /// The placeholders that make a name stand in the text again, together with what is around them, and those that the text
    /// now seems to hold elsewhere too: their name would be put back there.
    fn conflicts(&self, replaced: &Replaced) -> BTreeSet<String> {
        let mut conflicts = replaced.seem_elsewhere();
        for found in self.sought.find(&replaced.text) {
            for piece in &replaced.pieces {
                let overlaps = piece.now.start < found.at.end && found.at.start < piece.now.end;
                if let (true, Stands::Replaced { placeholder, .. }) = (overlaps, &piece.stands) {
                    conflicts.insert(placeholder.clone());
                }
            }
        }
        conflicts
    }
}

impl Replaced {
    /// Its placeholders that an answer just like it would not give back where they are, and nowhere else.
    fn seem_elsewhere(&self) -> BTreeSet<String> {
        let own = self.pieces.iter().filter_map(|piece| match &piece.stands {
            Stands::Replaced { placeholder, .. } => Some((piece.now.start, placeholder.as_str())),
            _ => None,
        });
        let own: BTreeSet<_> = own.collect();
        let placed = placed(&self.text);
        let seen = placed.iter().filter(|place| self.names.contains_key(&place.placeholder));
        let seen: BTreeSet<_> = seen.map(|place| (place.at.start, place.placeholder.as_str())).collect();
        own.symmetric_difference(&seen).map(|(_, placeholder)| (*placeholder).to_owned()).collect()
    }

    fn push(&mut self, before: Range<usize>, text: &str, stands: Stands) {
        if text.is_empty() {
            return;
        }
        let from = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { before, now: from..self.text.len(), stands });
    }
}

/// Gives each thing its placeholder, a letter a thing in the order in which they appear.
struct Naming<'a> {
    sought: &'a Sought,
    known: &'a BTreeMap<String, String>,
    /// Placeholders that stand in the text already.
    standing: &'a BTreeSet<String>,
    forbidden: &'a BTreeSet<String>,
    /// The number of the next letter.
    next: usize,
    /// By name.
    names: BTreeMap<String, String>,
}

impl Naming<'_> {
    fn of(&mut self, thing: &Thing) -> Result<String> {
        if let Some(known) = self.names.get(&thing.spelling) {
            return Ok(known.clone());
        }
        let before = self
            .known
            .iter()
            .find(|(placeholder, name)| **name == thing.spelling && self.is_free(placeholder));
        let placeholder = match before {
            Some((placeholder, _)) => placeholder.clone(),
            None => self.new_one(thing)?,
        };
        self.names.insert(thing.spelling.clone(), placeholder.clone());
        Ok(placeholder)
    }

    fn new_one(&mut self, thing: &Thing) -> Result<String> {
        let noun = thing.kind.nouns().into_iter().find(|noun| self.sought.find(noun).is_empty());
        let noun = noun.ok_or_else(no_placeholder)?;
        // More letters than things, and than placeholders that can't be used.
        let most = self.next
            + self.known.len()
            + self.standing.len()
            + self.forbidden.len()
            + self.names.len()
            + TRIES;
        while self.next <= most {
            let letters = letters(self.next);
            self.next += 1;
            let placeholder = format!("{noun} {letters}");
            let is_known = self.known.keys().any(|known| known.ends_with(&format!(" {letters}")));
            if !is_known && self.is_free(&placeholder) && self.sought.find(&placeholder).is_empty() {
                return Ok(placeholder);
            }
        }
        Err(no_placeholder())
    }

    /// Whether the text neither holds it nor makes a name with it.
    fn is_free(&self, placeholder: &str) -> bool {
        !self.standing.contains(placeholder) && !self.forbidden.contains(placeholder)
    }
}

fn no_placeholder() -> Error {
    Error::invalid("No placeholder fits this text. Change the words around the names, then try again.")
}
