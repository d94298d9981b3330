//! Which addresses a feed may have, before anything is asked of the network.

use standpoint_core::feeds::parser::FeedFault;
use url::Url;

/// The longest address, in bytes.
const ADDRESS_MAX: usize = 2_000;

/// The address without its fragment: http or https, with a host, without user name and password.
pub(crate) fn checked(text: &str) -> Result<Url, FeedFault> {
    let text = text.trim();
    if text.len() > ADDRESS_MAX {
        return Err(FeedFault::BadAddress);
    }
    let mut url = Url::parse(text).map_err(|_| FeedFault::BadAddress)?;
    if !matches!(url.scheme(), "http" | "https")
        || url.host_str().is_none_or(str::is_empty)
        || url.port() == Some(0)
    {
        return Err(FeedFault::BadAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FeedFault::Credentials);
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_without_a_password_can_be_a_feeds() {
        assert_eq!(checked(" https://Example.org/feed#top ").unwrap().as_str(), "https://example.org/feed");
        for text in [
            "",
            "example.org/feed",
            "feed://example.org",
            "file:///etc/passwd",
            "ftp://example.org",
            "https://",
            "https://a:0/",
        ] {
            assert_eq!(checked(text), Err(FeedFault::BadAddress), "{text}");
        }
        for text in
            ["https://me@example.org/", "https://me:secret@example.org/", "https://:secret@example.org/"]
        {
            assert_eq!(checked(text), Err(FeedFault::Credentials), "{text}");
        }
    }
}
