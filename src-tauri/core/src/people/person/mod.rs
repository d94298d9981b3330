//! People in the public conversation about the user's field, and around it.

mod circle;
mod entry;
mod identity;
mod import_plan;
mod import_preview;
mod matching;
mod opening;
mod order;
mod profile;

use chrono::NaiveDate;

use crate::id::PersonId;
use crate::people::kind::PersonKind;

pub use circle::Circle;
pub(crate) use circle::{CIRCLE_DAYS, Circles, Talked};
pub use entry::PersonEntry;
pub(crate) use identity::Identity;
pub(crate) use import_plan::{Planned, Write, plan, plan_watched};
pub use import_preview::{
    ImportFate, ImportOffer, ImportRow, PeopleChoices, PeopleFile, PeopleImport, RowChoice, SameName,
};
pub(crate) use opening::opening;
pub use order::PersonOrder;
pub(crate) use profile::LinkKey;
pub use profile::Profile;

/// The most people there can be.
pub(crate) const PEOPLE_MAX: usize = 50_000;

/// After this many days without a conversation someone of the close or warm circle has gone quiet: 60.
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
