//! JSON Feed 1.0 and 1.1.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::limits::DEPTH_MAX;
use super::plain::Prose;
use super::raw::{RawEntry, RawFeed};
use super::{FeedFault, date, json_mend, plain};

/// Reads a JSON Feed. Values of the wrong type count as absent, a number counts as text. Where the document breaks off or is
/// no JSON any more, the items before are kept.
pub(super) fn read(text: &str) -> Result<RawFeed, FeedFault> {
    if deeper_than(text.as_bytes(), DEPTH_MAX) {
        return Err(FeedFault::TooOdd);
    }
    let (text, is_mended) = json_mend::mended(text);
    let mut document = Document::default();
    let mut reader = serde_json::Deserializer::from_str(&text);
    let is_whole = reader.deserialize_map(&mut document).is_ok();
    let Document { version, title, home_page_url, mut feed } = document;
    let version = version.trim_start_matches("http").trim_start_matches('s');
    // Where the document breaks off before its version, items with an address tell it.
    if !version.starts_with("://jsonfeed.org/version/1")
        && (is_whole || !version.is_empty() || !feed.has_links())
    {
        return Err(FeedFault::NotAFeed);
    }
    feed.title = plain::title(&title, Prose::Literal);
    feed.link = Some(home_page_url).filter(|link| !link.is_empty());
    feed.has_lost |= !is_whole;
    feed.is_broken = is_mended || reader.end().is_err();
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
const FIELDS: [&str; 9] = [
    "id",
    "url",
    "external_url",
    "title",
    "content_text",
    "summary",
    "content_html",
    "date_published",
    "date_modified",
];

/// The texts of the [`FIELDS`]. One reader for all of them, and not one for each name, keeps the program small.
type Fields = [String; FIELDS.len()];

/// An item.
enum Item {
    Fields(Box<Fields>),
    /// Anything else.
    Other,
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Item;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an item")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Box::<Fields>::default();
                while let Some(name) = map.next_key::<Loose>()? {
                    let value = map.next_value::<Loose>()?;
                    if let Some(at) = FIELDS.iter().position(|known| *known == name.0) {
                        fields[at] = value.0;
                    }
                }
                Ok(Item::Fields(fields))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Item, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Item::Other)
            }

            fn visit_str<E>(self, _: &str) -> Result<Item, E> {
                Ok(Item::Other)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Item, E> {
                Ok(Item::Other)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Item, E> {
                Ok(Item::Other)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Item, E> {
                Ok(Item::Other)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Item, E> {
                Ok(Item::Other)
            }

            fn visit_unit<E>(self) -> Result<Item, E> {
                Ok(Item::Other)
            }
        }
        deserializer.deserialize_any(Each)
    }
}

impl From<Fields> for RawEntry {
    fn from(
        [id, url, external_url, title, content_text, summary, content_html, date_published, date_modified]: Fields,
    ) -> Self {
        let mut title = plain::title(&title, Prose::Literal);
        for (text, prose) in
            [(content_text, Prose::Literal), (summary, Prose::Literal), (content_html, Prose::Html)]
        {
            if title.is_empty() {
                title = plain::excerpt(&text, prose);
            }
        }
        let mut link = if url.trim().is_empty() { external_url } else { url };
        if link.trim().is_empty() && id.starts_with("http") {
            link.clone_from(&id);
        }
        Self {
            title,
            link,
            published: date::parse(&date_published).or_else(|| date::parse(&date_modified)),
            id,
        }
    }
}

/// The document itself, as far as it has been read.
#[derive(Default)]
struct Document {
    version: String,
    title: String,
    home_page_url: String,
    feed: RawFeed,
}

impl<'de> Visitor<'de> for &mut Document {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Loose>()? {
            match name.0.as_str() {
                "items" => map.next_value_seed(Items(&mut self.feed))?,
                "version" => self.version = map.next_value::<Loose>()?.0,
                "title" => self.title = map.next_value::<Loose>()?.0,
                "home_page_url" => self.home_page_url = map.next_value::<Loose>()?.0,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// Items, parsed one at a time so that memory doesn’t grow with skipped ones.
struct Items<'a>(&'a mut RawFeed);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of items")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<Item>()? {
            match item {
                Item::Fields(fields) => self.0.push((*fields).into()),
                Item::Other => self.0.has_lost = true,
            }
        }
        Ok(())
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
        assert_eq!(
            (feed.title.as_str(), feed.entries[0].key.as_str(), feed.entries[0].title.as_str()),
            ("example.org", "7", "Hello")
        );
        for text in
            ["{}", "{\"version\":\"2\",\"items\":[]}", "{\"items\":[]}", "{", "{\"items\":[{\"id\":\"1\"},"]
        {
            assert_eq!(read(text).unwrap_err(), FeedFault::NotAFeed, "{text}");
        }
    }

    fn kept(text: &str) -> (usize, bool, bool) {
        let feed = read(text).unwrap_or_else(|fault| panic!("{fault:?}: {text}"));
        (
            feed.tidied("https://example.org/feed.json", false).entries.len(),
            feed_has_lost(text),
            read(text).unwrap().is_broken,
        )
    }

    fn feed_has_lost(text: &str) -> bool {
        read(text).unwrap().has_lost
    }

    #[test]
    fn whole_items_are_kept_wherever_the_document_breaks_off() {
        let whole = r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://example.org/1"},{"id":"2"}],"title":"T"}"#;
        assert_eq!(kept(whole), (2, false, false));
        assert_eq!(kept(&format!("{whole}\n<!-- served in 3 ms -->")), (2, false, true));
        let second = whole.find("{\"id\":\"2").unwrap();
        for (end, entries) in [(second, 1), (second + 5, 1), (whole.len() - 14, 2), (whole.len() - 1, 2)] {
            assert_eq!(kept(&whole[..end]).0, entries, "{}", &whole[..end]);
            assert!(feed_has_lost(&whole[..end]), "{}", &whole[..end]);
        }
        assert_eq!(kept(&whole.replace(r#"{"id":"2"}"#, r#"7,[{}],null,{"id":"2"},"#)), (2, true, true));
        let late = r#"{"items":[{"id":"1","url":"https://example.org/1"},{"#;
        assert_eq!(kept(late).0, 1, "before its version");
    }
}
