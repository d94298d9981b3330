//! Fetches one feed over the network: the only room of the house that opens a connection.
//!
//! It goes to the address the user entered and nowhere else: no proxy from the environment, no cookies, no private networks,
//! at most three redirects, each of which must pass the same checks. What a server can cost is bounded in time, bytes and
//! memory, however it behaves. It knows nothing of formats; [`standpoint_core::feed::parse`] reads what it brings.

mod address;
mod body;
mod exchange;
mod gzip;
mod host;
mod wire;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use standpoint_core::feed::{FEED_BYTES_MAX, FeedAnswer, FeedFault, FeedSent};
use standpoint_core::views::FeedRequest;
use url::Url;

use exchange::Outcome;

/// Which feed, and what is known of it from the last time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The feed's address.
    pub address: String,
    /// Whether the user allowed plain http for this feed, also when it redirects there.
    pub allow_http: bool,
    /// The `ETag` of the last answer.
    pub etag: Option<String>,
    /// The `Last-Modified` of the last answer.
    pub last_modified: Option<String>,
}

/// What is allowed, and the limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The development switch `STANDPOINT_FEEDS_ON_LOOPBACK=1`, which callers read: addresses of this machine are allowed, and
    /// plain http to them.
    pub allow_loopback: bool,
    /// Single addresses that are allowed like those of this machine under [`Policy::allow_loopback`]: for tests.
    pub allowed: Vec<SocketAddr>,
    /// From the beginning to the last byte, redirects and name resolution included.
    pub time: Duration,
    /// The largest feed, in bytes once decompressed.
    pub bytes: usize,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self { allow_loopback: false, allowed: Vec::new(), time: Duration::from_millis(4_500), bytes: FEED_BYTES_MAX, redirects: 3 }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The feed is the same as the last time.
    NotModified,
    /// The feed.
    Fetched {
        /// Its bytes, decompressed.
        bytes: Vec<u8>,
        /// For the next request; visible ASCII, at most 512 characters.
        etag: Option<String>,
        /// For the next request; visible ASCII and spaces, at most 512 characters.
        last_modified: Option<String>,
        /// Where it was found after all redirects.
        final_address: String,
    },
}

/// Fetches a feed. It blocks, for at most [`Policy::time`] and what the scheduler adds; resolving a name may leave a thread
/// behind for as long as the system's resolver takes.
///
/// # Errors
/// Why there is no answer, as something people can be told.
pub fn fetch(request: &Request, policy: &Policy) -> Result<Answer, FeedFault> {
    let deadline = Instant::now() + policy.time;
    let mut at = address::checked(&request.address)?;
    let origin = at.origin();
    for _ in 0..=policy.redirects {
        // What was learnt from one server is not told to another.
        let known = if at.origin() == origin { exchange::Known::of(request) } else { exchange::Known::default() };
        match exchange::run(&at, known, request.allow_http, policy, deadline)? {
            Outcome::Answer(answer) => return Ok(answer),
            Outcome::Redirect(target) => at = redirected(&at, &target, request, policy)?,
        }
    }
    Err(FeedFault::TooManyRedirects)
}

/// The same in the coach's terms: what a feed is asked for, and what came of it.
#[must_use]
pub fn read(request: &FeedRequest, policy: &Policy) -> FeedAnswer {
    let FeedRequest { address, allow_http, etag, last_modified, .. } = request.clone();
    match fetch(&Request { address, allow_http, etag, last_modified }, policy) {
        Ok(Answer::NotModified) => FeedAnswer::NotModified,
        Ok(Answer::Fetched { bytes, etag, last_modified, final_address }) => {
            FeedAnswer::Read(FeedSent { bytes, address: final_address, etag, last_modified, ..FeedSent::default() })
        }
        Err(fault) => FeedAnswer::Failed(fault),
    }
}

/// The next address. That its host may be visited is checked where it is resolved, like the first one's.
fn redirected(from: &Url, target: &str, request: &Request, policy: &Policy) -> Result<Url, FeedFault> {
    let joined = from.join(target).map_err(|_| FeedFault::OddAnswer)?;
    let to = address::checked(joined.as_str())?;
    let may_be_loopback = policy.allow_loopback || !policy.allowed.is_empty();
    if from.scheme() == "https" && to.scheme() == "http" && !request.allow_http && !may_be_loopback {
        return Err(FeedFault::InsecureRedirect);
    }
    Ok(to)
}
