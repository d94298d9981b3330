//! Servers that want to cost time or memory, or to confuse. Each must be done with within the limit.

use std::net::TcpStream;
use std::time::Duration;

use flate2::{Compress, Compression, FlushCompress};
use standpoint_core::feeds::parser::{FeedDocument, FeedFault, parse};
use standpoint_fetch::fetch;

use crate::server::{FEED, Server, linger, ok, send};
use crate::{bytes, impatient, is_cut, on_loopback, request};

/// How a hostile server ends. Each of them goes on for far longer than the time it has, so that an answer of any kind shows that
/// it was left.
fn outcome(server: &Server) -> FeedFault {
    fetch(&request(server.url("/")), &on_loopback()).unwrap_err()
}

/// The fault of a feed that would be waited for until the time is over.
fn in_the_end(server: &Server) -> FeedFault {
    fetch(&request(server.url("/")), &impatient()).unwrap_err()
}

/// Whether a server that never stops is left after as much as is read of a feed.
fn is_left(server: &Server) -> bool {
    is_cut(&fetch(&request(server.url("/")), &on_loopback()).unwrap())
}

/// What never ends: the same again and again, as fast as it is taken.
pub(crate) fn endless(begin: &'static str, unit: &'static str) -> Server {
    Server::start(move |_, stream| {
        let piece = unit.repeat(1 + 16 * 1024 / unit.len());
        let mut goes_on = send(stream, begin.as_bytes());
        while goes_on {
            goes_on = send(stream, piece.as_bytes());
        }
    })
}

/// What comes one byte at a time.
fn trickling(text: &'static str) -> Server {
    Server::start(move |_, stream| {
        for byte in text.as_bytes().iter().cycle() {
            if !(send(stream, &[*byte]) && linger(stream, Duration::from_millis(100))) {
                return;
            }
        }
    })
}

/// A gigabyte of zeros in a megabyte: one block, again and again.
pub(crate) fn gzip_bomb() -> Server {
    const MEGABYTE: usize = 1024 * 1024;
    let mut block = Vec::with_capacity(MEGABYTE);
    Compress::new(Compression::best(), false)
        .compress_vec(&vec![0; MEGABYTE], &mut block, FlushCompress::Full)
        .unwrap();
    Server::start(move |_, stream: &mut TcpStream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
        let mut goes_on =
            send(stream, head.as_bytes()) && send(stream, &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        for _ in 0..1024 {
            goes_on = goes_on && send(stream, &block);
        }
    })
}

#[test]
fn a_gzip_bomb_ends_early() {
    assert!(is_left(&gzip_bomb()));
}

#[test]
fn an_endless_body_ends_early_however_it_is_delimited() {
    for begin in
        ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n"]
    {
        assert!(is_left(&endless(begin, "<item/>")), "{begin}");
    }
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let pieces = endless(chunked, "8\r\n<item/> \r\n");
    let left = fetch(&request(pieces.url("/")), &on_loopback());
    assert!(left.as_ref().is_ok_and(is_cut) || left == Err(FeedFault::TooLarge), "small chunks: {left:?}");
    let fault = outcome(&endless(
        chunked,
        "1;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n<\r\n",
    ));
    assert!(
        matches!(fault, FeedFault::TooLarge | FeedFault::OddAnswer),
        "chunks that are nearly nothing but names: {fault:?}"
    );
}

#[test]
fn a_server_that_accepts_and_says_nothing_is_left_in_time() {
    let server = Server::start(|_, stream| {
        linger(stream, Duration::from_secs(30));
    });
    assert_eq!(in_the_end(&server), FeedFault::TimedOut);
}

#[test]
fn a_body_one_byte_at_a_time_is_left_in_time() {
    assert_eq!(in_the_end(&trickling("HTTP/1.1 200 OK\r\n\r\n<rss>")), FeedFault::TimedOut);
    let slow_body = Server::start(|_, stream| {
        let mut goes_on = send(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while goes_on {
            goes_on = send(stream, b"x") && linger(stream, Duration::from_millis(300));
        }
    });
    assert_eq!(in_the_end(&slow_body), FeedFault::TimedOut);
}

#[test]
fn slow_redirects_share_one_limit() {
    let server = Server::start(|_, stream| {
        linger(stream, Duration::from_millis(300));
        send(stream, b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n");
    });
    assert_eq!(in_the_end(&server), FeedFault::TimedOut);
}

#[test]
fn a_flood_of_headers_is_refused() {
    assert_eq!(outcome(&endless("HTTP/1.1 200 OK\r\n", "X-A: b\r\n")), FeedFault::OddAnswer);
    assert_eq!(outcome(&endless("HTTP/1.1 200 OK\r\nX-A: ", "b")), FeedFault::OddAnswer);
    assert_eq!(
        outcome(&endless("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n")),
        FeedFault::OddAnswer
    );
    let many = Server::answering(|_| ok(&"X-A: b\r\n".repeat(1_000), FEED));
    assert_eq!(outcome(&many), FeedFault::OddAnswer);
}

#[test]
fn an_answer_that_makes_no_sense_is_told_so() {
    for answer in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "<rss/>",
        "",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    ] {
        let server = Server::answering(move |_| answer.into());
        assert_eq!(outcome(&server), FeedFault::OddAnswer, "{answer:?}");
    }
}

#[test]
fn what_a_feed_hides_is_refused_where_it_is_read() {
    let laughs = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;&l;&l;&l;&l;'>]><rss><channel><title>&m;</title></channel></rss>";
    let attributes: String = (0..80_000).map(|n| format!("a{n}='x' ")).collect();
    let flood = format!("<rss><channel {attributes}/></rss>");
    for (document, fault) in [(laughs.to_owned(), FeedFault::Doctype), (flood, FeedFault::TooOdd)] {
        let server = Server::answering(move |_| ok("", &document));
        let body = bytes(fetch(&request(server.url("/")), &on_loopback()).unwrap());
        assert_eq!(parse(FeedDocument::new(&body, &server.url("/"))).unwrap_err(), fault);
    }
}
