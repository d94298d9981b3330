//! Titles and beginnings of posts as one line of plain text, whatever markup a feed put into them.

use super::entity;
use crate::text::TITLE_MAX;

/// How often markup within escaped markup is unfolded.
const ROUNDS: usize = 3;
/// How long a title taken from a post's own text is, in characters.
const EXCERPT_MAX: usize = 80;
/// How much of a title or text is looked at, in bytes with its markup.
pub(super) const LOOKED_AT_MAX: usize = 16 * 1024;

/// Elements whose tags are markup. Others stay: a title may well speak of `Vec<T>`.
const ELEMENTS: &str = " a abbr acronym address article aside audio b bdi bdo big blockquote body br button caption center cite code dd del \
    details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li \
    link main mark meta nav object ol p param picture pre q s samp script section small source span strike strong style sub summary sup svg \
    table tbody td textarea tfoot th thead time title tr tt u ul var video wbr ";
/// Elements that flow within a line: their tags separate no words.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup tt u \
    var wbr ";

/// Whether an element separates the words before it from those after it.
pub(super) fn separates(element: &str) -> bool {
    !listed(INLINE, element)
}

fn listed(list: &str, element: &str) -> bool {
    !element.is_empty() && element.len() <= 10 && list.contains(&format!(" {} ", element.to_ascii_lowercase()))
}

/// One line of plain text without markup and invisible characters; empty when nothing can be seen in it.
pub(super) fn line(raw: &str) -> String {
    let mut text = beginning(raw, LOOKED_AT_MAX).to_owned();
    for _ in 0..ROUNDS {
        if !text.contains(['<', '&']) {
            break;
        }
        let unfolded = entity::decode(&without_tags(&text)).into_owned();
        if unfolded == text {
            break;
        }
        text = unfolded;
    }
    tidy(&text)
}

/// A line as a title: at most [`TITLE_MAX`] characters, cut at a word.
pub(super) fn title(raw: &str) -> String {
    cut(line(raw), TITLE_MAX)
}

/// The beginning of a post's text as a title for one that has none: about 80 characters, cut at a word.
pub(super) fn excerpt(raw: &str) -> String {
    cut(line(raw), EXCERPT_MAX)
}

/// The beginning of a text, in whole characters of together at most so many bytes.
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

/// Removes the tags of HTML elements, comments, and what scripts and style sheets hold.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let name_at = if rest.starts_with("</") { 2 } else { 1 };
        let name_end = rest[name_at..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(rest.len(), |end| name_at + end);
        let name = &rest[name_at..name_end];
        let ends_well = rest[name_end..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')) || name_end == rest.len();
        if !listed(ELEMENTS, name) || !ends_well {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        if separates(name) {
            out.push(' ');
        }
        // A tag without an end is one that was cut: nothing after it is text.
        rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        if name_at == 1 && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
            rest = rest.find("</").map_or("", |end| &rest[end..]);
        }
    }
    out.push_str(rest);
    out
}

/// One line, without characters that cannot be seen or that turn the text around.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut visible = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_noise(c) {
            visible |= !is_joiner(c);
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    if visible { out } else { String::new() }
}

/// Control characters, zero-width spaces, soft hyphens, marks and overrides of direction, what is no character.
fn is_noise(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// Characters that are seen only together with others, such as those within 👩‍💻.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{2800}' | '\u{ffa0}'
    ) || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_plain_text_however_often_it_was_escaped() {
        for raw in [
            "Tom &amp; Jerry’s <b>big</b> day",
            "Tom &amp;amp; Jerry&#8217;s &lt;b&gt;big&lt;/b&gt; day",
            "<p>Tom &amp; Jerry&amp;rsquo;s</p>\n<p class=\"x\">big<br/>day</p>",
            "Tom<!-- not this --> &amp; Jerry’s<script>alert(1)</script> big day",
        ] {
            assert_eq!(line(raw), "Tom & Jerry’s big day", "{raw}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for text in ["Vec<T> or Box<dyn Error>?", "1 < 2 > 0", "a <- b", "AT&T", "I <3 Rust", "5 <bananas>"] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_nothing() {
        for text in ["", " \n", "\u{200b}\u{feff}", "\u{200d}\u{fe0f}", "<p></p>", "&nbsp;", "\u{202e}", "&#0;&#8203;", "\u{3164}"] {
            assert_eq!(line(text), "", "{text:?}");
        }
        assert_eq!(line("a\u{0}b\u{202e}c\u{7}\u{2028}d"), "abc d");
        assert_eq!(line("👩\u{200d}💻 at work"), "👩\u{200d}💻 at work");
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        let text = "Each quarter we delete one report nobody reads, and nobody has ever asked for one of them back, which says a lot.";
        assert_eq!(excerpt(text), "Each quarter we delete one report nobody reads, and nobody has ever asked for…");
        assert_eq!(title(&"x".repeat(1_000)).chars().count(), TITLE_MAX);
        assert_eq!(title(&"é".repeat(TITLE_MAX)), "é".repeat(TITLE_MAX));
        assert_eq!(excerpt("Look <a href=\"https://example.org/a-tag-that-was-cut"), "Look");
    }
}
