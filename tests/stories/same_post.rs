//! What counts as the same post: within a feed, across feeds, in the log, and after a feed is gone.

use chrono::Duration;
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::feeds::parser::{FeedAnswer, FeedOffer, FeedSent};
use standpoint_core::id::{FeedId, PostId, ProposalId};
use standpoint_core::programme::sharing::Preset;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage, PublicationEntry};
use standpoint_core::views::{PostQuery, ProposalLine, SamePost};
use standpoint_core::{ErrorCode, FeedSettings};
use standpoint_tests::{Desk, at};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../fixtures/feeds/", $name))
    };
}

/// Tuesday 10 March 2026.
fn desk() -> Desk {
    let mut desk = Desk::new().onboarded();
    desk.now = at("2026-03-10T12:00:00Z");
    desk
}

fn add_at(desk: &mut Desk, address: &str, automatic: bool) -> FeedId {
    let settings = FeedSettings { automatic: Some(automatic), ..FeedSettings::default() };
    FeedId(desk.coach.add_feed(&desk.now, address, &settings).unwrap().created.unwrap().parse().unwrap())
}

fn add(desk: &mut Desk, automatic: bool) -> FeedId {
    add_at(desk, "https://tovelind.example/feed.xml", automatic)
}

fn sent(document: &str) -> FeedSent {
    FeedSent {
        bytes: document.as_bytes().to_vec(),
        address: "https://tovelind.example/feed.xml".to_owned(),
        ..FeedSent::default()
    }
}

fn read(desk: &mut Desk, feed: FeedId, document: &str) -> String {
    desk.now.instant += Duration::minutes(1);
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Read(sent(document))).unwrap().said
}

fn proposals(desk: &Desk) -> Vec<ProposalLine> {
    desk.coach.feeds_page(&desk.now).unwrap().proposals
}

fn log_all(desk: &mut Desk) {
    for line in proposals(desk) {
        desk.coach.accept_proposal(&desk.now, line.id, line.post).unwrap();
    }
}

fn log(desk: &mut Desk, title: &str, url: &str, on: &str) -> Result<PostId, standpoint_core::Error> {
    let entry = LogEntry {
        title: title.to_owned(),
        url: Some(url.to_owned()),
        on: Some(on.to_owned()),
        network: None,
        note: None,
    };
    desk.coach.log_post(&desk.now, &entry).map(|changed| PostId(changed.created.unwrap().parse().unwrap()))
}

fn logged(desk: &Desk) -> u32 {
    desk.coach
        .post_list(&PostQuery { stage: Some(PostStage::Published), ..PostQuery::default() })
        .unwrap()
        .total
}

/// The links in the log, sorted.
fn links(desk: &Desk) -> Vec<String> {
    let list = desk
        .coach
        .post_list(&PostQuery { stage: Some(PostStage::Published), ..PostQuery::default() })
        .unwrap();
    let mut links: Vec<_> =
        list.posts.into_iter().flat_map(|post| post.places).filter_map(|place| place.url).collect();
    links.sort();
    links
}

/// A feed of entries: id or nothing, title, link, and day.
fn rss(entries: &[(&str, &str, &str, &str)]) -> String {
    let item = |(id, title, link, on): &(&str, &str, &str, &str)| {
        let id =
            if id.is_empty() { String::new() } else { format!("<guid isPermaLink=\"false\">{id}</guid>") };
        format!("<item>{id}<title>{title}</title><link>{link}</link><pubDate>{on}T10:00:00Z</pubDate></item>")
    };
    format!(
        "<rss version=\"2.0\"><channel><title>Notes</title>{}</channel></rss>",
        entries.iter().map(item).collect::<String>()
    )
}

#[test]
fn ids_and_links_that_tell_nothing_apart_hide_no_entry_and_each_goes_into_the_log() {
    for (name, document, count) in [
        ("one id for all", fixture!("one-id-for-all.xml"), 3),
        ("fragments", fixture!("fragments-of-one-page.xml"), 3),
        ("notes", fixture!("notes-on-one-page.xml"), 3),
        ("paths behind a hash", fixture!("paths-behind-a-hash.xml"), 2),
        ("one link, no id", fixture!("one-link-no-id.xml"), 3),
        ("radio", fixture!("radio-no-id.xml"), 2),
        (
            "episodes",
            &rss(&[
                ("e1", "One", "https://pod.example/", "2026-03-02"),
                ("e2", "Two", "https://pod.example/", "2026-03-09"),
            ]),
            2,
        ),
    ] {
        let mut asked = desk();
        let feed = add(&mut asked, false);
        read(&mut asked, feed, document);
        assert_eq!(proposals(&asked).len(), count, "{name}");
        assert_eq!(read(&mut asked, feed, document), "No new entries", "{name}");
        log_all(&mut asked);
        assert_eq!((logged(&asked) as usize, proposals(&asked).len()), (count, 0), "{name}");
        assert_eq!(read(&mut asked, feed, document), "No new entries", "{name}");

        let mut unasked = desk();
        let feed = add(&mut unasked, true);
        read(&mut unasked, feed, document);
        assert_eq!(logged(&unasked) as usize, count, "{name}");
        assert_eq!(read(&mut unasked, feed, document), "No new entries", "{name}");
    }
}

#[test]
fn an_episode_that_links_the_page_of_one_that_was_logged_is_new_all_the_same() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    let one = ("e1", "Lock-in", "https://pod.example/show", "2026-03-02");
    read(&mut desk, feed, &rss(&[one]));
    log_all(&mut desk);
    // The feed holds the latest one only.
    assert_eq!(
        read(&mut desk, feed, &rss(&[("e2", "Audits", "https://pod.example/show", "2026-03-09")])),
        "1 new entry"
    );
    log_all(&mut desk);
    assert_eq!(logged(&desk), 2);
}

#[test]
fn a_title_that_comes_every_day_is_new_every_day() {
    let mut desk = desk();
    let feed = add(&mut desk, true);
    let monday = ("l1", "Links of the day", "https://tovelind.example/l/1", "2026-03-08");
    let tuesday = ("l2", "Links of the day", "https://tovelind.example/l/2", "2026-03-09");
    read(&mut desk, feed, &rss(&[monday]));
    assert_eq!(read(&mut desk, feed, &rss(&[tuesday, monday])), "1 post logged from your feed");
    assert_eq!(logged(&desk), 2);
}

#[test]
fn an_id_that_is_used_again_for_something_else_is_proposed_and_a_mended_title_is_not() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    read(&mut desk, feed, fixture!("id-used-again-before.xml"));
    assert_eq!(read(&mut desk, feed, fixture!("id-used-again-after.xml")), "1 new entry");
    assert_eq!(proposals(&desk).len(), 2);
    for _ in 0..2 {
        assert_eq!(read(&mut desk, feed, fixture!("id-used-again-after.xml")), "No new entries");
    }
    let mended = fixture!("id-used-again-after.xml").replace("Twelve tools", "12 tools");
    assert_eq!(read(&mut desk, feed, &mended), "No new entries");
}

#[test]
fn a_blog_that_moved_brings_nothing_new_and_its_links_can_follow() {
    for (automatic, accepted) in [(false, true), (true, true)] {
        let mut desk = desk();
        let feed = add(&mut desk, automatic);
        read(&mut desk, feed, fixture!("blog-moved-before.xml"));
        if !automatic && accepted {
            log_all(&mut desk);
        }
        let weeks = desk.coach.today(&desk.now).unwrap().week;
        let said = read(&mut desk, feed, fixture!("blog-moved-after.xml"));
        assert_eq!(said, "No new entries; 3 posts have other addresses now");
        assert_eq!((logged(&desk), desk.coach.today(&desk.now).unwrap().week), (3, weeks));
        let offers = proposals(&desk);
        assert!(
            offers.len() == 3 && offers.iter().all(|line| line.same_post == Some(SamePost::Moved)),
            "{offers:?}"
        );
        let said = desk.coach.accept_proposal(&desk.now, offers[0].id, None).unwrap().said;
        assert_eq!(said, "Link changed");
        desk.coach.dismiss_proposal(&desk.now, offers[1].id).unwrap();
        assert_eq!(
            links(&desk),
            [
                "https://blog.tove.example/2026/0",
                "https://tovelind.example/p/1",
                "https://tovelind.example/p/2"
            ]
        );
        assert_eq!(read(&mut desk, feed, fixture!("blog-moved-after.xml")), "No new entries");
        assert_eq!((proposals(&desk).len(), logged(&desk)), (1, 3));
        desk.coach.undo().unwrap();
        desk.coach.undo().unwrap();
        assert_eq!(links(&desk)[0], "https://tovelind.example/p/0");
    }
}

#[test]
fn proposals_that_wait_when_a_blog_moves_take_its_new_addresses() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    read(&mut desk, feed, fixture!("blog-moved-before.xml"));
    assert_eq!(read(&mut desk, feed, fixture!("blog-moved-after.xml")), "No new entries");
    let waiting = proposals(&desk);
    assert_eq!((waiting.len(), waiting[0].url.as_deref()), (3, Some("https://blog.tove.example/2026/0")));
}

#[test]
fn a_blog_that_moved_to_another_feed_is_known_by_its_titles_and_days() {
    let mut desk = desk();
    let before = add(&mut desk, true);
    read(&mut desk, before, fixture!("blog-moved-before.xml"));
    let after = add_at(&mut desk, "https://blog.tove.example/feed", true);
    let said = desk
        .coach
        .store_feed(&desk.now, after, &FeedAnswer::Read(sent(fixture!("blog-moved-after.xml"))))
        .unwrap()
        .said;
    assert_eq!((said.as_str(), logged(&desk)), ("No new entries; 3 posts have other addresses now", 3));
}

#[test]
fn the_same_post_on_another_network_is_offered_as_one_more_place() {
    let mut desk = desk();
    let post = log(
        &mut desk,
        "Exit costs nobody plans for",
        "https://www.linkedin.com/posts/ada_exit-activity-73-AbCd",
        "2026-03-08",
    )
    .unwrap();
    let feed = add(&mut desk, true);
    let entry = ("x", "Exit Costs nobody plans for", "https://tovelind.example/exit", "2026-03-09");
    assert_eq!(read(&mut desk, feed, &rss(&[entry])), "No new entries; 1 post has another address now");
    let line = proposals(&desk).remove(0);
    assert_eq!((line.post, line.same_post), (Some(post), Some(SamePost::AnotherPlace)));
    desk.coach.accept_proposal(&desk.now, line.id, None).unwrap();
    assert_eq!((logged(&desk), links(&desk).len()), (1, 2));
}

#[test]
fn a_post_that_was_logged_by_hand_is_known_however_its_address_was_shared() {
    let url = "https://medium.com/@invented-ada/exit-costs-nobody-plans-for-0a1b2c3d4e5f";
    for automatic in [false, true] {
        let mut desk = desk();
        log(&mut desk, "Exit costs nobody plans for", url, "2026-03-09").unwrap();
        let feed = add(&mut desk, automatic);
        assert_eq!(
            read(&mut desk, feed, fixture!("sharing-parameter.xml")),
            "No new entries; 1 entry is in your log already"
        );
        assert_eq!(
            (proposals(&desk).len(), logged(&desk), desk.coach.today(&desk.now).unwrap().week.posts),
            (0, 1, 1)
        );
    }
}

#[test]
fn two_answers_in_a_thread_are_two_and_one_written_twice_is_one() {
    let mut desk = desk();
    log(&mut desk, "A", "https://forum.example/t/1#reply-3", "2026-03-09").unwrap();
    log(&mut desk, "B", "https://forum.example/t/1#reply-5", "2026-03-09").unwrap();
    let again =
        log(&mut desk, "C", "http://www.forum.example/t/1/?utm_source=x#reply-3", "2026-03-09").unwrap_err();
    assert!(again.to_string().contains("another post"), "{again}");
}

#[test]
fn a_post_and_a_person_are_found_by_an_address_however_it_is_written() {
    let mut desk = desk();
    log(&mut desk, "Exit costs", "https://tovelind.example/p/1", "2026-03-09").unwrap();
    log(&mut desk, "Another", "https://tovelind.example/p/2", "2026-03-09").unwrap();
    let query = PostQuery {
        search: Some("http://www.tovelind.example/p/1/?utm_source=x".to_owned()),
        ..PostQuery::default()
    };
    let found = desk.coach.post_list(&query).unwrap();
    assert_eq!((found.total, found.posts[0].title.as_str()), (1, "Exit costs"));
    let link = Some("https://www.linkedin.com/in/invented-ada/".to_owned());
    let person = standpoint_core::people::person::PersonEntry {
        name: Some("Ada Marsh".to_owned()),
        link,
        ..Default::default()
    };
    desk.coach.add_person(&desk.now, &person).unwrap();
    let search = Some("https://de.linkedin.com/in/invented-ada?trk=x".to_owned());
    let query = standpoint_core::views::PeopleQuery { search, ..Default::default() };
    assert_eq!(desk.coach.people_page(&desk.now, &query).unwrap().total, 1);
}

#[test]
fn what_was_left_out_stays_out_in_another_feed_and_under_another_address() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    read(&mut desk, feed, fixture!("blog-moved-before.xml"));
    let left_out = proposals(&desk).remove(0);
    desk.coach.dismiss_proposal(&desk.now, left_out.id).unwrap();
    desk.coach.remove_feed(&desk.now, feed).unwrap();
    let another = add_at(&mut desk, "https://mirror.example/feed", false);
    assert_eq!(
        read(&mut desk, another, fixture!("blog-moved-before.xml")),
        "2 new entries; 1 entry was answered before"
    );
    assert!(proposals(&desk).iter().all(|line| line.title != left_out.title));
    let address =
        FeedSettings { address: Some("blog.tove.example/feed".to_owned()), ..FeedSettings::default() };
    desk.coach.change_feed(&desk.now, another, &address).unwrap();
    let request = desk.coach.feed_request(another).unwrap();
    assert_eq!((request.address.as_str(), request.etag), ("https://blog.tove.example/feed", None));
    assert_eq!(desk.coach.due_feeds(&desk.now).unwrap().len(), 1, "it is read at once");
    assert_eq!(read(&mut desk, another, fixture!("blog-moved-after.xml")), "No new entries");
    assert_eq!(proposals(&desk).len(), 2, "what was answered stays answered");
}

#[test]
fn an_address_is_changed_as_one_is_added() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    add_at(&mut desk, "https://other.example/feed", false);
    for (address, why) in [
        ("https://www.other.example/feed/", "here already"),
        ("http://tovelind.example/feed", "isn’t encrypted"),
        ("https://user:pw@tovelind.example/feed", "name or password"),
        ("javascript:alert(1)", "starts with https://"),
        ("", "empty"),
    ] {
        let settings = FeedSettings { address: Some(address.to_owned()), ..FeedSettings::default() };
        let refused = desk.coach.change_feed(&desk.now, feed, &settings).unwrap_err();
        assert!(refused.to_string().contains(why), "{address}: {refused}");
    }
}

#[test]
fn where_a_feed_has_moved_and_what_a_page_offers_is_said_until_it_is_used() {
    let mut desk = desk();
    let feed = add_at(&mut desk, "tovelind.example", false);
    let offer =
        FeedOffer { address: "https://tovelind.example/feed.xml".to_owned(), title: "Posts".to_owned() };
    let said = desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Page(vec![offer])).unwrap().said;
    assert!(said.contains("Its feed is “Posts”"), "{said}");
    let line = |desk: &Desk| desk.coach.feeds_page(&desk.now).unwrap().feeds.remove(0);
    let offered = line(&desk).offers.remove(0);
    assert_eq!(
        (offered.title.as_str(), line(&desk).address.as_str()),
        ("Posts", "https://tovelind.example/")
    );
    let settings = FeedSettings { address: Some(offered.address), ..FeedSettings::default() };
    desk.coach.change_feed(&desk.now, feed, &settings).unwrap();
    assert_eq!((line(&desk).offers.len(), line(&desk).failed), (0, false));
    let moved_to = Some("https://blog.tove.example/feed.xml".to_owned());
    let moved = FeedSent { moved_to: moved_to.clone(), ..sent(fixture!("blog-moved-before.xml")) };
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Read(moved)).unwrap();
    assert_eq!(line(&desk).moved_to, moved_to);
    let settings = FeedSettings { address: moved_to, ..FeedSettings::default() };
    desk.coach.change_feed(&desk.now, feed, &settings).unwrap();
    assert_eq!(line(&desk).moved_to, None);
}

#[test]
fn everything_a_feed_holds_is_counted_listed_and_can_be_asked_about_after_all() {
    let mut desk = desk();
    let feed = add(&mut desk, false);
    let old: Vec<_> = (0..41)
        .map(|n| (format!("o{n}"), format!("Old {n}"), format!("https://tovelind.example/o/{n}")))
        .collect();
    let mut entries: Vec<_> = old
        .iter()
        .map(|(id, title, url)| (id.as_str(), title.as_str(), url.as_str(), "2025-06-01"))
        .collect();
    entries.push(("n1", "New", "https://tovelind.example/n/1", "2026-03-09"));
    entries.push(("n1", "New", "https://tovelind.example/n/1", "2026-03-09"));
    assert_eq!(read(&mut desk, feed, &rss(&entries)), "1 new entry; 41 older entries are taken as known");
    let seen = desk.coach.feed_entries(feed).unwrap();
    assert_eq!(seen.counted, "43 entries: 1 new, 41 taken as known, 1 stood in it twice");
    assert_eq!((seen.entries.len(), seen.entries[1].standing.as_str()), (42, "Taken as known: older"));
    let id: ProposalId = seen.entries.iter().find(|entry| entry.title == "Old 7").unwrap().id;
    desk.coach.propose_entry(&desk.now, id).unwrap();
    assert_eq!(proposals(&desk).len(), 2);
    assert_eq!(desk.coach.propose_entry(&desk.now, id).unwrap_err().code(), ErrorCode::Invalid);
    desk.coach.dismiss_proposal(&desk.now, id).unwrap();
    desk.coach.propose_entry(&desk.now, id).unwrap();
    desk.coach.accept_proposal(&desk.now, id, None).unwrap();
    assert_eq!(logged(&desk), 1);
    assert!(desk.coach.propose_entry(&desk.now, id).unwrap_err().to_string().contains("already"));
}

#[test]
fn a_link_with_a_password_is_refused_at_every_door() {
    let mut desk = desk();
    let secret = "https://user:pw@tovelind.example/";
    let refused = |result: Result<standpoint_core::changed::Changed, standpoint_core::Error>| {
        let error = result.unwrap_err().to_string();
        assert!(error.contains("name or password") && !error.contains("pw"), "{error}");
    };
    let entry =
        LogEntry { title: "X".to_owned(), url: Some(secret.to_owned()), on: None, network: None, note: None };
    refused(desk.coach.log_post(&desk.now, &entry));
    let post = desk
        .coach
        .add_post(&desk.now, &PostEntry { title: Some("X".to_owned()), ..PostEntry::default() })
        .unwrap()
        .created
        .unwrap();
    let place = PublicationEntry { url: Some(secret.to_owned()), ..PublicationEntry::default() };
    refused(desk.coach.publish_post(&desk.now, PostId(post.parse().unwrap()), &place));
    let person = standpoint_core::people::person::PersonEntry {
        name: Some("Ada Marsh".to_owned()),
        link: Some(secret.to_owned()),
        ..Default::default()
    };
    refused(desk.coach.add_person(&desk.now, &person));
    refused(desk.coach.log_conversation(&desk.now, "comment Ada: hi https://user:pw@ada.example/"));
    refused(desk.coach.add_feed(&desk.now, secret, &FeedSettings::default()));
}

#[test]
fn a_link_with_a_password_from_before_is_in_no_summary() {
    let mut desk = desk();
    log(&mut desk, "Exit costs", "https://tovelind.example/p/1", "2026-03-09").unwrap();
    // As versions kept it that took such links.
    let conn = rusqlite::Connection::open(desk.database()).unwrap();
    conn.execute("UPDATE publication SET url = 'https://user:hunter2@tovelind.example/p/1'", []).unwrap();
    let page = desk.coach.post_list(&PostQuery::default()).unwrap().posts[0].id;
    let note = Some(
        "Draft at https://user:hunter2@tovelind.example/d, slides at https://tovelind.example/s.".to_owned(),
    );
    desk.coach.change_post(&desk.now, page, &PostEntry { note, ..PostEntry::default() }).unwrap();
    for format in [ExportFormat::Markdown, ExportFormat::Html] {
        let text = desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, format)).unwrap();
        assert!(
            text.contains("Exit costs") && text.contains("tovelind.example/s") && !text.contains("hunter2"),
            "{text}"
        );
    }
}
