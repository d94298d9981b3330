//! What the networks count, by examples of their own where they publish some.

use proptest::prelude::*;

use super::*;

fn counts(network: Network, text: &str) -> u32 {
    count_for(network, text).count
}

#[test]
fn x_counts_as_the_examples_of_twitter_text_say() {
    for (text, count) in [
        ("This is a test.", 15),
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("test.com", 23),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("\u{10000}\u{10ffff}", 4),
        ("저찀쯿쿿", 8),
        ("H\u{1f431}☺", 5),
        ("👨‍👩‍👧‍👦🇩🇪👍🏽1️⃣", 8),
        ("e\u{301}", 1),
        ("שלום", 4),
        ("مرحبا", 5),
        ("“Yes” – no…", 12),
        ("", 0),
    ] {
        assert_eq!(counts(Network::X, text), count, "{text}");
    }
    assert_eq!(count_for(Network::X, &"の".repeat(140)).sentence, "280 of 280 characters");
    assert_eq!(count_for(Network::X, &"🐱".repeat(141)).sentence, "2 characters too many for X");
}

#[test]
fn bluesky_counts_what_people_see_and_the_bytes_too() {
    assert_eq!(counts(Network::Bluesky, "👨‍👩‍👧‍👦🇩🇪e\u{301}"), 3);
    assert_eq!(count_for(Network::Bluesky, &"a".repeat(212)).sentence, "212 of 300 characters");
    assert_eq!(count_for(Network::Bluesky, &"é".repeat(312)).sentence, "12 characters too many for Bluesky");
    let families = count_for(Network::Bluesky, &"👨‍👩‍👧‍👦".repeat(121));
    assert_eq!((families.count, families.limit, families.unit.as_str()), (3_025, Some(3_000), "bytes"));
    assert_eq!(families.sentence, "25 bytes too many for Bluesky");
}

#[test]
fn mastodon_counts_an_address_as_23_and_a_mention_without_its_host() {
    assert_eq!(counts(Network::Mastodon, "Thanks @ada@example.social!"), 12);
    assert_eq!(counts(Network::Mastodon, &format!("See https://example.org/{}", "x".repeat(300))), 27);
    assert_eq!(counts(Network::Mastodon, "example.org"), 11, "without its scheme it is text");
    assert_eq!(counts(Network::Mastodon, "https://mastodon.social/@ada@example.org"), 23);
    assert_eq!(count_for(Network::Mastodon, &"👍🏽".repeat(501)).sentence, "1 character too many for Mastodon");
}

#[test]
fn threads_counts_the_bytes_of_emoji_alone() {
    assert_eq!(counts(Network::Threads, "Résumé のう"), 9);
    assert_eq!(counts(Network::Threads, "🎉"), 4);
    assert_eq!(counts(Network::Threads, "👍🏽🇩🇪"), 16);
}

#[test]
fn linkedin_counts_an_emoji_twice_and_youtube_once() {
    assert_eq!((counts(Network::Linkedin, "🎉é"), counts(Network::Youtube, "🎉é")), (3, 2));
    assert_eq!(count_for(Network::Linkedin, &"a".repeat(2_999)).sentence, "2,999 of 3,000 characters");
    assert_eq!(count_for(Network::Youtube, &"a".repeat(5_001)).over_by, 1);
}

#[test]
fn a_long_link_fits_bluesky_as_its_app_shortens_it() {
    let text = include_str!("../../../../../tests/fixtures/counting/bluesky-long-link.txt").trim_end();
    let count = count_for(Network::Bluesky, text);
    assert_eq!((count.over_by, count.sentence.as_str()), (0, "298 of 300 characters, links shortened"));
    assert_eq!(count_for(Network::Bluesky, "No link").sentence, "7 of 300 characters");
}

#[test]
fn an_address_with_a_rare_ending_counts_23_on_x() {
    for line in include_str!("../../../../../tests/fixtures/counting/x-endings.txt").lines() {
        assert_eq!(counts(Network::X, line), 23, "{line}");
    }
}

#[test]
fn elsewhere_there_is_no_limit() {
    let count = count_for(Network::OwnSite, &"a".repeat(12_345));
    assert_eq!((count.limit, count.over_by, count.sentence.as_str()), (None, 0, "12,345 characters"));
    assert_eq!(count_for(Network::Other, "🇩🇪").sentence, "1 character");
}

#[test]
fn what_cannot_be_seen_counts_where_the_network_counts_it() {
    let hidden = "a\u{200b}b\u{200f}c";
    assert_eq!(
        counts(Network::X, hidden),
        6,
        "the zero-width space is in a range of weight 1, the mark for direction in none"
    );
    for network in [Network::Bluesky, Network::Mastodon, Network::Threads] {
        // The zero-width space stands alone (UAX #29, Control), and so does the mark.
        assert_eq!(counts(network, hidden), 5, "{network:?}");
    }
    assert_eq!(counts(Network::Linkedin, hidden), 5);
    assert_eq!(counts(Network::Bluesky, "a\r\nb"), 3, "the end of a line is one");
}

#[test]
fn words_are_what_people_call_words() {
    for (text, count) in [
        ("", 0),
        (" – … 🚀 ", 0),
        ("We don't ship on Fridays.", 5),
        ("שלום עולם", 2),
        ("A\u{200b}B", 2),
        ("3.5 million, i.e. most", 4),
        ("日本", 2),
    ] {
        assert_eq!(words(text), count, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_counted_and_never_in_more_than_its_bytes_but_for_addresses(text in "(\\PC|\u{200d}|\u{fe0f}|👍|@a@b\\.c| https://|\\.com|\r\n){0,30}") {
        for network in Network::ALL {
            let count = count_for(*network, &text);
            prop_assert_eq!(count.over_by, count.limit.map_or(0, |limit| count.count.saturating_sub(limit)));
            let bytes = number(text.len());
            let addresses = number(text.matches('.').count()) * ADDRESS_COUNTS;
            prop_assert!(count.count <= 2 * bytes + addresses);
        }
        let _ = words(&text);
    }

    #[test]
    fn plain_words_count_alike_everywhere(text in "[a-z ,!]{0,200}") {
        for network in Network::ALL {
            prop_assert_eq!(counts(*network, &text), number(text.len()));
        }
    }
}
