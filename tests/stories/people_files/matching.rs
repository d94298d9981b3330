//! What a line becomes: someone new, someone known, a doubt, or what is filled in.

use super::*;

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
