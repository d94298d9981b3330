//! Connections, and notes on them. Names, roles and profiles are read as in any list of contacts; addresses never are.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::context::Context;
use super::people::People;
use crate::import::found::{BEYOND, Found, FoundPerson, Place, day};
use crate::import::table::Table;
use crate::import::times::Form;
use crate::people::contacts_csv::{PersonDraft, read_people_text};

pub(super) fn read(
    text: &str,
    file: &str,
    context: &mut Context<'_>,
    found: &mut Found,
    people: &mut People,
) -> bool {
    let required = ["firstname", "lastname", "connectedon"];
    let Some(table) = Table::read(text, &required, &["url", "company", "position"]) else { return false };
    let date = table.column("connectedon");
    let forms = [Form::EnglishDay, Form::IsoDay, Form::Seconds];
    let dates = context.dates(&forms, &table, date, file, found);
    let read = |value: &str| dates.read(value).and_then(|when| day(when, context.now));
    let since: HashMap<u32, Option<NaiveDate>> =
        table.rows.iter().map(|row| (row.line, read(row.cell(date)))).collect();
    let place = |line: u32| Place { file: file.to_owned(), line };
    let csv = match read_people_text(text) {
        Ok(csv) => csv,
        Err(error) => {
            found.notes.push(error.to_string());
            return true;
        }
    };
    found.count(BEYOND.0, BEYOND.1, csv.beyond);
    let (hidden, refused): (Vec<_>, Vec<_>) = csv.refused.into_iter().partition(|line| line.nameless);
    if !hidden.is_empty() {
        found.count("member who hides their profile", "members who hide their profile", hidden.len());
    }
    found.leave_lines(file, refused, csv.repeated);
    for draft in csv.people {
        let since = since.get(&draft.line).copied().flatten();
        people.add(FoundPerson { place: place(draft.line), since, met: false, draft });
    }
    true
}

/// Notes on connections: why someone is known.
pub(super) fn read_notes(text: &str, file: &str, people: &mut People) -> bool {
    let required = ["connectionfirstname", "connectionlastname", "note"];
    let Some(table) = Table::read(text, &required, &["connectionprofileurl"]) else { return false };
    let (first, last) = (table.column("connectionfirstname"), table.column("connectionlastname"));
    let (link, note) = (table.column("connectionprofileurl"), table.column("note"));
    for row in table.rows.iter().filter(|row| row.fault.is_none()) {
        let name = format!("{} {}", row.cell(first), row.cell(last));
        let why = row.whole(note);
        if let Some(draft) = draft(&name, row.cell(link), why) {
            people.add(FoundPerson {
                place: Place { file: file.to_owned(), line: row.line },
                since: None,
                met: true,
                draft,
            });
        }
    }
    true
}

/// Someone of whom a name, a profile and a note is known; none without a name.
pub(super) fn draft(name: &str, link: &str, why: &str) -> Option<PersonDraft> {
    let name = crate::text::title("The name", name).ok()?;
    Some(PersonDraft {
        line: 0,
        name,
        kind: None,
        role: String::new(),
        where_active: String::new(),
        link: crate::address::link::parse_link(link).ok().flatten(),
        why: crate::import::text::cleaned(why),
        habit: String::new(),
        left_out: Vec::new(),
    })
}
