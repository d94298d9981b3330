//! The resolver the HTTP client asks: it hands out only addresses that may be visited.
//!
//! The client connects to what it gets here and resolves nothing itself, so this is the one place where a private network can
//! be refused, for the first address and for every redirect.

use std::time::Instant;

use standpoint_core::feeds::parser::FeedFault;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Url;

use crate::{Policy, host};

/// Resolves hosts by [`host::addresses`].
#[derive(Debug)]
pub(crate) struct CheckedResolver {
    /// Whether the user allowed plain http for this feed.
    pub(crate) allow_http: bool,
    /// Which addresses are allowed.
    pub(crate) policy: Policy,
    /// When the whole fetch must be over.
    pub(crate) deadline: Instant,
}

impl Resolver for CheckedResolver {
    fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let url = Url::parse(&uri.to_string()).map_err(|_| refused(FeedFault::BadAddress))?;
        let found = host::addresses(&url, self.allow_http, &self.policy, self.deadline).map_err(refused)?;
        let mut addresses = self.empty();
        found.into_iter().for_each(|address| addresses.push(address));
        Ok(addresses)
    }
}

/// Why the resolver gave no address: carried through the client unchanged.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) FeedFault);

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.slug())
    }
}

impl std::error::Error for Refused {}

fn refused(fault: FeedFault) -> ureq::Error {
    ureq::Error::Other(Box::new(Refused(fault)))
}
