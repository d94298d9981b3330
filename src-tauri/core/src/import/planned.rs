//! What an import meets here, and what it writes of each row.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::found::Item;
use super::preview::PastRow;
use crate::id::{PersonId, PostId, PublicationId, ReadingId};
use crate::metrics::{Reading, Source};
use crate::people::conversation::Conversation;
use crate::people::person::{Person, Write};
use crate::publishing::post::Publication;

/// What is known of a key from imports before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyState {
    /// What it brought is here.
    Here,
    /// The user removed what it brought.
    Removed,
}

/// What is here.
#[derive(Debug, Default)]
pub(crate) struct Here {
    /// Keys of imports that are not undone.
    pub(crate) keys: HashMap<String, KeyState>,
    /// Publications, each with its post's title.
    pub(crate) publications: Vec<(Publication, String)>,
    /// Titles of what is neither out nor archived.
    pub(crate) unpublished: Vec<(PostId, String)>,
    pub(crate) conversations: Vec<Conversation>,
    pub(crate) people: Vec<Person>,
    /// Those of whom it is kept since when they are known.
    pub(crate) known_since: HashSet<PersonId>,
    /// Where posts are out, by what copies of their text share.
    pub(crate) texts: HashMap<String, Vec<(Publication, String)>>,
    /// The user's pillars.
    pub(crate) pillars: Vec<String>,
    /// Whether the answer for the headline is empty.
    pub(crate) headline_is_open: bool,
    /// Numbers that networks showed, and where they were read.
    pub(crate) readings: Vec<Reading>,
    pub(crate) sources: Vec<Source>,
}

/// What is written of a row.
#[derive(Debug, Clone)]
pub(crate) enum PlannedWrite {
    /// A post of its own; a draft when it has no day.
    Post { item: Item, pillar: String },
    /// One more place of a post here.
    Place { item: Item, post: PostId },
    /// The address of a publication that has none.
    Address { item: Item, publication: PublicationId },
    /// A conversation; with whom by their place among the people of the plan.
    Conversation(Item),
    /// What someone wrote about the user.
    Recommendation(Item),
    /// The headline.
    Headline(String),
    /// Someone new, or what is filled in of someone here by their place among the people here.
    Person(Write),
    /// A number; its source is the file.
    Reading(Reading),
    /// A number that is here was still the same on a later day.
    Confirm { id: ReadingId, as_of: NaiveDate },
}

/// A row, and what is written of it.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub(crate) row: PastRow,
    pub(crate) write: Option<PlannedWrite>,
}
