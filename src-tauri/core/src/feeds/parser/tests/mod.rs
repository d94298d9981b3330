//! Whole feeds: the fixtures, hostile ones, and any bytes at all.

use proptest::prelude::*;

use super::*;
use crate::text;

const ADDRESS: &str = "https://feeds.example.org/feed.xml";

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../../../../tests/fixtures/feeds/", $name))
    };
}

mod cases;

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

#[test]
fn what_is_not_well_formed_is_read_as_far_as_it_goes() {
    let broken = "<rss><channel><title>A & B</title></wrong><item><title>One <b>two</title><link>https://example.org/1</link></item>\
                  <item><title>Three</title><guid>3</guid></item><item><title>Cut";
    assert_eq!(
        told(broken.as_bytes()),
        ["A & B", "https://example.org/1 | One <b>two | https://example.org/1 | -", "3 | Three | - | -"]
    );
}

#[test]
fn a_web_page_is_told_from_a_feed() {
    for page in [
        "<!DOCTYPE html><html><head><title>Blog</title></head></html>",
        "\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<html>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head/></html>",
        "<!-- hello --><HTML lang=en><body>",
    ] {
        assert_eq!(parse(page.as_bytes(), ADDRESS).unwrap_err(), FeedFault::WebPage, "{page}");
    }
    for other in [
        "",
        " ",
        "hello",
        "{\"a\":1}",
        "[]",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<opml/>",
        "<",
        "%PDF-1.7",
        "\u{feff}",
    ] {
        assert_eq!(parse(other.as_bytes(), ADDRESS).unwrap_err(), FeedFault::NotAFeed, "{other}");
    }
}

#[test]
fn a_document_type_that_declares_entities_is_refused_in_every_encoding_and_its_word_in_a_text_is_not() {
    let laughs = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;&lol;&lol;'>]>\
                  <rss version='2.0'><channel><title>&lol2;</title></channel></rss>";
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let open = "<!DOCTYPE rss [<!ENTITY a 'b'>";
    let outside = "<!DOCTYPE rss [<!ENTITY % a SYSTEM 'https://example.org/a.dtd'> %a;]><rss/>";
    let late = "<rss><channel><title>T</title></channel></rss><!DOCTYPE rss [<!ENTITY a 'b'>]>";
    for bytes in [
        laughs.into(),
        wide(laughs),
        wide(&format!("\u{feff}{laughs}")),
        open.into(),
        outside.into(),
        late.into(),
    ] {
        assert_eq!(
            parse(&bytes, ADDRESS).unwrap_err(),
            FeedFault::Doctype,
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
    let harmless = "<rss><!-- <!DOCTYPE rss [<!ENTITY a 'b'>]> --><channel><title><![CDATA[About <!ENTITY]]></title></channel></rss>";
    assert_eq!(told(harmless.as_bytes()), ["About <!ENTITY"]);
}

#[test]
fn a_document_type_without_entities_is_passed_over() {
    for doctype in [
        "<!DOCTYPE rss>",
        "<!doctype rss SYSTEM 'https://example.org/never-asked.dtd'>",
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">",
        "<!DOCTYPE rss [\n<!ELEMENT rss (channel)> <!-- > --> <!ATTLIST rss version CDATA #IMPLIED>\n]>",
    ] {
        let document =
            format!("<?xml version='1.0'?>\n{doctype}\n<rss><channel><title>T &b;</title></channel></rss>");
        assert_eq!(told(document.as_bytes()), ["T &b;"], "{doctype}");
    }
}

#[test]
fn depth_and_attributes_are_bounded() {
    let nested = |levels: usize| {
        format!(
            "<rss><channel><title>{}T{}</title></channel></rss>",
            "<b>".repeat(levels),
            "</b>".repeat(levels)
        )
    };
    assert_eq!(told(nested(97).as_bytes()), ["T"]);
    assert_eq!(parse(nested(98).as_bytes(), ADDRESS).unwrap_err(), FeedFault::TooOdd);
    assert_eq!(
        parse("<a>".repeat(500_000).as_bytes(), ADDRESS).unwrap_err(),
        FeedFault::NotAFeed,
        "told by its first element"
    );
    let with = |count: usize| {
        format!("<rss><channel {}/></rss>", (0..count).map(|n| format!("a{n}='x' ")).collect::<String>())
    };
    assert!(parse(with(200).as_bytes(), ADDRESS).is_ok());
    assert_eq!(parse(with(201).as_bytes(), ADDRESS).unwrap_err(), FeedFault::TooOdd);
    let deep_json = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"x\":{}", "[".repeat(200));
    assert_eq!(parse(deep_json.as_bytes(), ADDRESS).unwrap_err(), FeedFault::TooOdd);
}

/// Documents that would be slow if anything in reading them were quadratic, of about this many bytes.
fn heavy(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    let full = |begin: &str, unit: &str| {
        let count = (size - begin.len()) / unit.len();
        format!("{begin}{}", unit.repeat(count)).into_bytes()
    };
    let attributes: String = (0..size / 10).map(|n| format!("a{n}='x' ")).collect();
    let base = format!("https://example.org/{}/", "x".repeat(250));
    vec![
        ("attributes", format!("<rss><channel {attributes}/></rss>").into_bytes()),
        ("closing tags that fit nothing", full(&format!("<rss>{}", "<channel>".repeat(98)), "</x>")),
        ("tags that never end", full("<rss><channel><item><title>", "&lt;b ")),
        ("tags that were left open", full("<rss><channel><item><title>", "<b ")),
        ("elements that nothing closes", full("<rss><channel><item><title>", "<p>")),
        ("comments that never end", full("<rss><channel><item><title>", "<!--")),
        ("CDATA that never ends", full("<rss><channel><item><title>", "<![CDATA[")),
        ("document types that never end", full("<rss><channel><item><title>", "<!DOCTYPE a [")),
        ("quotes that never end", full("<rss><channel><item><title>", "<a b=\"")),
        ("ampersands", full("<rss><channel><item><title>", "&")),
        ("empty items", full("<rss><channel>", "<item/>")),
        ("tiny items", full("<rss><channel>", "<item><id>1</id></item>")),
        (
            "long base, many links",
            full(&format!("<feed xml:base='{base}'>"), "<entry><link href='a'/></entry>"),
        ),
        (
            "tiny JSON items",
            full("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"id\":1},"),
        ),
        (
            "broken JSON items",
            full("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"id\":\"\\ud83c\n"),
        ),
        ("comments", full("<rss>", "<!---->")),
    ]
}

/// Every byte that a search passes and every name that is compared counts as one step.
#[test]
fn the_work_a_document_takes_grows_with_its_size_and_no_faster() {
    for (name, bytes) in heavy(256 * 1024) {
        work::start();
        let outcome = parse(&bytes, ADDRESS).map(|feed| feed.entries.len());
        let (steps, bytes) = (work::steps(), bytes.len());
        assert!(steps <= 60 * bytes, "{name} took {steps} steps for {bytes} bytes: {outcome:?}");
    }
}

/// A feed of as many entries as are kept.
fn full_feed() -> Vec<u8> {
    let mut feed = String::from(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Full</title><link>https://example.org/</link>",
    );
    for n in 0..ENTRIES_MAX {
        feed.push_str(&format!(
            "<item><title>A longer post &amp; its number {n:05}</title><link>https://example.org/p/{n:05}</link>\
             <guid>https://example.org/?p={n:05}</guid><pubDate>Wed, 01 May 2024 10:{:02}:00 +0200</pubDate></item>",
            n % 60
        ));
    }
    feed.push_str("</channel></rss>");
    feed.into_bytes()
}

#[test]
fn a_feed_of_ten_thousand_entries_is_read_whole_and_of_more_the_newest() {
    let feed = full_feed();
    assert_eq!(parse(&feed, ADDRESS).unwrap().entries.len(), ENTRIES_MAX);
    let items = |count: usize| {
        (0..count)
            .map(|n| format!("<item><guid>{n}</guid><pubDate>{}</pubDate></item>", 1970 + n % 2))
            .collect::<String>()
    };
    let many = format!("<rss><channel>{}</channel></rss>", items(ENTRIES_MAX + 5_000));
    let kept = parse(many.as_bytes(), ADDRESS).unwrap().entries;
    assert_eq!((kept.len(), kept[0].key.as_str(), kept[1].key.as_str()), (ENTRIES_MAX, "0", "1"));
    assert_eq!(
        kept.iter().filter(|entry| entry.key.parse::<usize>().unwrap() % 2 == 1).count(),
        7_500,
        "all of the later year"
    );
}

/// Whatever came in, what comes out keeps the promises of [`FeedEntry`].
fn keeps_its_promises(bytes: &[u8]) {
    let Ok(feed) = parse(bytes, ADDRESS) else { return };
    assert_eq!(text::title("The title", &feed.title).as_ref().ok(), Some(&feed.title));
    assert!(feed.entries.len() <= ENTRIES_MAX);
    let mut keys = std::collections::HashSet::new();
    for entry in &feed.entries {
        assert_eq!(text::title("The title", &entry.title).as_ref().ok(), Some(&entry.title));
        assert!(
            !entry.key.is_empty()
                && entry.key.chars().count() <= KEY_MAX
                && !entry.key.contains(char::is_control)
        );
        assert!(keys.insert(&entry.key), "a key twice: {}", entry.key);
        if let Some(url) = &entry.url {
            assert!(matches!(crate::address::link::parse_link(url), Ok(Some(same)) if same == *url), "{url}");
        }
    }
    assert_eq!(parse(bytes, ADDRESS).as_ref(), Ok(&feed), "the same bytes are the same feed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_a_feed_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        keeps_its_promises(&bytes);
    }

    #[test]
    fn any_soup_of_tags_is_a_feed_or_a_fault(parts in proptest::collection::vec(prop_oneof![
        Just("<rss version='2.0'>"), Just("<channel>"), Just("<item>"), Just("</item>"), Just("<title>"), Just("</title>"), Just("<link>"),
        Just("<link href='x' rel='alternate'/>"), Just("</link>"), Just("<guid>"), Just("</guid>"), Just("<feed xml:base='a/'>"), Just("<entry>"),
        Just("</entry>"), Just("<id>"), Just("</id>"), Just("<![CDATA["), Just("]]>"), Just("&lt;b&gt;"), Just("&#"), Just("é\u{200b}"),
        Just("<!--"), Just("-->"), Just("<pubDate>2024-05-01</pubDate>"), Just("https://example.org/1"), Just("\0\u{7f}"), Just(" <b ")
    ], 0..60)) {
        keeps_its_promises(parts.concat().as_bytes());
        keeps_its_promises(format!("<rss><channel><item>{}</item></channel></rss>", parts.concat()).as_bytes());
    }

    #[test]
    fn a_damaged_feed_is_a_feed_or_a_fault(
        which in 0..FIXTURES.len(),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..4_usize), 1..12),
    ) {
        let mut bytes = FIXTURES[which].to_vec();
        for (at, byte, kind) in damage {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
        }
        keeps_its_promises(&bytes);
    }

    #[test]
    fn a_feed_that_breaks_off_is_a_feed_or_a_fault_and_has_no_other_entries(which in 0..FIXTURES.len(), at in any::<proptest::sample::Index>()) {
        let whole = FIXTURES[which];
        let begun = &whole[..at.index(whole.len())];
        keeps_its_promises(begun);
        if let (Ok(whole), Ok(begun)) = (parse(whole, ADDRESS), parse(begun, ADDRESS)) {
            prop_assert!(begun.entries.len() <= whole.entries.len());
            prop_assert!(begun.entries.iter().zip(&whole.entries).all(|(begun, whole)| begun.published == whole.published));
        }
    }

    #[test]
    fn a_text_reads_the_same_in_every_encoding_that_has_its_letters(
        (name, text) in prop_oneof![
            ("windows-1251|koi8-r|iso-8859-5|utf-8", "[а-яА-Я ]{1,30}"), ("windows-1250|iso-8859-2|utf-8", "[ąćęłńóśźżĄŁŚŻ a-z]{1,30}"),
            ("windows-1253|iso-8859-7|utf-8", "[α-ρσ-ωΑ-Ρ ]{1,30}"), ("shift_jis|euc-jp|iso-2022-jp|utf-8", "[ぁ-んァ-ン ]{1,30}"),
            ("gbk|gb18030|big5|utf-8", "[的一是不了人我在有他 ]{1,30}"), ("windows-1252|iso-8859-1|iso-8859-15|utf-8", "[àâçèéêëîïôùûüÿñöäß a-z]{1,30}"),
        ],
        served in any::<bool>(),
    ) {
        let declared = if served { "utf-16" } else { &name };
        let document = format!("<?xml version='1.0' encoding='{declared}'?><rss><channel><title>x{text}x</title></channel></rss>");
        let (bytes, ..) = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap().encode(&document);
        let read = super::parse(FeedDocument { charset: served.then_some(name.as_str()), ..FeedDocument::new(&bytes, ADDRESS) });
        let expected: Vec<String> = format!("x{text}x").split_whitespace().map(str::to_owned).collect();
        prop_assert_eq!(read.unwrap().title, expected.join(" "));
    }

    #[test]
    fn literal_text_stays_as_it_is(title in "[a-z<>&;/#!\\[\\]=\"'-]{1,40}") {
        let json = serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": title }] }).to_string();
        prop_assert_eq!(&parse(json.as_bytes(), ADDRESS).unwrap().entries[0].title, &title);
        let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let atom = format!("<feed><entry><id>1</id><title type='text'>{escaped}</title></entry></feed>");
        prop_assert_eq!(&parse(atom.as_bytes(), ADDRESS).unwrap().entries[0].title, &title);
    }

    #[test]
    fn a_title_never_takes_what_follows_it(title in "[a-z0-9 <&;/!?=\"'-]{0,40}") {
        let rss = format!(
            "<rss><channel><item><title>{title}</title><link>https://example.org/1</link><guid>1</guid><pubDate>2026-03-09</pubDate></item>\
             <item><title>Two</title><guid>2</guid></item></channel></rss>"
        );
        let feed = parse(rss.as_bytes(), ADDRESS).unwrap();
        let one = &feed.entries[0];
        prop_assert_eq!((one.key.as_str(), one.url.as_deref()), ("1", Some("https://example.org/1")), "{}", title);
        prop_assert!(one.published.is_some() && !one.title.contains("example.org/1"));
        prop_assert_eq!((feed.entries.len(), feed.entries[1].title.as_str()), (2, "Two"));
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "([0-9]{1,4}|[A-Za-z]{1,5}|[:+, ./-]|年|月|午後|März|\\PC){0,12}") {
        date::parse(&text);
    }
}
