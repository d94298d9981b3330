//! One request and its answer.

use std::time::{Duration, Instant};

use standpoint_core::feeds::parser::{FeedFault, FeedSent};
use ureq::Agent;
use ureq::config::Config;
use ureq::http;
use ureq::http::header::{self, HeaderMap, HeaderName};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::unversioned::transport::{Connector, NativeTlsConnector, TcpConnector};
use url::Url;

use crate::fault::fault;
use crate::resolver::CheckedResolver;
use crate::retry::retry_after;
use crate::{Answer, Policy, Request, body};

/// The largest head of an answer: 32 kB. The number of headers is bounded by the client.
const HEAD_MAX: usize = 32 * 1024;
/// What the client reads of the network at a time: 64 kB, more than a head may have.
const BUFFER: usize = 2 * HEAD_MAX;
/// The longest `ETag` and `Last-Modified` that are kept and sent.
const VALIDATOR_MAX: usize = 512;

const USER_AGENT: &str = concat!("Standpoint/", env!("CARGO_PKG_VERSION"), " (feed reader)");
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, \
     text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

/// What is known of the feed from the last time.
#[derive(Debug, Default)]
pub(crate) struct Known<'a> {
    etag: Option<&'a str>,
    last_modified: Option<&'a str>,
}

impl<'a> Known<'a> {
    pub(crate) fn of(request: &'a Request) -> Self {
        let sane = |value: &'a Option<String>| value.as_deref().filter(|value| is_sane(value));
        Self { etag: sane(&request.etag), last_modified: sane(&request.last_modified) }
    }
}

/// What one exchange came to.
pub(crate) enum Outcome {
    /// The end.
    Answer(Answer),
    /// Somewhere else.
    Redirect {
        /// Where, as the server wrote it.
        target: String,
        /// Whether it is there for good.
        is_permanent: bool,
    },
}

/// Asks once.
pub(crate) fn run(
    url: &Url,
    known: Known<'_>,
    allow_http: bool,
    policy: &Policy,
    deadline: Instant,
) -> Result<Outcome, FeedFault> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(FeedFault::TimedOut);
    }
    let resolver = CheckedResolver { allow_http, policy: policy.clone(), deadline };
    let response = agent(resolver, left).run(request(url, &known)?).map_err(fault)?;
    let conditional = known.etag.is_some() || known.last_modified.is_some();
    let (head, body) = response.into_parts();
    let headers = &head.headers;
    match head.status.as_u16() {
        200 | 203 => {}
        304 if conditional => return Ok(Outcome::Answer(Answer::NotModified)),
        status @ (301 | 302 | 303 | 307 | 308) => {
            let target = text(headers, header::LOCATION).ok_or(FeedFault::OddAnswer)?.to_owned();
            return Ok(Outcome::Redirect { target, is_permanent: matches!(status, 301 | 308) });
        }
        status => return refused(status, headers).map(Outcome::Answer),
    }
    let (bytes, is_cut) = body::read(body.into_reader(), policy.bytes)?;
    let charset = text(headers, header::CONTENT_TYPE).and_then(charset);
    // What was not read whole is asked for again as a whole.
    let validator = |name| validator(headers, name).filter(|_| !is_cut);
    let (etag, last_modified) = (validator(header::ETAG), validator(header::LAST_MODIFIED));
    let address = url.to_string();
    Ok(Outcome::Answer(Answer::Fetched(FeedSent {
        bytes,
        is_cut,
        charset,
        address,
        moved_to: None,
        etag,
        last_modified,
    })))
}

/// An HTTP client for one exchange: the system's TLS and trust store, no proxy, no redirects of its own, and nothing outlasts it.
fn agent(resolver: CheckedResolver, left: Duration) -> Agent {
    let tls =
        TlsConfig::builder().provider(TlsProvider::NativeTls).root_certs(RootCerts::PlatformVerifier).build();
    let config = Config::builder()
        .tls_config(tls)
        .proxy(None)
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(left))
        .max_response_header_size(HEAD_MAX)
        .input_buffer_size(BUFFER)
        .max_idle_connections(0)
        .build();
    Agent::with_parts(
        config,
        ().chain(TcpConnector::default()).chain(NativeTlsConnector::default()),
        resolver,
    )
}

/// A refusal, with how long the server wants to be left alone, if it tells.
fn refused(status: u16, headers: &HeaderMap) -> Result<Answer, FeedFault> {
    let fault = refusal(status);
    let wait =
        text(headers, header::RETRY_AFTER).filter(|_| matches!(status, 429 | 503)).and_then(retry_after);
    wait.map(|wait| Answer::Postponed { fault, wait }).ok_or(fault)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
}

/// The `charset` of a media type, such as `text/xml; charset="windows-1251"`.
fn charset(media_type: &str) -> Option<String> {
    let parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    let value = charsets.next()?.1.trim().trim_matches(['"', '\'']).trim();
    (!value.is_empty() && value.len() <= 40).then(|| value.to_owned())
}

fn refusal(status: u16) -> FeedFault {
    match status {
        401 => FeedFault::SignInNeeded,
        403 => FeedFault::Forbidden,
        404 => FeedFault::NotFound,
        410 => FeedFault::Gone,
        429 => FeedFault::TooManyRequests,
        500..=599 => FeedFault::ServerTrouble,
        _ => FeedFault::OddAnswer,
    }
}

fn request(url: &Url, known: &Known<'_>) -> Result<http::Request<()>, FeedFault> {
    let mut request = http::Request::get(url.as_str())
        .header(header::USER_AGENT, USER_AGENT)
        .header(header::ACCEPT, ACCEPT)
        .header(header::ACCEPT_ENCODING, "gzip")
        .header(header::CONNECTION, "close");
    if let Some(etag) = known.etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    }
    if let Some(at) = known.last_modified {
        request = request.header(header::IF_MODIFIED_SINCE, at);
    }
    request.body(()).map_err(|_| FeedFault::BadAddress)
}

/// A validator that may be kept and sent back.
fn validator(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let value = std::str::from_utf8(headers.get(name)?.as_bytes()).ok()?.trim();
    is_sane(value).then(|| value.to_owned())
}

fn is_sane(value: &str) -> bool {
    !value.is_empty() && value.len() <= VALIDATOR_MAX && value.bytes().all(|b| (0x20..0x7f).contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_may_name_an_encoding() {
        assert_eq!(charset("text/xml; charset=windows-1251").as_deref(), Some("windows-1251"));
        assert_eq!(charset("application/rss+xml;version=2;Charset = \"utf-8\" ").as_deref(), Some("utf-8"));
        for none in ["text/xml", "text/xml; charset=", "charset=utf-8", "text/xml; charset=\"\""] {
            assert_eq!(charset(none), None, "{none}");
        }
    }
}
