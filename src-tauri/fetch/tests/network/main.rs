//! Stories of fetching, against real servers on this machine: friendly, careless and hostile ones.
#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]
#![allow(clippy::print_stdout, reason = "`--nocapture` shows what each hostile server cost")]

#[cfg(target_os = "linux")]
mod child;
mod conditional;
mod hostile;
mod redirects;
mod server;
mod statuses;
#[cfg(target_os = "linux")]
mod tls;

use standpoint_fetch::{Answer, Policy, Request};

/// The development switch.
pub(crate) fn on_loopback() -> Policy {
    Policy { allow_loopback: true, ..Policy::default() }
}

pub(crate) fn request(address: impl Into<String>) -> Request {
    Request { address: address.into(), ..Request::default() }
}

/// The bytes of an answer that has some.
pub(crate) fn bytes(answer: Answer) -> Vec<u8> {
    match answer {
        Answer::Fetched { bytes, .. } => bytes,
        Answer::NotModified => panic!("there is a feed"),
    }
}
