//! People taken over from a file: looked at first, then written as one level of undo.

use super::people::{PEOPLE_MAX, too_many};
use crate::changed::Changed;
use crate::coach::{Act, Coach};
use crate::error::{Error, Result};
use crate::people_csv::{PeopleCsv, PeopleRead, RefusedLine, read_people};
use crate::person::{Planned, Write, plan};
use crate::person_kind::PersonKind;
use crate::store::{people, profiles};
use crate::text::grouped;
use crate::time::Now;
use crate::views::{ImportFate, ImportRow, PeopleChoices, PeopleFile, PeopleImport};

/// How many of the lines that cannot be taken over are told apart from the rows.
const REFUSED_SHOWN: usize = 100;

impl Coach {
    /// What taking people over from a file would do, or in which encodings it might be. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file cannot be read as people.
    pub fn preview_people(&self, now: &Now, file: &[u8], choices: &PeopleChoices) -> Result<PeopleFile> {
        let (_, now) = self.at_home(now)?;
        let csv = match read_people(file, choices.encoding.as_deref(), &choices.columns)? {
            PeopleRead::WhichEncoding(readings) => return Ok(PeopleFile { import: None, readings }),
            PeopleRead::Csv(csv) => csv,
        };
        let known = people::all(self.store.conn())?;
        let planned = plan(csv.people.clone(), &known, choices, now.today())?;
        Ok(PeopleFile { import: Some(told(csv, planned)), readings: Vec::new() })
    }

    /// Takes people over from a file as its preview says: adds who is new, fills in what is empty of those here. One level
    /// of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file cannot be read as people, or says nothing of its encoding.
    pub fn import_people(&mut self, now: &Now, file: &[u8], choices: &PeopleChoices) -> Result<Changed> {
        let csv = match read_people(file, choices.encoding.as_deref(), &choices.columns)? {
            PeopleRead::Csv(csv) => csv,
            PeopleRead::WhichEncoding(_) => {
                return Err(Error::invalid("This file doesn’t say its encoding. Choose the reading whose names are right."));
            }
        };
        self.acting(now, |tx, now| {
            profiles::require(tx.conn())?;
            let known = people::all(tx.conn())?;
            let writes: Vec<Write> =
                plan(csv.people, &known, choices, now.today())?.into_iter().filter_map(|planned| planned.write).collect();
            let new = writes.iter().filter(|write| matches!(write, Write::Add(_))).count();
            if new > 0 && new + known.len() > PEOPLE_MAX {
                return Err(too_many());
            }
            for write in &writes {
                match write {
                    Write::Add(person) => drop(people::add(tx, person)?),
                    Write::Change(place, person) => drop(people::change(tx, &known[*place], person)?),
                }
            }
            Ok(match said(new, writes.len() - new) {
                Some(said) => Act::said(said),
                None => Act::nothing_as("Nothing new"),
            })
        })
    }
}

fn said(new: usize, filled: usize) -> Option<String> {
    let people = |count: usize| if count == 1 { "1 person".to_owned() } else { format!("{} people", grouped(count)) };
    match (new, filled) {
        (0, 0) => None,
        (0, filled) => Some(format!("{} filled in", people(filled))),
        (new, 0) => Some(format!("{} imported", people(new))),
        (new, filled) => Some(format!("{} imported, {} filled in", people(new), grouped(filled))),
    }
}

/// The plan as it is shown.
fn told(csv: PeopleCsv, planned: Vec<Planned>) -> PeopleImport {
    let count = |wanted: ImportFate| {
        let of_fate = planned.iter().filter(|planned| planned.row.fate == wanted).count();
        u32::try_from(of_fate).unwrap_or(u32::MAX)
    };
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let PeopleCsv { repeated, refused, columns, fields, headers, header_line, separator, damaged, .. } = csv;
    let mut import = PeopleImport {
        new: count(ImportFate::New),
        filled: count(ImportFate::Fills),
        known: count(ImportFate::Known),
        asked: count(ImportFate::Ask),
        twice: size(repeated.len()),
        refused_total: size(refused.len()),
        nameless: size(refused.iter().filter(|line| line.nameless).count()),
        refused: refused.iter().take(REFUSED_SHOWN).cloned().collect(),
        columns,
        fields,
        headers,
        header_line,
        separator,
        damaged,
        rows: planned.into_iter().map(|planned| planned.row).collect(),
    };
    let twice =
        repeated.into_iter().map(|line| untaken(line.line, line.name, ImportFate::Twice, format!("Same person as in line {}.", line.of)));
    import.rows.extend(twice);
    import.rows.extend(refused.into_iter().map(|RefusedLine { line, why, .. }| untaken(line, String::new(), ImportFate::LeftOut, why)));
    import.rows.sort_by_key(|row| row.line);
    import
}

fn untaken(line: u32, name: String, fate: ImportFate, why: String) -> ImportRow {
    ImportRow {
        line,
        name,
        kind: PersonKind::default(),
        role: String::new(),
        link: None,
        fate,
        why,
        taken: false,
        person: None,
        person_name: String::new(),
        offers: Vec::new(),
        left_out: Vec::new(),
    }
}
