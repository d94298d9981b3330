//! Holding an item against a text, letter by letter: joined, respelled, with endings and signs.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::item::{Item, Telling, is_small};

/// How many letters an ending may add to a stem.
const ENDING: usize = 3;
/// How many small words may stand between two words of an item.
const GAP: usize = 2;
/// How many signs may stand between two words of an item.
const SIGNS: usize = 3;
/// From this length on, a name is found at the beginning of a longer word.
const COMPOUND: usize = 5;

/// A text letter by letter.
pub(super) struct Letters<'a> {
    seen: &'a str,
    letters: Vec<Letter>,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    at: usize,
    seen: char,
    small: char,
}

impl<'a> Letters<'a> {
    pub(super) fn of(seen: &'a str) -> Self {
        let letters = seen
            .char_indices()
            .map(|(at, letter)| Letter { at, seen: letter, small: small(letter) })
            .collect();
        Self { seen, letters }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn small(&self, at: usize) -> char {
        self.letters[at].small
    }

    /// The bytes of some letters.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let at = |number: usize| self.letters.get(number).map_or(self.seen.len(), |letter| letter.at);
        at(from)..at(to)
    }

    fn get(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.seen)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|before| self.get(before))
    }

    /// A name begins where a word does, at a hump, or with a sign of its own.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let letter = self.letters[at].seen;
        if !letter.is_alphanumeric() && !matches!(letter, '.' | '#' | '+') {
            return false;
        }
        self.before(at).is_none_or(|before| {
            !before.is_alphanumeric()
                || (letter.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()))
        })
    }

    /// Where an item ends that begins at a letter.
    pub(super) fn end_of(&self, item: &Item, start: usize) -> Option<usize> {
        self.words(item, &item.words, start)
    }

    /// The words of an item that are left, the next of them right here.
    fn words(&self, item: &Item, words: &[Telling], at: usize) -> Option<usize> {
        let (word, rest) = words.split_first()?;
        let whole = self.word(&word.letters, at).filter(|end| {
            word.exactly.as_ref().is_none_or(|exactly| self.seen[self.bytes(at, *end)] == **exactly)
        });
        let formed = word
            .is_open()
            .then(|| self.word(&word.letters[..word.stem], at))
            .flatten()
            .and_then(|end| self.ending(end));
        if rest.is_empty() {
            let last = word.letters.last().copied().unwrap_or(' ');
            return formed
                .or_else(|| whole.filter(|end| self.may_end(item, last, *end)))
                .or_else(|| whole.and_then(|end| self.plural(word, end)));
        }
        whole
            .into_iter()
            .chain(formed)
            .find_map(|end| self.behind(end).into_iter().find_map(|next| self.words(item, rest, next)))
    }

    /// Where the letters of a word end, each as itself or respelled.
    fn word(&self, letters: &[char], at: usize) -> Option<usize> {
        let Some((letter, rest)) = letters.split_first() else { return Some(at) };
        match letter {
            '&' | '+' => {
                let sign = self.joining(*letter, at)?;
                return self.word(rest, sign);
            }
            _ => {}
        }
        let here = self.letters.get(at)?.small;
        // An apostrophe within a name may be left out in the list as well.
        if here == '\''
            && letter.is_alphabetic()
            && self.before(at).is_some_and(char::is_alphabetic)
            && self.get(at + 1).is_some_and(char::is_alphabetic)
        {
            return self.word(letters, at + 1).filter(|end| *end > at + 1);
        }
        if here == *letter {
            return self.word(rest, at + 1);
        }
        if letter.is_ascii() && here.is_ascii() {
            return None;
        }
        let next = self.letters.get(at + 1).map(|next| next.small);
        let (plain, spelt) = respelled(*letter);
        let (plain_here, spelt_here) = respelled(here);
        let as_plain = (here == plain || plain_here == *letter).then(|| self.word(rest, at + 1)).flatten();
        as_plain
            .or_else(|| {
                spelt
                    .filter(|(one, two)| here == *one && next == Some(*two))
                    .and_then(|_| self.word(rest, at + 2))
            })
            .or_else(|| {
                spelt_here
                    .filter(|(one, two)| letter == one && rest.first() == Some(two))
                    .and_then(|_| self.word(&rest[1..], at + 1))
            })
    }

    /// A sign of a name, blanks around it or not; "and" for "&".
    fn joining(&self, sign: char, at: usize) -> Option<usize> {
        let blank = usize::from(self.get(at) == Some(' '));
        let behind = at + blank;
        if self.get(behind) == Some(sign) {
            return Some(behind + 1 + usize::from(blank == 1 && self.get(behind + 1) == Some(' ')));
        }
        let long = at >= 2 && self.get(at - 2).is_some_and(char::is_alphanumeric);
        let word: String =
            (behind..behind + 4).map_while(|at| self.letters.get(at)).map(|letter| letter.small).collect();
        (sign == '&' && blank == 1 && long && (word == "and " || word == "und ")).then_some(behind + 4)
    }

    /// The end of the word, when what is left of it is an ending.
    fn ending(&self, at: usize) -> Option<usize> {
        let left = self.letters[at..]
            .iter()
            .take(ENDING + 1)
            .take_while(|letter| letter.seen.is_alphabetic())
            .count();
        let hump =
            self.get(at).is_some_and(char::is_uppercase) && self.before(at).is_some_and(char::is_lowercase);
        (left <= ENDING && !hump && !self.get(at + left).is_some_and(char::is_alphanumeric))
            .then_some(at + left)
    }

    /// A short name with the "s" of a plural.
    fn plural(&self, word: &Telling, at: usize) -> Option<usize> {
        let named = word.letters.iter().any(|letter| letter.is_alphabetic());
        (named && self.get(at) == Some('s') && !self.get(at + 1).is_some_and(char::is_alphanumeric))
            .then_some(at + 1)
    }

    /// Whether a name may end here: with its word, before a hump or a number, and a longer one anywhere in a word.
    fn may_end(&self, item: &Item, last: char, at: usize) -> bool {
        let Some(after) = self.get(at) else { return true };
        if !after.is_alphanumeric() {
            return !"+#".contains(last) || after != last;
        }
        let before = self.before(at).unwrap_or(' ');
        let hump = after.is_uppercase()
            && (before.is_lowercase()
                || self.get(at + 1).is_some_and(char::is_lowercase)
                || item.length >= COMPOUND);
        let number = after.is_ascii_digit() && before.is_alphabetic() && item.length >= 4;
        let compound = after.is_alphabetic() && item.length >= COMPOUND;
        last.is_alphabetic() && (hump || number || compound)
    }

    /// Where the next word of an item may begin: joined, behind signs, behind small words.
    fn behind(&self, at: usize) -> Vec<usize> {
        let signs = self.letters[at..]
            .iter()
            .take_while(|letter| matches!(letter.seen, ' ' | '-' | '_' | '/' | '\n' | '"' | '\'' | '(' | '.'))
            .count();
        if signs > SIGNS {
            return Vec::new();
        }
        let mut next = vec![at + signs];
        let mut from = at + signs;
        for _ in 0..GAP {
            let length =
                self.letters[from..].iter().take_while(|letter| letter.seen.is_alphanumeric()).count();
            let word: String = self.letters[from..from + length].iter().map(|letter| letter.small).collect();
            if signs == 0 || !is_small(&word) {
                break;
            }
            from +=
                length + self.letters[from + length..].iter().take_while(|letter| letter.seen == ' ').count();
            next.push(from);
        }
        next
    }
}

/// One small letter for one letter.
fn small(letter: char) -> char {
    if letter == 'ẞ' { 'ß' } else { letter.to_lowercase().next().unwrap_or(letter) }
}

/// The plain letter a letter is sought under.
pub(super) fn bare(letter: char) -> char {
    if letter.is_ascii() { letter } else { respelled(letter).0 }
}

/// The bare letter of one with a mark, and the two it is spelt out with.
fn respelled(letter: char) -> (char, Option<(char, char)>) {
    match letter {
        ascii if ascii.is_ascii() => (ascii, None),
        'ä' | 'æ' => ('a', Some(('a', 'e'))),
        'ö' | 'ø' | 'œ' => ('o', Some(('o', 'e'))),
        'ü' => ('u', Some(('u', 'e'))),
        'å' => ('a', Some(('a', 'a'))),
        'ß' => ('s', Some(('s', 's'))),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ı' => ('i', None),
        'þ' => ('t', Some(('t', 'h'))),
        other => {
            let mut bytes = [0; 4];
            let apart = DecomposingNormalizerBorrowed::new_nfd()
                .normalize(other.encode_utf8(&mut bytes))
                .chars()
                .next();
            (apart.unwrap_or(other), None)
        }
    }
}
