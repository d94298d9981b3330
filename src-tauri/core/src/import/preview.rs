//! What an import would do, row by row: the import without its last step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PastKind, PastSource, PillarOffer};
use crate::named::named_enum;

named_enum! {
    /// What becomes of a row.
    pub enum PastFate("fate of a row") {
        /// Not here yet: it is added.
        New = "new" | "New",
        /// Here already.
        Known = "known" | "Already here",
        /// It gives a post that is here its link, day or text.
        Joins = "joins" | "Joins a post",
        /// It fills in what is empty of someone here.
        Fills = "fills" | "Fills in",
        /// Only the user can say.
        Ask = "ask" | "To decide",
        /// It is in this file twice.
        Twice = "twice" | "Twice in this file",
        /// It was imported before and removed.
        Removed = "removed" | "Removed before",
        /// Not taken, with a reason.
        Skipped = "skipped" | "Skipped",
        /// It cannot be read.
        Unreadable = "unreadable" | "Can’t be read",
    }
}

/// A row and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastRow {
    /// By what it is known; empty for what is not taken whatever is decided.
    pub key: String,
    /// What kind of thing it is.
    pub kind: PastKind,
    /// What becomes of it.
    pub fate: PastFate,
    /// Why, in a sentence; empty when there is nothing to say.
    pub why: String,
    /// What it is called: a post's title, a person's name, the beginning of a comment.
    pub title: String,
    /// More of it: a person's role, a post's address; may be empty.
    pub detail: String,
    /// Its civil date.
    pub on: Option<NaiveDate>,
    /// The file it is in.
    pub file: String,
    /// The line there, counted from 1; 0 where there are none.
    pub line: u32,
    /// Whether it is taken.
    pub taken: bool,
    /// Whether the user may decide otherwise.
    pub open: bool,
}

/// How many rows of a kind have which fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastCount {
    /// The kind.
    pub kind: PastKind,
    /// Its name, for people.
    pub label: String,
    /// All of its rows.
    pub total: u32,
    /// Those that are taken.
    pub taken: u32,
    /// By fate, those that occur.
    pub fates: Vec<(PastFate, u32)>,
}

/// The posts of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastYear {
    /// The year.
    pub year: i32,
    /// How many posts it has.
    pub posts: u32,
}

named_enum! {
    /// What a file leaves open. The slugs are the names of the choices that answer it.
    pub enum PastQuestionKind("question") {
        /// In which encoding a file is.
        Encoding = "encoding" | "Encoding",
        /// In which order its dates are written.
        Dates = "dates" | "Date order",
        /// The address of the site it comes from.
        Site = "site" | "Site",
    }
}

/// Something only the user can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastQuestion {
    /// What it is about.
    pub kind: PastQuestionKind,
    /// The file it is about.
    pub file: String,
    /// The question, in words.
    pub text: String,
    /// The answers there are, the likeliest first; none where it is free.
    pub answers: Vec<PastAnswer>,
}

/// An answer to a question about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastAnswer {
    /// What is chosen: `windows-1252`, `dmy`.
    pub value: String,
    /// Its name, for people.
    pub label: String,
    /// How the file reads with it: up to two lines.
    pub sample: Vec<String>,
}

/// What importing a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastPreview {
    /// What the file is.
    pub source: PastSource,
    /// What it is and whose, in words: "LinkedIn archive of Ada Marsh".
    pub title: String,
    /// The first civil date in it.
    pub from: Option<NaiveDate>,
    /// The last civil date in it.
    pub to: Option<NaiveDate>,
    /// The SHA-256 of what was read: if Import reads something else, it stops.
    pub sha256: String,
    /// Rows by kind and fate.
    pub counts: Vec<PastCount>,
    /// Posts by year, the first year first.
    pub years: Vec<PastYear>,
    /// What was only counted: "14 reactions".
    pub counted: Vec<String>,
    /// What is said of the file as a whole.
    pub notes: Vec<String>,
    /// What only the user can say. It holds nothing else back.
    pub questions: Vec<PastQuestion>,
    /// Whether the file doesn’t say on which day its numbers stood, so that the user may.
    pub asks_day: bool,
    /// Names of what was not opened.
    pub unread: Vec<String>,
    /// Pillars that its texts suggest, when there are none yet.
    pub pillars: Vec<PillarOffer>,
    /// The rows.
    pub rows: Vec<PastRow>,
}

/// What the window or terminal shows of a file: how many rows of each kind at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PastLook {
    /// The most rows of a kind; all when none is given. Those that wait for a decision come first.
    pub rows: Option<u32>,
}
