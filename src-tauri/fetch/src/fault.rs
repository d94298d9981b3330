//! What an error of the HTTP client means for the feed.

use std::io::{self, ErrorKind};

use standpoint_core::feeds::parser::FeedFault;
use ureq::Error;

use crate::resolver::Refused;

/// The fault of a request that got no answer.
pub(crate) fn fault(error: Error) -> FeedFault {
    match error {
        Error::Timeout(_) => FeedFault::TimedOut,
        Error::Other(other) => {
            other.downcast_ref::<Refused>().map_or(FeedFault::OddAnswer, |refused| refused.0)
        }
        Error::NativeTls(_) | Error::Tls(_) | Error::TlsRequired => FeedFault::InsecureConnection,
        Error::HostNotFound => FeedFault::UnknownHost,
        Error::ConnectionFailed => FeedFault::Unreachable,
        Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut => FeedFault::TimedOut,
            // The server closed too early, or sent what cannot be decompressed.
            ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData => {
                FeedFault::OddAnswer
            }
            _ => FeedFault::Unreachable,
        },
        Error::BadUri(_) => FeedFault::BadAddress,
        // The protocol was broken, or the head of the answer is too large.
        _ => FeedFault::OddAnswer,
    }
}

/// The fault of a body that broke off. The client's own errors come wrapped.
pub(crate) fn body_fault(error: io::Error) -> FeedFault {
    fault(error.into())
}
