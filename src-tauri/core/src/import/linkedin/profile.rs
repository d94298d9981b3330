//! The profile: whose archive it is, and the headline. Nothing else of it is read.

use crate::import::found::{Found, Item, Place};
use crate::import::table::Table;
use crate::import::text::{cleaned_with_references, title_of};
use crate::import::{PastKind, What};

pub(super) fn read(text: &str, file: &str, found: &mut Found) -> bool {
    let Some(table) = Table::read(text, &["firstname", "lastname", "headline"], &[]) else { return false };
    let Some(row) = table.rows.first().filter(|row| row.fault.is_none()) else { return true };
    let name = [row.cell(table.column("firstname")), row.cell(table.column("lastname"))].join(" ");
    found.account = title_of(name.trim());
    let headline = cleaned_with_references(row.whole(table.column("headline")));
    if let Some(title) = title_of(&headline) {
        let place = Place { file: file.to_owned(), line: row.line };
        let keys = vec!["linkedin:headline".to_owned()];
        let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        found.items.push(Item {
            kind: PastKind::Headline,
            keys,
            place,
            on: None,
            title,
            what: What::Headline(headline),
        });
    }
    true
}
