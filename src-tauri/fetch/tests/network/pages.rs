//! A home page instead of its feed: what it names is followed once, under the same checks.

use standpoint_core::feeds::parser::{FeedAnswer, FeedFault, FeedOffer};
use standpoint_core::id::FeedId;
use standpoint_core::views::FeedRequest;
use standpoint_fetch::{Policy, read};

use crate::on_loopback;
use crate::server::{FEED, Server, ok};

fn asked(address: String) -> FeedRequest {
    FeedRequest { id: FeedId(1), address, allow_http: false, etag: None, last_modified: None }
}

fn page(links: &str) -> String {
    ok(
        "Content-Type: text/html\r\n",
        &format!("<!doctype html><html><head>{links}</head><body>Hello</body></html>"),
    )
}

fn link(href: &str, title: &str) -> String {
    format!("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{title}\" href=\"{href}\">")
}

#[test]
fn the_feed_of_a_home_page_is_found_and_offered_by_name() {
    let server = Server::answering(|path| match path {
        "/" => page(
            &(link("/feed.xml", "Posts") + &link("/comments.xml", "Comments") + &link("/unnamed.xml", "")),
        ),
        "/unnamed" => page(&link("/feed.xml", "")),
        "/feed.xml" => ok("", FEED),
        _ => panic!("only the first is asked for: {path}"),
    });
    let offer = |path: &str, title: &str| FeedOffer { address: server.url(path), title: title.to_owned() };
    let answer = read(&asked(server.url("/")), &on_loopback());
    assert_eq!(
        answer,
        FeedAnswer::Page(vec![offer("/feed.xml", "Posts"), offer("/comments.xml", "Comments")])
    );
    assert_eq!(server.heads().len(), 2);
    assert_eq!(
        read(&asked(server.url("/unnamed")), &on_loopback()),
        FeedAnswer::Page(vec![offer("/feed.xml", "T")]),
        "by its own name"
    );
}

#[test]
fn what_is_no_feed_or_another_page_is_not_followed_further() {
    let server = Server::answering(|path| match path {
        "/gone" => page(&link("/nothing", "Posts")),
        "/chain" => page(&link("/chain-2", "Posts")),
        "/chain-2" => page(&link("/feed.xml", "Posts")),
        "/feed.xml" => ok("", FEED),
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".into(),
    });
    for path in ["/gone", "/chain"] {
        assert_eq!(
            read(&asked(server.url(path)), &on_loopback()),
            FeedAnswer::Failed(FeedFault::WebPage),
            "{path}"
        );
        assert_eq!(server.heads().len(), 2, "{path}");
    }
    let plain = Server::answering(|_| page(""));
    assert!(matches!(read(&asked(plain.url("/")), &on_loopback()), FeedAnswer::Read(_)), "nothing to follow");
}

#[test]
fn a_page_cannot_lead_into_this_machine_or_a_private_network() {
    let secret = Server::answering(|_| ok("", FEED));
    for target in [secret.url("/"), "https://10.0.0.1/feed".to_owned(), "https://[fd00::1]/feed".to_owned()] {
        let server = Server::answering(move |_| page(&link(&target, "Posts")));
        let policy = Policy { allowed: vec![server.at], ..Policy::default() };
        assert_eq!(read(&asked(server.url("/")), &policy), FeedAnswer::Failed(FeedFault::WebPage));
    }
    assert_eq!(secret.heads(), [""; 0], "nobody may have asked");
}
