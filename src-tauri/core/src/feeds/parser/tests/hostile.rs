//! Feeds that are no feeds, that are broken, or that are made to cost much.

use super::*;

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
