//! Tokens, keys and web hooks that their issuers gave a form of their own (`core/red_line/tokens.toml`), and what looks
//! like one of an issuer no one listed.

use std::collections::HashSet;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::AhoCorasick;
use regex::Regex;
use serde::Deserialize;

use super::form::{Form, Found, On, compiled, is_of_random_case};
use super::reading::Reading;
use super::{RedLine, Span};

/// The shortest word that can be a token.
const SHORTEST: usize = 12;

/// A form of a token, as the build wrote it.
#[derive(Debug, Deserialize)]
struct Entry {
    begins: Vec<String>,
    form: String,
    #[serde(default)]
    letters_alone: bool,
}

/// A form of a token.
struct Token {
    form: String,
    /// Compiled when it is first needed: most texts hold no token at all.
    regex: OnceLock<Regex>,
    letters_alone: bool,
}

/// All forms, and the letters that tell which of them to look for.
struct Tokens {
    all: Vec<Token>,
    begins: AhoCorasick,
    /// The form that each of the letters belongs to.
    of: Vec<usize>,
}

static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    let entries: Vec<Entry> = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/tokens.json")))
        .expect("the build wrote the tokens, and a test reads each");
    let begins: Vec<_> = entries
        .iter()
        .enumerate()
        .flat_map(|(form, entry)| entry.begins.iter().map(move |letters| (form, letters.clone())))
        .collect();
    Tokens {
        begins: AhoCorasick::new(begins.iter().map(|(_, letters)| letters))
            .expect("a few hundred short words"),
        of: begins.iter().map(|(form, _)| *form).collect(),
        all: entries
            .into_iter()
            .map(|entry| Token {
                form: entry.form,
                regex: OnceLock::new(),
                letters_alone: entry.letters_alone,
            })
            .collect(),
    }
});

/// What looks like a token by its prefix and its mix of letters and digits.
static UNLISTED: LazyLock<[Form; 2]> = LazyLock::new(|| {
    [
        Form::new(
            RedLine::Secret,
            On::Seen,
            r"\b[A-Za-z][A-Za-z0-9]{1,11}(?:[_.-][A-Za-z0-9]{1,10}){0,3}[_.-][0-9A-Za-z]{20,}={0,2}",
            is_prefixed,
        ),
        Form::new(RedLine::Secret, On::Seen, r"\b[0-9A-Za-z+/_-]{32,}={0,2}", is_random),
    ]
});

/// Where tokens are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    let text = reading.seen();
    let mut looked = HashSet::new();
    for hit in TOKENS.begins.find_overlapping_iter(text) {
        let form = TOKENS.of[hit.pattern().as_usize()];
        let token = &TOKENS.all[form];
        let from =
            if token.letters_alone { line_start(text, hit.start()) } else { word_start(text, hit.start()) };
        if !token.letters_alone && word_end(text, hit.start()) - from < SHORTEST {
            continue;
        }
        if !looked.insert((form, from)) {
            continue;
        }
        token.find(reading, from, line_end(text, hit.start()), spans);
    }
    UNLISTED.iter().for_each(|form| form.find(reading, spans));
}

impl Token {
    fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| compiled(&self.form))
    }

    fn find(&self, reading: &Reading, from: usize, to: usize, spans: &mut Vec<Span>) {
        let text = &reading.seen()[..to];
        let mut at = from;
        while let Some(found) = self.regex().find_at(text, at) {
            let joined = text[..found.start()].ends_with(|before: char| before.is_ascii_alphanumeric());
            if !joined && (self.letters_alone || is_generated(found.as_str())) {
                spans.push(reading.span(RedLine::Secret, found.range()));
                at = found.end();
            } else {
                at = found.start() + 1;
            }
        }
    }
}

/// Whether a word was made at random and not written.
fn is_generated(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || is_of_random_case(word)
}

fn word_start(text: &str, at: usize) -> usize {
    text[..at].rfind([' ', '\n']).map_or(0, |before| before + 1)
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find([' ', '\n']).map_or(text.len(), |after| at + after)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |after| at + after)
}

/// What is known to look random and to be none: checksums, versions of images.
const NO_TOKENS: [&str; 9] =
    ["sha1", "sha256", "sha384", "sha512", "md5", "commit", "build", "uuid", "image"];

fn is_prefixed(found: &Found<'_>) -> bool {
    let (prefix, value) = found.seen().trim_end_matches('=').rsplit_once(['_', '.', '-']).unwrap_or_default();
    let first = prefix.split(['_', '.', '-']).next().unwrap_or_default();
    !found.is_in_address() && !NO_TOKENS.contains(&first.to_lowercase().as_str()) && is_mixed(value, 4)
}

fn is_random(found: &Found<'_>) -> bool {
    let text = found.seen();
    !found.is_in_address()
        && !text.contains('/')
        && text.split(['_', '-']).any(|part| part.len() >= 20 && is_mixed(part, 5))
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether letters and digits take turns as chance has it, and not as a word with a number behind it.
fn is_mixed(text: &str, least: usize) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let turns = text
        .as_bytes()
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        .count();
    digits >= least && letters >= least && turns >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Listed {
        name: String,
        form: String,
        example: String,
        counter_example: String,
        source: String,
    }

    #[derive(Debug, Deserialize)]
    struct List {
        token: Vec<Listed>,
    }

    fn listed() -> Vec<Listed> {
        toml::from_str::<List>(include_str!("../../../red_line/tokens.toml")).unwrap().token
    }

    fn found(text: &str) -> bool {
        let mut spans = Vec::new();
        find(&Reading::of(text), &mut spans);
        !spans.is_empty()
    }

    #[test]
    fn each_form_finds_its_example_and_leaves_its_counter_example() {
        let all = listed();
        assert!(all.len() > 100);
        for (listed, token) in all.iter().zip(&TOKENS.all) {
            assert_eq!(listed.form, token.form, "{}", listed.name);
            assert!(
                token.regex().is_match(&listed.example),
                "{}: the form does not fit its own example",
                listed.name
            );
            assert!(!listed.source.is_empty(), "{} has no source", listed.name);
            for text in [listed.example.clone(), format!("Rotate {}, please", listed.example)] {
                assert!(found(&text), "{}: {text}", listed.name);
            }
            assert!(
                !found(&format!("It says {} there", listed.counter_example)),
                "{}: {}",
                listed.name,
                listed.counter_example
            );
        }
    }

    #[test]
    fn each_form_is_looked_for_where_its_letters_are() {
        for (listed, token) in listed().iter().zip(&TOKENS.all) {
            let mut spans = Vec::new();
            let reading = Reading::of(&listed.example);
            let hits: Vec<_> = TOKENS
                .begins
                .find_overlapping_iter(reading.seen())
                .map(|hit| TOKENS.of[hit.pattern().as_usize()])
                .collect();
            token.find(&reading, 0, listed.example.len(), &mut spans);
            assert!(
                !spans.is_empty() && hits.iter().any(|form| TOKENS.all[*form].form == listed.form),
                "{}",
                listed.name
            );
        }
    }

    #[test]
    fn a_token_of_an_issuer_nobody_listed_is_found_and_a_checksum_is_not() {
        for text in ["acme_live_Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8", "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0UvAb1Cd2"] {
            assert!(found(text), "{text}");
        }
        for text in [
            "sha256-0a1b2c3d4e5f67890a1b2c3d4e5f6789",
            "commit 3f786850e387550fdab836ed7e6dc881de23001b",
            "https://example.org/p/Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0UvAb1Cd2",
            "a_very_long_name_of_a_function_in_2026",
            "11111111-2222-3333-4444-555555555555",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
