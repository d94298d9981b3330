//! What the score is counted from.

use chrono::{Duration, NaiveDate};

use crate::id::{ConversationId, PersonId, PostId, WorksheetRowId};
use crate::people::kind::PersonKind;
use crate::rhythm::Rhythm;

use super::WEEKS;

/// A task that meets points of the profile checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFact {
    /// Slug of the task.
    pub task: String,
    /// Points of the checklist that it meets. The last task meets all that the others leave.
    pub meets: u32,
    /// The civil date it was done; `None` while it's open.
    pub done_on: Option<NaiveDate>,
}

/// How many of the first ten results were the user's own or right about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsFact {
    /// Slug of the field with the answer.
    pub field: String,
    /// Slug of the task that asks for it.
    pub task: String,
    /// 0 to 10.
    pub owned: u32,
    /// The civil date that task was done. Without one, the answer counts today only.
    pub on: Option<NaiveDate>,
}

/// A post of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostFact {
    /// The post.
    pub id: PostId,
    /// The civil date it was first published.
    pub on: NaiveDate,
    /// Whether it has evidence, guidance or a case; `None` for one that an import brought, which has no outline.
    pub substance: Option<bool>,
}

/// A conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkFact {
    /// The conversation.
    pub id: ConversationId,
    /// The civil date.
    pub on: NaiveDate,
    /// Whether it counts for the weekly goal: a comment, reply, call or credit, and no invitation.
    pub counts: bool,
    /// The kind of person it was with, if it was with someone in particular.
    pub group: Option<PersonKind>,
}

/// A reply the user got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyFact {
    /// The conversation.
    pub talk: ConversationId,
    /// The civil date of the reply.
    pub on: NaiveDate,
    /// The civil date it was answered.
    pub answered_on: Option<NaiveDate>,
}

/// Someone in People.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TieFact {
    /// The person.
    pub person: PersonId,
    /// The civil date since which the user knows them.
    pub on: NaiveDate,
    /// The civil date from which they are relevant: at once with a reason to know them, else from the first conversation.
    pub relevant_on: NaiveDate,
}

/// How far an initiative has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PilotStage {
    /// What gets stuck is written down.
    Mapped,
    /// Someone of the business owns it.
    Owner,
    /// It's running.
    Running,
    /// What it changed was counted.
    Measured,
}

impl PilotStage {
    /// All, from the first to the last.
    pub const ALL: [Self; 4] = [Self::Mapped, Self::Owner, Self::Running, Self::Measured];

    /// Quarters of the whole: 1 to 4.
    #[must_use]
    pub fn quarters(self) -> u32 {
        match self {
            Self::Mapped => 1,
            Self::Owner => 2,
            Self::Running => 3,
            Self::Measured => 4,
        }
    }
}

/// An initiative, as it stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PilotFact {
    /// Its row of the register.
    pub row: WorksheetRowId,
    /// How far it has got.
    pub stage: PilotStage,
}

/// The task that brings an initiative to a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageFact {
    /// The stage.
    pub stage: PilotStage,
    /// Slug of the task.
    pub task: String,
    /// The civil date it was done; `None` while it's open.
    pub done_on: Option<NaiveDate>,
}

/// An invitation to speak or write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitationFact {
    /// The venue's row of the register.
    pub row: WorksheetRowId,
    /// The deadline, or today if that's ahead.
    pub on: NaiveDate,
}

/// Minutes of what can be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreMinutes {
    /// A post.
    pub post: u32,
    /// One comment.
    pub talk: u32,
    /// An answer to a reply.
    pub answer: u32,
    /// A line of evidence on a post that's out.
    pub evidence: u32,
    /// Someone new in People, with a reason.
    pub tie: u32,
}

/// What the score is counted from. Lists are sorted by their dates.
#[derive(Debug, Clone)]
pub struct ScoreFacts {
    /// The user's civil date.
    pub today: NaiveDate,
    /// The civil date the profile was made.
    pub joined_on: NaiveDate,
    /// Goals, pauses, holds and reserve weeks. Its posts are those of `posts`.
    pub rhythm: Rhythm,
    /// The first week that counts; `None` before the voice has started.
    pub first_week: Option<NaiveDate>,
    /// The tasks that meet the profile checklist.
    pub profile: Vec<ProfileFact>,
    /// What was found under the user's name, the first look before the second.
    pub results: Vec<ResultsFact>,
    /// Posts of the log.
    pub posts: Vec<PostFact>,
    /// Conversations.
    pub talks: Vec<TalkFact>,
    /// Replies.
    pub replies: Vec<ReplyFact>,
    /// People with a reason to know them, or with a conversation.
    pub ties: Vec<TieFact>,
    /// The civil date of the first conversation with someone in particular.
    pub first_named_on: Option<NaiveDate>,
    /// Initiatives as they stand today.
    pub pilots: Vec<PilotFact>,
    /// The tasks that bring one to each stage.
    pub stages: Vec<StageFact>,
    /// Invitations.
    pub invitations: Vec<InvitationFact>,
    /// New ties a month that are aimed at.
    pub ties_a_month: u32,
    /// Minutes of what can be done next.
    pub minutes: ScoreMinutes,
    /// Minutes of the programme's tasks named above, by slug.
    pub task_minutes: Vec<(String, u32)>,
}

impl ScoreFacts {
    /// The civil date from which the signals of a week look back on `day`: the first day of the twelfth week before.
    #[must_use]
    pub fn looks_back_from(&self, day: NaiveDate) -> NaiveDate {
        self.rhythm.week_of(day) - Duration::weeks(WEEKS.into())
    }

    /// The weeks as they were on `day`: with the posts from `from` to it and no others.
    pub(super) fn weeks_on(&self, from: NaiveDate, day: NaiveDate) -> Rhythm {
        self.rhythm.with_posts(within(&self.posts, |post| post.on, from, day).iter().map(|post| post.on))
    }

    /// Facts with only what is counted on `day`, to try out what one thing more would do.
    pub(super) fn recent(&self, day: NaiveDate) -> Self {
        let from = self.looks_back_from(day);
        Self {
            posts: within(&self.posts, |post| post.on, from, day).to_vec(),
            talks: within(&self.talks, |talk| talk.on, from, day).to_vec(),
            replies: within(&self.replies, |reply| reply.on, from, day).to_vec(),
            ties: within(&self.ties, |tie| tie.on, from, day).to_vec(),
            ..self.clone()
        }
    }
}

/// Of a list sorted by civil dates those from `from` to `to`, both included.
pub(super) fn within<T>(list: &[T], on: impl Fn(&T) -> NaiveDate, from: NaiveDate, to: NaiveDate) -> &[T] {
    let first = list.partition_point(|item| on(item) < from);
    let last = list.partition_point(|item| on(item) <= to);
    list.get(first..last).unwrap_or_default()
}
