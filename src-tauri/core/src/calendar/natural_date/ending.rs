//! Words for a day at the end of a line: "Write about budgets – next fri" is a text and a date.

use super::grammar::{Meaning, Way};
use super::hour_words::hour_words;
use super::vocabulary::{bare, is_figures, weekday, words_of};
use super::{Calendar, Direction};

/// The most words a day and its hour are made of: "the end of the next month at half past nine".
const WORDS_MAX: usize = 10;

/// The most words of them that say the hour.
const HOUR_WORDS_MAX: usize = 6;

const DASHES: [char; 3] = ['-', '–', '—'];

/// Words that tie what follows to the sentence: "leaders of today", "where we sat", "what was said yesterday" stay text.
const TYING: &[&str] = &[
    "a", "about", "after", "an", "and", "are", "before", "each", "every", "for", "from", "he", "i", "is",
    "like", "my", "of", "or", "our", "she", "since", "than", "that", "the", "they", "to", "until", "versus",
    "vs", "was", "we", "were", "who", "with", "you", "your",
];

/// Words that make a weekday after them the name of something: "Black Friday".
const NAMING: [&str; 6] = ["ash", "black", "cyber", "easter", "good", "super"];

/// Words for a day that end a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ending<'a> {
    /// The text before them, without the comma, dash or "on" that led to them.
    pub(crate) before: &'a str,
    /// Where they begin, in bytes, with what leads to them.
    pub(crate) at: usize,
    /// Where the words for the day itself begin, in bytes.
    pub(crate) day_at: usize,
    /// The words for the day as they were written.
    pub(crate) words: &'a str,
    /// The words for a time that follow them.
    pub(crate) hour: Option<&'a str>,
    /// What they mean.
    pub(crate) meaning: Meaning,
    /// A dash, a comma, brackets, "@" or "on" sets them off from the text.
    pub(crate) set_off: bool,
}

impl Calendar {
    /// The words for a day at the end of a one-line text, as many as make one. A lone number isn’t one, nor is what the
    /// sentence needs: "leaders of today", "Black Friday". The text before them may be empty.
    pub(crate) fn ending(self, text: &str, direction: Direction) -> Option<Ending<'_>> {
        let words = words_with_places(text);
        let most = WORDS_MAX.min(words.len());
        (1..=most)
            .rev()
            .find_map(|count| self.ending_of(text, &words, count, direction))
            .filter(|ending| !is_needed(text, ending))
    }

    /// The last `count` words as an ending, when they make one.
    fn ending_of<'a>(
        self,
        text: &'a str,
        words: &[(usize, &'a str)],
        count: usize,
        direction: Direction,
    ) -> Option<Ending<'a>> {
        let (earlier, run) = words.split_at(words.len() - count);
        let (first_at, first) = *run.first()?;
        if is_one_of(&["on", "by"], bare(first))
            || first.trim_start_matches(|c| c == '@' || DASHES.contains(&c)).is_empty()
        {
            return None;
        }
        (0..count.min(HOUR_WORDS_MAX + 1)).find_map(|hours| {
            let (day, hour) = run.split_at(count - hours);
            let (words, hour) = (span_of(text, day)?, span_of(text, hour));
            let meaning = self.day_in_line(words, direction)?;
            if hour.is_some_and(|hour| !is_whole_hour(hour)) {
                return None;
            }
            let lead = earlier.last().filter(|(_, word)| is_one_of(&["on", "by", "@"], bare(word)));
            let at = lead.map_or(first_at, |(at, _)| *at);
            let led = earlier.len() - usize::from(lead.is_some());
            let opened = lead.map_or(first, |(_, word)| *word).starts_with(['(', '[']);
            let set_off = opened
                || first.starts_with('@')
                || first.starts_with(DASHES)
                || lead.is_some_and(|(_, word)| !is_one_of(&["by"], bare(word)))
                || led
                    .checked_sub(1)
                    .and_then(|last| earlier.get(last))
                    .is_some_and(|(_, word)| word.ends_with(',') || word.ends_with(DASHES));
            Some(Ending {
                before: before(text, at),
                at,
                day_at: first_at,
                words: unsigned(words),
                hour: hour.map(unsigned),
                meaning,
                set_off,
            })
        })
    }

    /// What words mean that stand in a line, where more looks like a date than is one.
    fn day_in_line(self, words: &str, direction: Direction) -> Option<Meaning> {
        let parts = words_of(words.trim_start_matches(|c| c == '@' || DASHES.contains(&c)));
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if !could_stand_in_a_line(&parts) {
            return None;
        }
        // "next fri" is a day in the other way: its "fri" alone must not be read as one in this.
        let ways = match direction {
            Direction::Future | Direction::MostlyFuture => [Way::Ahead, Way::Back],
            Direction::Past | Direction::MostlyPast => [Way::Back, Way::Ahead],
        };
        ways.into_iter().find_map(|way| self.reader.meaning(&parts, way))
    }
}

/// "2.0" is a version, "24/7" a promise, "1st" a place and "march" a verb.
fn could_stand_in_a_line(parts: &[&str]) -> bool {
    match parts {
        ["24/7"] => false,
        [word] if word.contains('/') => word
            .split('/')
            .filter_map(|part| part.parse::<u32>().ok())
            .all(|part| (1..=31).contains(&part) || part >= 1_000),
        [word] if word.contains('.') => {
            word.ends_with('.')
                || word.rsplit('.').next().is_some_and(|year| year.len() == 4 && is_figures(year))
        }
        [word] => {
            !word.starts_with(|c: char| c.is_ascii_digit()) && super::vocabulary::ordinal(word).is_none()
                || word.contains('-')
        }
        ["the", word] => {
            super::vocabulary::ordinal(word).is_none() || word.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => true,
    }
}

fn is_whole_hour(words: &str) -> bool {
    let parts = words_of(words);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    !parts.is_empty() && hour_words(&parts) == parts.len()
}

/// Whether the sentence needs the words: the word before ties them to it, names something by them, or they are within
/// quotation marks, within brackets that opened earlier, or the last of several days.
fn is_needed(text: &str, ending: &Ending<'_>) -> bool {
    let cut = &text[ending.at..];
    if cut.contains(['"', '“', '”', '«', '»', '„']) || unopened(cut) {
        return true;
    }
    let earlier = text[..ending.at].trim_end();
    let last = earlier.rsplit(char::is_whitespace).next().unwrap_or_default();
    let lone_weekday = weekday(&ending.words.to_lowercase()).is_some();
    let several = last.ends_with(',') && weekday(&bare(last.trim_end_matches(',')).to_lowercase()).is_some();
    let led = is_one_of(&["on", "by"], bare(cut.split_whitespace().next().unwrap_or_default()));
    several
        || (!led && is_one_of(TYING, last))
        || (!led && lone_weekday && is_one_of(&NAMING, last))
        || (led && is_one_of(&["on", "by"], last))
}

/// Whether a bracket closes that was not opened in the same words.
fn unopened(words: &str) -> bool {
    [('(', ')'), ('[', ']')]
        .iter()
        .any(|(open, close)| words.matches(*close).count() > words.matches(*open).count())
}

/// The text before `at`, without what leads to a day.
fn before(text: &str, at: usize) -> &str {
    text[..at]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':') || DASHES.contains(&c))
}

/// Words without the signs around them.
fn unsigned(words: &str) -> &str {
    bare(words.trim_start_matches(|c| c == '@' || DASHES.contains(&c))).trim_end_matches(',')
}

/// The part of a text that these words of it cover.
fn span_of<'a>(text: &'a str, words: &[(usize, &str)]) -> Option<&'a str> {
    let (from, (last_at, last)) = (words.first()?.0, words.last()?);
    text.get(from..last_at + last.len())
}

/// The words of a text, each with the byte it begins at.
pub(crate) fn words_with_places(text: &str) -> Vec<(usize, &str)> {
    let mut next = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let at = next;
        next += piece.len();
        (at, piece.trim_end())
    });
    pieces.filter(|(_, word)| !word.is_empty()).collect()
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::WeekStart;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    fn calendar() -> Calendar {
        Calendar::on(TODAY, WeekStart::Monday)
    }

    /// The text before the words, the words, the day they mean and whether they are set off.
    fn split(text: &str, direction: Direction) -> Option<(String, String, String, bool)> {
        let ending = calendar().ending(text, direction)?;
        let day =
            ending.meaning.day().map_or_else(|| format!("{:?}", ending.meaning), |date| date.to_string());
        Some((ending.before.to_owned(), ending.words.to_owned(), day, ending.set_off))
    }

    #[test]
    fn a_day_at_the_end_of_a_line_is_told_from_the_text_and_whether_it_is_set_off() {
        for (line, before, words, day, set_off) in [
            ("Write about budgets fri", "Write about budgets", "fri", "2026-03-06", false),
            ("Write about budgets on Fri", "Write about budgets", "Fri", "2026-03-06", true),
            ("Budgets, in plain words – 3 mar", "Budgets, in plain words", "3 mar", "2026-03-03", true),
            ("Budgets by 3 apr", "Budgets", "3 apr", "2026-04-03", false),
            ("Budgets: fri", "Budgets", "fri", "2026-03-06", false),
            ("Budgets, in 10 days", "Budgets", "in 10 days", "2026-03-13", true),
            ("Budgets -fri", "Budgets", "fri", "2026-03-06", true),
            ("Budgets (fri)", "Budgets", "fri", "2026-03-06", true),
            ("Budgets (on fri)", "Budgets", "fri", "2026-03-06", true),
            ("Budgets [next week].", "Budgets", "next week", "2026-03-09", true),
            ("Budgets @fri", "Budgets", "fri", "2026-03-06", true),
            ("Budgets next week ", "Budgets", "next week", "2026-03-09", false),
            ("Budgets on 2026-03-31", "Budgets", "2026-03-31", "2026-03-31", true),
            ("Budgets on fri 6 mar 2026", "Budgets", "fri 6 mar 2026", "2026-03-06", true),
            ("Budgets on the 15th", "Budgets", "the 15th", "2026-03-15", true),
            ("Budgets end of the month", "Budgets", "end of the month", "2026-03-31", false),
            ("תקציב 🚀 tomorrow!", "תקציב 🚀", "tomorrow", "2026-03-04", false),
            ("Top 5 3 apr", "Top 5", "3 apr", "2026-04-03", false),
            ("Publish it Friday.", "Publish it", "Friday", "2026-03-06", false),
            ("Budgets 24.12.", "Budgets", "24.12.", "2026-12-24", false),
            ("on fri", "", "fri", "2026-03-06", true),
        ] {
            let expected = (before.to_owned(), words.to_owned(), day.to_owned(), set_off);
            assert_eq!(split(line, Direction::Future), Some(expected), "{line}");
        }
    }

    #[test]
    fn an_hour_after_the_day_is_told_from_it() {
        for (line, words, hour) in [
            ("Call for papers tomorrow 9am", "tomorrow", "9am"),
            ("Call for papers fri at 10", "fri", "at 10"),
            ("Call for papers tomorrow morning", "tomorrow", "morning"),
            ("Call for papers Fri 13:00", "Fri", "13:00"),
            ("Call for papers on friday evening!", "friday", "evening"),
            ("Call for papers, tomorrow at half past nine", "tomorrow", "at half past nine"),
            ("Call for papers (tomorrow, 9 am)", "tomorrow", "9 am"),
            ("Call for papers 3 dec in the afternoon", "3 dec", "in the afternoon"),
        ] {
            let ending = calendar().ending(line, Direction::Future).unwrap();
            assert_eq!(
                (ending.before, ending.words, ending.hour),
                ("Call for papers", words, Some(hour)),
                "{line}"
            );
        }
    }

    #[test]
    fn a_line_ends_with_the_day_it_happened_on() {
        for (line, before, day) in [
            ("asked about budgets yesterday", "asked about budgets", "2026-03-02"),
            ("asked about budgets last mon", "asked about budgets", "2026-03-02"),
            ("asked about budgets last night", "asked about budgets", "2026-03-02"),
            ("asked about budgets yesterday morning", "asked about budgets", "2026-03-02"),
            ("asked about budgets 2 days ago", "asked about budgets", "2026-03-01"),
            ("asked about budgets on 4 mar", "asked about budgets", "2025-03-04"),
            ("asked about budgets last week", "asked about budgets", "Span"),
            ("asked about budgets in January", "asked about budgets", "Span"),
            ("asked about budgets 31 feb", "asked about budgets", "NoSuchDay"),
            ("we meet next mon", "we meet", "2026-03-09"),
        ] {
            let (text, _, on, _) = split(line, Direction::Past).unwrap();
            assert_eq!((text.as_str(), on.as_str()), (before, day), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_day_stays_text() {
        for line in [
            "Five lessons from 2025",
            "Top 10",
            "Release 2.0",
            "Release 1.2.26",
            "Release 1.2.x",
            "Why 24/7",
            "Half of 100",
            "Split it 50/50",
            "Customers first",
            "Why we came 2nd",
            "What leaders of today do well",
            "The leaders of today",
            "From where I sat",
            "A place in the sun",
            "What to post every friday",
            "What I learned from fri",
            "What Black Friday",
            "What we learned on black friday",
            "Lessons of Cyber Monday",
            "Monday, Tuesday, Wednesday",
            "Saturday and Sunday",
            "Why “see you tomorrow”",
            "Why (see you tomorrow)",
            "by",
            "",
        ] {
            assert_eq!(split(line, Direction::Future), None, "{line}");
        }
        assert_eq!(
            split("Why black boxes fail friday", Direction::Future).unwrap().0,
            "Why black boxes fail"
        );
    }

    #[test]
    fn what_has_the_form_of_a_date_and_is_none_is_told_apart() {
        for (line, words) in [
            ("Budgets 31 feb", "31 feb"),
            ("Budgets 12/1", "12/1"),
            ("Budgets 2026-13-01", "2026-13-01"),
            ("Budgets mon 6 mar", "mon 6 mar"),
        ] {
            let ending = calendar().ending(line, Direction::Future).unwrap();
            assert_eq!((ending.words, ending.meaning.day()), (words, None), "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_its_parts_are_of_it(
            text in "\\PC{0,20}( on| by|,|\\()?( |\u{2003})?(fri|Mon|tomorrow|3 mar|in 2 weeks|2026-04-01|\\PC{0,6})( 9am| at 10)?\\s?",
            ahead in any::<bool>(),
            day in 0i64..30_000,
        ) {
            let today = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Duration::days(day);
            let direction = if ahead { Direction::Future } else { Direction::Past };
            if let Some(ending) = Calendar::on(today, WeekStart::Sunday).ending(&text, direction) {
                prop_assert!(text.is_char_boundary(ending.at));
                prop_assert!(text.starts_with(ending.before));
                prop_assert!(text[ending.at..].contains(ending.words));
            }
        }
    }
}
