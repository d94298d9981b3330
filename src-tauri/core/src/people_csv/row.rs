//! A line of the file, read into a draft or refused with a reason.

use super::PersonDraft;
use super::columns::Column;
use super::header::Header;
use crate::error::Result;
use crate::link::parse_link;
use crate::person_kind::PersonKind;
use crate::text;

/// Reads a line; the error is the reason in a sentence.
pub(super) fn read(line: u32, fields: &csv::StringRecord, header: &Header) -> std::result::Result<PersonDraft, String> {
    let columns = header.columns.len();
    if fields.iter().skip(columns).any(|field| !field.trim().is_empty()) {
        return Err(format!(
            "The line has {} columns and the header {columns}. Put texts that hold a {} into quotation marks.",
            fields.len(),
            header.separator.label()
        ));
    }
    draft(line, &Row { fields, columns: &header.columns }).map_err(|error| error.to_string())
}

fn draft(line: u32, row: &Row<'_>) -> Result<PersonDraft> {
    let whole = row.value(Column::Name).map(str::to_owned);
    let name = whole.unwrap_or_else(|| joined(&[row.value(Column::FirstName), row.value(Column::LastName)], " "));
    let role = joined(&[row.value(Column::Position), row.value(Column::Company)], ", ");
    Ok(PersonDraft {
        line,
        name: text::title("The name", &name)?,
        kind: row.value(Column::Kind).map_or(Ok(PersonKind::default()), kind_of)?,
        role: text::one_line("The role", &role)?,
        where_active: text::one_line("Where they take part", row.value(Column::WhereActive).unwrap_or_default())?,
        link: row.value(Column::Link).map_or(Ok(None), link_of)?,
        why: text::free_text("Why they matter", row.value(Column::Why).unwrap_or_default())?,
        habit: text::free_text("The habit", row.value(Column::Habit).unwrap_or_default())?,
    })
}

struct Row<'a> {
    fields: &'a csv::StringRecord,
    columns: &'a [Column],
}

impl<'a> Row<'a> {
    /// The first value that a column of this kind has.
    fn value(&self, column: Column) -> Option<&'a str> {
        let pairs = self.columns.iter().zip(self.fields);
        pairs.filter(|(of, _)| **of == column).map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    }
}

fn joined(parts: &[Option<&str>], between: &str) -> String {
    parts.iter().flatten().copied().collect::<Vec<_>>().join(between)
}

/// A kind by its slug or label, also in the plural and with other signs between its words.
fn kind_of(text: &str) -> Result<PersonKind> {
    let slug = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    slug.parse().or_else(|error| slug.strip_suffix('s').and_then(|one| one.parse().ok()).ok_or(error))
}

/// A link, also as people write it: without "https://".
fn link_of(text: &str) -> Result<Option<String>> {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let bare = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    if bare { parse_link(&format!("https://{text}")) } else { parse_link(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_people_write_it() {
        for (text, kind) in [
            ("role_model", PersonKind::RoleModel),
            ("Role models", PersonKind::RoleModel),
            ("CUSTOMER", PersonKind::Customer),
            ("next-generation", PersonKind::NextGeneration),
            ("Business", PersonKind::Business),
        ] {
            assert_eq!(kind_of(text).unwrap(), kind, "{text}");
        }
        assert!(kind_of("friend").unwrap_err().to_string().starts_with("That is not a kind of person Standpoint knows."));
    }

    #[test]
    fn a_link_needs_no_scheme_but_is_a_web_address() {
        assert_eq!(link_of("linkedin.com/in/ada").unwrap().as_deref(), Some("https://linkedin.com/in/ada"));
        assert_eq!(link_of("http://example.org/").unwrap().as_deref(), Some("http://example.org/"));
        for text in ["javascript:alert(1)", "mailto:a@example.org", "a@example.org", "none", "=cmd()"] {
            assert!(link_of(text).is_err(), "{text}");
        }
    }
}
