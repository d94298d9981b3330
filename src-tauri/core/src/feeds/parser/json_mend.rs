//! JSON as programs write it that put it together from text: bare line ends and control characters within strings, halves of
//! emoji, escapes that are none. Each becomes what was meant, or U+FFFD.

use std::borrow::Cow;

/// A document with its strings in order, and whether anything had to be changed.
pub(super) fn mended(json: &str) -> (Cow<'_, str>, bool) {
    let needs = json.bytes().any(|byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t'))
        || json.contains('\\')
        || has_bare_end(json);
    if !needs {
        return (Cow::Borrowed(json), false);
    }
    let mut out = String::with_capacity(json.len());
    let mut changed = false;
    let mut quoted = false;
    let mut rest = json;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\') || (c < ' ' && quoted)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes()[0] {
            b'"' => {
                quoted = !quoted;
                out.push('"');
                1
            }
            b'\\' if quoted => {
                let (written, taken, is_right) = escape(rest);
                out.push_str(&written);
                changed |= !is_right;
                taken
            }
            b'\\' => {
                out.push('\\');
                1
            }
            control => {
                changed = true;
                out.push_str(&format!("\\u{control:04x}"));
                1
            }
        };
        rest = &rest[taken..];
        // Within a string control characters are looked for too, outside they are left alone.
    }
    out.push_str(rest);
    (Cow::Owned(out), changed)
}

/// Whether a string holds a control character as it is.
fn has_bare_end(json: &str) -> bool {
    let mut quoted = false;
    json.bytes().any(|byte| {
        quoted ^= byte == b'"';
        quoted && byte < 0x20
    })
}

/// The escape at the beginning of a text, as it has to be written, how long it is, and whether it was right.
fn escape(text: &str) -> (Cow<'_, str>, usize, bool) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    match (text.as_bytes().get(1), unit(0)) {
        (Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'), _) => {
            (Cow::Borrowed(&text[..2]), 2, true)
        }
        (_, Some(0xD800..=0xDBFF)) if matches!(unit(6), Some(0xDC00..=0xDFFF)) => {
            (Cow::Borrowed(&text[..12]), 12, true)
        }
        (_, Some(0xD800..=0xDFFF)) => (Cow::Borrowed("\u{fffd}"), 6, false),
        (_, Some(_)) => (Cow::Borrowed(&text[..6]), 6, true),
        // `\x` and `\'` mean nothing: the sign itself was meant.
        _ => (Cow::Borrowed("\\\\"), 1, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_put_in_order_and_nothing_else_is_touched() {
        for (json, wanted) in [
            (r#"{"a":"Cheers \ud83c"}"#, "Cheers \u{fffd}"),
            (r#"{"a":"\udf89 \ud83c\ud83c"}"#, "\u{fffd} \u{fffd}\u{fffd}"),
            ("{\"a\":\"one\ntwo\tthree\u{1}\"}", "one\ntwo\tthree\u{1}"),
            (r#"{"a":"C:\work it\'s"}"#, r"C:\work it\'s"),
            (r#"{"a":"\u12"}"#, r"\u12"),
        ] {
            let (text, changed) = mended(json);
            let value: serde_json::Value =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!((value["a"].as_str(), changed), (Some(wanted), true), "{json}");
        }
        for json in ["{\n\t\"a\": \"\\ud83c\\udf89 \\\" \\\\ \\u00e9\"\n}", "{\"a\":1}", ""] {
            assert_eq!(mended(json), (Cow::Borrowed(json), false), "{json}");
        }
    }
}
