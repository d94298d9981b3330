//! One request and its answer.

use std::io::{Read, Write};
use std::time::Instant;

use standpoint_core::feeds::parser::{FeedFault, FeedSent};
use ureq_proto::client::state::RecvResponse;
use ureq_proto::client::{Call, RecvResponseResult, SendRequestResult};
use ureq_proto::http::header::{self, HeaderMap, HeaderName};
use ureq_proto::http::{self, Response};
use url::Url;

use crate::retry::retry_after;
use crate::wire::{self, Wire};
use crate::{Answer, Policy, Request, body, host};

/// The largest head of an answer, in bytes. The number of headers is bounded by the protocol's reader.
const HEAD_MAX: usize = 32 * 1024;
/// The longest `ETag` and `Last-Modified` that are kept and sent.
const VALIDATOR_MAX: usize = 512;
/// The head of a request: the longest address, both validators and what is always the same.
const REQUEST_MAX: usize = 8 * 1024;

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
    let addresses = host::addresses(url, allow_http, policy, deadline)?;
    let conditional = known.etag.is_some() || known.last_modified.is_some();
    let request = request(url, &known)?;
    let mut wire = wire::connect(url, &addresses, deadline)?;
    let mut call = send(request, &mut wire, deadline)?;
    let (response, pending) = head(&mut call, &mut wire, deadline)?;
    let headers = response.headers();
    match response.status().as_u16() {
        200 | 203 => {}
        304 if conditional => return Ok(Outcome::Answer(Answer::NotModified)),
        status @ (301 | 302 | 303 | 307 | 308) => {
            let target = text(headers, header::LOCATION).ok_or(FeedFault::OddAnswer)?.to_owned();
            return Ok(Outcome::Redirect { target, is_permanent: matches!(status, 301 | 308) });
        }
        status => return refused(status, headers).map(Outcome::Answer),
    }
    let etag = validator(headers, header::ETAG);
    let last_modified = validator(headers, header::LAST_MODIFIED);
    let charset = text(headers, header::CONTENT_TYPE).and_then(charset);
    let (bytes, is_cut) = match call.proceed() {
        Some(RecvResponseResult::RecvBody(call)) => {
            body::read(call, &mut wire, pending, policy.bytes, deadline)?
        }
        _ => (Vec::new(), false),
    };
    let address = url.to_string();
    // A state of which not all was read is asked for again as a whole.
    let (etag, last_modified) = if is_cut { (None, None) } else { (etag, last_modified) };
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

/// A refusal, with how long the server wants to be left alone when it says so.
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

fn send(
    request: http::Request<()>,
    wire: &mut Wire,
    deadline: Instant,
) -> Result<Call<RecvResponse>, FeedFault> {
    let mut call = Call::new(request).map_err(|_| FeedFault::BadAddress)?.proceed();
    let mut head = vec![0; REQUEST_MAX];
    let length = call.write(&mut head).map_err(|_| FeedFault::BadAddress)?;
    wire.write_all(&head[..length])
        .and_then(|()| wire.flush())
        .map_err(|error| wire::fault(&error, deadline))?;
    match call.proceed() {
        Ok(Some(SendRequestResult::RecvResponse(call))) => Ok(call),
        _ => Err(FeedFault::BadAddress),
    }
}

/// Reads the head of the answer, and what of the body came with it.
fn head(
    call: &mut Call<RecvResponse>,
    wire: &mut Wire,
    deadline: Instant,
) -> Result<(Response<()>, Vec<u8>), FeedFault> {
    let mut received = Vec::new();
    let mut arrived = [0; 4 * 1024];
    let mut total = 0;
    loop {
        // Only a whole head is parsed, so that one that trickles in is not parsed again and again.
        while let Some(end) = end_of_head(&received) {
            let (used, response) =
                call.try_response(&received[..end], false).map_err(|_| FeedFault::OddAnswer)?;
            if used == 0 {
                return Err(FeedFault::OddAnswer);
            }
            received.drain(..used);
            if let Some(response) = response {
                return Ok((response, received));
            }
        }
        if total > HEAD_MAX {
            return Err(FeedFault::OddAnswer);
        }
        let count = wire.read(&mut arrived).map_err(|error| wire::fault(&error, deadline))?;
        if count == 0 {
            return Err(FeedFault::OddAnswer);
        }
        total += count;
        received.extend_from_slice(&arrived[..count]);
    }
}

/// An empty line ends it, however lines are ended.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let strict = bytes.windows(3).position(|three| three == b"\n\r\n").map(|at| at + 3);
    let loose = bytes.windows(2).position(|two| two == b"\n\n").map(|at| at + 2);
    strict.into_iter().chain(loose).min()
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
