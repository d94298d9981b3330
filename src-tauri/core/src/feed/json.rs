//! JSON Feed 1.0 and 1.1.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::plain::Prose;
use super::raw::{RawEntry, RawFeed};
use super::{DEPTH_MAX, FeedFault, date, plain};

/// Reads a JSON Feed. Values of the wrong type count as absent, a number counts as text.
pub(super) fn read(text: &str) -> Result<RawFeed, FeedFault> {
    if deeper_than(text.as_bytes(), DEPTH_MAX) {
        return Err(FeedFault::TooOdd);
    }
    let document: Document = serde_json::from_str(text).map_err(|_| FeedFault::NotAFeed)?;
    let version = document.version.0.trim_start_matches("http").trim_start_matches('s');
    if !version.starts_with("://jsonfeed.org/version/1") {
        return Err(FeedFault::NotAFeed);
    }
    let mut feed = document.items.0;
    feed.title = plain::title(&document.title.0, Prose::Literal);
    feed.link = Some(document.home_page_url.0).filter(|link| !link.is_empty());
    Ok(feed)
}

/// Whether arrays and objects are nested deeper than allowed, told without parsing.
fn deeper_than(json: &[u8], most: usize) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

/// The fields of an item that are read.
const FIELDS: [&str; 9] =
    ["id", "url", "external_url", "title", "content_text", "summary", "content_html", "date_published", "date_modified"];

/// An item as the texts of its [`FIELDS`]. One reader for all of them, and not one for each name, keeps the program small.
struct Item([String; FIELDS.len()]);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Item;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an item")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Item(Default::default());
                while let Some(name) = map.next_key::<Loose>()? {
                    let value = map.next_value::<Loose>()?;
                    if let Some(at) = FIELDS.iter().position(|known| *known == name.0) {
                        fields.0[at] = value.0;
                    }
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Each)
    }
}

impl From<Item> for RawEntry {
    fn from(Item([id, url, external_url, title, content_text, summary, content_html, date_published, date_modified]): Item) -> Self {
        let mut title = plain::title(&title, Prose::Literal);
        for (text, prose) in [(content_text, Prose::Literal), (summary, Prose::Literal), (content_html, Prose::Html)] {
            if title.is_empty() {
                title = plain::excerpt(&text, prose);
            }
        }
        let mut link = if url.trim().is_empty() { external_url } else { url };
        if link.trim().is_empty() && id.starts_with("http") {
            link.clone_from(&id);
        }
        Self { title, link, published: date::parse(&date_published).or_else(|| date::parse(&date_modified)), id }
    }
}

/// The document itself.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Document {
    version: Loose,
    title: Loose,
    home_page_url: Loose,
    items: Items,
}

/// The items, taken one by one: the document's memory must not grow with what is not kept.
#[derive(Default)]
struct Items(RawFeed);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Items;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of items")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Items, A::Error> {
                let mut feed = RawFeed::default();
                while let Some(item) = items.next_element::<Item>()? {
                    feed.push(item.into());
                }
                Ok(Items(feed))
            }
        }
        deserializer.deserialize_seq(Each)
    }
}

/// A text, or a number as text; anything else is empty.
#[derive(Default)]
struct Loose(String);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Loose;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
                Ok(Loose(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Loose, E> {
                Ok(Loose(text))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
                Ok(Loose(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
                Ok(Loose(number.to_string()))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Loose, E> {
                Ok(Loose::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
                Ok(Loose::default())
            }

            fn visit_unit<E>(self) -> Result<Loose, E> {
                Ok(Loose::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Loose, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Loose::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Loose, A::Error> {
                while items.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Loose::default())
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told_without_being_fooled_by_text() {
        assert!(deeper_than(&b"[".repeat(101), 100));
        assert!(!deeper_than(br#"{"a":"[[[[\"[[[["}"#, 1));
    }

    #[test]
    fn odd_values_are_absent_and_other_json_is_no_feed() {
        let odd = r#"{"version":"https://jsonfeed.org/version/1","title":null,"items":[{"id":7,"title":{"a":[1]},"content_text":"Hello","url":[]}]}"#;
        let feed = read(odd).unwrap().tidied("https://example.org/feed.json", false);
        assert_eq!((feed.title.as_str(), feed.entries[0].key.as_str(), feed.entries[0].title.as_str()), ("example.org", "7", "Hello"));
        for text in [
            "{}",
            "{\"version\":\"2\",\"items\":[]}",
            "{\"items\":[]}",
            "{",
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[1]}",
        ] {
            assert_eq!(read(text).unwrap_err(), FeedFault::NotAFeed, "{text}");
        }
    }
}
