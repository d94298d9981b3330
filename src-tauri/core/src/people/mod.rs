//! People, what was said to them, and contacts from a CSV file.

pub mod contacts_csv;
pub mod conversation;
pub mod kind;
pub mod person;
