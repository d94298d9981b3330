//! The words of the feed formats: which element holds what, in which of them.

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
    /// Tells the format by the name of the root element, if it is one of a feed.
    pub(super) fn of_root(name: &str) -> Option<Self> {
        match local(name).to_ascii_lowercase().as_str() {
            "rss" => Some(Self::Rss),
            "rdf" => Some(Self::Rdf),
            "feed" => Some(Self::Atom),
            _ => None,
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
        (Space::Main | Space::DublinCore, "updated" | "modified") | (Space::Atom, "updated") => {
            Field::Date { rank: 2 }
        }
        (Space::Main, "description" | "summary" | "content")
        | (Space::DublinCore, "description")
        | (Space::Content, "encoded") => Field::Text,
        _ => return None,
    };
    Some(field)
}

/// An element's name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// What the prefixes stand for that a feed declares, wherever it does.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// With the depth of the element that declares it; an empty prefix is that of names without one.
    declared: Vec<(usize, String, Space)>,
}

impl Names {
    /// Takes note of `xmlns:prefix="namespace"` on an element of that depth. The root's own namespace is the format's.
    pub(super) fn declare(&mut self, depth: usize, attribute: &str, namespace: &str) {
        let prefix = match attribute.strip_prefix("xmlns") {
            Some("") if depth > 1 && !namespace.trim().is_empty() => "",
            Some(prefix) if prefix.len() > 1 && prefix.starts_with(':') => &prefix[1..],
            _ => return,
        };
        self.mean(depth, prefix, space(namespace));
    }

    /// Lets a prefix mean something from an element of that depth on.
    pub(super) fn mean(&mut self, depth: usize, prefix: &str, space: Space) {
        self.declared.push((depth, prefix.to_owned(), space));
    }

    /// Forgets what elements deeper than that declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(declared, ..)| *declared > depth) {
            self.declared.pop();
        }
    }

    /// The prefix of a name, when no one declared it and it means nothing by itself.
    pub(super) fn unknown_prefix<'a>(&self, name: &'a str) -> Option<&'a str> {
        let (prefix, _) = name.rsplit_once(':')?;
        (self.declared(prefix).is_none() && usual(prefix).is_none()).then_some(prefix)
    }

    /// The vocabulary and the name in lower case. A prefix no one declared means what it usually means.
    pub(super) fn read(&self, flavour: Flavour, name: &str) -> (Space, String) {
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        let otherwise = if prefix.is_empty() { Space::Main } else { Space::Other };
        let space = self.declared(prefix).or_else(|| usual(prefix)).unwrap_or(otherwise);
        let space = if space == Space::Atom && flavour == Flavour::Atom { Space::Main } else { space };
        (space, local.to_ascii_lowercase())
    }

    fn declared(&self, prefix: &str) -> Option<Space> {
        self.declared.iter().rev().find(|(_, known, _)| known == prefix).map(|(.., space)| *space)
    }
}

fn space(namespace: &str) -> Space {
    let name = namespace.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
    match name.strip_prefix("https:").or_else(|| name.strip_prefix("http:")).unwrap_or(&name) {
        "//www.w3.org/2005/atom" | "//purl.org/atom/ns" => Space::Atom,
        "//purl.org/rss/1.0" | "//my.netscape.com/rdf/simple/0.9" | "//backend.userland.com/rss2" => {
            Space::Main
        }
        "//purl.org/dc/elements/1.1" | "//purl.org/dc/terms" => Space::DublinCore,
        "//purl.org/rss/1.0/modules/content" => Space::Content,
        _ => Space::Other,
    }
}

/// What a prefix usually means.
fn usual(prefix: &str) -> Option<Space> {
    match prefix {
        "atom" => Some(Space::Atom),
        "dc" | "dcterms" => Some(Space::DublinCore),
        "content" => Some(Space::Content),
        _ => None,
    }
}
