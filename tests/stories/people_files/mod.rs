//! People imported from files as the well-known programs write them: what each line becomes, and that a second time
//! changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use standpoint_core::ErrorCode;
use standpoint_core::id::PersonId;
use standpoint_core::people::contacts_csv::{ColumnChoice, PersonField};
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::{
    ImportFate, ImportRow, PeopleChoices, PeopleImport, PeopleQuery, PersonLine, RowChoice, SameName,
};
use standpoint_tests::Desk;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/people-csv")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap()
}

fn desk() -> Desk {
    Desk::new().onboarded()
}

fn everybody(desk: &Desk) -> Vec<PersonLine> {
    desk.coach
        .people_page(&desk.now, &PeopleQuery { limit: Some(1_000), ..PeopleQuery::default() })
        .unwrap()
        .people
}

fn preview(desk: &Desk, file: &[u8], choices: &PeopleChoices) -> PeopleImport {
    desk.coach.preview_people(&desk.now, file, choices).unwrap().import.unwrap()
}

fn import(desk: &mut Desk, file: &[u8]) -> String {
    desk.coach.import_people(&desk.now, file, &PeopleChoices::default()).unwrap().said
}

fn add(desk: &mut Desk, name: &str, role: &str, link: Option<&str>) -> PersonId {
    let entry = PersonEntry {
        name: Some(name.to_owned()),
        role: Some(role.to_owned()),
        link: link.map(str::to_owned),
        ..PersonEntry::default()
    };
    PersonId(desk.coach.add_person(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap())
}

/// The people after a file was imported into an empty journal: name, role and link.
fn people_of(name: &str, encoding: Option<&str>) -> Vec<(String, String, String)> {
    let mut desk = desk();
    let choices = PeopleChoices { encoding: encoding.map(str::to_owned), ..PeopleChoices::default() };
    desk.coach.import_people(&desk.now, &fixture(name), &choices).unwrap();
    everybody(&desk)
        .into_iter()
        .map(|person| (person.name, person.role, person.link.unwrap_or_default()))
        .collect()
}

fn row(import: &PeopleImport, line: u32) -> &ImportRow {
    import.rows.iter().find(|row| row.line == line).unwrap()
}

#[test]
fn the_files_of_well_known_programs_give_name_role_and_link() {
    const TOVE: &str = "https://tovelind.example/";
    const INES: &str = "https://www.linkedin.com/in/ines-marsh-0000";
    for (file, people) in [
        ("outlook-short.csv", vec![("Tove Lind", "Head of Platform, Nordvale", TOVE)]),
        ("google-short.csv", vec![("Tove Lind", "Head of Platform, Nordvale", TOVE)]),
        ("google-old-short.csv", vec![("Tove Lind", "Head of Platform, Nordvale", TOVE)]),
        ("thunderbird.csv", vec![("Tove Lind", "Head of Platform, Nordvale", TOVE)]),
        ("german-short.csv", vec![("Tove Lind", "Leiterin Plattform, Nordvale", TOVE)]),
        ("french-short.csv", vec![("Tove Lind", "DSI, Nordvale", "")]),
        (
            "outlook-german.csv",
            vec![("Ines Marsh", "Leiterin Plattform, Harrow & Pike Ltd", "https://harrow.example/")],
        ),
        ("linkedin-old-outlook-style.csv", vec![("Ines Marsh", "Head of Platform, Harrow & Pike Ltd", INES)]),
        (
            "xing-contacts.csv",
            vec![(
                "Ines Marsh",
                "Head of Platform, Harrow & Pike Ltd",
                "https://www.xing.com/profile/Ines_Marsh",
            )],
        ),
        ("sales-navigator.csv", vec![("Ines Marsh", "Head of Platform, Harrow & Pike Ltd", INES)]),
        (
            "google-contacts-new.csv",
            vec![
                ("Ines Ruth Marsh", "Head of Platform, Harrow & Pike Ltd", INES),
                ("Jörg Bäcker", "Müller-Söhne", ""),
            ],
        ),
        (
            "apple-numbers.csv",
            vec![("Ines Marsh", "Head of Platform, Harrow & Pike Ltd", "https://harrow.example/")],
        ),
        ("hubspot-companyname.csv", vec![("Ines Marsh", "Buyer, Harrow & Pike Ltd", "")]),
        ("salesforce-dataexport.csv", vec![("Ines Marsh", "Head of Platform", "")]),
        ("header-below-title.csv", vec![("Ines Marsh", "Head, Harrow", "")]),
        (
            "linkedin-connections-older-no-url.csv",
            vec![("Ines Marsh", "Head of Platform, Harrow & Pike Ltd", "")],
        ),
        ("excel-unicode-text.txt", vec![("Ines \"Izzy\" Marsh", "Head", ""), ("Żaneta Łęcka", "CIO", "")]),
    ] {
        let wanted: Vec<_> = people
            .into_iter()
            .map(|(name, role, link)| (name.to_owned(), role.to_owned(), link.to_owned()))
            .collect();
        assert_eq!(people_of(file, None), wanted, "{file}");
    }
    let nobody = preview(&desk(), &fixture("google-contacts-new.csv"), &PeopleChoices::default());
    assert_eq!((nobody.new, nobody.nameless, nobody.refused_total), (2, 2, 2));
}

#[test]
fn as_many_come_as_a_file_names_and_poor_cells_cost_themselves() {
    for (file, count, links) in [
        ("optional-cells.csv", 4, vec!["https://ada.example/"]),
        ("notion-people.csv", 4, vec!["https://linkedin.com/in/ines-marsh-0000"]),
        ("crm-type-column.csv", 3, vec![]),
        ("organisation-only.csv", 1, vec![]),
        ("excel-semicolons.csv", 3, vec!["https://harrow.example/"]),
        ("formula-cells.csv", 3, vec!["https://a.example/"]),
        ("quoted-newlines-blank-columns.csv", 2, vec![]),
    ] {
        let people = people_of(file, None);
        let found: Vec<_> =
            people.iter().map(|(.., link)| link.as_str()).filter(|link| !link.is_empty()).collect();
        assert_eq!((people.len(), found), (count, links), "{file}");
    }
    let notion = preview(&desk(), &fixture("notion-people.csv"), &PeopleChoices::default());
    assert_eq!(row(&notion, 4).left_out, ["“LinkedIn” isn’t a web address, so it’s skipped"]);
}

#[test]
fn an_undeclared_encoding_is_asked_for_and_read_as_said() {
    for (file, encoding, wanted) in [
        ("windows-1250.csv", "windows-1250", vec!["Łucja Żaba"]),
        ("excel-cp1250-polish.csv", "windows-1250", vec!["Żaneta Łęcka"]),
        ("mac-roman.csv", "macintosh", vec!["Jörg Müßig"]),
        ("outlook-classic.csv", "windows-1252", vec!["Jörg Bäcker"]),
    ] {
        let desk = desk();
        let asked = desk.coach.preview_people(&desk.now, &fixture(file), &PeopleChoices::default()).unwrap();
        assert!(asked.import.is_none(), "{file}");
        let reading = asked.readings.iter().find(|reading| reading.encoding == encoding);
        assert_eq!(
            reading.map(|reading| reading.names.iter().map(String::as_str).collect()),
            Some(wanted.clone()),
            "{file}: {:?}",
            asked.readings
        );
        assert!(people_of(file, Some(encoding)).iter().any(|(name, ..)| name == wanted[0]), "{file}");
    }
    let outlook = people_of("outlook-classic.csv", Some("windows-1252"));
    let told: Vec<_> =
        outlook.iter().map(|(name, role, link)| (name.as_str(), role.as_str(), link.as_str())).collect();
    let ines = ("Ines Marsh", "Head of Platform, Harrow & Pike Ltd", "https://harrow.example/ines");
    assert_eq!(told, [ines, ("Jörg Bäcker", "CIO, Müller-Söhne", ""), ("Wei Chen", "CTO, Example", "")]);
    let mut desk = desk();
    let refused = desk
        .coach
        .import_people(&desk.now, &fixture("mac-roman.csv"), &PeopleChoices::default())
        .unwrap_err();
    assert!(refused.to_string().contains("encoding"), "{refused}");
    assert_eq!(everybody(&desk), []);
}

#[test]
fn what_is_no_list_of_people_is_refused_in_words_and_nothing_changes() {
    let mut desk = desk();
    let before = desk.contents();
    let many =
        format!("name\n{}", (0..100_000).map(|n| format!("Person {n}\n")).collect::<String>()).into_bytes();
    for (file, wanted) in [
        (fixture("no-header.csv"), "No column for people’s names."),
        (fixture("pipe.csv"), "not by “|”"),
        (fixture("html.csv"), "This is a web page"),
        (fixture("people.json"), "This is a JSON file"),
        (Vec::new(), "The file is empty."),
        (many, "100,000 people; the limit is 50,000"),
    ] {
        let refused = desk.coach.import_people(&desk.now, &file, &PeopleChoices::default()).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid);
        assert!(refused.to_string().contains(wanted), "{refused}");
    }
    assert_eq!(desk.contents(), before);
}

#[test]
fn every_file_is_imported_once_however_often() {
    for entry in fs::read_dir(fixtures()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let mut desk = desk();
        for encoding in [None, Some("windows-1252".to_owned())] {
            let choices = PeopleChoices { encoding, ..PeopleChoices::default() };
            if desk.coach.import_people(&desk.now, &fixture(&name), &choices).is_err() {
                continue;
            }
            let before = desk.contents();
            let again = preview(&desk, &fixture(&name), &choices);
            assert_eq!((again.new, again.filled), (0, 0), "{name}");
            assert_eq!(
                desk.coach.import_people(&desk.now, &fixture(&name), &choices).unwrap().said,
                "Nothing new",
                "{name}"
            );
            assert_eq!(desk.contents(), before, "{name}");
        }
    }
}

#[test]
fn another_profile_is_another_person_and_the_same_one_is_the_same() {
    let connections = preview(&desk(), &fixture("linkedin-connections.csv"), &PeopleChoices::default());
    assert_eq!(
        (connections.new, connections.twice, connections.nameless, connections.refused_total),
        (9, 0, 2, 2)
    );
    let mut desk = desk();
    assert_eq!(import(&mut desk, &fixture("linkedin-connections.csv")), "9 people imported");
    assert_eq!(everybody(&desk).iter().filter(|person| person.name == "Ada Test").count(), 3);
}

#[test]
fn somebody_known_by_their_name_alone_is_filled_in_and_a_namesake_is_added() {
    let mut desk = desk();
    desk.coach.log_conversation(&desk.now, "comment Bo Chen: hello").unwrap();
    let shown = preview(&desk, &fixture("namesakes.csv"), &PeopleChoices::default());
    assert_eq!((shown.new, shown.filled), (1, 1));
    assert_eq!(
        (row(&shown, 2).fate, row(&shown, 2).why.as_str()),
        (ImportFate::Fills, "Fills in the role and link of Bo Chen.")
    );
    assert_eq!(
        (row(&shown, 3).fate, row(&shown, 3).why.as_str()),
        (ImportFate::New, "Another Bo Chen is here already.")
    );
    assert_eq!(import(&mut desk, &fixture("namesakes.csv")), "1 person imported, 1 filled in");
    let told: Vec<_> = everybody(&desk)
        .into_iter()
        .map(|person| (person.role, person.link.unwrap(), person.conversations))
        .collect();
    let wanted = [
        ("CIO, Hafen", "https://www.linkedin.com/in/bochen-1", 1),
        ("Nurse, Werft", "https://www.linkedin.com/in/bochen-2", 0),
    ];
    assert_eq!(told, wanted.map(|(role, link, times)| (role.to_owned(), link.to_owned(), times)));
    desk.coach.undo().unwrap();
    assert_eq!(
        everybody(&desk).iter().map(|person| person.role.as_str()).collect::<Vec<_>>(),
        [""],
        "one undo takes it all back"
    );
}

#[test]
fn a_new_role_is_offered_and_not_taken() {
    let mut desk = desk();
    import(&mut desk, &fixture("linkedin-first.csv"));
    let later = fixture("linkedin-later-new-job.csv");
    let shown = preview(&desk, &later, &PeopleChoices::default());
    let offer = &row(&shown, 2).offers[0];
    assert_eq!(
        (row(&shown, 2).fate, offer.field, offer.value.as_str()),
        (ImportFate::Known, PersonField::Role, "CIO, Pike")
    );
    assert_eq!(import(&mut desk, &later), "Nothing new");
    assert_eq!(everybody(&desk)[0].role, "Head of Platform, Harrow");
    let taken = PeopleChoices {
        rows: vec![RowChoice { line: 2, take: true, offers: true, ..RowChoice::default() }],
        ..PeopleChoices::default()
    };
    assert_eq!(desk.coach.import_people(&desk.now, &later, &taken).unwrap().said, "1 person filled in");
    assert_eq!((everybody(&desk).len(), everybody(&desk)[0].role.as_str()), (1, "CIO, Pike"));
}

#[test]
fn composed_and_decomposed_letters_are_the_same_and_found_by_either() {
    let mut desk = desk();
    import(&mut desk, &fixture("composed.csv"));
    assert_eq!(import(&mut desk, &fixture("decomposed.csv")), "Nothing new");
    for search in ["Zoé", "zoe\u{301}", "ÑANDÚ cio", "n\u{303}andu\u{301}", "zo\u{ad}é"] {
        let query = PeopleQuery { search: Some(search.to_owned()), ..PeopleQuery::default() };
        assert_eq!(desk.coach.people_page(&desk.now, &query).unwrap().total, 1, "{search:?}");
    }
    let query = PeopleQuery { search: Some("zoe".to_owned()), ..PeopleQuery::default() };
    assert_eq!(
        desk.coach.people_page(&desk.now, &query).unwrap().total,
        0,
        "a bare letter is another letter"
    );
}

#[test]
fn what_is_here_is_never_overwritten_and_what_is_empty_is_filled() {
    let mut desk = desk();
    let ines = add(&mut desk, "Ines Marsh", "", Some("https://www.linkedin.com/in/ines"));
    let entry = PersonEntry {
        why: Some("Plain words".to_owned()),
        kind: Some(PersonKind::Business),
        ..PersonEntry::default()
    };
    desk.coach.change_person(&desk.now, ines, &entry).unwrap();
    let file = b"Name,Role,Link,Why,Habit,Kind\nInes M. Marsh,CIO,linkedin.com/in/INES/,Other words,A note a week,customer\n";
    assert_eq!(import(&mut desk, file), "1 person filled in");
    let person = &everybody(&desk)[0];
    assert_eq!(
        (person.name.as_str(), person.role.as_str(), person.why.as_str()),
        ("Ines Marsh", "CIO", "Plain words")
    );
    assert_eq!((person.habit.as_str(), person.kind), ("A note a week", PersonKind::Business));
}

#[test]
fn doubt_about_a_name_is_asked_and_decided_by_the_user() {
    let mut desk = desk();
    let jonas = add(&mut desk, "Jonas", "", Some("https://jonas.example"));
    add(&mut desk, "Jörg Bäcker", "CIO", None);
    let file = "Name,Role\nJonas Feld,Head of IT\nJÖRG BÄCKER,Nurse\n".as_bytes();
    let shown = preview(&desk, file, &PeopleChoices::default());
    assert_eq!((shown.new, shown.asked), (1, 1));
    let feld = row(&shown, 2);
    assert_eq!(
        (feld.fate, feld.person, feld.why.as_str()),
        (ImportFate::New, Some(jonas), "You know Jonas. The same person?")
    );
    assert_eq!(row(&shown, 3).why, "Jörg Bäcker, CIO, is here. The same person?");
    let with =
        |rows: Vec<RowChoice>, same_name| PeopleChoices { rows, same_name, ..PeopleChoices::default() };
    let added = preview(&desk, file, &with(Vec::new(), SameName::Add));
    assert_eq!((added.new, added.asked), (2, 0));
    let merged = with(
        vec![RowChoice { line: 2, take: true, same_as: Some(jonas), ..RowChoice::default() }],
        SameName::Fill,
    );
    assert_eq!(desk.coach.import_people(&desk.now, file, &merged).unwrap().said, "1 person filled in");
    let people: Vec<_> = everybody(&desk).into_iter().map(|person| (person.name, person.role)).collect();
    let wanted = [("Jonas Feld", "Head of IT"), ("Jörg Bäcker", "CIO")]
        .map(|(name, role)| (name.to_owned(), role.to_owned()));
    assert_eq!(people, wanted, "of two names the fuller one stays");
}

#[test]
fn only_what_is_ticked_is_taken_with_the_kind_that_was_chosen() {
    let mut desk = desk();
    let file = b"Name\nAda\nBo\nCy\n";
    let rows = vec![
        RowChoice { line: 2, take: true, kind: Some(PersonKind::RoleModel), ..RowChoice::default() },
        RowChoice { line: 3, take: false, ..RowChoice::default() },
    ];
    desk.coach.import_people(&desk.now, file, &PeopleChoices { rows, ..PeopleChoices::default() }).unwrap();
    let people: Vec<_> = everybody(&desk).into_iter().map(|person| (person.name, person.kind)).collect();
    assert_eq!(people, [("Ada".to_owned(), PersonKind::RoleModel), ("Cy".to_owned(), PersonKind::Peer)]);
}

#[test]
fn a_column_is_read_as_the_user_says() {
    let desk = desk();
    let columns = vec![ColumnChoice { field: PersonField::Role, column: "Headline".to_owned() }];
    let shown = preview(
        &desk,
        &fixture("sales-navigator.csv"),
        &PeopleChoices { columns, ..PeopleChoices::default() },
    );
    assert_eq!(row(&shown, 2).role, "I help CIOs leave clouds, Harrow & Pike Ltd");
}

#[test]
fn thirty_thousand_people_come_over_in_one_level_of_undo() {
    let mut desk = desk();
    let csv = format!("name\n{}", (0..30_000).map(|n| format!("Person {n}\n")).collect::<String>());
    assert_eq!(import(&mut desk, csv.as_bytes()), "30,000 people imported");
    let found = |search: &str| {
        let query = PeopleQuery { search: Some(search.to_owned()), ..PeopleQuery::default() };
        desk.coach.people_page(&desk.now, &query).unwrap()
    };
    assert_eq!((found("").everybody, found("person 29999").total), (30_000, 1));
    desk.coach.undo().unwrap();
    assert_eq!(everybody(&desk).len(), 0);
}

#[test]
fn an_address_with_a_password_is_left_out() {
    let shown =
        preview(&desk(), b"Name,Link\nAda,https://ada:secret@ada.example/\n", &PeopleChoices::default());
    let ada = row(&shown, 2);
    assert_eq!((ada.link.as_deref(), ada.left_out.len()), (None, 1));
}

/// A small file in which names, roles and links repeat.
fn small_file() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["Ada", "Ada Marsh", "ADA", "Bo", "Bo Chen", ""]);
    let role = prop::sample::select(vec!["", "CIO", "Nurse"]);
    let link = prop::sample::select(vec![
        "",
        "linkedin.com/in/a",
        "linkedin.com/in/b",
        "xing.com/profile/a",
        "site.example",
        "n/a",
    ]);
    prop::collection::vec((name, role, link), 1..7).prop_map(|rows| {
        let rows: String =
            rows.into_iter().map(|(name, role, link)| format!("{name},{role},{link}\n")).collect();
        format!("Name,Role,Link\n{rows}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn importing_twice_is_importing_once(first in small_file(), second in small_file(), add in any::<bool>()) {
        let mut desk = desk();
        let same_name = if add { SameName::Add } else { SameName::Fill };
        let choices = PeopleChoices { same_name, ..PeopleChoices::default() };
        for file in [&first, &second] {
            let shown = preview(&desk, file.as_bytes(), &choices);
            let told = shown.new + shown.filled + shown.known + shown.asked + shown.twice + shown.refused_total;
            let lines = file.lines().skip(1).filter(|line| line.chars().any(|c| c != ',')).count();
            prop_assert_eq!(told as usize, lines, "every line is told");
            desk.coach.import_people(&desk.now, file.as_bytes(), &choices).unwrap();
            let again = preview(&desk, file.as_bytes(), &choices);
            prop_assert_eq!((again.new, again.filled), (0, 0), "{} after {}", file, &first);
        }
    }

    #[test]
    fn any_byte_of_any_file_may_be_another(place in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut names: Vec<_> = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        let mut bytes = fs::read(which.get(&names)).unwrap();
        let at = place.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        let desk = desk();
        match desk.coach.preview_people(&desk.now, &bytes, &PeopleChoices::default()) {
            Ok(file) => prop_assert_eq!(file.import.is_some(), file.readings.is_empty()),
            Err(error) => {
                prop_assert_eq!(error.code(), ErrorCode::Invalid);
                prop_assert!(error.to_string().ends_with('.'), "{}", error);
            }
        }
    }
}
