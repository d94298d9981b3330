//! A summary before it is handed over: what the reader would see, and what the red-line check finds in it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::plain::to_plain;
use super::{ExportFormat, Summary, SummaryRequest, html, to_html, to_markdown};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::Check;
use crate::look_back::{fits_mail, mail_address};
use crate::programme::sharing::Preset;
use crate::publishing::red_line::RedLine;
use crate::store::people;
use crate::text::comparable;

/// A summary on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryPreview {
    /// What the reader would see, as HTML without a frame: all that the user wrote is escaped.
    pub html: String,
    /// The first page as plain text, for an e-mail.
    pub mail: String,
    /// Whether a mail program takes so long a text.
    pub mail_fits: bool,
    /// What to look at before it is handed over, in the order of the summary.
    pub findings: Vec<SummaryFinding>,
    /// Whether saving asks first that the findings were looked at.
    pub asks_first: bool,
}

/// Something to look at in a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SummaryFinding {
    /// What it is, as a short label.
    pub what: String,
    /// The words as they are in the summary.
    pub words: String,
    /// Why it is worth a second thought.
    pub why: String,
}

impl Coach {
    /// What a summary would show, and what the red-line check finds in it. Nothing is written.
    ///
    /// # Errors
    /// As [`Coach::summary`].
    pub fn preview_summary(&self, now: &Now, request: &SummaryRequest) -> Result<SummaryPreview> {
        let summary = self.summary(now, request)?;
        let findings = self.look_through(summary.written())?;
        let asks_first = request.preset != Preset::Me && !findings.is_empty();
        let mail = to_plain(&summary);
        Ok(SummaryPreview {
            html: html::body(&summary).into_string(),
            mail_fits: fits_mail(&mail),
            mail,
            findings,
            asks_first,
        })
    }

    /// The summary as the text of a file, when the user has looked at what the red-line check finds in it. One for the user
    /// alone is handed to no one and waits for nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something found was not looked at, and as [`Coach::summary`].
    pub fn summary_to_hand_over(&self, now: &Now, request: &SummaryRequest) -> Result<String> {
        Ok(as_file(&self.looked_at(now, request)?, request.format))
    }

    /// The address that has a mail program begin a message with the first page in it, when the user has looked at what the
    /// red-line check finds.
    ///
    /// # Errors
    /// [`Error::Invalid`] for more than a mail program takes, and as [`Coach::summary_to_hand_over`].
    pub fn summary_as_mail(&self, now: &Now, request: &SummaryRequest) -> Result<String> {
        mail_address("Progress summary", &to_plain(&self.looked_at(now, request)?))
    }

    /// A summary that may be handed over.
    fn looked_at(&self, now: &Now, request: &SummaryRequest) -> Result<Summary> {
        let summary = self.summary(now, request)?;
        let found = if request.checked || request.preset == Preset::Me {
            0
        } else {
            self.look_through(summary.written())?.len()
        };
        if found > 0 {
            let things =
                if found == 1 { "There’s 1 thing".to_owned() } else { format!("There are {found} things") };
            return Err(Error::invalid(format!(
                "{things} to check in this summary. Look at each, then confirm."
            )));
        }
        Ok(summary)
    }

    /// The summary as the text of a file.
    ///
    /// # Errors
    /// As [`Coach::summary`].
    pub fn summary_text(&self, now: &Now, request: &SummaryRequest) -> Result<String> {
        Ok(as_file(&self.summary(now, request)?, request.format))
    }

    /// What the red-line check finds, and the people of the user's whom it names.
    pub(super) fn look_through<'t>(
        &self,
        texts: impl Iterator<Item = &'t str>,
    ) -> Result<Vec<SummaryFinding>> {
        let conn = self.journal();
        let check = Check::read(conn)?;
        let people = Names::of(people::names(conn)?.into_iter().map(|(_, name)| name));
        let mut findings: Vec<SummaryFinding> = Vec::new();
        let mut seen = BTreeSet::new();
        for text in texts.filter(|text| !text.trim().is_empty()) {
            // What the user praises is theirs to say; it was asked about when they published.
            let found =
                check.text(text).findings.into_iter().filter(|finding| finding.class != RedLine::Praise);
            let found = found.map(|finding| SummaryFinding {
                what: finding.class.label().to_owned(),
                words: finding.words,
                why: finding.class.why().to_owned(),
            });
            let named = people.named_in(text).into_iter().map(|name| SummaryFinding {
                what: "A name".to_owned(),
                words: name,
                why: "This names one of your people. Ask them, or remove it.".to_owned(),
            });
            findings
                .extend(found.chain(named).filter(|one| seen.insert((one.what.clone(), one.words.clone()))));
        }
        Ok(findings)
    }
}

fn as_file(summary: &Summary, format: ExportFormat) -> String {
    match format {
        ExportFormat::Markdown => to_markdown(summary),
        // A PDF is printed from it.
        ExportFormat::Html | ExportFormat::Pdf => to_html(summary),
    }
}

/// The names of the user's people, for finding them in a text.
struct Names(Vec<(String, String)>);

impl Names {
    /// First names alone are everyday words; a name to look for has two words at least.
    fn of(names: impl Iterator<Item = String>) -> Self {
        Self(names.map(|name| (comparable(&name), name)).filter(|(form, _)| form.contains(' ')).collect())
    }

    fn named_in(&self, text: &str) -> Vec<String> {
        let text = comparable(text);
        let stands_alone = |at: usize, form: &str| {
            let before = text[..at].chars().next_back();
            let after = text[at + form.len()..].chars().next();
            [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
        };
        let found = self
            .0
            .iter()
            .filter(|(form, _)| text.match_indices(form.as_str()).any(|(at, _)| stands_alone(at, form)));
        found.map(|(_, name)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_found_and_parts_of_words_are_not() {
        let names = Names::of(["Ada Marsh", "Bo"].map(str::to_owned).into_iter());
        assert_eq!(names.named_in("Lunch with ada  marsh, today"), ["Ada Marsh"]);
        assert!(names.named_in("Ada Marshall, Bo and Nevada Marsh").is_empty());
    }
}
