//! A whole text as a reader sees it, for checks that look for words in it, with the way back to what was written.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use unicode_segmentation::UnicodeSegmentation;

use super::is_ignorable;

/// A text as it is seen: without characters that show nothing, composed (NFC), full-width and mathematical letters as plain
/// ones, every kind of blank a blank, every hyphen `-`, every apostrophe `'`, every double quotation mark `"`, every end of
/// a line `\n`. For finding only; never shown, never kept.
#[derive(Debug)]
pub(crate) struct SeenText {
    seen: String,
    /// For each byte of the seen text, where the character it came from begins and ends in the written one; empty when
    /// both are the same.
    written: Vec<(u32, u32)>,
}

impl SeenText {
    pub(crate) fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { seen: text.replace(['\t', '\r'], " "), written: Vec::new() };
        }
        let mut seen =
            Self { seen: String::with_capacity(text.len()), written: Vec::with_capacity(text.len()) };
        // A run of characters that may belong together, without those that show nothing between them.
        let (mut run, mut places) = (String::new(), Vec::new());
        for (at, character) in text.char_indices().filter(|(_, character)| !is_ignorable(*character)) {
            if character.is_ascii() {
                seen.compose(&mut run, &mut places);
            }
            run.push(character);
            places.extend((0..character.len_utf8()).map(|_| (at, at + character.len_utf8())));
        }
        seen.compose(&mut run, &mut places);
        seen
    }

    /// What is seen.
    pub(crate) fn as_str(&self) -> &str {
        &self.seen
    }

    /// Where a part of the seen text is in the written one, in bytes. What shows nothing at its edges is not part of it.
    pub(crate) fn written(&self, seen: Range<usize>) -> Range<usize> {
        match (self.written.get(seen.start), self.written.get(seen.end.saturating_sub(1))) {
            (Some((from, _)), Some((_, to))) if seen.start < seen.end => *from as usize..*to as usize,
            _ => seen,
        }
    }

    /// Takes over a run of characters: ASCII at its head alone, so that a mark of an accent finds its letter.
    fn compose(&mut self, run: &mut String, places: &mut Vec<(usize, usize)>) {
        if run.len() <= 1 {
            for (character, (from, to)) in run.chars().zip(places.iter()) {
                self.push(character, *from, *to);
            }
        } else {
            let normalizer = ComposingNormalizerBorrowed::new_nfc();
            for (at, cluster) in run.grapheme_indices(true) {
                let (from, to) = (places[at].0, places[at + cluster.len() - 1].1);
                for character in normalizer.normalize(cluster).chars() {
                    self.push(character, from, to);
                }
            }
        }
        run.clear();
        places.clear();
    }

    fn push(&mut self, character: char, from: usize, to: usize) {
        let before = self.seen.len();
        match character {
            _ if is_compatible(character) => {
                let mut bytes = [0; 4];
                let plain = ComposingNormalizerBorrowed::new_nfkc()
                    .normalize(character.encode_utf8(&mut bytes))
                    .into_owned();
                self.seen.extend(plain.chars().map(plain_sign));
            }
            other => self.seen.push(plain_sign(other)),
        }
        let place = (number(from), number(to));
        self.written.extend((before..self.seen.len()).map(|_| place));
    }
}

/// Letters in another dress: full-width, half-width, mathematical, ligatures, circled.
fn is_compatible(character: char) -> bool {
    matches!(character, '\u{ff01}'..='\u{ffee}' | '\u{1d400}'..='\u{1d7ff}' | '\u{fb00}'..='\u{fb06}' | '\u{24b6}'..='\u{24e9}')
}

/// The plain sign for one of many that look alike.
fn plain_sign(character: char) -> char {
    match character {
        '\t' | '\r' => ' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        other if other.is_ascii() || !other.is_whitespace() => other,
        _ => ' ',
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_is_seen_alike() {
        for (written, seen) in [
            ("Con\u{ad}to\u{200d}so", "Contoso"),
            ("Mu\u{308}ller", "Müller"),
            ("u\u{34f}\u{308}", "ü"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("＋49", "+49"),
            ("𝗖𝗼𝗻𝘁𝗼𝘀𝗼", "Contoso"),
            ("CVE\u{2011}2026", "CVE-2026"),
            ("last night’s\u{a0}“log”\tend", "last night's \"log\" end"),
        ] {
            assert_eq!(SeenText::of(written).as_str(), seen, "{written}");
        }
    }

    proptest! {
        #[test]
        fn every_part_of_what_is_seen_stands_in_what_was_written(text in "(\\PC|\n|\u{ad}|\u{308}|e|u|ü|ﬁ|\u{1f468}\u{200d}){0,40}") {
            let seen = SeenText::of(&text);
            for (at, character) in seen.as_str().char_indices() {
                let written = seen.written(at..at + character.len_utf8());
                prop_assert!(text.get(written.clone()).is_some_and(|part| !part.is_empty()), "{:?} of {:?}", written, text);
            }
        }
    }
}
