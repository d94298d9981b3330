//! The red-line check, line by line: what each kind of finding looks like, what only looks like one, and what hiding a
//! character changes (nothing).

use proptest::prelude::*;
use serde_json::Value;
use standpoint_core::Coach;
use standpoint_core::publishing::red_line::{NeverList, RedLine, check};
use standpoint_tests::Desk;

const FOUND: [(&str, &str); 3] = [
    ("found.tsv", include_str!("../fixtures/red-line/found.tsv")),
    ("more-found.tsv", include_str!("../fixtures/red-line/more-found.tsv")),
    ("later-found.tsv", include_str!("../fixtures/red-line/later-found.tsv")),
];
const QUIET: [(&str, &str); 3] = [
    ("quiet.tsv", include_str!("../fixtures/red-line/quiet.tsv")),
    ("more-quiet.tsv", include_str!("../fixtures/red-line/more-quiet.tsv")),
    ("later-quiet.tsv", include_str!("../fixtures/red-line/later-quiet.tsv")),
];
/// Characters that show nothing, of every sort there is.
const UNSEEN: [char; 9] =
    ['\u{ad}', '\u{34f}', '\u{61c}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{fe0f}', '\u{e0041}'];

fn classes(text: &str) -> Vec<&'static str> {
    check(text, &NeverList::default()).into_iter().map(|finding| finding.class.slug()).collect()
}

/// Class and line of a file of found lines.
fn found_lines() -> Vec<(&'static str, &'static str)> {
    let of = |file: &'static str| {
        file.lines().map(|line| line.split('\t').collect::<Vec<_>>()).map(|parts| (parts[0], parts[2]))
    };
    FOUND.into_iter().flat_map(|(_, file)| of(file)).collect()
}

#[test]
fn every_line_is_found_as_its_class() {
    let missed: Vec<_> =
        found_lines().into_iter().filter(|(class, line)| !classes(line).contains(class)).collect();
    assert_eq!(missed, []);
}

#[test]
fn what_only_looks_like_something_is_left() {
    for (name, file) in QUIET {
        for line in file.lines() {
            let (_, text) = line.split_once('\t').unwrap();
            assert_eq!(classes(text), Vec::<&str>::new(), "{name}: {text}");
        }
    }
}

#[test]
fn ordinary_posts_hold_nothing_that_waits_for_a_decision() {
    for post in include_str!("../fixtures/red-line/ordinary-posts.txt").lines() {
        let waits: Vec<_> =
            check(post, &NeverList::default()).into_iter().filter(|finding| finding.blocks).collect();
        assert_eq!(waits, [], "{post}");
    }
}

#[test]
fn keys_as_programs_write_them_are_secrets() {
    for file in [
        include_str!("../fixtures/red-line/keys-named-like-variables.txt"),
        include_str!("../fixtures/red-line/keys-of-issuers.txt"),
        include_str!("../fixtures/red-line/keys-quoted-and-in-headers.txt"),
        include_str!("../fixtures/red-line/password-of-letters.txt"),
    ] {
        file.lines().for_each(|line| assert!(classes(line).contains(&"secret"), "{line}"));
    }
}

#[test]
fn everyday_words_numbers_and_handles_are_left() {
    for file in [
        include_str!("../fixtures/red-line/everyday-words.txt"),
        include_str!("../fixtures/red-line/numbers-in-links.txt"),
        include_str!("../fixtures/red-line/handles-and-files.txt"),
    ] {
        file.lines().for_each(|line| assert_eq!(classes(line), Vec::<&str>::new(), "{line}"));
    }
}

#[test]
fn a_value_on_the_next_line_belongs_to_that_line() {
    for text in [
        include_str!("../fixtures/red-line/empty-value.txt"),
        include_str!("../fixtures/red-line/value-on-the-next-line.txt"),
    ] {
        assert_eq!(classes(text), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(check("PASSWORD=\nOTHER_TOKEN=a1b2c3d4", &NeverList::default())[0].line, 2);
}

#[test]
fn firms_and_results_are_found_and_no_sign_hides_one() {
    for file in [
        include_str!("../fixtures/red-line/firms-and-results.tsv"),
        include_str!("../fixtures/red-line/signs-of-no-width.tsv"),
    ] {
        for line in file.lines() {
            let parts: Vec<_> = line.split('\t').collect();
            assert!(classes(parts[1]).contains(&parts[0]), "{line}");
        }
    }
}

/// What the check of a text finds with a never-post list kept in step 2.
fn own(coach: &Coach, text: &str) -> Vec<String> {
    let findings = coach.check_text(text).unwrap().findings;
    findings
        .into_iter()
        .filter(|finding| finding.class == RedLine::NeverList)
        .map(|finding| finding.words)
        .collect()
}

#[test]
fn the_never_post_list_of_step_2_is_found_whole_and_first() {
    for (name, file) in [
        ("list-before-built-in", include_str!("../fixtures/never-list/list-before-built-in.json")),
        ("names-that-look-different", include_str!("../fixtures/never-list/names-that-look-different.json")),
        (
            "names-with-digits-and-signs",
            include_str!("../fixtures/never-list/names-with-digits-and-signs.json"),
        ),
        ("more-names", include_str!("../fixtures/never-list/more-names.json")),
    ] {
        let case: Value = serde_json::from_str(file).unwrap();
        let mut desk = Desk::new().onboarded();
        desk.coach
            .set_answer(&desk.now, "guardrails", None, "never", case["list"].as_str().unwrap())
            .unwrap();
        let lines = |key: &str| {
            case[key]
                .as_array()
                .into_iter()
                .flatten()
                .map(|line| line.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        for line in lines("found").into_iter().chain(lines("found_as_never_list")) {
            let findings = desk.coach.check_text(&line).unwrap().findings;
            assert_eq!(
                findings.first().map(|finding| finding.class),
                Some(RedLine::NeverList),
                "{name}: {line}"
            );
        }
        for line in lines("clean") {
            assert_eq!(own(&desk.coach, &line), Vec::<String>::new(), "{name}: {line}");
        }
    }
}

#[test]
fn what_is_marked_is_the_whole_name() {
    let mut desk = Desk::new().onboarded();
    desk.coach
        .set_answer(&desk.now, "guardrails", None, "never", "365 Harrow, 4V, B&T, F#, Müller Projekt")
        .unwrap();
    for name in ["365 Harrow", "4V", "B&T", "F#", "Mueller-Projekt"] {
        assert_eq!(own(&desk.coach, &format!("We left {name}.")), [name]);
    }
}

#[test]
fn what_is_too_short_to_look_for_is_said_where_it_is_written() {
    let mut desk = Desk::new().onboarded();
    let changed = desk.coach.set_answer(&desk.now, "guardrails", None, "never", "Contoso, X").unwrap();
    assert_eq!(changed.said, "Saved. “X” is too short to look for.");
    assert_eq!(
        desk.coach.worksheet("guardrails").unwrap().rows[0].remarks["never"],
        ["“X” is too short to look for."]
    );
    let changed = desk.coach.set_answer(&desk.now, "guardrails", None, "never", "Contoso").unwrap();
    assert_eq!(changed.said, "Saved");
    assert!(desk.coach.worksheet("guardrails").unwrap().rows[0].remarks.is_empty());
}

#[test]
fn the_users_own_line_and_a_built_in_class_are_decided_on_apart() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_answer(&desk.now, "guardrails", None, "never", "Contoso").unwrap();
    let found = desk.coach.check_text("Thanks to our customer Contoso").unwrap().findings;
    let classes: Vec<_> = found.iter().map(|finding| (finding.class, finding.words.as_str())).collect();
    assert_eq!(classes, [(RedLine::NeverList, "Contoso"), (RedLine::Customer, "our customer Contoso")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_sign_that_shows_nothing_hides_nothing(line in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), sign in prop::sample::select(UNSEEN.as_slice())) {
        let lines = found_lines();
        let (class, text) = lines[line.index(lines.len())];
        let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
        let place = places[at.index(places.len())];
        let hidden = format!("{}{sign}{}", &text[..place], &text[place..]);
        prop_assert!(classes(&hidden).contains(&class), "{hidden:?}");
        let between: String = text.chars().flat_map(|letter| [letter, sign]).collect();
        prop_assert!(classes(&between).contains(&class), "{between:?}");
    }

    #[test]
    fn letters_apart_from_their_marks_hide_nothing(line in any::<prop::sample::Index>()) {
        let lines = found_lines();
        let (class, text) = lines[line.index(lines.len())];
        let apart: String = text.chars().flat_map(|letter| match letter {
            'ä' => vec!['a', '\u{308}'], 'ö' => vec!['o', '\u{308}'], 'ü' => vec!['u', '\u{308}'], 'é' => vec!['e', '\u{301}'], 'è' => vec!['e', '\u{300}'],
            'ë' => vec!['e', '\u{308}'], 'ñ' => vec!['n', '\u{303}'], 'Ü' => vec!['U', '\u{308}'], other => vec![other],
        }).collect();
        prop_assert!(classes(&apart).contains(&class), "{apart:?}");
    }

    #[test]
    fn no_sign_hides_a_listed_name(name in prop::sample::select(vec!["Müller Projekt", "365 Harrow", "B&T", "F#", "Project Falcon", "Łódź Works", "한국 은행"]), at in any::<prop::sample::Index>(), sign in prop::sample::select(UNSEEN.as_slice())) {
        let never = NeverList::read(name);
        let places: Vec<_> = name.char_indices().map(|(place, _)| place).collect();
        let place = places[at.index(places.len())];
        let hidden = format!("we left {}{sign}{} behind", &name[..place], &name[place..]);
        prop_assert_eq!(check(&hidden, &never).len(), 1, "{:?}", hidden);
        let listed = NeverList::read(&format!("{}{sign}{}", &name[..place], &name[place..]));
        prop_assert_eq!(check(&format!("we left {name}"), &listed).len(), 1, "{:?}", hidden);
    }

    #[test]
    fn any_text_is_looked_through_and_what_is_found_stands_in_it(text in "(\\PC|\n|\u{200d}|\u{308}|password[:=] ?|@|\\.com|10\\.|\\+49 |our |customer |Contoso|#|-){0,60}") {
        let characters: Vec<char> = text.chars().collect();
        for finding in check(&text, &NeverList::read("Contoso, F#, 4V")) {
            let words: String = characters[finding.from as usize..finding.to as usize].iter().collect();
            prop_assert_eq!(words, finding.words);
        }
    }
}
