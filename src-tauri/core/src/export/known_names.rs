//! The names of the user's people, for keeping out of a page what names one of them: whole names, and first or last names alone.

use std::collections::HashSet;

use crate::text::comparable;

/// Names as they are compared.
pub(super) struct KnownNames {
    whole: Vec<String>,
    words: HashSet<String>,
}

impl KnownNames {
    pub(super) fn of(names: impl Iterator<Item = String>) -> Self {
        let whole: Vec<String> =
            names.map(|name| comparable(&name)).filter(|name| !name.trim().is_empty()).collect();
        let words = whole.iter().flat_map(|name| words(name)).filter(|word| word.chars().count() > 1);
        Self { words: words.map(str::to_owned).collect(), whole }
    }

    /// Whether a text names one of them. A word in small letters is no name: "will" and "mark" are everyday words.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let is_name = |word: &str| {
            word.chars().next().is_some_and(|first| !first.is_lowercase())
                && self.words.contains(&comparable(word))
        };
        if words(text).any(is_name) {
            return true;
        }
        let text = comparable(text);
        self.whole.iter().any(|name| text.contains(name.as_str()))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_last_names_and_whole_names_are_found_and_everyday_words_are_not() {
        let known = KnownNames::of(
            ["Priya Nair", "Will Marsh", "Seán O’Neil", "田中"].map(str::to_owned).into_iter(),
        );
        for text in [
            "Ask Priya to read the draft",
            "Write to Nair",
            "Priya’s numbers",
            "Thank SEÁN",
            "call priya nair",
            "田中さんに聞く",
        ] {
            assert!(known.are_in(text), "{text}");
        }
        for text in ["I will ask", "Nairobi and Priyanka", "Book the room", "O", ""] {
            assert!(!known.are_in(text), "{text}");
        }
    }
}
