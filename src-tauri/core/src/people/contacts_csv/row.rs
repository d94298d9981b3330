//! A line of the file, read into a draft or refused with a reason. A poor optional cell costs itself and is named.

use super::PersonDraft;
use super::cell;
use super::columns::Means;
use super::field::PersonField;
use super::header::{Header, Uses};
use crate::text::{TITLE_MAX, grouped, is_unseen};

/// Why a line without a name is left out.
pub(super) const NAMELESS: &str = "No person’s name in this line.";

/// Reads a line; the error is the reason in a sentence.
pub(super) fn read(
    line: u32,
    fields: &csv::StringRecord,
    header: &Header,
    uses: &Uses,
) -> std::result::Result<PersonDraft, String> {
    let columns = header.names.len();
    if fields.iter().skip(columns).any(|field| !field.trim().is_empty()) {
        return Err(format!(
            "This row has {} columns, the header {columns}. Put text that contains a {} in quotes.",
            fields.len(),
            header.separator.label()
        ));
    }
    Row { fields, header, uses, left_out: Vec::new() }.draft(line)
}

struct Row<'a> {
    fields: &'a csv::StringRecord,
    header: &'a Header,
    uses: &'a Uses,
    /// What was left out of the line, a sentence each.
    left_out: Vec<String>,
}

impl<'a> Row<'a> {
    fn draft(mut self, line: u32) -> std::result::Result<PersonDraft, String> {
        let name = self.name();
        if name.chars().all(is_unseen) {
            return Err(NAMELESS.to_owned());
        }
        let (name, _) = cell::cleaned(&name);
        let characters = name.chars().count();
        if characters > TITLE_MAX {
            return Err(format!(
                "The name has {} characters; up to {TITLE_MAX} fit. Shorten it.",
                grouped(characters)
            ));
        }
        let kind = self.kind();
        let role = self.role();
        let where_active = self.line_of(PersonField::Where);
        let link = self.link();
        let why = self.text_of(PersonField::Why);
        let habit = self.text_of(PersonField::Habit);
        Ok(PersonDraft { line, name, kind, role, where_active, link, why, habit, left_out: self.left_out })
    }

    /// The filled cells of a field with their columns, the more telling first.
    fn filled(&self, field: PersonField) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let fields = self.fields;
        let cells = self
            .uses
            .of(field)
            .iter()
            .filter_map(move |column| fields.get(*column).map(|cell| (*column, cell.trim())));
        cells.filter(|(_, cell)| !cell.chars().all(is_unseen))
    }

    fn first(&self, field: PersonField) -> Option<(usize, &'a str)> {
        self.filled(field).find(|(_, cell)| !cell::is_nothing(cell))
    }

    /// First and last name where both are there, else the whole name, else what there is of it.
    fn name(&self) -> String {
        let part = |field| self.first(field).map(|(_, cell)| cell);
        let (first, last) = (part(PersonField::FirstName), part(PersonField::LastName));
        let whole = part(PersonField::Name).filter(|_| first.is_none() || last.is_none());
        let parts = [first, part(PersonField::MiddleName), last];
        let name =
            whole.map_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(" "), str::to_owned);
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn kind(&mut self) -> Option<crate::people::kind::PersonKind> {
        let (column, cell) = self.first(PersonField::Kind)?;
        let kind = cell::kind_of(cell);
        if kind.is_none() {
            self.leave_out(column, "isn’t a kind of person Standpoint knows, so it’s skipped");
        }
        kind
    }

    fn role(&mut self) -> String {
        let is_title =
            |column: usize| self.header.meanings[column].is_some_and(|(means, _)| means == Means::Title);
        let says_nothing = |column: usize, cell: &str| {
            cell::is_nothing(cell) || (is_title(column) && cell::is_salutation(cell))
        };
        let position = self.filled(PersonField::Role).find(|(column, cell)| !says_nothing(*column, cell));
        let company = self.first(PersonField::Company);
        let parts = [position, company].into_iter().flatten();
        let role =
            parts.clone().filter_map(|(_, cell)| cell::values(cell).next()).collect::<Vec<_>>().join(", ");
        let column = parts.map(|(column, _)| column).next();
        let (role, cut) = cell::one_line(&self.clean(column, &role));
        if let Some(column) = column.filter(|_| cut) {
            self.leave_out(column, "is too long, so only its beginning is kept");
        }
        role
    }

    /// Of all addresses the one that shows the person best; of equals the more telling column's, and the first in it.
    fn link(&mut self) -> Option<String> {
        let mut best: Option<(u8, String)> = None;
        let cells: Vec<(usize, &str)> = self.filled(PersonField::Link).collect();
        for (column, cell) in cells {
            let found: Vec<String> = cell::values(cell).flat_map(cell::links).collect();
            match found.len() {
                0 => self.leave_out(column, "isn’t a web address, so it’s skipped"),
                1 => {}
                _ => self.leave_out(column, "holds several web addresses; one is kept"),
            }
            for link in found {
                let rank = cell::rank(&link);
                if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                    best = Some((rank, link));
                }
            }
        }
        best.map(|(_, link)| link)
    }

    fn line_of(&mut self, field: PersonField) -> String {
        let Some((column, cell)) = self.first(field) else { return String::new() };
        let (text, cut) = cell::one_line(&self.clean(Some(column), cell));
        if cut {
            self.leave_out(column, "is too long, so only its beginning is kept");
        }
        text
    }

    fn text_of(&mut self, field: PersonField) -> String {
        let Some((column, cell)) = self.first(field) else { return String::new() };
        let (text, cut) = cell::free_text(self.clean(Some(column), cell));
        if cut {
            self.leave_out(column, "is too long, so only its beginning is kept");
        }
        text
    }

    fn clean(&mut self, column: Option<usize>, cell: &str) -> String {
        let (text, left_out) = cell::cleaned(cell);
        if let Some(column) = column.filter(|_| left_out) {
            self.leave_out(column, "contains hidden characters, so they’re removed");
        }
        text
    }

    fn leave_out(&mut self, column: usize, why: &str) {
        let name: String = self.header.names[column].chars().filter(|c| !c.is_control()).take(40).collect();
        self.left_out.push(format!("“{name}” {why}"));
    }
}
