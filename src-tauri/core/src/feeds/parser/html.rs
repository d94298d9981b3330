//! HTML as plain text. References are read once, and only elements that are real and closed go: a title may well speak of
//! `<script>` tags or of `Vec<T>`.

use super::entity;
use super::limits::DEPTH_MAX;
use super::markup::{Pairs, Tag, Token, Tokens};

/// The names that HTML has for elements.
const ELEMENTS: &str = " a abbr acronym address article aside audio b bdi bdo big blockquote body br button caption center cite code col \
    colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head \
    header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option \
    output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg \
    table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr ";
/// Elements that flow within a line: their tags separate no words.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike \
    strong sub sup time tt u var wbr ";
/// Elements without contents that mean something all by themselves.
const BREAKS: &str = " br hr wbr ";
/// Elements without contents that mean something only with attributes.
const EMPTY: &str = " area base col embed img input link meta param source track ";
/// Elements whose end may be left away.
const ENDS_ITSELF: &str =
    " p li dt dd tr td th thead tbody tfoot option colgroup caption body head html rp rt ";

/// Whether a tag's element separates the words before it from those after it.
pub(super) fn separates(element: &str) -> bool {
    !listed(INLINE, element)
}

/// Whether HTML has an element of that name.
pub(super) fn is_element(name: &str) -> bool {
    listed(ELEMENTS, name)
}

/// Whether HTML has an element of that name that never has an end, and no feed format has.
pub(super) fn never_ends(name: &str) -> bool {
    listed(BREAKS, name) || ["img", "input"].into_iter().any(|empty| name.eq_ignore_ascii_case(empty))
}

/// Whether the end of an element of HTML may be left away.
pub(super) fn may_end_itself(name: &str) -> bool {
    listed(ENDS_ITSELF, name)
}

fn listed(list: &str, element: &str) -> bool {
    !element.is_empty()
        && element.len() <= 10
        && list.contains(&format!(" {} ", element.to_ascii_lowercase()))
}

/// Which of its tags are markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A title: a tag that nothing closes is a word.
    Title,
    /// The text of a post: ends may be left away.
    Body,
}

/// The text without its markup.
pub(super) fn text(html: &str, kind: Kind) -> String {
    if !html.contains('<') {
        return entity::decode(html).into_owned();
    }
    let mut pairs = Pairs::default();
    for token in Tokens::of(html) {
        match token {
            Token::Open(tag) if tag.is_empty || listed(BREAKS, tag.name) || listed(EMPTY, tag.name) => {
                pairs.empty()
            }
            Token::Open(tag) => {
                // Without a bound a text of nothing but beginnings would be slow.
                if pairs.open.len() >= DEPTH_MAX {
                    pairs.open.remove(0);
                }
                pairs.open(tag.name);
            }
            Token::Close(_, name) => drop(pairs.close(name)),
            _ => {}
        }
    }
    without_tags(html, kind, &pairs)
}

fn without_tags(html: &str, kind: Kind, pairs: &Pairs<'_>) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut opened, mut closed) = (pairs.closed.iter(), pairs.closes.iter());
    // The script or style sheet that is passed over.
    let mut hidden: Option<&str> = None;
    for token in Tokens::of(html) {
        let mut piece = "";
        match token {
            Token::Open(tag) => {
                let is_closed = opened.next().copied().unwrap_or_default();
                if hidden.is_some() {
                } else if is_markup(tag, is_closed, kind) {
                    piece = if separates(tag.name) { " " } else { "" };
                    let hides = !tag.is_empty
                        && (tag.name.eq_ignore_ascii_case("script")
                            || tag.name.eq_ignore_ascii_case("style"));
                    hidden = hides.then_some(tag.name);
                } else {
                    piece = tag.raw;
                }
            }
            Token::Close(raw, name) => {
                let ends = closed.next().copied().unwrap_or_default();
                if hidden.is_some() {
                    hidden = hidden.filter(|open| !open.eq_ignore_ascii_case(name));
                } else if is_element(name) && (ends || kind == Kind::Body) {
                    piece = if separates(name) { " " } else { "" };
                } else {
                    piece = raw;
                }
            }
            _ if hidden.is_some() => {}
            Token::Text(text) => out.push_str(&entity::decode(text)),
            Token::Verbatim(text) => piece = text,
            Token::Doctype(doctype) => piece = doctype.raw,
            Token::Instruction(raw) => piece = raw,
            Token::Comment => {}
        }
        out.push_str(piece);
    }
    out
}

fn is_markup(tag: Tag<'_>, is_closed: bool, kind: Kind) -> bool {
    if !is_element(tag.name) {
        return false;
    }
    if listed(EMPTY, tag.name) {
        return !tag.attributes.trim().is_empty() || kind == Kind::Body;
    }
    let closes_itself = listed(ENDS_ITSELF, tag.name) || !tag.attributes.trim().is_empty();
    is_closed || (kind == Kind::Body && closes_itself)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_references_are_read_once() {
        for raw in [
            "Tom &amp; Jerry’s <b>big</b> day",
            "Tom &#38; Jerry&rsquo;s <B CLASS=x>big</B> day",
            "Tom<!-- not this --> &amp; Jerry’s<script>alert(1 < 2)</script>big day",
        ] {
            assert_eq!(text(raw, Kind::Title), "Tom & Jerry’s big day", "{raw}");
        }
        assert_eq!(text("&amp;lt;b&amp;gt; &amp;amp;", Kind::Title), "&lt;b&gt; &amp;");
        assert_eq!(text("&lt;b&gt;bold&lt;/b&gt;", Kind::Title), "<b>bold</b>");
    }

    #[test]
    fn what_names_an_element_stays_in_a_title() {
        for title in [
            "Use of <script> tags",
            "Why <button> beats <div> in our design system",
            "Latency: keep p99 <s and cost <b",
            "Outages this year: <6 and falling",
            "Vec<T> or Box<dyn Error>?",
            "1 < 2 > 0",
            "a <- b",
            "I <3 Rust",
            "5 <bananas>",
            "<x>unknown</x> elements",
            "Why <img> needs an alt text",
            "No </div> without a beginning",
            "Half a comment <!-- here",
            "AT&T and R&D;",
        ] {
            assert_eq!(text(title, Kind::Title), title);
        }
    }

    #[test]
    fn ends_that_may_be_left_away_may_be_left_away_in_a_text() {
        assert_eq!(
            text("<p>One<p>two<br>three <img src=x> <a href='y'>four", Kind::Body),
            " One two three   four"
        );
        assert_eq!(text("<ul><li>One<li>two</ul>", Kind::Body), "  One two ");
        assert_eq!(text("keep p99 <s and <b", Kind::Body), "keep p99 <s and <b");
    }
}
