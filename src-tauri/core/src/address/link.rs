//! Web addresses the user logged: only `http` and `https`, so that opening one can never run or read anything here, and none
//! with a name or a password in it, which would go wherever the link goes.

use crate::error::{Error, Result};
use url::Url;

/// The longest address, in characters.
const LINK_MAX: usize = 2_000;

/// A web address as the user wrote it, checked to be `http` or `https` with a host and without credentials; empty is `None`.
///
/// # Errors
/// [`Error::Invalid`] with the remedy.
pub fn parse_link(raw: &str) -> Result<Option<String>> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > LINK_MAX {
        return Err(Error::invalid("That link is too long (over 2,000 characters)."));
    }
    let parsed = Url::parse(text).map_err(|_| wrong_link())?;
    let web =
        matches!(parsed.scheme(), "http" | "https") && parsed.host_str().is_some_and(|host| !host.is_empty());
    if !web {
        return Err(wrong_link());
    }
    if carries_credentials(&parsed) {
        return Err(Error::invalid(
            "Standpoint doesn’t store links with a name or password. Use the link without it.",
        ));
    }
    Ok(Some(parsed.into()))
}

/// A web address as people say it, with its scheme: `tove.example/feed` is `https://tove.example/feed`, and so is
/// `feed://tove.example/feed`. What does not begin with a host's name stays as it is.
#[must_use]
pub fn with_scheme(raw: &str) -> String {
    let text = raw.trim();
    let text = text.strip_prefix("feed:").map_or(text, |rest| rest.trim_start_matches("//"));
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
    });
    let ending = name.trim_end_matches('.').rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && ending.chars().any(char::is_alphabetic);
    if is_name { format!("https://{text}") } else { text.to_owned() }
}

/// Whether a link that was kept before such links were refused may be shown to others: it has no name or password in it.
#[must_use]
pub fn may_be_shared(link: &str) -> bool {
    !Url::parse(link.trim()).is_ok_and(|parsed| carries_credentials(&parsed))
}

fn carries_credentials(parsed: &Url) -> bool {
    !parsed.username().is_empty() || parsed.password().is_some()
}

fn wrong_link() -> Error {
    Error::invalid("Enter a link that starts with https://.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(parse_link("  ").unwrap(), None);
        assert_eq!(
            parse_link(" https://example.org/p/1 ").unwrap().as_deref(),
            Some("https://example.org/p/1")
        );
        for text in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "example.org",
            "https://",
            "mailto:a@b.c",
        ] {
            assert!(parse_link(text).is_err(), "{text} must not be accepted as a link");
        }
    }

    #[test]
    fn what_begins_with_a_host_gets_its_scheme() {
        for (raw, with) in [
            (" tove.example ", "https://tove.example"),
            ("tove.example:8080/feed.xml?a=b", "https://tove.example:8080/feed.xml?a=b"),
            ("bücher.example/feed", "https://bücher.example/feed"),
            ("feed://tove.example/rss", "https://tove.example/rss"),
            ("feed:https://tove.example/rss", "https://tove.example/rss"),
        ] {
            assert_eq!(with_scheme(raw), with, "{raw}");
        }
        for stays in [
            "",
            "feed",
            "https://tove.example/",
            "http://tove.example",
            "javascript:alert(1)",
            "mailto:a@b.example",
            "file:///etc/passwd",
            "10.0",
        ] {
            assert_eq!(with_scheme(stays), stays);
        }
    }

    #[test]
    fn a_link_with_a_name_or_a_password_is_refused_and_not_repeated() {
        for link in [
            "https://user:pw@ada.example/",
            "https://user@ada.example/",
            "https://:pw@ada.example/p?a=1",
            "HTTP://u:p@ada.example",
        ] {
            let refused = parse_link(link).unwrap_err().to_string();
            assert!(refused.contains("a name or password") && !refused.contains("ada"), "{refused}");
            assert!(!may_be_shared(link));
        }
        for link in ["https://ada.example/@ada", "https://ada.example/p?mail=a@b.c#x@y", "not a link"] {
            assert!(may_be_shared(link), "{link}");
        }
    }
}
