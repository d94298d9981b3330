//! Bytes into text: the encodings of the web (<https://encoding.spec.whatwg.org/>), by their names and marks.
//!
//! An encoding is declared or found by its byte order mark, and never guessed in silence: what declares none is UTF-8, and
//! a byte that fits no letter becomes one U+FFFD where it stands.

use std::borrow::Cow;

/// One way in which letters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// What everything without a declaration is.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// Western European Windows; the web reads ISO-8859-1 and US-ASCII as this too.
    pub const WINDOWS_1252: Self = Self(encoding_rs::WINDOWS_1252);

    /// The encoding of that name, such as `windows-1251`, `latin1` or `Shift_JIS`, in any case. `None` for a name no one
    /// knows, and for encodings that are not read because they hide attacks, such as ISO-2022-KR.
    #[must_use]
    pub fn labelled(label: &str) -> Option<Self> {
        let label = label.trim().trim_matches(['"', '\'']);
        encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(Self)
    }

    /// The encoding whose byte order mark the bytes begin with, and how many bytes the mark takes.
    #[must_use]
    pub fn marked(bytes: &[u8]) -> Option<(Self, usize)> {
        encoding_rs::Encoding::for_bom(bytes).map(|(encoding, mark)| (Self(encoding), mark))
    }

    /// UTF-16 without a mark: it shows by the empty halves of its first two letters.
    #[must_use]
    pub fn by_empty_halves(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(Self(encoding_rs::UTF_16LE)),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(Self(encoding_rs::UTF_16BE)),
            _ => None,
        }
    }

    /// The name the standard has for it, such as `windows-1250`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Whether letters take two bytes at least, so that its text cannot be taken for ASCII.
    #[must_use]
    pub fn is_utf_16(self) -> bool {
        self.0 == encoding_rs::UTF_16LE || self.0 == encoding_rs::UTF_16BE
    }

    /// The text of bytes without a mark. Each sequence that fits no letter becomes one U+FFFD.
    #[must_use]
    pub fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_without_bom_handling(bytes).0
    }

    /// The text of bytes without a mark, when all of them fit.
    #[must_use]
    pub fn whole_text(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        self.0.decode_without_bom_handling_and_without_replacement(bytes)
    }
}

/// The character windows-1252 has in place of a control character from U+0080 to U+009F, which no one writes on purpose.
/// Five of them stay what they are.
#[must_use]
pub(crate) fn in_place_of_control(c: char) -> char {
    match u8::try_from(u32::from(c)) {
        Ok(byte @ 0x80..=0x9F) => Encoding::WINDOWS_1252.text(&[byte]).chars().next().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_known_by_every_name_it_has() {
        for (label, name) in [
            ("windows-1251", "windows-1251"),
            (" CP1251 ", "windows-1251"),
            ("\"koi8-r\"", "KOI8-R"),
            ("latin1", "windows-1252"),
            ("US-ASCII", "windows-1252"),
            ("iso-8859-15", "ISO-8859-15"),
            ("shift-jis", "Shift_JIS"),
            ("x-sjis", "Shift_JIS"),
            ("euc-kr", "EUC-KR"),
            ("gb2312", "GBK"),
            ("big5", "Big5"),
            ("mac", "macintosh"),
            ("utf8", "UTF-8"),
        ] {
            assert_eq!(Encoding::labelled(label).map(Encoding::name), Some(name), "{label}");
        }
        for label in ["", "klingon", "utf-7", "iso-2022-kr", "hz-gb-2312", "utf8mb4"] {
            assert_eq!(Encoding::labelled(label), None, "{label}");
        }
    }

    #[test]
    fn a_mark_names_the_encoding_and_empty_halves_do() {
        let utf_16 = |bytes: &[u8]| Encoding::marked(bytes).map(|(encoding, mark)| (encoding.name(), mark));
        assert_eq!(utf_16(b"\xFF\xFEa\0"), Some(("UTF-16LE", 2)));
        assert_eq!(utf_16(b"\xFE\xFF\0a"), Some(("UTF-16BE", 2)));
        assert_eq!(utf_16(b"\xEF\xBB\xBFa"), Some(("UTF-8", 3)));
        assert_eq!(utf_16(b"a"), None);
        assert_eq!(Encoding::by_empty_halves(b"<\0r\0").map(Encoding::name), Some("UTF-16LE"));
        assert_eq!(Encoding::by_empty_halves(b"\0<\0r").map(Encoding::name), Some("UTF-16BE"));
        for bytes in [&b""[..], b"<rss", b"\0\0\0\0", b"a\0b"] {
            assert_eq!(Encoding::by_empty_halves(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_broken_byte_is_one_sign_and_the_rest_is_as_it_was() {
        assert_eq!(Encoding::UTF_8.text(b"Gr\xC3\xB6\xC3\x9Fe, gek\xFCrzt"), "Größe, gek\u{FFFD}rzt");
        assert_eq!(Encoding::UTF_8.whole_text(b"gek\xFCrzt"), None);
        assert_eq!(Encoding::WINDOWS_1252.text(b"gek\xFCrzt \x80"), "gekürzt €");
    }

    #[test]
    fn a_control_character_is_what_windows_1252_has_there() {
        let meant: String = "\u{92}\u{93}\u{94}\u{96}\u{80}\u{9F}".chars().map(in_place_of_control).collect();
        assert_eq!(meant, "’“”–€Ÿ");
        let same = "\u{81}\u{8D}\u{8F}\u{90}\u{9D}a\u{7F}\u{A0}é😀";
        assert_eq!(same.chars().map(in_place_of_control).collect::<String>(), same);
    }
}
