//! RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, in one walk through the document.
//!
//! The walk takes the few fields it needs and builds no tree. Entities a document declares are never expanded: a document
//! type declaration ends the walk. Feeds are seldom well-formed, so a closing tag that fits nothing is passed over, one that
//! fits an outer element closes the inner ones, and where the document breaks off the entries before it are kept.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};
use url::Url;

use super::raw::{RawEntry, RawFeed};
use super::vocabulary::{self, Field, Flavour, Names, Space};
use super::{ATTRIBUTES_MAX, DEPTH_MAX, FeedFault, address, date, entity, plain};

/// Reads an RSS or Atom feed.
pub(super) fn read(text: &str, own_address: &str) -> Result<RawFeed, FeedFault> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut walk = Walk::new(own_address);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => walk.open(&start)?,
            Ok(Event::End(end)) => walk.close(end.name().as_ref()),
            Ok(Event::Text(text)) => walk.text(&text),
            Ok(Event::CData(text)) => walk.text(&text),
            Ok(Event::GeneralRef(name)) => walk.reference(&name),
            Ok(Event::DocType(declaration)) => return Err(declared(&declaration)),
            Err(Error::Syntax(SyntaxError::UnclosedDoctype) | Error::IllFormed(IllFormedError::MissingDoctypeName)) => {
                return Err(FeedFault::Doctype);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if walk.flavour.is_some() { Ok(walk.feed) } else { Err(FeedFault::NotAFeed) }
}

fn declared(declaration: &str) -> FeedFault {
    let name = declaration.trim_start().get(..4).unwrap_or_default();
    if name.eq_ignore_ascii_case("html") { FeedFault::WebPage } else { FeedFault::Doctype }
}

/// Where the walk is and what it has so far.
struct Walk {
    feed: RawFeed,
    flavour: Option<Flavour>,
    names: Names,
    own: Option<Url>,
    /// The names of the open elements, as written.
    open: Vec<String>,
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
    depth: usize,
    field: Field,
    text: String,
}

impl Walk {
    fn new(own_address: &str) -> Self {
        Self {
            feed: RawFeed::default(),
            flavour: None,
            names: Names::default(),
            own: address::join(own_address, None),
            open: Vec::new(),
            bases: Vec::new(),
            entry: None,
            field: None,
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), FeedFault> {
        if self.open.len() >= DEPTH_MAX || has_too_many_attributes(start) {
            return Err(FeedFault::TooOdd);
        }
        let name = start.name().as_ref().to_owned();
        let Some(flavour) = self.flavour else { return self.open_root(name, start) };
        self.open.push(name);
        let depth = self.open.len();
        if let Some(gathering) = &mut self.field {
            // Markup that was not escaped: only the words count.
            if plain::separates(vocabulary::local(&self.open[depth - 1])) {
                gathering.push(" ");
            }
            return Ok(());
        }
        let within = match &self.entry {
            Some(draft) => depth == draft.depth + 1,
            // Nothing after the root element counts.
            None => (2..=3).contains(&depth),
        };
        if within {
            self.take_base(start);
            self.enter(flavour, depth, start);
        }
        Ok(())
    }

    fn open_root(&mut self, name: String, start: &BytesStart<'_>) -> Result<(), FeedFault> {
        let flavour = Flavour::of_root(vocabulary::local(&name))?;
        for attribute in start.attributes().with_checks(false).flatten() {
            self.names.declare(attribute.key.as_ref(), &attribute.value);
        }
        self.flavour = Some(flavour);
        self.open.push(name);
        self.take_base(start);
        Ok(())
    }

    /// An element at a place where fields and entries can be.
    fn enter(&mut self, flavour: Flavour, depth: usize, start: &BytesStart<'_>) {
        let (space, name) = self.names.read(flavour, &self.open[depth - 1]);
        let field = if self.entry.is_some() {
            vocabulary::entry_field(flavour, space, &name)
        } else if space == Space::Main && flavour.is_entry(&name) {
            let mut draft = Draft { depth, ..Draft::default() };
            draft.entry.id = attribute(start, "rdf:about").unwrap_or_default();
            self.entry = Some(draft);
            return;
        } else if vocabulary::local(&self.open[depth - 2]).eq_ignore_ascii_case(flavour.channel()) {
            vocabulary::feed_field(flavour, space, &name)
        } else {
            None
        };
        match field {
            Some(Field::LinkAttribute) => self.link_attribute(start),
            Some(Field::Id { .. }) => {
                let permalink = !attribute(start, "isPermaLink").is_some_and(|value| value.eq_ignore_ascii_case("false"));
                self.gather(depth, Field::Id { permalink: permalink && flavour != Flavour::Atom });
            }
            Some(field) => self.gather(depth, field),
            None => {}
        }
    }

    fn gather(&mut self, depth: usize, field: Field) {
        self.field = Some(Gathering { depth, field, text: String::new() });
    }

    /// `<link rel="alternate" href="…"/>`, of an entry or of the feed.
    fn link_attribute(&mut self, start: &BytesStart<'_>) {
        let Some(href) = attribute(start, "href") else { return };
        let rel = attribute(start, "rel").unwrap_or_default();
        if !(rel.is_empty() || rel.eq_ignore_ascii_case("alternate") || rel.ends_with("#alternate")) {
            return;
        }
        let page = attribute(start, "type").is_none_or(|kind| kind.is_empty() || kind.contains("html"));
        let link = self.based(&href);
        match &mut self.entry {
            Some(draft) => draft.link(link, if page { 3 } else { 2 }),
            None if page || self.feed.link.is_none() => self.feed.link = Some(link),
            None => {}
        }
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open == name) else { return };
        self.open.truncate(at);
        if self.field.as_ref().is_some_and(|gathering| gathering.depth > at)
            && let Some(gathering) = self.field.take()
        {
            self.finish_field(gathering);
        }
        self.bases.retain(|(depth, _)| *depth <= at);
        if self.entry.as_ref().is_some_and(|draft| draft.depth > at)
            && let Some(draft) = self.entry.take()
        {
            self.feed.push(draft.finished());
        }
    }

    fn finish_field(&mut self, Gathering { field, text, .. }: Gathering) {
        let link = if matches!(field, Field::Link) { self.based(&text) } else { String::new() };
        let Some(draft) = &mut self.entry else {
            match field {
                Field::Title if self.feed.title.is_empty() => self.feed.title = text,
                Field::Link if !link.is_empty() => self.feed.link = Some(link),
                _ => {}
            }
            return;
        };
        match field {
            Field::Title if draft.title.is_empty() => draft.title = plain::title(&text),
            Field::Text if draft.text.is_empty() => draft.text = plain::excerpt(&text),
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

    fn text(&mut self, text: &str) {
        if let Some(gathering) = &mut self.field {
            gathering.push(text);
        }
    }

    fn reference(&mut self, name: &str) {
        if let Some(gathering) = &mut self.field {
            gathering.push(&entity::decode(&format!("&{name};")));
        }
    }

    fn take_base(&mut self, start: &BytesStart<'_>) {
        if let Some(text) = attribute(start, "xml:base")
            && let Some(base) = address::base(&text, self.bases.last().map(|(_, base)| base).or(self.own.as_ref()))
        {
            self.bases.push((self.open.len(), base));
        }
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
            && let Some(at) = date::parse(text)
        {
            self.entry.published = Some(at);
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
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let value: Cow<'_, str> = entity::decode(&found.value);
    Some(value.trim().to_owned())
}

/// Told without comparing attributes with each other, and without looking at all of them.
fn has_too_many_attributes(start: &BytesStart<'_>) -> bool {
    // ` a=""` is the shortest.
    start.attributes_raw().len() > 5 * ATTRIBUTES_MAX && start.attributes().with_checks(false).nth(ATTRIBUTES_MAX).is_some()
}
