//! A fact and where it can be checked.

use serde::{Deserialize, Serialize};

/// What kind of source a fact rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum EvidenceKind {
    /// People were assigned by chance.
    #[serde(rename = "experiment")]
    Experiment,
    /// Observed where it happens.
    #[serde(rename = "field study")]
    FieldStudy,
    /// People were asked.
    #[serde(rename = "survey")]
    Survey,
    /// Counted.
    #[serde(rename = "count")]
    Count,
    /// A seller's own figures.
    #[serde(rename = "vendor data")]
    VendorData,
    /// Estimated.
    #[serde(rename = "estimate")]
    Estimate,
    /// A rule, which shows no effect.
    #[serde(rename = "rule")]
    Rule,
    /// Something that happened once.
    #[serde(rename = "event")]
    Event,
}

impl EvidenceKind {
    /// As it stands under a fact.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Experiment => "Experiment",
            Self::FieldStudy => "Field study",
            Self::Survey => "Survey",
            Self::Count => "Count",
            Self::VendorData => "Vendor data",
            Self::Estimate => "Estimate",
            Self::Rule => "Rule",
            Self::Event => "Event",
        }
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
    /// The civil date somebody last opened that address.
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
