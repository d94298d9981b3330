//! What the user enters for a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Person;
use crate::address::link::parse_link;
use crate::error::Result;
use crate::id::PersonId;
use crate::people::kind::PersonKind;
use crate::text;

/// What the user enters for a person, new or changed. What is not given stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PersonEntry {
    /// Their name.
    pub name: Option<String>,
    /// What they are to the user; by default a peer.
    pub kind: Option<PersonKind>,
    /// Their role and organisation.
    pub role: Option<String>,
    /// Where they take part.
    pub where_active: Option<String>,
    /// Their web address; empty takes it away.
    pub link: Option<String>,
    /// Why them.
    pub why: Option<String>,
    /// The habit to borrow.
    pub habit: Option<String>,
}

impl PersonEntry {
    /// A new person.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with what does not fit.
    pub fn checked(&self, added_on: NaiveDate) -> Result<Person> {
        let blank = String::new;
        let person = Person {
            id: PersonId(0),
            name: blank(),
            kind: PersonKind::Peer,
            role: blank(),
            where_active: blank(),
            link: None,
            why: blank(),
            habit: blank(),
            added_on,
        };
        let named = Self { name: Some(self.name.clone().unwrap_or_default()), ..self.clone() };
        named.over(person)
    }

    /// The person with what was entered.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with what does not fit.
    pub fn over(&self, person: Person) -> Result<Person> {
        let line = |what: &str, given: &Option<String>, before: String| {
            given.as_deref().map_or(Ok(before), |text| text::one_line(what, text))
        };
        let free = |what: &str, given: &Option<String>, before: String| {
            given.as_deref().map_or(Ok(before), |text| text::free_text(what, text.trim()))
        };
        Ok(Person {
            name: self
                .name
                .as_deref()
                .map_or(Ok(person.name.clone()), |name| text::title("The name", name))?,
            kind: self.kind.unwrap_or(person.kind),
            role: line("The role", &self.role, person.role)?,
            where_active: line("Where they are active", &self.where_active, person.where_active)?,
            link: self.link.as_deref().map_or(Ok(person.link.clone()), parse_link)?,
            why: free("Why", &self.why, person.why)?,
            habit: free("The habit", &self.habit, person.habit)?,
            ..person
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_a_name() {
        assert!(PersonEntry::default().checked("2026-01-01".parse().unwrap()).is_err());
    }
}
