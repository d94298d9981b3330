//! Whom a line about a conversation is about: someone known, or a name that is new.

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::calendar::natural_date::words_with_places;
use crate::text::comparable;

/// The longest name, in characters.
const NAME_MAX: usize = 80;

/// The most words a name without a colon is made of.
const BARE_WORDS_MAX: usize = 4;

/// What of someone's a conversation may begin at: "on Ada's post", "Ada's talk".
const THEIRS: [&str; 12] = [
    "post",
    "posts",
    "article",
    "comment",
    "comments",
    "note",
    "thread",
    "talk",
    "newsletter",
    "question",
    "video",
    "update",
];

/// Whom a conversation was with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonWord {
    /// Their id, or none for someone who is not in the list yet.
    pub id: Option<i64>,
    /// Their name, as the list has it or as the line writes it.
    pub name: String,
}

impl PersonWord {
    fn known((id, name): &(i64, String)) -> Self {
        Self { id: Some(*id), name: name.clone() }
    }

    fn new(name: &str) -> Self {
        Self { id: None, name: name.to_owned() }
    }
}

/// Whom a line names, and who else could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named<'a> {
    /// Whom it is read as.
    pub(super) person: PersonWord,
    /// Who else it could be.
    pub(super) or: Option<PersonWord>,
    /// The name as it was written.
    pub(super) written: &'a str,
    /// The line after it.
    pub(super) rest: &'a str,
}

impl<'a> Named<'a> {
    /// Someone by a name as it was written: the known person whose whole name it is, else the one known person whose name
    /// begins with it, else someone new. Who else has a name that begins the same could be meant too.
    fn read(written: &'a str, rest: &'a str, known: &[(i64, String)]) -> Self {
        let name = unquoted(written);
        let wanted = comparable(name);
        let compared: Vec<(String, &(i64, String))> =
            known.iter().map(|person| (comparable(&person.1), person)).collect();
        let goes_on = |longer: &str, shorter: &str| {
            longer.strip_prefix(shorter).is_some_and(|rest| rest.starts_with(' ')) && !shorter.is_empty()
        };
        let whole =
            compared.iter().find(|(name, _)| *name == wanted).map(|(_, person)| PersonWord::known(person));
        if name != written {
            return Self { person: whole.unwrap_or_else(|| PersonWord::new(name)), or: None, written, rest };
        }
        let mut longer = compared
            .iter()
            .filter(|(name, _)| goes_on(name, &wanted))
            .map(|(_, person)| PersonWord::known(person));
        let shorter =
            compared.iter().filter(|(name, _)| goes_on(&wanted, name)).max_by_key(|(name, _)| name.len());
        let (person, or) = match (whole, longer.next(), longer.next(), shorter) {
            (Some(whole), longer, _, _) => (whole, longer),
            (None, Some(longer), None, _) => (longer, Some(PersonWord::new(name))),
            (None, Some(longer), Some(_), _) => (PersonWord::new(name), Some(longer)),
            (None, None, _, shorter) => {
                (PersonWord::new(name), shorter.map(|(_, person)| PersonWord::known(person)))
            }
        };
        Self { person, or, written, rest }
    }
}

/// The known person whose name the line begins with, the longest such name, and the line after it. A name that goes on in
/// the line, up to where `text_before` says that a day begins, is someone else's.
pub(super) fn known_at_start<'a>(
    line: &'a str,
    known: &[(i64, String)],
    text_before: impl Fn(&str) -> usize,
) -> Option<Named<'a>> {
    let line = line.strip_prefix('@').unwrap_or(line);
    let found = known.iter().filter_map(|person| after_name(line, &person.1));
    let rest = found.min_by_key(|rest| rest.len())?;
    if name_goes_on(&rest[..text_before(rest)]) {
        return None;
    }
    let written = &line[..line.len() - rest.len()];
    Some(Named::read(written, after_theirs(rest), known))
}

/// Whether a line begins with the name of someone known, which may go on.
pub(super) fn begins_like_known(line: &str, known: &[(i64, String)]) -> bool {
    known.iter().any(|person| after_name(line, &person.1).is_some())
}

/// Whether a name goes on in what follows a known one: "Ada" in "Ada Marsh", "ada" in "ada marsh: hello".
fn name_goes_on(rest: &str) -> bool {
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let words = words_with_places(rest);
    if name_words(&words) > 0 {
        return true;
    }
    // Someone who writes everything small: a word or two up to a colon.
    let Some((before, _)) = colon(rest) else { return false };
    let words: Vec<&str> = before.split_whitespace().collect();
    (1..=2).contains(&words.len())
        && theirs_removed(before) == before
        && words.iter().all(|word| is_small_name(word))
}

/// A small word that may be a name and none of the words of a sentence.
fn is_small_name(word: &str) -> bool {
    const NO_NAMES: [&str; 16] = [
        "about", "and", "at", "for", "from", "he", "her", "his", "in", "is", "on", "she", "they", "to",
        "was", "we",
    ];
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !NO_NAMES.contains(&word)
        && !word.ends_with("ed")
        && !word.ends_with("ing")
}

/// The name before the first colon, and the line after it.
pub(super) fn before_colon<'a>(line: &'a str, known: &[(i64, String)]) -> Option<Named<'a>> {
    let (written, rest) = colon(line)?;
    let written = written.trim().trim_start_matches('@');
    let name = theirs_removed(written);
    is_name(name).then(|| Named::read(name, rest.trim_start(), known))
}

/// A line before and after its first colon; that of a time ("at 10:30") or of an address names no one.
fn colon(line: &str) -> Option<(&str, &str)> {
    line.match_indices(':').find_map(|(at, _)| {
        let (written, rest) = (&line[..at], &line[at + 1..]);
        let joined = rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_digit());
        (!joined).then_some((written, rest))
    })
}

/// A name at the beginning of a line that must name someone ("call with Priya Nair about budgets"): its capitalised words,
/// what is in quotation marks, or the first word when it is a handle.
pub(super) fn bare_name<'a>(line: &'a str, known: &[(i64, String)]) -> Option<Named<'a>> {
    let handle = line.strip_prefix('@').filter(|name| !name.starts_with(char::is_whitespace));
    let (line, handle) = handle.map_or((line, false), |line| (line, true));
    if let Some(quoted) = quoted_at_start(line) {
        return Some(Named::read(quoted, after_theirs(&line[quoted.len()..]), known));
    }
    let words = words_with_places(line);
    // A handle says that it is one, however it is written.
    let count = name_words(&words).max(usize::from(handle));
    if !(1..=BARE_WORDS_MAX).contains(&count) {
        return None;
    }
    let end = words.get(count - 1).map(|(at, word)| at + word.len())?;
    let name = theirs_removed(line[..end].trim_end_matches([',', ';', '.', '!', '?']));
    is_name(name).then(|| Named::read(name, after_theirs(&line[name.len()..]), known))
}

/// How many words at the beginning make a name: capitalised ones, and the small ones between them that belong to it.
fn name_words(words: &[(usize, &str)]) -> usize {
    const BETWEEN: [&str; 24] = [
        "af", "al", "ap", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
        "el", "la", "le", "ten", "ter", "van", "von", "y", "zu",
    ];
    // "I" is no one’s name.
    let capitalised =
        |word: &str| word.starts_with(char::is_uppercase) && word.split(['\'', '’']).next() != Some("I");
    let ends = |word: &str| word.ends_with(['.', '!', '?', ',', ';', ':']);
    let mut count = 0;
    for (place, (_, word)) in words.iter().enumerate() {
        let goes_on = words.get(place + 1).is_some_and(|(_, next)| capitalised(next));
        if capitalised(word) && is_shortened(word) && goes_on {
            count = place + 1;
        } else if capitalised(word) && !word.ends_with(['.', '!', '?']) {
            count = place + 1;
            if ends(word) {
                break;
            }
        } else if !BETWEEN.contains(word) {
            break;
        }
    }
    count
}

/// Whether a word of a name is shortened by a full stop: an initial ("J.", "J.-P."), or a title ("Dr.", "Prof.").
fn is_shortened(word: &str) -> bool {
    const TITLES: [&str; 15] =
        ["dipl", "dr", "fr", "hr", "ing", "jr", "mag", "mme", "mr", "mrs", "ms", "mx", "prof", "st", "ste"];
    let Some(bare) = word.strip_suffix('.') else { return false };
    let is_initial =
        bare.split(['.', '-']).filter(|part| !part.is_empty()).all(|part| part.chars().count() == 1);
    is_initial && !bare.is_empty() || TITLES.contains(&bare.to_lowercase().as_str())
}

/// Whether a name ends the line, or a word follows that goes on about the conversation: "Priya about budgets", not
/// "Kubernetes costs".
pub(super) fn stands_alone(rest: &str) -> bool {
    const GOING_ON: [&str; 18] = [
        "about",
        "after",
        "again",
        "and",
        "at",
        "because",
        "for",
        "from",
        "how",
        "in",
        "on",
        "re",
        "regarding",
        "that",
        "to",
        "when",
        "who",
        "why",
    ];
    rest.split_whitespace().next().is_none_or(|word| GOING_ON.contains(&word.to_lowercase().as_str()))
}

/// Whether the line says that a thing is someone's: "Priya's post about budgets".
pub(super) fn has_owner(line: &str) -> bool {
    let words = words_with_places(line);
    name_words(&words)
        .checked_sub(1)
        .and_then(|last| words.get(last))
        .is_some_and(|(_, word)| theirs_removed(word) != *word)
}

/// The quotation at the beginning of a line, with its marks.
fn quoted_at_start(line: &str) -> Option<&str> {
    let close = match line.chars().next()? {
        '"' => '"',
        '“' => '”',
        _ => return None,
    };
    let end = line.char_indices().skip(1).find(|(_, c)| *c == close).map(|(at, c)| at + c.len_utf8())?;
    let quoted = &line[..end];
    is_name(unquoted(quoted)).then_some(quoted)
}

fn unquoted(written: &str) -> &str {
    written.strip_prefix(['"', '“']).and_then(|rest| rest.strip_suffix(['"', '”'])).unwrap_or(written)
}

fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric) && name.chars().count() <= NAME_MAX
}

/// The line after a name, when it begins with the whole name, however that is capitalised or composed.
fn after_name<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let wanted = comparable(name);
    if wanted.is_empty() || !comparable(line).starts_with(&wanted) {
        return None;
    }
    let ends = line.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    let fits = |(end, last): &(usize, char)| !last.is_whitespace() && comparable(&line[..*end]) == wanted;
    // No name is written with three times its letters.
    let (end, _) = ends.take(3 * name.chars().count()).filter(fits).last()?;
    let rest = &line[end..];
    // "Ada-Marie", "ada.example" and "ada@example.social" are someone else's names.
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
    let thing = THEIRS
        .iter()
        .find_map(|thing| lower.strip_suffix(thing))
        .filter(|rest| rest.ends_with(char::is_whitespace));
    let owner = thing.map_or(written, |rest| written[..rest.len()].trim_end());
    let bare = ["'s", "’s", "s'", "s’"]
        .iter()
        .find_map(|ending| owner.strip_suffix(ending).map(|bare| (ending, bare)));
    match bare {
        Some((ending, bare)) if ending.ends_with('s') => bare,
        // "Jonas' post": the s is the name's.
        Some((_, bare)) => &owner[..=bare.len()],
        None => written,
    }
}
