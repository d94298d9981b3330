//! Tests of the module above.

use super::*;

fn known() -> Vec<(i64, String)> {
    [(1, "Ada"), (2, "Ada Marsh"), (3, "Jonas Öst"), (4, "Call Center Guy")]
        .map(|(id, name)| (id, name.to_owned()))
        .to_vec()
}

fn said(found: Option<Named<'_>>) -> Option<(Option<i64>, String, String)> {
    found.map(|named| (named.person.id, named.person.name, named.rest.to_owned()))
}

#[test]
fn the_longest_known_name_is_found_however_it_is_written() {
    for (line, id, rest) in [
        ("ada marsh: hello", 2, "hello"),
        ("@Ada Marsh’s post hello", 2, "hello"),
        ("Ada's newsletter, hello", 1, "hello"),
        ("ADA – hello", 1, "hello"),
        ("Ada asked how: hello", 1, "asked how: hello"),
        ("Jonas O\u{308}st hello", 3, "hello"),
        ("jonas öst' article: hello", 3, "hello"),
        ("JONAS ÖST", 3, ""),
    ] {
        let (found, _, left) = said(known_at_start(line, &known(), str::len)).unwrap();
        assert_eq!((found, left.as_str()), (Some(id), rest), "{line}");
    }
    for line in [
        "Adam: hello",
        "Ada-Marie: hello",
        "@ada@example.social: hello",
        "ada.example: hello",
        "Ada Lind: hello",
        "ada lind: hello",
        "Ada van der Lind hello",
    ] {
        assert_eq!(said(known_at_start(line, &known(), str::len)), None, "{line}");
    }
    assert_eq!(
        known_at_start("anyone", &[(1, "  ".to_owned())], str::len),
        None,
        "an empty name is nobody's"
    );
}

#[test]
fn whoever_stands_before_the_colon_is_somebody_new_or_the_one_whose_name_it_begins() {
    for (line, id, name, rest) in [
        ("Priya Nair: hello: you", None, "Priya Nair", "hello: you"),
        ("@priya: hello", None, "priya", "hello"),
        ("Jonas: hello", Some(3), "Jonas Öst", "hello"),
        ("Priya's post: hello", None, "Priya", "hello"),
        ("Moses' talk: hello", None, "Moses", "hello"),
        ("at 10:30 Priya: hello", None, "at 10:30 Priya", "hello"),
    ] {
        assert_eq!(
            said(before_colon(line, &known())),
            Some((id, name.to_owned(), rest.to_owned())),
            "{line}"
        );
    }
    for line in ["no colon", "at 10:30", "https://example.org", ": hello", "\u{200b}: hello"] {
        assert_eq!(said(before_colon(line, &known())), None, "{line}");
    }
    assert_eq!(said(before_colon(&format!("{}: hello", "é".repeat(81)), &known())), None, "that is no name");
}

#[test]
fn a_name_without_a_colon_is_its_capitalised_words() {
    for (line, name, rest) in [
        ("Priya Nair about budgets", "Priya Nair", "about budgets"),
        ("Priya", "Priya", ""),
        ("Priya’s talk about budgets", "Priya", "about budgets"),
        ("Émile, about budgets", "Émile", "about budgets"),
        ("Dr. Anna O’Neil about budgets", "Dr. Anna O’Neil", "about budgets"),
        ("J. R. Smith, about budgets", "J. R. Smith", "about budgets"),
        ("J.-P. Weber", "J.-P. Weber", ""),
        ("Prof. Weber", "Prof. Weber", ""),
        ("St. John Rivers’ talk", "St. John Rivers", ""),
    ] {
        assert_eq!(said(bare_name(line, &known())), Some((None, name.to_owned(), rest.to_owned())), "{line}");
    }
    assert_eq!(said(bare_name("@priya, about budgets", &known())).unwrap().1, "priya");
    assert_eq!(said(bare_name("Jan van der Berg about budgets", &known())).unwrap().1, "Jan van der Berg");
    assert_eq!(
        said(bare_name("“Ada”, about budgets", &known())).unwrap(),
        (Some(1), "Ada".to_owned(), "about budgets".to_owned())
    );
    assert!(has_owner("Priya’s post about budgets") && !has_owner("Priya about budgets"));
    assert!(stands_alone("") && stands_alone("about budgets") && !stands_alone("costs"));
    for line in [
        "",
        "@",
        "@ priya",
        "the team",
        "A Very Long Title Indeed About It",
        "Thanks! all",
        "Thanks. All good",
    ] {
        assert_eq!(said(bare_name(line, &known())), None, "{line}");
    }
}

#[test]
fn who_else_could_be_meant_is_told() {
    let known = [
        (1, "Ada".to_owned()),
        (2, "Bo Chen".to_owned()),
        (3, "Bo Chen Li".to_owned()),
        (4, "Cy Dee".to_owned()),
    ];
    for (line, person, or) in [
        ("Ada Marsh: nice", (None, "Ada Marsh"), Some((Some(1), "Ada"))),
        ("Ada: nice", (Some(1), "Ada"), None),
        ("Bo: nice", (None, "Bo"), Some((Some(2), "Bo Chen"))),
        ("Bo Chen: nice", (Some(2), "Bo Chen"), Some((Some(3), "Bo Chen Li"))),
        ("Bo Chen Li: nice", (Some(3), "Bo Chen Li"), None),
        ("Cy: nice", (Some(4), "Cy Dee"), Some((None, "Cy"))),
        ("\"Cy\": nice", (None, "Cy"), None),
        ("Priya: nice", (None, "Priya"), None),
    ] {
        let named = before_colon(line, &known).unwrap();
        assert_eq!((named.person.id, named.person.name.as_str()), person, "{line}");
        assert_eq!(named.or.as_ref().map(|or| (or.id, or.name.as_str())), or, "{line}");
    }
}
