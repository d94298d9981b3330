//! Fetches one feed over HTTPS, or HTTP if you allowed it. The only crate that opens network connections.
//!
//! It goes to the address the user entered and nowhere else: no proxy from the environment, no cookies, no private networks,
//! at most three redirects, each of which must pass the same checks. What a server can cost is bounded in time, bytes and
//! memory, however it behaves. It knows nothing of formats; [`standpoint_core::feeds::parser`] reads what it brings, and finds the feed a
//! web page names.

mod address;
mod body;
mod exchange;
mod fault;
mod host;
mod resolver;
mod retry;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use standpoint_core::feeds::parser::{
    self, FEED_BYTES_MAX, FeedAnswer, FeedDocument, FeedFault, FeedOffer, FeedSent, RetryAfter,
};
use standpoint_core::views::FeedRequest;
use url::Url;

use exchange::Outcome;

/// How long a feed may take: 20 seconds, redirects and name resolution included.
pub const TIME_MAX: Duration = Duration::from_secs(20);
/// How long someone waits who asked for a feed: 4.5 seconds. After that it goes on without them.
pub const PATIENCE: Duration = Duration::from_millis(4_500);

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
    /// How much is read of a feed, in bytes once decompressed.
    pub bytes: usize,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            allow_loopback: false,
            allowed: Vec::new(),
            time: TIME_MAX,
            bytes: FEED_BYTES_MAX,
            redirects: 3,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The feed is the same as the last time.
    NotModified,
    /// The feed, or as much of it as is read. Its validators are visible ASCII, at most 512 characters each.
    Fetched(FeedSent),
    /// No feed, and the server asks not to be asked again for a while.
    Postponed {
        /// Why it’s missing.
        fault: FeedFault,
        /// How long it wants to be left alone.
        wait: RetryAfter,
    },
}

/// Fetches a feed. It blocks, for at most [`Policy::time`] and what the scheduler adds; resolving a name may leave a thread
/// behind for as long as the system's resolver takes.
///
/// # Errors
/// Why there is no answer, as something people can be told.
pub fn fetch(request: &Request, policy: &Policy) -> Result<Answer, FeedFault> {
    fetch_until(request, policy, Instant::now() + policy.time)
}

fn fetch_until(request: &Request, policy: &Policy, deadline: Instant) -> Result<Answer, FeedFault> {
    let mut at = address::checked(&request.address)?;
    let origin = at.origin();
    // Where it is for good: as far as every redirect was one for good.
    let mut moved_to = None;
    let mut is_permanent = true;
    for _ in 0..=policy.redirects {
        // What was learnt from one server is not told to another.
        let known =
            if at.origin() == origin { exchange::Known::of(request) } else { exchange::Known::default() };
        match exchange::run(&at, known, request.allow_http, policy, deadline)? {
            Outcome::Answer(Answer::Fetched(sent)) => {
                return Ok(Answer::Fetched(FeedSent { moved_to, ..sent }));
            }
            Outcome::Answer(answer) => return Ok(answer),
            Outcome::Redirect { target, is_permanent: this } => {
                at = redirected(&at, &target, request, policy)?;
                is_permanent &= this;
                if is_permanent {
                    moved_to = Some(at.to_string());
                }
            }
        }
    }
    Err(FeedFault::TooManyRedirects)
}

/// Answers a feed request in the coach’s terms. When a web page comes instead, the first feed
/// it names is asked for too, within the same time and under the same checks; found to be one, the page's feeds are offered.
#[must_use]
pub fn read(request: &FeedRequest, policy: &Policy) -> FeedAnswer {
    let deadline = Instant::now() + policy.time;
    let FeedRequest { address, allow_http, etag, last_modified, .. } = request.clone();
    let request = Request { address, allow_http, etag, last_modified };
    match fetch_until(&request, policy, deadline) {
        Ok(Answer::NotModified) => FeedAnswer::NotModified,
        Ok(Answer::Postponed { fault, wait }) => FeedAnswer::Postponed { fault, wait },
        Ok(Answer::Fetched(sent)) => {
            let offers = parser::offers(FeedDocument::from(&sent));
            match offers.is_empty() {
                true => FeedAnswer::Read(sent),
                false => followed(offers, &sent.address, &request, policy, deadline),
            }
        }
        Err(fault) => FeedAnswer::Failed(fault),
    }
}

/// Asks for the first feed that the page at `page` names.
fn followed(
    mut offers: Vec<FeedOffer>,
    page: &str,
    request: &Request,
    policy: &Policy,
    deadline: Instant,
) -> FeedAnswer {
    let first = Url::parse(page)
        .map_err(|_| FeedFault::WebPage)
        .and_then(|page| redirected(&page, &offers[0].address, request, policy));
    let asked = first.and_then(|first| {
        let request =
            Request { address: first.to_string(), allow_http: request.allow_http, ..Request::default() };
        fetch_until(&request, policy, deadline)
    });
    let Ok(Answer::Fetched(sent)) = asked else { return FeedAnswer::Failed(FeedFault::WebPage) };
    let Ok(content) = parser::parse(FeedDocument::from(&sent)) else {
        return FeedAnswer::Failed(FeedFault::WebPage);
    };
    if offers[0].title.is_empty() {
        offers[0].title = content.title;
    }
    // The others are offered by name, or dropped.
    offers.retain(|offer| !offer.title.is_empty());
    FeedAnswer::Page(offers)
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
