//! Everything the ranking depends on, as plain values.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::coaching::{Budget, Offer, PartOf, SmallerVersion, Subject};
use crate::programme::Example;

/// Why nothing is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuietKind {
    /// A pause.
    Paused,
    /// The voice is on hold.
    Held,
}

/// Nothing is suggested until a date; `None` until the user ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// Reason for the quiet.
    pub kind: QuietKind,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// A reply that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingReply {
    /// The conversation's number.
    pub id: i64,
    /// Who wrote; may be empty.
    pub name: String,
    /// The civil date.
    pub on: NaiveDate,
}

/// A task of the user's own that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDue {
    /// Its number.
    pub id: i64,
    /// What to do.
    pub title: String,
    /// The user's note; may be empty.
    pub note: String,
    /// Minutes it takes, if known.
    pub minutes: Option<u32>,
    /// When it is due.
    pub due_on: NaiveDate,
    /// The slug of its step.
    pub step: Option<String>,
}

/// What is known about this week's post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostSituation {
    /// Whether a post is wanted this week and none was published: the voice has started, the week counts and is not kept.
    pub wanted: bool,
    /// Whether it is the slot's day, or between it and the end of the backup slot's day.
    pub in_window: bool,
    /// Whether its slot is still to come this week.
    pub before_window: bool,
    /// Whether the week is at risk, with this many days left.
    pub at_risk: Option<u32>,
    /// Whether the employer's policy was read and a never-post list exists.
    pub allowed: bool,
    /// The post that is planned next.
    pub planned: Option<(i64, String)>,
    /// The readiest draft.
    pub draft: Option<(i64, String)>,
    /// An idea to start from.
    pub idea: String,
    /// Minutes a post takes from an idea.
    pub minutes: u32,
    /// Minutes from a draft, and once it is planned.
    pub minutes_left: (u32, u32),
    /// The last day of a quiet period, in one.
    pub quiet_until: Option<NaiveDate>,
    /// The task of the current step that counts as the week's post.
    pub stand_in: Option<ProgrammeItem>,
}

/// A turn of something that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its slug.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// How.
    pub how: String,
    /// The slug of its step.
    pub step: String,
    /// Its date.
    pub occurrence_on: NaiveDate,
    /// Whether today is its day: the first work day from its date on that the user is here.
    pub own_day: bool,
    /// Minutes now: at its length, of one sitting.
    pub minutes: u32,
    /// The part that is next.
    pub part: Option<PartOf>,
    /// How many of what is counted are wanting.
    pub count: Option<u32>,
    /// "See a finished one".
    pub example: Option<Example>,
    /// The task of the current step that counts as it.
    pub stand_in: Option<ProgrammeItem>,
}

/// A task of the programme that can be suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeItem {
    /// Its slug.
    pub slug: String,
    /// What to do, or what of it.
    pub title: String,
    /// How.
    pub how: String,
    /// The slug of its step.
    pub step: String,
    /// Minutes it takes, of one part.
    pub minutes: u32,
    /// The part that is next.
    pub part: Option<PartOf>,
    /// How many of what is counted are asked for now, of what is wanted, and how many are in the log.
    pub counted: Option<(u32, u32, u32)>,
    /// Its smaller versions.
    pub smaller: Vec<SmallerVersion>,
    /// Whether the smaller version is offered by itself.
    pub too_big: bool,
    /// Why this one: its place in the first 30 days and how many there are.
    pub jump_in: Option<(u32, u32)>,
    /// Number and title of its step, and its tasks done and in all.
    pub standing: (u8, String, u32, u32),
    /// Whether a post fulfils it.
    pub is_post: bool,
    /// "See a finished one".
    pub example: Option<Example>,
    /// The title of the pilot whose stop date has come.
    pub stop_date_of: Option<String>,
}

/// A task that waits for someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitedTask {
    /// Its slug or number; of a post "post-" and its number.
    pub task: String,
    /// What it is.
    pub title: String,
    /// Whom it waits for; may be empty.
    pub for_whom: String,
    /// Since when.
    pub since: NaiveDate,
    /// The slug of its step.
    pub step: Option<String>,
}

/// Everything the choice depends on.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    /// The user's civil date.
    pub today: NaiveDate,
    /// Whether today is a work day.
    pub work_day: bool,
    /// Nothing is suggested for now.
    pub quiet: Option<Quiet>,
    /// Whether the user was away for a fortnight and more.
    pub away: bool,
    /// Whether the user began again today and has done nothing since.
    pub just_began_again: bool,
    /// A reply that waits since a work day or longer, when none was put first today.
    pub reply: Option<WaitingReply>,
    /// The user's own tasks that are due today or earlier, the first due first.
    pub own_due: Vec<OwnDue>,
    /// What the coach offers.
    pub offer: Option<Offer>,
    /// This week's post.
    pub post: PostSituation,
    /// Turns of what comes back whose date has come.
    pub turns: Vec<Turn>,
    /// Whether the last thing done was of the rhythm lane.
    pub last_was_rhythm: bool,
    /// The programme's tasks in the order in which they are suggested.
    pub programme: Vec<ProgrammeItem>,
    /// Tasks that have waited long enough to ask.
    pub waited: Vec<WaitedTask>,
    /// The step whose tasks are all done: slug, number, title.
    pub finish: Option<(String, u8, String)>,
    /// The week's minutes.
    pub budget: Budget,
    /// What was declined today.
    pub declined: HashSet<Subject>,
    /// What could be done after a rest, if the user asks for more.
    pub more: Option<String>,
}
