//! The formats of feeds, each as a fixture.

use super::*;

#[test]
fn rss_0_91_and_0_92_are_read() {
    assert_eq!(
        told(fixture!("rss-0.91.xml")),
        [
            "Notes from the server room",
            "https://notes.example.org/paper-maps | Why we keep paper maps of the network | https://notes.example.org/paper-maps | -",
            "https://notes.example.org/four-questions | Four questions before a migration | https://notes.example.org/four-questions | -",
        ]
    );
    let feed = told(fixture!("rss-0.92.xml"));
    assert_eq!(
        feed[2],
        "https://field.example.org/promise | A dashboard is a promise | https://field.example.org/promise | -"
    );
    assert!(feed[1].starts_with("digest:"), "neither guid nor link: {}", feed[1]);
    assert!(
        feed[1].ends_with(
            "Asked three finance people what they wish IT would stop doing. All three said… | - | -"
        ),
        "{}",
        feed[1]
    );
}

#[test]
fn rss_1_0_is_read() {
    assert_eq!(
        told(fixture!("rss-1.0.rdf")),
        [
            "The operations library",
            "https://library.example.org/1 | On slack, and why queues need it | https://library.example.org/1 | 2024-03-01 08:30:00",
            "https://library.example.org/2 | A book about handovers | https://library.example.org/2 | 2024-02-01",
        ]
    );
}

#[test]
fn rss_2_0_is_read_and_a_guid_twice_is_one_entry() {
    assert_eq!(
        told(fixture!("rss-2.0.xml")),
        [
            "Roadmaps in plain words",
            "https://plain.example.org/?p=41 | What would you take out of yours? | \
             https://plain.example.org/what-to-take-out/?utm_source=rss&utm_medium=feed | 2024-06-05 06:59:00",
            "https://plain.example.org/one-round | The budget meeting that took one round | https://plain.example.org/one-round | 2024-06-03 08:15:00",
        ]
    );
}

#[test]
fn atom_0_3_and_1_0_are_read() {
    assert_eq!(
        told(fixture!("atom-0.3.xml")),
        [
            "Old but gold",
            "tag:old.example.org,2004:1 | Backups are for restoring | https://old.example.org/restoring | 2004-11-02 08:00:00",
            "tag:old.example.org,2004:2 | Only ever changed | https://old.example.org/changed | 2004-10-01 12:00:00",
        ]
    );
    assert_eq!(
        told(fixture!("atom-1.0.xml")),
        [
            "Platform & People",
            "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a | Hiring for questions, not answers | https://people.example.org/hiring | 2024-05-20 15:00:00",
            "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6b | A talk I did not give | https://people.example.org/talk | 2024-05-01 08:00:00",
        ]
    );
}

#[test]
fn json_feeds_are_read() {
    let feed = told(fixture!("json-feed-1.1.json"));
    assert_eq!(feed[0], "Small decisions");
    assert_eq!(
        feed[1],
        "https://small.example.org/defaults | Defaults are decisions | https://small.example.org/defaults | 2024-04-10 11:30:00"
    );
    assert_eq!(
        feed[2],
        "2 | Removed a field from a form today. Nobody noticed. That is the best review a… | https://small.example.org/notes/2 | 2024-04-09 12:00:00"
    );
    let version_1 =
        String::from_utf8_lossy(fixture!("json-feed-1.1.json")).replace("version/1.1", "version/1");
    assert_eq!(told(version_1.as_bytes()), feed);
}

#[test]
fn a_post_without_a_title_is_called_by_its_first_words_or_its_host() {
    let feed = told(fixture!("mastodon.xml"));
    assert_eq!(feed[0], "Ines Marsh");
    assert!(
        feed[1]
            .contains("| Each quarter we delete one report nobody reads. So far nobody has asked for one… |"),
        "{}",
        feed[1]
    );
    assert!(feed[2].contains("| social.example.org |"), "a picture alone: {}", feed[2]);
}

#[test]
fn a_youtube_channel_is_read() {
    let feed = told(fixture!("youtube.xml"));
    assert_eq!(
        feed,
        [
            "Ines explains IT",
            "yt:video:AbCdEfGhIjK | Technical debt in five minutes | https://www.youtube.com/watch?v=AbCdEfGhIjK | 2024-06-11 15:00:06"
        ]
    );
}

#[test]
fn odd_dates_are_read_and_unreadable_ones_are_none() {
    let feed = parse(fixture!("odd-dates.xml"), ADDRESS).unwrap();
    let dates: Vec<String> = feed
        .entries
        .iter()
        .map(|e| format!("{} {}", e.key, e.published.map_or(0, Published::seconds)))
        .collect();
    assert_eq!(
        dates,
        [
            "two-digit-year 1031356801",
            "named-zone 1714582800",
            "no-seconds 1714550400",
            "wrong-weekday 1714557600",
            "date-only 1714564800",
            "no-zone 1714557600",
            "iso-in-rss 1714550400",
            "unreadable 0",
            "unreadable-but-dc 1714557600",
            "year-one 0",
        ]
    );
}

#[test]
fn relative_links_are_resolved() {
    let feed = parse(fixture!("relative-links.xml"), ADDRESS).unwrap();
    let links: Vec<Option<&str>> = feed.entries.iter().map(|entry| entry.url.as_deref()).collect();
    assert_eq!(
        links,
        [
            Some("https://feeds.example.org/blog/one"),
            Some("https://archive.example.org/2024/two"),
            Some("https://feeds.example.org/older/three"),
            None
        ]
    );
    let bare = b"<rss version='2.0'><channel><item><link>post?id=1</link></item></channel></rss>";
    assert_eq!(
        parse(bare, ADDRESS).unwrap().entries[0].url.as_deref(),
        Some("https://feeds.example.org/post?id=1")
    );
}

#[test]
fn entities_and_markup_become_plain_text() {
    let feed = parse(fixture!("entities.xml"), ADDRESS).unwrap();
    let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(feed.title, "Café & Café");
    assert_eq!(
        titles,
        [
            "Tom & Jerry",
            "Tom & Jerry",
            "It’s bold",
            "It’s bold",
            "R&D at AT&T",
            "Vec<T> & 1 < 2",
            "entities.example.org",
            "Two lines and a break"
        ]
    );
}

#[test]
fn a_prefix_on_every_element_changes_nothing() {
    let atom = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>One</a:title>\
                <a:link href='https://example.org/1'/></a:entry></a:feed>";
    assert_eq!(told(atom.as_bytes()), ["T", "1 | One | https://example.org/1 | -"]);
}

#[test]
fn utf_16_and_windows_1252_are_read() {
    let rss = "<?xml version='1.0' encoding='windows-1252'?><rss version='2.0'><channel><title>Caf\u{e9} \u{b7} \u{a7}</title></channel></rss>";
    let bytes: Vec<u8> = rss.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(parse(&bytes, ADDRESS).unwrap().title, "Café · §");
    let wide: Vec<u8> = format!("\u{feff}{rss}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(parse(&wide, ADDRESS).unwrap().title, "Café · §");
}
