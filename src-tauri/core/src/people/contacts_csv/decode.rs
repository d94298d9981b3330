//! The text of a file, in the encoding it declares, is plainly in, or was said to be in. None is guessed.

use crate::error::{Error, Result};
use crate::text::encoding::Encoding;

/// The text of a file, with line ends as `\n`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Whether bytes fitted no character; each such place is U+FFFD.
    pub(crate) damaged: bool,
}

/// Names people and programs use for encodings, and the web's for the same.
const OTHER_LABELS: [(&str, &str); 9] = [
    ("mac-roman", "macintosh"),
    ("macroman", "macintosh"),
    ("mac_roman", "macintosh"),
    ("mac os roman", "macintosh"),
    ("ansi", "windows-1252"),
    ("western", "windows-1252"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("utf16", "utf-16le"),
];

/// The text, or none when the file is not UTF-8 and says nothing of its encoding.
///
/// # Errors
/// [`Error::Invalid`] when no one knows an encoding by that label.
pub(crate) fn text_of(bytes: &[u8], label: Option<&str>) -> Result<Option<Decoded>> {
    let said = label.map(str::trim).filter(|label| !label.is_empty()).map(labelled).transpose()?;
    Ok(
        match said
            .or_else(|| Encoding::marked(bytes).map(|(encoding, _)| encoding))
            .or_else(|| Encoding::by_empty_halves(bytes))
        {
            Some(encoding) => Some(decoded(bytes, encoding)),
            None if is_mostly_utf8(bytes) => Some(decoded(bytes, Encoding::UTF_8)),
            None => None,
        },
    )
}

/// The encoding of a label.
pub(super) fn labelled(label: &str) -> Result<Encoding> {
    let other = OTHER_LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label));
    Encoding::labelled(other.map_or(label, |(_, web)| web)).ok_or_else(|| {
        Error::invalid(
            "Standpoint doesn’t know that encoding. Try utf-8, windows-1252, windows-1250, windows-1251, macintosh or shift_jis.",
        )
    })
}

/// The bytes in that encoding; a mark wins over it, which is never wrong.
pub(super) fn decoded(bytes: &[u8], encoding: Encoding) -> Decoded {
    let (encoding, mark) = Encoding::marked(bytes).unwrap_or((encoding, 0));
    let bytes = &bytes[mark..];
    let (text, damaged) =
        encoding.whole_text(bytes).map_or_else(|| (encoding.text(bytes), true), |text| (text, false));
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() };
    Decoded { text, damaged }
}

/// Whether it is UTF-8 but for a few places: then other encodings would turn its every accent into two letters.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || letters >= 4 * broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        text_of(bytes, None).unwrap().map(|decoded| decoded.text)
    }

    #[test]
    fn a_file_is_read_in_the_encoding_it_shows() {
        let wanted = "Name\nÉmile – “Öst”\n";
        let units: Vec<u16> = wanted.encode_utf16().collect();
        let le: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (what, bytes) in [
            ("UTF-8", wanted.as_bytes().to_vec()),
            ("UTF-8 with a mark", [b"\xEF\xBB\xBF", wanted.as_bytes()].concat()),
            ("UTF-8 with CRLF", wanted.replace('\n', "\r\n").into_bytes()),
            ("UTF-8 with CR", wanted.replace('\n', "\r").into_bytes()),
            ("UTF-16 LE", [b"\xFF\xFE", le.as_slice()].concat()),
            ("UTF-16 BE", [b"\xFE\xFF", be.as_slice()].concat()),
            ("UTF-16 LE without a mark", le),
            ("UTF-16 BE without a mark", be),
        ] {
            assert_eq!(text(&bytes).as_deref(), Some(wanted), "{what}");
        }
        assert_eq!(text(b"").as_deref(), Some(""));
    }

    #[test]
    fn what_says_nothing_and_is_not_utf_8_is_asked_about_and_read_as_said() {
        let western = b"Name\n\xC9mile \x96 \x93\xD6st\x94\n";
        assert_eq!(text(western), None);
        for (label, wanted) in [
            ("windows-1252", "Name\nÉmile – “Öst”\n"),
            ("ANSI", "Name\nÉmile – “Öst”\n"),
            ("cp1251", "Name\nЙmile – “Цst”\n"),
        ] {
            assert_eq!(text_of(western, Some(label)).unwrap().unwrap().text, wanted, "{label}");
        }
        let error = text_of(western, Some("klingon")).unwrap_err().to_string();
        assert!(error.starts_with("Standpoint doesn’t know that encoding."), "{error}");
    }

    #[test]
    fn a_broken_byte_in_utf_8_costs_its_place_alone() {
        let broken = b"Name\nJ\xC3\xB6rg M\xC3\xBC\xC3\x9Fig\nZo\xC3\xA9 \xFF\n";
        let decoded = text_of(broken, None).unwrap().unwrap();
        assert_eq!((decoded.text.as_str(), decoded.damaged), ("Name\nJörg Müßig\nZoé \u{FFFD}\n", true));
    }
}
