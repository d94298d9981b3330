//! The line of a file that names its columns, and what separates them.

use super::columns::Column;
use crate::error::{Error, Result};

/// How many lines of notes may stand before the column names.
const LINES_BEFORE_MAX: usize = 30;
/// The longest line of column names, in bytes: a longer one is something else.
const LINE_MAX: usize = 16 * 1024;
/// How many of the columns found are named when none will do, and how many characters of each.
const NAMED_MAX: (usize, usize) = (12, 40);

/// What separates the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }

    fn fields(self, line: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().delimiter(self.byte()).has_headers(false).flexible(true).from_reader(line.as_bytes());
        let first = reader.records().next().and_then(std::result::Result::ok);
        first.iter().flatten().map(|field| field.trim().to_owned()).collect()
    }
}

/// The columns of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) separator: Separator,
    /// What each column is, in their order.
    pub(super) columns: Vec<Column>,
    /// Its line, counted from 1.
    pub(super) line: u32,
    /// Where the people begin, in bytes.
    pub(super) body_at: usize,
    names: Vec<String>,
}

impl Header {
    /// The first line that names a column for people's names. Of separators the one that tells the most columns.
    pub(super) fn find(text: &str) -> Result<Self> {
        let mut body_at = 0;
        for (number, line) in (1..).zip(text.split_inclusive('\n').take(LINES_BEFORE_MAX + 1)) {
            body_at += line.len();
            if line.len() > LINE_MAX {
                continue;
            }
            let read = Separator::ALL.map(|separator| {
                let names = separator.fields(line);
                let columns: Vec<Column> = names.iter().map(|name| Column::named(name)).collect();
                Self { separator, columns, line: number, body_at, names }
            });
            let fitting = read.into_iter().filter(|header| header.columns.iter().any(|column| column.is_name()));
            // Of equals the first, so that a file with a single column has commas.
            if let Some(header) = fitting.rev().max_by_key(Self::known) {
                return Ok(header);
            }
        }
        Err(no_header(text))
    }

    fn known(&self) -> usize {
        self.columns.iter().filter(|column| **column != Column::Unused).count()
    }

    /// How each column was understood.
    pub(super) fn described(&self) -> Vec<String> {
        let pairs = self.names.iter().zip(&self.columns).filter(|(name, _)| !name.is_empty());
        pairs.map(|(name, column)| format!("{name} → {}", column.becomes())).collect()
    }
}

fn no_header(text: &str) -> Error {
    const WANTED: &str =
        "Wanted is a line with Name, or First name and Last name, and as you like Kind, Role, Company, Where, Link, Why, Habit";
    let Some(line) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Error::invalid(format!("The file is empty. {WANTED}, and below it a line for each person."));
    };
    let line: String = line.chars().take(LINE_MAX).collect();
    let names = Separator::ALL.map(|separator| separator.fields(&line)).into_iter().rev().max_by_key(Vec::len).unwrap_or_default();
    let (most, characters) = NAMED_MAX;
    let plain = |name: &String| name.chars().filter(|c| !c.is_control()).take(characters).collect::<String>();
    let mut found: Vec<String> = names.iter().filter(|name| !name.is_empty()).take(most).map(plain).collect();
    if names.len() > most {
        found.push("…".to_owned());
    }
    Error::invalid(format!("No line of the file names a column for people's names. {WANTED}. Found: {}.", found.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Separator, u32, Vec<String>) {
        let header = Header::find(text).unwrap();
        (header.separator, header.line, header.described())
    }

    #[test]
    fn the_header_tells_the_separator_and_what_becomes_of_each_column() {
        let told = vec!["Full name → name".to_owned(), "Company → role".to_owned(), "Email → not used".to_owned()];
        for (text, separator) in [
            ("Full name,Company,Email\n", Separator::Comma),
            ("\"Full name\";\"Company\";Email", Separator::Semicolon),
            ("Full name\tCompany\tEmail\n\n", Separator::Tab),
        ] {
            assert_eq!(found(text), (separator, 1, told.clone()), "{text}");
        }
        assert_eq!(found("name").0, Separator::Comma);
        assert_eq!(found("\"Name, with title\";Name;Why").0, Separator::Semicolon);
    }

    #[test]
    fn lines_of_notes_before_it_are_skipped() {
        let linkedin =
            "Notes:\n\"When exporting your connection data, you may notice that the name, URL, is missing.\"\n\nFirst Name,Last Name,URL\n";
        assert_eq!(found(linkedin).1, 4);
        assert_eq!(found("sep=;\nName;Why\n"), (Separator::Semicolon, 2, vec!["Name → name".to_owned(), "Why → why".to_owned()]));
    }

    #[test]
    fn a_file_without_column_names_is_refused_with_those_wanted_and_those_found() {
        let error = Header::find("\nVorname;E-Mail\nAda;a@example.org\n").unwrap_err().to_string();
        assert!(error.starts_with("No line of the file names a column for people's names. Wanted is a line with Name"), "{error}");
        assert!(error.ends_with("Found: Vorname, E-Mail."), "{error}");
        assert!(Header::find(" \n").unwrap_err().to_string().starts_with("The file is empty."));
        let wide = Header::find(&vec!["x".repeat(100); 50].join(",")).unwrap_err().to_string();
        assert!(wide.len() < 800 && wide.ends_with("…."), "{wide}");
    }
}
