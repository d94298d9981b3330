//! Any bytes are people or are refused, with at most one person a line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standpoint_core::people::contacts_csv::{PeopleRead, read_people};

fuzz_target!(|bytes: &[u8]| {
    let Ok(PeopleRead::Csv(csv)) = read_people(bytes, None, &[]) else { return };
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!(csv.people.len() + csv.repeated.len() + csv.refused.len() <= lines);
    assert!(csv.people.iter().all(|person| !person.name.trim().is_empty()));
});
