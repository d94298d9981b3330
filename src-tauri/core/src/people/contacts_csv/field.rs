//! What a column of a file of people can be read as.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// What a column is read as. The slugs are those of the command line and of JSON.
    pub enum PersonField("field of a person") {
        /// Their whole name.
        Name = "name" | "Name",
        /// Their first name.
        FirstName = "first_name" | "First name",
        /// What stands between first and last name.
        MiddleName = "middle_name" | "Middle name",
        /// Their last name.
        LastName = "last_name" | "Last name",
        /// What they do: comes before the company in the role.
        Role = "role" | "Role",
        /// Where they work.
        Company = "company" | "Company",
        /// Their profile or site.
        Link = "link" | "Link",
        /// Where they take part.
        Where = "where" | "Where",
        /// Why them.
        Why = "why" | "Why",
        /// The habit to borrow.
        Habit = "habit" | "Habit",
        /// What they are to the user.
        Kind = "kind" | "Kind",
    }
}

impl PersonField {
    /// Whether it tells a name.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::LastName)
    }

    /// What becomes of it in a person, for people.
    pub(super) fn becomes(self) -> &'static str {
        match self {
            Self::Name | Self::FirstName | Self::MiddleName | Self::LastName => "name",
            Self::Role | Self::Company => "role",
            Self::Link => "link",
            Self::Where => "where",
            Self::Why => "why",
            Self::Habit => "habit",
            Self::Kind => "kind",
        }
    }
}
