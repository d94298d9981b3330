//! Refreshing a feed: servers in trouble, wrong clocks, very long feeds, and a read that is cut off.

use chrono::Duration;
use rusqlite::Connection;
use standpoint_core::feeds::parser::FeedFault;
use standpoint_core::id::FeedId;
use standpoint_core::{ErrorCode, FeedAnswer, FeedSettings};
use standpoint_tests::{Desk, at};

use super::*;

#[test]
fn a_server_that_has_nothing_new_or_trouble_takes_nothing_away_and_is_left_alone_longer_each_time() {
    let (mut desk, feed) = desk(FeedSettings::default());
    assert_eq!(desk.coach.due_feeds(&desk.now).unwrap().len(), 1, "a new feed is read at once");
    read(&mut desk, feed, &rss(&[ONE]));
    let standing = |desk: &Desk| desk.coach.feeds_page(&desk.now).unwrap().feeds.remove(0).standing;
    desk.now = at("2026-06-11T08:00:00Z");
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::NotModified).unwrap();
    assert_eq!(standing(&desk), "Refreshed today at 10:00");
    let mut waits = Vec::new();
    for _ in 0..6 {
        desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Failed(FeedFault::ServerTrouble)).unwrap();
        desk.restart();
        let failed = desk.now;
        while desk.coach.due_feeds(&desk.now).unwrap().is_empty() {
            desk.now.instant += Duration::hours(1);
        }
        waits.push((desk.now.instant - failed.instant).num_hours());
    }
    assert_eq!(waits, [12, 24, 48, 48, 48, 48]);
    let words = standing(&desk);
    assert_eq!(
        words,
        "The server has a problem. Standpoint will try again later. Last refreshed on 11 June at 10:00."
    );
    let said = read(&mut desk, feed, b"<html><body>Hello</body></html>");
    assert!(said.starts_with("Notes: That’s a web page."), "{said}");
    let request = desk.coach.feed_request(feed).unwrap();
    assert_eq!((request.etag.as_deref(), proposals(&desk).len()), (Some("\"7\""), 1));
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO])), "1 new entry");
    desk.now.instant += Duration::hours(6);
    assert_eq!(desk.coach.due_feeds(&desk.now).unwrap().len(), 1, "and all is as before");
}

#[test]
fn a_feed_of_ten_thousand_entries_is_taken_in_and_known_afterwards() {
    let (mut desk, feed) = desk(FeedSettings::default());
    let urls: Vec<_> = (0..10_000).map(|n| format!("https://notes.example.org/{n}")).collect();
    let entries: Vec<_> = urls
        .iter()
        .enumerate()
        .map(|(n, url)| (url.as_str(), url.as_str(), if n < 20 { "2026-06-09" } else { "2020-01-01" }))
        .collect();
    assert_eq!(
        read(&mut desk, feed, &rss(&entries)),
        "20 new entries; 9,980 older entries are taken as known"
    );
    assert_eq!(read(&mut desk, feed, &rss(&entries)), "No new entries");
    desk.coach.remove_feed(&desk.now, feed).unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(proposals(&desk).len(), 20);
    assert_eq!(read(&mut desk, feed, &rss(&entries)), "No new entries");
}

#[test]
fn a_clock_that_was_wrong_swallows_nothing() {
    // Added while the clock was a year ahead.
    let mut desk = Desk::new().onboarded().on("2027-06-10T08:00:00Z");
    let feed = add(&mut desk, SITE, FeedSettings::default());
    read(&mut desk, feed, &rss(&[]));
    desk.now = at("2026-06-10T08:00:00Z");
    assert_eq!(desk.coach.due_feeds(&desk.now).unwrap().len(), 1, "no year's wait");
    assert_eq!(read(&mut desk, feed, &rss(&[ONE])), "1 new entry");
    // A year back: nothing is in the log in the future.
    desk.now = at("2025-06-10T08:00:00Z");
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO])), "1 new entry");
    assert_eq!(proposed(&desk), ["2026-06-08 Paper maps", "2025-06-10 Four questions before a migration"]);
}

/// Lets every insert into a table fail, as a disk does that is full just then, and cuts the program off.
fn cut_off_at(desk: &mut Desk, table: &str, feed: FeedId, bytes: &[u8]) {
    let trigger =
        format!("CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE (FAIL, 'disk full'); END");
    Connection::open(desk.database()).unwrap().execute_batch(&trigger).unwrap();
    assert_eq!(
        desk.coach.store_feed(&desk.now, feed, &answer(bytes)).unwrap_err().code(),
        ErrorCode::Storage
    );
    Connection::open(desk.database()).unwrap().execute_batch("DROP TRIGGER full").unwrap();
    desk.restart();
}

#[test]
fn a_read_that_is_cut_off_loses_nothing() {
    let (mut desk, feed) = desk(automatic());
    let before = desk.contents();
    for table in ["feed_entry", "publication"] {
        cut_off_at(&mut desk, table, feed, &rss(&[ONE, TWO]));
        assert_eq!(
            desk.contents(),
            before,
            "all or nothing: no state of the server is noted without what it brought"
        );
        assert_eq!(desk.coach.feed_request(feed).unwrap().etag, None);
    }
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO])), "2 posts logged from your feed");
    assert_eq!((proposals(&desk).len(), logged(&desk)), (0, 2));
}
