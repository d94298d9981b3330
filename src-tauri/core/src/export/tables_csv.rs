//! Everything there is for spreadsheets: one CSV file a table and one a worksheet, as RFC 4180 has them.

use std::io::{Cursor, Write};
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::csv_text::{beginning, guarded, line};
use super::worksheets_csv::worksheet_csv;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::store::rows::{exported_tables, whole_table};
use crate::store::tables::Table;
use crate::store::{write_private, write_private_bytes};

/// Columns that hold instants though their names don't end in `_at`.
const INSTANTS: [&str; 5] = ["at", "active_from", "snoozed_until", "all_snoozed_until", "not_before"];
const README: &str = "Your journal, exported by Standpoint: one CSV file for each table.\r\n\
The files called worksheet-… hold your answers a second time, one file for each step, with the questions above them.\r\n\r\n\
These files are for reading in a spreadsheet. They hold everything, private answers too.\r\n\
A text that a spreadsheet could take for a formula has a ' before it. An empty cell is an empty text or no value.\r\n\
To take the journal to another computer, export JSON instead: Standpoint reads it back whole.\r\n";

impl Coach {
    /// Writes each table into a folder as `NAME.csv`, each worksheet as `worksheet-NN-STEP.csv`, and a `README.txt` about them.
    /// Files of these names are replaced. With `mark` each begins with the mark that spreadsheets need to read UTF-8. Answers
    /// with how many tables there are.
    ///
    /// # Errors
    /// [`Error::Invalid`] when `folder` isn't one, [`Error::Io`] when it cannot be written.
    pub fn export_csv(&self, folder: &Path, mark: bool) -> Result<usize> {
        if !folder.is_dir() {
            return Err(Error::invalid(format!(
                "{} isn’t a folder. Make it first, or name another.",
                folder.display()
            )));
        }
        self.each_csv(mark, |name, text| write_private(&folder.join(name), text))
    }

    /// Writes the files of [`Coach::export_csv`] into one ZIP file. Answers with how many tables there are.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be written.
    pub fn export_csv_zip(&self, path: &Path, mark: bool) -> Result<usize> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let tables = self.each_csv(mark, |name, text| {
            archive
                .start_file(name, SimpleFileOptions::default())
                .map_err(std::io::Error::from)
                .and_then(|()| archive.write_all(text.as_bytes()))
                .map_err(Error::writing_export)
        })?;
        let bytes = archive.finish().map_err(|error| Error::writing_export(error.into()))?;
        write_private_bytes(path, &bytes.into_inner())?;
        Ok(tables)
    }

    /// Hands over each file's name and text, all read at one instant. Answers with how many tables there are.
    fn each_csv(&self, mark: bool, mut each: impl FnMut(&str, &str) -> Result<()>) -> Result<usize> {
        let tx = self.journal().unchecked_transaction()?;
        let tables = exported_tables(&tx)?;
        for table in &tables {
            each(&format!("{}.csv", table.name), &csv(&tx, table, mark)?)?;
        }
        for step in &self.programme.steps {
            let name = format!("worksheet-{:02}-{}.csv", step.number, step.slug);
            each(&name, &worksheet_csv(&tx, step, mark)?)?;
        }
        each("README.txt", README)?;
        Ok(tables.len())
    }

    /// One table as CSV, by its name.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such table, naming those there are.
    pub fn export_csv_table(&self, name: &str, mark: bool) -> Result<String> {
        let tx = self.journal().unchecked_transaction()?;
        let tables = exported_tables(&tx)?;
        let table = tables.iter().find(|table| table.name == name).ok_or_else(|| {
            let names: Vec<_> = tables.iter().map(|table| table.name).collect();
            Error::not_found(format!("No table of that name. Use one of: {}.", names.join(", ")))
        })?;
        csv(&tx, table, mark)
    }
}

fn csv(conn: &Connection, table: &Table, mark: bool) -> Result<String> {
    let mut body = String::new();
    let columns = whole_table(conn, table, |row| {
        let cells = row.as_ref().column_names().into_iter().enumerate();
        let cells = cells.map(|(at, column)| cell(column, row.get_ref(at)?)).collect::<Result<Vec<_>>>()?;
        line(&mut body, cells);
        Ok(())
    })?;
    let mut out = beginning(mark);
    line(&mut out, columns);
    Ok(out + &body)
}

/// A value as a spreadsheet reads it.
fn cell(column: &str, value: ValueRef<'_>) -> Result<String> {
    match value {
        ValueRef::Null => Ok(String::new()),
        ValueRef::Integer(number) => Ok(instant(column, number).unwrap_or_else(|| number.to_string())),
        ValueRef::Text(text) => Ok(guarded(&String::from_utf8_lossy(text))),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(Error::Unreadable { what: "value" }),
    }
}

/// A number of seconds since 1970 as an instant, `2026-10-04T18:00:00Z`.
fn instant(column: &str, seconds: i64) -> Option<String> {
    if !column.ends_with("_at") && !INSTANTS.contains(&column) {
        return None;
    }
    chrono::DateTime::from_timestamp(seconds, 0).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::csv_text::MARK;
    use super::*;
    use crate::calendar::Now;
    use crate::publishing::post::LogEntry;

    #[test]
    fn a_text_that_could_be_a_formula_is_guarded_and_numbers_are_not() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "1=1", " =1", "a", "'=1"] {
            assert_eq!(guarded(text), text);
        }
        assert_eq!(cell("posts", ValueRef::Integer(-1)).unwrap(), "-1");
        assert_eq!(cell("posts", ValueRef::Null).unwrap(), "");
        assert_eq!(cell("acted_at", ValueRef::Integer(0)).unwrap(), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn every_file_opens_in_a_csv_reader_with_equal_field_counts() {
        let now = Now::new("2026-10-04T18:00:00Z".parse().unwrap(), chrono_tz::UTC);
        let data = tempfile::tempdir().unwrap();
        let out = tempfile::tempdir().unwrap();
        let mut coach = Coach::create(data.path()).unwrap();
        coach.fill_with_demo(&now, 1).unwrap();
        let title = "=HYPERLINK(\"https://example.org\", \"Click\")".to_owned();
        coach.log_post(&now, &LogEntry { title, ..LogEntry::default() }).unwrap();
        let tables = coach.export_csv(out.path(), true).unwrap();
        for file in std::fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().path()) {
            let text = std::fs::read_to_string(&file).unwrap();
            if file.ends_with("README.txt") {
                assert!(text.contains("export JSON"), "{text}");
                continue;
            }
            let text = text.strip_prefix(MARK).unwrap();
            let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
            let width = reader.headers().unwrap().len();
            assert!(width > 1 && reader.records().all(|row| row.unwrap().len() == width), "{file:?}");
        }
        let worksheets =
            coach.programme.steps.iter().filter(|step| !step.worksheet.fields.is_empty()).count();
        assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), tables + worksheets + 1);

        let archive = out.path().join("all.zip");
        assert_eq!(coach.export_csv_zip(&archive, true).unwrap(), tables);
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&archive).unwrap()).unwrap();
        assert_eq!(archive.len(), tables + worksheets + 1);
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            let name = file.name().unwrap().into_owned();
            assert_eq!(text, std::fs::read_to_string(out.path().join(name)).unwrap());
        }
        let posts = coach.export_csv_table("post", false).unwrap();
        assert!(posts.starts_with("id,title,body,"), "{posts:.40}");
        assert!(posts.contains(",\"'=HYPERLINK(\"\"https://example.org\"\", \"\"Click\"\")\","));
        assert!(coach.export_csv_table("undo_op", false).is_err());
    }

    #[test]
    fn a_worksheet_has_its_questions_as_headers_and_its_answers_guarded() {
        let now = Now::new("2026-10-04T18:00:00Z".parse().unwrap(), chrono_tz::UTC);
        let data = tempfile::tempdir().unwrap();
        let out = tempfile::tempdir().unwrap();
        let mut coach = Coach::create(data.path()).unwrap();
        coach.fill_with_demo(&now, 1).unwrap();
        let sheet = coach.worksheet("stages").unwrap();
        coach.set_answer(&now, "stages", sheet.rows[0].id, "venue", "=Leeds, \"IT\"").unwrap();
        coach.export_csv(out.path(), false).unwrap();
        let text = std::fs::read_to_string(out.path().join("worksheet-11-stages.csv")).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        assert_eq!(headers.iter().take(4).collect::<Vec<_>>(), ["Row", "Venue", "Deadline", "Audience"]);
        let first = reader.records().next().unwrap().unwrap();
        assert_eq!((&first[0], &first[1]), ("1", "'=Leeds, \"IT\""));
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_with_its_guard(text in any::<String>(), other in any::<String>()) {
            let mut out = String::new();
            line(&mut out, vec!["first".to_owned(), guarded(&text), guarded(&other)]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
            prop_assert_eq!(rows.len(), 1);
            prop_assert_eq!([&rows[0][1], &rows[0][2]].map(str::to_owned), [guarded(&text), guarded(&other)]);
        }
    }
}
