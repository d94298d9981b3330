//! Slow servers, which are waited for.

use std::time::Duration;

use standpoint_core::feeds::parser::FeedFault;
use standpoint_fetch::{PATIENCE, Policy, TIME_MAX, fetch};

use crate::server::{FEED, Server, linger, ok, send};
use crate::{bytes, on_loopback, request};

#[test]
fn a_feed_has_twenty_seconds_and_whoever_asks_waits_for_less() {
    assert_eq!(
        (Policy::default().time, TIME_MAX, PATIENCE),
        (Duration::from_secs(20), Duration::from_secs(20), Duration::from_millis(4_500))
    );
}

#[test]
fn a_server_that_takes_its_time_for_each_step_is_read_within_the_time_for_all_of_them() {
    let server = Server::start(|head, stream| {
        linger(stream, Duration::from_millis(200));
        let answer = match head.split(' ').nth(1) {
            Some("/feed") => ok("", FEED),
            _ => "HTTP/1.1 302 Found\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n".to_owned(),
        };
        send(stream, answer.as_bytes());
    });
    assert_eq!(bytes(fetch(&request(server.url("/")), &on_loopback()).unwrap()), FEED.as_bytes());
    let hurried = Policy { time: Duration::from_millis(250), ..on_loopback() };
    assert_eq!(
        fetch(&request(server.url("/")), &hurried),
        Err(FeedFault::TimedOut),
        "each step alone would fit"
    );
}
