//! A form that something shows itself by, and the closer look where the form alone says too little.

use std::ops::Range;

use regex::Regex;

use super::reading::{Reading, is_capital};
use super::{RedLine, Span};

/// How far the closer look reaches on either side, in bytes: a text may be one long line.
const WINDOW: usize = 240;

/// What a form is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// The text as it is seen: letters great and small.
    Seen,
    /// Small letters, blanks for hyphens.
    Plain,
}

/// A form with its class.
pub(super) struct Form {
    class: RedLine,
    on: On,
    regex: Regex,
    is: fn(&Found<'_>) -> bool,
}

impl Form {
    /// `\b`, `\d` and `\w` mean ASCII: the automaton gives up on others, and the edges are looked at again with every
    /// letter in mind.
    pub(super) fn new(class: RedLine, on: On, pattern: &str, is: fn(&Found<'_>) -> bool) -> Self {
        Self { class, on, regex: compiled(pattern), is }
    }

    /// Where it shows itself. A false match doesn’t hide a real one that begins within it.
    pub(super) fn find(&self, reading: &Reading, spans: &mut Vec<Span>) {
        let text = match self.on {
            On::Seen => reading.seen(),
            On::Plain => reading.plain(),
        };
        let mut at = 0;
        while let Some(found) = self.regex.find_at(text, at) {
            let place = Found { reading, from: found.start(), to: found.end() };
            if place.is_whole() && (self.is)(&place) {
                spans.push(reading.span(self.class, found.range()));
                at = found.end();
            } else {
                at = found.start() + text[found.start()..].chars().next().map_or(1, char::len_utf8);
            }
            if at >= text.len() {
                return;
            }
        }
    }
}

/// A pattern whose short forms mean ASCII.
pub(super) fn compiled(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]").replace(r"\w", "[0-9A-Za-z_]");
    Regex::new(&pattern).expect("the forms are constants, and a test compiles each")
}

/// What a form found.
pub(super) struct Found<'r> {
    pub(super) reading: &'r Reading,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Found<'_> {
    /// As it is seen.
    pub(super) fn seen(&self) -> &str {
        &self.reading.seen()[self.from..self.to]
    }

    /// In small letters.
    pub(super) fn plain(&self) -> &str {
        &self.reading.plain()[self.from..self.to]
    }

    /// What is seen before it on its line, as far as anybody looks.
    pub(super) fn before(&self) -> &str {
        let text = &self.reading.seen()[..self.from];
        let from = (text.len().saturating_sub(WINDOW)..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or_default();
        let before = &text[from..];
        before.rsplit('\n').next().unwrap_or(before)
    }

    /// What is seen after it on its line, as far as anybody looks.
    pub(super) fn after(&self) -> &str {
        let text = &self.reading.seen()[self.to..];
        let to = (0..=text.len().min(WINDOW)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        let after = &text[..to];
        after.split('\n').next().unwrap_or(after)
    }

    /// Whether it stands within a web address or a path: what is joined to it in front has a slash in it.
    pub(super) fn is_in_address(&self) -> bool {
        let joined = self.before().rsplit([' ', '"', '\'', '(', '<', '>', '=']).next().unwrap_or_default();
        joined.contains('/') || joined.contains("urn:")
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.from..self.to
    }

    /// The words before it in its sentence, the nearest first, in small letters.
    pub(super) fn words_before(&self, most: usize) -> impl Iterator<Item = &str> {
        let around = self.reading.around(self.range(), most);
        let first = self.reading.words_in(self.range()).start;
        (around.start..first).rev().map(|number| self.reading.word(number))
    }

    /// Whether it neither begins nor ends within a word of letters that ASCII does not know.
    fn is_whole(&self) -> bool {
        let foreign = |character: Option<char>| {
            character.is_some_and(|character| !character.is_ascii() && character.is_alphanumeric())
        };
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let (text, found) = (self.reading.seen(), self.seen());
        let before = foreign(text[..self.from].chars().next_back()) && letter(found.chars().next());
        let after = foreign(text[self.to..].chars().next()) && letter(found.chars().next_back());
        !before && !after
    }
}

/// Whether a word is someone's or something's name: a capital, and no everyday word.
pub(super) fn is_name(reading: &Reading, number: usize) -> bool {
    let seen = reading.seen_word(number);
    is_capital(seen)
        && seen.chars().count() > 1
        && (reading.is_of_host(number) || !super::everyday::is_everyday(reading.word(number)))
}

/// The form says it all.
pub(super) fn always(_: &Found<'_>) -> bool {
    true
}

/// Whether letters change their case as no writer changes it: `sYWNlAb`, unlike `Sentence`, `camelCaseName` or `LOUD`. What is
/// made at random may hold no digit and is told by this.
pub(super) fn is_of_random_case(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(char::is_ascii_alphabetic).collect();
    let rises = letters
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    let in_a_row = letters.windows(2).any(|pair| pair.iter().all(char::is_ascii_uppercase));
    rises * 4 >= letters.len().max(8) || rises >= 2 && in_a_row
}
