//! RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, in two walks through the document.
//!
//! The walk takes the few fields it needs and builds no tree. Entities a document declares are never expanded: a declaration
//! of one ends the walk. Feeds are seldom well-formed, so an element that nothing closes holds nothing, a closing tag that
//! fits nothing is passed over, one that fits an outer element closes the inner ones, and every entry that is whole is kept.

use url::Url;

use super::markup::{Tag, Token, Tokens};
use super::outline::{Outline, outline};
use super::plain::Prose;
use super::raw::{RawEntry, RawFeed};
use super::vocabulary::{self, Field, Flavour, Names, Space};
use super::{FeedFault, address, date, entity, html, plain, work};

/// Reads an RSS or Atom feed.
pub(super) fn read(text: &str, own_address: &str) -> Result<RawFeed, FeedFault> {
    let Outline { flavour, root, closed, is_broken } = outline(text)?;
    let mut walk = Walk::new(flavour, own_address);
    let mut beginnings = 0;
    for token in Tokens::of(text) {
        let is_beginning = matches!(token, Token::Open(_));
        beginnings += usize::from(is_beginning);
        if beginnings > root {
            walk.take(token, is_beginning && closed[beginnings - 1]);
        }
    }
    walk.feed.is_broken = is_broken;
    // What is open at the end has lost something: an entry, or those that were to come.
    walk.feed.has_lost |= walk.entry.is_some() || !closed[root];
    Ok(walk.feed)
}

/// Where the walk is and what it has so far.
struct Walk<'a> {
    feed: RawFeed,
    flavour: Flavour,
    names: Names,
    own: Option<Url>,
    /// The names of the open elements, as written. Those that nothing closes are not among them, unless they hold entries.
    open: Vec<&'a str>,
    /// `xml:base` with the depth of the element it is on.
    bases: Vec<(usize, Url)>,
    entry: Option<Draft>,
    field: Option<Gathering>,
}

/// An entry that is still open.
#[derive(Default)]
struct Draft {
    depth: usize,
    entry: RawEntry,
    title: String,
    text: String,
    link_rank: u8,
    date_rank: u8,
}

/// A field that is still open: its text so far.
struct Gathering {
    /// The depth of its element; none when nothing closes it, and it ends with the next tag.
    depth: Option<usize>,
    field: Field,
    prose: Prose,
    text: String,
}

impl<'a> Walk<'a> {
    fn new(flavour: Flavour, own_address: &str) -> Self {
        Self {
            feed: RawFeed::default(),
            flavour,
            names: Names::default(),
            own: address::join(own_address, None),
            open: Vec::new(),
            bases: Vec::new(),
            entry: None,
            field: None,
        }
    }

    fn take(&mut self, token: Token<'a>, is_closed: bool) {
        let is_tag = matches!(token, Token::Open(_) | Token::Close(..));
        if is_tag && self.field.as_ref().is_some_and(|gathering| gathering.depth.is_none()) {
            self.finish_field();
        }
        match token {
            Token::Open(tag) => self.open(tag, is_closed),
            Token::Close(raw, name) => self.close(raw, name),
            Token::Text(text) => self.gather(&entity::decode(text)),
            Token::Verbatim(text) => self.gather(text),
            Token::Doctype(doctype) => self.gather(doctype.raw),
            Token::Instruction(raw) => self.gather(raw),
            Token::Comment => {}
        }
    }

    fn open(&mut self, tag: Tag<'a>, is_closed: bool) {
        if let Some(gathering) = &mut self.field {
            gathering.tag(tag.raw, tag.name, is_closed);
            if is_closed && !tag.is_empty && !html::never_ends(tag.name) {
                self.open.push(tag.name);
            }
            return;
        }
        let depth = self.open.len() + 1;
        self.scope(depth, tag);
        let (space, name) = self.names.read(self.flavour, tag.name);
        let is_own = space == Space::Main || self.names.unknown_prefix(tag.name).is_some();
        if is_own && self.flavour.is_entry(&name) {
            return self.open_entry(tag);
        }
        let holds = depth == 1 || name == self.flavour.channel();
        let contains = holds || (is_closed && !tag.is_empty && !html::never_ends(tag.name));
        if let Some(field) = self.field_at(space, &name) {
            self.enter(field, tag, contains.then_some(depth));
        }
        if contains {
            self.open.push(tag.name);
        } else {
            self.leave(depth - 1);
        }
    }

    /// An entry begins, and with it the one before ends at the latest.
    fn open_entry(&mut self, tag: Tag<'a>) {
        if let Some(draft) = self.entry.take() {
            self.open.truncate(draft.depth - 1);
            self.leave(draft.depth - 1);
            self.feed.push(draft.finished());
            self.scope(self.open.len() + 1, tag);
        }
        let depth = self.open.len() + 1;
        if let Some(prefix) = self.names.unknown_prefix(tag.name) {
            self.names.mean(depth, prefix, Space::Main);
        }
        let mut draft = Draft { depth, ..Draft::default() };
        draft.entry.id = tag.attribute("rdf:about").unwrap_or_default().into_owned();
        if tag.is_empty {
            self.leave(depth - 1);
            return self.feed.push(draft.finished());
        }
        self.entry = Some(draft);
        self.open.push(tag.name);
    }

    /// What the element of that name holds where the walk is.
    fn field_at(&self, space: Space, name: &str) -> Option<Field> {
        if let Some(draft) = &self.entry {
            return vocabulary::entry_field(self.flavour, space, name)
                .filter(|_| self.open.len() == draft.depth);
        }
        let parent = vocabulary::local(self.open.last()?);
        vocabulary::feed_field(self.flavour, space, name)
            .filter(|_| parent.eq_ignore_ascii_case(self.flavour.channel()))
    }

    fn enter(&mut self, field: Field, tag: Tag<'a>, depth: Option<usize>) {
        let field = match field {
            Field::LinkAttribute => return self.link_attribute(tag),
            Field::Id { .. } => {
                let permalink =
                    !tag.attribute("isPermaLink").is_some_and(|value| value.eq_ignore_ascii_case("false"));
                Field::Id { permalink: permalink && self.flavour != Flavour::Atom }
            }
            field => field,
        };
        if tag.is_empty {
            return;
        }
        if let Some(prose) = self.prose(tag) {
            self.field = Some(Gathering { depth, field, prose, text: String::new() });
        }
    }

    /// How an element's text is written. None for what is no text.
    fn prose(&self, tag: Tag<'_>) -> Option<Prose> {
        if self.flavour != Flavour::Atom {
            return Some(Prose::Html);
        }
        let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let mode = tag.attribute("mode").unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), mode.as_str()) {
            (_, "base64") => None,
            ("html" | "text/html", _) | ("", "escaped") => Some(Prose::Html),
            ("" | "text" | "xhtml" | "application/xhtml+xml", _) => Some(Prose::Literal),
            (kind, _) => kind.starts_with("text/").then_some(Prose::Literal),
        }
    }

    /// `<link rel="alternate" href="…"/>`, of an entry or of the feed.
    fn link_attribute(&mut self, tag: Tag<'_>) {
        let Some(href) = tag.attribute("href") else { return };
        let rel = tag.attribute("rel").unwrap_or_default();
        if !(rel.is_empty() || rel.eq_ignore_ascii_case("alternate") || rel.ends_with("#alternate")) {
            return;
        }
        let page = tag.attribute("type").is_none_or(|kind| kind.is_empty() || kind.contains("html"));
        let link = self.based(&href);
        match &mut self.entry {
            Some(draft) => draft.link(link, if page { 3 } else { 2 }),
            None if page || self.feed.link.is_none() => self.feed.link = Some(link),
            None => {}
        }
    }

    fn close(&mut self, raw: &'a str, name: &str) {
        work::count(self.open.len());
        let Some(at) = self.open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) else {
            return self.gather(raw);
        };
        self.open.truncate(at);
        match &mut self.field {
            Some(gathering) if gathering.depth.is_some_and(|depth| depth <= at) => {
                return gathering.tag(raw, name, true);
            }
            Some(_) => self.finish_field(),
            None => {}
        }
        self.leave(at);
        if self.entry.as_ref().is_some_and(|draft| draft.depth > at)
            && let Some(draft) = self.entry.take()
        {
            self.feed.push(draft.finished());
        }
    }

    fn finish_field(&mut self) {
        let Some(Gathering { field, text, prose, .. }) = self.field.take() else { return };
        let link = if matches!(field, Field::Link) { self.based(&text) } else { String::new() };
        let Some(draft) = &mut self.entry else {
            match field {
                Field::Title if self.feed.title.is_empty() => self.feed.title = plain::title(&text, prose),
                Field::Link if !link.is_empty() => self.feed.link = Some(link),
                _ => {}
            }
            return;
        };
        match field {
            Field::Title if draft.title.is_empty() => draft.title = plain::title(&text, prose),
            Field::Text if draft.text.is_empty() => draft.text = plain::excerpt(&text, prose),
            Field::Link => draft.link(link, 4),
            Field::Id { permalink } => {
                if permalink && text.trim().starts_with("http") {
                    draft.link(text.trim().to_owned(), 1);
                }
                draft.entry.id = text;
            }
            Field::Date { rank } => draft.date(&text, rank),
            _ => {}
        }
    }

    fn gather(&mut self, text: &str) {
        if let Some(gathering) = &mut self.field {
            gathering.push(text);
        }
    }

    /// Takes note of what a tag says about names and addresses within its element.
    fn scope(&mut self, depth: usize, tag: Tag<'_>) {
        if tag.attributes.contains("xmlns") {
            for (attribute, value) in tag.attributes() {
                self.names.declare(depth, attribute, &entity::decode(value));
            }
        }
        if tag.attributes.contains("xml:base")
            && let Some(text) = tag.attribute("xml:base")
            && let Some(base) =
                address::base(&text, self.bases.last().map(|(_, base)| base).or(self.own.as_ref()))
        {
            self.bases.push((depth, base));
        }
        if depth == 1
            && let Some(prefix) = self.names.unknown_prefix(tag.name)
        {
            self.names.mean(depth, prefix, Space::Main);
        }
    }

    /// Forgets what elements deeper than that said about names and addresses.
    fn leave(&mut self, depth: usize) {
        self.bases.retain(|(known, _)| *known <= depth);
        self.names.leave(depth);
    }

    /// A link resolved against `xml:base` where there is one, else as it is written.
    fn based(&self, link: &str) -> String {
        let link = link.trim();
        let resolved = self.bases.last().and_then(|(_, base)| address::join(link, Some(base)));
        resolved.map_or_else(|| link.to_owned(), String::from)
    }
}

impl Draft {
    /// Keeps the best link; of equally good ones the first.
    fn link(&mut self, link: String, rank: u8) {
        if rank > self.link_rank && !link.is_empty() {
            self.entry.link = link;
            self.link_rank = rank;
        }
    }

    fn date(&mut self, text: &str, rank: u8) {
        if rank > self.date_rank
            && let Some(published) = date::parse(text)
        {
            self.entry.published = Some(published);
            self.date_rank = rank;
        }
    }

    fn finished(mut self) -> RawEntry {
        self.entry.title = if self.title.is_empty() { self.text } else { self.title };
        self.entry
    }
}

impl Gathering {
    fn push(&mut self, text: &str) {
        let left = plain::LOOKED_AT_MAX.saturating_sub(self.text.len());
        self.text.push_str(plain::beginning(text, left));
    }

    /// Markup that was not escaped. In HTML it’s separated from the words with the rest; in literal text a closed
    /// element isn’t part of the words.
    fn tag(&mut self, raw: &str, name: &str, is_closed: bool) {
        let name = vocabulary::local(name);
        if self.prose == Prose::Html || !is_closed || !html::is_element(name) {
            self.push(raw);
        } else if html::separates(name) {
            self.push(" ");
        }
    }
}
