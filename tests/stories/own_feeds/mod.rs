//! The user's own feeds: what was published there is proposed once, goes into the log with a yes, and is never lost.

mod refresh;

use chrono::Duration;
use standpoint_core::feeds::parser::{FeedFault, FeedSent};
use standpoint_core::id::{FeedId, PostId};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage};
use standpoint_core::views::{PostQuery, ProposalLine};
use standpoint_core::{ErrorCode, FeedAnswer, FeedSettings};
use standpoint_tests::{Desk, at};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../fixtures/feeds/", $name)).as_slice()
    };
}

const SITE: &str = "https://notes.example.org/feed.xml";

fn add(desk: &mut Desk, address: &str, settings: FeedSettings) -> FeedId {
    FeedId(desk.coach.add_feed(&desk.now, address, &settings).unwrap().created.unwrap().parse().unwrap())
}

fn automatic() -> FeedSettings {
    FeedSettings { automatic: Some(true), ..FeedSettings::default() }
}

/// A desk with a feed, on Wednesday 10 June 2026.
fn desk(settings: FeedSettings) -> (Desk, FeedId) {
    let mut desk = Desk::new().onboarded().on("2026-06-10T08:00:00Z");
    let feed = add(&mut desk, SITE, settings);
    (desk, feed)
}

fn answer(bytes: &[u8]) -> FeedAnswer {
    let (address, etag) = (SITE.to_owned(), Some("\"7\"".to_owned()));
    FeedAnswer::Read(FeedSent { bytes: bytes.to_vec(), address, etag, ..FeedSent::default() })
}

/// Reads the feed, six hours after it was last read, and gives what the coach says.
fn read(desk: &mut Desk, feed: FeedId, bytes: &[u8]) -> String {
    desk.now.instant += Duration::hours(6);
    desk.coach.store_feed(&desk.now, feed, &answer(bytes)).unwrap().said
}

/// An entry: title, address or nothing, and the day it was published or nothing.
type Entry<'a> = (&'a str, &'a str, &'a str);

fn rss(entries: &[Entry<'_>]) -> Vec<u8> {
    let item = |(title, url, on): &Entry<'_>| {
        let date = if on.is_empty() { String::new() } else { format!("<pubDate>{on}T10:00:00Z</pubDate>") };
        format!("<item><title>{title}</title><link>{}</link>{date}</item>", url.replace('&', "&amp;"))
    };
    let items: String = entries.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Notes</title><link>https://notes.example.org/</link>{items}</channel></rss>").into_bytes()
}

fn proposals(desk: &Desk) -> Vec<ProposalLine> {
    let page = desk.coach.feeds_page(&desk.now).unwrap();
    assert_eq!(page.proposals, desk.coach.today(&desk.now).unwrap().proposals, "Today says the same");
    assert_eq!(page.feeds.iter().map(|feed| feed.proposals as usize).sum::<usize>(), page.proposals.len());
    page.proposals
}

/// The titles of what is proposed, each with its day, the latest first.
fn proposed(desk: &Desk) -> Vec<String> {
    proposals(desk).into_iter().map(|line| format!("{} {}", line.published_on, line.title)).collect()
}

fn accept(desk: &mut Desk, line: &ProposalLine) -> PostId {
    PostId(
        desk.coach.accept_proposal(&desk.now, line.id, line.post).unwrap().created.unwrap().parse().unwrap(),
    )
}

fn logged(desk: &Desk) -> u32 {
    desk.coach
        .post_list(&PostQuery { stage: Some(PostStage::Published), ..PostQuery::default() })
        .unwrap()
        .total
}

const ONE: Entry<'_> = ("Paper maps", "https://notes.example.org/maps", "2026-06-08");
const TWO: Entry<'_> = ("Four questions before a migration", "https://notes.example.org/four", "2026-06-09");
const THREE: Entry<'_> = ("A full calendar is a full queue", "https://notes.example.org/queue", "2026-06-10");

#[test]
fn every_kind_of_feed_proposes_what_came_out_in_the_thirty_days_before_it_was_added_and_that_once() {
    let b_to_i = ["B", "C", "D", "E", "F", "G", "I"].map(|title| format!("2024-05-01 {title}"));
    let odd: Vec<_> = b_to_i.iter().rev().map(String::as_str).collect();
    for (bytes, today, expected) in [
        (
            fixture!("rss-2.0.xml"),
            "2024-06-10",
            &[
                "2024-06-05 What would you take out of yours?",
                "2024-06-03 The budget meeting that took one round",
            ][..],
        ),
        (
            fixture!("atom-1.0.xml"),
            "2024-05-25",
            &["2024-05-20 Hiring for questions, not answers", "2024-05-01 A talk I did not give"],
        ),
        (fixture!("atom-0.3.xml"), "2004-11-20", &["2004-11-02 Backups are for restoring"]),
        (fixture!("rss-1.0.rdf"), "2024-03-15", &["2024-03-01 On slack, and why queues need it"]),
        (
            fixture!("json-feed-1.1.json"),
            "2024-04-12",
            &[
                "2024-04-10 Defaults are decisions",
                "2024-04-09 Removed a field from a form today. Nobody noticed. That is the best review a…",
            ],
        ),
        (
            fixture!("mastodon.xml"),
            "2024-07-03",
            &[
                "2024-07-02 Each quarter we delete one report nobody reads. So far nobody has asked for one…",
                "2024-07-01 social.example.org",
            ],
        ),
        (fixture!("youtube.xml"), "2024-06-12", &["2024-06-11 Technical debt in five minutes"]),
        (fixture!("odd-dates.xml"), "2024-05-20", &odd),
        // Without dates nothing can be said to be new at first.
        (fixture!("rss-0.91.xml"), "2024-05-20", &[]),
        (fixture!("rss-0.92.xml"), "2024-05-20", &[]),
        (fixture!("relative-links.xml"), "2024-05-20", &[]),
        (fixture!("entities.xml"), "2024-05-20", &[]),
    ] {
        let mut desk = Desk::new().on(&format!("{today}T08:00:00Z")).onboarded();
        let feed = add(&mut desk, SITE, FeedSettings::default());
        let said = match expected.len() {
            0 => "No new entries".to_owned(),
            1 => "1 new entry".to_owned(),
            many => format!("{many} new entries"),
        };
        let found = read(&mut desk, feed, bytes);
        assert_eq!(found.split(';').next(), Some(said.as_str()), "{found}");
        assert_eq!(proposed(&desk), expected);
        for _ in 0..2 {
            assert_eq!(read(&mut desk, feed, bytes), "No new entries");
            desk.restart();
        }
        assert_eq!(proposed(&desk), expected, "{today}: each once, also after a restart");
    }
}

#[test]
fn thirty_days_are_thirty_days_and_later_reads_propose_what_is_new_in_whatever_order() {
    let (mut desk, feed) = desk(FeedSettings::default());
    let (bound, before) = (
        ("Bound", "https://notes.example.org/b", "2026-05-11"),
        ("Before", "https://notes.example.org/c", "2026-05-10"),
    );
    read(&mut desk, feed, &rss(&[ONE, before, bound]));
    assert_eq!(proposed(&desk), ["2026-06-08 Paper maps", "2026-05-11 Bound"]);
    desk.restart();
    assert_eq!(read(&mut desk, feed, &rss(&[bound, ONE, TWO, before])), "1 new entry");
    let expected =
        ["2026-06-09 Four questions before a migration", "2026-06-08 Paper maps", "2026-05-11 Bound"];
    assert_eq!(proposed(&desk), expected);
    // Months later the old ones are still known, and what has left the feed stays proposed.
    desk.now = at("2026-12-01T08:00:00Z");
    assert_eq!(read(&mut desk, feed, &rss(&[before, bound])), "No new entries");
    assert_eq!(proposed(&desk), expected);
}

#[test]
fn what_is_in_the_log_already_is_not_proposed_however_its_address_is_written() {
    let (mut desk, feed) = desk(FeedSettings::default());
    for (title, url) in [
        ("Logged", "http://www.notes.example.org/maps/?utm_source=me"),
        ("Too", "https://notes.example.org/four#top"),
    ] {
        desk.coach
            .log_post(
                &desk.now,
                &LogEntry { title: title.to_owned(), url: Some(url.to_owned()), ..LogEntry::default() },
            )
            .unwrap();
    }
    let tracked = (TWO.0, "http://www.notes.example.org/four?utm_medium=feed&utm_source=rss&fbclid=1", TWO.2);
    let said = read(&mut desk, feed, &rss(&[ONE, tracked, THREE]));
    assert_eq!(said, "1 new entry; 2 entries are in your log already");
    assert_eq!(proposed(&desk), ["2026-06-10 A full calendar is a full queue"]);
}

#[test]
fn what_the_user_logs_by_hand_while_it_is_proposed_waits_no_longer_and_counts_once() {
    let (mut desk, feed) = desk(FeedSettings::default());
    read(&mut desk, feed, &rss(&[ONE]));
    let line = proposals(&desk).remove(0);
    let entry = LogEntry {
        title: "Maps of paper".to_owned(),
        url: Some("http://notes.example.org/maps".to_owned()),
        ..LogEntry::default()
    };
    desk.coach.log_post(&desk.now, &entry).unwrap();
    assert_eq!(proposals(&desk), []);
    let refused = desk.coach.accept_proposal(&desk.now, line.id, None).unwrap_err();
    assert_eq!((refused.code(), logged(&desk)), (ErrorCode::Invalid, 1), "{refused}");
    desk.coach.undo().unwrap();
    assert_eq!(proposals(&desk), [line]);
}

#[test]
fn the_same_entry_in_two_feeds_is_proposed_once() {
    let (mut desk, feed) = desk(FeedSettings::default());
    let other = add(&mut desk, "https://planet.example.org/atom.xml", FeedSettings::default());
    read(&mut desk, feed, &rss(&[ONE]));
    let same = ("Maps of paper", "http://www.notes.example.org/maps/?utm_source=planet", "2026-06-09");
    assert_eq!(read(&mut desk, other, &rss(&[same, TWO])), "1 new entry; 1 entry came in another feed");
    assert_eq!(proposed(&desk), ["2026-06-09 Four questions before a migration", "2026-06-08 Paper maps"]);
    let line = proposals(&desk).remove(1);
    desk.coach.dismiss_proposal(&desk.now, line.id).unwrap();
    assert_eq!(read(&mut desk, other, &rss(&[same])), "No new entries", "no is no in every feed");
    let third = add(&mut desk, "https://third.example.org/atom.xml", FeedSettings::default());
    assert_eq!(read(&mut desk, third, &rss(&[same])), "No new entries; 1 entry was answered before");
}

#[test]
fn entries_without_dates_are_old_at_first_and_later_come_out_on_the_day_they_are_first_seen() {
    let (mut desk, feed) = desk(FeedSettings::default());
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Failed(FeedFault::TimedOut)).unwrap();
    let said = read(&mut desk, feed, fixture!("rss-0.91.xml"));
    assert_eq!(
        said, "No new entries; 2 entries without dates are taken as known",
        "a try that failed was no first read"
    );
    let text = String::from_utf8_lossy(fixture!("rss-0.91.xml"));
    let more = text.replacen(
        "<item>",
        "<item><title>New</title><link>https://notes.example.org/new</link></item><item>",
        1,
    );
    desk.now = at("2026-06-14T23:30:00Z");
    desk.coach.store_feed(&desk.now, feed, &answer(more.as_bytes())).unwrap();
    assert_eq!(proposed(&desk), ["2026-06-15 New"], "it is the 15th in Berlin already");
    read(&mut desk, feed, more.as_bytes());
    assert_eq!(proposed(&desk), ["2026-06-15 New"]);
}

#[test]
fn a_proposal_names_the_post_it_seems_to_be_and_accepted_it_is_that_post_which_counts_once() {
    let (mut desk, feed) = desk(FeedSettings::default());
    let mut idea = |line: &str| {
        PostId(desk.coach.capture_idea(&desk.now, line).unwrap().created.unwrap().parse().unwrap())
    };
    let other = idea("Four questions");
    let draft = idea("Each quarter we delete one report nobody reads");
    let planned = idea("four questions before a Migration! – fri");
    let words = (
        "Each quarter we delete one report nobody reads. So far nobody has asked for…",
        "https://notes.example.org/q",
        "2026-06-09",
    );
    read(&mut desk, feed, &rss(&[TWO, words, ("Four", "https://notes.example.org/4", "2026-06-01")]));
    let lines = proposals(&desk);
    let named: Vec<_> = lines.iter().map(|line| line.post).collect();
    assert_eq!(named, [Some(draft), Some(planned), None], "a word or two alone name nothing: {other:?}");
    assert_eq!(lines[1].post_title.as_deref(), Some("four questions before a Migration!"));
    for line in &lines[..2] {
        assert_eq!(Some(accept(&mut desk, line)), line.post);
    }
    let page = desk.coach.post_page(&desk.now, planned).unwrap();
    let place = &page.places[0];
    assert_eq!(
        (page.stage, page.places.len(), place.on.to_string().as_str()),
        (PostStage::Published, 1, "2026-06-09")
    );
    assert_eq!(
        (place.url.as_deref(), place.network),
        (Some("https://notes.example.org/four"), Some(Network::OwnSite))
    );
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.posts, 2);
    read(&mut desk, feed, &rss(&[TWO, words]));
    assert_eq!((proposals(&desk).len(), logged(&desk)), (1, 2));
    let again = desk.coach.accept_proposal(&desk.now, lines[0].id, None).unwrap_err();
    assert_eq!(again.to_string(), "You’ve already logged that entry.");
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.post_page(&desk.now, planned).unwrap().stage, PostStage::Planned);
    assert_eq!(proposals(&desk).len(), 2);
}

#[test]
fn titles_of_signs_alone_are_not_taken_for_one_another() {
    let (mut desk, feed) = desk(FeedSettings::default());
    desk.coach
        .add_post(&desk.now, &PostEntry { title: Some("🚀".to_owned()), ..PostEntry::default() })
        .unwrap();
    read(&mut desk, feed, &rss(&[("🎉!", "https://notes.example.org/party", "2026-06-09")]));
    assert_eq!(proposals(&desk)[0].post, None);
}

#[test]
fn what_was_dismissed_never_comes_again_but_by_undo() {
    let (mut desk, feed) = desk(FeedSettings::default());
    read(&mut desk, feed, &rss(&[ONE]));
    let line = proposals(&desk).remove(0);
    let said = desk.coach.dismiss_proposal(&desk.now, line.id).unwrap().said;
    assert_eq!(said, "Dismissed");
    for entries in [&[ONE][..], &[], &[TWO, ONE], &[("Renamed", ONE.1, "2026-06-10")]] {
        read(&mut desk, feed, &rss(entries));
        desk.restart();
    }
    assert_eq!(proposed(&desk), ["2026-06-09 Four questions before a migration"]);
    assert_eq!(desk.coach.dismiss_proposal(&desk.now, line.id).unwrap_err().code(), ErrorCode::Invalid);
    desk.coach.undo().unwrap();
    assert_eq!(proposals(&desk).len(), 2);
}

#[test]
fn automatic_logs_without_asking_and_taken_back_they_are_proposals_that_are_not_logged_again() {
    let (mut desk, feed) = desk(automatic());
    let draft = PostId(
        desk.coach
            .capture_idea(&desk.now, "Four questions before a migration")
            .unwrap()
            .created
            .unwrap()
            .parse()
            .unwrap(),
    );
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO])), "2 posts logged from your feed");
    assert_eq!((logged(&desk), proposals(&desk).len()), (2, 0));
    assert_eq!(desk.coach.post_page(&desk.now, draft).unwrap().places[0].on.to_string(), "2026-06-09");
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.posts, 2);
    assert_eq!(read(&mut desk, feed, &rss(&[TWO, ONE])), "No new entries");
    assert_eq!(desk.coach.undo().unwrap().said, "Undone: log posts from feed");
    assert_eq!((logged(&desk), proposals(&desk).len()), (0, 2));
    desk.restart();
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO])), "No new entries");
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO, THREE])), "1 post logged from your feed");
    assert_eq!((logged(&desk), proposals(&desk).len()), (1, 2));
    let line = proposals(&desk).remove(0);
    accept(&mut desk, &line);
    assert_eq!(desk.coach.post_page(&desk.now, draft).unwrap().stage, PostStage::Published);
}

#[test]
fn a_removed_feed_takes_its_proposals_along_and_undo_brings_both_back_while_the_log_stays() {
    let (mut desk, feed) = desk(FeedSettings::default());
    read(&mut desk, feed, &rss(&[ONE, TWO, THREE]));
    let lines = proposals(&desk);
    accept(&mut desk, &lines[0]);
    desk.coach.dismiss_proposal(&desk.now, lines[1].id).unwrap();
    desk.coach.remove_feed(&desk.now, feed).unwrap();
    assert_eq!((proposals(&desk), logged(&desk)), (vec![], 1));
    assert_eq!(
        desk.coach.store_feed(&desk.now, feed, &answer(&rss(&[ONE]))).unwrap_err().code(),
        ErrorCode::NotFound
    );
    desk.restart();
    desk.coach.undo().unwrap();
    assert_eq!(proposed(&desk), ["2026-06-08 Paper maps"]);
    assert_eq!(read(&mut desk, feed, &rss(&[ONE, TWO, THREE])), "No new entries");
    assert_eq!(desk.coach.feed_request(feed).unwrap().etag.as_deref(), Some("\"7\""));
}
