//! What is true where the user works: a tick in the first questions, changed in Settings.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Something that is true where the user works.
    pub enum Situation("situation") {
        /// A listed or regulated company.
        Listed = "listed" | "Listed or regulated company",
        /// The public sector, or work that needs clearance.
        PublicSector = "public-sector" | "Public sector or clearance",
        /// Nothing about work may be posted in public.
        InsideOnly = "inside-only" | "I may not post about work",
        /// The user posts already.
        AlreadyPosting = "already-posting" | "I already post",
        /// The user looks for a new role, quietly.
        QuietSearch = "quiet-search" | "I’m looking, quietly",
        /// The user would rather speak than write.
        Speaking = "speaking" | "I’d rather speak than write",
    }
}

/// A situation in the programme's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SituationText {
    /// Which.
    pub slug: Situation,
    /// What is ticked.
    pub label: String,
    /// What is said at once.
    pub line: String,
    /// What it changes, as Settings say it.
    pub settings: String,
}
