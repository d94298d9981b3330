//! A text made ready for looking through it: as it is seen, in plain letters, and word by word.

use std::ops::Range;

use super::{RedLine, Span};
use crate::text::SeenText;

/// A text as the forms read it.
pub(super) struct Reading {
    seen: SeenText,
    /// The seen text in small letters, hyphens as blanks; each byte stands where it is in the seen text.
    plain: String,
    words: Vec<Word>,
}

/// A word of the plain text: letters and digits, an apostrophe within.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The sentence it is in, counted from the beginning of the text.
    pub(super) sentence: u32,
}

impl Reading {
    pub(super) fn of(text: &str) -> Self {
        let seen = SeenText::of(text);
        let plain = plain(seen.as_str());
        let words = words(seen.as_str(), &plain);
        Self { seen, plain, words }
    }

    /// The text as it is seen.
    pub(super) fn seen(&self) -> &str {
        self.seen.as_str()
    }

    /// The text in small letters, with blanks for hyphens.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// A finding, where it is in the text as written.
    pub(super) fn span(&self, class: RedLine, seen: Range<usize>) -> Span {
        let written = self.seen.written(seen);
        Span { class, from: written.start, to: written.end }
    }

    /// The words that touch a part of the text, as numbers of words.
    pub(super) fn words_in(&self, part: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.to <= part.start);
        let end = self.words.partition_point(|word| word.from < part.end);
        first..end.max(first)
    }

    /// The words of the same sentence that stand at most this many words around a part of the text.
    pub(super) fn around(&self, part: Range<usize>, most: usize) -> Range<usize> {
        let within = self.words_in(part);
        let Some(sentence) = self.words.get(within.start).map(|word| word.sentence) else { return within };
        let last = self.words.get(within.end.saturating_sub(1)).map_or(sentence, |word| word.sentence);
        let before = self.words[..within.start]
            .iter()
            .rev()
            .take(most)
            .take_while(|word| word.sentence == sentence)
            .count();
        let after =
            self.words[within.end..].iter().take(most).take_while(|word| word.sentence == last).count();
        within.start - before..within.end + after
    }

    /// A word by its number, in small letters, without what follows its apostrophe.
    pub(super) fn word(&self, number: usize) -> &str {
        let word = self.words.get(number).map_or("", |word| &self.plain[word.from..word.to]);
        word.split('\'').next().unwrap_or(word)
    }

    /// A word by its number, as it is seen.
    pub(super) fn seen_word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", |word| &self.seen()[word.from..word.to])
    }

    /// Whether a word goes on as the name of a host does: "Booking.com".
    pub(super) fn is_of_host(&self, number: usize) -> bool {
        let after = self.words.get(number).map_or("", |word| &self.seen()[word.to..]);
        after
            .strip_prefix('.')
            .is_some_and(|label| label.starts_with(|letter: char| letter.is_ascii_lowercase()))
    }

    /// Whether a word is the first of its sentence.
    pub(super) fn opens_sentence(&self, number: usize) -> bool {
        match (number.checked_sub(1).and_then(|before| self.words.get(before)), self.words.get(number)) {
            (Some(before), Some(word)) => before.sentence != word.sentence,
            _ => true,
        }
    }

    /// Whether the sentence around a place is written as a title: nearly every longer word with a capital.
    pub(super) fn is_title_case(&self, at: usize) -> bool {
        let number = self.words_in(at..at + 1).start;
        let Some(sentence) = self.words.get(number).map(|word| word.sentence) else { return false };
        let longer = self.words.iter().filter(|word| word.sentence == sentence && word.to - word.from > 3);
        let (all, capital) = longer.fold((0, 0), |(all, capital), word| {
            (all + 1, capital + usize::from(is_capital(&self.seen()[word.from..])))
        });
        let small = self
            .words
            .iter()
            .filter(|word| word.sentence == sentence)
            .any(|word| self.seen()[word.from..].starts_with(char::is_lowercase));
        all >= 2 && capital == all && (all >= 3 || !small)
    }
}

/// Whether a text begins with a capital letter.
pub(super) fn is_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Small letters, each as many bytes as the original; hyphens as blanks.
fn plain(seen: &str) -> String {
    let mut plain = String::with_capacity(seen.len());
    for character in seen.chars() {
        let mut small = character.to_lowercase();
        match (small.next(), small.next()) {
            _ if character == '-' => plain.push(' '),
            (Some(one), None) if one.len_utf8() == character.len_utf8() => plain.push(one),
            _ => plain.push(character),
        }
    }
    plain
}

fn words(seen: &str, plain: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut from, mut sentence) = (None, 0);
    let mut characters = plain.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let within = character.is_alphanumeric()
            || (character == '\'' && from.is_some() && next.is_some_and(char::is_alphanumeric));
        match (within, from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                words.push(Word { from: start, to: at, sentence });
                from = None;
            }
            _ => {}
        }
        if ends_sentence(character, &plain[..at], &seen[at + character.len_utf8()..]) {
            sentence += 1;
        }
    }
    words.extend(from.map(|start| Word { from: start, to: plain.len(), sentence }));
    words
}

/// Short words that a full stop belongs to.
const SHORTENED: [&str; 14] =
    ["approx", "ca", "dr", "incl", "mob", "mr", "mrs", "ms", "no", "nr", "prof", "st", "tel", "vs"];

/// A full stop ends a sentence before a capital or at the end; "Sp. z o.o.", "no. 5" and "v1.2" go on.
fn ends_sentence(sign: char, before: &str, after: &str) -> bool {
    match sign {
        '\n' => true,
        '.' | '!' | '?' | '\u{2026}' => {
            let rest = after.trim_start_matches(['"', '\'', ')', ' ']);
            let word = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
            let ends = rest.is_empty() || rest.starts_with('\n');
            let begins_anew = rest.len() < after.len()
                && !rest.starts_with(char::is_lowercase)
                && !SHORTENED.contains(&word);
            ends || begins_anew
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_sentence() {
        let reading = Reading::of("We left. It’s a long-term plan\nv1.2 is out");
        let sentences: Vec<_> =
            reading.words.iter().map(|word| (&reading.plain[word.from..word.to], word.sentence)).collect();
        assert_eq!(sentences[..4], [("we", 0), ("left", 0), ("it's", 1), ("a", 1)]);
        assert_eq!(sentences[4..6], [("long", 1), ("term", 1)]);
        assert_eq!(sentences[7], ("v1", 2));
        assert!(reading.opens_sentence(2) && !reading.opens_sentence(3));
    }

    #[test]
    fn small_letters_stand_where_the_great_ones_stood() {
        let reading = Reading::of("İ ẞ Ⱥ-K Ü");
        assert_eq!(reading.plain().len(), reading.seen().len());
    }
}
