//! Redirects: followed by hand, each as strictly checked as the first address.

use standpoint_core::feeds::parser::FeedFault;
use standpoint_fetch::{Answer, Policy, Request, fetch};

use crate::server::{FEED, Server, ok};
use crate::{on_loopback, request};

fn to(target: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {target}\r\nSet-Cookie: id=1\r\nContent-Length: 0\r\n\r\n")
}

/// `/3` leads to `/2`, to `/1`, to `/0`, which is the feed.
fn stairs() -> Server {
    Server::answering(|path| match path[1..].parse::<u32>().unwrap() {
        0 => ok("", FEED),
        n => to(&format!("/{}", n - 1)),
    })
}

#[test]
fn three_redirects_are_followed_without_cookies_and_a_fourth_is_not() {
    let server = stairs();
    let Answer::Fetched(sent) = fetch(&request(server.url("/3")), &on_loopback()).unwrap() else {
        panic!("a feed")
    };
    assert_eq!((sent.address, sent.moved_to), (server.url("/0"), None));
    let heads = server.heads();
    assert_eq!(heads.len(), 4);
    assert!(heads.iter().all(|head| !head.contains("cookie")), "{heads:?}");
    assert_eq!(fetch(&request(server.url("/4")), &on_loopback()), Err(FeedFault::TooManyRedirects));
    assert_eq!(server.heads().len(), 4, "the fifth address is not asked");
}

#[test]
fn a_circle_of_redirects_ends() {
    let server = Server::answering(|_| to("/again"));
    assert_eq!(fetch(&request(server.url("/")), &on_loopback()), Err(FeedFault::TooManyRedirects));
}

#[test]
fn a_redirect_into_this_machine_or_another_network_is_refused() {
    let secret = Server::answering(|_| ok("", FEED));
    let port = secret.at.port();
    for target in [
        secret.url("/"),
        format!("http://localhost:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f.1:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        "https://169.254.169.254/latest/meta-data/".into(),
        "https://10.0.0.1/".into(),
        "https://[fd00::1]/".into(),
    ] {
        let server = Server::answering(move |_| to(&target));
        let policy = Policy { allowed: vec![server.at], ..Policy::default() };
        assert_eq!(fetch(&request(server.url("/")), &policy), Err(FeedFault::PrivateNetwork));
        assert_eq!(server.heads().len(), 1);
    }
    assert_eq!(secret.heads(), [""; 0], "nobody may have asked");
}

#[test]
fn a_redirect_elsewhere_than_to_the_web_is_refused() {
    for (target, fault) in [
        ("file:///etc/passwd", FeedFault::BadAddress),
        ("gopher://127.0.0.1/", FeedFault::BadAddress),
        ("http://me:secret@127.0.0.1/", FeedFault::Credentials),
        ("http://", FeedFault::OddAnswer),
    ] {
        let server = Server::answering(move |_| to(target));
        assert_eq!(fetch(&request(server.url("/")), &on_loopback()), Err(fault), "{target}");
    }
    let nowhere = Server::answering(|_| "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n".into());
    assert_eq!(fetch(&request(nowhere.url("/")), &on_loopback()), Err(FeedFault::OddAnswer));
}

#[test]
fn what_one_server_said_is_not_told_to_another() {
    let other = Server::answering(|_| ok("ETag: \"other\"\r\n", FEED));
    let target = other.url("/");
    let server = Server::answering(move |path| if path == "/" { to("/here") } else { to(&target) });
    let known = Request { etag: Some("\"mine\"".into()), ..request(server.url("/")) };
    fetch(&known, &on_loopback()).unwrap();
    assert!(server.heads().iter().all(|head| head.contains("if-none-match: \"mine\"")));
    assert!(other.heads().iter().all(|head| !head.contains("if-none-match")));
}

#[test]
fn a_feed_that_moved_for_good_says_where_it_is_and_one_that_is_away_for_a_while_does_not() {
    let server = Server::answering(|path| match path {
        "/moved" => "HTTP/1.1 301 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n".into(),
        "/again" => "HTTP/1.1 308 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n".into(),
        "/half" => "HTTP/1.1 301 Moved\r\nLocation: /away\r\nContent-Length: 0\r\n\r\n".into(),
        "/away" => to("/new"),
        _ => ok("", FEED),
    });
    for (path, moved_to) in
        [("/moved", Some("/new")), ("/half", Some("/away")), ("/away", None), ("/new", None)]
    {
        let Ok(Answer::Fetched(sent)) = fetch(&request(server.url(path)), &on_loopback()) else {
            panic!("a feed")
        };
        assert_eq!(
            (sent.address, sent.moved_to),
            (server.url("/new"), moved_to.map(|path| server.url(path))),
            "{path}"
        );
    }
}
