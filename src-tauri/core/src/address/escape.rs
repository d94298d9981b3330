//! Percent signs in addresses: what needs none is written plain, and what needs one is written in one way.

/// A path: everything but its own separators may stand plain.
pub(super) fn path(text: &str) -> String {
    plain(text, |byte| is_word(byte) || b"!$&'()*+,;=:@/".contains(&byte), b"/")
}

/// The name or value of a parameter. A blank is written `+`.
pub(super) fn parameter(text: &str) -> String {
    plain(&text.replace('+', "%20"), |byte| is_word(byte) || b"!$'()*,;:@/?".contains(&byte), b"")
        .replace("%20", "+")
}

/// What stands behind `#`.
pub(super) fn fragment(text: &str) -> String {
    plain(text, |byte| is_word(byte) || b"!$&'()*+,;=:@/?".contains(&byte), b"?&=+")
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// Every byte plain where that is allowed, else escaped with capital digits. What was escaped although it separates parts
/// stays so: plain it would mean something else.
fn plain(text: &str, may_be_plain: impl Fn(u8) -> bool, separators: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten().and_then(byte_of);
        let (byte, keep) = match escaped {
            Some(byte) => (byte, may_be_plain(byte) && !separators.contains(&byte)),
            None => (bytes[at], may_be_plain(bytes[at])),
        };
        at += if escaped.is_some() { 3 } else { 1 };
        if keep {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn byte_of(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(*digits.first()?)? * 16 + digit(*digits.get(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needless_escapes_go_and_needed_ones_are_written_in_one_way() {
        assert_eq!(path("/exit%2Dcosts/%40ada/%c3%a9"), "/exit-costs/@ada/%C3%A9");
        assert_eq!(path("/a%2Fb/c d/50%"), "/a%2Fb/c%20d/50%25", "an escaped slash separates nothing");
        assert_eq!(
            (parameter("a+b"), parameter("a%20b"), parameter("a%2Bb%26")),
            ("a+b".into(), "a+b".into(), "a%2Bb%26".into())
        );
    }

    #[test]
    fn what_is_plain_stays_so() {
        for text in ["/exit-costs/@ada/%C3%A9", "/a%2Fb", "/50%25"] {
            assert_eq!(path(text), text);
        }
    }
}
