//! Date words at the end of a line: "Write about budgets next fri" is a text and a date.

use chrono::NaiveDate;

use super::grammar::day_and_month;
use super::vocabulary::weekday;
use super::{Calendar, Sense};
use crate::profile::WeekStart;

/// The most words a date is made of: "fri 3 mar 2026".
const WORDS_MAX: usize = 4;

/// Words that a date begins with when it stands at the end of a line, and that are none of the text.
const LEADING: [&str; 2] = ["on", "by"];

/// Words that tie what follows to the sentence: "leaders of today", "where we sat", "what was said yesterday" stay text.
const TYING: &[&str] = &[
    "a", "about", "after", "an", "and", "are", "before", "each", "every", "for", "from", "he", "i", "is", "like", "my", "of", "or", "our",
    "she", "since", "than", "that", "the", "they", "to", "until", "versus", "vs", "was", "we", "were", "who", "with", "you", "your",
];

/// Words that make a weekday after them the name of something: "Black Friday".
const NAMING: [&str; 6] = ["ash", "black", "cyber", "easter", "good", "super"];

/// Finds date words at the end of a one-line text, as long as possible: where they begin, in bytes, and the date they mean
/// on `today`. Looking ahead the date is today or later, looking back today or earlier; anything else is text. So is a lone
/// number, and a line that is nothing but a date: the text before the words is never empty.
#[must_use]
pub fn trailing_day(text: &str, today: NaiveDate, week_start: WeekStart, sense: Sense) -> Option<(usize, NaiveDate)> {
    closing_day(text, today, week_start, sense).filter(|(at, _)| !before_day(text, *at).is_empty())
}

/// The text before date words that begin at `at`, without the comma, colon or dash that led to them.
#[must_use]
pub fn before_day(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or(text);
    before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'))
}

/// The same as [`trailing_day`], for a line that may also be nothing but a date.
pub(crate) fn closing_day(text: &str, today: NaiveDate, week_start: WeekStart, sense: Sense) -> Option<(usize, NaiveDate)> {
    let calendar = Calendar::on(today, week_start);
    let words = words_with_places(text);
    let (count, found) = (1..=WORDS_MAX.min(words.len())).rev().find_map(|count| {
        let said = words[words.len() - count..].iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        // "next fri" is a date in the other sense: its "fri" alone must not be read as one in this.
        let other = if sense == Sense::Ahead { Sense::Past } else { Sense::Ahead };
        let found = calendar.meant(&said, sense);
        (found.is_some() || calendar.meant(&said, other).is_some()).then_some((count, found))
    })?;
    let date = found.filter(|date| if sense == Sense::Ahead { *date >= today } else { *date <= today })?;
    let (earlier, date_words) = words.split_at(words.len() - count);
    match earlier {
        [before @ .., (at, word)] if is_one_of(&LEADING, word) => {
            // "by on fri": nothing sensible is left before it.
            before.last().is_none_or(|(_, word)| !is_one_of(&LEADING, word)).then_some((*at, date))
        }
        [.., (_, word)] if is_one_of(TYING, word) => None,
        [.., (_, word)] if count == 1 && is_one_of(&NAMING, word) && weekday(&date_words[0].1.to_lowercase()).is_some() => None,
        _ => Some((date_words.first()?.0, date)),
    }
}

/// Words at the end of a line that look like a date and are none: "31 feb", "24.12.", "12/1".
pub(crate) fn no_date_at_end(text: &str) -> Option<&str> {
    let words = words_with_places(text);
    let (at, last) = *words.last()?;
    if is_numbers(last) {
        return text.get(at..);
    }
    let (before_at, before) = *words.get(words.len().checked_sub(2)?)?;
    let (day, month) = day_and_month(&before.to_lowercase(), &last.to_lowercase())?;
    // 29 February is a date.
    NaiveDate::from_ymd_opt(2024, month, day).is_none().then(|| &text[before_at..])
}

/// "24.12.", "24.12.2026", "12/1": day and month in numbers, in whichever order. "2.0" is a version, "24/7" a promise.
fn is_numbers(word: &str) -> bool {
    let Some(sign) = ['.', '/'].into_iter().find(|sign| word.contains(*sign)) else { return false };
    let parts: Vec<Option<u32>> = word.split(sign).map(|part| part.parse().ok()).collect();
    let may_be = |one: u32, other: u32| (1..=31).contains(&one.max(other)) && (1..=12).contains(&one.min(other));
    match parts.as_slice() {
        [Some(24), Some(7)] => false,
        [Some(one), Some(other)] => sign == '/' && may_be(*one, *other),
        [Some(one), Some(other), None] => sign == '.' && word.ends_with('.') && may_be(*one, *other),
        [Some(one), Some(other), Some(_)] => may_be(*one, *other),
        _ => false,
    }
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
    use proptest::prelude::*;

    use super::*;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    #[test]
    fn what_looks_like_a_date_and_is_none_is_told_apart_from_text() {
        for (line, words) in
            [("Budgets 31 feb", "31 feb"), ("Budgets 24.12.", "24.12."), ("Budgets 12/1", "12/1"), ("Budgets 24.12.2026", "24.12.2026")]
        {
            assert_eq!(no_date_at_end(line), Some(words), "{line}");
        }
        for line in ["", "Budgets", "Budgets 29 feb", "Why 24/7", "Release 2.0", "Release 1.2.x", "Half of 100", "In 13.40."] {
            assert_eq!(no_date_at_end(line), None, "{line}");
        }
    }

    fn split(text: &str, sense: Sense) -> Option<(String, String)> {
        trailing_day(text, TODAY, WeekStart::Monday, sense).map(|(at, date)| (before_day(text, at).to_owned(), date.to_string()))
    }

    #[test]
    fn a_line_ends_with_the_date_it_is_planned_for() {
        for (line, text, date) in [
            ("Write about budgets fri", "Write about budgets", "2026-03-06"),
            ("Write about budgets on Fri", "Write about budgets", "2026-03-06"),
            ("Budgets, in plain words – by 3 mar", "Budgets, in plain words", "2026-03-03"),
            ("Budgets: fri", "Budgets", "2026-03-06"),
            ("Budgets in 10 days", "Budgets", "2026-03-13"),
            ("Budgets next week ", "Budgets", "2026-03-09"),
            ("Budgets on 2026-03-31", "Budgets", "2026-03-31"),
            ("Budgets on fri 6 mar 2026", "Budgets", "2026-03-06"),
            ("תקציב 🚀 tomorrow", "תקציב 🚀", "2026-03-04"),
            ("Top 5 3 apr", "Top 5", "2026-04-03"),
        ] {
            assert_eq!(split(line, Sense::Ahead), Some((text.to_owned(), date.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_line_ends_with_the_date_it_happened_on() {
        for (line, text, date) in [
            ("asked about budgets yesterday", "asked about budgets", "2026-03-02"),
            ("asked about budgets last mon", "asked about budgets", "2026-03-02"),
            ("asked about budgets 2 days ago", "asked about budgets", "2026-03-01"),
            ("asked about budgets on 4 mar", "asked about budgets", "2025-03-04"),
        ] {
            assert_eq!(split(line, Sense::Past), Some((text.to_owned(), date.to_owned())), "{line}");
        }
        for line in ["What Black Friday", "What we learned on black friday", "Lessons of Cyber Monday"] {
            assert_eq!(split(line, Sense::Ahead), None, "{line}: a day by that name");
        }
        assert_eq!(split("Why black boxes fail friday", Sense::Ahead).map(|(text, _)| text).as_deref(), Some("Why black boxes fail"));
        for line in ["we meet tomorrow", "we meet next mon", "we meet in 2 weeks"] {
            assert_eq!(split(line, Sense::Past), None, "{line}: what lies ahead is text");
        }
        assert_eq!(split("What went wrong last fri", Sense::Ahead), None, "what lies behind is text");
        assert_eq!(split("asked about 2026-03-04", Sense::Past), None);
    }

    #[test]
    fn what_only_looks_like_a_date_stays_text() {
        for line in [
            "Five lessons from 2025",
            "Top 10",
            "What leaders of today do well",
            "The leaders of today",
            "From where I sat",
            "A place in the sun",
            "What to post every friday",
            "What I learned from fri",
            "Friday",
            "on fri",
            "by",
            "",
            " – fri",
            "Written on 2020-01-01",
        ] {
            assert_eq!(split(line, Sense::Ahead), None, "{line}");
        }
        assert_eq!(closing_day("on fri", TODAY, WeekStart::Monday, Sense::Ahead).map(|(at, _)| at), Some(0));
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_what_is_left_is_text(
            text in "\\PC{0,20}( on| by|,)?( |\u{2003})?(fri|Mon|tomorrow|3 mar|in 2 weeks|2026-04-01|\\PC{0,6})\\s?",
            ahead in any::<bool>(),
            day in 0i64..30_000,
        ) {
            let today = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Duration::days(day);
            let sense = if ahead { Sense::Ahead } else { Sense::Past };
            if let Some((at, date)) = trailing_day(&text, today, WeekStart::Sunday, sense) {
                prop_assert!(text.is_char_boundary(at));
                prop_assert!(!before_day(&text, at).trim().is_empty());
                prop_assert_eq!(date, if ahead { date.max(today) } else { date.min(today) });
            }
        }
    }
}
