//! By what a thing is known again: an exact key, made of its row alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::address::canonical;
use crate::publishing::network::Network;

/// The number of a LinkedIn post in its address, whichever of its three kinds of number it is.
static LINKEDIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?:activity|share|ugcPost)(?::|-|%3A)(\d{19})(?:\D|$)").ok());
/// The number of a post on X.
static X: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^https?://(?:[a-z]+\.)?(?:x|twitter)\.com/(?:[^/?#]+|i/web)/status(?:es)?/(\d{1,20})(?:\D|$)",
    )
    .ok()
});
/// Host and number of a post on Mastodon.
static MASTODON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^https?://([^/?#]+)/(?:@[^/?#]+|users/[^/?#]+/statuses)/(\d{6,20})(?:\D|$)").ok()
});
/// The number of a story on Medium, at the end of its address.
static MEDIUM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"-([0-9a-f]{10,12})$").ok());

/// Two numbers of one post on LinkedIn lie less than this far apart, in milliseconds.
const ONE_POST_MS: u64 = 5_000;

fn first<'t>(pattern: &LazyLock<Option<Regex>>, text: &'t str) -> Option<regex::Captures<'t>> {
    LazyLock::force(pattern).as_ref()?.captures(text)
}

/// The number of the LinkedIn post an address shows; what it says of comments is passed over.
pub(crate) fn linkedin_id(link: &str) -> Option<u64> {
    let path = link.split(['?', '#']).next().unwrap_or(link);
    first(&LINKEDIN, path)?.get(1)?.as_str().parse().ok()
}

/// The numbers between which all those of one LinkedIn post lie.
pub(crate) fn one_linkedin_post(id: u64) -> std::ops::RangeInclusive<u64> {
    let within = (ONE_POST_MS - 1) << 22;
    id.saturating_sub(within)..=id.saturating_add(within)
}

/// All that a post with this address is known by, the most telling first: its number, then its page.
pub(crate) fn post_keys(network: Option<Network>, link: &str) -> Vec<String> {
    let number = match network.or_else(|| Network::of_link(link)) {
        Some(Network::Linkedin) => linkedin_id(link).map(|id| format!("linkedin:{id}")),
        Some(Network::X) => first(&X, link).map(|found| format!("x:{}", &found[1])),
        Some(Network::Mastodon) => {
            first(&MASTODON, link).map(|found| format!("mastodon:{}/{}", found[1].to_lowercase(), &found[2]))
        }
        Some(Network::Medium) => {
            let path = link.split(['?', '#']).next().unwrap_or(link).trim_end_matches('/');
            first(&MEDIUM, path).map(|found| format!("medium:{}", &found[1]))
        }
        _ => None,
    };
    number.into_iter().chain([format!("page:{}", canonical(link))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_number_of_its_post() {
        for (link, key) in [
            (
                "https://www.linkedin.com/posts/ada-marsh_exit-costs-activity-7448808898326654978-AbCd?utm=1",
                "linkedin:7448808898326654978",
            ),
            (
                "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7458194261025673216",
                "linkedin:7458194261025673216",
            ),
            (
                "https://www.linkedin.com/feed/update/urn:li:share:7426412370303913984?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A1234567890123456789%2C1%29",
                "linkedin:7426412370303913984",
            ),
            ("https://x.com/ada/status/1212092628029698048/photo/1", "x:1212092628029698048"),
            ("https://twitter.com/i/web/status/29700859247", "x:29700859247"),
            (
                "https://mastodon.social/@ada/109372843234234234",
                "mastodon:mastodon.social/109372843234234234",
            ),
            ("https://medium.com/@ada/exit-costs-1a2b3c4d5e6f?source=x", "medium:1a2b3c4d5e6f"),
        ] {
            assert_eq!(post_keys(None, link)[0], key, "{link}");
        }
        let page = post_keys(None, "https://www.linkedin.com/pulse/exit-costs-ada-marsh");
        assert_eq!(page, ["page:https://linkedin.com/pulse/exit-costs-ada-marsh"]);
    }

    #[test]
    fn the_numbers_of_one_post_lie_close_together() {
        let within = one_linkedin_post(7_425_235_514_141_609_985);
        assert!(within.contains(&7_425_235_513_722_327_041));
        assert!(!within.contains(&(7_425_235_514_141_609_985 + (5_000 << 22))));
    }
}
