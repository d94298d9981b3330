//! In which encoding a feed is. A byte order mark counts before what the server says, and that before what the document
//! says of itself; what no one says anything about is UTF-8.

use std::borrow::Cow;

use super::{FeedDocument, FeedFault};
use crate::text::encoding::Encoding;

/// How far into the document its XML declaration is looked for, in bytes: servers put warnings before it.
const DECLARATION_MAX: usize = 4 * 1024;

/// The text of a feed. Each place that cannot be decoded becomes one U+FFFD.
pub(super) fn decode<'a>(document: FeedDocument<'a>) -> Result<Cow<'a, str>, FeedFault> {
    let bytes = document.bytes;
    if let Some((encoding, mark)) = Encoding::marked(bytes) {
        return Ok(encoding.text(&bytes[mark..]));
    }
    if let Some(encoding) = Encoding::by_empty_halves(bytes) {
        return Ok(encoding.text(bytes));
    }
    let served = document.charset.map(str::trim).filter(|label| !label.is_empty());
    let written = declared(bytes);
    let encoding = match (served.map(Encoding::labelled), written.as_deref().map(Encoding::labelled)) {
        (Some(Some(encoding)), _) | (_, Some(Some(encoding))) => encoding,
        (None, None) => Encoding::UTF_8,
        _ => return Err(FeedFault::UnknownEncoding),
    };
    // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    let encoding = if encoding.is_utf_16() { Encoding::UTF_8 } else { encoding };
    // Servers and tools put ISO-8859-1 and US-ASCII over everything. Text in them cannot look like UTF-8 by chance: that
    // takes a sign such as © or » right after each capital with an accent.
    if encoding == Encoding::WINDOWS_1252
        && let Some(text) = Encoding::UTF_8.whole_text(bytes)
    {
        return Ok(text);
    }
    Ok(encoding.text(bytes))
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_MAX)]);
    let declaration = &head[head.find("<?xml")?..];
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration[declaration.find("encoding")? + "encoding".len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned).filter(|label| !label.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'a>(bytes: &'a [u8], charset: Option<&'a str>) -> Result<Cow<'a, str>, FeedFault> {
        decode(FeedDocument { charset, ..FeedDocument::new(bytes, "https://example.org/") })
    }

    #[test]
    fn a_mark_counts_before_the_server_and_the_server_before_the_document() {
        let utf_16_le: Vec<u8> = "<a>é€😀</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf_16_be: Vec<u8> = "\u{feff}<a>é€😀</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [utf_16_le, utf_16_be, "<a>é€😀</a>".into(), "\u{feff}<a>é€😀</a>".into()] {
            assert_eq!(read(&bytes, None).unwrap(), "<a>é€😀</a>");
        }
        let written = b"<?xml version='1.0' encoding='windows-1251'?>\xC4\xE0";
        assert!(read(written, None).unwrap().ends_with("Да"));
        assert!(read(written, Some(" windows-1253 ")).unwrap().ends_with("Δΰ"));
        let marked = b"\xEF\xBB\xBF<?xml version='1.0' encoding='windows-1251'?>\xC3\xA9";
        assert!(read(marked, Some("windows-1253")).unwrap().ends_with("é"));
    }

    #[test]
    fn a_feed_is_read_in_every_encoding_it_declares() {
        for (name, bytes, text) in [
            ("windows-1252", &b"\x93caf\xE9\x94 \x80"[..], "“café” €"),
            ("ISO-8859-1", b"caf\xE9 \x96", "café –"),
            ("iso-8859-15", b"caf\xE9 \xA4", "café €"),
            ("windows-1250", b"\xA3ukasz", "Łukasz"),
            ("KOI8-R", b"\xE4\xC1", "Да"),
            ("Shift_JIS", b"\x97\x5C\x8E\x5A", "予算"),
            ("EUC-JP", b"\xCD\xBD\xBB\xBB", "予算"),
            ("ISO-2022-JP", b"\x1B$BM=;;\x1B(B", "予算"),
            ("GB2312", b"\xD4\xA4\xCB\xE3", "预算"),
            ("Big5", b"\xB9\x77\xBA\xE2", "預算"),
            ("EUC-KR", b"\xBF\xB9\xBB\xEA", "예산"),
            ("UTF-8", b"caf\xE9 caf\xC3\xA9", "caf\u{fffd} café"),
            ("UTF-16", "café".as_bytes(), "café"),
        ] {
            let head = format!("<?xml version='1.0' encoding = '{name}' ?>");
            let document = [head.as_bytes(), bytes].concat();
            assert_eq!(read(&document, None).unwrap(), format!("{head}{text}"), "{name}");
            assert_eq!(read(bytes, Some(name)).unwrap(), text, "{name}");
        }
    }

    #[test]
    fn what_declares_nothing_is_utf_8_and_a_broken_byte_changes_nothing_else() {
        assert_eq!(read("<a>Größe</a> gek".as_bytes(), None).unwrap(), "<a>Größe</a> gek");
        let broken = ["<a>Größe – café</a> gek".as_bytes(), b"\xFCrzt"].concat();
        assert_eq!(read(&broken, None).unwrap(), "<a>Größe – café</a> gek\u{fffd}rzt");
        assert_eq!(read(b"\xFF\xFE<", None).unwrap(), "\u{fffd}", "half a character");
    }

    #[test]
    fn an_encoding_nobody_knows_is_refused_and_one_the_server_gets_wrong_is_not() {
        for (document, charset) in [
            ("<?xml version='1.0' encoding='klingon'?><a/>", None),
            ("{}", Some("utf8mb4")),
            ("{}", Some("utf-7")),
        ] {
            assert_eq!(read(document.as_bytes(), charset), Err(FeedFault::UnknownEncoding), "{document}");
        }
        let known = "<?xml version='1.0' encoding='utf-8'?><a>é</a>";
        assert_eq!(read(known.as_bytes(), Some("utf8mb4")).unwrap(), known);
        assert!(
            read("<?xml version='1.0' encoding=''?><a/>".as_bytes(), Some(" ")).is_ok(),
            "empty is no name"
        );
    }

    #[test]
    fn what_is_utf_8_is_read_so_where_a_server_calls_everything_latin_1() {
        let document = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>é</a>";
        assert_eq!(read(document.as_bytes(), None).unwrap(), document);
        assert_eq!(read(document.as_bytes(), Some("us-ascii")).unwrap(), document);
    }
}
