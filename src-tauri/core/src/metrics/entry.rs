//! A number as the user enters it.

use serde::{Deserialize, Serialize};

use super::reading::Metric;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::publishing::network::Network;

/// The largest number that can be entered.
const VALUE_MAX: i64 = 1_000_000_000_000;

/// A number as the user enters it: what a network showed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct NumberEntry {
    /// What was counted.
    pub what: Metric,
    /// Where; LinkedIn for its own index, else a post’s only network.
    pub network: Option<Network>,
    /// The number.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub value: i64,
    /// On which day, a date or words for one; today when empty.
    pub on: Option<String>,
    /// The post it is about; the account without one.
    pub post: Option<PostId>,
}

impl NumberEntry {
    /// Checks that the number can be one of its kind.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it can't, or is about a post where only accounts have it.
    pub(crate) fn check(&self) -> Result<()> {
        if self.post.is_some() && matches!(self.what, Metric::Followers | Metric::Ssi) {
            return Err(Error::invalid("This number is about your account. Don’t name a post."));
        }
        if self.what == Metric::Ssi && self.network.is_some_and(|network| network != Network::Linkedin) {
            return Err(Error::invalid("Only LinkedIn has a Social Selling Index."));
        }
        let range = match self.what {
            Metric::Ssi => 0..=100,
            Metric::NewFollowers => -VALUE_MAX..=VALUE_MAX,
            _ => 0..=VALUE_MAX,
        };
        if range.contains(&self.value) {
            return Ok(());
        }
        Err(Error::invalid(match self.what {
            Metric::Ssi => "The Social Selling Index goes from 0 to 100.",
            _ => "Enter a number, like 2571.",
        }))
    }
}

/// How a number is said: "2,571", "−28".
pub(crate) fn value_in_words(value: i64) -> String {
    let digits = crate::text::grouped(usize::try_from(value.unsigned_abs()).unwrap_or(usize::MAX));
    if value < 0 { format!("−{digits}") } else { digits }
}
