//! The line of a file that names its columns, and what separates them.

use super::ColumnChoice;
use super::columns::{self, Means};
use super::field::PersonField;
use crate::error::{Error, Result};

/// Among how many lines the column names are looked for.
const LINES_LOOKED_AT: usize = 30;
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

    // voice: ok, words within a sentence, not labels
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }

    fn fields(self, line: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(line.as_bytes());
        let first = reader.records().next().and_then(std::result::Result::ok);
        first.iter().flatten().map(|field| field.trim().to_owned()).collect()
    }
}

/// The columns of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) separator: Separator,
    /// What each column is called, in their order.
    pub(super) names: Vec<String>,
    /// What each means by its name, and how telling it is.
    pub(super) meanings: Vec<Option<(Means, usize)>>,
    /// Its line, counted from 1.
    pub(super) line: u32,
    /// Where the people begin, in bytes.
    pub(super) body_at: usize,
}

impl Header {
    /// Of the first lines the one with the most known columns, among them one for people's names; of equals the first. Of
    /// separators the one that tells the most columns.
    pub(super) fn find(text: &str, choices: &[ColumnChoice]) -> Result<Self> {
        let mut body_at = 0;
        let mut best: Option<Self> = None;
        for (number, line) in (1..).zip(text.split_inclusive('\n').take(LINES_LOOKED_AT)) {
            body_at += line.len();
            if line.len() > LINE_MAX {
                continue;
            }
            for separator in Separator::ALL {
                let names = separator.fields(line);
                let meanings = names.iter().map(|name| columns::meaning(name)).collect();
                let header = Self { separator, names, meanings, line: number, body_at };
                let known = header.known(choices);
                if header.tells_names(choices) && best.as_ref().is_none_or(|best| known > best.known(choices))
                {
                    best = Some(header);
                }
            }
        }
        best.ok_or_else(|| no_header(text))
    }

    fn known(&self, choices: &[ColumnChoice]) -> usize {
        let chosen = |name: &String| choices.iter().any(|choice| choice.is_of(name));
        self.names
            .iter()
            .zip(&self.meanings)
            .filter(|(name, meaning)| meaning.is_some() || chosen(name))
            .count()
    }

    fn tells_names(&self, choices: &[ColumnChoice]) -> bool {
        let chosen =
            |name: &String| choices.iter().any(|choice| choice.field.is_name() && choice.is_of(name));
        self.names
            .iter()
            .zip(&self.meanings)
            .any(|(name, meaning)| meaning.is_some_and(|(means, _)| means.field().is_name()) || chosen(name))
    }
}

const WANTED: &str = "A line of column names needs Name, or First name and Last name. Role, Company, Link, Where, Why, Habit and Kind are optional";

fn no_header(text: &str) -> Error {
    let filled = || text.lines().take(LINES_LOOKED_AT).zip(1..).filter(|(line, _)| !line.trim().is_empty());
    if filled().next().is_none() {
        return Error::invalid(format!("The file is empty. {WANTED}, with one person a row below."));
    }
    let fields = |line: &str| {
        let line: String = line.chars().take(LINE_MAX).collect();
        Separator::ALL
            .map(|separator| separator.fields(&line))
            .into_iter()
            .rev()
            .max_by_key(Vec::len)
            .unwrap_or_default()
    };
    let (names, line) = filled()
        .map(|(line, number)| (fields(line), number))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .max_by_key(|(names, _)| names.len())
        .unwrap_or_default();
    let (most, characters) = NAMED_MAX;
    let plain = |name: &String| name.chars().filter(|c| !c.is_control()).take(characters).collect::<String>();
    let mut found: Vec<String> = names.iter().filter(|name| !name.is_empty()).take(most).map(plain).collect();
    if names.len() > most {
        found.push("…".to_owned());
    }
    let bars = names.len() == 1 && names[0].matches('|').count() > 0;
    let bars =
        if bars { " Columns are separated by commas, semicolons or tabs, not by “|”." } else { "" };
    Error::invalid(format!(
        "No column for people’s names. {WANTED}.{bars} Found in line {line}: {}.",
        found.join(", ")
    ))
}

/// What each field is read from, the more telling column first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Uses(Vec<(PersonField, Vec<usize>)>);

impl Uses {
    /// By the columns' names, with what the user chose instead. `is_kind` tells of a column whose name may mean the kind
    /// whether its cells do.
    pub(super) fn new(
        header: &Header,
        choices: &[ColumnChoice],
        is_kind: impl Fn(usize, Means) -> bool,
    ) -> Self {
        let has = |means: Means| header.meanings.iter().flatten().any(|(known, _)| *known == means);
        let field_of = |column: usize, means: Means| match means {
            // "Nom" beside "Prénom", "Nombre" beside "Apellidos".
            Means::WholeOrPart if has(Means::First) && !has(Means::Last) => Some(PersonField::LastName),
            Means::WholeOrPart if has(Means::Last) && !has(Means::First) => Some(PersonField::FirstName),
            Means::Kind | Means::Tags => is_kind(column, means).then_some(PersonField::Kind),
            _ => Some(means.field()),
        };
        let chosen = |column: usize| choices.iter().any(|choice| choice.is_of(&header.names[column]));
        // With the whole name chosen, no other is wanted.
        let whole =
            choices.iter().any(|choice| choice.field == PersonField::Name && !choice.column.is_empty());
        let part = |field: PersonField| {
            matches!(field, PersonField::FirstName | PersonField::MiddleName | PersonField::LastName)
        };
        let uses = PersonField::ALL.iter().map(|field| {
            let columns = match choices.iter().find(|choice| choice.field == *field) {
                Some(choice) => header.names.iter().position(|name| choice.is_of(name)).into_iter().collect(),
                None if whole && part(*field) => Vec::new(),
                None => {
                    let meanings = header
                        .meanings
                        .iter()
                        .enumerate()
                        .filter_map(|(column, meaning)| meaning.map(|known| (column, known)));
                    let mut columns: Vec<(usize, usize)> = meanings
                        .filter(|(column, (means, _))| {
                            !chosen(*column) && field_of(*column, *means) == Some(*field)
                        })
                        .map(|(column, (_, telling))| (telling, column))
                        .collect();
                    columns.sort_unstable();
                    columns.into_iter().map(|(_, column)| column).collect()
                }
            };
            (*field, columns)
        });
        Self(uses.collect())
    }

    /// The columns of a field, the more telling first.
    pub(super) fn of(&self, field: PersonField) -> &[usize] {
        self.0.iter().find(|(known, _)| *known == field).map_or(&[], |(_, columns)| columns)
    }

    /// What a column is read as.
    pub(super) fn field_of(&self, column: usize) -> Option<PersonField> {
        self.0.iter().find(|(_, columns)| columns.contains(&column)).map(|(field, _)| *field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Separator, u32, Vec<String>) {
        let header = Header::find(text, &[]).unwrap();
        (header.separator, header.line, header.names)
    }

    #[test]
    fn the_header_tells_the_separator() {
        let told: Vec<String> = ["Full name", "Company", "Email"].map(str::to_owned).to_vec();
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
    fn the_line_with_the_most_known_columns_is_the_header() {
        let linkedin = "Notes:\n\"When exporting your connection data, you may notice that the name, URL, is missing.\"\n\nFirst Name,Last Name,URL\n";
        assert_eq!(found(linkedin).1, 4);
        assert_eq!((found("sep=;\nName;Why\n").0, found("sep=;\nName;Why\n").1), (Separator::Semicolon, 2));
        assert_eq!(
            found("Name\nFirst Name,Last Name,Company\nAda,Marsh,Engines\n").1,
            2,
            "a title above is no header"
        );
        assert_eq!(found("Name,Role\nName,Role\n").1, 1, "of equals the first");
        let late = format!("{}Name,Role\n", "note\n".repeat(30));
        assert!(Header::find(&late, &[]).is_err(), "line 31 is too late");
    }

    #[test]
    fn a_file_without_column_names_is_refused_with_those_wanted_and_those_found() {
        let error = Header::find("\nKolor;E-Mail\nAda;a@example.org\n", &[]).unwrap_err().to_string();
        assert!(
            error.starts_with("No column for people’s names. A line of column names needs Name"),
            "{error}"
        );
        assert!(error.ends_with("Found in line 2: Kolor, E-Mail."), "{error}");
        assert!(Header::find(" \n", &[]).unwrap_err().to_string().starts_with("The file is empty."));
        let wide = Header::find(&vec!["x".repeat(100); 50].join(","), &[]).unwrap_err().to_string();
        assert!(wide.len() < 800 && wide.ends_with("…."), "{wide}");
        let bars = Header::find("Name|Role\nAda|CIO\n", &[]).unwrap_err().to_string();
        assert!(bars.contains("not by “|”"), "{bars}");
    }

    #[test]
    fn a_column_nobody_knows_can_be_named_by_the_user() {
        let choices = [ColumnChoice { field: PersonField::Name, column: "Jméno".to_owned() }];
        let header = Header::find("Jméno;Firma\nAda;Engines\n", &choices).unwrap();
        assert_eq!(Uses::new(&header, &choices, |_, _| true).of(PersonField::Name), [0]);
    }

    #[test]
    fn half_a_name_is_told_by_the_other_half() {
        use PersonField::{FirstName, LastName, Name};
        for (line, field) in [
            ("Nom,Prénom", LastName),
            ("Nombre,Apellidos", FirstName),
            ("Name,Surname", FirstName),
            ("Name,Given Name,Family Name", Name),
            ("Nome,Cargo", Name),
        ] {
            let header = Header::find(line, &[]).unwrap();
            assert_eq!(Uses::new(&header, &[], |_, _| true).field_of(0), Some(field), "{line}");
        }
    }
}
