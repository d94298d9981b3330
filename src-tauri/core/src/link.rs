//! Web addresses the user logged: only `http` and `https`, so that opening one can never run or read anything here.

use crate::error::{Error, Result};
use url::Url;

/// The longest address, in characters.
const LINK_MAX: usize = 2_000;

/// A web address as the user wrote it, checked to be `http` or `https` with a host; empty is `None`.
///
/// # Errors
/// [`Error::Invalid`] with the remedy.
pub fn parse_link(raw: &str) -> Result<Option<String>> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > LINK_MAX {
        return Err(Error::invalid("The link has more than 2,000 characters. Use the post's short address."));
    }
    let parsed = Url::parse(text).map_err(|_| wrong_link())?;
    let web = matches!(parsed.scheme(), "http" | "https") && parsed.host_str().is_some_and(|host| !host.is_empty());
    if web { Ok(Some(parsed.into())) } else { Err(wrong_link()) }
}

fn wrong_link() -> Error {
    Error::invalid("A link must be a web address that starts with https:// or http://. Copy it from the browser's address bar.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(parse_link("  ").unwrap(), None);
        assert_eq!(parse_link(" https://example.org/p/1 ").unwrap().as_deref(), Some("https://example.org/p/1"));
        for text in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.org", "https://", "mailto:a@b.c"] {
            assert!(parse_link(text).is_err(), "{text} must not be accepted as a link");
        }
    }
}
