//! CSV taken out of one journal and read into another.

use proptest::prelude::*;
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::PeopleChoices;
use standpoint_tests::Desk;

type Person = (String, String, String, String, Option<String>, String, String);

/// Everyone in the journal: name, kind, role, where, link, why and habit.
fn people(desk: &Desk) -> Vec<Person> {
    let conn = rusqlite::Connection::open(desk.database()).unwrap();
    let mut statement = conn
        .prepare(
            "SELECT name, kind, role, where_active, link, why, habit FROM person ORDER BY name, role, id",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok((
            row.get("name")?,
            row.get("kind")?,
            row.get("role")?,
            row.get("where_active")?,
            row.get("link")?,
            row.get("why")?,
            row.get("habit")?,
        ))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// The people of a journal that read them from another's CSV.
fn read_back(desk: &Desk, mark: bool) -> Vec<Person> {
    let text = desk.coach.export_csv_table("person", mark).unwrap();
    let mut there = Desk::new().onboarded();
    there.coach.import_people(&there.now, text.as_bytes(), &PeopleChoices::default()).unwrap();
    people(&there)
}

fn add(desk: &mut Desk, name: &str, kind: PersonKind, texts: [&str; 4], link: Option<&str>) {
    let [role, where_active, why, habit] = texts.map(|text| Some(text.to_owned()));
    let entry = PersonEntry {
        name: Some(name.to_owned()),
        kind: Some(kind),
        role,
        where_active,
        link: link.map(str::to_owned),
        why,
        habit,
    };
    desk.coach.add_person(&desk.now, &entry).unwrap();
}

#[test]
fn people_read_back_from_csv_are_the_same_people() {
    let mut desk = Desk::new().onboarded();
    let link = Some("https://www.linkedin.com/in/ines-marsh");
    add(
        &mut desk,
        "Ines Marsh",
        PersonKind::RoleModel,
        ["CIO, hospital", "LinkedIn", "She’s “direct”", "=once a week"],
        link,
    );
    add(
        &mut desk,
        "Łukasz O’Neil",
        PersonKind::Customer,
        ["+1 team", "@ meetups", "-", "Asks; listens"],
        None,
    );
    add(&mut desk, "שירה לוי", PersonKind::Partner, ["", "", "", ""], Some("https://example.org/?q=a,b"));
    let expected = people(&desk);
    assert_eq!(expected.len(), 3);
    for mark in [true, false] {
        assert_eq!(read_back(&desk, mark), expected);
    }
}

#[test]
fn what_a_program_would_take_for_a_formula_is_read_back() {
    for (role, why) in [("", "= "), ("-", "\"-U Dv,Zv.pYZ?éV+=; \"'Riw;,L-tWLj''é"), ("＝", "+@=-")] {
        let mut desk = Desk::new().onboarded();
        add(&mut desk, "Ines Marsh", PersonKind::Peer, [role, "", why, ""], None);
        assert_eq!(read_back(&desk, true), people(&desk), "{role} {why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    // A text that begins with ' already is the one thing the guard makes ambiguous.
    #[test]
    fn any_role_and_reason_are_read_back(
        role in "([a-z=+@,;\"é-][a-z=+@,;\"' é-]{0,30})?", why in "([A-Z=+@＝－,;\"é-][A-Za-z=+@,;\"'.!? é-]{0,60})?"
    ) {
        let mut desk = Desk::new().onboarded();
        add(&mut desk, "Ines Marsh", PersonKind::Peer, [&role, "", &why, ""], None);
        add(&mut desk, "Ada Stone", PersonKind::Peer, ["Head of IT", "LinkedIn", "Knows plants", ""], None);
        prop_assert_eq!(read_back(&desk, true), people(&desk));
    }
}
