//! A list of contacts, as address books, sales tools and spreadsheets write it.

use super::found::{Found, FoundPerson, Place};
use super::{PastChoices, PastSource};
use crate::error::Result;
use crate::people::contacts_csv::{PeopleRead, read_people};

/// The people of a list.
///
/// # Errors
/// [`Error::Invalid`] when it is no list of people.
pub(super) fn read(bytes: &[u8], name: &str, choices: &PastChoices) -> Result<Found> {
    let csv = match read_people(bytes, choices.encoding.as_deref(), &[])? {
        PeopleRead::Csv(csv) => csv,
        PeopleRead::WhichEncoding(readings) => {
            let mut found = Found::new(PastSource::Contacts);
            found.ask_encoding(name, readings);
            return Ok(found);
        }
    };
    let mut found = Found::new(PastSource::Contacts);
    let place = |line: u32| Place { file: name.to_owned(), line };
    found.leave_lines(name, csv.refused, csv.repeated);
    found.people = csv
        .people
        .into_iter()
        .map(|draft| FoundPerson { place: place(draft.line), since: None, met: false, draft })
        .collect();
    Ok(found)
}
