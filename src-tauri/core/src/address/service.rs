//! Services whose posts have several addresses: their hosts, and the forms of one post's address.

use std::sync::LazyLock;

use regex::Regex;

use super::sharing;

/// A service.
pub(super) struct Service {
    /// The host its addresses are compared by; its subdomains are looked at too.
    host: &'static str,
    /// Hosts that are the same; `??.` matches a country or a language in two letters.
    also: &'static [&'static str],
    /// Parameters of sharing that are known here only, as in [`sharing`].
    sharing: &'static [&'static str],
    /// Forms of one post's address, host and path and query, and what they are compared by. The first that fits is taken.
    forms: &'static [(&'static str, &'static str)],
}

/// The services, each by name.
static SERVICES: &[Service] = &[
    // YouTube: a video, wherever it is played and from which second.
    Service {
        host: "youtube.com",
        also: &["youtube-nocookie.com", "music.youtube.com", "gaming.youtube.com"],
        sharing: &["feature", "pp", "ab_channel", "app", "t", "start", "time_continue", "embeds_*"],
        forms: &[
            // A comment on it is another address.
            (
                r"^youtube\.com/watch\?(?:.*&)?lc=([^&]+)&(?:.*&)?v=([\w-]+)(?:&.*)?$",
                "youtube.com/watch?lc=$1&v=$2",
            ),
            (r"^youtube\.com/watch\?(?:.*&)?v=([\w-]+)(?:&.*)?$", "youtube.com/watch?v=$1"),
            (r"^youtube\.com/(?:shorts|embed|live|v|e)/([\w-]+)(?:[/?].*)?$", "youtube.com/watch?v=$1"),
        ],
    },
    Service {
        host: "youtu.be",
        also: &[],
        sharing: &["t", "feature", "list", "index"],
        forms: &[(r"^youtu\.be/([\w-]+)(?:[/?].*)?$", "youtube.com/watch?v=$1")],
    },
    // Substack: what its app shares leads through one host.
    Service {
        host: "substack.com",
        also: &[],
        sharing: &[
            "r",
            "s",
            "showWelcome*",
            "triedRedirect",
            "publication_id",
            "post_id",
            "isFreemail",
            "token",
            "action",
            "selection",
            "source",
        ],
        forms: &[(r"^open\.substack\.com/pub/([\w-]+)(/.*)?$", "$1.substack.com$2")],
    },
    // Medium: a story by its number, under whatever name, publication and title.
    Service {
        host: "medium.com",
        also: &["link.medium.com"],
        sharing: &["source", "sk", "responsesOpen", "sortBy", "gi", "postPublishedType", "collection_home*"],
        forms: &[(r"^(?:[\w-]+\.)?medium\.com/(?:.*[/-])?([0-9a-f]{10,12})(?:\?.*)?$", "medium.com/p/$1")],
    },
    // X: a post by its number, under whatever name.
    Service {
        host: "x.com",
        also: &["twitter.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "nitter.net"],
        sharing: &["s", "t", "cxt", "lang", "cn"],
        forms: &[(r"^x\.com/(?:i/web|i|\w+)/status(?:es)?/(\d+)(?:[/?].*)?$", "x.com/i/status/$1")],
    },
    // LinkedIn: a post by its number, shared from its page or from the feed.
    Service {
        host: "linkedin.com",
        also: &["??.linkedin.com", "touch.linkedin.com"],
        sharing: &[
            "originalSubdomain",
            "miniProfileUrn",
            "lici",
            "origin",
            "dashCommentUrn",
            "originTrackingId",
            "originalReferer",
            "sessionRedirect",
            "actorCompanyId",
        ],
        forms: &[
            (
                r"^linkedin\.com/posts/[^/?]*-(activity|ugcPost|share)-(\d+)(?:-[^/?]*)?(?:/[^?]*)?(\?.*)?$",
                "linkedin.com/feed/update/urn:li:$1:$2$3",
            ),
            (
                r"^linkedin\.com/(?:feed/update|embed/feed/update)/urn:li:(activity|ugcPost|share):(\d+)(?:/[^?]*)?(\?.*)?$",
                "linkedin.com/feed/update/urn:li:$1:$2$3",
            ),
        ],
    },
    Service {
        host: "threads.net",
        also: &["threads.com"],
        sharing: &["xmt", "slof", "hl"],
        forms: &[(r"^threads\.net/(?:@[\w.]+/post|t)/([\w-]+)(?:[/?].*)?$", "threads.net/t/$1")],
    },
    Service { host: "bsky.app", also: &["staging.bsky.app", "main.bsky.dev"], sharing: &[], forms: &[] },
    Service {
        host: "instagram.com",
        also: &["instagr.am", "ddinstagram.com"],
        sharing: &["img_index", "hl"],
        forms: &[],
    },
    Service {
        host: "facebook.com",
        also: &["fb.com", "mbasic.facebook.com", "web.facebook.com", "touch.facebook.com"],
        sharing: &[
            "__cft__*", "__tn__", "__xts__*", "rdid", "sfnsn", "wtsid", "_rdr", "paipv", "eav", "locale",
        ],
        forms: &[],
    },
    Service {
        host: "reddit.com",
        also: &[
            "old.reddit.com",
            "new.reddit.com",
            "np.reddit.com",
            "amp.reddit.com",
            "sh.reddit.com",
            "i.reddit.com",
            "??.reddit.com",
        ],
        sharing: &[
            "context",
            "share_*",
            "correlation_id",
            "post_fullname",
            "ref_source",
            "ref_campaign",
            "sort",
        ],
        forms: &[
            (
                r"^reddit\.com/(?:(?:r|user|u)/[\w-]+/)?comments/(\w+)/(?:[^/?]+|comment)/(\w+)(?:[/?].*)?$",
                "reddit.com/comments/$1/comment/$2",
            ),
            (r"^reddit\.com/(?:(?:r|user|u)/[\w-]+/)?comments/(\w+)(?:[/?].*)?$", "reddit.com/comments/$1"),
        ],
    },
    Service {
        host: "redd.it",
        also: &[],
        sharing: &[],
        forms: &[(r"^redd\.it/(\w+)$", "reddit.com/comments/$1")],
    },
    Service {
        host: "tiktok.com",
        also: &[],
        sharing: &["is_from_webapp", "is_copy_url", "sender_device", "web_id", "_r", "_t", "lang"],
        forms: &[],
    },
    // Podcasts: an episode, from whichever country and in whichever language.
    Service {
        host: "podcasts.apple.com",
        also: &["itunes.apple.com", "embed.podcasts.apple.com"],
        sharing: &["mt", "at", "ct", "ls", "itsct", "itscg", "l", "uo", "app"],
        forms: &[(
            r"^podcasts\.apple\.com/(?:[a-z]{2}/)?podcast/(?:[^/?]+/)?id(\d+)(\?.*)?$",
            "podcasts.apple.com/podcast/id$1$2",
        )],
    },
    Service {
        host: "open.spotify.com",
        also: &["play.spotify.com"],
        sharing: &["context", "dl_branch", "go", "nd", "pt", "uid", "uri", "dlsi"],
        forms: &[(
            r"^open\.spotify\.com/(?:intl-[\w-]+/)?(?:embed(?:-podcast)?/)?(.+)$",
            "open.spotify.com/$1",
        )],
    },
    Service {
        host: "vimeo.com",
        also: &[],
        sharing: &["share", "fl", "fe"],
        forms: &[(r"^player\.vimeo\.com/video/(\d+)(\?.*)?$", "vimeo.com/$1$2")],
    },
    Service {
        host: "t.me",
        also: &["telegram.me", "telegram.dog"],
        sharing: &["single", "comment"],
        forms: &[(r"^t\.me/s/(.+)$", "t.me/$1")],
    },
    Service {
        host: "wikipedia.org",
        also: &[],
        sharing: &["wprov"],
        forms: &[(r"^([\w-]+)\.m\.wikipedia\.org(.*)$", "$1.wikipedia.org$2")],
    },
    Service { host: "dev.to", also: &[], sharing: &["comments_sort", "i"], forms: &[] },
];

/// Forms that any host may have: of Mastodon's posts, and blogs whose host ends with the reader's country.
const COMMON_FORMS: &[(&str, &str)] = &[
    (r"^([^/?]+)/users/(\w+)/statuses/(\d+)(?:/activity)?$", "$1/@$2/$3"),
    (r"^([\w-]+)\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?(/[^?]*)?(?:\?m=\d)?$", "$1.blogspot.com$2"),
];

/// Forms that hold another page's address.
const PAGES_BEHIND: &[(&str, &str)] = &[
    (r"^(?:[\w-]+\.)?google\.[a-z.]{2,6}/amp/s/(.+)$", "https://$1"),
    (r"^[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?(.+)$", "https://$1"),
];

static FORMS: LazyLock<Vec<Vec<(Regex, &str)>>> =
    LazyLock::new(|| SERVICES.iter().map(|service| compiled(service.forms)).collect());
static COMMON: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| compiled(COMMON_FORMS));
static BEHIND: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| compiled(PAGES_BEHIND));

fn compiled(forms: &[(&str, &'static str)]) -> Vec<(Regex, &'static str)> {
    let regex = |pattern: &str| Regex::new(pattern).expect("the patterns are constant and a test uses each");
    forms.iter().map(|(pattern, form)| (regex(pattern), *form)).collect()
}

/// The service of a host, if it is one's.
pub(super) fn of(host: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.is_alias(host) || is_within(host, service.host))
}

/// What host and path show of another page, as readers that make pages faster do.
pub(super) fn page_behind(host: &str, path: &str) -> Option<String> {
    let may_be = host.contains("google.") || host.ends_with(".ampproject.org");
    may_be.then(|| rewritten(&BEHIND, &format!("{host}{path}"))).flatten()
}

/// What a page of no service's is compared by, where it is of a common form.
pub(super) fn common_form(page: &str) -> Option<String> {
    let may_be = page.contains("/statuses/") || page.contains(".blogspot.");
    may_be.then(|| rewritten(&COMMON, page)).flatten()
}

impl Service {
    /// The host to compare by.
    pub(super) fn host<'h>(&'h self, host: &'h str) -> &'h str {
        if self.is_alias(host) { self.host } else { host }
    }

    pub(super) fn is_sharing(&self, name: &str, value: &str) -> bool {
        sharing::is_among(self.sharing, name, value)
    }

    /// What a page is compared by, where its address is of a known form.
    pub(super) fn form(&self, page: &str) -> Option<String> {
        let at = SERVICES.iter().position(|service| std::ptr::eq(service, self))?;
        rewritten(FORMS.get(at)?, page)
    }

    fn is_alias(&self, host: &str) -> bool {
        self.also.iter().any(|also| match also.strip_prefix("??.") {
            Some(domain) => {
                host.split_once('.').is_some_and(|(place, rest)| place.len() == 2 && rest == domain)
            }
            None => host == *also,
        })
    }
}

fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

fn rewritten(forms: &[(Regex, &str)], page: &str) -> Option<String> {
    let (regex, form) = forms.iter().find(|(regex, _)| regex.is_match(page))?;
    Some(regex.replace(page, *form).into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::canonical;
    use super::*;

    #[test]
    fn every_form_is_reached_by_an_address_of_its_kind_and_stays() {
        for (address, form) in [
            ("https://youtu.be/AAAAAAAAAAA?t=30", "https://youtube.com/watch?v=AAAAAAAAAAA"),
            (
                "https://m.youtube.com/watch?app=desktop&v=AAAAAAAAAAA&list=PL1&index=2",
                "https://youtube.com/watch?v=AAAAAAAAAAA",
            ),
            (
                "https://www.youtube.com/watch?v=AAAAAAAAAAA&lc=Ugx1",
                "https://youtube.com/watch?lc=Ugx1&v=AAAAAAAAAAA",
            ),
            (
                "https://www.youtube.com/shorts/AAAAAAAAAAA?feature=share",
                "https://youtube.com/watch?v=AAAAAAAAAAA",
            ),
            ("https://www.youtube-nocookie.com/embed/AAAAAAAAAAA", "https://youtube.com/watch?v=AAAAAAAAAAA"),
            (
                "https://open.substack.com/pub/ada/p/budgets?r=1a&utm_campaign=post",
                "https://ada.substack.com/p/budgets",
            ),
            (
                "https://ada.medium.com/budgets-4f1c2a7b9d0e?source=user_profile---1",
                "https://medium.com/p/4f1c2a7b9d0e",
            ),
            ("https://medium.com/notes/read-budgets-4f1c2a7b9d0e", "https://medium.com/p/4f1c2a7b9d0e"),
            ("https://mobile.twitter.com/ada/status/17/photo/1?s=20", "https://x.com/i/status/17"),
            (
                "https://de.linkedin.com/posts/ada_exit-activity-7300000000000000001-AbCd?rcm=1",
                "https://linkedin.com/feed/update/urn:li:activity:7300000000000000001",
            ),
            (
                "https://www.linkedin.com/feed/update/urn:li:activity:7300000000000000001/?commentUrn=x&dashCommentUrn=y",
                "https://linkedin.com/feed/update/urn:li:activity:7300000000000000001?commentUrn=x",
            ),
            ("https://www.threads.com/@ada/post/C1", "https://threads.net/t/C1"),
            (
                "https://old.reddit.com/r/itil/comments/1a2b/exit_costs/?sort=new",
                "https://reddit.com/comments/1a2b",
            ),
            (
                "https://www.reddit.com/r/itil/comments/1a2b/exit_costs/k9/?context=3",
                "https://reddit.com/comments/1a2b/comment/k9",
            ),
            ("https://redd.it/1a2b", "https://reddit.com/comments/1a2b"),
            (
                "https://podcasts.apple.com/de/podcast/exit-costs/id1?i=2&l=en",
                "https://podcasts.apple.com/podcast/id1?i=2",
            ),
            ("https://open.spotify.com/intl-de/episode/4x?si=1", "https://open.spotify.com/episode/4x"),
            ("https://player.vimeo.com/video/76?share=copy", "https://vimeo.com/76"),
            ("https://t.me/s/ada/1", "https://t.me/ada/1"),
            ("https://de.m.wikipedia.org/wiki/Ausfallkosten", "https://de.wikipedia.org/wiki/Ausfallkosten"),
            ("https://social.example/users/ada/statuses/112233", "https://social.example/@ada/112233"),
            (
                "https://ada.blogspot.co.uk/2026/03/exit.html?m=1",
                "https://ada.blogspot.com/2026/03/exit.html",
            ),
            ("https://www.google.com/amp/s/ada.example/exit", "https://ada.example/exit"),
            ("https://ada-example.cdn.ampproject.org/c/s/ada.example/exit", "https://ada.example/exit"),
        ] {
            assert_eq!(canonical(address), form, "{address}");
            assert_eq!(canonical(form), form, "{form}");
        }
    }

    #[test]
    fn another_host_of_the_same_firm_is_another_place() {
        for (one, other) in [
            ("https://engineering.linkedin.com/blog", "https://linkedin.com/blog"),
            ("https://developers.facebook.com/docs", "https://facebook.com/docs"),
            ("https://help.twitter.com/en", "https://x.com/en"),
            ("https://ada.substack.com/p/budgets", "https://wei.substack.com/p/budgets"),
            ("https://notyoutube.com/watch?v=A&list=B", "https://notyoutube.com/watch?v=A"),
        ] {
            assert_ne!(canonical(one), canonical(other), "{one} and {other}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(FORMS.len(), SERVICES.len());
        assert!(!COMMON.is_empty() && !BEHIND.is_empty());
    }
}
