//! A reading: a number that a network showed, what it is about and its source.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::current::Standing;
use super::post_join::{Of, PostJoin};
use crate::id::{PublicationId, ReadingId};
use crate::named::named_enum;
use crate::publishing::network::Network;

named_enum! {
    /// What a network counts. The slugs are kept with each reading.
    pub enum Metric("number") {
        /// Followers of the account.
        Followers = "followers" | "Followers",
        /// LinkedIn’s Social Selling Index, 0 to 100.
        Ssi = "ssi" | "Social Selling Index",
        /// How often posts were shown.
        Impressions = "impressions" | "Impressions",
        /// How many members they were shown to.
        MembersReached = "members_reached" | "Members reached",
        /// Reactions, comments, reposts and clicks together, as the network adds them up.
        Engagements = "engagements" | "Engagements",
        /// Reactions.
        Reactions = "reactions" | "Reactions",
        /// Likes.
        Likes = "likes" | "Likes",
        /// Comments.
        Comments = "comments" | "Comments",
        /// Replies.
        Replies = "replies" | "Replies",
        /// Reposts.
        Reposts = "reposts" | "Reposts",
        /// Shares.
        Shares = "shares" | "Shares",
        /// Saves.
        Saves = "saves" | "Saves",
        /// Bookmarks.
        Bookmarks = "bookmarks" | "Bookmarks",
        /// How often a post was sent to someone.
        Sends = "sends" | "Sends",
        /// New followers; fewer than zero when more left than came.
        NewFollowers = "new_followers" | "New followers",
        /// How many stopped following.
        Unfollows = "unfollows" | "Unfollows",
        /// Visits to the profile.
        ProfileVisits = "profile_visits" | "Profile visits",
        /// Clicks on a link.
        LinkClicks = "link_clicks" | "Link clicks",
        /// How often a post was unfolded.
        DetailExpands = "detail_expands" | "Detail expands",
        /// Clicks on a hashtag.
        HashtagClicks = "hashtag_clicks" | "Hashtag clicks",
        /// Clicks on the post’s own address.
        PermalinkClicks = "permalink_clicks" | "Permalink clicks",
    }
}

named_enum! {
    /// Which days a reading counts.
    pub enum Span("span") {
        /// One day.
        Day = "day" | "Day",
        /// From a first day to a last one.
        Window = "window" | "Days from, to",
        /// All of it, as it stood on a day.
        Total = "total" | "Total",
    }
}

named_enum! {
    /// Who says a number.
    pub enum SourceKind("source of numbers") {
        /// The user.
        ByHand = "by_hand" | "Entered by hand",
        /// LinkedIn’s export of a creator’s analytics.
        LinkedinAnalytics = "linkedin_analytics" | "LinkedIn analytics",
        /// LinkedIn’s export of one post’s analytics.
        LinkedinPost = "linkedin_post" | "LinkedIn post analytics",
        /// X’s post analytics.
        XPosts = "x_posts" | "X post analytics",
        /// X’s account overview.
        XOverview = "x_overview" | "X account overview",
        /// X’s archive.
        XArchive = "x_archive" | "X archive",
    }
}

/// Where numbers were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) kind: SourceKind,
    pub(crate) file_name: Option<String>,
    pub(crate) file_sha256: Option<String>,
    /// The first and the last civil date it covers.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) read_at: DateTime<Utc>,
}

/// What a reading is about: two that are about the same say the same number, or one revises the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct About {
    pub(crate) network: Network,
    pub(crate) of: Of,
    pub(crate) metric: Metric,
    pub(crate) span: Span,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
}

/// A reading that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) id: ReadingId,
    pub(crate) network: Network,
    /// The publication, where the user said which.
    pub(crate) publication: Option<PublicationId>,
    /// The key of its post; none for the account’s.
    pub(crate) post_key: Option<String>,
    pub(crate) metric: Metric,
    pub(crate) span: Span,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) value: i64,
    /// The first and the last civil date on which a source gave the value.
    pub(crate) first_as_of: NaiveDate,
    pub(crate) as_of: NaiveDate,
    pub(crate) source: i64,
    pub(crate) by_hand: bool,
}

impl Reading {
    /// What it is about, by the posts that are in the log now.
    pub(crate) fn about(&self, posts: &PostJoin) -> About {
        let of = match (&self.publication, &self.post_key) {
            (Some(publication), _) => Of::Publication(*publication),
            (None, Some(key)) => posts.of(key),
            (None, None) => Of::Account,
        };
        About {
            network: self.network,
            of,
            metric: self.metric,
            span: self.span,
            from: self.from,
            to: self.to,
        }
    }

    /// By what an import knows it again: what it is about, as its file says, and its value.
    pub(crate) fn import_key(&self) -> String {
        let of = self.post_key.as_deref().unwrap_or("account");
        let Self { network, metric, span, from, to, value, .. } = self;
        let (network, metric, span) = (network.slug(), metric.slug(), span.slug());
        format!("reading:{network}:{of}:{metric}:{span}:{from}:{to}:{value}")
    }

    /// What of it counts when sources differ.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            value: self.value,
            first_as_of: self.first_as_of,
            as_of: self.as_of,
            by_hand: self.by_hand,
            id: self.id,
        }
    }

    /// Whether it counts the last day its file knew of, which was not over by then.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.span == Span::Day && !self.by_hand && self.as_of <= self.from
    }
}

/// Readings by what they are about; of each the earlier rows first.
pub(crate) fn by_about<'r>(readings: &'r [Reading], posts: &PostJoin) -> BTreeMap<About, Vec<&'r Reading>> {
    let mut groups: BTreeMap<About, Vec<&Reading>> = BTreeMap::new();
    for reading in readings {
        groups.entry(reading.about(posts)).or_default().push(reading);
    }
    groups
}
