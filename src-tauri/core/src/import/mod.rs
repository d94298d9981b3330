//! A past that was written elsewhere: what other places hand out of it, read into things to keep.
//!
//! Contents decide what a file is, never its name alone. Only what is named here is opened, nothing is fetched, and every
//! row ends somewhere: taken, known, asked about, skipped with a reason or unreadable with its place.

mod archive;
mod choices;
mod contacts;
mod dates;
mod digest;
mod found;
mod found_numbers;
mod html;
mod json;
mod linkedin;
mod mastodon;
mod medium;
mod numbers;
mod pillars;
mod place;
mod plan;
mod planned;
mod preview;
mod progress;
mod question;
mod recognise;
mod source;
mod substack;
mod table;
mod text;
mod threads;
mod times;
mod told;
mod workbook;
mod written;
mod x;

use crate::publishing::post_key::post_keys;
pub use archive::Bytes;
pub use choices::{DateOrder, PastChoices, PeopleWanted};
pub(crate) use digest::sha256;
pub(crate) use found::{Found, Item, What};
pub use pillars::PillarOffer;
pub(crate) use plan::{PastPlan, page_of, plan};
pub(crate) use planned::{Here, KeyState, PlannedWrite};
pub use preview::{
    PastAnswer, PastCount, PastFate, PastLook, PastPreview, PastQuestion, PastQuestionKind, PastRow, PastYear,
};
pub(crate) use progress::tell;
pub use progress::{PastStage, Progress, Unwatched};
pub(crate) use recognise::read;
pub use source::{PastKind, PastSource};
pub(crate) use text::text_hash;
pub use told::{PastRows, PastRowsQuery};
pub(crate) use told::{rows_of, told};
