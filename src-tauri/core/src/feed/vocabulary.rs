//! The words of the feed formats: which element holds what, in which of them.

use super::FeedFault;

/// The formats, as far as they differ for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    /// RSS 0.91 to 2.0.
    Rss,
    /// RSS 0.90 and 1.0, in RDF.
    Rdf,
    /// Atom 0.3 and 1.0.
    Atom,
}

/// Which vocabulary an element is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The format's own.
    Main,
    /// Atom's, within another format.
    Atom,
    /// Dublin Core.
    DublinCore,
    /// RSS's content module.
    Content,
    /// Anything else.
    Other,
}

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// The link, as the element's text.
    Link,
    /// A link, in the element's attributes.
    LinkAttribute,
    /// What the entry is known by.
    Id {
        /// Whether it may serve as the link.
        permalink: bool,
    },
    /// A date; of several the one with the highest rank counts.
    Date {
        /// Published before created before changed.
        rank: u8,
    },
    /// The post's own text or a summary.
    Text,
}

impl Flavour {
    /// Tells the format by the name of the root element.
    pub(super) fn of_root(local: &str) -> Result<Self, FeedFault> {
        match local.to_ascii_lowercase().as_str() {
            "rss" => Ok(Self::Rss),
            "rdf" => Ok(Self::Rdf),
            "feed" => Ok(Self::Atom),
            "html" => Err(FeedFault::WebPage),
            _ => Err(FeedFault::NotAFeed),
        }
    }

    /// The element that holds the feed's own title and link.
    pub(super) fn channel(self) -> &'static str {
        if self == Self::Atom { "feed" } else { "channel" }
    }

    /// Whether a name is that of an entry.
    pub(super) fn is_entry(self, name: &str) -> bool {
        name == if self == Self::Atom { "entry" } else { "item" }
    }
}

/// What an element of the feed itself holds; `name` is in lower case.
pub(super) fn feed_field(flavour: Flavour, space: Space, name: &str) -> Option<Field> {
    match (flavour, space, name) {
        (_, Space::Main, "title") => Some(Field::Title),
        (Flavour::Atom, Space::Main, "link") => Some(Field::LinkAttribute),
        (_, Space::Main, "link") => Some(Field::Link),
        _ => None,
    }
}

/// What an element of an entry holds; `name` is in lower case.
pub(super) fn entry_field(flavour: Flavour, space: Space, name: &str) -> Option<Field> {
    let field = match (space, name) {
        (Space::Main | Space::DublinCore, "title") => Field::Title,
        (Space::Main, "link") if flavour != Flavour::Atom => Field::Link,
        (Space::Main | Space::Atom, "link") => Field::LinkAttribute,
        (Space::Main, "guid" | "id") | (Space::Atom, "id") => Field::Id { permalink: true },
        (Space::Main, "pubdate" | "published") => Field::Date { rank: 6 },
        (Space::Main | Space::DublinCore, "issued") | (Space::Atom, "published") => Field::Date { rank: 5 },
        (Space::DublinCore, "date") | (Space::Main, "date") => Field::Date { rank: 4 },
        (Space::Main | Space::DublinCore, "created") => Field::Date { rank: 3 },
        (Space::Main | Space::DublinCore, "updated" | "modified") | (Space::Atom, "updated") => Field::Date { rank: 2 },
        (Space::Main, "description" | "summary" | "content") | (Space::DublinCore, "description") | (Space::Content, "encoded") => {
            Field::Text
        }
        _ => return None,
    };
    Some(field)
}

/// An element's name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The prefixes a feed declares on its root element.
#[derive(Debug, Default)]
pub(super) struct Names {
    declared: Vec<(String, Space)>,
}

impl Names {
    /// Takes note of `xmlns:prefix="namespace"`.
    pub(super) fn declare(&mut self, attribute: &str, namespace: &str) {
        let Some(prefix) = attribute.strip_prefix("xmlns:") else { return };
        let space = match namespace.trim().trim_end_matches(['/', '#']) {
            "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns" => Space::Atom,
            "http://purl.org/rss/1.0" | "http://my.netscape.com/rdf/simple/0.9" | "http://backend.userland.com/rss2" => Space::Main,
            "http://purl.org/dc/elements/1.1" | "http://purl.org/dc/terms" => Space::DublinCore,
            "http://purl.org/rss/1.0/modules/content" => Space::Content,
            _ => Space::Other,
        };
        self.declared.push((prefix.to_owned(), space));
    }

    /// The vocabulary and the name in lower case. A prefix nobody declared means what it usually means.
    pub(super) fn read(&self, flavour: Flavour, name: &str) -> (Space, String) {
        let Some((prefix, local)) = name.rsplit_once(':') else { return (Space::Main, name.to_ascii_lowercase()) };
        let declared = self.declared.iter().find(|(known, _)| known == prefix).map(|(_, space)| *space);
        let space = declared.unwrap_or(match prefix {
            "atom" => Space::Atom,
            "dc" | "dcterms" => Space::DublinCore,
            "content" => Space::Content,
            _ => Space::Other,
        });
        let space = if space == Space::Atom && flavour == Flavour::Atom { Space::Main } else { space };
        (space, local.to_ascii_lowercase())
    }
}
