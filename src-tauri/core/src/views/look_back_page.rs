//! The look back at a week, filled in from the log.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::coaching::MissedReason;
use crate::error::Result;
use crate::id::{ConversationId, PersonId, PostId};
use crate::journal::{Journal, count, first_plan};
use crate::look_back::{DecisionOutcome, Happened, LookBackEntry, NoteLine, partner_note};
use crate::people::conversation::{Conversation, ConversationKind};
use crate::programme::tasks::Found;
use crate::rhythm::WeekVerdict;
use crate::store::{coaching, completions, conversations, look_backs, own_tasks, people, publications};
use crate::text::mid_sentence;

/// A post that was published in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LookBackPost {
    /// The post.
    pub id: PostId,
    /// Title of the post.
    pub title: String,
    /// The first link it has in that week.
    pub url: Option<String>,
    /// The civil date it was published.
    pub on: NaiveDate,
}

/// A conversation of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TalkLine {
    /// What kind it was.
    pub kind: ConversationKind,
    /// The person's name; none if it was with no one in particular.
    pub name: Option<String>,
    /// What the user added; may be empty.
    pub added: String,
    /// The civil date.
    pub on: NaiveDate,
}

/// Someone who answered in the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AnsweredLine {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The conversation they answered in.
    pub conversation: ConversationId,
    /// The civil date of their reply.
    pub on: NaiveDate,
}

/// The decision of an earlier look back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EarlierDecision {
    /// The first day of its week.
    pub week: NaiveDate,
    /// What was decided.
    pub decision: String,
    /// What became of it, once that was answered.
    pub outcome: Option<DecisionOutcome>,
}

/// The look back at a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LookBackPage {
    /// The first day of the week.
    pub week: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// The first day of the week before it; none where it is the first one.
    pub week_before: Option<NaiveDate>,
    /// The first day of the week after it; none while that is ahead.
    pub week_after: Option<NaiveDate>,
    /// What became of it.
    pub verdict: WeekVerdict,
    /// That in words, without a full stop.
    pub sentence: String,
    /// Posts published in it, earliest first.
    pub posts: Vec<LookBackPost>,
    /// Conversations, earliest first.
    pub talks: Vec<TalkLine>,
    /// Titles of the tasks that were done, earliest first; what came back twice stands once.
    pub tasks: Vec<String>,
    /// Minutes that posts and tasks took.
    pub minutes: u32,
    /// Who answered, earliest first, each once.
    pub answered: Vec<AnsweredLine>,
    /// Whether to ask what got in the way: of a missed week only.
    pub asks_what_got_in_the_way: bool,
    /// What got in the way, once that was answered.
    pub got_in_the_way: Option<MissedReason>,
    /// The decision that stands from before.
    pub earlier: Option<EarlierDecision>,
    /// What the user wrote.
    pub entry: LookBackEntry,
    /// The civil date it was first saved; none before.
    pub taken_on: Option<NaiveDate>,
    /// Cue and place of the if-then plan whose action the first move becomes, as "at 9, at my desk".
    pub plan: Option<String>,
    /// The note for a partner.
    pub note: Vec<NoteLine>,
}

impl Coach {
    /// The look back at the week that `day` is in; without one, at the week that is to be looked back at: this one from its
    /// last work day on, the one before until then.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Invalid`] for a week ahead or before the first one.
    pub fn look_back_page(&self, now: &Now, day: Option<NaiveDate>) -> Result<LookBackPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let week = journal.week_looked_back_at(day)?;
        let ends_on = week + Duration::days(6);

        let kept = look_backs::of(conn, week)?;
        let taken_on = kept.as_ref().map(|kept| kept.taken_on);
        let entry = kept.map(|kept| kept.entry).unwrap_or_default();
        let posts = posts_of(publications::between(conn, week, ends_on)?);
        let talks = conversations::between(conn, week, ends_on)?;
        let replies = conversations::replied_between(conn, week, ends_on)?;
        let of = |talks: &[Conversation]| talks.iter().filter_map(|talk| talk.person).collect::<Vec<_>>();
        let names = people::names_of(conn, of(&talks).into_iter().chain(of(&replies)))?;
        let (tasks, minutes) = self.work_of(&journal, week, ends_on)?;
        let verdict = journal.rhythm.verdict(week, journal.today);
        let sentence = sentence(week, verdict, posts.len());
        let furthest = furthest(&talks, &replies);
        let conversation =
            furthest.and_then(|talk| Some((names.get(&talk.person?)?.as_str(), talk.added.as_str())));
        let listed: Vec<_> = posts.iter().map(|post| (post.title.clone(), post.url.clone())).collect();
        let note = partner_note(Happened { week: &sentence, posts: &listed, conversation }, &entry);
        let got_in_the_way = coaching::missed_reason(conn, week)?.and_then(|slug| slug.parse().ok());
        Ok(LookBackPage {
            week,
            ends_on,
            week_before: journal.week_looked_back_at(Some(week - Duration::weeks(1))).ok(),
            week_after: journal.week_looked_back_at(Some(week + Duration::weeks(1))).ok(),
            verdict,
            sentence,
            posts,
            talks: talks.iter().map(|talk| line(talk, &names)).collect(),
            tasks,
            minutes,
            answered: answered(&replies, &names),
            asks_what_got_in_the_way: verdict == WeekVerdict::Missed,
            got_in_the_way,
            earlier: look_backs::before(conn, week)?.filter(|kept| !kept.entry.decision.is_empty()).map(
                |kept| EarlierDecision {
                    week: kept.week,
                    decision: kept.entry.decision,
                    outcome: kept.outcome,
                },
            ),
            entry,
            taken_on,
            plan: first_plan(conn)?.map(|plan| format!("{}, {}", plan.cue, mid_sentence(&plan.place))),
            note,
        })
    }

    /// What was done between two civil dates, and the minutes of it.
    fn work_of(&self, journal: &Journal, from: NaiveDate, to: NaiveDate) -> Result<(Vec<String>, u32)> {
        let conn = self.conn();
        let mut titles: Vec<String> = Vec::new();
        let mut minutes = journal.rhythm.posts_in(from) * journal.post_minutes();
        let mut add = |title: String| {
            if !titles.contains(&title) {
                titles.push(title);
            }
        };
        for done in completions::between(conn, from, to)? {
            minutes += done.minutes.unwrap_or_else(|| journal.usual_minutes(&done.task));
            if let Ok(found) = Found::by_slug(self.programme, self.programme.history.current_slug(&done.task))
            {
                add(found.title().to_owned());
            }
        }
        for part in journal.parts.iter().filter(|part| (from..=to).contains(&part.done_on)) {
            minutes += part.minutes;
        }
        for task in own_tasks::done_between(conn, from, to)? {
            minutes += task.minutes.unwrap_or_default();
            add(task.title);
        }
        Ok((titles, minutes))
    }
}

pub(super) fn posts_of(
    found: Vec<(crate::publishing::post::Publication, String, String)>,
) -> Vec<LookBackPost> {
    let mut posts: Vec<LookBackPost> = Vec::new();
    for (publication, title, _) in found {
        match posts.iter_mut().find(|post| post.id == publication.post) {
            Some(post) => post.url = post.url.take().or(publication.url),
            None => posts.push(LookBackPost {
                id: publication.post,
                title,
                url: publication.url,
                on: publication.published_on,
            }),
        }
    }
    posts
}

pub(super) fn line(talk: &Conversation, names: &HashMap<PersonId, String>) -> TalkLine {
    let name = talk.person.and_then(|person| names.get(&person)).cloned();
    TalkLine { kind: talk.kind, name, added: talk.added.clone(), on: talk.on }
}

fn answered(replies: &[Conversation], names: &HashMap<PersonId, String>) -> Vec<AnsweredLine> {
    let mut lines: Vec<AnsweredLine> = Vec::new();
    for reply in replies {
        let (Some(person), Some(on)) = (reply.person, reply.replied_on) else { continue };
        let Some(name) = names.get(&person).cloned() else { continue };
        if !lines.iter().any(|line| line.person == person) {
            lines.push(AnsweredLine { person, name, conversation: reply.id, on });
        }
    }
    lines
}

/// The conversation that went furthest: one that was answered before any other, a call before a comment, the latest of those.
pub(super) fn furthest<'a>(
    talks: &'a [Conversation],
    replies: &'a [Conversation],
) -> Option<&'a Conversation> {
    let known = |talk: &&Conversation| talk.person.is_some();
    replies.iter().filter(known).max_by_key(|talk| (talk.answered_on.is_some(), talk.replied_on)).or_else(
        || talks.iter().filter(known).max_by_key(|talk| (talk.kind == ConversationKind::Call, talk.on)),
    )
}

fn sentence(week: NaiveDate, verdict: WeekVerdict, posts: usize) -> String {
    let posts = match count(posts) {
        0 => "no posts".to_owned(),
        1 => "1 post".to_owned(),
        many => format!("{many} posts"),
    };
    let began = week.format("%-d %B");
    match verdict {
        WeekVerdict::Running => format!("Week of {began}: {posts} so far"),
        other => format!("Week of {began}: {}, {posts}", mid_sentence(other.label())),
    }
}
