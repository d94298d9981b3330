//! Character references: what `&eacute;`, `&#8217;` and `&#x1F600;` stand for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use entities::ENTITIES;

use crate::text::encoding::in_place_of_control;

/// The longest name HTML has, in bytes: `CounterClockwiseContourIntegral`.
const NAME_MAX: usize = 31;

/// HTML's names for characters (<https://html.spec.whatwg.org/entities.json>), each with its one or two characters: those
/// that end in a semicolon. The tables in quick-xml 0.42 and html-escape 0.2 have hundreds of them wrong.
static NAMED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let name = |entity: &'static str| entity.strip_prefix('&')?.strip_suffix(';');
    ENTITIES.iter().filter_map(|it| name(it.entity).map(|name| (name, it.characters))).collect()
});

/// Writes the character a reference names; `name` is what is between `&` and `;`. False for an unknown name.
pub(super) fn resolve(name: &str, out: &mut String) -> bool {
    if let Some(digits) = name.strip_prefix('#') {
        let number = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        };
        let character = number.and_then(char::from_u32);
        // Like browsers: numbers of control characters are meant as windows-1252.
        out.extend(character.map(in_place_of_control));
        return character.is_some();
    }
    let Some(characters) = NAMED.get(name) else { return false };
    out.push_str(characters);
    true
}

/// A text with its references resolved once. What is no reference stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(NAME_MAX + 1).position(|b| b == b';');
        match end.filter(|end| resolve(&rest[..*end], &mut out)) {
            Some(end) => rest = &rest[end + 1..],
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_once() {
        assert_eq!(
            decode("caf&eacute; &amp;amp; th&#233;&#x2019;s &#146; &yuml;&nbsp;&mdash;"),
            "café &amp; thé’s ’ ÿ\u{a0}—"
        );
    }

    #[test]
    fn every_name_html_has_is_known() {
        assert_eq!(
            decode("&Zcaron; &ccaron; &alpha;&lambda;&pi; &permil; &dagger; &asymp; &rArr; &quest;"),
            "Ž č αλπ ‰ † ≈ ⇒ ?"
        );
        assert_eq!(decode("&CounterClockwiseContourIntegral; &NotEqualTilde;"), "∳ ≂\u{338}");
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(NAMED.len(), 2125);
        for name in NAMED.keys() {
            let read = decode(&format!("&{name};")).into_owned();
            assert!(
                name.len() <= NAME_MAX
                    && matches!(read.chars().count(), 1 | 2)
                    && !read.contains(';') | (*name == "semi"),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in
            ["AT&T", "a & b", "&;", "&unknown;", "&#xD800;", "&#99999999999;", "R&D; more", "&é;", "&"]
        {
            assert_eq!(decode(text), text);
        }
    }
}
