//! Lines to start a post from.

use serde::{Deserialize, Serialize};

/// How safe a prompt is in most houses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// Safe in most houses.
    Green,
    /// Look at the care line first.
    Amber,
    /// For notes inside only, unless cleared.
    Red,
}

/// A line to start a post from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Stable slug.
    pub slug: String,
    /// lessons, viewpoints, teach, business or people.
    pub group: String,
    /// The line.
    pub text: String,
    /// How safe it is.
    pub light: Light,
    /// What to take care of; for amber and red.
    #[serde(default)]
    pub care: Option<String>,
}
