//! Feeds of the user's own: what comes out there is proposed once, and nothing a server does is in the way.

use std::time::Duration;

use crate::journal::begin;
use crate::support::{Desktop, FeedServer, Role, Served};

/// A Tuesday.
const NOW: &str = "2026-03-03T09:00:00Z";
/// Seven hours later: feeds are due again.
const LATER: &str = "2026-03-03T16:00:00Z";
const RSS: &str = "application/rss+xml";

/// An RSS 2.0 feed of these entries: title, path, and the day of March 2026 (or none).
fn rss(entries: &[(&str, &str, Option<u32>)]) -> Served {
    let item = |(title, path, day): &(&str, &str, Option<u32>)| {
        let date =
            day.map(|day| format!("<pubDate>{day:02} Mar 2026 08:00:00 +0000</pubDate>")).unwrap_or_default();
        format!(
            "<item><title>{title}</title><link>https://notes.example.org/{path}</link><guid>{path}</guid>{date}</item>"
        )
    };
    let items: String = entries.iter().map(item).collect();
    Served::Feed(
        RSS,
        format!("<rss version=\"2.0\"><channel><title>Ada’s notes</title>{items}</channel></rss>")
            .into_bytes(),
    )
}

#[tokio::test]
async fn what_comes_out_in_a_feed_is_proposed_once_and_logged_as_the_post_that_was_planned() {
    let server = FeedServer::start();
    server.serve(
        "/feed",
        rss(&[("Why our roadmap shrank", "roadmap", Some(1)), ("What a budget is for", "budget", Some(2))]),
    );
    let desktop = Desktop::set_up("own-feeds").await.with_feeds_on_loopback();
    begin(&desktop);
    desktop.command_line(NOW, &["idea", "add", "Why our roadmap shrank, fri"]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    page.fill_in("Feed address", &server.at("/feed")).await;
    page.click(Role::Button, "Add feed").await;
    page.see("allow this feed without encryption").await;
    page.click(Role::Checkbox, "Allow this feed without encryption").await;
    page.click(Role::Button, "Add feed").await;
    page.see("Ada’s notes").await;
    page.see("Refreshed today at 09:").await;

    // Today asks about one of them; all of them wait with the feeds.
    page.press("Control+1").await;
    page.part(Role::Region, "News").await.see("Your feed has a new post").await;
    page.press("Control+6").await;
    page.click(Role::Link, "Manage feeds").await;
    let proposals = page.part(Role::Region, "New in your feeds").await;
    proposals.see("Published 2 days ago").await;
    proposals.see("Published yesterday").await;
    proposals.click(Role::Button, "Log it as “Why our roadmap shrank”").await;
    proposals.see_no_more("Why our roadmap shrank").await;
    page.press("Control+1").await;
    page.part(Role::Region, "News")
        .await
        .see("Your feed has a new post: “What a budget is for”. Log it?")
        .await;
    app.close().await;
    let post = &desktop.json(NOW, &["post", "show", "1"]);
    assert_eq!(
        (post["stage"].as_str(), post["published_on"].as_str()),
        (Some("published"), Some("2026-03-01"))
    );

    // After a restart, seven hours later, in another order and with one more.
    let more = [
        ("Three questions", "three", None),
        ("What a budget is for", "budget", Some(2)),
        ("Why our roadmap shrank", "roadmap", Some(1)),
    ];
    server.serve("/feed", rss(&more));
    let app = desktop.open(LATER).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    let proposals = page.part(Role::Region, "New in your feeds").await;
    proposals.see("Three questions").await;
    proposals.see("Day unknown").await;
    let waiting = desktop.json(LATER, &["feed", "new"]);
    let mut titles: Vec<_> =
        waiting.as_array().into_iter().flatten().filter_map(|one| one["title"].as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["Three questions", "What a budget is for"], "each once");
    app.close().await;
    assert!(
        server
            .asked()
            .iter()
            .all(|request| !request.headers.iter().any(|line| line.to_lowercase().starts_with("cookie")))
    );
}

#[tokio::test]
async fn a_feed_that_stays_the_same_is_asked_for_with_what_is_known_of_it() {
    let server = FeedServer::start();
    server.serve("/feed", rss(&[("What a budget is for", "budget", Some(2))]));
    let desktop = Desktop::set_up("feed-unchanged").await.with_feeds_on_loopback();
    begin(&desktop);
    desktop.command_line(NOW, &["feed", "add", &server.at("/feed"), "--allow-http"]);
    let app = desktop.open(NOW).await;
    app.page().see("What a budget is for").await;
    app.close().await;
    let app = desktop.open(LATER).await;
    desktop.eventually("the feed to be asked for again", || server.asked().len() == 2).await;
    assert_eq!(server.asked().iter().map(|request| request.status).collect::<Vec<_>>(), [200, 304]);
    app.page().see("What a budget is for").await;
    app.close().await;
}

#[tokio::test]
async fn feeds_of_every_kind_give_their_proposals_whatever_the_server_calls_them() {
    let server = FeedServer::start();
    let kinds: [(&str, &'static str, &str); 5] = [
        (
            "/rss-0.91",
            "text/plain",
            "<?xml version=\"1.0\"?><rss version=\"0.91\"><channel><title>Old</title><link>https://old.example.org/</link><item><title>Undated, new</title><link>https://old.example.org/new</link></item></channel></rss>",
        ),
        (
            "/rss-1.0",
            "text/html",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>R</title></channel><item rdf:about=\"a\"><title>From RDF</title><link>https://rdf.example.org/a</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>",
        ),
        (
            "/atom",
            "application/octet-stream",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://atom.example.org/notes/\"><title>A</title><entry><id>tag:a,1</id><title type=\"html\">Q&amp;amp;A with &lt;b&gt;finance&lt;/b&gt;</title><link href=\"qa\"/><updated>2026-03-01T10:00:00+01:00</updated></entry></feed>",
        ),
        (
            "/json",
            "text/html",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":\"1\",\"url\":\"https://json.example.org/1\",\"title\":\"From JSON\",\"date_published\":\"2026-03-02T08:00:00Z\"}]}",
        ),
        (
            "/mastodon",
            "application/xml",
            "<rss version=\"2.0\"><channel><title>M</title><item><guid>https://social.example.org/@ada/1</guid><link>https://social.example.org/@ada/1</link><pubDate>Sun, 1 Mar 26 08:00 EST</pubDate><description>&lt;p&gt;A toot without a title&lt;/p&gt;</description></item></channel></rss>",
        ),
    ];
    let desktop = Desktop::set_up("feed-kinds").await.with_feeds_on_loopback();
    begin(&desktop);
    for (path, kind, text) in kinds {
        server.serve(path, Served::Feed(kind, text.as_bytes().to_vec()));
        desktop.command_line(NOW, &["feed", "add", &server.at(path), "--allow-http"]);
    }
    let many: Vec<(String, String)> =
        (0..10_000).map(|n| (format!("Entry {n}"), format!("many/{n}"))).collect();
    let mut entries: Vec<_> =
        many.iter().map(|(title, path)| (title.as_str(), path.as_str(), None)).collect();
    entries.push(("The one of yesterday", "many/new", Some(2)));
    server.serve("/many", rss(&entries));
    desktop.command_line(NOW, &["feed", "add", &server.at("/many"), "--allow-http"]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    page.click(Role::Button, "Show 1 more").await;
    for title in
        ["From RDF", "Q&A with finance", "From JSON", "A toot without a title", "The one of yesterday"]
    {
        page.see(title).await;
    }
    app.close().await;
    let proposed = desktop.json(NOW, &["feed", "new"]);
    assert_eq!(
        proposed.as_array().map(Vec::len),
        Some(5),
        "what has no date at first was there before: {proposed}"
    );
    let address = |title: &str| {
        let found = proposed.as_array().into_iter().flatten().find(|one| one["title"] == title);
        found.and_then(|one| one["url"].as_str().map(str::to_owned)).unwrap_or_default()
    };
    assert_eq!(
        address("Q&A with finance"),
        "https://atom.example.org/notes/qa",
        "relative links are read from where they stand"
    );
}

#[tokio::test]
async fn a_feed_that_fails_says_so_quietly_and_blocks_nothing() {
    let server = FeedServer::start();
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><rss><channel><title>&lol2;</title></channel></rss>";
    let attributes: String = (0..80_000).map(|n| format!(" a{n}=\"\"")).collect();
    server.serve("/laughs", Served::Feed(RSS, laughs.as_bytes().to_vec()));
    server.serve(
        "/attributes",
        Served::Feed(
            RSS,
            format!("<rss version=\"2.0\"><channel{attributes}><title>x</title></channel></rss>")
                .into_bytes(),
        ),
    );
    server.serve("/endless", Served::Endless);
    server.serve("/silent", Served::Silent);
    server.serve("/away", Served::Redirect("http://10.0.0.1/feed".to_owned()));
    server.serve(
        "/page",
        Served::Feed("text/html", b"<!doctype html><html><body>Hello</body></html>".to_vec()),
    );
    server.serve("/good", rss(&[("What a budget is for", "budget", Some(2))]));
    let desktop = Desktop::set_up("feed-faults").await.with_feeds_on_loopback();
    begin(&desktop);
    for path in ["/laughs", "/attributes", "/endless", "/silent", "/away", "/page", "/good"] {
        desktop.command_line(NOW, &["feed", "add", &server.at(path), "--allow-http"]);
    }
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage feeds").await;
    page.see("document type declaration").await;
    page.see("no entry ends within its first").await;
    // One that says nothing is given up after twenty seconds; then the others have their turn.
    let given_up = Duration::from_secs(20);
    desktop
        .eventually_after(given_up, "the silent feed to be given up", || {
            server.asked().iter().any(|request| request.path == "/good")
        })
        .await;
    for sentence in ["took too long", "private network", "That’s a web page."] {
        page.see(sentence).await;
    }
    page.press("Control+1").await;
    page.see("What a budget is for").await;
    app.close().await;
}
