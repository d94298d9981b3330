//! Stories of fetching, against real servers on this machine: friendly, careless and hostile ones.
#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]
#![allow(clippy::print_stdout, reason = "`--nocapture` shows what each hostile server cost")]

#[cfg(target_os = "linux")]
mod child;
mod conditional;
mod hostile;
mod pages;
mod redirects;
mod server;
mod slow;
mod statuses;
#[cfg(target_os = "linux")]
mod tls;

use std::time::Duration;

use standpoint_core::feeds::parser::FEED_BYTES_MAX;
use standpoint_fetch::{Answer, Policy, Request};

/// The development switch.
pub(crate) fn on_loopback() -> Policy {
    Policy { allow_loopback: true, ..Policy::default() }
}

pub(crate) fn request(address: impl Into<String>) -> Request {
    Request { address: address.into(), ..Request::default() }
}

/// A policy with a short limit, for servers that are never done.
pub(crate) fn impatient() -> Policy {
    Policy { time: Duration::from_millis(700), ..on_loopback() }
}

/// Whether only the first part of a feed was read.
pub(crate) fn is_cut(answer: &Answer) -> bool {
    matches!(answer, Answer::Fetched(sent) if sent.is_cut && sent.bytes.len() == FEED_BYTES_MAX)
}

/// The bytes of an answer that has some.
pub(crate) fn bytes(answer: Answer) -> Vec<u8> {
    match answer {
        Answer::Fetched(sent) => sent.bytes,
        other => panic!("there is a feed, not {other:?}"),
    }
}
