//! What was read from a file, before it is held against what is here.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::preview::PastQuestion;
use super::times::When;
use super::{PastKind, PastSource};
use crate::calendar::{FIRST_DATE, Now};
use crate::people::contacts_csv::PersonDraft;
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) source: PastSource,
    /// Whose it is, as the file says.
    pub(crate) account: Option<String>,
    pub(crate) items: Vec<Item>,
    pub(crate) people: Vec<FoundPerson>,
    /// Rows that are not taken whatever is here.
    pub(crate) left: Vec<Left>,
    /// What was only counted, and how often.
    pub(crate) counted: Vec<(Counted, usize)>,
    /// What is said of the file as a whole.
    pub(crate) notes: Vec<String>,
    /// What only the user can say.
    pub(crate) questions: Vec<PastQuestion>,
    /// Names of what was not opened.
    pub(crate) unread: Vec<String>,
    pub(crate) sha256: String,
}

impl Found {
    pub(super) fn new(source: PastSource) -> Self {
        Self {
            source,
            account: None,
            items: Vec::new(),
            people: Vec::new(),
            left: Vec::new(),
            counted: Vec::new(),
            notes: Vec::new(),
            questions: Vec::new(),
            unread: Vec::new(),
            sha256: String::new(),
        }
    }

    /// Adds to what was only counted.
    pub(super) fn count(&mut self, one: &'static str, many: &'static str, times: usize) {
        match self.counted.iter_mut().find(|(known, _)| known.one == one) {
            Some((_, count)) => *count += times,
            None if times > 0 => self.counted.push((Counted { one, many }, times)),
            None => {}
        }
    }
}

/// Something that is only counted, as one and as many of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) one: &'static str,
    pub(crate) many: &'static str,
}

/// Where something is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    /// Counted from 1; 0 where the file has no lines.
    pub(crate) line: u32,
}

/// Something to keep.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) kind: PastKind,
    /// By what it is known again; others it is known by too follow.
    pub(crate) keys: Vec<String>,
    pub(crate) place: Place,
    /// The civil date, in the user's zone.
    pub(crate) on: Option<NaiveDate>,
    pub(crate) title: String,
    pub(crate) what: What,
}

/// What it is.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// A post that is out, or a draft when it has no day.
    Post { body: String, note: String, network: Network, url: Option<String> },
    /// A conversation; with whom by their place among the people found.
    Conversation {
        kind: ConversationKind,
        network: Network,
        link: Option<String>,
        added: String,
        person: Option<usize>,
    },
    /// What someone wrote about the user.
    Recommendation { name: String, role: String, text: String },
    /// The headline of a profile.
    Headline(String),
}

/// Someone a file names.
#[derive(Debug, Clone)]
pub(crate) struct FoundPerson {
    /// The line is theirs alone among all people found.
    pub(crate) draft: PersonDraft,
    pub(crate) place: Place,
    /// Since when they are known.
    pub(crate) since: Option<NaiveDate>,
    /// Whether the file tells of more than that they are there.
    pub(crate) met: bool,
}

/// A row that is not taken.
#[derive(Debug, Clone)]
pub(crate) struct Left {
    pub(crate) kind: PastKind,
    pub(crate) place: Place,
    pub(crate) title: String,
    pub(crate) why: String,
    /// Whether it could not be read, rather than is not wanted.
    pub(crate) unreadable: bool,
}

impl Left {
    pub(super) fn skipped(
        kind: PastKind,
        place: Place,
        title: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self { kind, place, title: title.into(), why: why.into(), unreadable: false }
    }

    pub(super) fn unreadable(kind: PastKind, place: Place, why: impl Into<String>) -> Self {
        Self { kind, place, title: String::new(), why: why.into(), unreadable: true }
    }
}

/// The civil date of something in the user's zone; none when it lies before our calendars or ahead of now.
pub(super) fn day(when: When, now: &Now) -> Option<NaiveDate> {
    let on = match when {
        When::At(at) if at > now.instant + Duration::hours(24) => return None,
        When::At(at) => at.with_timezone(&now.zone).date_naive(),
        When::On(on) => on,
    };
    // What was written an hour ahead of this clock was written today.
    let on = if on == now.today().succ_opt()? { now.today() } else { on };
    (FIRST_DATE..=now.today()).contains(&on).then_some(on)
}

/// The Unix second, or `-` where only a day is known.
pub(super) fn second(when: Option<When>) -> String {
    match when {
        Some(When::At(at)) => unix(at),
        Some(When::On(on)) => on.to_string(),
        None => "-".to_owned(),
    }
}

fn unix(at: DateTime<Utc>) -> String {
    at.timestamp().to_string()
}
