//! Addresses as Bluesky's app writes them into a post (social-app, `toShortUrl` and `shortenLinks`): without the scheme, the
//! host, and of a longer path the beginning. The whole address goes along as a link.

use std::borrow::Cow;

use url::Url;

use super::address::{Address, WithoutScheme, find};

/// The longest path, query and fragment included, that is written whole.
const PATH_MAX: usize = 15;
/// How much is written of a longer one, before three dots.
const PATH_BEGIN: usize = 13;

/// The text as it is sent.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    let addresses = find(text, WithoutScheme::IsAddress);
    if addresses.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut sent = String::with_capacity(text.len());
    let mut rest_at = 0;
    for Address { from, to } in addresses {
        sent.push_str(&text[rest_at..from]);
        sent.push_str(&short(&text[from..to]).unwrap_or_else(|| text[from..to].to_owned()));
        rest_at = to;
    }
    sent.push_str(&text[rest_at..]);
    Cow::Owned(sent)
}

fn short(address: &str) -> Option<String> {
    let whole = if address.contains("://") {
        Cow::Borrowed(address)
    } else {
        Cow::Owned(format!("https://{address}"))
    };
    let url = Url::parse(&whole).ok()?;
    let mut host = url.host_str()?.to_owned();
    if let Some(port) = url.port() {
        host += &format!(":{port}");
    }
    let path = if url.path() == "/" { "" } else { url.path() };
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    let rest = format!("{path}{query}{fragment}");
    // A parsed address is all ASCII.
    Some(if rest.len() > PATH_MAX { format!("{host}{}...", rest.get(..PATH_BEGIN)?) } else { host + &rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_its_host_and_at_most_fifteen_characters_more() {
        for (text, sent) in [
            ("See https://example.org/notes/2026/exit-costs.", "See example.org/notes/2026/e...."),
            ("https://example.org/ or http://example.org:8080", "example.org or example.org:8080"),
            ("https://example.org/p?id=7#a", "example.org/p?id=7#a"),
            ("https://example.org/p?id=7890123456", "example.org/p?id=7890123..."),
            ("example.org/a-long-path-without-scheme", "example.org/a-long-path-..."),
            ("No address, e.g. none.", "No address, e.g. none."),
        ] {
            assert_eq!(shortened(text), sent);
        }
    }
}
