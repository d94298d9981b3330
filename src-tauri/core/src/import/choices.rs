//! What the user decided about a file.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PastKind;
use crate::error::{Error, Result};
use crate::named::named_enum;
use crate::people::person::SameName;
use crate::text::comparable;

/// What the user decided about a file of their past. Of everything else what the preview says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PastChoices {
    /// Only these kinds; all when empty.
    pub only: Vec<PastKind>,
    /// Nothing from before this civil date.
    pub from: Option<NaiveDate>,
    /// Nothing from after this civil date.
    pub to: Option<NaiveDate>,
    /// Which new people are taken: `met`, `all` or `match:WORDS`; by default those met elsewhere in the file.
    pub people: Option<String>,
    /// What is done with names that are here.
    pub same_name: SameName,
    /// Whether shares of others' posts without the user's words are taken.
    pub bare_reposts: bool,
    /// Whether drafts that are no posts yet are taken.
    pub drafts: bool,
    /// In which order dates like 03/04/2026 are written, where a file leaves it open.
    pub dates: Option<DateOrder>,
    /// The civil date on which numbers stood as a file says, where it doesn't say itself; today when none is given.
    pub as_of: Option<NaiveDate>,
    /// The site of a Substack export, such as `name.substack.com`.
    pub site: Option<String>,
    /// The encoding of a file that is not UTF-8, by a label like `windows-1252`.
    pub encoding: Option<String>,
    /// Rows that are taken though the preview leaves them open, by their keys.
    pub take: Vec<String>,
    /// Rows that are left out though the preview takes them, by their keys.
    pub leave: Vec<String>,
    /// Rows that are taken as new though they could join something here, by their keys.
    pub separate: Vec<String>,
}

named_enum! {
    /// The order in which a file writes the parts of its dates.
    pub enum DateOrder("date order") {
        /// 03/04/2026 is 4 March.
        Mdy = "mdy" | "Month, day, year",
        /// 03/04/2026 is 3 April.
        Dmy = "dmy" | "Day, month, year",
        /// 2026/03/04 is 4 March.
        Ymd = "ymd" | "Year, month, day",
    }
}

impl PastChoices {
    pub(crate) fn wants(&self, kind: PastKind) -> bool {
        self.only.is_empty() || self.only.contains(&kind)
    }

    /// Whether a civil date lies between those given. What has none is in.
    pub(crate) fn spans(&self, on: Option<NaiveDate>) -> bool {
        on.is_none_or(|on| self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to))
    }

    /// Which new people are taken.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the words are none of the three.
    pub(crate) fn people_wanted(&self, by_default: PeopleWanted) -> Result<PeopleWanted> {
        self.people.as_deref().map_or(Ok(by_default), str::parse)
    }
}

/// Which new people of a file are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleWanted {
    /// Those met elsewhere in the same file.
    Met,
    /// Everybody.
    All,
    /// Those met, and those with all of these words in their name or role.
    Matching(Vec<String>),
}

impl FromStr for PeopleWanted {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.trim().split_once(':') {
            None if text.trim().eq_ignore_ascii_case("met") => Ok(Self::Met),
            None if text.trim().eq_ignore_ascii_case("all") => Ok(Self::All),
            Some((name, words)) if name.trim().eq_ignore_ascii_case("match") && !words.trim().is_empty() => {
                Ok(Self::Matching(comparable(words).split(' ').map(str::to_owned).collect()))
            }
            _ => Err(Error::invalid("Choose people with met, all or match:WORDS.")),
        }
    }
}

impl PeopleWanted {
    /// Whether someone new is taken.
    pub(crate) fn takes(&self, met: bool, name: &str, role: &str) -> bool {
        match self {
            Self::Met => met,
            Self::All => true,
            Self::Matching(words) => {
                let said = comparable(&format!("{name} {role}"));
                met || words.iter().all(|word| said.contains(word.as_str()))
            }
        }
    }
}
