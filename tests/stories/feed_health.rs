//! Feeds that are damaged, large, gone, or whose server wants to be left alone: what `feed list` and Settings say of them.

use chrono::Duration;
use standpoint_core::feeds::parser::{FeedFault, FeedSent, RetryAfter};
use standpoint_core::id::FeedId;
use standpoint_core::{FeedAnswer, FeedSettings};
use standpoint_tests::Desk;

const SITE: &str = "https://notes.example.org/feed.xml";

/// A desk with a feed, on Tuesday 10 March 2026 at 13:00 in Berlin.
fn desk() -> (Desk, FeedId) {
    let mut desk = Desk::new().onboarded().on("2026-03-10T12:00:00Z");
    let feed = desk.coach.add_feed(&desk.now, SITE, &FeedSettings::default()).unwrap().created.unwrap();
    (desk, FeedId(feed.parse().unwrap()))
}

fn standing(desk: &Desk) -> String {
    desk.coach.feeds_page(&desk.now).unwrap().feeds.remove(0).standing
}

fn is_due(desk: &Desk) -> bool {
    !desk.coach.due_feeds(&desk.now).unwrap().is_empty()
}

fn read(desk: &mut Desk, feed: FeedId, sent: FeedSent) -> String {
    let answer = FeedAnswer::Read(FeedSent { address: SITE.to_owned(), ..sent });
    desk.coach.store_feed(&desk.now, feed, &answer).unwrap().said
}

fn entries(count: usize) -> String {
    let item =
        |n| format!("<item><guid>{n}</guid><title>Post {n}</title><pubDate>2026-03-09</pubDate></item>");
    format!("<rss version=\"2.0\"><channel><title>Notes</title>{}", (0..count).map(item).collect::<String>())
}

#[test]
fn a_server_that_asks_to_be_left_alone_is_asked_no_sooner_and_the_list_says_when() {
    for (wait, until, words) in [
        (RetryAfter::Seconds(86_400), "2026-03-11T12:00:00Z", "tomorrow at 13:00"),
        (
            RetryAfter::Until("2026-03-12T08:00:00Z".parse().unwrap()),
            "2026-03-12T08:00:00Z",
            "on 12 March at 09:00",
        ),
        (RetryAfter::Seconds(u32::MAX), "2026-03-17T12:00:00Z", "on 17 March at 13:00"),
    ] {
        let (mut desk, feed) = desk();
        let answer = FeedAnswer::Postponed { fault: FeedFault::TooManyRequests, wait };
        desk.coach.store_feed(&desk.now, feed, &answer).unwrap();
        desk.restart();
        let said =
            format!("Too many requests. The server asks for a break, so Standpoint will try again {words}.");
        assert_eq!(standing(&desk), said);
        desk.now.instant = until.parse().unwrap();
        assert!(is_due(&desk), "{until}");
        desk.now.instant -= Duration::seconds(1);
        assert!(!is_due(&desk), "{until}");
        assert_eq!(desk.coach.feed_request(feed).unwrap().address, SITE, "the user may ask all the same");
        read(
            &mut desk,
            feed,
            FeedSent { bytes: (entries(1) + "</channel></rss>").into_bytes(), ..FeedSent::default() },
        );
        assert!(standing(&desk).starts_with("Refreshed today"), "{}", standing(&desk));
    }
}

#[test]
fn a_feed_that_is_gone_is_asked_once_more_after_a_week_and_then_when_the_user_asks() {
    let (mut desk, feed) = desk();
    let gone = FeedAnswer::Failed(FeedFault::Gone);
    desk.coach.store_feed(&desk.now, feed, &gone).unwrap();
    assert!(
        standing(&desk).ends_with("Standpoint will try once more on 17 March at 13:00."),
        "{}",
        standing(&desk)
    );
    desk.now.instant += Duration::days(7) - Duration::seconds(1);
    assert!(!is_due(&desk));
    desk.now.instant += Duration::seconds(1);
    assert!(is_due(&desk));
    desk.coach.store_feed(&desk.now, feed, &gone).unwrap();
    assert!(
        standing(&desk).ends_with("Standpoint will only try again if you refresh it."),
        "{}",
        standing(&desk)
    );
    desk.now.instant += Duration::days(400);
    assert!(!is_due(&desk));
    read(
        &mut desk,
        feed,
        FeedSent { bytes: (entries(1) + "</channel></rss>").into_bytes(), ..FeedSent::default() },
    );
    desk.now.instant += Duration::hours(6);
    assert!(is_due(&desk), "it is back");
}

#[test]
fn a_damaged_or_cut_feed_says_so_as_long_as_it_is() {
    let (mut desk, feed) = desk();
    let damaged = FeedSent { bytes: (entries(12) + "<item><title>Half").into_bytes(), ..FeedSent::default() };
    let said = read(&mut desk, feed, damaged);
    assert!(
        said.starts_with("12 new entries")
            && said.ends_with("The feed is damaged: 12 of its entries were read."),
        "{said}"
    );
    desk.restart();
    let words = "Refreshed today at 13:00. The feed is damaged: 12 of its entries were read.";
    assert_eq!(standing(&desk), words);
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::NotModified).unwrap();
    assert_eq!(standing(&desk), words, "it is the same as before");
    let cut = FeedSent { bytes: (entries(12) + "<item>").into_bytes(), is_cut: true, ..FeedSent::default() };
    read(&mut desk, feed, cut);
    assert_eq!(
        standing(&desk),
        "Refreshed today at 13:00. The feed is very large: only its first part was read, with 12 entries."
    );
    read(
        &mut desk,
        feed,
        FeedSent { bytes: (entries(12) + "</channel></rss>").into_bytes(), ..FeedSent::default() },
    );
    assert_eq!(standing(&desk), "Refreshed today at 13:00");
}
