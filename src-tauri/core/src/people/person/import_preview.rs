//! What taking people over from a file would do, row by row.

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::named::named_enum;
use crate::people::contacts_csv::{ColumnChoice, FieldUse, FileReading, PersonField, RefusedLine};
use crate::people::kind::PersonKind;

named_enum! {
    /// What becomes of a line of the file.
    pub enum ImportFate("fate of a line") {
        /// No one here: they are added.
        New = "new" | "New",
        /// Someone here, of whom the file knows more.
        Fills = "fills" | "Filled in",
        /// Someone here, of whom the file knows nothing more.
        Known = "known" | "Here already",
        /// Someone of that name is here; only the user can say whether it is they.
        Ask = "ask" | "To decide",
        /// Someone a line before was about.
        Twice = "twice" | "Twice in this file",
        /// Not taken, with a reason.
        LeftOut = "left_out" | "Skipped",
    }
}

named_enum! {
    /// What is done with someone of whom the name alone tells who they are.
    pub enum SameName("way with names that are here") {
        /// Filled in where nothing speaks against it, else left open.
        Fill = "fill" | "Fill in",
        /// Added as someone else.
        Add = "add" | "Add",
        /// Left out.
        Skip = "skip" | "Skip",
    }
}

impl Default for SameName {
    /// Nothing is lost and no one is there twice.
    fn default() -> Self {
        Self::Fill
    }
}

/// What the user decided about a file of people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PeopleChoices {
    /// The encoding of the file, by a label like "windows-1250".
    pub encoding: Option<String>,
    /// The columns some fields are to be read from.
    pub columns: Vec<ColumnChoice>,
    /// What is done with names that are here.
    pub same_name: SameName,
    /// What was decided of single lines; of the others what the preview says.
    pub rows: Vec<RowChoice>,
}

/// What the user decided of one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct RowChoice {
    /// The line.
    pub line: u32,
    /// Whether it is taken at all.
    pub take: bool,
    /// What they are to the user, when they are new.
    pub kind: Option<PersonKind>,
    /// They are this person here: what is empty there is filled in, and of two names the fuller one stays.
    pub same_as: Option<PersonId>,
    /// They are no one here.
    pub anew: bool,
    /// What the file says otherwise than what is here is taken too.
    pub offers: bool,
}

/// A file of people: what it would do, or in which encodings it might be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PeopleFile {
    /// What it would do; none before its encoding is known.
    pub import: Option<PeopleImport>,
    /// How it would read in the likely encodings, the likeliest first; empty when its encoding is known.
    pub readings: Vec<FileReading>,
}

/// What taking people over from a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PeopleImport {
    /// People who are not here yet and are added.
    pub new: u32,
    /// People here of whom the file fills in something.
    pub filled: u32,
    /// People here of whom the file knows nothing more.
    pub known: u32,
    /// People only the user can tell apart from someone here; left open.
    pub asked: u32,
    /// Lines about someone a line before was about.
    pub twice: u32,
    /// Rows that can’t be imported, with the reason; the first hundred.
    pub refused: Vec<RefusedLine>,
    /// How many rows can’t be imported.
    pub refused_total: u32,
    /// How many of them simply name no one.
    pub nameless: u32,
    /// How each column was understood.
    pub columns: Vec<String>,
    /// What each field is read from.
    pub fields: Vec<FieldUse>,
    /// What each column is called.
    pub headers: Vec<String>,
    /// The line that names the columns.
    pub header_line: u32,
    /// What separates the columns, in words.
    pub separator: String,
    /// Whether bytes fitted no character; each such place is shown as "�".
    pub damaged: bool,
    /// Every line of the file below its column names, with what becomes of it.
    pub rows: Vec<ImportRow>,
}

/// A line of the file and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportRow {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Their name; empty in a line that names no one.
    pub name: String,
    /// What they would be to the user.
    pub kind: PersonKind,
    /// Their position and company; may be empty.
    pub role: String,
    /// Their profile's address.
    pub link: Option<String>,
    /// What becomes of the line.
    pub fate: ImportFate,
    /// Why, in a sentence; empty when there is nothing to say.
    pub why: String,
    /// Whether it is taken.
    pub taken: bool,
    /// Who of the people here it is about, or may be about.
    pub person: Option<PersonId>,
    /// Their name.
    pub person_name: String,
    /// What the file says otherwise than what is here.
    pub offers: Vec<ImportOffer>,
    /// What was left out of the line, a sentence each.
    pub left_out: Vec<String>,
}

/// What the file says of someone here otherwise than they stand here. It’s used only if the user asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportOffer {
    /// What.
    pub field: PersonField,
    /// As the file has it.
    pub value: String,
    /// As it is here.
    pub here: String,
}
