//! Articles: a page each, with title, address, day and text.

use super::context::Context;
use crate::address::link::parse_link;
use crate::import::PastKind;
use crate::import::found::{Found, Left, Place};
use crate::import::html::{self, Part, Takes};
use crate::import::text::cleaned;
use crate::import::times::Form;
use crate::import::written::WrittenPost;
use crate::publishing::network::Network;

/// The parts of a page.
const PARTS: [Part; 4] = [
    Part::named("h1", None, Takes::Title),
    Part::named("a", Some(0), Takes::Attribute("href")),
    Part::with("p", "class", "published", Takes::Title),
    Part::named("div", None, Takes::Text),
];
/// What stands before the day.
const PUBLISHED: &str = "Published on";

/// Whether an entry is an article.
pub(super) fn is_one(path: &str) -> bool {
    let path = path.to_lowercase();
    path.starts_with("articles/") && path.ends_with(".html")
}

pub(super) fn read(page: &str, path: &str, context: &Context<'_>, found: &mut Found) {
    let place = Place { file: path.to_owned(), line: 0 };
    let mut parts = html::parts(page, &PARTS).into_iter();
    let mut next = || parts.next().flatten().map(|part| cleaned(&part)).filter(|part| !part.is_empty());
    let (title, link, published, body) = (next(), next(), next(), next());
    let Some(title) = title else {
        let why = "It has no title, so it’s no article.";
        return found.left.push(Left::unreadable(PastKind::Articles, place, why));
    };
    let is_draft = published.is_none();
    if is_draft && !context.choices.drafts {
        return found.left.push(Left::skipped(PastKind::Articles, place, title, "A draft."));
    }
    let said = published.as_deref().map(|said| said.strip_prefix(PUBLISHED).unwrap_or(said));
    let when = said.and_then(|said| Form::Seconds.read(said));
    if when.is_none() && !is_draft {
        return found.left.push(Left::unreadable(PastKind::Articles, place, "Its date can’t be read."));
    }
    let url = link.and_then(|link| parse_link(&link).ok().flatten());
    let post = WrittenPost {
        kind: PastKind::Articles,
        network: Network::Linkedin,
        place,
        when,
        title: Some(title),
        body: body.unwrap_or_default(),
        note: String::new(),
        url: url.filter(|_| !is_draft),
        keys: Vec::new(),
    };
    found.add_post(post, context.now);
}
