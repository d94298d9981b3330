//! The text of a file, whatever a spreadsheet encoded it in.

/// What Windows-1252 has where Latin-1 has control characters (0x80 to 0x9F); its five holes stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, with line ends as `\n`: UTF-16 when it begins like it, UTF-8 when it is, else Windows-1252, which
/// older spreadsheets write.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Without a mark, Latin letters show it by their empty halves.
        [first, 0, _, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, first, 0, _, ..] if *first != 0 => utf16(bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| windows_1252(*byte)).collect(), str::to_owned)
        }
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_in_whatever_a_spreadsheet_wrote() {
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
            ("Windows-1252", b"Name\n\xC9mile \x96 \x93\xD6st\x94\n".to_vec()),
        ] {
            assert_eq!(text_of(&bytes), wanted, "{what}");
        }
        assert_eq!(text_of(b""), "");
        assert_eq!(text_of(b"\xFF\xFE\x00\xD8"), "\u{FFFD}", "half of a pair");
    }
}
