//! What one bar finds beside pages and posts: tasks, people, answers, looks back.

use chrono::NaiveDate;
use serde::Serialize;

use super::TaskState;
use super::post_query::{search_words, sought_words};
use crate::calendar::{LAST_DATE, Now};
use crate::coach::Coach;
use crate::error::Result;
use crate::look_back::ReviewPeriod;
use crate::people::person::Circles;
use crate::store::{look_backs, own_tasks, people, reviews, worksheets};

/// How many of a kind are given at most.
const MOST: usize = 6;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// A task; its target is the task's slug or number.
    Task,
    /// A person; its target is their number.
    Person,
    /// An answer on a worksheet; its target is the step's slug.
    Answer,
    /// Something written in a look back; its target is `week=` or the like with its first day, or its kind
    /// where it happens once.
    LookBack,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FoundLine {
    /// What kind of thing.
    pub kind: FoundKind,
    /// Its name.
    pub title: String,
    /// Where it is: the step, the role, the field.
    pub note: String,
    /// What leads there.
    pub target: String,
    /// The slug of its step, for tasks of the programme and answers.
    pub step: Option<String>,
}

impl Coach {
    /// Tasks, people, answers and what was written in looks back that hold every word of a search, a handful of each; none for an empty search.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn find(&self, now: &Now, search: &str) -> Result<Vec<FoundLine>> {
        let words = search_words(search);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let fits = |text: &str| words.iter().all(|word| word.is_match(text));
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        // Done ones too: what was typed can be found again.
        let own = own_tasks::all(conn)?.into_iter().map(|task| journal.own_task(&task));
        let steps = || self.programme.steps.iter();
        let programme =
            steps().flat_map(|step| journal.step_tasks(step).into_iter().chain(journal.step_recurring(step)));
        let tasks = own.chain(programme).filter(|task| fits(&task.title)).map(|task| FoundLine {
            kind: FoundKind::Task,
            note: match (&task.step, task.state) {
                (Some(step), TaskState::Done) => format!("Step {}, done", step.number),
                (Some(step), TaskState::Open) => format!("Step {}", step.number),
                (None, TaskState::Done) => "Your own task, done".to_owned(),
                (None, TaskState::Open) => "Your own task".to_owned(),
            },
            title: task.title,
            target: task.id,
            step: task.step.map(|step| step.slug),
        });
        let mut found: Vec<_> = tasks.take(MOST).collect();
        let wanted = people::Wanted { words: sought_words(search), ..people::Wanted::default() };
        let (_, named) = people::find(conn, &wanted, &Circles::default(), 0..MOST)?;
        found.extend(named.into_iter().map(|(person, _)| FoundLine {
            kind: FoundKind::Person,
            title: person.name,
            note: person.role,
            target: person.id.0.to_string(),
            step: None,
        }));
        let mut answers = Vec::new();
        for step in steps() {
            for row in worksheets::rows(conn, &step.slug)? {
                let found =
                    row.answers.iter().filter(|(_, answer)| fits(answer)).filter_map(|(slug, answer)| {
                        let field = step.worksheet.fields.iter().find(|field| field.slug == *slug)?;
                        let line = answer.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
                        Some(FoundLine {
                            kind: FoundKind::Answer,
                            title: line.chars().take(80).collect(),
                            note: format!("Step {}, {}", step.number, field.label),
                            target: step.slug.clone(),
                            step: Some(step.slug.clone()),
                        })
                    });
                answers.extend(found);
            }
        }
        answers.truncate(MOST);
        found.extend(answers);
        found.extend(looks_back(conn)?.filter(|line| fits(&line.words)).take(MOST).map(WrittenLine::found));
        Ok(found)
    }
}

/// Something written in a look back.
struct WrittenLine {
    words: String,
    note: String,
    target: String,
}

impl WrittenLine {
    fn found(self) -> FoundLine {
        let line = self.words.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        FoundLine {
            kind: FoundKind::LookBack,
            title: line.chars().take(80).collect(),
            note: self.note,
            target: self.target,
            step: None,
        }
    }
}

/// What was written in looks back, the latest week first, then the latest month and so on.
fn looks_back(conn: &rusqlite::Connection) -> Result<impl Iterator<Item = WrittenLine>> {
    let weeks = look_backs::between(conn, NaiveDate::default(), LAST_DATE)?.into_iter().rev();
    let weeks = weeks.flat_map(|kept| {
        let entry = kept.entry;
        [entry.decision, entry.first_move, entry.stuck, entry.question].map(|words| WrittenLine {
            words,
            note: format!("Look back, week of {}", kept.week.format("%-d %B %Y")),
            target: format!("week={}", kept.week),
        })
    });
    let longer = reviews::all(conn)?.into_iter().rev().flat_map(|review| {
        let (kind, starts_on) = (review.kind, review.starts_on);
        let (period, target) = match ReviewPeriod::holding(kind, starts_on) {
            Some(period) => (period.in_words(), format!("{}={starts_on}", kind.slug())),
            None => (kind.label().to_owned(), kind.slug().to_owned()),
        };
        let written = review.answers.into_iter().filter(|(field, _)| field.is_written());
        written.map(move |(field, words)| WrittenLine {
            words,
            note: format!("{period}, {}", field.label()),
            target: target.clone(),
        })
    });
    Ok(weeks.chain(longer))
}
