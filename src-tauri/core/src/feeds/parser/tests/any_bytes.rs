//! Laws that hold for any bytes, and for fixtures that were damaged at random.

use proptest::prelude::*;

use super::*;
use crate::text;

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
        let read = crate::feeds::parser::parse(FeedDocument { charset: served.then_some(name.as_str()), ..FeedDocument::new(&bytes, ADDRESS) });
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
