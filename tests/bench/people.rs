//! A file of thirty thousand people: read, imported, imported again, and someone found among them.

use std::fmt::Write;
use std::path::Path;

use chrono_tz::Europe::Berlin;
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::views::{PeopleChoices, PeopleQuery};

use crate::journal;
use crate::sample::{Sample, time, within};

/// How many people the file names.
const PEOPLE: usize = 30_000;
/// Of what takes seconds no more are needed.
const FEW: usize = 3;
const SEARCHES: usize = 300;

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let file = connections();
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), Berlin);
    let choices = PeopleChoices::default();
    let (mut previews, mut imports, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let mut searches = Vec::new();
    let mut pages = Vec::new();
    for _ in 0..FEW {
        let copy = journal::copy(folder);
        let mut coach = Coach::open(copy.path()).unwrap();
        previews.push(time(|| drop(coach.preview_people(&now, file.as_bytes(), &choices).unwrap())));
        imports.push(time(|| drop(coach.import_people(&now, file.as_bytes(), &choices).unwrap())));
        again.push(time(|| {
            assert_eq!(coach.import_people(&now, file.as_bytes(), &choices).unwrap().said, "Nothing new")
        }));
        for search in
            ["", "zoé", "head müller", "ines marsh 29999", "nobody at all"].iter().cycle().take(SEARCHES)
        {
            let query = PeopleQuery { search: Some((*search).to_owned()), ..PeopleQuery::default() };
            let times = if search.is_empty() { &mut pages } else { &mut searches };
            times.push(time(|| drop(coach.people_page(&now, &query).unwrap())));
        }
    }
    vec![
        within("Preview: 30,000 people from a file", &Sample::new(previews), 3_000),
        within("Import: 30,000 people from a file", &Sample::new(imports), 5_000),
        within("Import: the same file once more", &Sample::new(again), 5_000),
        within("Read: People, 30,500 of them", &Sample::new(pages), 15),
        within("Read: People, search among 30,500", &Sample::new(searches), 15),
    ]
}

/// As LinkedIn writes its connections.
fn connections() -> String {
    const FIRST: [&str; 6] = ["Ines", "Jörg", "Zoé", "Wei", "Maria da Conceição", "Łucja"];
    const LAST: [&str; 5] = ["Marsh", "Bäcker", "Ñandú", "Chen", "Żaba"];
    let mut file = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for n in 0..PEOPLE {
        let (first, last) = (FIRST[n % FIRST.len()], LAST[n % LAST.len()]);
        writeln!(
            file,
            "{first},{last} {n},https://www.linkedin.com/in/person-{n},,Müller-Söhne & Co. {},Head of Platform {},05 Nov 2023",
            n % 900,
            n % 70
        )
        .unwrap();
    }
    file
}
