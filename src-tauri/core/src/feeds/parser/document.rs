//! A feed’s bytes, as they were sent.

use super::FeedSent;

/// A feed's bytes with what its server said about them.
#[derive(Debug, Clone, Copy)]
pub struct FeedDocument<'a> {
    /// Its bytes, unpacked.
    pub bytes: &'a [u8],
    /// Whether more bytes follow that were not fetched.
    pub is_cut: bool,
    /// The encoding the server named; it counts more than what the document says itself.
    pub charset: Option<&'a str>,
    /// Where it came from: relative links are resolved against `xml:base`, else the feed's own link, else this.
    pub address: &'a str,
}

impl<'a> FeedDocument<'a> {
    /// A whole document of which the server said nothing.
    #[must_use]
    pub fn new(bytes: &'a [u8], address: &'a str) -> Self {
        Self { bytes, is_cut: false, charset: None, address }
    }
}

impl<'a> From<&'a FeedSent> for FeedDocument<'a> {
    fn from(sent: &'a FeedSent) -> Self {
        Self {
            bytes: &sent.bytes,
            is_cut: sent.is_cut,
            charset: sent.charset.as_deref(),
            address: &sent.address,
        }
    }
}
