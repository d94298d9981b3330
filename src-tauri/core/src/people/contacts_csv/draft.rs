//! What is made of a line: someone, someone again, or nothing.

use serde::Serialize;

use crate::people::kind::PersonKind;

/// Someone read from a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonDraft {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Their name.
    pub name: String,
    /// What they are to the user; none when the file does not say.
    pub kind: Option<PersonKind>,
    /// Their position and company; may be empty.
    pub role: String,
    /// Where they take part, in the file's words; may be empty.
    pub where_active: String,
    /// Their profile's address.
    pub link: Option<String>,
    /// Why they are in the list; may be empty.
    pub why: String,
    /// What the user means to do with them; may be empty.
    pub habit: String,
    /// What was left out of the line, a sentence each.
    pub left_out: Vec<String>,
}

impl PersonDraft {
    /// Takes what is empty here from another line about the same person.
    pub(super) fn fill(&mut self, other: Self) {
        let take = |mine: &mut String, theirs: String| {
            if mine.trim().is_empty() {
                *mine = theirs;
            }
        };
        self.kind = self.kind.or(other.kind);
        self.link = self.link.take().or(other.link);
        take(&mut self.role, other.role);
        take(&mut self.where_active, other.where_active);
        take(&mut self.why, other.why);
        take(&mut self.habit, other.habit);
    }
}

/// A line about someone a line before was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Repeated {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// The name in it.
    pub name: String,
    /// The line of the person it is about.
    pub of: u32,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RefusedLine {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Why, and what helps.
    pub why: String,
    /// Whether it simply names no one.
    pub nameless: bool,
}
