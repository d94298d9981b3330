//! Comments: `Date,Link,Message`. The file names no author of what was commented on, so no person comes with them.

use super::context::Context;
use crate::address::link::parse_link;
use crate::import::found::{Found, Item, Left, Place, day, second};
use crate::import::table::Table;
use crate::import::text::{TOO_LONG, cleaned_with_references, is_too_long, text_hash, title_of};
use crate::import::times::Form;
use crate::import::{PastKind, What};
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;
use crate::publishing::post_key::linkedin_id;

pub(super) fn read(text: &str, file: &str, context: &mut Context<'_>, found: &mut Found) -> bool {
    let Some(table) = Table::read(&with_doubled_quotes(text), &["date", "link", "message"], &[]) else {
        return false;
    };
    let (date, link, message) = (table.column("date"), table.column("link"), table.column("message"));
    let dates = context.dates(&[Form::Seconds], &table, date, file, found);
    for row in &table.rows {
        let place = Place { file: file.to_owned(), line: row.line };
        let unreadable = |why: &str| Left::unreadable(PastKind::Comments, place.clone(), why);
        let added = cleaned_with_references(row.whole(message));
        let title = title_of(&added);
        let skip = |why: &str| {
            Left::skipped(PastKind::Comments, place.clone(), title.clone().unwrap_or_default(), why)
        };
        if let Some(fault) = row.fault {
            found.left.push(unreadable(fault));
        } else if row.cell(date).is_empty() {
            found.left.push(skip("No date."));
        } else if is_too_long(&added) {
            found.left.push(skip(TOO_LONG));
        } else if let Some(when) = dates.read(row.cell(date)) {
            let Some(on) = day(when, context.now) else {
                found.left.push(unreadable("Its date lies in the future or before 2000."));
                continue;
            };
            let Some(title) = title.clone() else {
                found.left.push(skip("A comment without words, such as a picture alone."));
                continue;
            };
            let link = parse_link(row.cell(link)).ok().flatten();
            let post = link.as_deref().and_then(linkedin_id);
            let is_reply = link.as_deref().is_some_and(names_a_comment)
                || post.is_some_and(|post| context.own_posts.contains(&post));
            let kind = if is_reply { ConversationKind::Reply } else { ConversationKind::Comment };
            let under = post.map_or_else(|| "-".to_owned(), |post| post.to_string());
            let key = format!("linkedin:comment:{}:{under}:{}", second(Some(when)), text_hash(&added));
            let what = What::Conversation { kind, network: Network::Linkedin, link, added, person: None };
            found.items.push(Item {
                kind: PastKind::Comments,
                keys: vec![key],
                place,
                on: Some(on),
                title,
                what,
            });
        } else {
            let title = title.clone().unwrap_or_default();
            found.left.push(dates.left(PastKind::Comments, place, &title));
        }
    }
    true
}

fn names_a_comment(link: &str) -> bool {
    let query = link.split_once('?').map_or("", |(_, query)| query).to_lowercase();
    query.contains("commenturn=") || query.contains("replyurn=")
}

/// The text with quotation marks as CSV doubles them, where this file writes `\"`. Outside quoted fields nothing changes.
fn with_doubled_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut within = false;
    while let Some(c) = letters.next() {
        match (c, letters.peek()) {
            ('\\', Some('"')) if within => {
                letters.next();
                out.push_str("\"\"");
            }
            ('\\', Some('\\')) if within => {
                letters.next();
                out.push('\\');
            }
            ('"', Some('"')) if within => {
                letters.next();
                out.push_str("\"\"");
            }
            ('"', _) => {
                within = !within;
                out.push('"');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_doubled_quotes;

    #[test]
    fn a_backslash_before_a_quote_is_the_quote_and_others_stay() {
        let read = with_doubled_quotes(r#"a,"say \"yes\" to C:\new and \\ more""b",C:\"#);
        assert_eq!(read, r#"a,"say ""yes"" to C:\new and \ more""b",C:\"#);
    }
}
