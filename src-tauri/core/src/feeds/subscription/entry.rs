//! What a feed was seen to hold, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::address::canonical;
use crate::id::{FeedId, ProposalId, PublicationId};
use crate::named::named_enum;

named_enum! {
    /// What became of an entry of a feed.
    pub enum EntryState("state") {
        /// It waits for an answer.
        Proposed = "proposed" | "To look at",
        /// It is in the log.
        Logged = "logged" | "Logged",
        /// The user said no.
        Dismissed = "dismissed" | "Dismissed",
        /// It was there before the user could be asked, or is known from elsewhere.
        Earlier = "earlier" | "Taken as known",
    }
}

named_enum! {
    /// Why an entry was taken as known without asking.
    pub enum KnownWhy("reason") {
        /// It was published too long before the feed was added.
        Older = "older" | "older",
        /// It said no day when the feed was first read.
        Undated = "undated" | "without a date",
        /// It is in the log.
        InLog = "in_log" | "in your log already",
        /// Another feed brought it.
        OtherFeed = "other_feed" | "also in another feed",
    }
}

/// An entry that a feed was seen to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenEntry {
    /// Id of the entry.
    pub id: ProposalId,
    /// The feed.
    pub feed: FeedId,
    /// What it is known by within the feed.
    pub key: String,
    /// What became of it.
    pub state: EntryState,
    /// Why it was taken as known, where that was noted.
    pub why: Option<KnownWhy>,
    /// Its title; empty for a known one from before titles of those were kept.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The page it is known by outside the feed; as its address unless several entries share that.
    pub page: Option<String>,
    /// The civil date it was published on, or was first seen on; none only for one taken as known.
    pub published_on: Option<NaiveDate>,
    /// Whether the feed says that day.
    pub day_known: bool,
    /// The publication it seems to be, under another address.
    pub moves: Option<PublicationId>,
}

impl SeenEntry {
    /// The page it is known by outside the feed, made from its address where none was kept.
    #[must_use]
    pub fn known_page(&self) -> Option<String> {
        self.page.clone().or_else(|| self.url.as_deref().map(canonical))
    }
}
