//! Which network a web address belongs to, by its host.

use url::Url;

use super::Network;

/// Hosts whose every address, with those of their subdomains, belongs to a network.
const DOMAINS: &[(&str, Network)] = &[
    ("linkedin.com", Network::Linkedin),
    ("lnkd.in", Network::Linkedin),
    ("x.com", Network::X),
    ("twitter.com", Network::X),
    ("bsky.app", Network::Bluesky),
    ("threads.net", Network::Threads),
    ("threads.com", Network::Threads),
    ("substack.com", Network::Substack),
    ("medium.com", Network::Medium),
    ("youtube.com", Network::Youtube),
    ("youtu.be", Network::Youtube),
];

/// Hosts that speak for themselves alone: their subdomains are other things.
const HOSTS: &[(&str, Network)] = &[
    ("dev.to", Network::Devto),
    ("github.com", Network::Github),
    ("gist.github.com", Network::Github),
    ("mastodon.social", Network::Mastodon),
    ("mastodon.online", Network::Mastodon),
    ("mastodon.world", Network::Mastodon),
    ("mstdn.social", Network::Mastodon),
    ("mas.to", Network::Mastodon),
    ("fosstodon.org", Network::Mastodon),
    ("hachyderm.io", Network::Mastodon),
    ("infosec.exchange", Network::Mastodon),
    ("techhub.social", Network::Mastodon),
    ("chaos.social", Network::Mastodon),
    ("social.coop", Network::Mastodon),
];

/// The fewest digits of a post's number that tell a Mastodon address from others.
const POST_DIGITS_MIN: usize = 6;

impl Network {
    /// The network a web address belongs to. Mastodon has a thousand hosts: the largest are known by name, the others by the
    /// form of a post's address, `/@name/123456`. None for what is no web address or no network's.
    #[must_use]
    pub fn of_link(link: &str) -> Option<Self> {
        let url = Url::parse(link.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let host = url.host_str()?.trim_end_matches('.');
        let host = host.strip_prefix("www.").unwrap_or(host);
        let within =
            |domain: &str| host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
        let named = DOMAINS
            .iter()
            .find(|(domain, _)| within(domain))
            .or_else(|| HOSTS.iter().find(|(known, _)| host == *known));
        named.map(|(_, network)| *network).or_else(|| is_mastodon_post(&url).then_some(Self::Mastodon))
    }
}

fn is_mastodon_post(url: &Url) -> bool {
    let parts: Vec<&str> = url.path().trim_end_matches('/').split('/').collect();
    matches!(parts.as_slice(), ["", name, number]
        if name.strip_prefix('@').is_some_and(|name| !name.is_empty())
            && number.len() >= POST_DIGITS_MIN
            && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_link_tells_its_network() {
        for (link, network) in [
            ("https://www.linkedin.com/posts/ada_1234", Network::Linkedin),
            ("https://de.linkedin.com/in/ada", Network::Linkedin),
            ("https://lnkd.in/abc", Network::Linkedin),
            ("https://x.com/ada/status/1", Network::X),
            ("http://mobile.twitter.com/ada/status/1", Network::X),
            ("https://bsky.app/profile/ada.example/post/3k", Network::Bluesky),
            ("https://www.threads.net/@ada/post/C1", Network::Threads),
            ("https://www.threads.com/@ada", Network::Threads),
            ("https://substack.com/@ada/note/c-1", Network::Substack),
            ("https://ada.substack.com/p/budgets", Network::Substack),
            ("https://medium.com/@ada/budgets-1a2b", Network::Medium),
            ("https://ada.medium.com/budgets", Network::Medium),
            ("https://DEV.TO/ada/budgets", Network::Devto),
            ("https://github.com/ada/engine", Network::Github),
            ("https://gist.github.com/ada/1", Network::Github),
            ("https://m.youtube.com/watch?v=1", Network::Youtube),
            ("https://youtu.be/1", Network::Youtube),
            ("https://mastodon.social/@ada", Network::Mastodon),
            ("https://social.example.org/@ada/112233445566778899", Network::Mastodon),
            ("https://social.example.org/@ada@other.example/123456/", Network::Mastodon),
        ] {
            assert_eq!(Network::of_link(link), Some(network), "{link}");
        }
    }

    #[test]
    fn what_only_looks_like_a_network_is_none() {
        for link in [
            "",
            "linkedin.com/in/ada",
            "ftp://github.com/x",
            "https://notlinkedin.com/in/ada",
            "https://linkedin.com.example.org/",
            "https://linkedin.com@example.org/",
            "https://ada.github.io/blog",
            "https://docs.github.com/en",
            "https://netflix.com/",
            "https://example.org/@ada/1234",
            "https://example.org/@/123456",
            "https://example.org/@ada/budgets",
            "https://tiktok.com/@ada/video/123456789",
        ] {
            assert_eq!(Network::of_link(link), None, "{link}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}", path in "\\PC{0,20}") {
            let _ = Network::of_link(&text);
            let _ = Network::of_link(&format!("https://{text}/{path}"));
        }
    }
}
