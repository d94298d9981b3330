//! Cases to learn from: the user's own, and marks on those that come along.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{CaseId, StudyNoteId};

/// A case as it is kept: one of the user's own, or, with a slug, the mark on one that comes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyCase {
    /// Id of the case.
    pub id: CaseId,
    /// The slug of a case that comes along; none for the user's own.
    pub slug: Option<String>,
    /// product, marketing, sales, support, employees, hr, partners, public-sector or failure.
    pub process: String,
    /// Whose case it is.
    pub organisation: String,
    /// The year.
    pub year: Option<i32>,
    /// What was stuck.
    pub problem: String,
    /// What freed it.
    pub mechanism: String,
    /// The number claimed.
    pub number: String,
    /// Who claims it.
    pub who_says: String,
    /// What it does not show.
    pub caveat: String,
    /// The source.
    pub source: String,
    /// Its web address.
    pub url: Option<String>,
    /// The civil date it was marked as studied.
    pub studied_on: Option<NaiveDate>,
}

/// A case of the user's own as they enter it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct CaseEntry {
    /// The process it is about.
    pub process: Option<String>,
    /// Whose case it is.
    pub organisation: Option<String>,
    /// The year; 0 takes it away.
    pub year: Option<i32>,
    /// What was stuck.
    pub problem: Option<String>,
    /// What freed it.
    pub mechanism: Option<String>,
    /// The number claimed.
    pub number: Option<String>,
    /// Who claims it.
    pub who_says: Option<String>,
    /// What it does not show.
    pub caveat: Option<String>,
    /// The source.
    pub source: Option<String>,
    /// Its web address.
    pub url: Option<String>,
}

/// What became of one leader of an old list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StudyNote {
    /// Its id; 0 for a new one.
    pub id: StudyNoteId,
    /// The name.
    pub name: String,
    /// The answers, in the order of the exercise's questions.
    pub answers: Vec<String>,
}
