//! Why a feed could not be followed today: one list for what the network does and for what the bytes hold.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Why a feed failed. The slug is kept in the database, [`FeedFault::sentence`] is what people read.
    pub enum FeedFault("feed fault") {
        /// The address cannot be read as a web address.
        BadAddress = "bad_address" | "Not a web address",
        /// The address carries a user name or password.
        Credentials = "credentials" | "A password in the address",
        /// Plain http, which was not allowed for this feed.
        NeedsHttps = "needs_https" | "Not encrypted",
        /// The host resolves to addresses within a private network or to this machine.
        PrivateNetwork = "private_network" | "A private network",
        /// The host's name is not known.
        UnknownHost = "unknown_host" | "Unknown host",
        /// No connection could be made, or it broke.
        Unreachable = "unreachable" | "Not reachable",
        /// The secure connection could not be made, as with a wrong certificate.
        InsecureConnection = "insecure_connection" | "No secure connection",
        /// The whole thing took longer than the limit.
        TimedOut = "timed_out" | "Timed out",
        /// One redirect after another.
        TooManyRedirects = "too_many_redirects" | "Too many redirects",
        /// A redirect from https to plain http.
        InsecureRedirect = "insecure_redirect" | "Redirected to an unencrypted address",
        /// 404.
        NotFound = "not_found" | "Not found",
        /// 410.
        Gone = "gone" | "Feed removed",
        /// 401.
        SignInNeeded = "sign_in_needed" | "Sign-in needed",
        /// 403.
        Forbidden = "forbidden" | "Not allowed",
        /// 429.
        TooManyRequests = "too_many_requests" | "Too many requests",
        /// 5xx.
        ServerTrouble = "server_trouble" | "Server error",
        /// Any other status, a broken answer, one that ends in the middle, headers out of bounds.
        OddAnswer = "odd_answer" | "Unreadable response",
        /// More than [`FEED_BYTES_MAX`](super::FEED_BYTES_MAX) bytes once decompressed, and no entry whole within them.
        TooLarge = "too_large" | "Too large",
        /// An HTML page.
        WebPage = "web_page" | "Web page, not a feed",
        /// Neither RSS, Atom nor JSON Feed.
        NotAFeed = "not_a_feed" | "Not a feed",
        /// Written in an encoding whose name no one knows.
        UnknownEncoding = "unknown_encoding" | "An unknown encoding",
        /// A document type declaration that declares entities, which a feed does not need and attacks use.
        Doctype = "doctype" | "Unsafe feed",
        /// Nested deeper, or with more attributes in one element, than any honest feed.
        TooOdd = "too_odd" | "Malformed feed",
    }
}

impl FeedFault {
    /// What happened and what to do about it. It never carries the address or anything the server said.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::BadAddress => {
                "That isn’t a feed address. Copy it from your browser; it starts with https://."
            }
            Self::Credentials => {
                "The address contains a user name or password. Use the feed’s public address."
            }
            Self::NeedsHttps => {
                "The address isn’t encrypted. Try https://, or allow this feed without encryption."
            }
            Self::PrivateNetwork => "The address is in a private network. Use the feed’s public address.",
            Self::UnknownHost => "Can’t find the server. Check the address and your connection.",
            Self::Unreachable => "Can’t reach the server. Check your connection or try later.",
            Self::InsecureConnection => {
                "Can’t connect securely; the server’s certificate may have expired. Try later."
            }
            Self::TimedOut => "The server took too long. Standpoint will try again.",
            Self::TooManyRedirects => {
                "Too many redirects. Open the address in a browser and use the one you end up on."
            }
            Self::InsecureRedirect => {
                "The address redirects to an unencrypted one. Allow this feed without encryption, or use another."
            }
            Self::NotFound => "No feed at this address. Check it, or find the feed on the site again.",
            Self::Gone => "The site has removed this feed. Find the new one, or remove it here.",
            Self::SignInNeeded => "This feed needs a sign-in. Use a public feed.",
            Self::Forbidden => "The server doesn’t allow this feed. Try another feed from the same site.",
            Self::TooManyRequests => "Too many requests. Standpoint will try again later.",
            Self::ServerTrouble => "The server has a problem. Standpoint will try again later.",
            Self::OddAnswer => "The server’s response isn’t readable. Check the address or try later.",
            Self::TooLarge => {
                "The feed is very large, and no entry ends within its first 8 MB. Use one that sends less of each post."
            }
            Self::WebPage => {
                "That’s a web page. Look for an “RSS” or “Atom” link on it and use that address."
            }
            Self::NotAFeed => "This isn’t a feed. Standpoint reads RSS, Atom and JSON Feed.",
            Self::UnknownEncoding => {
                "The feed names an encoding Standpoint doesn’t know, so its letters can’t be read. Ask the site for a feed in UTF-8, or use another."
            }
            Self::Doctype => {
                "This feed contains a document type declaration, which can be unsafe. Try another feed from the same site."
            }
            Self::TooOdd => "This feed is malformed. Try another feed from the same site.",
        }
    }
}

impl std::fmt::Display for FeedFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.sentence())
    }
}

impl std::error::Error for FeedFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_a_slug_of_its_own_and_a_sentence_with_a_remedy() {
        for fault in FeedFault::ALL {
            assert_eq!(fault.slug().parse::<FeedFault>().unwrap(), *fault);
            let sentence = fault.sentence();
            assert!(
                sentence.ends_with('.') && sentence.matches(['.', ';']).count() >= 2,
                "what and remedy: {sentence}"
            );
            assert!(
                !sentence.chars().any(|c| c.is_ascii_digit())
                    || matches!(fault, FeedFault::TooLarge | FeedFault::UnknownEncoding),
                "no raw codes: {sentence}"
            );
        }
    }
}
