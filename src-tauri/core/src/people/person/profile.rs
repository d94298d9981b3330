//! Who a web address shows: a profile on a network is one person's, any other address may be shared.

use std::borrow::Cow;

use url::Url;

use crate::address::canonical;
use crate::text::comparable;

/// Networks with a page for each member: the slug we call it by, its host, and what stands before the member's name.
const NETWORKS: &[(&str, &str, &str)] = &[
    ("linkedin", "linkedin.com", "in"),
    ("linkedin", "linkedin.com", "pub"),
    ("xing", "xing.com", "profile"),
    ("x", "x.com", ""),
    ("x", "twitter.com", ""),
    ("bluesky", "bsky.app", "profile"),
    ("threads", "threads.net", "@"),
    ("threads", "threads.com", "@"),
    ("medium", "medium.com", "@"),
    ("github", "github.com", ""),
    ("devto", "dev.to", ""),
    ("youtube", "youtube.com", "@"),
    ("facebook", "facebook.com", ""),
    ("instagram", "instagram.com", ""),
    ("substack", "substack.com", "@"),
];

/// Words that stand where a member's name would and are none.
const NO_MEMBER: &[&str] = &[
    "search",
    "home",
    "explore",
    "i",
    "share",
    "intent",
    "hashtag",
    "about",
    "settings",
    "login",
    "profile.php",
    "pages",
    "groups",
];

/// A profile: the network, and the member as it knows them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Profile {
    network: &'static str,
    /// `network:member`
    key: String,
}

impl Profile {
    /// The profile an address shows; none when it may be anybody's page.
    #[must_use]
    pub fn of(link: &str) -> Option<Self> {
        let url = Url::parse(link).ok()?;
        let host = url.host_str()?.to_lowercase();
        let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
        for (network, known, before) in NETWORKS {
            let is_host = host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
            let member = match *before {
                "" => parts.first().copied().filter(|_| parts.len() == 1),
                "@" => parts.first().and_then(|part| part.strip_prefix('@')).filter(|_| parts.len() == 1),
                before => parts.get(1).copied().filter(|_| parts[0].eq_ignore_ascii_case(before)),
            };
            if let Some(member) = member.filter(|_| is_host) {
                return Self::new(network, member);
            }
        }
        // Mastodon is on any host: https://example.social/@ada
        let member = parts.first().and_then(|part| part.strip_prefix('@')).filter(|_| parts.len() == 1)?;
        Self::new("mastodon", &format!("{member}@{host}"))
    }

    fn new(network: &'static str, member: &str) -> Option<Self> {
        let member = comparable(&decoded(member));
        if member.is_empty() || NO_MEMBER.contains(&member.as_str()) {
            return None;
        }
        Some(Self { network, key: format!("{network}:{member}") })
    }

    /// The member's name as it is written behind an `@`, in small letters; on Mastodon also with the host.
    pub(crate) fn handles(&self) -> Vec<String> {
        let member = self.key.split_once(':').map_or(self.key.as_str(), |(_, member)| member);
        let bare = member.split('@').next().unwrap_or(member);
        let mut handles = vec![bare.to_owned()];
        if bare != member {
            handles.push(member.to_owned());
        }
        handles
    }

    /// The network, by a slug.
    #[must_use]
    pub fn network(&self) -> &'static str {
        self.network
    }
}

/// A link as people are told apart by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkKey {
    key: String,
    network: Option<&'static str>,
}

impl LinkKey {
    pub(crate) fn of(link: &str) -> Self {
        match Profile::of(link) {
            Some(Profile { network, key }) => Self { key, network: Some(network) },
            None => Self { key: canonical(link).to_lowercase(), network: None },
        }
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether it is one person's page.
    pub(crate) fn is_profile(&self) -> bool {
        self.network.is_some()
    }

    /// Whether two links are of one sort: profiles of one network, or any other pages. Of one sort and different they are
    /// of two people; a profile here and a site there may be one's.
    pub(crate) fn same_sort(&self, other: &Self) -> bool {
        self.network == other.network
    }
}

/// Text in which `%C3%B6` is "ö"; as it is when that is no text.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match hex.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_the_same_however_its_address_is_written() {
        let key = |link: &str| Profile::of(link).map(|profile| profile.key);
        let ines = Some("linkedin:ines-marsh".to_owned());
        for link in [
            "https://www.linkedin.com/in/ines-marsh",
            "http://linkedin.com/in/Ines-Marsh/",
            "https://de.linkedin.com/in/ines-marsh?trk=people",
            "https://www.linkedin.com/in/ines-marsh/en",
        ] {
            assert_eq!(key(link), ines, "{link}");
        }
        assert_eq!(key("https://www.linkedin.com/in/j%C3%B6rg"), key("https://www.linkedin.com/in/jörg"));
        assert_eq!(key("https://twitter.com/ada"), key("https://x.com/Ada"));
        assert_eq!(key("https://hachyderm.io/@ada").as_deref(), Some("mastodon:ada@hachyderm.io"));
        for link in [
            "https://harrow.example/",
            "https://www.linkedin.com/sales/lead/ACwA",
            "https://www.linkedin.com/company/harrow",
            "https://github.com/a/b",
        ] {
            assert_eq!(key(link), None, "{link}");
        }
    }
}
