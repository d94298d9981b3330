//! Where a text goes next: the page of a network on which one writes a post, with the text in it where the network takes it.
//!
//! Nothing is sent: the page opens in the user's browser, under their name, and they press the button there.

use serde::Serialize;
use url::{Host, Url, form_urlencoded};

use crate::publishing::network::Network;

/// The longest address that browsers and servers take without doubt, in bytes.
const URL_MAX: usize = 8_000;

const FILLED_IN: &str = "Your text is filled in. Read it once more, then post it.";
const TO_PASTE: &str = "Your text is copied. Paste it there.";
const TO_PASTE_AS_DESCRIPTION: &str = "Upload the video, then paste your text as its description.";
const TO_WRITE: &str = "There’s no text yet. Write it there.";

/// The page on which a post is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Composer {
    /// Its address.
    pub url: String,
    /// Whether the address carries the text; else the user pastes it.
    pub carries_text: bool,
    /// What the user does there, as a sentence.
    pub hint: String,
}

/// The page of a network on which a text becomes a post. Mastodon's is on the user's own server, `mastodon_host`. None
/// without such a page or a usable host.
///
/// A text that would make the address longer than 8,000 bytes is left out of it.
#[must_use]
pub fn composer_of(network: Network, text: &str, mastodon_host: Option<&str>) -> Option<Composer> {
    // Services that accept a text document it (X: web intents; Bluesky: action intent links; Threads: web intents;
    // Mastodon: `/share`). LinkedIn documents nothing for texts; its own feed reads these two parameters.
    let carrying = match network {
        Network::Linkedin => "https://www.linkedin.com/feed/?shareActive=true&text=".to_owned(),
        Network::X => "https://x.com/intent/post?text=".to_owned(),
        Network::Bluesky => "https://bsky.app/intent/compose?text=".to_owned(),
        Network::Threads => "https://www.threads.net/intent/post?text=".to_owned(),
        Network::Mastodon => format!("https://{}/share?text=", server(mastodon_host?)?),
        Network::Devto => return Some(page("https://dev.to/new", TO_PASTE)),
        Network::Medium => return Some(page("https://medium.com/new-story", TO_PASTE)),
        Network::Substack => return Some(page("https://substack.com/publish/post", TO_PASTE)),
        Network::Github => return Some(page("https://gist.github.com", TO_PASTE)),
        Network::Youtube => return Some(page("https://studio.youtube.com", TO_PASTE_AS_DESCRIPTION)),
        Network::Podcast | Network::Community | Network::OwnSite | Network::Inside | Network::Other => {
            return None;
        }
    };
    let text = text.trim();
    // "%20" rather than "+": anyone who reads it by either rule finds a space.
    let encoded = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    if !text.is_empty() && carrying.len() + encoded.len() <= URL_MAX {
        return Some(Composer { url: carrying + &encoded, carries_text: true, hint: FILLED_IN.to_owned() });
    }
    let empty = carrying.trim_end_matches("text=").trim_end_matches(['?', '&']);
    Some(page(empty, if text.is_empty() { TO_WRITE } else { TO_PASTE }))
}

fn page(url: &str, hint: &str) -> Composer {
    Composer { url: url.to_owned(), carries_text: false, hint: hint.to_owned() }
}

/// A server's host as people write it: with or without "https://", or at the end of a handle.
fn server(written: &str) -> Option<String> {
    let written = written.trim().trim_end_matches('/');
    let written = written.strip_prefix("https://").unwrap_or(written);
    let host = written.rsplit('@').next()?;
    let url = Url::parse(&format!("https://{host}")).ok()?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.port().is_none();
    match url.host()? {
        Host::Domain(domain) if bare && domain.contains('.') => Some(domain.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn carried(composer: &Composer) -> Option<String> {
        let url = Url::parse(&composer.url).unwrap();
        url.query_pairs().find(|(name, _)| name == "text").map(|(_, text)| text.into_owned())
    }

    #[test]
    fn a_text_is_filled_in_where_the_network_takes_it() {
        for (network, url) in [
            (Network::Linkedin, "https://www.linkedin.com/feed/?shareActive=true&text=A%20%26%20b"),
            (Network::X, "https://x.com/intent/post?text=A%20%26%20b"),
            (Network::Bluesky, "https://bsky.app/intent/compose?text=A%20%26%20b"),
            (Network::Threads, "https://www.threads.net/intent/post?text=A%20%26%20b"),
            (Network::Mastodon, "https://example.social/share?text=A%20%26%20b"),
        ] {
            let composer = composer_of(network, " A & b\n", Some("example.social")).unwrap();
            assert_eq!((composer.url.as_str(), composer.carries_text), (url, true), "{network:?}");
        }
    }

    #[test]
    fn elsewhere_it_is_pasted_and_some_places_have_no_such_page() {
        for network in Network::ALL {
            let composer = composer_of(*network, "Hello", None);
            let none = matches!(
                network,
                Network::Mastodon
                    | Network::Podcast
                    | Network::Community
                    | Network::OwnSite
                    | Network::Inside
                    | Network::Other
            );
            assert_eq!(composer.is_none(), none, "{network:?}");
            if let Some(composer) = composer {
                assert!(
                    composer.url.starts_with("https://")
                        && composer.carries_text == carried(&composer).is_some(),
                    "{network:?}"
                );
            }
        }
        assert_eq!(
            composer_of(Network::Devto, "Hello", None).unwrap().hint,
            "Your text is copied. Paste it there."
        );
    }

    #[test]
    fn a_text_too_long_for_an_address_is_pasted() {
        let long = composer_of(Network::Linkedin, &"ש".repeat(2_000), None).unwrap();
        assert_eq!(
            (long.url.as_str(), long.carries_text),
            ("https://www.linkedin.com/feed/?shareActive=true", false)
        );
        assert_eq!(long.hint, "Your text is copied. Paste it there.");
        let most = URL_MAX - "https://x.com/intent/post?text=".len();
        assert_eq!(composer_of(Network::X, &"a".repeat(most), None).unwrap().url.len(), URL_MAX);
        assert!(!composer_of(Network::X, &"a".repeat(most + 1), None).unwrap().carries_text);
        assert_eq!(composer_of(Network::X, " ", None).unwrap().url, "https://x.com/intent/post");
    }

    #[test]
    fn a_server_is_named_as_people_name_it_and_nothing_else_is_one() {
        for written in
            ["example.social", " https://Example.social/ ", "@ada@example.social", "ada@example.social"]
        {
            assert_eq!(server(written).as_deref(), Some("example.social"), "{written}");
        }
        for written in [
            "",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "a b.c",
            "example.social/x",
            "example.social?x",
            "example.social:80",
            "@ada@",
            "http://example.social",
        ] {
            assert_eq!(server(written), None, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_carried_is_the_text(text in "(\\PC|[ &+%#\n]){0,200}", host in "\\PC{0,20}") {
            for network in Network::ALL {
                for host in ["example.social", host.as_str()] {
                    let Some(composer) = composer_of(*network, &text, Some(host)) else { continue };
                    prop_assert!(composer.url.len() <= URL_MAX);
                    if composer.carries_text {
                        prop_assert_eq!(carried(&composer), Some(text.trim().to_owned()));
                    }
                }
            }
        }
    }
}
