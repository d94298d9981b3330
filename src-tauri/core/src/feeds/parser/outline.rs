//! The first look through an XML feed: where it begins, which of its elements are closed, and whether it is in order.

use super::limits::{ATTRIBUTES_MAX, DEPTH_MAX};
use super::markup::{Pairs, Tag, Token, Tokens};
use super::vocabulary::{Flavour, local};
use super::{FeedFault, html};

/// What the first look shows.
#[derive(Debug)]
pub(super) struct Outline {
    /// The format.
    pub(super) flavour: Flavour,
    /// The root, by its place among all beginnings of elements.
    pub(super) root: usize,
    /// By the place among all beginnings: whether something closes the element.
    pub(super) closed: Vec<bool>,
    /// Whether anything is not as XML wants it.
    pub(super) is_broken: bool,
}

/// Looks through a document. What stands before the feed, such as a server's warning, is passed over.
pub(super) fn outline(text: &str) -> Result<Outline, FeedFault> {
    let mut tokens = Tokens::of(text);
    let mut pairs = Pairs::default();
    let mut root: Option<(usize, Flavour)> = None;
    let mut is_page = false;
    let mut is_broken = false;
    for token in tokens.by_ref() {
        match token {
            Token::Open(tag) => {
                if root.is_none() {
                    is_page |= tag.name.eq_ignore_ascii_case("html");
                    root = Flavour::of_root(tag.name)
                        .filter(|_| !is_page)
                        .map(|flavour| (pairs.closed.len(), flavour));
                    // Whatever is left open before the feed does not hold it.
                    is_broken |= root.is_some() && !pairs.closed.is_empty();
                    pairs.open.clear();
                }
                if root.is_some() && (pairs.open.len() >= DEPTH_MAX || has_too_many_attributes(tag)) {
                    return Err(FeedFault::TooOdd);
                }
                is_broken |= !take(&mut pairs, tag) && root.is_some();
            }
            Token::Close(_, name) => is_broken |= !pairs.close(name) && root.is_some(),
            Token::Doctype(doctype) if doctype.declares => return Err(FeedFault::Doctype),
            Token::Doctype(doctype) => is_page |= doctype.name.eq_ignore_ascii_case("html"),
            Token::Text(text) => is_broken |= root.is_none() && !text.trim().is_empty(),
            _ => {}
        }
    }
    let fault = if is_page { FeedFault::WebPage } else { FeedFault::NotAFeed };
    let (root, flavour) = root.ok_or(fault)?;
    Ok(Outline {
        flavour,
        root,
        is_broken: is_broken || tokens.is_broken || !pairs.open.is_empty(),
        closed: pairs.closed,
    })
}

/// Takes the beginning of an element; whether it may stand there.
fn take<'a>(pairs: &mut Pairs<'a>, tag: Tag<'a>) -> bool {
    // Web pages' own line breaks, pictures and rules never have an end.
    if tag.is_empty || html::never_ends(tag.name) {
        pairs.empty();
        return true;
    }
    let mut may = true;
    let is = |name: &str| local(tag.name).eq_ignore_ascii_case(name);
    if is("item") || is("entry") {
        // An entry does not hold another: the one before was left open.
        let before = pairs.open.iter().rposition(|(_, open)| open.eq_ignore_ascii_case(tag.name));
        pairs.open.truncate(before.unwrap_or(pairs.open.len()));
        may = before.is_none();
    }
    let innermost = pairs.open.last().is_some_and(|(_, open)| open.eq_ignore_ascii_case(tag.name));
    match innermost {
        // A title that names itself: “Use of <title> tags”.
        true if ["title", "link", "guid", "id", "pubdate", "published", "updated"].into_iter().any(is) => {
            pairs.closed.push(false);
            may = false;
        }
        true if html::may_end_itself(tag.name) => {
            pairs.open.pop();
            pairs.open(tag.name);
        }
        _ => pairs.open(tag.name),
    }
    may
}

/// Told without looking at all of them.
fn has_too_many_attributes(tag: Tag<'_>) -> bool {
    // ` a=""` is the shortest.
    tag.attributes.len() > 5 * ATTRIBUTES_MAX && tag.attributes().nth(ATTRIBUTES_MAX).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(text: &str) -> Vec<bool> {
        outline(text).unwrap().closed
    }

    #[test]
    fn what_nothing_closes_holds_nothing() {
        assert_eq!(closed("<rss><a><item><b/></item></rss>"), [true, false, true, true]);
        assert_eq!(
            closed("<rss><item><title>A<item><title>B</title></item></rss>"),
            [true, false, false, true, true]
        );
        assert_eq!(closed("<rss><title>Use of <title> tags</title></rss>"), [true, true, false]);
        assert_eq!(closed("<rss><d><p>a<p>b<br></d></rss>"), [true, true, false, false, true]);
    }

    #[test]
    fn a_feed_begins_where_it_begins_and_is_broken_when_it_is() {
        for (text, root, is_broken) in [
            ("<?xml version='1.0'?>\n<!-- x --><rss/>", 0, false),
            ("<br />\n<b>Warning</b>: x<br />\n<?xml version='1.0'?><rss></rss>", 3, true),
            ("<!DOCTYPE rss><rss><a>1 < 2</a></rss>", 0, true),
            ("<rss><a></rss>", 0, true),
            ("<rss>", 0, true),
            ("<rss></b></rss>", 0, true),
        ] {
            let outline = outline(text).unwrap();
            assert_eq!((outline.root, outline.is_broken), (root, is_broken), "{text}");
        }
    }
}
