//! Numbers that networks show: what a reading is about, which value is current when sources differ, a post's figures and an
//! account's series.
//!
//! Readings are kept as they were said and never counted for anything: no score, no streak and no goal knows of them.

mod current;
mod entry;
mod figures;
mod post_join;
mod reading;
mod series;

pub(crate) use current::{Judged, Said, Standing, current, judge};
pub use entry::NumberEntry;
pub(crate) use entry::value_in_words;
pub(crate) use figures::{Figure, figures};
pub(crate) use post_join::{Of, PostJoin, own_key};
pub(crate) use reading::{About, Reading, Source, by_about};
pub use reading::{Metric, SourceKind, Span};
pub use series::SeriesPoint;
pub(crate) use series::{is_standing, series};
