//! Where and when a post was published.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::id::{PostId, PublicationId};
use crate::publishing::network::Network;

/// One place a post was published in. A post may have several; it counts once, in the week of the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Id of the publication.
    pub id: PublicationId,
    /// The post.
    pub post: PostId,
    /// Network it was published on; `None` if not given.
    pub network: Option<Network>,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date.
    pub published_on: NaiveDate,
}

/// What the user enters of where and when a post was published.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PublicationEntry {
    /// Where; by default where it was to be published.
    pub network: Option<Network>,
    /// Its web address.
    pub url: Option<String>,
    /// The civil date, or words for it ("yesterday"). Left out, the day that the link tells, else today; empty, today.
    pub on: Option<String>,
    /// Whether the user looked at every place the red-line check found and lets it stand.
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub cleared: bool,
}

/// What the user enters to log a post that is out already.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// Its title or first line.
    pub title: String,
    /// Its web address.
    #[serde(default)]
    pub url: Option<String>,
    /// Where it appeared.
    #[serde(default)]
    pub network: Option<Network>,
    /// The civil date it appeared on, or words for it ("yesterday"). Left out, the day that the link tells, else today; empty, today.
    #[serde(default)]
    pub on: Option<String>,
    /// A note.
    #[serde(default)]
    pub note: Option<String>,
}
