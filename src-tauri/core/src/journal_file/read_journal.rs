//! The reading of an exported journal: one row after the other, straight into a staged database. What the schema doesn't know
//! is refused by its name, and nothing is dropped.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::path::Path;

use rusqlite::types::Value;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::error::{Error, Result};
use crate::store::SCHEMA_VERSION;
use crate::store::staging::Staging;
use crate::store::tables::{Table, exported};

/// The largest export that is read, in bytes: 1 GiB.
pub(super) const LARGEST: u64 = 1024 * 1024 * 1024;
/// The newest form of the document that is read.
const FORMAT_VERSION: u32 = 1;

/// What an export says of itself.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) app_version: String,
    pub(super) exported_at: String,
    pub(super) journal: String,
    counts: BTreeMap<String, u64>,
    sha256: BTreeMap<String, String>,
}

/// Reads an export into a staged database in the data folder, and looks it through: counts, digests, what refers to what.
///
/// # Errors
/// [`Error::Invalid`] when it is no whole export of Standpoint's or one from a newer version, [`Error::Storage`] and
/// [`Error::Io`] when the system refuses.
pub(super) fn read(data: &Path, source: impl Read) -> Result<(Header, Staging)> {
    let reader =
        Reader { data, wrong: RefCell::new(None), staging: RefCell::new(None), left: Cell::new(LARGEST) };
    let bounded = Bounded { source, left: &reader.left };
    let mut json = serde_json::Deserializer::from_reader(std::io::BufReader::new(bounded));
    let read = Document(&reader).deserialize(&mut json).and_then(|header| json.end().map(|()| header));
    let header = read.map_err(|error| reader.why(&error))?;
    let staging = reader.staging.into_inner();
    let mut staging = staging.ok_or_else(|| incomplete("its tables"))?;
    compare(&header, &staging)?;
    staging.finish()?;
    Ok((header, staging))
}

/// Counts and digests are those of what was stored, not of what was read.
fn compare(header: &Header, staging: &Staging) -> Result<()> {
    let tables = staging.tables()?;
    let known = |name: &String| tables.iter().any(|table| table.name == name);
    if let Some(name) = header.counts.keys().chain(header.sha256.keys()).find(|name| !known(name)) {
        return Err(unknown("table", name));
    }
    for table in tables {
        let (Some(rows), Some(sha256)) = (header.counts.get(table.name), header.sha256.get(table.name))
        else {
            return Err(incomplete(&format!("the digest of “{}”", table.name)));
        };
        let digest = staging.digest(table)?;
        if digest.rows != *rows || digest.sha256 != *sha256 {
            return Err(Error::invalid(format!(
                "“{}” isn’t as it was exported. Use an unchanged file, or export again.",
                table.name
            )));
        }
    }
    Ok(())
}

fn unknown(what: &str, name: &str) -> Error {
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    Error::invalid(format!(
        "This export holds a {what} “{name}” that Standpoint doesn’t know. Nothing was imported; update Standpoint, or export again."
    ))
}

fn incomplete(what: &str) -> Error {
    Error::invalid(format!("This export lacks {what}. Nothing was imported; export again."))
}

fn not_ours() -> Error {
    Error::invalid("This file isn’t an export of Standpoint’s, or it was cut off. Export again.")
}

/// A source of which no more than the bound is read.
struct Bounded<'a, R> {
    source: R,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.source.read(into)?;
        let left = self.left.get().checked_sub(count as u64);
        self.left.set(left.unwrap_or(0));
        left.map(|_| count).ok_or_else(|| std::io::Error::other("too large"))
    }
}

/// What the visitors share: the database that is filled, and why something was refused.
struct Reader<'a> {
    data: &'a Path,
    wrong: RefCell<Option<Error>>,
    staging: RefCell<Option<Staging>>,
    left: Cell<u64>,
}

impl Reader<'_> {
    /// Keeps why, and gives the parser an error of its own kind.
    fn refuse<E: de::Error>(&self, error: Error) -> E {
        *self.wrong.borrow_mut() = Some(error);
        E::custom("refused")
    }

    fn why(&self, error: &serde_json::Error) -> Error {
        match self.wrong.borrow_mut().take() {
            Some(wrong) => wrong,
            None if error.is_io() && self.left.get() == 0 => {
                Error::invalid("This export is over 1 GB. Import a smaller one.")
            }
            None => not_ours(),
        }
    }

    fn begin(&self, schema: i64) -> Result<()> {
        if schema > SCHEMA_VERSION {
            return Err(Error::invalid(format!(
                "This export is from a newer version of Standpoint (schema {schema}; this one reads up to {SCHEMA_VERSION}). Update Standpoint."
            )));
        }
        *self.staging.borrow_mut() = Some(Staging::begin(self.data, schema)?);
        Ok(())
    }
}

/// The whole document.
struct Document<'a>(&'a Reader<'a>);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = Header;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<Header, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Header, M::Error> {
        let reader = self.0;
        let mut header = Header::default();
        let (mut is_ours, mut seen) = (false, Vec::new());
        while let Some(key) = map.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(reader.refuse(not_ours()));
            }
            match key.as_str() {
                "format" => is_ours = map.next_value::<String>()? == "standpoint",
                "format_version" => {
                    let version: u32 = map.next_value()?;
                    if version > FORMAT_VERSION {
                        return Err(reader.refuse(Error::invalid(format!(
                            "This export is from a newer version of Standpoint (format {version}; this one reads up to {FORMAT_VERSION}). Update Standpoint."
                        ))));
                    }
                }
                "schema" => {
                    let schema = map.next_value()?;
                    reader.begin(schema).map_err(|error| reader.refuse(error))?;
                }
                "app_version" => header.app_version = map.next_value()?,
                "exported_at" => header.exported_at = map.next_value()?,
                "journal" => header.journal = map.next_value()?,
                "counts" => header.counts = map.next_value()?,
                "sha256" => header.sha256 = map.next_value()?,
                // What says what the tables are comes before them.
                "tables" if is_ours && reader.staging.borrow().is_some() => {
                    map.next_value_seed(Tables(reader))?
                }
                "tables" => return Err(reader.refuse(not_ours())),
                other if is_ours => return Err(reader.refuse(unknown("part", other))),
                _ => return Err(reader.refuse(not_ours())),
            }
            seen.push(key);
        }
        for part in ["format", "format_version", "schema", "counts", "tables", "sha256"] {
            if !is_ours || !seen.iter().any(|key| key == part) {
                return Err(reader.refuse(not_ours()));
            }
        }
        Ok(header)
    }
}

/// The tables by name.
struct Tables<'a>(&'a Reader<'a>);

impl<'de> DeserializeSeed<'de> for Tables<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tables")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<(), M::Error> {
        let reader = self.0;
        let staging = reader.staging.borrow();
        let Some(staging) = staging.as_ref() else { return Err(reader.refuse(not_ours())) };
        let mut missing = staging.tables().map_err(|error| reader.refuse(error))?;
        while let Some(name) = map.next_key::<String>()? {
            let place = missing.iter().position(|table| table.name == name);
            let (Some(place), Some(table)) = (place, exported(&name)) else {
                return Err(reader.refuse(unknown("table", &name)));
            };
            missing.remove(place);
            let columns = staging.columns(table).map_err(|error| reader.refuse(error))?;
            map.next_value_seed(Rows { reader, staging, table, columns: &columns })?;
        }
        match missing.first() {
            None => Ok(()),
            Some(table) => Err(reader.refuse(incomplete(&format!("the table “{}”", table.name)))),
        }
    }
}

/// The rows of a table.
#[derive(Clone, Copy)]
struct Rows<'a> {
    reader: &'a Reader<'a>,
    staging: &'a Staging,
    table: &'static Table,
    columns: &'a [String],
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut rows: S) -> std::result::Result<(), S::Error> {
        let mut number = 0_u64;
        while let Some(values) = rows.next_element_seed(Row(self))? {
            number += 1;
            self.staging.insert(self.table, &values).map_err(|error| {
                self.reader.refuse(match error {
                    Error::Storage(refused) if is_about_the_row(&refused) => Error::invalid(format!(
                        "Row {number} of “{}” isn’t as Standpoint writes it. Use an unchanged file, or export again.",
                        self.table.name
                    )),
                    other => other,
                })
            })?;
        }
        Ok(())
    }
}

fn is_about_the_row(refused: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{ConstraintViolation, TypeMismatch};
    matches!(refused.sqlite_error_code(), Some(ConstraintViolation | TypeMismatch))
}

/// One row: every column once.
struct Row<'a>(Rows<'a>);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<Vec<Value>, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Vec<Value>, M::Error> {
        let Rows { reader, table, columns, .. } = self.0;
        let mut values: Vec<Option<Value>> = vec![None; columns.len()];
        while let Some(name) = map.next_key::<String>()? {
            let Some(place) = columns.iter().position(|column| *column == name) else {
                map.next_value::<IgnoredAny>()?;
                return Err(reader.refuse(unknown("column", &format!("{}.{name}", table.name))));
            };
            values[place] = Some(map.next_value_seed(Field)?);
        }
        match values.iter().position(Option::is_none) {
            None => Ok(values.into_iter().flatten().collect()),
            Some(place) => {
                Err(reader.refuse(incomplete(&format!("the column “{}.{}”", table.name, columns[place]))))
            }
        }
    }
}

/// One value: a text, a whole number or nothing.
struct Field;

impl<'de> DeserializeSeed<'de> for Field {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> std::result::Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for Field {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number or null")
    }

    fn visit_unit<E: de::Error>(self) -> std::result::Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> std::result::Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> std::result::Result<Value, E> {
        i64::try_from(number).map(Value::Integer).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> std::result::Result<Value, E> {
        Ok(Value::Text(text))
    }
}
