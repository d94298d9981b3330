//! Text the user wrote, checked once at the door: how long it may be and which characters it may hold.
//!
//! Nothing is ever cut. A text that does not fit is refused with a sentence, and the caller still has it.

pub mod encoding;
pub(crate) mod legal_form;
mod seen;
mod seen_text;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

pub use seen::{comparable, is_ignorable, is_unseen};
pub(crate) use seen_text::SeenText;

/// The longest title or one-line answer, in characters.
pub const TITLE_MAX: usize = 300;
/// The longest free text (worksheet answer, note, reflection), in characters.
pub const TEXT_MAX: usize = 100_000;
/// A spreadsheet could take a text that begins with one of these for a formula.
pub(crate) const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A one-line text in which there must be something to see: trimmed, line breaks become spaces, control characters are
/// refused.
///
/// # Errors
/// [`Error::Invalid`] naming `what` and the bound.
pub fn title(what: &str, raw: &str) -> Result<String> {
    let line = one_line(what, raw)?;
    if line.chars().all(is_unseen) {
        return Err(Error::invalid(format!("{what} is empty. Fill it in.")));
    }
    Ok(line)
}

/// A one-line text that may be empty.
///
/// # Errors
/// [`Error::Invalid`] naming `what` and the bound.
pub fn one_line(what: &str, raw: &str) -> Result<String> {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(what, line, TITLE_MAX)
}

/// A free text: kept as written, with line ends as `\n`.
///
/// # Errors
/// [`Error::Invalid`] naming `what` and the bound.
pub fn free_text(what: &str, raw: &str) -> Result<String> {
    bounded(what, raw.replace("\r\n", "\n").replace('\r', "\n"), TEXT_MAX)
}

fn bounded(what: &str, text: String, most: usize) -> Result<String> {
    let count = text.chars().count();
    if count > most {
        return Err(Error::invalid(format!(
            "{what} is too long: {} of {} characters. Shorten it.",
            grouped(count),
            grouped(most)
        )));
    }
    if let Some(bad) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Error::invalid(format!(
            "{what} contains a hidden character (U+{:04X}). Paste it as plain text.",
            u32::from(bad)
        )));
    }
    Ok(text)
}

/// A phrase as it reads in the middle of a sentence: its first letter small, unless its first word keeps it anywhere: "I",
/// a name with capitals in it, a day or a month.
pub(crate) fn mid_sentence(text: &str) -> String {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let keeps_it = word == "I" || word.chars().skip(1).any(char::is_uppercase);
    if keeps_it || word.parse::<chrono::Weekday>().is_ok() || word.parse::<chrono::Month>().is_ok() {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// SHA-256 of a text in UTF-8, as 64 hex digits; none of an empty one.
pub(crate) fn sha256_of(text: &str) -> Option<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    (!text.is_empty()).then(|| hex(&Sha256::digest(text.as_bytes())))
}

/// A number with commas between its thousands.
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_in_the_middle_of_a_sentence_keeps_the_capitals_that_are_its_own() {
        for (phrase, inside) in [
            ("At the kitchen table", "at the kitchen table"),
            ("A desk", "a desk"),
            ("Éric’s office", "éric’s office"),
            ("I’m on the train", "I’m on the train"),
            ("HQ, third floor", "HQ, third floor"),
            ("LinkedIn", "LinkedIn"),
            ("Monday, my desk", "Monday, my desk"),
            ("March", "March"),
            ("", ""),
        ] {
            assert_eq!(mid_sentence(phrase), inside);
        }
    }

    #[test]
    fn a_title_is_trimmed_to_one_line_and_keeps_every_script() {
        assert_eq!(title("The title", "  Hello\n world ").unwrap(), "Hello world");
        for text in ["🚀 Résumé", "שלום עולם", "<script>alert(1)</script>", "=cmd()", "a\u{200d}b"]
        {
            assert_eq!(title("The title", text).unwrap(), text);
        }
    }

    #[test]
    fn an_empty_title_and_one_of_ten_thousand_characters_are_refused_with_the_bound() {
        assert!(title("The title", "\u{200b}\u{202e} \u{feff}").is_err(), "nobody could see it");
        assert_eq!(title("The title", " \n").unwrap_err().to_string(), "The title is empty. Fill it in.");
        let long = title("The title", &"é".repeat(10_000)).unwrap_err().to_string();
        assert!(long.contains("of 300 characters") && long.contains("10,000"), "{long}");
    }

    #[test]
    fn free_text_keeps_lines_and_refuses_what_cannot_be_seen() {
        assert_eq!(free_text("The note", "a\r\nb\tc\n").unwrap(), "a\nb\tc\n");
        assert!(free_text("The note", "a\0b").is_err(), "a NUL would cut the text short in other programs");
    }
}
