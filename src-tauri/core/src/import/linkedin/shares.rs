//! Posts: `Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility`.

use super::context::Context;
use crate::address::link::parse_link;
use crate::import::found::{Found, Item, Left, Place, day, second};
use crate::import::table::Table;
use crate::import::text::{TOO_LONG, cleaned_with_references, is_too_long, text_hash, title_of};
use crate::import::times::Form;
use crate::import::{PastKind, What};
use crate::publishing::network::Network;
use crate::publishing::post_key::{linkedin_id, post_keys};

pub(super) fn read(text: &str, file: &str, context: &mut Context<'_>, found: &mut Found) -> bool {
    let optional = ["sharedurl", "mediaurl", "visibility"];
    let Some(table) = Table::read(text, &["date", "sharelink", "sharecommentary"], &optional) else {
        return false;
    };
    let (date, link, words) =
        (table.column("date"), table.column("sharelink"), table.column("sharecommentary"));
    let (shared, visible) = (table.column("sharedurl"), table.column("visibility"));
    let dates = context.dates(&[Form::Seconds], &table, date, file, found);
    // The whole file writes its lines in quotes, or none of it does.
    let quoted = table.rows.iter().any(|row| row.whole(words).contains("\"\n\""));
    let mut apart = 0;
    for row in &table.rows {
        let place = Place { file: file.to_owned(), line: row.line };
        let skip = |title: String, why: &str| Left::skipped(PastKind::Posts, place.clone(), title, why);
        let unreadable = |why: &str| Left::unreadable(PastKind::Posts, place.clone(), why);
        if let Some(fault) = row.fault {
            found.left.push(unreadable(fault));
            continue;
        }
        let said = if quoted { unquoted(row.whole(words)) } else { row.whole(words).to_owned() };
        let mut body = cleaned_with_references(&said);
        let Some(when) = dates.read(row.cell(date)) else {
            let title = title_of(&body).unwrap_or_default();
            found.left.push(dates.left(PastKind::Posts, place, &title));
            continue;
        };
        let Some(on) = day(when, context.now) else {
            found.left.push(unreadable("Its date lies in the future or before 2000."));
            continue;
        };
        let url = parse_link(row.cell(link)).ok().flatten();
        if let Some(id) = url.as_deref().and_then(linkedin_id) {
            context.own_posts.insert(id);
            apart += usize::from(second(Some(when)) != (id >> 22).div_euclid(1000).to_string());
        }
        if !matches!(row.cell(visible).to_uppercase().as_str(), "" | "PUBLIC" | "MEMBER_NETWORK") {
            found.left.push(skip(title_of(&body).unwrap_or_default(), "It isn’t public."));
            continue;
        }
        let address = parse_link(row.cell(shared)).ok().flatten();
        let mut title = title_of(&body);
        if title.is_none() && context.choices.bare_reposts {
            title =
                Some(address.clone().map_or("A repost".to_owned(), |address| format!("Repost: {address}")))
                    .as_deref()
                    .and_then(title_of);
            body = String::new();
        }
        let Some(title) = title else {
            found.left.push(skip(String::new(), "A repost without your words."));
            continue;
        };
        if is_too_long(&body) {
            found.left.push(skip(title, TOO_LONG));
            continue;
        }
        let keys = match &url {
            Some(url) => post_keys(Some(Network::Linkedin), url),
            None => vec![format!("linkedin:{}:{}", second(Some(when)), text_hash(&body))],
        };
        let note = address.map(|address| format!("Shared: {address}")).unwrap_or_default();
        let what = What::Post { body, note, network: Network::Linkedin, url };
        found.items.push(Item { kind: PastKind::Posts, keys, place, on: Some(on), title, what });
    }
    if apart > 0 {
        let (posts, their) = if apart == 1 { ("post has", "its") } else { ("posts have", "their") };
        found.notes.push(format!("{apart} {posts} a date other than {their} link’s. The date is taken."));
    }
    true
}

/// A text with every line in quotes, as it was written.
fn unquoted(said: &str) -> String {
    let said = said.strip_prefix('"').unwrap_or(said);
    let said = said.strip_suffix('"').unwrap_or(said);
    said.replace("\"\n\"", "\n").replace("\"\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn lines_in_quotes_are_read_as_they_were_written() {
        assert_eq!(unquoted("one\"\n\"two\"\n\"\"\n\"three"), "one\ntwo\n\nthree");
        assert_eq!(unquoted("\"A \"\"b\"\" c\""), "A \"b\" c");
    }
}
