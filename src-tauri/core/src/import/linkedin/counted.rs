//! What is only counted: reactions, reposts without words, votes, saved things.

use crate::import::found::Found;
use crate::import::table::Table;

pub(super) fn read(kind: &str, text: &str, found: &mut Found) -> bool {
    let (one, many, required): (_, _, &[&str]) = match kind {
        "reactions" => ("reaction", "reactions", &["date", "type", "link"]),
        "instantreposts" => ("repost without words", "reposts without words", &["date", "link"]),
        "votes" => ("vote", "votes", &["date", "link", "optiontext"]),
        _ => ("saved item", "saved items", &["saveditem"]),
    };
    let Some(table) = Table::read(text, required, &[]) else { return false };
    found.count(one, many, table.rows.len());
    true
}
