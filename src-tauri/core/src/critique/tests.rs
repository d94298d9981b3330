//! The laws: what is put back is what was there, and no name that is replaced is left.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// A sentinel: a name that no text holds by chance, in a spelling of its own.
fn respelt(name: &str, how: usize) -> String {
    match how % 7 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => name.chars().flat_map(|sign| [sign, '\u{ad}']).collect(),
        3 => icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(name).into_owned(),
        4 => name.replace(' ', "\u{a0}\u{200b} "),
        5 => name.chars().flat_map(|sign| ['\u{200d}', sign]).collect(),
        _ => name.to_lowercase(),
    }
}

const NAMES: [(&str, PlaceholderKind); 8] = [
    ("Zoë Qvarnström", PlaceholderKind::Person),
    ("Ines Marsh", PlaceholderKind::Person),
    ("Fredrik Person", PlaceholderKind::Person),
    ("A Marsh", PlaceholderKind::Person),
    ("Mårten Ångström-Weiß", PlaceholderKind::Person),
    ("Customer C", PlaceholderKind::Customer),
    ("Vexgruppen", PlaceholderKind::Company),
    ("田中太郎", PlaceholderKind::Person),
];

fn sought(which: &[bool]) -> Sought {
    let mut sought = SoughtBuilder::default();
    for ((name, kind), _) in NAMES.iter().zip(which).filter(|(_, taken)| **taken) {
        match kind {
            PlaceholderKind::Person => sought.person(name, Some("https://hachyderm.io/@zoeq")),
            PlaceholderKind::Customer => sought.customer(name),
            PlaceholderKind::Company => sought.role(&format!("CIO at {name}")),
            PlaceholderKind::Project => sought.marked(*kind, name),
        }
    }
    sought.build().unwrap()
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        (0..NAMES.len(), 0..7usize).prop_map(|(name, how)| respelt(NAMES[name].0, how)),
        (0..NAMES.len(), 0..7usize)
            .prop_map(|(name, how)| { respelt(NAMES[name].0.rsplit(' ').next().unwrap_or_default(), how) }),
        prop::sample::select(vec![
            " ",
            " ",
            " ",
            "\n",
            "’s ",
            ", ",
            "-",
            "_",
            ".",
            "*",
            "**",
            "[",
            "](",
            "Person A",
            "PERSON B ",
            "person ",
            "Customer ",
            "Company",
            " A",
            " B",
            "AA",
            "@zoeq",
            "/",
            "x",
            "é",
            "\u{301}",
            "\u{ad}",
            "\u{200b}",
            "ﬁ",
            "さん",
            "\u{17be}",
            "1",
            "Person\u{ad} C",
            "Someone A",
            "Ｐｅｒｓｏｎ Ｄ",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[test]
fn words_that_look_like_a_placeholder_only_beside_another_stay_as_they_are() {
    let which: Vec<bool> = NAMES.iter().map(|(name, _)| *name == "Mårten Ångström-Weiß").collect();
    let sought = sought(&which);
    let replacing = Replacing { sought: &sought, kept: &[], known: &BTreeMap::new() };
    let replaced = replacing.replace("Person Aperson Ångström-Weiß ").unwrap();
    assert_eq!(put_back(&replaced.text, &replaced.names).text, replaced.spelt());
    assert!(replaced.spelt().starts_with("Person Aperson "), "{}", replaced.text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_put_back_is_what_was_there_in_the_spelling_of_the_table(
        text in texts(),
        which in prop::collection::vec(any::<bool>(), NAMES.len()),
    ) {
        let sought = sought(&which);
        let replacing = Replacing { sought: &sought, kept: &[], known: &BTreeMap::new() };
        if let Ok(replaced) = replacing.replace(&text) {
            let put = put_back(&replaced.text, &replaced.names);
            prop_assert_eq!(&put.text, &replaced.spelt());
            prop_assert_eq!(put.not_found, Vec::<String>::new());
        }
    }

    #[test]
    fn no_name_that_is_replaced_is_left_in_any_spelling(
        text in texts(),
        which in prop::collection::vec(any::<bool>(), NAMES.len()),
    ) {
        let sought = sought(&which);
        let replacing = Replacing { sought: &sought, kept: &[], known: &BTreeMap::new() };
        if let Ok(replaced) = replacing.replace(&text) {
            prop_assert_eq!(sought.find(&replaced.text), Vec::new(), "{}", replaced.text);
        }
    }

    #[test]
    fn the_pieces_are_the_text_before_and_now(text in texts()) {
        let sought = sought(&[true; NAMES.len()]);
        let replacing = Replacing { sought: &sought, kept: &[], known: &BTreeMap::new() };
        if let Ok(replaced) = replacing.replace(&text) {
            let now: String = replaced.pieces.iter().map(|piece| &replaced.text[piece.now.clone()]).collect();
            let before: String = replaced.pieces.iter().map(|piece| &text[piece.before.clone()]).collect();
            prop_assert_eq!(now, replaced.text);
            prop_assert_eq!(before, text);
        }
    }

    #[test]
    fn a_sentinel_is_found_however_it_is_spelt(name in 0..NAMES.len(), how in 0..7usize) {
        let sought = sought(&[true; NAMES.len()]);
        let text = format!("… {} …", respelt(NAMES[name].0, how));
        prop_assert_eq!(sought.find(&text).len(), 1, "{}", text);
    }
}

#[test]
fn a_name_that_shares_a_character_with_what_follows_is_another_word() {
    let sought = sought(&[true; NAMES.len()]);
    let known = BTreeMap::new();
    let text = "Zoë Qvarnström\u{17be}a";
    let replaced = Replacing { sought: &sought, kept: &[], known: &known }.replace(text).unwrap();
    assert_eq!(replaced.text, text, "a vowel sign belongs to the letter before it");
}

#[test]
fn letters_are_given_in_the_order_of_the_text_and_none_that_stands_there() {
    let mut names = SoughtBuilder::default();
    names.person("Ines Marsh", None);
    names.person("Tomás Almeida", None);
    names.customer("Contoso");
    let sought = names.build().unwrap();
    let known = BTreeMap::new();
    let replacing = Replacing { sought: &sought, kept: &[], known: &known };
    let replaced = replacing.replace("Contoso, Tomás Almeida’s team, Ines Marsh and Contoso").unwrap();
    assert_eq!(replaced.text, "Customer A, Person B’s team, Person C and Customer A");
    let taken = replacing.replace("Person A met Ines Marsh and PERSON B").unwrap();
    assert_eq!(taken.text, "Person A met Person C and PERSON B");
}

#[test]
fn a_name_that_a_placeholder_would_make_is_never_made() {
    let mut names = SoughtBuilder::default();
    names.person("Ines", None);
    names.marked(PlaceholderKind::Project, "A Smith");
    names.person("Fredrik Person", None);
    let sought = names.build().unwrap();
    let known = BTreeMap::new();
    let replaced =
        Replacing { sought: &sought, kept: &[], known: &known }.replace("Ines Smith and Person").unwrap();
    assert_eq!(replaced.text, "Someone B Smith and Someone C");
}

#[test]
fn the_same_thing_stays_the_same_and_a_place_can_be_put_back() {
    let mut names = SoughtBuilder::default();
    names.person("Ines Marsh", None);
    names.person("Tomás Almeida", None);
    let sought = names.build().unwrap();
    let known = BTreeMap::from([("Person A".to_owned(), "Ines Marsh".to_owned())]);
    let kept = [KeptName { words: "Marsh".to_owned(), nth: 2 }];
    let replaced = Replacing { sought: &sought, kept: &kept, known: &known }
        .replace("Tomás Almeida, Marsh, Marsh, Ines Marsh")
        .unwrap();
    assert_eq!(replaced.text, "Person B, Person A, Marsh, Person A");
    assert_eq!(replaced.before(&(0..8)), 0..14, "bytes of what a placeholder stands for");
}
