//! People imported from files as the well-known programs write them: what each line becomes, and that a second time
//! changes nothing.

mod matching;
mod reading;

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
