//! The Study page's seed cases, places to look, and its one exercise.

use serde::{Deserialize, Serialize};

/// Everything the Study page comes with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Processes that no good case was found for.
    pub none_yet: Vec<String>,
    /// What is said of them.
    pub none_yet_text: String,
    /// The cases.
    #[serde(rename = "case")]
    pub cases: Vec<SeedCase>,
    /// Where to look for people.
    #[serde(rename = "place")]
    pub places: Vec<Place>,
    /// "What became of them?"
    pub exercise: Exercise,
}

/// A case that comes along.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedCase {
    /// Stable slug.
    pub slug: String,
    /// product, marketing, sales, support, employees, hr, partners, public-sector or failure.
    pub process: String,
    /// Whose case it is.
    pub organisation: String,
    /// The year, where there is one.
    #[serde(default)]
    pub year: Option<i32>,
    /// The years as written, where it is not one year.
    #[serde(default)]
    pub years: Option<String>,
    /// What was stuck.
    pub problem: String,
    /// What freed it.
    pub mechanism: String,
    /// The number claimed.
    pub number: String,
    /// research, company, vendor, press or practitioners.
    pub who_says: String,
    /// Who claims it, in full, if there’s more to say.
    #[serde(default)]
    pub who_says_note: Option<String>,
    /// What it does not show.
    pub caveat: String,
    /// The source.
    pub source: String,
    /// Its web address.
    pub url: String,
    /// More addresses.
    #[serde(default)]
    pub more_urls: Vec<String>,
    /// The civil date someone last opened the address.
    #[serde(default)]
    pub checked_on: Option<String>,
}

/// A place to look for people, instead of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Stable slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What is known of it; may be empty.
    #[serde(default)]
    pub note: String,
    /// The civil date someone last looked.
    #[serde(default)]
    pub checked_on: Option<String>,
}

/// "What became of them?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Stable slug.
    pub slug: String,
    /// Title of the source.
    pub title: String,
    /// Minutes it takes.
    pub minutes: u32,
    /// How it goes.
    pub text: String,
    /// The questions to each name.
    pub questions: Vec<String>,
}
