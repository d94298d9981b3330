//! What is refused before or instead of an answer, and how it is told.

use standpoint_core::feeds::parser::{FeedFault, RetryAfter};
use standpoint_fetch::{Answer, Policy, Request, fetch};

use crate::server::{FEED, Server, ok};
use crate::{on_loopback, request};

#[test]
fn each_refusal_of_a_server_has_its_own_fault() {
    let server =
        Server::answering(|path| format!("HTTP/1.1 {} Status\r\nContent-Length: 0\r\n\r\n", &path[1..]));
    for (status, fault) in [
        (401, FeedFault::SignInNeeded),
        (403, FeedFault::Forbidden),
        (404, FeedFault::NotFound),
        (410, FeedFault::Gone),
        (429, FeedFault::TooManyRequests),
        (500, FeedFault::ServerTrouble),
        (503, FeedFault::ServerTrouble),
        (204, FeedFault::OddAnswer),
        (206, FeedFault::OddAnswer),
        (300, FeedFault::OddAnswer),
        (418, FeedFault::OddAnswer),
        (101, FeedFault::OddAnswer),
        (999, FeedFault::OddAnswer),
    ] {
        assert_eq!(
            fetch(&request(server.url(&format!("/{status}"))), &on_loopback()),
            Err(fault),
            "{status}"
        );
    }
}

#[test]
fn plain_http_needs_to_be_allowed_and_never_opens_a_private_network() {
    let server = Server::answering(|_| ok("", FEED));
    assert_eq!(fetch(&request(server.url("/")), &Policy::default()), Err(FeedFault::NeedsHttps));
    let allowed = Request { allow_http: true, ..request(server.url("/")) };
    assert_eq!(fetch(&allowed, &Policy::default()), Err(FeedFault::PrivateNetwork));
    let encrypted = request(format!("https://{}/", server.at));
    assert_eq!(fetch(&encrypted, &Policy::default()), Err(FeedFault::PrivateNetwork));
    assert_eq!(server.heads(), [""; 0]);
}

#[test]
fn an_address_that_is_none_is_refused_without_a_connection() {
    let server = Server::answering(|_| ok("", FEED));
    assert_eq!(
        fetch(&request(format!("http://me:secret@{}/", server.at)), &on_loopback()),
        Err(FeedFault::Credentials)
    );
    assert_eq!(fetch(&request("file:///etc/passwd"), &on_loopback()), Err(FeedFault::BadAddress));
    assert_eq!(server.heads(), [""; 0]);
}

#[test]
fn a_server_that_is_not_there_and_a_host_nobody_knows_are_told_apart() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(fetch(&request(format!("http://{gone}/")), &on_loopback()), Err(FeedFault::Unreachable));
    let unknown = fetch(&request("https://no-such-host.invalid/"), &on_loopback()).unwrap_err();
    assert!(
        matches!(unknown, FeedFault::UnknownHost | FeedFault::TimedOut),
        "without a network the resolver may take its time: {unknown:?}"
    );
}

#[test]
fn a_server_that_says_when_it_wants_to_be_asked_again_is_heard() {
    let server = Server::answering(|path| {
        let (status, value) = path[1..].split_once('/').unwrap();
        format!(
            "HTTP/1.1 {status} Status\r\nRetry-After: {}\r\nContent-Length: 0\r\n\r\n",
            value.replace('_', " ")
        )
    });
    let until = RetryAfter::Until("2026-03-12T08:00:00Z".parse().unwrap());
    for (path, fault, wait) in [
        ("/429/86400", FeedFault::TooManyRequests, Some(RetryAfter::Seconds(86_400))),
        ("/503/Thu,_12_Mar_2026_08:00:00_GMT", FeedFault::ServerTrouble, Some(until)),
        ("/503/whenever", FeedFault::ServerTrouble, None),
        ("/404/86400", FeedFault::NotFound, None),
    ] {
        let answer = fetch(&request(server.url(path)), &on_loopback());
        assert_eq!(answer, wait.map(|wait| Answer::Postponed { fault, wait }).ok_or(fault), "{path}");
    }
}
