//! People in the public conversation about the user's field, and around it.

mod entry;
mod identity;
mod import_plan;
mod matching;
mod profile;

use chrono::{Duration, NaiveDate};

use crate::id::PersonId;
use crate::person_kind::PersonKind;

pub use entry::PersonEntry;
pub(crate) use identity::Identity;
pub(crate) use import_plan::{Planned, Write, plan};
pub use profile::Profile;

/// After this many days without a word somebody is "not spoken for": 60.
pub const QUIET_DAYS: i64 = 60;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are to the user.
    pub kind: PersonKind,
    /// Their role and organisation; may be empty.
    pub role: String,
    /// Where they take part; may be empty.
    pub where_active: String,
    /// Their web address, http or https.
    pub link: Option<String>,
    /// Why them; may be empty.
    pub why: String,
    /// The habit to borrow; may be empty.
    pub habit: String,
    /// The civil date they were added.
    pub added_on: NaiveDate,
}

impl Person {
    /// Whether the user has not spoken with them for [`QUIET_DAYS`] days; one who was added lately has that long.
    #[must_use]
    pub fn is_quiet(&self, last_engaged: Option<NaiveDate>, today: NaiveDate) -> bool {
        today - last_engaged.unwrap_or(self.added_on) >= Duration::days(QUIET_DAYS)
    }
}
