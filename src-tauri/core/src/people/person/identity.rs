//! By what a person is told apart from others: their name, role and link, each in the form in which texts are compared.

use super::Person;
use super::profile::LinkKey;
use crate::people::contacts_csv::PersonDraft;
use crate::text::comparable;

/// What tells a person apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) link: Option<LinkKey>,
}

impl Identity {
    pub(crate) fn of(person: &Person) -> Self {
        Self::new(&person.name, &person.role, person.link.as_deref())
    }

    pub(crate) fn of_draft(draft: &PersonDraft) -> Self {
        Self::new(&draft.name, &draft.role, draft.link.as_deref())
    }

    fn new(name: &str, role: &str, link: Option<&str>) -> Self {
        Self { name: comparable(name), role: comparable(role), link: link.map(LinkKey::of) }
    }

    /// Whether the links leave it open that both are one person.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        match (&self.link, &other.link) {
            (Some(one), Some(other)) => one == other || !one.same_sort(other),
            _ => true,
        }
    }

    /// Whether the roles leave it open: equal, or one empty.
    pub(crate) fn roles_agree(&self, other: &Self) -> bool {
        self.role == other.role || self.role.is_empty() || other.role.is_empty()
    }

    /// Whether both names may be one's: equal, or one with words the other leaves out ("Jonas", "Jonas Feld").
    pub(crate) fn may_be_named(&self, other: &Self) -> bool {
        let holds =
            |all: &str, some: &str| some.split(' ').all(|word| all.split(' ').any(|known| known == word));
        holds(&self.name, &other.name) || holds(&other.name, &self.name)
    }
}
