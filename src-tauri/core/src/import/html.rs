//! HTML as plain text, and the parts of a page by their elements. It is read token by token: no tree is built, so nothing
//! grows with how deep its elements lie in each other.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];
/// Elements of which nothing is shown.
const HIDDEN: &[&str] = &[
    "audio", "canvas", "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "video",
];

/// A part of a page, by its element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The element's name.
    pub(super) element: &'static str,
    /// An attribute that has to hold a word; none when the name is enough.
    pub(super) with: Option<(&'static str, &'static str)>,
    /// The part it has to be in, by its place among the parts.
    pub(super) within: Option<usize>,
    /// What is taken of it.
    pub(super) takes: Takes,
}

/// What is taken of a part.
#[derive(Debug, Clone, Copy)]
pub(super) enum Takes {
    /// Its text, with the addresses of links.
    Text,
    /// Its text alone.
    Title,
    /// The value of an attribute.
    Attribute(&'static str),
}

impl Part {
    /// An element whose attribute holds a word.
    pub(super) const fn with(
        element: &'static str,
        attribute: &'static str,
        word: &'static str,
        takes: Takes,
    ) -> Self {
        Self { element, with: Some((attribute, word)), within: None, takes }
    }

    /// The first element of a name.
    pub(super) const fn named(element: &'static str, within: Option<usize>, takes: Takes) -> Self {
        Self { element, with: None, within, takes }
    }

    fn fits(&self, tag: &Tag) -> bool {
        let holds = |(name, word): (&str, &str)| {
            attribute(tag, name).is_some_and(|value| value.split_ascii_whitespace().any(|one| one == word))
        };
        &*tag.name == self.element && self.with.is_none_or(holds)
    }
}

/// The text of a piece of HTML.
pub(super) fn text(html: &str) -> String {
    let page = Page { whole: Some(Lines::default()), ..Page::default() };
    read(html, page).whole.map(Lines::done).unwrap_or_default()
}

/// The parts of a page, each the first that fits; none where nothing does.
pub(super) fn parts(html: &str, parts: &[Part]) -> Vec<Option<String>> {
    let found = parts.iter().map(|part| Taken { part: *part, open: 0, lines: None, value: None });
    let page = read(html, Page { parts: found.collect(), ..Page::default() });
    page.parts.into_iter().map(|taken| taken.value.or(taken.lines.map(Lines::done))).collect()
}

fn read(html: &str, page: Page) -> Page {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(page)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// A part, and what was taken of it so far.
struct Taken {
    part: Part,
    /// How many elements of its name are open in it, itself among them; 0 while it is not.
    open: usize,
    lines: Option<Lines>,
    value: Option<String>,
}

#[derive(Default)]
struct Page {
    whole: Option<Lines>,
    parts: Vec<Taken>,
    /// The element of which nothing is shown, and how many of its name are open.
    hidden: Option<(String, usize)>,
}

impl Page {
    /// Everything that is written to now.
    fn open(&mut self) -> impl Iterator<Item = &mut Lines> {
        let parts = self.parts.iter_mut().filter(|taken| taken.open > 0);
        self.whole.iter_mut().chain(parts.filter_map(|taken| taken.lines.as_mut()))
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((hidden, open)) = &mut self.hidden {
            *open += usize::from(hidden == name);
            return;
        }
        for place in 0..self.parts.len() {
            let part = self.parts[place].part;
            let is_inside = part.within.is_none_or(|outer| self.parts[outer].open > 0);
            let taken = &mut self.parts[place];
            if taken.open > 0 {
                taken.open += usize::from(name == part.element);
            } else if taken.lines.is_none() && taken.value.is_none() && is_inside && part.fits(tag) {
                match part.takes {
                    Takes::Attribute(of) => taken.value = attribute(tag, of).map(str::to_owned),
                    takes => {
                        let bare = matches!(takes, Takes::Title);
                        (taken.open, taken.lines) = (1, Some(Lines { bare, ..Lines::default() }));
                    }
                }
            }
        }
        if HIDDEN.contains(&name) && !tag.self_closing {
            self.hidden = Some((name.to_owned(), 1));
            return;
        }
        for lines in self.open() {
            match name {
                "br" => lines.end_line(),
                "li" => lines.begin_item(),
                "td" | "th" => lines.space(),
                "a" => lines.begin_link(tag),
                _ if BLOCKS.contains(&name) => lines.block(name == "pre"),
                _ => {}
            }
        }
    }

    fn end(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((hidden, open)) = &mut self.hidden {
            *open -= usize::from(hidden == name);
            if *open == 0 {
                self.hidden = None;
            }
            return;
        }
        for lines in self.open() {
            match name {
                "a" => lines.end_link(),
                "pre" => lines.end_pre(),
                _ if BLOCKS.contains(&name) => lines.block(false),
                _ => {}
            }
        }
        for taken in &mut self.parts {
            taken.open -= usize::from(taken.open > 0 && name == taken.part.element);
        }
    }

    fn words(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.open().for_each(|lines| lines.words(text));
        }
    }
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.start(&tag);
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "iframe" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            Token::TagToken(tag) => page.end(&tag),
            Token::CharacterTokens(text) => page.words(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Text as it is shown, line by line.
#[derive(Default)]
struct Lines {
    text: String,
    /// A space is due before the next word.
    spaced: bool,
    /// The sign of a list's item stands there, and nothing behind it.
    bullet: bool,
    /// Spaces and line ends are kept.
    verbatim: bool,
    /// Links give their text alone.
    bare: bool,
    /// Where the link's text begins, and its address when that is told.
    link: Option<(usize, Option<String>)>,
}

impl Lines {
    fn is_line_empty(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    fn words(&mut self, text: &str) {
        if self.verbatim {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space();
            } else {
                self.write_space();
                self.text.push(c);
                self.bullet = false;
            }
        }
    }

    fn space(&mut self) {
        self.spaced = !self.is_line_empty() && !self.bullet;
    }

    fn write_space(&mut self) {
        if std::mem::take(&mut self.spaced) {
            self.text.push(' ');
        }
    }

    fn end_line(&mut self) {
        self.spaced = false;
        if !self.text.is_empty() && !self.bullet {
            self.text.push('\n');
        }
    }

    fn block(&mut self, verbatim: bool) {
        if !self.is_line_empty() {
            self.end_line();
        }
        self.spaced = false;
        self.verbatim |= verbatim;
    }

    fn end_pre(&mut self) {
        self.verbatim = false;
        self.block(false);
    }

    fn begin_item(&mut self) {
        self.bullet = false;
        self.block(false);
        self.text.push_str("- ");
        self.bullet = true;
    }

    fn begin_link(&mut self, tag: &Tag) {
        self.write_space();
        let class = attribute(tag, "class").unwrap_or_default();
        // A name or a hashtag says where it leads.
        let is_plain =
            !self.bare && !class.split_ascii_whitespace().any(|word| matches!(word, "mention" | "hashtag"));
        let is_web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
        let address = attribute(tag, "href").map(str::trim).filter(is_web).filter(|_| is_plain);
        self.link = Some((self.text.len(), address.map(str::to_owned)));
    }

    fn end_link(&mut self) {
        let Some((begins, Some(address))) = self.link.take() else { return };
        let bare = |address: &str| {
            let address = address.split_once("://").map_or(address, |(_, rest)| rest);
            address.trim_end_matches('/').to_owned()
        };
        let shown = self.text.get(begins..).unwrap_or_default().trim();
        if !shown.is_empty() && bare(shown) != bare(&address) {
            self.text.push_str(" (");
            self.text.push_str(&address);
            self.text.push(')');
        }
    }

    fn done(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_lines() {
        let html = "<h2>Exit  costs</h2><p>One &amp; <b>two</b><br>three</p>\n<ul><li>four</li> <li><p>five</p></li></ul><!-- no --><script>if (a < b) alert()</script><style>p{}</style><img src=x alt=no><p>See <a href=\"https://a.example/x\">this</a>, <a href=\"https://b.example/\">b.example</a> <a class=\"mention hashtag\" href=\"https://c.example/tags/Cloud\">#<span>Cloud</span></a></p><pre>a\n  b</pre>";
        assert_eq!(
            text(html),
            "Exit costs\nOne & two\nthree\n- four\n- five\nSee this (https://a.example/x), b.example #Cloud\na\n  b\n"
        );
        assert_eq!(text("plain &lt;b&gt; words"), "plain <b> words");
    }

    #[test]
    fn a_part_ends_where_its_element_does() {
        let html = "<h1 class=\"p-name other\"><a href=\"https://a.example/1\">Title</a></h1><section data-field=body><section>One</section><p>two</p></section><p>not this</p><section data-field=body>nor this</section>";
        let found = parts(
            html,
            &[
                Part::with("h1", "class", "p-name", Takes::Title),
                Part::with("section", "data-field", "body", Takes::Text),
                Part::named("a", Some(0), Takes::Attribute("href")),
                Part::with("time", "class", "dt-published", Takes::Text),
            ],
        );
        let found: Vec<_> = found.iter().map(|part| part.as_deref().map(str::trim)).collect();
        assert_eq!(found, [Some("Title"), Some("One\ntwo"), Some("https://a.example/1"), None]);
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "<div>".repeat(200_000) + "core" + &"</div>".repeat(200_000);
        assert_eq!(text(&deep).trim(), "core");
        assert_eq!(text(&"<li".repeat(100_000)).trim(), "");
    }
}
