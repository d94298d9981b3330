//! Bytes into text. A feed says how it is encoded in its first bytes or in its XML declaration; what is valid UTF-8 is
//! read as UTF-8 whatever it says, for that is right nearly always.
//!
//! UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 and windows-1252 are known. Text in another encoding loses its accents, never its
//! links and dates; the tables of all encodings would weigh more than the whole reader.

use std::borrow::Cow;

/// The characters of windows-1252 from 0x80 to 0x9F, where it differs from ISO-8859-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How far into the document its XML declaration is looked for, in bytes.
const DECLARATION_MAX: usize = 256;

/// The text of a feed. What cannot be decoded becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(rest);
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf_16(rest, u16::from_be_bytes),
        [b'<' | b'{', 0, ..] => return utf_16(bytes, u16::from_le_bytes),
        [0, b'<' | b'{', ..] => return utf_16(bytes, u16::from_be_bytes),
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => match declared(bytes).as_deref() {
            Some("utf-8" | "utf8") => String::from_utf8_lossy(bytes),
            Some("iso-8859-15" | "latin-9" | "latin9") => Cow::Owned(bytes.iter().map(|b| latin_9(*b)).collect()),
            _ => Cow::Owned(bytes.iter().map(|b| windows_1252(*b)).collect()),
        },
    }
}

/// The character a byte is in windows-1252, which is how the web reads ISO-8859-1 too.
pub(super) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn latin_9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        _ => char::from(byte),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Cow::Owned(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The encoding an XML declaration names, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_MAX)]);
    let declaration = &head[head.find("<?xml")?..];
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration[declaration.find("encoding")? + "encoding".len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_read_in_the_encoding_it_is_in() {
        let utf_16_le: Vec<u8> = "<a>é€😀</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf_16_be: Vec<u8> = "\u{feff}<a>é€😀</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [utf_16_le, utf_16_be, "<a>é€😀</a>".into(), "\u{feff}<a>é€😀</a>".into()] {
            assert_eq!(decode(&bytes), "<a>é€😀</a>");
        }
        for (name, bytes, text) in [
            ("windows-1252", &b"\x93caf\xE9\x94 \x80"[..], "“café” €"),
            ("ISO-8859-1", b"caf\xE9 \x96", "café –"),
            ("iso-8859-15", b"caf\xE9 \xA4", "café €"),
            ("UTF-8", b"caf\xE9", "caf\u{fffd}"),
        ] {
            let head = format!("<?xml version='1.0' encoding = '{name}' ?>");
            let document = [head.as_bytes(), bytes].concat();
            assert_eq!(decode(&document), format!("{head}{text}"), "{name}");
        }
    }

    #[test]
    fn what_is_utf_8_is_read_so_even_when_it_says_otherwise() {
        let document = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>é</a>";
        assert_eq!(decode(document.as_bytes()), document);
        assert_eq!(decode(b"caf\xE9"), "café", "undeclared");
        assert_eq!(decode(b"\xFF\xFE<"), "", "half a character");
    }
}
