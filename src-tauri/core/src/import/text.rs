//! Texts as they are kept: line ends made one, what cannot be seen removed, titles taken from their first lines.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::digest::sha256;
use crate::feeds::parser::references_read;
use crate::text::{TEXT_MAX, is_unseen};

/// The longest title taken from a text, in characters.
const TITLE_FROM_TEXT: usize = 120;

/// Why a text is not taken.
pub(super) const TOO_LONG: &str = "The text is over 100,000 characters.";

/// A text with `\n` for every line end and without control characters, trimmed at its ends.
pub(super) fn cleaned(raw: &str) -> String {
    let lines = raw.replace("\r\n", "\n");
    let kept: String = lines
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    kept.trim().to_owned()
}

/// As [`cleaned`], with references of HTML such as `&amp;` read once.
pub(super) fn cleaned_with_references(raw: &str) -> String {
    cleaned(&references_read(raw))
}

/// Whether a text is too long to be kept.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > TEXT_MAX && text.chars().count() > TEXT_MAX
}

/// The first line of a text that shows anything, cut at a word; none when nothing can be seen.
pub(super) fn title_of(text: &str) -> Option<String> {
    let line = text.lines().find(|line| !line.chars().all(is_unseen))?;
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(TITLE_FROM_TEXT) else { return Some(line) };
    // Room for the sign that says there is more.
    let most = line[..end].char_indices().last().map_or(end, |(at, _)| at);
    let word = if line[most..].starts_with(' ') { Some(most) } else { line[..most].rfind(' ') };
    let kept = &line[..word.filter(|at| *at * 2 > most).unwrap_or(most)];
    Some(format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '–', '—', '-'])))
}

/// What two copies of one text share: the first 16 hex digits of SHA-256 over it, composed, each run of white space one blank.
pub(crate) fn text_hash(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned();
    let plain = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    sha256(plain.as_bytes())[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_line_that_shows_anything_cut_at_a_word() {
        assert_eq!(title_of(" \n\u{200b}\nWhat exits cost\nmore").as_deref(), Some("What exits cost"));
        assert_eq!(title_of("\u{200b}\n \n"), None);
        let long = title_of(&"word ".repeat(60)).unwrap();
        assert!(long.chars().count() <= 120 && long.ends_with("word…"), "{long}");
        assert_eq!(title_of(&"é".repeat(300)).unwrap().chars().count(), 120);
    }

    #[test]
    fn every_line_end_is_one_and_nothing_hidden_is_kept() {
        assert_eq!(cleaned("a\r\nb\rc\u{2028}d\u{0}e\u{b}f\tg\n"), "a\nb\nc\nde\nf\tg");
        assert_eq!(cleaned_with_references("R&amp;D &amp;amp; more"), "R&D &amp; more");
    }

    #[test]
    fn a_text_hash_knows_nothing_of_spacing_and_composition() {
        assert_eq!(text_hash("Jörg  says\nhello "), text_hash("Jo\u{308}rg says hello"));
        assert_ne!(text_hash("Jörg says hello"), text_hash("Jorg says hello"));
    }
}
