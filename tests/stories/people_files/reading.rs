//! Reading a file of people: programs, encodings, columns, and what is no list of people.

use super::*;

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
fn an_address_with_a_password_is_left_out() {
    let shown =
        preview(&desk(), b"Name,Link\nAda,https://ada:secret@ada.example/\n", &PeopleChoices::default());
    let ada = row(&shown, 2);
    assert_eq!((ada.link.as_deref(), ada.left_out.len()), (None, 1));
}
