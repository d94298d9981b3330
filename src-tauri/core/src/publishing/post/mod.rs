//! A post: what the user writes, on its way from idea to published.
//!
//! Where it stands is derived from what is known: it is published once it was published somewhere, planned while it has a
//! date ahead of that, a draft once there is more than an idea.

mod entry;
mod origin;
mod publication;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::PostId;
use crate::named::named_enum;
use crate::publishing::network::Network;

pub use entry::PostEntry;
pub use origin::Origin;
pub use publication::{LogEntry, Publication, PublicationEntry};

named_enum! {
    /// Where a post stands.
    pub enum PostStage("stage") {
        /// A line that may become a post.
        Idea = "idea" | "Idea",
        /// Being written.
        Draft = "draft" | "Draft",
        /// Scheduled for a date.
        Planned = "planned" | "Scheduled",
        /// Out, in at least one place.
        Published = "published" | "Published",
        /// Out of sight, and kept.
        Archived = "archived" | "Archived",
    }
}

named_enum! {
    /// What is to be done next with a post, on its way out.
    pub enum NextMove("move") {
        /// Its text is to be written.
        Write = "write" | "Write",
        /// It has a text and is to be given a day.
        Plan = "plan" | "Schedule",
        /// It has a text and a day: it can go out.
        Publish = "publish" | "Mark as published",
        /// It is archived, and can come back.
        Restore = "restore" | "Unarchive",
        /// It is published.
        Nothing = "nothing" | "Nothing",
    }
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Id of the post.
    pub id: PostId,
    /// Its title or first line.
    pub title: String,
    /// The text.
    pub body: String,
    /// What is known of where it stands.
    pub standing: Standing,
    /// The pillar it belongs to; may be empty.
    pub pillar: String,
    /// Where it is to be published first.
    pub network: Option<Network>,
    /// The point in one sentence.
    pub claim: String,
    /// What it rests on.
    pub evidence: String,
    /// What a reader can do with it.
    pub takeaway: String,
    /// What it asks its readers.
    pub question: String,
    /// A note; may be empty.
    pub note: String,
    /// What it began with.
    pub origin: Origin,
    /// The civil date it was made.
    pub made_on: NaiveDate,
}

/// What is known of where a post stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether the user began to write it.
    pub drafting: bool,
    /// The civil date it is to be published on.
    pub planned_on: Option<NaiveDate>,
    /// The civil date it was archived on.
    pub archived_on: Option<NaiveDate>,
    /// The civil date it was first published on, from its publications.
    pub published_on: Option<NaiveDate>,
}

impl Standing {
    /// The stage that follows from it.
    #[must_use]
    pub fn stage(self) -> PostStage {
        match (self.archived_on, self.published_on, self.planned_on) {
            (Some(_), _, _) => PostStage::Archived,
            (None, Some(_), _) => PostStage::Published,
            (None, None, Some(_)) => PostStage::Planned,
            (None, None, None) if self.drafting => PostStage::Draft,
            (None, None, None) => PostStage::Idea,
        }
    }
}

impl Post {
    /// An idea with a title and nothing else.
    #[must_use]
    pub fn idea(title: String, made_on: NaiveDate) -> Self {
        let blank = String::new;
        Self {
            id: PostId(0),
            title,
            body: blank(),
            standing: Standing::default(),
            pillar: blank(),
            network: None,
            claim: blank(),
            evidence: blank(),
            takeaway: blank(),
            question: blank(),
            note: blank(),
            origin: Origin::default(),
            made_on,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn stage(&self) -> PostStage {
        self.standing.stage()
    }

    /// What is to be done next with it. Nothing goes out before it has a text, and a day is chosen before it does.
    #[must_use]
    pub fn next_move(&self) -> NextMove {
        match self.stage() {
            PostStage::Archived => NextMove::Restore,
            PostStage::Published => NextMove::Nothing,
            _ if !self.has_text() => NextMove::Write,
            PostStage::Planned => NextMove::Publish,
            PostStage::Idea | PostStage::Draft => NextMove::Plan,
        }
    }

    /// How much of a post is there, to choose the readiest draft: what a post is made of, and most of all its text.
    #[must_use]
    pub fn completeness(&self) -> usize {
        let parts = [&self.claim, &self.evidence, &self.takeaway, &self.question];
        parts.iter().filter(|part| !part.trim().is_empty()).count() + if self.has_text() { 4 } else { 0 }
    }

    /// Whether there is a text to read, beyond a title and notes towards it.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.body.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Programme;

    #[test]
    fn a_post_stands_where_what_is_known_of_it_says() {
        let date: Option<NaiveDate> = Some("2026-03-10".parse().unwrap());
        let idea = Post::idea("Build or buy".to_owned(), "2026-03-03".parse().unwrap());
        assert_eq!(idea.stage(), PostStage::Idea);
        let entry = PostEntry { body: Some("We bought.".to_owned()), ..PostEntry::default() };
        let draft = entry.over(idea, Programme::built_in()).unwrap();
        assert_eq!(draft.stage(), PostStage::Draft);
        let planned = Standing { planned_on: date, ..draft.standing };
        assert_eq!(planned.stage(), PostStage::Planned);
        let published = Standing { published_on: date, ..planned };
        assert_eq!(published.stage(), PostStage::Published);
        assert_eq!(Standing { archived_on: date, ..published }.stage(), PostStage::Archived);
    }

    #[test]
    fn the_next_move_follows_the_text_and_the_day() {
        let date: Option<NaiveDate> = Some("2026-03-10".parse().unwrap());
        let mut post = Post::idea("Build or buy".to_owned(), "2026-03-03".parse().unwrap());
        assert_eq!(post.next_move(), NextMove::Write);
        post.standing.planned_on = date;
        assert_eq!(post.next_move(), NextMove::Write, "a day alone is nothing to publish");
        post.body = " \n".to_owned();
        assert_eq!(post.next_move(), NextMove::Write, "white space is no text");
        post.body = "We bought.".to_owned();
        assert_eq!(post.next_move(), NextMove::Publish);
        post.standing.planned_on = None;
        assert_eq!(post.next_move(), NextMove::Plan);
        post.standing.published_on = date;
        assert_eq!(post.next_move(), NextMove::Nothing);
        post.standing.archived_on = date;
        assert_eq!(post.next_move(), NextMove::Restore);
    }
}
