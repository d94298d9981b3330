//! The address that has a mail program begin a message with the note in it.

use std::fmt::Write;

use crate::error::{Error, Result};

/// The longest text, in characters: mail programs cut longer addresses.
const MOST: usize = 1_800;

/// Whether a mail program takes a text of this length: up to 1,800 characters.
#[must_use]
pub fn fits_mail(text: &str) -> bool {
    text.chars().count() <= MOST
}

/// A `mailto:` address (RFC 6068) with a subject and the text as its body, to no one yet.
///
/// # Errors
/// [`Error::Invalid`] for a text of more than 1,800 characters.
pub fn mail_address(subject: &str, text: &str) -> Result<String> {
    if !fits_mail(text) {
        return Err(Error::invalid("This is too long for a mail program. Leave something off, or copy it."));
    }
    let lines: Vec<_> = text.lines().map(escaped).collect();
    Ok(format!("mailto:?subject={}&body={}", escaped(subject), lines.join("%0D%0A")))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_escaped_byte_by_byte_and_too_long_a_one_is_refused() {
        let address = mail_address("My week", "Out: Über & über\nStuck: a=b?").unwrap();
        assert_eq!(
            address,
            "mailto:?subject=My%20week&body=Out%3A%20%C3%9Cber%20%26%20%C3%BCber%0D%0AStuck%3A%20a%3Db%3F"
        );
        assert!(mail_address("My week", &"a".repeat(1_800)).is_ok());
        assert!(mail_address("My week", &"a".repeat(1_801)).is_err());
    }
}
