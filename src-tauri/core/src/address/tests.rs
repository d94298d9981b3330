use proptest::prelude::*;

use super::*;

/// The pairs of a list, one a line.
fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter_map(|line| line.trim().split_once(' '))
}

#[test]
fn addresses_that_are_one_are_one() {
    let known = include_str!("../../../../tests/fixtures/feeds/addresses-that-are-one.txt");
    let more = [
        ("https://example.org/notes", "http://example.org/notes"),
        ("https://example.org/notes", "https://www.example.org/notes/"),
        ("https://example.org/notes", "HTTPS://Example.ORG:443/notes#top"),
        ("https://example.org/notes", "https://m.example.org/notes#:~:text=exit,costs"),
        ("https://example.org/notes", " https://example.org./notes?fbclid=a&gclid=b&UTM_campaign=c "),
        ("https://example.org/notes", "https://example.org/notes#utm_source=feed"),
        ("https://example.org/notes?id=7", "https://example.org/notes/?&id=7&ref=b&"),
        ("https://example.org", "https://example.org/index.php"),
        ("https://example.org/?p=7", "https://example.org/index.php?p=7"),
        ("https://example.org/p/default.aspx", "https://example.org/p"),
        ("https://example.org/caf%c3%a9", "https://example.org/café"),
        ("https://example.org/%40ada/x%7Ey", "https://example.org/@ada/x~y"),
        ("https://example.org/p?q=a%20b", "https://example.org/p?q=a+b"),
        ("https://bücher.example/1", "https://xn--bcher-kva.example/1"),
        ("https://app.example/#!/posts/1", "https://app.example/#!/posts/1/?utm_source=x"),
        ("https://open.substack.com/pub/Ada/p/exit", "https://ada.substack.com/p/exit"),
        ("https://open.substack.com/pub/open/pub/ada/p/exit", "https://ada.substack.com/p/exit"),
        (
            "https://www.google.com/amp/s/www.google.com/amp/s/youtu.be/AAAAAAAAAAA",
            "https://youtu.be/AAAAAAAAAAA",
        ),
    ];
    for (one, other) in pairs(known).chain(more) {
        assert_eq!(canonical(one), canonical(other), "{one} and {other}");
    }
}

#[test]
fn addresses_that_are_two_stay_two() {
    let known = include_str!("../../../../tests/fixtures/feeds/addresses-that-are-two.txt");
    let more = [
        ("https://example.org/notes", "https://example.org/notes/2"),
        ("https://example.org/notes", "https://example.org:8443/notes"),
        ("https://example.org/notes", "https://blog.example.org/notes"),
        ("https://example.org/notes", "https://example.org/notes#2026-03-09"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/p?q=a%26b", "https://example.org/p?q=a&b"),
        ("https://example.org/p?source=7", "https://example.org/p?source=8"),
        ("https://example.org/p?share=7", "https://example.org/p?share=8"),
        ("https://app.example/#/posts/1?id=1", "https://app.example/#/posts/1?id=2"),
        ("https://m.me/ada", "https://me/ada"),
        ("not an address", "another"),
    ];
    for (one, other) in pairs(known).chain(more) {
        assert_ne!(canonical(one), canonical(other), "{one} and {other}");
    }
}

#[test]
fn every_parameter_of_sharing_is_known_in_any_case() {
    for parameter in sharing::examples() {
        for written in [parameter.clone(), parameter.to_uppercase()] {
            assert_eq!(
                canonical(&format!("https://example.org/p?a=1&{written}")),
                "https://example.org/p?a=1",
                "{written}"
            );
        }
    }
}

#[test]
fn addresses_without_end_one_inside_the_other_are_their_own_form() {
    for (host, inside) in [("www.google.com", "/amp/s/www.google.com"), ("open.substack.com", "/pub/open")] {
        let address = format!("https://{host}{}/exit", inside.repeat(20_000));
        assert!(canonical(&address) == address, "{inside}");
    }
}

/// Addresses of every kind, also of services.
fn address() -> impl Strategy<Value = String> {
    let host = prop_oneof![
        "[a-z]{1,6}\\.example",
        Just("www.youtube.com".to_owned()),
        Just("medium.com".to_owned()),
        Just("de.linkedin.com".to_owned()),
        Just("x.com".to_owned()),
        Just("open.substack.com".to_owned()),
        Just("old.reddit.com".to_owned()),
        Just("ada.blogspot.de".to_owned()),
        Just("ada.blogspot.co.uk".to_owned()),
        Just("player.vimeo.com".to_owned()),
        Just("www.google.de".to_owned()),
        Just("t.me".to_owned()),
    ];
    let path = "(/(watch|p|posts|s|www|m|open|pub|embed|statuses|users|amp/s/open\\.substack\\.com|index\\.html|[A-Za-z0-9._~%@!-]{1,8}|4f1c2a7b9d0e|status/7|é)){0,4}/?";
    let query = "(\\?([a-z]{1,3}(=[A-Za-z0-9%+._-]{0,5})?&?){0,4})?";
    let fragment = "(#(!?/?[a-z0-9]{0,6}(\\?a=1)?|[a-z=&%]{0,8}))?";
    (host, path, query, fragment)
        .prop_map(|(host, path, query, fragment)| format!("https://{host}{path}{query}{fragment}"))
}

proptest! {
    #[test]
    fn the_form_is_its_own_form(address in address()) {
        let form = canonical(&address);
        prop_assert_eq!(canonical(&form), form);
    }

    #[test]
    fn any_text_has_a_form_that_is_its_own(text in "\\PC{0,60}") {
        let form = canonical(&format!("https://{text}"));
        prop_assert_eq!(canonical(&form), form.clone());
        let form = canonical(&text);
        prop_assert_eq!(canonical(&form), form.clone());
    }

    #[test]
    fn the_order_of_parameters_makes_no_difference(mut parameters in prop::collection::vec("[a-z]{1,2}=[a-z0-9]{1,3}", 1..6), turn in 0usize..6) {
        let one = canonical(&format!("https://ada.example/p?{}", parameters.join("&")));
        let turn = turn % parameters.len();
        parameters.rotate_left(turn);
        prop_assert_eq!(canonical(&format!("https://ada.example/p?{}", parameters.join("&"))), one);
    }

    #[test]
    fn sharing_adds_nothing_wherever_it_is_added(
        parameters in prop::collection::vec("[a-z]{1,2}=[a-z0-9]{1,3}", 0..5), at in 0usize..5, which in any::<prop::sample::Index>(), fragment in "(#[a-z]{1,6}-[0-9])?",
    ) {
        let query = |parameters: &[String]| if parameters.is_empty() { String::new() } else { format!("?{}", parameters.join("&")) };
        let plain = format!("https://ada.example/p{}{fragment}", query(&parameters));
        let mut shared = parameters.clone();
        let known = sharing::examples();
        shared.insert(at.min(parameters.len()), which.get(&known).clone());
        prop_assert_eq!(canonical(&format!("https://ada.example/p{}{fragment}", query(&shared))), canonical(&plain));
    }

    #[test]
    fn another_path_place_or_number_stays_another(one in "[a-zA-Z0-9]{1,6}", other in "[a-zA-Z0-9]{1,6}") {
        prop_assume!(one != other);
        for form in ["https://ada.example/", "https://ada.example/p?id=", "https://ada.example/t/1#reply-", "https://app.example/#!/posts/", "https://app.example/#/p/"] {
            prop_assert_ne!(canonical(&format!("{form}{one}")), canonical(&format!("{form}{other}")));
        }
    }
}
