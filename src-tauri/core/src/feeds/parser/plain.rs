//! Titles and beginnings of posts as one line of plain text.

use super::html;
use crate::text::encoding::in_place_of_control;
use crate::text::{TITLE_MAX, is_ignorable, is_unseen};

/// How long a title taken from a post's own text is, in characters.
const EXCERPT_MAX: usize = 80;
/// How much of a title or text is looked at, in bytes with its markup.
pub(super) const LOOKED_AT_MAX: usize = 16 * 1024;

/// How a format writes its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prose {
    /// As they are read: nothing in them is markup.
    Literal,
    /// In HTML, which has to be read once.
    Html,
}

/// A title as one line of at most [`TITLE_MAX`] characters, cut at a word; empty when nothing can be seen in it.
pub(super) fn title(raw: &str, prose: Prose) -> String {
    cut(line(raw, prose, html::Kind::Title), TITLE_MAX)
}

/// The beginning of a post's text as a title for one that has none: about 80 characters, cut at a word.
pub(super) fn excerpt(raw: &str, prose: Prose) -> String {
    cut(line(raw, prose, html::Kind::Body), EXCERPT_MAX)
}

fn line(raw: &str, prose: Prose, kind: html::Kind) -> String {
    let looked_at = beginning(raw, LOOKED_AT_MAX);
    match prose {
        Prose::Literal => tidy(looked_at),
        Prose::Html => tidy(&html::text(looked_at, kind)),
    }
}

/// The beginning of a text, in whole characters of together at most this many bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

fn cut(text: String, most: usize) -> String {
    if text.chars().count() <= most {
        return text;
    }
    let end = text.char_indices().nth(most - 1).map_or(text.len(), |(at, _)| at);
    // A word is whole when a space comes right after it; one long word alone is cut anywhere.
    let word = if text[end..].starts_with(' ') { Some(end) } else { text[..end].rfind(' ') };
    let kept = &text[..word.filter(|at| *at * 2 > end).unwrap_or(end)];
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '–', '—', '-', '\u{200d}']))
}

/// One line, without characters that cannot be seen or that turn the text around.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut visible = false;
    for c in text.chars().map(in_place_of_control) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_noise(c) {
            visible |= !is_unseen(c) && c != BLANK_BRAILLE;
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    if visible { out } else { String::new() }
}

/// A sign without a dot: it is drawn, and shows nothing.
const BLANK_BRAILLE: char = '\u{2800}';

/// Control characters, what is drawn as nothing unless it joins others, and what is no character.
fn is_noise(c: char) -> bool {
    c.is_control()
        || (is_ignorable(c) && !joins(c))
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// Characters that change those beside them, such as those within 👩‍💻, in flags, and in Persian and old Korean words.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180d}')
        || matches!(c, '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_one_line_and_literal_text_stays_as_it_is() {
        assert_eq!(
            title("<p>Tom &amp; Jerry</p>\n<p class=\"x\">big<br/>day</p>", Prose::Html),
            "Tom & Jerry big day"
        );
        for text in
            ["Why <button> beats <div>", "keep p99 <s and cost <b", "R&amp;D &lt;b&gt;bold</b>", "<p>x</p>"]
        {
            assert_eq!(title(text, Prose::Literal), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_nothing() {
        for text in [
            "",
            " \n",
            "\u{200b}\u{feff}",
            "\u{200d}\u{fe0f}",
            "<p></p>",
            "&nbsp;",
            "\u{202e}",
            "&#0;&#8203;",
            "\u{3164}",
            "\u{2800}",
        ] {
            assert_eq!(title(text, Prose::Html), "", "{text:?}");
        }
        assert_eq!(title("a\u{0}b\u{202e}c\u{7}\u{2028}d", Prose::Html), "abc d");
        assert_eq!(title("👩\u{200d}💻 at work", Prose::Html), "👩\u{200d}💻 at work");
    }

    #[test]
    fn control_characters_are_read_as_windows_1252_has_them() {
        assert_eq!(
            title("We don\u{92}t need \u{93}more\u{94} tools \u{96} yet", Prose::Literal),
            "We don’t need “more” tools – yet"
        );
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        let text = "Each quarter we delete one report nobody reads, and nobody has ever asked for one of them back, which says a lot.";
        assert_eq!(
            excerpt(text, Prose::Literal),
            "Each quarter we delete one report nobody reads, and nobody has ever asked for…"
        );
        assert_eq!(title(&"x".repeat(1_000), Prose::Html).chars().count(), TITLE_MAX);
        assert_eq!(title(&"é".repeat(TITLE_MAX), Prose::Html), "é".repeat(TITLE_MAX));
    }
}
