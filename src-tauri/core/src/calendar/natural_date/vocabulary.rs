//! The words that dates and times are made of: weekdays, months, numbers, units.

use crate::calendar::Day;
use crate::text::comparable;

/// The months’ names, in order.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [(&str, u32); 5] = [("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60)];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// A length of time as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}

const UNITS: [(&str, Unit); 12] = [
    ("minute", Unit::Minute),
    ("min", Unit::Minute),
    ("hour", Unit::Hour),
    ("hr", Unit::Hour),
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("wk", Unit::Week),
    ("fortnight", Unit::Fortnight),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
    ("yr", Unit::Year),
];

/// The words of a text in their form for comparing, without the signs around them; "3mar" is two words.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for piece in comparable(text).split([' ', ',']) {
        let word = bare(piece);
        match words.last_mut() {
            // "twenty first" is one number.
            Some(last) if TENS.iter().any(|(ten, _)| *ten == last.as_str()) && follows_ten(word) => {
                last.push('-');
                last.push_str(word);
            }
            _ => words
                .extend(split_figures(word).into_iter().filter(|word| !word.is_empty()).map(str::to_owned)),
        }
    }
    words
}

/// A word without brackets, quotation marks and the signs that end a sentence. A full stop stays behind a figure, where it
/// may be part of a date.
pub(super) fn bare(word: &str) -> &str {
    let mut bare = word.trim_start_matches(['(', '[', '{', '"', '“', '„', '«', '‘', '\'']);
    loop {
        let closed = bare.trim_end_matches([')', ']', '}', '"', '”', '“', '»', '’', '!', '?', ';', ':', '…']);
        let closed = closed
            .strip_suffix('.')
            .filter(|stem| !stem.ends_with(|c: char| c.is_ascii_digit()))
            .unwrap_or(closed);
        if closed.len() == bare.len() {
            return bare;
        }
        bare = closed;
    }
}

/// "3mar", "mar3" and "10days" apart; "3rd", "9am" and "2026-03-12" stay whole.
fn split_figures(word: &str) -> Vec<&str> {
    let digits_first = word.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0);
    let letters_first = word.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0);
    match (digits_first, letters_first) {
        (Some(at), _) if month(&word[at..]).is_some() || unit(&word[at..]).is_some() => {
            vec![&word[..at], &word[at..]]
        }
        (None, Some(at)) if month(&word[..at]).is_some() && day_of_month(&word[at..]).is_some() => {
            vec![&word[..at], &word[at..]]
        }
        _ => vec![word],
    }
}

fn follows_ten(word: &str) -> bool {
    (1..10).any(|number| word == ONES[number] || word == ORDINALS[number])
}

/// A weekday by its name or at least three letters of it.
pub(super) fn weekday(name: &str) -> Option<Day> {
    (name.len() >= 3).then(|| Day::ALL.iter().copied().find(|day| day.slug().starts_with(name))).flatten()
}

/// A month by its name or at least three letters of it, as 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let index = (word.len() >= 3).then(|| MONTHS.iter().position(|name| name.starts_with(word))).flatten()?;
    u32::try_from(index + 1).ok()
}

/// A number in figures or as a word, to sixty-nine.
pub(super) fn number(word: &str) -> Option<u32> {
    match word {
        "a" | "an" => Some(1),
        "couple" => Some(2),
        _ if is_figures(word) => word.parse().ok(),
        _ => in_words(word, &ONES),
    }
}

fn in_words(word: &str, ones: &[&str; 20]) -> Option<u32> {
    if let Some(number) = ones.iter().position(|name| *name == word) {
        return u32::try_from(number).ok();
    }
    let (ten, one) = word.split_once('-').unwrap_or((word, ""));
    let (_, tens) = TENS.iter().find(|(name, _)| *name == ten)?;
    let one = if one.is_empty() {
        0
    } else {
        u32::try_from(ones[..10].iter().position(|name| *name == one).filter(|one| *one > 0)?).ok()?
    };
    Some(tens + one)
}

pub(super) fn is_figures(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day of a month: "3", "3.", "3rd", "third".
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, ending) = word.split_at(digits);
    if matches!(ending, "" | ".") && number.len() <= 2 { number.parse().ok() } else { ordinal(word) }
}

/// "3rd", "third", "twenty-first".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let stem = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| is_figures(stem));
    match stem {
        Some(stem) => stem.parse().ok(),
        None if word == "thirtieth" => Some(30),
        None if word == "twentieth" => Some(20),
        None => in_words(word, &ORDINALS).filter(|_| ORDINALS.iter().any(|name| word.ends_with(name))),
    }
}

/// "2026", or "26" and "’26" for the same year.
pub(super) fn year(word: &str) -> Option<i32> {
    let figures = word.trim_start_matches(['\'', '’']);
    let year = Some(figures).filter(|figures| is_figures(figures))?.parse().ok()?;
    match figures.len() {
        2 => Some(2_000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A unit by its name, one or several.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let named = |word: &str| UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
    named(word).or_else(|| named(word.strip_suffix('s')?))
}

/// "3r" and "1s" as the ordinals they become.
pub(super) fn completed_ordinal(start: &str) -> Option<String> {
    let (figures, letter) = start.split_at_checked(start.len().checked_sub(1)?)?;
    let ending = ["st", "nd", "rd", "th"].into_iter().find(|ending| ending.starts_with(letter))?;
    is_figures(figures).then(|| format!("{figures}{ending}"))
}

/// What a longer word that begins like `start` may be; for a word that is being typed.
pub(super) fn completions(start: &str) -> impl Iterator<Item = &str> {
    const WORDS: [&str; 40] = [
        "today",
        "tomorrow",
        "tonight",
        "yesterday",
        "next",
        "last",
        "this",
        "in",
        "ago",
        "the",
        "of",
        "on",
        "day",
        "days",
        "week",
        "weeks",
        "weekend",
        "month",
        "months",
        "quarter",
        "quarters",
        "year",
        "years",
        "fortnight",
        "from",
        "now",
        "end",
        "start",
        "beginning",
        "middle",
        "mid",
        "before",
        "after",
        "coming",
        "couple",
        "noon",
        "to",
        "midnight",
        "half",
        "past",
    ];
    let days = Day::ALL.iter().map(|day| day.slug());
    let words = WORDS
        .into_iter()
        .chain(MONTHS)
        .chain(ONES)
        .chain(ORDINALS)
        .chain(TENS.map(|(ten, _)| ten))
        .chain(days);
    words.filter(move |word| word.len() > start.len() && word.starts_with(start))
}
