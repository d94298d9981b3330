//! What the user enters for a post.

use serde::{Deserialize, Serialize};

use super::{Post, Standing};
use crate::error::{Error, Result};
use crate::programme::Programme;
use crate::publishing::network::Network;
use crate::text;

/// What the user enters for a post, new or changed. What is not given stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PostEntry {
    /// Its title or first line.
    pub title: Option<String>,
    /// The text.
    pub body: Option<String>,
    /// The pillar it belongs to; empty takes it away.
    pub pillar: Option<String>,
    /// The slug of the network it is to be published on first; empty takes it away.
    pub network: Option<String>,
    /// The point in one sentence.
    pub claim: Option<String>,
    /// What it rests on.
    pub evidence: Option<String>,
    /// What a reader can do with it.
    pub takeaway: Option<String>,
    /// What it asks its readers.
    pub question: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Whether it is being written; a text makes it so by itself.
    pub drafting: Option<bool>,
    /// The civil date it is planned for, or words for it ("fri"); empty takes it away.
    pub planned_on: Option<String>,
    /// The slug of the prompt it began with.
    pub prompt: Option<String>,
}

impl PostEntry {
    /// The post with what was entered. One with a text, or with an answer to what a post is made of, is a draft.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit, [`Error::NotFound`] when there is no such prompt.
    pub fn over(&self, post: Post, programme: &Programme) -> Result<Post> {
        let line = |what: &str, given: &Option<String>, before: String| {
            given.as_deref().map_or(Ok(before), |text| text::one_line(what, text))
        };
        let free = |what: &str, given: &Option<String>, before: String| {
            given.as_deref().map_or(Ok(before), |text| text::free_text(what, text))
        };
        let network = match self.network.as_deref().map(str::trim) {
            None => post.network,
            Some("") => None,
            Some(slug) => Some(slug.parse::<Network>()?),
        };
        let mut origin = post.origin.clone();
        if let Some(slug) = self.prompt.as_deref().map(str::trim).filter(|slug| !slug.is_empty()) {
            origin.prompt = Some(programme.prompt(slug)?.slug.clone());
        }
        let mut post = Post {
            title: self
                .title
                .as_deref()
                .map_or(Ok(post.title.clone()), |title| text::title("The title", title))?,
            body: free("The text", &self.body, post.body)?,
            pillar: line("The pillar", &self.pillar, post.pillar)?,
            network,
            claim: free("The claim", &self.claim, post.claim)?,
            evidence: free("The evidence", &self.evidence, post.evidence)?,
            takeaway: free("The takeaway", &self.takeaway, post.takeaway)?,
            question: free("The question", &self.question, post.question)?,
            note: free("The note", &self.note, post.note)?,
            standing: Standing { drafting: self.drafting.unwrap_or(post.standing.drafting), ..post.standing },
            origin,
            ..post
        };
        if post.title.is_empty() {
            return Err(Error::invalid("The title is empty. Fill it in."));
        }
        let written = [&post.body, &post.claim, &post.evidence, &post.takeaway, &post.question];
        post.standing.drafting |= written.iter().any(|text| !text.trim().is_empty());
        Ok(post)
    }
}
