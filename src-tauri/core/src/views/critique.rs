//! Critique of a post: the prompt before it is copied, what was answered, and everything that was copied out.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{PromptName, PromptPreview};
use crate::coach::Coach;
use crate::critique::{PromptRequest, put_back};
use crate::error::Result;
use crate::id::{CritiqueId, PostId, PromptCopyId};
use crate::journal::prompt::names;
use crate::store::prompt_copies::PromptCopy;
use crate::store::{critiques, posts, prompt_copies};
use crate::text::comparable;

/// What was asked about a post, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostCritique {
    /// The post.
    pub post: PostId,
    /// The day of its first critique.
    pub assisted_on: Option<NaiveDate>,
    /// When a prompt about it was last copied, UTC.
    pub copied_at: Option<DateTime<Utc>>,
    /// The placeholders of what was copied, with their names.
    pub names: Vec<PromptName>,
    /// The answers, the latest first.
    pub critiques: Vec<CritiqueLine>,
}

/// An assistant's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CritiqueLine {
    /// Its number.
    pub id: CritiqueId,
    /// The day it was pasted.
    pub answered_on: NaiveDate,
    /// Its text, with names put back.
    pub text: String,
}

/// An answer that was pasted, as it would be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AnswerRead {
    /// The answer with its names.
    pub text: String,
    /// Placeholders that were copied and that the answer doesn’t hold.
    pub not_found: Vec<PromptName>,
    /// Placeholders of the answer that have no name.
    pub unknown: Vec<String>,
}

/// A prompt that was copied out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptCopyLine {
    /// Its number.
    pub id: PromptCopyId,
    /// The post; none when it was deleted.
    pub post: Option<PostId>,
    /// The title of the post.
    pub title: Option<String>,
    /// When it was copied, UTC.
    pub copied_at: DateTime<Utc>,
    /// The question; empty once forgotten.
    pub question: String,
    /// The text that was copied; none once forgotten.
    pub text: Option<String>,
    /// The SHA-256 of the text, in hexadecimal digits.
    pub sha256: String,
    /// The placeholders with their names; empty once forgotten.
    pub names: Vec<PromptName>,
    /// Whether it never reached the clipboard.
    pub failed: bool,
}

impl From<PromptCopy> for PromptCopyLine {
    fn from(copy: PromptCopy) -> Self {
        Self {
            id: copy.id,
            post: copy.post,
            title: copy.title,
            copied_at: copy.copied_at,
            question: copy.question,
            text: copy.text,
            sha256: copy.sha256,
            names: names(&copy.names),
            failed: copy.failed,
        }
    }
}

impl Coach {
    /// A prompt about a post exactly as it would be copied. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the post is gone, [`crate::Error::Invalid`] when there is no question or nothing to
    /// copy.
    pub fn prompt_preview(&self, post: PostId, request: &PromptRequest) -> Result<PromptPreview> {
        PromptPreview::read(self.conn(), post, request)
    }

    /// What was asked about a post, and what was answered.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the post is gone.
    pub fn post_critique(&self, post: PostId) -> Result<PostCritique> {
        let conn = self.conn();
        posts::get(conn, post)?;
        let copies = prompt_copies::of(conn, post)?;
        Ok(PostCritique {
            post,
            assisted_on: critiques::assisted_on(conn, post)?,
            copied_at: copies.iter().find(|copy| !copy.failed).map(|copy| copy.copied_at),
            names: names(&prompt_copies::names_of(conn, post)?),
            critiques: critiques::of(conn, post)?
                .into_iter()
                .map(|kept| CritiqueLine { id: kept.id, answered_on: kept.answered_on, text: kept.text })
                .collect(),
        })
    }

    /// An answer as it would be kept. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn read_answer(&self, post: PostId, answer: &str) -> Result<AnswerRead> {
        let table = prompt_copies::names_of(self.conn(), post)?;
        let put = put_back(answer, &table);
        let not_found = names(&table).into_iter().filter(|name| put.not_found.contains(&name.placeholder));
        Ok(AnswerRead { text: put.text, not_found: not_found.collect(), unknown: put.unknown })
    }

    /// Everything that was copied out, the latest first: all of it, or what holds every word that is searched for in its
    /// text, its question, its names or the title of its post.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn prompt_copies(&self, search: &str) -> Result<Vec<PromptCopyLine>> {
        let words: Vec<String> = comparable(search).split(' ').map(str::to_owned).collect();
        let fits = |copy: &PromptCopy| {
            let names: String =
                copy.names.iter().map(|(placeholder, name)| format!("{placeholder}\n{name}\n")).collect();
            let title = copy.title.as_deref().unwrap_or_default();
            let text = copy.text.as_deref().unwrap_or_default();
            let searched = comparable(&format!("{title}\n{}\n{text}\n{names}", copy.question));
            words.iter().all(|word| searched.contains(word.as_str()))
        };
        Ok(prompt_copies::all(self.conn())?.into_iter().filter(fits).map(PromptCopyLine::from).collect())
    }

    /// How many posts had their first critique between two civil dates, both included.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn posts_with_critique(&self, from: NaiveDate, to: NaiveDate) -> Result<u32> {
        critiques::posts_with_critique(self.conn(), from, to)
    }
}
