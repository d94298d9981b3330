//! Whom a line about a conversation is about: somebody known, or a name that is new.

use serde::Serialize;

use crate::day_words::words_with_places;

/// The longest name, in characters.
const NAME_MAX: usize = 80;

/// The most words a name without a colon is made of.
const BARE_WORDS_MAX: usize = 4;

/// What of somebody's a conversation may begin at: "on Ada's post", "Ada's talk".
const THEIRS: [&str; 12] =
    ["post", "posts", "article", "comment", "comments", "note", "thread", "talk", "newsletter", "question", "video", "update"];

/// Whom a conversation was with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonWord {
    /// Their id, or none for somebody who is not in the list yet.
    pub id: Option<i64>,
    /// Their name, as the list has it or as the line writes it.
    pub name: String,
}

impl PersonWord {
    fn known((id, name): &(i64, String)) -> Self {
        Self { id: Some(*id), name: name.clone() }
    }

    /// Somebody by a name as it was written: the one known person whose name it is or begins, or else somebody new.
    fn named(written: &str, known: &[(i64, String)]) -> Self {
        let wanted = written.to_lowercase();
        let mut same = known.iter().filter(|(_, name)| name.to_lowercase() == wanted);
        if let Some(person) = same.next() {
            return Self::known(person);
        }
        let begins = |name: &str| name.to_lowercase().strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let mut beginning = known.iter().filter(|(_, name)| begins(name));
        match (beginning.next(), beginning.next()) {
            (Some(person), None) => Self::known(person),
            _ => Self { id: None, name: written.to_owned() },
        }
    }
}

/// The known person whose name the line begins with, the longest such name, and the line after it.
pub(super) fn known_at_start<'a>(line: &'a str, known: &[(i64, String)]) -> Option<(PersonWord, &'a str)> {
    let line = line.strip_prefix('@').unwrap_or(line);
    let found = known.iter().filter_map(|person| Some((person, after_name(line, &person.1)?)));
    // Of two people of the same name the first of the list.
    let (person, rest) = found.min_by_key(|(_, rest)| rest.len())?;
    Some((PersonWord::known(person), after_theirs(rest)))
}

/// Whoever stands before the first colon, and the line after it.
pub(super) fn before_colon<'a>(line: &'a str, known: &[(i64, String)]) -> Option<(PersonWord, &'a str)> {
    let (written, rest) = line.match_indices(':').find_map(|(at, _)| {
        let (written, rest) = (&line[..at], &line[at + 1..]);
        // The colon of a time ("at 10:30") or of an address names nobody.
        let joined = rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_digit());
        (!joined).then_some((written, rest))
    })?;
    let written = written.trim().trim_start_matches('@');
    let name = theirs_removed(written);
    is_name(name).then(|| (PersonWord::named(name, known), rest.trim_start()))
}

/// A name at the beginning of a line that must name somebody ("call with Priya Nair about budgets"): its capitalised words,
/// or its first when it is a handle.
pub(super) fn bare_name<'a>(line: &'a str, known: &[(i64, String)]) -> Option<(PersonWord, &'a str)> {
    let handle = line.strip_prefix('@').filter(|name| !name.starts_with(char::is_whitespace));
    let (line, handle) = handle.map_or((line, false), |line| (line, true));
    let words = words_with_places(line);
    let capitalised = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(['.', '!', '?']);
    // A handle says that it is one, however it is written.
    let count = words.iter().take_while(|(_, word)| capitalised(word)).count().max(usize::from(handle));
    if !(1..=BARE_WORDS_MAX).contains(&count) {
        return None;
    }
    let end = words.get(count - 1).map(|(at, word)| at + word.len())?;
    let name = theirs_removed(line[..end].trim_end_matches([',', ';', '.', '!', '?']));
    is_name(name).then(|| (PersonWord::named(name, known), after_theirs(&line[name.len()..])))
}

/// The same where the line says that a thing is theirs: "Priya's post about budgets".
pub(super) fn bare_owner<'a>(line: &'a str, known: &[(i64, String)]) -> Option<(PersonWord, &'a str)> {
    let capitalised = line.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase));
    capitalised.last().filter(|word| theirs_removed(word) != *word)?;
    bare_name(line, known)
}

fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric) && name.chars().count() <= NAME_MAX
}

/// The line after a name, when it begins with the whole name, however that is capitalised.
fn after_name<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let mut wanted = name.trim().chars().flat_map(char::to_lowercase).peekable();
    wanted.peek()?;
    let mut rest = line.chars();
    while wanted.peek().is_some() {
        for letter in rest.next()?.to_lowercase() {
            if wanted.next() != Some(letter) {
                return None;
            }
        }
    }
    let rest = rest.as_str();
    // "Ada-Marie", "ada.example" and "ada@example.social" are somebody else's names.
    let joins = rest.starts_with(['-', '.', '_', '@']);
    let goes_on = rest.chars().nth(usize::from(joins)).is_some_and(char::is_alphanumeric);
    (!goes_on).then_some(rest)
}

/// The line after "'s post" and the comma, colon or dash that follows a name.
fn after_theirs(rest: &str) -> &str {
    let mut rest = rest;
    if let Some(owned) = ["'s", "’s", "'", "’"].iter().find_map(|ending| rest.strip_prefix(ending)) {
        rest = owned.trim_start();
        let (word, after) = rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
        if THEIRS.contains(&word.to_lowercase().as_str()) {
            rest = after;
        }
    }
    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '-' | '–' | '—'))
}

/// A name without "'s post" at its end.
fn theirs_removed(written: &str) -> &str {
    let lower = written.to_ascii_lowercase();
    let thing = THEIRS.iter().find_map(|thing| lower.strip_suffix(thing)).filter(|rest| rest.ends_with(char::is_whitespace));
    let owner = thing.map_or(written, |rest| written[..rest.len()].trim_end());
    let bare = ["'s", "’s", "s'", "s’"].iter().find_map(|ending| owner.strip_suffix(ending).map(|bare| (ending, bare)));
    match bare {
        Some((ending, bare)) if ending.ends_with('s') => bare,
        // "Jonas' post": the s is the name's.
        Some((_, bare)) => &owner[..=bare.len()],
        None => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<(i64, String)> {
        [(1, "Ada"), (2, "Ada Marsh"), (3, "Jonas Öst"), (4, "Call Center Guy")].map(|(id, name)| (id, name.to_owned())).to_vec()
    }

    fn said(found: Option<(PersonWord, &str)>) -> Option<(Option<i64>, String, String)> {
        found.map(|(person, rest)| (person.id, person.name, rest.to_owned()))
    }

    #[test]
    fn the_longest_known_name_is_found_however_it_is_written() {
        for (line, id, rest) in [
            ("ada marsh: hello", 2, "hello"),
            ("@Ada Marsh’s post hello", 2, "hello"),
            ("Ada's newsletter, hello", 1, "hello"),
            ("ADA – hello", 1, "hello"),
            ("jonas öst' article: hello", 3, "hello"),
            ("JONAS ÖST", 3, ""),
        ] {
            let (found, _, left) = said(known_at_start(line, &known())).unwrap();
            assert_eq!((found, left.as_str()), (Some(id), rest), "{line}");
        }
        for line in ["Adam: hello", "Ada-Marie: hello", "@ada@example.social: hello", "ada.example: hello"] {
            assert_eq!(said(known_at_start(line, &known())), None, "{line}");
        }
        assert_eq!(known_at_start("anyone", &[(1, "  ".to_owned())]), None, "an empty name is nobody's");
    }

    #[test]
    fn whoever_stands_before_the_colon_is_somebody_new_or_the_one_whose_name_it_begins() {
        for (line, id, name, rest) in [
            ("Priya Nair: hello: you", None, "Priya Nair", "hello: you"),
            ("@priya: hello", None, "priya", "hello"),
            ("Jonas: hello", Some(3), "Jonas Öst", "hello"),
            ("Priya's post: hello", None, "Priya", "hello"),
            ("Moses' talk: hello", None, "Moses", "hello"),
            ("at 10:30 Priya: hello", None, "at 10:30 Priya", "hello"),
        ] {
            assert_eq!(said(before_colon(line, &known())), Some((id, name.to_owned(), rest.to_owned())), "{line}");
        }
        for line in ["no colon", "at 10:30", "https://example.org", ": hello", "\u{200b}: hello"] {
            assert_eq!(said(before_colon(line, &known())), None, "{line}");
        }
        assert_eq!(said(before_colon(&format!("{}: hello", "é".repeat(81)), &known())), None, "that is no name");
    }

    #[test]
    fn a_name_without_a_colon_is_its_capitalised_words() {
        for (line, name, rest) in [
            ("Priya Nair about budgets", "Priya Nair", "about budgets"),
            ("Priya", "Priya", ""),
            ("Priya’s talk about budgets", "Priya", "about budgets"),
            ("Émile, about budgets", "Émile", "about budgets"),
        ] {
            assert_eq!(said(bare_name(line, &known())), Some((None, name.to_owned(), rest.to_owned())), "{line}");
        }
        assert_eq!(said(bare_name("@priya, about budgets", &known())).unwrap().1, "priya");
        assert_eq!(said(bare_owner("Priya’s post about budgets", &known())).unwrap().2, "about budgets");
        assert_eq!(said(bare_owner("Priya about budgets", &known())), None);
        for line in ["", "@", "@ priya", "the team", "A Very Long Title Indeed About It", "Thanks! all"] {
            assert_eq!(said(bare_name(line, &known())), None, "{line}");
        }
    }
}
