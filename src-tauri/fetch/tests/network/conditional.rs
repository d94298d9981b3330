//! What is sent, what is remembered, and how the body arrives.

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress};
use standpoint_core::feeds::parser::{DamageKind, FEED_BYTES_MAX, FeedDocument, FeedFault, FeedSent, parse};
use standpoint_fetch::{Answer, Request, fetch};

use crate::server::{FEED, Server, ok, send};
use crate::{bytes, on_loopback, request};

#[test]
fn a_feed_that_has_not_changed_is_not_sent_again() {
    let server = Server::start(|head, stream| {
        let known = head.to_ascii_lowercase().contains("if-none-match: \"v1\"");
        let answer = if known {
            "HTTP/1.1 304 Not Modified\r\n\r\n".into()
        } else {
            ok("ETag: \"v1\"\r\nLast-Modified: Wed, 01 May 2024 10:00:00 GMT\r\n", FEED)
        };
        send(stream, answer.as_bytes());
    });
    let first = fetch(&request(server.url("/feed")), &on_loopback()).unwrap();
    let Answer::Fetched(FeedSent { bytes, etag, last_modified, address, .. }) = first else {
        panic!("a first answer has a feed")
    };
    assert_eq!((bytes.as_slice(), etag.as_deref()), (FEED.as_bytes(), Some("\"v1\"")));
    assert_eq!(
        (last_modified.as_deref(), address),
        (Some("Wed, 01 May 2024 10:00:00 GMT"), server.url("/feed"))
    );
    let again = Request { etag, last_modified, ..request(server.url("/feed")) };
    assert_eq!(fetch(&again, &on_loopback()), Ok(Answer::NotModified));
    let heads = server.heads();
    assert!(!heads[0].contains("if-none-match") && !heads[0].contains("if-modified-since"), "{}", heads[0]);
    assert!(heads[1].contains("if-modified-since: wed, 01 may 2024 10:00:00 gmt\r\n"), "{}", heads[1]);
}

#[test]
fn the_request_says_who_asks_and_carries_nothing_else() {
    let server = Server::answering(|_| ok("Set-Cookie: id=1; Path=/\r\n", FEED));
    for _ in 0..2 {
        fetch(&request(server.url("/feed?a=1#part")), &on_loopback()).unwrap();
    }
    let version = env!("CARGO_PKG_VERSION");
    for head in server.heads() {
        assert!(head.starts_with("get /feed?a=1 http/1.1\r\n"), "{head}");
        assert!(head.contains(&format!("user-agent: standpoint/{version} (feed reader)\r\n")), "{head}");
        assert!(
            head.contains("accept: application/atom+xml") && head.contains("accept-encoding: gzip\r\n"),
            "{head}"
        );
        for absent in ["cookie", "referer", "authorization", "proxy"] {
            assert!(!head.contains(absent), "{absent} in {head}");
        }
        assert_eq!(head.lines().count(), 7, "{head}");
    }
}

#[test]
fn validators_out_of_bounds_are_neither_kept_nor_sent() {
    let long = "x".repeat(513);
    let server = Server::answering(move |_| ok(&format!("ETag: {long}\r\nLast-Modified: \u{e9}\r\n"), FEED));
    let evil = Request {
        etag: Some("a\r\nX-Evil: 1".into()),
        last_modified: Some("é".into()),
        ..request(server.url("/"))
    };
    let Answer::Fetched(FeedSent { etag, last_modified, .. }) = fetch(&evil, &on_loopback()).unwrap() else {
        panic!("a feed")
    };
    assert_eq!((etag, last_modified), (None, None));
    let head = server.heads().remove(0);
    assert!(!head.contains("evil") && !head.contains("if-"), "{head}");
    let unasked = Server::answering(|_| "HTTP/1.1 304 Not Modified\r\n\r\n".into());
    assert_eq!(
        fetch(&request(unasked.url("/")), &on_loopback()),
        Err(FeedFault::OddAnswer),
        "nothing was known"
    );
}

#[test]
fn a_body_arrives_however_it_is_delimited_and_whatever_it_is_called() {
    let server = Server::start(|head, stream| {
        let half = FEED.len() / 2;
        let answer = match head.split(' ').nth(1).unwrap() {
            "/length" => ok("Content-Type: text/html\r\n", FEED),
            "/close" => format!("HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n{FEED}"),
            "/chunked" => format!(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
                 {half:x};name=value\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n",
                &FEED[..half],
                FEED.len() - half,
                &FEED[half..]
            ),
            _ => format!("HTTP/1.1 200 OK\nContent-Length: {}\n\n{FEED}", FEED.len()),
        };
        send(stream, answer.as_bytes());
    });
    for path in ["/length", "/close", "/chunked", "/bare-line-ends"] {
        let body = bytes(fetch(&request(server.url(path)), &on_loopback()).unwrap());
        assert_eq!(
            parse(FeedDocument::new(&body, &server.url(path))).unwrap().entries[0].title,
            "One",
            "{path}"
        );
    }
}

#[test]
fn a_compressed_feed_is_unfolded_even_when_the_server_does_not_say_so() {
    let mut deflated = Vec::with_capacity(10_000);
    Compress::new(Compression::default(), false)
        .compress_vec(FEED.as_bytes(), &mut deflated, FlushCompress::Finish)
        .unwrap();
    let gzip = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], deflated.as_slice(), &[0; 8]].concat();
    let server = Server::start(move |head, stream| {
        let said = if head.starts_with("GET /said") { "Content-Encoding: gzip\r\n" } else { "" };
        let _ = write!(stream, "HTTP/1.1 200 OK\r\n{said}Content-Length: {}\r\n\r\n", gzip.len());
        send(stream, &gzip);
    });
    for path in ["/said", "/unsaid"] {
        assert_eq!(
            bytes(fetch(&request(server.url(path)), &on_loopback()).unwrap()),
            FEED.as_bytes(),
            "{path}"
        );
    }
    let wrong = Server::answering(|_| ok("Content-Encoding: gzip\r\n", FEED));
    assert_eq!(
        bytes(fetch(&request(wrong.url("/")), &on_loopback()).unwrap()),
        FEED.as_bytes(),
        "said, but not so"
    );
}

#[test]
fn a_feed_of_the_largest_size_is_fetched_whole_and_of_a_larger_one_as_much() {
    let server = Server::answering(|path| ok("ETag: \"1\"\r\n", &" ".repeat(path[1..].parse().unwrap())));
    for (size, is_cut) in [(FEED_BYTES_MAX, false), (FEED_BYTES_MAX + 1, true), (2 * FEED_BYTES_MAX, true)] {
        let Ok(Answer::Fetched(sent)) = fetch(&request(server.url(&format!("/{size}"))), &on_loopback())
        else {
            panic!("a feed")
        };
        assert_eq!((sent.bytes.len(), sent.is_cut), (FEED_BYTES_MAX, is_cut), "{size}");
        assert_eq!(sent.etag.is_none(), is_cut, "what was not read whole is asked for again");
    }
}

/// `count` entries of about 100 kB each, the newest first.
fn large_feed(count: usize) -> String {
    let text = "A long post about exit costs. ".repeat(3_400);
    let item =
        |n| format!("<item><guid>{n}</guid><title>Post {n}</title><description>{text}</description></item>");
    format!(
        "<rss version=\"2.0\"><channel><title>T</title>{}</channel></rss>",
        (0..count).map(item).collect::<String>()
    )
}

#[test]
fn of_a_large_feed_the_entries_are_kept_that_are_whole_within_what_is_read() {
    for (count, kept, damage) in [(30, 30..=30, None), (120, 79..=82, Some(DamageKind::Cut))] {
        let document = large_feed(count);
        let server = Server::answering(move |_| ok("", &document));
        let Ok(Answer::Fetched(sent)) = fetch(&request(server.url("/")), &on_loopback()) else {
            panic!("a feed")
        };
        let feed = parse(FeedDocument::from(&sent)).unwrap();
        assert!(kept.contains(&feed.entries.len()), "{} of {count}", feed.entries.len());
        assert_eq!(feed.damage.map(|damage| damage.kind), damage);
        assert_eq!(feed.entries[0].title, "Post 0");
    }
}

#[test]
fn the_encoding_a_server_names_is_handed_on() {
    let server = Server::start(|_, stream| {
        let body = b"<rss><channel><title>\xC4\xE0</title></channel></rss>";
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=windows-1251\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        send(stream, head.as_bytes());
        send(stream, body);
    });
    let Ok(Answer::Fetched(sent)) = fetch(&request(server.url("/")), &on_loopback()) else {
        panic!("a feed")
    };
    assert_eq!(sent.charset.as_deref(), Some("windows-1251"));
    assert_eq!(parse(FeedDocument::from(&sent)).unwrap().title, "Да");
}
