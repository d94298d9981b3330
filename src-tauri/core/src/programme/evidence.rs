//! A fact and where it can be checked.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// What kind of source a fact rests on.
    pub enum EvidenceKind("kind of evidence") {
        /// People were assigned by chance.
        Experiment = "experiment" | "Experiment",
        /// Observed where it happens.
        FieldStudy = "field study" | "Field study",
        /// People were asked.
        Survey = "survey" | "Survey",
        /// Counted.
        Count = "count" | "Count",
        /// A seller's own figures.
        VendorData = "vendor data" | "Vendor data",
        /// Estimated.
        Estimate = "estimate" | "Estimate",
        /// A rule, which shows no effect.
        Rule = "rule" | "Rule",
        /// Something that happened once.
        Event = "event" | "Event",
    }
}

/// One fact and where it can be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The fact, no stronger than its source has it.
    pub fact: String,
    /// The source.
    pub source: String,
    /// The year of the source.
    pub year: i32,
    /// What kind of source it is.
    pub kind: EvidenceKind,
    /// Where it holds, if not everywhere.
    #[serde(default)]
    pub place: Option<String>,
    /// Its web address.
    #[serde(default)]
    pub url: Option<String>,
    /// The civil date someone last opened that address.
    #[serde(default)]
    pub checked_on: Option<String>,
    /// What it does not show.
    pub caveat: String,
}

impl Evidence {
    /// "Survey, US, 2018".
    #[must_use]
    pub fn kind_place_year(&self) -> String {
        let parts = [Some(self.kind.label().to_owned()), self.place.clone(), Some(self.year.to_string())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
