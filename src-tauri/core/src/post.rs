//! Posts the user published and logged.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::network::Network;

/// What the user enters for a post, new or changed.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PostEntry {
    /// Its title or first line.
    pub title: String,
    /// Its web address.
    #[serde(default)]
    pub url: Option<String>,
    /// Where it appeared.
    #[serde(default)]
    pub network: Option<Network>,
    /// The civil date it appeared on, `2026-03-31`; by default today.
    #[serde(default)]
    pub posted_on: Option<String>,
    /// A note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A post, checked: what the log keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its title or first line.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// Where it appeared.
    pub network: Option<Network>,
    /// The civil date it appeared on.
    pub posted_on: NaiveDate,
    /// A note; may be empty.
    pub note: String,
}
