//! One item of the list: which words tell it.

use crate::publishing::red_line::everyday::is_everyday;
use crate::text::SeenText;

/// A word this long may stand in another form: "vendor price" finds "vendor prices".
const STEM: usize = 4;
/// The most telling words an item has that is looked for as a whole.
const WHOLE: usize = 3;
/// Words that carry no meaning of their own.
const SMALL: [&str; 30] = [
    "a", "about", "an", "and", "any", "anything", "are", "at", "before", "for", "from", "in", "is", "its",
    "my", "not", "of", "on", "or", "our", "that", "the", "their", "this", "to", "until", "with", "without",
    "yet", "your",
];

/// Words in their order that tell an item.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) words: Vec<Telling>,
    /// Letters and digits in all.
    pub(super) length: usize,
}

/// A word of an item.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    /// In small letters, with the signs that belong to it.
    pub(super) letters: Vec<char>,
    /// How many of them every form of the word begins with.
    pub(super) stem: usize,
    /// As written, where only that counts: "IT" is not "it".
    pub(super) exactly: Option<String>,
}

/// What became of a written item.
pub(super) enum Read {
    Nothing,
    TooShort(String),
    NamesNothing(String),
    Items(Vec<Item>),
}

impl Item {
    pub(super) fn first_letter(&self) -> Option<char> {
        self.words.first().and_then(|word| word.letters.first()).copied()
    }
}

pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

pub(super) fn read(written: &str) -> Read {
    let seen = SeenText::of(written);
    let item = without_number(
        seen.as_str().trim().trim_start_matches(['-', '*', '\u{2022}', '\u{2014}', ' ']).trim(),
    );
    let telling = telling(item);
    if !item.contains(char::is_alphanumeric) {
        return Read::Nothing;
    }
    if telling.is_empty() {
        return Read::TooShort(item.to_owned());
    }
    if telling.len() <= WHOLE {
        return whole(telling)
            .map_or_else(|| Read::TooShort(item.to_owned()), |item| Read::Items(vec![item]));
    }
    let names: Vec<_> = names(item).into_iter().filter_map(|name| whole(self::telling(&name))).collect();
    if names.is_empty() { Read::NamesNothing(item.to_owned()) } else { Read::Items(names) }
}

/// Without a list number: digits with a full stop or a bracket, and a blank behind.
fn without_number(item: &str) -> &str {
    let rest = item.trim_start_matches(|character: char| character.is_ascii_digit());
    let numbered = rest.len() < item.len() && (rest.starts_with(". ") || rest.starts_with(") "));
    if numbered { rest[2..].trim() } else { item }
}

fn whole(words: Vec<String>) -> Option<Item> {
    let length =
        words.iter().flat_map(|word| word.chars()).filter(|character| character.is_alphanumeric()).count();
    let with_sign = words.iter().any(|word| word.chars().any(|character| !character.is_alphanumeric()));
    let all_single = words.iter().all(|word| word.chars().count() == 1);
    let long_enough = length >= 2 && !all_single || (length >= 1 && with_sign);
    long_enough.then(|| Item { words: words.iter().map(|word| Telling::of(word)).collect(), length })
}

impl Telling {
    fn of(word: &str) -> Self {
        let small: String = word.to_lowercase();
        let letters: Vec<char> = small.chars().filter(|character| *character != '\'').collect();
        let long = |stem: &&str| stem.chars().count() >= STEM;
        let stem =
            small.strip_suffix("ies").or_else(|| small.strip_suffix('s')).filter(long).unwrap_or(&small);
        let plain = letters.iter().all(|letter| letter.is_alphabetic());
        let stem =
            if plain { stem.chars().filter(|character| *character != '\'').count() } else { letters.len() };
        let exactly =
            (plain && letters.len() <= 2 && !word.chars().any(char::is_lowercase)).then(|| word.to_owned());
        Self { letters, stem, exactly }
    }

    /// Whether other endings than the written one are looked for.
    pub(super) fn is_open(&self) -> bool {
        self.stem >= STEM && self.letters.iter().all(|letter| letter.is_alphabetic())
    }
}

/// The words of an item but for small ones: letters, digits, and the signs that belong to them.
fn telling(item: &str) -> Vec<String> {
    let joined = item.replace(" & ", "&").replace(" + ", "+");
    words(&joined)
        .into_iter()
        .filter(|word| !is_small(&word.to_lowercase()) || word.chars().any(|sign| !sign.is_alphanumeric()))
        .collect()
}

fn words(item: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut characters = item.chars().peekable();
    while let Some(character) = characters.next() {
        let next_is_letter = characters.peek().is_some_and(|next| next.is_alphanumeric());
        let behind_letter = words
            .last()
            .is_some_and(|word| word.ends_with(|last: char| last.is_alphanumeric() || "+#".contains(last)));
        let belongs = match character {
            '&' => behind_letter && next_is_letter,
            '+' | '#' => behind_letter || next_is_letter,
            '.' => next_is_letter,
            '\'' => behind_letter && next_is_letter,
            other => other.is_alphanumeric(),
        };
        match words.last_mut() {
            Some(word) if belongs => word.push(character),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| word.contains(char::is_alphanumeric));
    words
}

/// The names within a longer item: words with a capital that follow one another, words with digits or signs, what is in
/// quotation marks.
fn names(item: &str) -> Vec<String> {
    let mut names: Vec<String> = item.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let mut name: Vec<String> = Vec::new();
    for (number, word) in words(&item.replace(" & ", "&")).into_iter().enumerate() {
        let capital = word.chars().count() > 1
            && word.chars().any(|character| {
                character.is_uppercase() || character.is_ascii_digit() || "&+#".contains(character)
            });
        if capital && (number > 0 || !is_everyday(&word.to_lowercase())) {
            name.push(word);
        } else if !name.is_empty() {
            names.push(std::mem::take(&mut name).join(" "));
        }
    }
    if !name.is_empty() {
        names.push(name.join(" "));
    }
    names
}
