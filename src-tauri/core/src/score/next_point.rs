//! The cheapest next point: what is tried out, and what it would bring for a minute.

use chrono::NaiveDate;

use super::ScoreSignal;
use super::facts::{PostFact, ReplyFact, ScoreFacts, TalkFact, TieFact};
use crate::id::{ConversationId, PersonId, PostId};
use crate::rhythm::WeekVerdict;

/// Something the user can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Publish as many posts as this week needs.
    Post(u32),
    /// Say what a post that's out rests on.
    Evidence(PostId),
    /// Give something to someone's conversation.
    Talk,
    /// Answer a reply.
    Answer(ConversationId),
    /// Note someone new, with a reason to know them.
    Tie,
    /// Do a task of the programme, by its slug.
    Task(String),
}

/// What one move would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct NextPoint {
    /// What to do.
    pub what: Move,
    /// The signal it raises.
    pub signal: ScoreSignal,
    /// Minutes it takes.
    pub minutes: u32,
    /// Points of the score it brings today.
    pub points: f64,
}

/// Points below this aren't worth a suggestion.
const LEAST: f64 = 0.05;

impl ScoreFacts {
    /// What brings a point today for the fewest minutes; `None` while there is no score, or nothing more to do.
    #[must_use]
    pub fn next_point(&self) -> Option<NextPoint> {
        let recent = self.recent(self.today);
        let now = recent.on(self.today).exact()?;
        let gain = |facts: &Self| facts.on(self.today).exact().map_or(0.0, |then| then - now);
        let worth = |(what, signal, minutes): (Move, ScoreSignal, u32)| {
            let points = gain(&recent.after(&what));
            (points >= LEAST).then_some(NextPoint { what, signal, minutes: minutes.max(1), points })
        };
        let each = |point: &NextPoint| f64::from(point.minutes) / point.points;
        self.moves().into_iter().filter_map(worth).min_by(|one, other| each(one).total_cmp(&each(other)))
    }

    /// Everything that can be done now, with the signal it raises and its minutes.
    fn moves(&self) -> Vec<(Move, ScoreSignal, u32)> {
        let (today, minutes) = (self.today, self.minutes);
        let week = self.rhythm.week_of(today);
        let mut moves =
            vec![(Move::Talk, ScoreSignal::Talks, minutes.talk), (Move::Tie, ScoreSignal::Ties, minutes.tie)];
        let rhythm = self.weeks_on(week, today);
        let missing = rhythm.goal_in(week).saturating_sub(rhythm.posts_in(week));
        if missing > 0 && rhythm.verdict(week, today) == WeekVerdict::Running {
            moves.push((Move::Post(missing), ScoreSignal::Weeks, minutes.post * missing));
        }
        let from = self.looks_back_from(today);
        let bare = self.posts.iter().rev().find(|post| post.on >= from && post.substance == Some(false));
        moves.extend(bare.map(|post| (Move::Evidence(post.id), ScoreSignal::Substance, minutes.evidence)));
        let waiting = self.replies.iter().find(|reply| reply.on >= from && reply.answered_on.is_none());
        moves.extend(waiting.map(|reply| (Move::Answer(reply.talk), ScoreSignal::Replies, minutes.answer)));
        let open = self.profile.iter().filter(|fact| fact.done_on.is_none());
        moves.extend(open.map(|fact| self.task(&fact.task, ScoreSignal::Checklist)));
        let reached = self.pilots.iter().map(|pilot| pilot.stage).max();
        let next = self.stages.iter().find(|stage| reached.is_none_or(|reached| stage.stage > reached));
        moves.extend(next.map(|stage| self.task(&stage.task, ScoreSignal::Pilot)));
        moves
    }

    fn task(&self, slug: &str, signal: ScoreSignal) -> (Move, ScoreSignal, u32) {
        let minutes =
            self.task_minutes.iter().find(|(task, _)| task == slug).map_or(0, |(_, minutes)| *minutes);
        (Move::Task(slug.to_owned()), signal, minutes)
    }

    /// The facts as they would be once a move is made today.
    fn after(&self, what: &Move) -> Self {
        let today = self.today;
        let mut facts = self.clone();
        match what {
            Move::Post(number) => {
                // Nothing is promised of its outline.
                let post = PostFact { id: PostId(0), on: today, substance: Some(false) };
                facts.posts.extend((0..*number).map(|_| post));
            }
            Move::Evidence(id) => {
                for post in facts.posts.iter_mut().filter(|post| post.id == *id) {
                    post.substance = Some(true);
                }
            }
            Move::Talk => {
                facts.talks.push(TalkFact { id: ConversationId(0), on: today, counts: true, group: None });
            }
            Move::Answer(talk) => {
                for reply in facts.replies.iter_mut().filter(|reply: &&mut ReplyFact| reply.talk == *talk) {
                    reply.answered_on = Some(today);
                }
            }
            Move::Tie => {
                facts.ties.push(TieFact { person: PersonId(0), on: today, relevant_on: today });
            }
            Move::Task(slug) => facts.finish(slug, today),
        }
        facts
    }

    /// Ticks a task of the profile, or brings the initiative that has got furthest to the next stage.
    fn finish(&mut self, slug: &str, today: NaiveDate) {
        for fact in self.profile.iter_mut().filter(|fact| fact.task == slug) {
            fact.done_on = Some(today);
        }
        let Some(stage) = self.stages.iter().find(|stage| stage.task == slug).map(|stage| stage.stage) else {
            return;
        };
        match self.pilots.iter_mut().max_by_key(|pilot| pilot.stage) {
            Some(pilot) => pilot.stage = stage,
            None => self.pilots.push(super::PilotFact { row: crate::id::WorksheetRowId(0), stage }),
        }
    }
}
