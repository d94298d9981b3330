//! Why a feed could not be followed today: one list for what the network does and for what the bytes hold.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Why a feed failed. The slug is kept in the database, [`FeedFault::sentence`] is what people read.
    pub enum FeedFault("reason why a feed failed") {
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
        TimedOut = "timed_out" | "Too slow",
        /// One redirect after another.
        TooManyRedirects = "too_many_redirects" | "Too many redirects",
        /// A redirect from https to plain http.
        InsecureRedirect = "insecure_redirect" | "Redirected to an unencrypted address",
        /// 404.
        NotFound = "not_found" | "Not found",
        /// 410.
        Gone = "gone" | "Gone",
        /// 401.
        SignInNeeded = "sign_in_needed" | "Sign-in needed",
        /// 403.
        Forbidden = "forbidden" | "Not allowed",
        /// 429.
        TooManyRequests = "too_many_requests" | "Asked too often",
        /// 5xx.
        ServerTrouble = "server_trouble" | "The server has trouble",
        /// Any other status, a broken answer, one that ends in the middle, headers out of bounds.
        OddAnswer = "odd_answer" | "An answer that makes no sense",
        /// More than [`FEED_BYTES_MAX`](super::FEED_BYTES_MAX) bytes once decompressed, and no entry whole within them.
        TooLarge = "too_large" | "Too large",
        /// An HTML page.
        WebPage = "web_page" | "A web page",
        /// Neither RSS, Atom nor JSON Feed.
        NotAFeed = "not_a_feed" | "Not a feed",
        /// Written in an encoding whose name no one knows.
        UnknownEncoding = "unknown_encoding" | "An unknown encoding",
        /// A document type declaration that declares entities, which a feed does not need and attacks use.
        Doctype = "doctype" | "A document type declaration",
        /// Nested deeper, or with more attributes in one element, than any honest feed.
        TooOdd = "too_odd" | "Oddly built",
    }
}

impl FeedFault {
    /// What happened and what to do about it. It never carries the address or anything the server said.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::BadAddress => {
                "That is not a web address a feed can have. Copy the feed's address from the browser; it starts with https://."
            }
            Self::Credentials => {
                "The address carries a user name or password, so it was not fetched. Use the feed's public address."
            }
            Self::NeedsHttps => {
                "The address is not encrypted (http://), so it was not fetched. Try it with https://, or allow plain http for this feed."
            }
            Self::PrivateNetwork => {
                "The address leads into a private network, so it was not fetched. Use the feed's public address."
            }
            Self::UnknownHost => {
                "The server's name was not found. Check the address and the internet connection."
            }
            Self::Unreachable => {
                "The server could not be reached. Check the internet connection, or try again later."
            }
            Self::InsecureConnection => {
                "No secure connection to the server could be made, so nothing was fetched. Its certificate may be out of date; try again later."
            }
            Self::TimedOut => "The server took too long to answer. It will be asked again later.",
            Self::TooManyRedirects => {
                "The address leads from one redirect to the next. Open it in the browser and use the address where it ends."
            }
            Self::InsecureRedirect => {
                "The address redirects to one that is not encrypted (http://), so it was not followed. Allow plain http for this feed, or use another."
            }
            Self::NotFound => {
                "There is nothing at this address. Check it, or look for the feed on the site again."
            }
            Self::Gone => {
                "The feed is gone for good, says the server. Look for a new one on the site, or remove it here."
            }
            Self::SignInNeeded => {
                "The feed asks for a sign-in, which Standpoint does not do. Use a public feed."
            }
            Self::Forbidden => {
                "The server does not let Standpoint read this feed. Use another feed of the same site."
            }
            Self::TooManyRequests => "The server was asked too often. It will be asked again later.",
            Self::ServerTrouble => "The server has trouble of its own. It will be asked again later.",
            Self::OddAnswer => {
                "The server's answer makes no sense. Check that the address leads to a feed, or try again later."
            }
            Self::TooLarge => {
                "The feed is very large, and no entry ends within its first 8 MB. Use one that sends less of each post."
            }
            Self::WebPage => {
                "That is a web page, not a feed. Look for “RSS” or “Atom” on it, and use the address behind that link."
            }
            Self::NotAFeed => {
                "What is at this address is not a feed. Standpoint reads RSS, Atom and JSON Feed."
            }
            Self::UnknownEncoding => {
                "The feed names an encoding Standpoint doesn’t know, so its letters can’t be read. Ask the site for a feed in UTF-8, or use another."
            }
            Self::Doctype => {
                "The feed declares entities of its own, which can hide an attack, so it was not read. Use another feed of the same site."
            }
            Self::TooOdd => {
                "The feed is built so oddly that it was not read. Use another feed of the same site."
            }
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
