//! Halfway and graduation as a page of their own, as Markdown and as one HTML file: what the user wrote, then and now.
//!
//! The letter to oneself is never in it.

use maud::{Markup, html};

use super::ExportFormat;
use super::html::{as_typed, frame};
use super::markdown::text::{line as escape, quoted};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::look_back::{Paper, ReviewKind};

impl Coach {
    /// Halfway or graduation as the text of a file: HTML for a PDF, which is printed from it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for another look back, and before it is open.
    pub fn milestone_text(&self, now: &Now, kind: ReviewKind, format: ExportFormat) -> Result<String> {
        let paper = self.milestone_paper(now, kind)?;
        Ok(match format {
            ExportFormat::Markdown => markdown(&paper),
            ExportFormat::Html | ExportFormat::Pdf => frame(paper.title, &body(&paper)),
        })
    }

    /// Halfway or graduation as its reader will see it, as HTML without a frame: all that the user wrote is escaped.
    ///
    /// # Errors
    /// As [`Coach::milestone_text`].
    pub fn preview_milestone(&self, now: &Now, kind: ReviewKind) -> Result<String> {
        Ok(body(&self.milestone_paper(now, kind)?).into_string())
    }

    fn milestone_paper(&self, now: &Now, kind: ReviewKind) -> Result<Paper> {
        match kind {
            ReviewKind::Halfway => self.halfway_page(now)?.paper(),
            ReviewKind::Graduation => self.graduation_page(now)?.paper(),
            ReviewKind::Month | ReviewKind::Quarter => {
                Err(Error::invalid("Only halfway and graduation are pages of their own."))
            }
        }
    }
}

/// Headings with what was written under them.
fn written(paper: &Paper) -> impl Iterator<Item = (&'static str, &str)> {
    let texts = paper.texts.iter().filter(|(_, text)| !text.trim().is_empty());
    texts.map(|(heading, text)| (*heading, as_typed(text)))
}

fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n\n{}\n", escape(paper.title), escape(&paper.about));
    for (heading, text) in written(paper) {
        if !heading.is_empty() {
            out += &format!("\n## {}\n", escape(heading));
        }
        out += &format!("\n{}\n", quoted(text));
    }
    out
}

fn body(paper: &Paper) -> Markup {
    html! {
        header {
            h1 { (paper.title) }
            p.range { (paper.about) }
        }
        @for (heading, text) in written(paper) {
            section {
                @if !heading.is_empty() { h2 { (heading) } }
                p.note dir="auto" { (text) }
            }
        }
    }
}
