//! Whether two web addresses are the same page, and where a relative link of a feed leads.

use url::Url;

use crate::link::parse_link;

/// Parameters that say where a reader came from, never what they read. All that begin with `utm_` are added.
const TRACKING: &[&str] = &[
    "_hsenc",
    "_hsmi",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "rcm",
    "ref_src",
    "trk",
    "twclid",
    "wbraid",
    "wt_mc",
    "yclid",
];

/// The longest link that is resolved, in bytes.
const LINK_MAX: usize = 2_000;
/// The longest address links are resolved against, in bytes: every link of a feed grows by it.
const BASE_MAX: usize = 300;

/// A page that is looked for among many addresses: http or https, `www.` or not, whatever its fragment, tracking parameters
/// and trailing slash. Only those that can be the same are parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoughtPage {
    key: String,
    telling: String,
}

impl SoughtPage {
    /// The page of an address.
    #[must_use]
    pub fn of(url: &str) -> Self {
        let key = address_key(url);
        let page = key.split('?').next().unwrap_or_default();
        let last = page.rsplit_once('/').map_or("", |(_, last)| last);
        // What is written with signs for other signs may be written in several ways.
        let telling = if last.contains('%') { "" } else { last };
        Self { telling: telling.to_owned(), key }
    }

    /// What stands in every address of the page, as [`parse_link`] gives it: the last part of its path; may be empty.
    #[must_use]
    pub fn telling(&self) -> &str {
        &self.telling
    }

    /// Whether an address, as [`parse_link`] gives it, leads there.
    #[must_use]
    pub fn is(&self, url: &str) -> bool {
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
        let whole = |(at, part): (usize, &str)| url[..at].ends_with('/') && ends(&url[at + part.len()..]);
        let may_be = self.telling.is_empty() || url.match_indices(&self.telling).any(whole);
        may_be && address_key(url) == self.key
    }
}

/// What all spellings of a page's address have in common, such as `example.org/notes?id=7`. Text that is no web address
/// is its own key.
#[must_use]
pub fn address_key(url: &str) -> String {
    let text = url.trim();
    let Some(parsed) = Url::parse(text).ok().filter(|parsed| matches!(parsed.scheme(), "http" | "https")) else {
        return text.to_owned();
    };
    let host = parsed.host_str().unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host);
    let mut key = host.strip_prefix("www.").unwrap_or(host).to_owned();
    // http on 443 and https on 80 do not occur; a default port is none.
    if let Some(port) = parsed.port().filter(|port| !matches!(port, 80 | 443)) {
        key.push_str(&format!(":{port}"));
    }
    key.push_str(parsed.path().trim_end_matches('/'));
    let mut separator = '?';
    for part in parsed.query().unwrap_or_default().split('&').filter(|part| !part.is_empty() && !is_tracking(part)) {
        key.push(separator);
        key.push_str(part);
        separator = '&';
    }
    key
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

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

/// An absolute web address from a link as a feed writes it, or `None` when it is none that may be opened.
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

    /// As addresses are looked for among those kept.
    fn same(sought: &str, known: &str) -> bool {
        let known = parse_link(known).ok().flatten().unwrap_or_else(|| known.to_owned());
        SoughtPage::of(sought).is(&known)
    }

    #[test]
    fn the_same_page_is_recognised_in_every_spelling() {
        for other in [
            "http://example.org/notes",
            "https://www.example.org/notes/",
            "HTTPS://Example.ORG:443/notes#top",
            "https://example.org/notes?utm_source=rss&utm_medium=feed",
            "https://example.org/notes/?fbclid=a&gclid=b&UTM_campaign=c",
            " https://example.org./notes ",
        ] {
            assert!(same("https://example.org/notes", other), "{other} → {}", address_key(other));
        }
    }

    #[test]
    fn another_page_stays_another_page() {
        for other in [
            "https://example.org/Notes",
            "https://example.org/notes/2",
            "https://example.org/notes?id=1",
            "https://example.org:8443/notes",
            "https://blog.example.org/notes",
            "not an address",
        ] {
            assert!(!same("https://example.org/notes", other), "{other}");
        }
        assert!(!same("https://example.org/?id=1", "https://example.org/?id=2"));
        assert_eq!(address_key("https://example.org/?b=2&utm_source=x&a=1"), "example.org?b=2&a=1");
    }

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
