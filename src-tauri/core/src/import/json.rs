//! The elements of a JSON array, one at a time: never a whole file as a tree.

use std::cell::Cell;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::archive::incomplete;
use crate::error::Result;

/// The largest element, in bytes.
const ELEMENT_MAX: u64 = 1024 * 1024;

/// Hands over the elements of an array, each with the line it begins in: the array the file is, or the one under `key` of the
/// object it is. Whether there is such an array.
///
/// # Errors
/// [`crate::Error::Invalid`] when the file breaks off or is damaged, or an element is far larger than any export's.
pub(super) fn each(from: &mut dyn Read, key: Option<&str>, each: &mut dyn FnMut(Value, u32)) -> Result<bool> {
    let place = Place { line: Cell::new(1), begins: Cell::new(None), left: Cell::new(ELEMENT_MAX) };
    let reader = Counting { from: BufReader::with_capacity(32 * 1024, from), place: &place };
    let mut from = serde_json::Deserializer::from_reader(reader);
    let walk = Walk { place: &place, key, each };
    walk.deserialize(&mut from).map_err(|_| incomplete())
}

/// Where the reader is in the file.
struct Place {
    line: Cell<u32>,
    /// The line in which the element that is read begins.
    begins: Cell<Option<u32>>,
    /// How many bytes it may still have.
    left: Cell<u64>,
}

struct Counting<'p, R> {
    from: BufReader<R>,
    place: &'p Place,
}

impl<R: Read> Read for Counting<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(into)?;
        let place = self.place;
        for byte in &into[..count] {
            match byte {
                b'\n' => place.line.set(place.line.get().saturating_add(1)),
                b' ' | b'\t' | b'\r' | b',' | b'[' => {}
                _ if place.begins.get().is_none() => place.begins.set(Some(place.line.get())),
                _ => {}
            }
        }
        match place.left.get().checked_sub(count as u64) {
            Some(left) => place.left.set(left),
            None => return Err(std::io::Error::other("an element far larger than an export's")),
        }
        Ok(count)
    }
}

impl Place {
    fn next(&self) {
        self.begins.set(None);
        self.left.set(ELEMENT_MAX);
    }
}

struct Walk<'a> {
    place: &'a Place,
    key: Option<&'a str>,
    each: &'a mut dyn FnMut(Value, u32),
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<bool, D::Error> {
        match self.key {
            Some(_) => from.deserialize_map(self),
            None => from.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an export")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut elements: S) -> std::result::Result<bool, S::Error> {
        self.place.next();
        while let Some(element) = elements.next_element::<Value>()? {
            (self.each)(element, self.place.begins.get().unwrap_or_default());
            self.place.next();
        }
        Ok(true)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<bool, M::Error> {
        let Self { place, key, each } = self;
        let mut found = false;
        while let Some(name) = map.next_key::<String>()? {
            place.next();
            if Some(name.as_str()) == key {
                found |= map.next_value_seed(Walk { place, key: None, each: &mut *each })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            place.next();
        }
        Ok(found)
    }
}

/// The text at a path of names; empty where nothing is.
pub(super) fn text_at<'v>(value: &'v Value, path: &[&str]) -> &'v str {
    path.iter().try_fold(value, |value, name| value.get(name)).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, key: Option<&str>) -> Option<Vec<(String, u32)>> {
        let mut found = Vec::new();
        let mut take = |value: Value, line| found.push((value.to_string(), line));
        each(&mut text.as_bytes(), key, &mut take).ok()?;
        Some(found)
    }

    #[test]
    fn elements_come_one_by_one_with_their_lines() {
        let text = "{\"a\": [1, {\"x\": 2}],\n\"items\": [\n {\"b\": 1},\n {\n\"b\": 2}\n], \"c\": null}";
        assert_eq!(
            read(text, Some("items")),
            Some(vec![("{\"b\":1}".to_owned(), 3), ("{\"b\":2}".to_owned(), 4)])
        );
        assert_eq!(read("[1, [2]]", None).map(|found| found.len()), Some(2));
        assert_eq!(read("{}", Some("items")), Some(Vec::new()));
    }

    #[test]
    fn what_breaks_off_or_swells_is_refused() {
        assert_eq!(read("[1, {\"x\":", None), None);
        assert_eq!(read(&"[".repeat(100_000), None), None);
        assert_eq!(read(&format!("[\"{}\"]", "a".repeat(2 * 1024 * 1024)), None), None);
    }
}
