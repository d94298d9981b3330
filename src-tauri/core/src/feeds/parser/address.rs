//! Where a relative link of a feed leads.

use url::Url;

use crate::address::link::parse_link;

/// The longest link that is resolved, in bytes.
const LINK_MAX: usize = 2_000;
/// The longest address links are resolved against, in bytes: every link of a feed grows by it.
const BASE_MAX: usize = 300;

/// The feed's link or an `xml:base` as something links can be resolved against.
pub(super) fn base(text: &str, outer: Option<&Url>) -> Option<Url> {
    join(text, outer).filter(|base| base.as_str().len() <= BASE_MAX)
}

/// A link of the feed against what it is relative to; only what leads into the web.
pub(super) fn join(text: &str, against: Option<&Url>) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.len() > LINK_MAX {
        return None;
    }
    let parsed = match against {
        Some(base) => base.join(text),
        None => Url::parse(text),
    };
    parsed.ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// An absolute web address from a link as a feed writes it, or `None` when it may not be opened.
pub(super) fn resolve(text: &str, against: Option<&Url>) -> Option<String> {
    parse_link(join(text, against)?.as_str()).ok().flatten()
}

/// The host people know a page by.
pub(super) fn host(address: &str) -> Option<String> {
    let parsed = Url::parse(address.trim()).ok()?;
    let host = parsed.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_is_resolved_and_what_cannot_be_opened_is_none() {
        let site = Url::parse("https://example.org/blog/").unwrap();
        assert_eq!(resolve("p/1", Some(&site)).as_deref(), Some("https://example.org/blog/p/1"));
        assert_eq!(resolve("//other.example/x", Some(&site)).as_deref(), Some("https://other.example/x"));
        for text in ["javascript:alert(1)", "mailto:a@example.org", "", "tag:example.org,2024:1"] {
            assert_eq!(resolve(text, Some(&site)), None, "{text}");
        }
        assert_eq!(resolve("/p/1", None), None, "there is nothing to resolve it against");
    }
}
