//! A file of people, looked at before anything of it is kept.

use super::{ImportFate, ImportRow, PeopleChoices, PeopleFile, PeopleImport};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::people::contacts_csv::{PeopleCsv, PeopleRead, RefusedLine, read_people};
use crate::people::kind::PersonKind;
use crate::people::person::{Planned, plan};
use crate::store::people;

/// How many of the rows that can’t be imported are listed apart from the rest.
const REFUSED_SHOWN: usize = 100;

impl Coach {
    /// What taking people over from a file would do, or in which encodings it might be. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the file cannot be read as people.
    pub fn preview_people(&self, now: &Now, file: &[u8], choices: &PeopleChoices) -> Result<PeopleFile> {
        let (_, now) = self.in_user_zone(now)?;
        let csv = match read_people(file, choices.encoding.as_deref(), &choices.columns)? {
            PeopleRead::WhichEncoding(readings) => return Ok(PeopleFile { import: None, readings }),
            PeopleRead::Csv(csv) => csv,
        };
        let known = people::all(self.conn())?;
        let planned = plan(csv.people.clone(), &known, choices, now.today())?;
        Ok(PeopleFile { import: Some(told(csv, planned)), readings: Vec::new() })
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
    let twice = repeated.into_iter().map(|line| {
        untaken(line.line, line.name, ImportFate::Twice, format!("Same person as in line {}.", line.of))
    });
    import.rows.extend(twice);
    import.rows.extend(
        refused
            .into_iter()
            .map(|RefusedLine { line, why, .. }| untaken(line, String::new(), ImportFate::LeftOut, why)),
    );
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
