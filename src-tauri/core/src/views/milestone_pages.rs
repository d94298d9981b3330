//! Halfway and the end of the programme: then and now, in the user's own words.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::TalkLine;
use super::look_back_page::{furthest, line};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::LetterId;
use crate::journal::made::{answered, made_in};
use crate::journal::{Journal, count};
use crate::look_back::{
    HalfwayDirection, Letter, ReviewAnswers, ReviewField, ReviewKind, WORDS, conversation_in_words,
};
use crate::programme::Counts;
use crate::store::{conversations, letters, people, publications, reviews, worksheets};

/// What the user found and heard, then and now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ThenAndNow {
    /// The first sentence, "I help … do …"; none where it was skipped.
    pub sentence: Option<String>,
    /// The promise as it is now.
    pub promise: Option<String>,
    /// Search results owned in step 3, of ten.
    pub results_then: Option<String>,
    /// Those of the latest look back that has the number, this one first.
    pub results_now: Option<String>,
    /// The words heard in step 3.
    pub words_then: Vec<String>,
    /// Those of the latest look back that has them.
    pub words_now: Vec<String>,
}

/// The look back halfway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HalfwayPage {
    /// Whether it can be filled in.
    pub is_open: bool,
    /// The civil date on which it opens or opened.
    pub opens_on: NaiveDate,
    /// The civil date it was finished; none before.
    pub finished_on: Option<NaiveDate>,
    /// What the user wrote, by question.
    pub answers: ReviewAnswers,
    /// Then and now.
    pub then_and_now: ThenAndNow,
    /// The conversation that went furthest since the start.
    pub best_conversation: Option<TalkLine>,
    /// That conversation by what the user added and with whom, such as `“Ours took a year”, with Ines Marsh`.
    pub best_conversation_in_words: Option<String>,
    /// How the user goes on, once they chose.
    pub direction: Option<HalfwayDirection>,
}

/// What the user can say after a step, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SaidLine {
    /// The step's number.
    pub step: u8,
    /// Title of the step.
    pub title: String,
    /// What they made there.
    pub text: String,
}

/// The letter to oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LetterLine {
    /// The letter.
    pub id: LetterId,
    /// The civil date it was written.
    pub written_on: NaiveDate,
    /// The civil date it comes back.
    pub opens_on: NaiveDate,
    /// The civil date it was opened; none while it is closed.
    pub opened_on: Option<NaiveDate>,
    /// Whether it is back and still closed.
    pub waits: bool,
    /// What it says, once it was opened.
    pub text: Option<String>,
}

impl LetterLine {
    /// The letter that was written last.
    pub(super) fn latest(conn: &Connection, today: NaiveDate) -> Result<Option<Self>> {
        Ok(letters::latest(conn)?.map(|letter| Self::of(letter, today)))
    }

    fn of(letter: Letter, today: NaiveDate) -> Self {
        Self {
            id: letter.id,
            written_on: letter.written_on,
            opens_on: letter.opens_on,
            opened_on: letter.opened_on,
            waits: letter.waits(today),
            text: letter.opened_on.map(|_| letter.text),
        }
    }
}

/// Something that comes back and can be kept after the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KeepLine {
    /// The recurring task.
    pub task: String,
    /// Title of the task.
    pub title: String,
    /// How often: "Weekly".
    pub every: String,
    /// Minutes of one turn.
    pub minutes: u32,
    /// Whether it goes on.
    pub kept: bool,
}

/// The page at the end of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct GraduationPage {
    /// Whether it can be filled in.
    pub is_open: bool,
    /// The civil date it was finished; none before.
    pub finished_on: Option<NaiveDate>,
    /// What the user wrote, by question.
    pub answers: ReviewAnswers,
    /// "12 steps, 31 weeks, 24 posts, 96 conversations".
    pub sum: String,
    /// What each step made, in the user's own words; steps without any are passed over.
    pub said: Vec<SaidLine>,
    /// What the user can say now: their own text, or else what the steps made, a line each.
    pub can_say: String,
    /// Then and now.
    pub then_and_now: ThenAndNow,
    /// The change the user wanted, from step 1.
    pub change: Option<String>,
    /// The page for a newcomer: the user's own text, or else one made from their answers.
    pub starter: String,
    /// The letter to oneself, once it was closed.
    pub letter: Option<LetterLine>,
    /// What can go on afterwards.
    pub keeping: Vec<KeepLine>,
    /// Whether only what is kept is suggested.
    pub keeps: bool,
}

impl Coach {
    /// The look back halfway.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn halfway_page(&self, now: &Now) -> Result<HalfwayPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let review = journal.milestones.halfway.as_ref();
        let answers = review.map(|review| review.answers.clone()).unwrap_or_default();
        let talks = conversations::between(conn, journal.profile.joined_on, journal.today)?;
        let replies = conversations::replied_between(conn, journal.profile.joined_on, journal.today)?;
        let best = furthest(&talks, &replies);
        let names = people::names_of(conn, best.and_then(|talk| talk.person))?;
        let best_conversation = best.map(|talk| line(talk, &names));
        Ok(HalfwayPage {
            is_open: journal.halfway_is_open(),
            opens_on: journal.halfway_on(),
            finished_on: review.and_then(|review| review.finished_on),
            then_and_now: then_and_now(conn, &journal, &answers, None)?,
            best_conversation_in_words: best_conversation
                .as_ref()
                .map(|talk| conversation_in_words(talk.name.as_deref(), &talk.added))
                .filter(|words| !words.is_empty()),
            best_conversation,
            direction: review.and_then(crate::look_back::Review::direction),
            answers,
        })
    }

    /// The page at the end of the programme.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn graduation_page(&self, now: &Now) -> Result<GraduationPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let review = journal.milestones.graduation.as_ref();
        let answers = review.map(|review| review.answers.clone()).unwrap_or_default();
        let said = self.said()?;
        let own = |field| answers.get(&field).cloned();
        let made = || said.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        Ok(GraduationPage {
            is_open: journal.graduation_is_open(),
            finished_on: review.and_then(|review| review.finished_on),
            sum: sum(conn, &journal)?,
            can_say: own(ReviewField::CanSay).unwrap_or_else(made),
            then_and_now: then_and_now(conn, &journal, &answers, Some(ReviewKind::Graduation))?,
            change: answered(conn, "purpose", "change")?,
            starter: match own(ReviewField::Starter) {
                Some(starter) => starter,
                None => starter(conn, &journal)?,
            },
            letter: LetterLine::latest(conn, journal.today)?,
            keeping: keeping(&journal),
            keeps: journal.keeps(),
            answers,
            said,
        })
    }

    /// What each step made, in the user's own words.
    fn said(&self) -> Result<Vec<SaidLine>> {
        let mut said = Vec::new();
        for step in &self.programme.steps {
            if let Some(text) = made_in(self.conn(), step)? {
                said.push(SaidLine { step: step.number, title: step.title.clone(), text });
            }
        }
        Ok(said)
    }
}

/// Then and now. `latest` is what the user has just answered; what is missing there is taken from the latest look back that
/// has it, for the end of the programme.
fn then_and_now(
    conn: &Connection,
    journal: &Journal,
    latest: &ReviewAnswers,
    falls_back: Option<ReviewKind>,
) -> Result<ThenAndNow> {
    let own = |answers: &ReviewAnswers, field| answers.get(&field).cloned();
    let words = |answers: &ReviewAnswers| -> Vec<String> {
        WORDS.iter().filter_map(|field| own(answers, *field)).collect()
    };
    let (mut results_now, mut words_now) = (own(latest, ReviewField::ResultsOwned), words(latest));
    if falls_back.is_some() {
        let before = reviews::all(conn)?;
        let found = || before.iter().rev();
        results_now = results_now
            .or_else(|| found().find_map(|review| own(&review.answers, ReviewField::ResultsOwned)))
            .or(answered(conn, "renew", "results-owned-now")?);
        if words_now.is_empty() {
            words_now = found()
                .map(|review| words(&review.answers))
                .find(|words| !words.is_empty())
                .unwrap_or_default();
        }
    }
    let mut words_then = Vec::new();
    for field in ["heard-1", "heard-2", "heard-3"] {
        words_then.extend(answered(conn, "audit", field)?);
    }
    let sentence = journal.profile.sentence.trim();
    Ok(ThenAndNow {
        sentence: (!sentence.is_empty()).then(|| sentence.to_owned()),
        promise: answered(conn, "positioning", "promise")?,
        results_then: answered(conn, "audit", "results-owned")?,
        results_now,
        words_then,
        words_now,
    })
}

fn sum(conn: &Connection, journal: &Journal) -> Result<String> {
    let many = |n: u32, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let weeks = ((journal.today - journal.began()).num_days() / 7).max(1);
    let posts = count(publications::first_dates(conn)?.len());
    let talks = count(conversations::between(conn, journal.began(), journal.today)?.len());
    let parts = [
        many(journal.journey().steps_done, "step"),
        many(u32::try_from(weeks).unwrap_or(u32::MAX), "week"),
        many(posts, "post"),
        many(talks, "conversation"),
    ];
    Ok(parts.join(", "))
}

/// A page for someone who begins, from what the user wrote on the way.
fn starter(conn: &Connection, journal: &Journal) -> Result<String> {
    let sheet = worksheets::rows(conn, "renew")?.into_iter().next().map(|row| row.answers);
    let of_sheet = |field: &str| {
        let answer = sheet.as_ref()?.get(field)?.lines().next()?.trim();
        (!answer.is_empty()).then(|| answer.to_owned())
    };
    let mut lines = vec![
        "What I’d do first, if I began again:".to_owned(),
        "1. Read your employer’s policy, and write down what you’ll never post.".to_owned(),
        "2. Comment three times before you post once.".to_owned(),
        "3. Choose one day a week and one topic. Small and useful is enough.".to_owned(),
    ];
    let promise = answered(conn, "positioning", "promise")?;
    lines.extend(promise.map(|promise| format!("My own promise, as an example: {promise}")));
    lines.extend(of_sheet("best-post").map(|post| match of_sheet("best-post-why") {
        Some(why) => format!("The post that helped most: {post}. {why}"),
        None => format!("The post that helped most: {post}"),
    }));
    let dropped = journal.milestones.halfway.as_ref().map(|review| review.answer(ReviewField::Drop));
    let dropped = dropped.filter(|text| !text.is_empty()).map(str::to_owned);
    lines.extend(dropped.or_else(|| of_sheet("drop")).map(|text| format!("What I let go: {text}")));
    lines.push("Ask me anything. Half an hour, no agenda.".to_owned());
    Ok(lines.join("\n"))
}

/// What comes back and can be kept; posts follow their own goal.
fn keeping(journal: &Journal) -> Vec<KeepLine> {
    let all = journal.programme.steps.iter().flat_map(|step| &step.recurring);
    let lines = all.filter(|task| task.counts != Some(Counts::Posts)).map(|task| KeepLine {
        task: task.slug.clone(),
        title: task.title.clone(),
        every: task.every.label().to_owned(),
        minutes: task.minutes.at(journal.length()),
        kept: journal.would_keep(&task.slug),
    });
    lines.collect()
}
