//! The feeds a web page names as its own: `<link rel="alternate" type="application/rss+xml" href="…">`.

use url::Url;

use super::answer::FeedOffer;
use super::markup::{Tag, Token, Tokens};
use super::plain::{self, Prose};
use super::{FeedDocument, address, charset};

/// How many feeds of one page are offered.
const OFFERS_MAX: usize = 5;

/// The feeds a document names when it is a web page, in their order, each once; none when it is something else.
#[must_use]
pub fn offers(document: FeedDocument<'_>) -> Vec<FeedOffer> {
    let Ok(text) = charset::decode(document) else { return Vec::new() };
    if !is_page(&text) {
        return Vec::new();
    }
    let mut base = address::join(document.address, None);
    let mut offers: Vec<FeedOffer> = Vec::new();
    for token in Tokens::of(&text) {
        let Token::Open(tag) = token else { continue };
        if tag.name.eq_ignore_ascii_case("base") {
            base = tag.attribute("href").and_then(|href| address::base(&href, base.as_ref())).or(base);
        } else if let Some(offer) = offer(tag, base.as_ref())
            && offers.iter().all(|known| known.address != offer.address)
            && offers.len() < OFFERS_MAX
        {
            offers.push(offer);
        }
    }
    offers
}

/// Told by what comes first, so that a feed is not read twice.
fn is_page(text: &str) -> bool {
    let first = Tokens::of(text).find_map(|token| match token {
        Token::Open(tag) => Some(tag.name),
        Token::Doctype(doctype) => Some(doctype.name),
        _ => None,
    });
    first.is_some_and(|name| ["html", "head"].into_iter().any(|page| name.eq_ignore_ascii_case(page)))
}

fn offer(tag: Tag<'_>, base: Option<&Url>) -> Option<FeedOffer> {
    if !tag.name.eq_ignore_ascii_case("link") {
        return None;
    }
    let rel = tag.attribute("rel")?;
    let has = |word: &str| rel.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word));
    let kind = tag.attribute("type")?.to_ascii_lowercase();
    let href = tag.attribute("href")?;
    let is_feed = match kind.split(';').next().unwrap_or_default().trim() {
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" | "application/feed+json" => {
            true
        }
        // Other things are XML and JSON too.
        "application/xml" | "text/xml" | "application/json" => href.to_ascii_lowercase().contains("feed"),
        _ => false,
    };
    if !is_feed || !has("alternate") || has("stylesheet") {
        return None;
    }
    let address = address::resolve(&href, base)?;
    let title = plain::title(&tag.attribute("title").unwrap_or_default(), Prose::Literal);
    Some(FeedOffer { address, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(page: &str) -> Vec<(String, String)> {
        let offers = offers(FeedDocument::new(page.as_bytes(), "https://tovelind.example/about/"));
        offers.into_iter().map(|offer| (offer.title, offer.address)).collect()
    }

    fn posts(address: &str) -> Vec<(String, String)> {
        vec![("Posts".to_owned(), address.to_owned())]
    }

    #[test]
    fn a_home_page_names_its_feed() {
        let page = include_str!("../../../../../tests/fixtures/feeds/home-page.html");
        assert_eq!(offered(page), posts("https://tovelind.example/feed.xml"));
        for link in [
            "<LINK HREF=feed.xml TITLE='Posts' TYPE='Application/Atom+XML; charset=utf-8' REL='home ALTERNATE'>",
            "<base href='https://tovelind.example/about/x'><link rel=alternate type=application/rss+xml title=Posts href=feed.xml />",
            "<link rel='alternate' type='application/json' title='Posts' href='feed.xml'><link rel='alternate' type='application/json' href='/wp-json/'>",
        ] {
            let page = format!(
                "<!doctype html><title>x</title><meta charset=utf-8>{link}<link rel='alternate' hreflang='de' href='/de'>"
            );
            assert_eq!(offered(&page), posts("https://tovelind.example/about/feed.xml"), "{link}");
        }
    }

    #[test]
    fn nothing_is_offered_that_is_no_feed_of_a_page() {
        for page in [
            "<html><link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>",
            "<html><link rel='alternate' type='application/rss+xml' href='file:///etc/passwd'>",
            "<html><link rel='alternate stylesheet' type='text/css' href='feed.css'>",
            "<html><!-- <link rel='alternate' type='application/rss+xml' href='/feed'> -->",
            "<rss><channel><link rel='alternate' type='application/rss+xml' href='/feed'/></channel></rss>",
            "",
        ] {
            assert_eq!(offered(page), [], "{page}");
        }
        let link = "<link rel=alternate type=application/rss+xml href=/";
        let many: String = (0..100).map(|n| format!("{link}{}>", n / 2)).collect();
        assert_eq!(offered(&format!("<html>{many}")).len(), OFFERS_MAX);
    }
}
