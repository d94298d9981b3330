//! Whole feeds: the fixtures, hostile ones, and any bytes at all.

use super::*;

const ADDRESS: &str = "https://feeds.example.org/feed.xml";

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../../../tests/fixtures/feeds/", $name))
    };
}

mod any_bytes;
mod cases;
mod formats;
mod hostile;

const FIXTURES: [&[u8]; 35] = [
    fixture!("rss-0.91.xml"),
    fixture!("rss-0.92.xml"),
    fixture!("rss-1.0.rdf"),
    fixture!("rss-2.0.xml"),
    fixture!("atom-0.3.xml"),
    fixture!("atom-1.0.xml"),
    fixture!("json-feed-1.1.json"),
    fixture!("mastodon.xml"),
    fixture!("youtube.xml"),
    fixture!("odd-dates.xml"),
    fixture!("relative-links.xml"),
    fixture!("entities.xml"),
    fixture!("bare-less-than.xml"),
    fixture!("bare-line-end.json"),
    fixture!("control-characters.xml"),
    fixture!("date-without-a-time.xml"),
    fixture!("dates-in-other-languages.xml"),
    fixture!("dates.xml"),
    fixture!("doctype-plain.xml"),
    fixture!("doctype-rss-091.xml"),
    fixture!("doctype-with-entities.xml"),
    fixture!("element-left-open.xml"),
    fixture!("elements-named-in-titles.json"),
    fixture!("half-an-emoji.json"),
    fixture!("in-shift-jis.xml"),
    fixture!("in-windows-1250.xml"),
    fixture!("in-windows-1251-no-id.xml"),
    fixture!("in-windows-1251.xml"),
    fixture!("midnight-is-no-time.xml"),
    fixture!("named-letters.xml"),
    fixture!("named-signs.xml"),
    fixture!("one-broken-byte.xml"),
    fixture!("prefix-on-the-entry.xml"),
    fixture!("tag-named-in-a-title.xml"),
    fixture!("warning-before-the-feed.xml"),
];

fn parse(bytes: &[u8], address: &str) -> Result<FeedContent, FeedFault> {
    super::parse(FeedDocument::new(bytes, address))
}

fn written(published: Published) -> String {
    match published {
        Published::Instant(at) => at.format("%Y-%m-%d %H:%M:%S").to_string(),
        Published::Day(day) => day.to_string(),
    }
}

/// The feed's title, then a line an entry: key, title, link, date.
fn told(bytes: &[u8]) -> Vec<String> {
    let feed = parse(bytes, ADDRESS).unwrap();
    let lines = feed.entries.iter().map(|entry| {
        let at = entry.published.map_or("-".to_owned(), written);
        format!("{} | {} | {} | {at}", entry.key, entry.title, entry.url.as_deref().unwrap_or("-"))
    });
    std::iter::once(feed.title.clone()).chain(lines).collect()
}
