//! Placeholders for names: "Person A", "Customer B".

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::folded::joins;
use crate::named::named_enum;
use crate::text::SeenText;

named_enum! {
    /// What kind of thing a placeholder names.
    pub enum PlaceholderKind("kind of name") {
        /// Someone.
        Person = "person" | "Person",
        /// A customer.
        Customer = "customer" | "Customer",
        /// A company.
        Company = "company" | "Company",
        /// Anything else that has a name.
        Project = "project" | "Project",
    }
}

impl PlaceholderKind {
    /// The nouns it can be called by: the second and third only where the first is itself a name that is replaced.
    pub(super) fn nouns(self) -> [&'static str; 3] {
        match self {
            Self::Person => ["Person", "Someone", "Human"],
            Self::Customer => ["Customer", "Buyer", "Account"],
            Self::Company => ["Company", "Firm", "Business"],
            Self::Project => ["Project", "Thing", "Item"],
        }
    }
}

/// The kind that a placeholder is of, by its noun.
pub(crate) fn kind_of(placeholder: &str) -> PlaceholderKind {
    let noun = placeholder.split(' ').next().unwrap_or_default();
    PlaceholderKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.nouns().contains(&noun))
        .unwrap_or(PlaceholderKind::Project)
}

/// The letters of the thing with that number, from 0: A to Z, then AA.
pub(super) fn letters(number: usize) -> String {
    let mut left = number + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// A placeholder in a text, whether or not a table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// In bytes of the text as written.
    pub(super) at: Range<usize>,
    /// As a table has it: "Person A".
    pub(super) placeholder: String,
}

static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    let nouns: Vec<_> = PlaceholderKind::ALL.iter().flat_map(|kind| kind.nouns()).collect();
    Regex::new(&format!("(?i:({})) +[A-Z]", nouns.join("|"))).expect("the nouns are plain words")
});

/// Where placeholders are: the noun in any case, blanks, up to three capital letters, and nothing of a word joined to
/// them. Names of scripts without blanks may follow one another, and so may their placeholders.
pub(super) fn placed(text: &str) -> Vec<Placed> {
    let seen = SeenText::of(text);
    let shown = seen.as_str();
    let (mut found, mut from, mut last_end) = (Vec::new(), 0, usize::MAX);
    while let Some(groups) = NOUN.captures_at(shown, from) {
        let (Some(whole), Some(noun)) = (groups.get(0), groups.get(1)) else { break };
        let before = shown[..whole.start()].chars().next_back();
        let begins = whole.start() == last_end || before.is_none_or(|before| !joins(before, 'P'));
        let first = whole.end() - 1;
        let end = (first + 1..=first + 3).rev().find(|end| ends_at(shown, first, *end));
        match end.filter(|_| begins) {
            Some(end) => {
                let placeholder = format!("{} {}", as_noun(noun.as_str()), &shown[first..end]);
                found.push(Placed { at: seen.written(whole.start()..end), placeholder });
                (from, last_end) = (end, end);
            }
            None => from = noun.end(),
        }
    }
    found
}

/// Whether there are capital letters and nothing that belongs to them follows.
fn ends_at(shown: &str, first: usize, end: usize) -> bool {
    let letters =
        shown.get(first..end).is_some_and(|letters| letters.bytes().all(|sign| sign.is_ascii_uppercase()));
    letters
        && (shown[end..].chars().next().is_none_or(|after| !joins('A', after))
            || NOUN.find_at(shown, end).is_some_and(|next| next.start() == end))
}

/// Every placeholder in a text.
pub(super) fn standing(text: &str) -> BTreeSet<String> {
    placed(text).into_iter().map(|placed| placed.placeholder).collect()
}

/// A noun in the case of a table.
fn as_noun(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + &letters.as_str().to_ascii_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        let written: Vec<_> = [0, 25, 26, 27, 701, 702].into_iter().map(letters).collect();
        assert_eq!(written, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn a_placeholder_stands_in_every_form_an_assistant_gives_it() {
        for (text, standing) in [
            ("Person A’s point", vec!["Person A"]),
            ("**Person A**, [Customer B] and PERSON AA.", vec!["Person A", "Customer B", "Person AA"]),
            ("person\u{a0}A", vec!["Person A"]),
            ("that person a bit", vec![]),
            ("Person About, Personal A, XPerson A, Person A1", vec![]),
        ] {
            let found: Vec<_> = placed(text).into_iter().map(|placed| placed.placeholder).collect();
            assert_eq!(found, standing, "{text}");
        }
    }

    #[test]
    fn every_noun_names_its_kind() {
        for kind in PlaceholderKind::ALL {
            assert_eq!(kind.nouns()[0], kind.label());
            for noun in kind.nouns() {
                assert_eq!(kind_of(&format!("{noun} A")), *kind);
            }
        }
    }
}
