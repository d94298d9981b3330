//! Feeds as they are found: in other encodings, damaged, with dates and titles of every kind.

use super::*;

fn titles(bytes: &[u8]) -> Vec<String> {
    parse(bytes, ADDRESS).unwrap().entries.into_iter().map(|entry| entry.title).collect()
}

fn damage(bytes: &[u8]) -> Option<DamageKind> {
    parse(bytes, ADDRESS).unwrap().damage.map(|damage| damage.kind)
}

#[test]
fn declared_encodings_are_read_and_one_broken_byte_stays_one() {
    for (bytes, title) in [
        (&fixture!("in-windows-1251.xml")[..], "Как мы считаем бюджет"),
        (fixture!("in-windows-1251-no-id.xml"), "Цена облака"),
        (fixture!("in-windows-1250.xml"), "Łukasz pyta o koszty wyjścia"),
        (fixture!("in-shift-jis.xml"), "予算を一度で読む"),
        (fixture!("one-broken-byte.xml"), "Größe ist kein Ziel – café für alle"),
    ] {
        assert_eq!((titles(bytes), damage(bytes)), (vec![title.to_owned()], None));
    }
    let unknown = b"<?xml version='1.0' encoding='klingon'?><rss><channel/></rss>";
    assert_eq!(parse(unknown, ADDRESS), Err(FeedFault::UnknownEncoding));
}

#[test]
fn signs_of_markup_in_titles_are_words_where_they_are() {
    assert_eq!(
        told(fixture!("bare-less-than.xml"))[1..],
        [
            "lt-1 | Outages this year: <6 and falling | https://tovelind.example/p/1 | 2026-03-09 09:00:00",
            "lt-2 | Two | https://tovelind.example/p/2 | 2026-03-09 09:00:00",
        ]
    );
    assert_eq!(titles(fixture!("tag-named-in-a-title.xml")), ["Use of <script> tags"]);
    assert_eq!(
        titles(fixture!("elements-named-in-titles.json")),
        ["Why <button> beats <div> in our design system", "Latency: keep p99 <s and cost <b"]
    );
    assert_eq!(titles(fixture!("named-letters.xml")), ["Život s časem, α-testy a 5 ‰"]);
    assert_eq!(
        titles(fixture!("named-signs.xml")),
        ["AWS λ and cost ≈ zero ⇒ really?", "Gains of 5 ‰ † with π and č"]
    );
    assert_eq!(
        titles(fixture!("control-characters.xml")),
        ["We don’t need “more” tools – yet", "We don’t need – more"]
    );
}

/// A title as Atom writes it, with the attributes of its element.
fn atom_title(attributes: &str, title: &str) -> String {
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title {attributes}>{title}</title></entry></feed>"
    );
    titles(atom.as_bytes()).remove(0)
}

#[test]
fn atom_says_how_its_texts_are_written() {
    for (attributes, title, read) in [
        ("", "Why &lt;b&gt; &amp;amp; &lt;i&gt;?", "Why <b> &amp; <i>?"),
        ("type='text'", "&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("type='text'", "<![CDATA[R&amp;D <b>]]>", "R&amp;D <b>"),
        ("type='html'", "&lt;b&gt;bold&lt;/b&gt; &amp;amp; R&amp;amp;D", "bold & R&D"),
        ("type='html'", "Use of &lt;script&gt; tags", "Use of <script> tags"),
        ("type='html'", "&amp;lt;b&amp;gt;", "<b>"),
        (
            "type='xhtml'",
            "<div xmlns='http://www.w3.org/1999/xhtml'>Less: <em>&lt;b&gt;</em> <b>more</b></div>",
            "Less: <b> more",
        ),
        ("type='text/html' mode='escaped'", "a &lt;em&gt;b&lt;/em&gt;", "a b"),
        ("type='text/plain' mode='escaped'", "a &lt;em&gt;b&lt;/em&gt;", "a <em>b</em>"),
    ] {
        assert_eq!(atom_title(attributes, title), read, "{attributes}: {title}");
    }
}

#[test]
fn rss_is_html_read_once_and_takes_real_closed_elements_away_alone() {
    for (title, read) in [
        ("&lt;b&gt;Bold&lt;/b&gt; &amp;amp; R&amp;amp;D", "Bold & R&D"),
        ("<![CDATA[<b>Bold</b> &amp; R&D]]>", "Bold & R&D"),
        ("Vec&lt;T&gt; &lt;x&gt;unknown&lt;/x&gt;", "Vec<T> <x>unknown</x>"),
        ("&amp;lt;b&amp;gt;named&amp;lt;/b&amp;gt;", "<b>named</b>"),
        ("Half <b>bold", "Half <b>bold"),
        ("All <b>bold</b>", "All bold"),
        ("Use of <title> tags", "Use of <title> tags"),
        ("Line&lt;br&gt;break", "Line break"),
        (
            "What <?php ?> means, <!-- unseen -->and <!DOCTYPE html>",
            "What <?php ?> means, and <!DOCTYPE html>",
        ),
    ] {
        let rss = format!("<rss><channel><item><title>{title}</title></item></channel></rss>");
        assert_eq!(titles(rss.as_bytes()), [read], "{title}");
    }
}

#[test]
fn damaged_feeds_are_read_as_far_as_they_go_and_say_so() {
    for (bytes, read, kind) in [
        (&fixture!("element-left-open.xml")[..], &["Episode 3: Lock-in", "Episode 2: Audits"][..], Some(DamageKind::Mended)),
        (fixture!("prefix-on-the-entry.xml"), &["Exit costs"], None),
        (fixture!("warning-before-the-feed.xml"), &["T"], Some(DamageKind::Mended)),
        (fixture!("half-an-emoji.json"), &["One"], Some(DamageKind::Mended)),
        (fixture!("bare-line-end.json"), &["One"], Some(DamageKind::Mended)),
        (b"<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>", &["A", "B"], Some(DamageKind::Mended)),
        (b"<rss><channel><a><b><item><title>A</title></item></b></a></channel></rss>", &["A"], None),
        (b"<rss><channel><item><title>A</title></item><item><title>B</ti", &["A"], Some(DamageKind::Damaged)),
        (b"<rss><channel><item><title>A</title></item>", &["A"], Some(DamageKind::Damaged)),
        (b"<rss><channel><item><title>A<link>https://a.example/</link></item></channel></rss>", &["A"], Some(DamageKind::Mended)),
        (b"<x:feed><x:entry><x:id>1</x:id><x:title>A</x:title></x:entry></x:feed>", &["A"], None),
        (b"<rss><channel><y:item><y:title>A</y:title><itunes:title>B</itunes:title></y:item></channel></rss>", &["A"], None),
        (
            b"Notice: x\n{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"title\":\"A\"}]}",
            &["A"],
            Some(DamageKind::Mended),
        ),
    ] {
        assert_eq!((titles(bytes), damage(bytes)), (read.iter().map(|title| (*title).to_owned()).collect(), kind));
    }
    let cut = FeedDocument {
        is_cut: true,
        ..FeedDocument::new(b"<rss><channel><item><title>A</title></item><item>", ADDRESS)
    };
    let feed = super::super::parse(cut).unwrap();
    assert_eq!(feed.damage, Some(FeedDamage { kind: DamageKind::Cut, entries: 1 }));
    let nothing =
        FeedDocument { is_cut: true, ..FeedDocument::new(b"<rss><channel><item><title>A", ADDRESS) };
    assert_eq!(super::super::parse(nothing), Err(FeedFault::TooLarge), "no entry is whole in what is read");
}

#[test]
fn document_types_are_passed_over_unless_they_declare_entities() {
    assert_eq!(titles(fixture!("doctype-plain.xml")), ["One"]);
    assert_eq!(titles(fixture!("doctype-rss-091.xml")), ["One"]);
    assert_eq!(parse(fixture!("doctype-with-entities.xml"), ADDRESS), Err(FeedFault::Doctype));
}

#[test]
fn each_date_is_the_day_its_title_says_in_every_zone() {
    let zones =
        ["America/Los_Angeles", "Europe/Berlin", "Pacific/Auckland"].map(|zone| zone.parse().unwrap());
    let days = |bytes: &[u8], zone: chrono_tz::Tz| -> Vec<String> {
        let feed = parse(bytes, ADDRESS).unwrap();
        feed.entries
            .iter()
            .map(|entry| entry.published.map_or("none".to_owned(), |at| at.day_in(zone).to_string()))
            .collect()
    };
    for zone in zones {
        assert_eq!(days(fixture!("midnight-is-no-time.xml"), zone), ["2026-03-09"]);
        assert_eq!(days(fixture!("date-without-a-time.xml"), zone), ["2026-03-08"]);
    }
    let berlin = zones[1];
    assert_eq!(days(fixture!("dates.xml"), berlin), ["2026-03-11", "2026-03-10", "2026-03-10", "2026-03-10"]);
    assert_eq!(
        days(fixture!("dates-in-other-languages.xml"), berlin),
        ["2026-02-24", "2026-03-03", "2026-02-24"]
    );
}
