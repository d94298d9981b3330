//! What others wrote about the user.

use super::context::Context;
use crate::import::found::{Found, Item, Left, Place, day};
use crate::import::table::Table;
use crate::import::text::{TOO_LONG, cleaned_with_references, is_too_long, text_hash, title_of};
use crate::import::times::Form;
use crate::import::{PastKind, What};
use crate::text::comparable;

pub(super) fn read(text: &str, file: &str, context: &mut Context<'_>, found: &mut Found) -> bool {
    let optional = ["company", "jobtitle", "title", "text", "body", "creationdate", "createddate", "status"];
    let Some(table) = Table::read(text, &["firstname", "lastname"], &optional) else { return false };
    let Some(words) = table.one_of(&["text", "body"]) else { return false };
    let (job, company) = (table.one_of(&["jobtitle", "title"]), table.column("company"));
    let (date, status) = (table.one_of(&["creationdate", "createddate"]), table.column("status"));
    let dates = context.dates(&[Form::Seconds, Form::American], &table, date, file, found);
    for row in &table.rows {
        let place = Place { file: file.to_owned(), line: row.line };
        let kind = PastKind::Recommendations;
        if let Some(fault) = row.fault {
            found.left.push(Left::unreadable(kind, place, fault));
            continue;
        }
        let name = [row.cell(table.column("firstname")), row.cell(table.column("lastname"))].join(" ");
        let text = cleaned_with_references(row.whole(Some(words)));
        let Some(name) = title_of(name.trim()).filter(|_| !text.is_empty()) else {
            found.left.push(Left::unreadable(kind, place, "A name or a text is missing."));
            continue;
        };
        if matches!(row.cell(status).to_lowercase().as_str(), "hidden" | "pending") {
            found.left.push(Left::skipped(kind, place, name, "It isn’t shown on your profile."));
            continue;
        }
        if is_too_long(&text) {
            found.left.push(Left::skipped(kind, place, name, TOO_LONG));
            continue;
        }
        let role: Vec<_> =
            [row.cell(job), row.cell(company)].into_iter().filter(|part| !part.is_empty()).collect();
        let on = dates.read(row.cell(date)).and_then(|when| day(when, context.now));
        let keys = vec![format!("linkedin:recommendation:{}:{}", comparable(&name), text_hash(&text))];
        let what = What::Recommendation {
            name: name.clone(),
            role: title_of(&role.join(", ")).unwrap_or_default(),
            text,
        };
        found.items.push(Item { kind, keys, place, on, title: name, what });
    }
    true
}
