//! Character references: what `&eacute;`, `&#8217;` and `&#x1F600;` stand for.

use std::borrow::Cow;

use super::charset::windows_1252;

/// The longest name between `&` and `;` that is looked up.
const NAME_MAX: usize = 10;

/// The names of U+00A0 to U+00FF, in their order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
    Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave \
    aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde \
    ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names that occur in titles.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '•'),
    ("check", '✓'),
    ("colon", ':'),
    ("comma", ','),
    ("darr", '↓'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euro", '€'),
    ("excl", '!'),
    ("fnof", 'ƒ'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hearts", '♥'),
    ("hellip", '…'),
    ("infin", '∞'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("minus", '−'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("num", '#'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("period", '.'),
    ("quest", '?'),
    ("quot", '"'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("bdquo", '„'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("thinsp", '\u{2009}'),
    ("trade", '™'),
    ("uarr", '↑'),
    ("Yuml", 'Ÿ'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// The character a reference stands for; `name` is what is between `&` and `;`.
pub(super) fn resolve(name: &str) -> Option<char> {
    if let Some(digits) = name.strip_prefix('#') {
        let number = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        // Like browsers: these numbers are meant as windows-1252.
        return u8::try_from(number).map(windows_1252).ok().or_else(|| char::from_u32(number));
    }
    if let Some((_, character)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*character);
    }
    let at = LATIN_1.split_ascii_whitespace().position(|known| known == name)?;
    char::from_u32(0xA0 + u32::try_from(at).ok()?)
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
        match end.and_then(|end| resolve(&rest[..end]).map(|character| (end, character))) {
            Some((end, character)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
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
        assert_eq!(decode("caf&eacute; &amp;amp; th&#233;&#x2019;s &#146; &yuml;&nbsp;&mdash;"), "café &amp; thé’s ’ ÿ\u{a0}—");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["AT&T", "a & b", "&;", "&unknown;", "&#xD800;", "&#99999999999;", "R&D; more", "&é;", "&"] {
            assert_eq!(decode(text), text);
        }
    }
}
