//! What a column of the file holds, by its name.

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    FirstName,
    LastName,
    Kind,
    /// What they do: comes before the company in the role.
    Position,
    Company,
    WhereActive,
    Link,
    Why,
    Habit,
    Unused,
}

/// The names each column goes by, without case and signs; "Connections.csv" of LinkedIn has First Name, Last Name, URL,
/// Email Address, Company, Position, Connected On.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "fullname", "displayname", "person", "contact", "who"]),
    (Column::FirstName, &["firstname", "givenname", "forename"]),
    (Column::LastName, &["lastname", "surname", "familyname"]),
    (Column::Kind, &["kind", "kindofperson", "type", "relationship"]),
    (Column::Position, &["role", "position", "title", "jobtitle", "job", "headline"]),
    (Column::Company, &["company", "companyname", "organisation", "organization", "employer"]),
    (Column::WhereActive, &["where", "whereactive", "activeon", "network", "networks", "platform", "channel", "place"]),
    (Column::Link, &["link", "url", "profile", "profileurl", "profilelink", "linkedin", "linkedinurl", "linkedinprofile", "website"]),
    (Column::Why, &["why", "reason", "note", "notes", "comment", "comments"]),
    (Column::Habit, &["habit", "cadence", "practice", "whattodo"]),
];

impl Column {
    /// The column of a name.
    pub(super) fn named(name: &str) -> Self {
        let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map_or(Self::Unused, |(column, _)| *column)
    }

    /// What becomes of it, for people.
    pub(super) fn becomes(self) -> &'static str {
        match self {
            Self::Name | Self::FirstName | Self::LastName => "name",
            Self::Kind => "kind",
            Self::Position | Self::Company => "role",
            Self::WhereActive => "where",
            Self::Link => "link",
            Self::Why => "why",
            Self::Habit => "habit",
            Self::Unused => "not used",
        }
    }

    /// Whether it tells a name.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::LastName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name_however_it_is_written() {
        for (name, column) in [
            ("First Name", Column::FirstName),
            ("last_name", Column::LastName),
            ("  NAME ", Column::Name),
            ("Job title", Column::Position),
            ("Profile URL", Column::Link),
            ("Connected On", Column::Unused),
            ("", Column::Unused),
        ] {
            assert_eq!(Column::named(name), column, "{name}");
        }
    }
}
