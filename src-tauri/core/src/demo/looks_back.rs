//! Looks back at earlier weeks, a month and a quarter. The latest of each is still to come, so that there is something to do.

use chrono::{Duration, NaiveDate};

use super::journal::Journal;
use crate::calendar::{WeekStart, week_of};
use crate::error::Result;
use crate::look_back::{DecisionOutcome, LookBack, LookBackEntry, ReviewField, ReviewKind, ReviewPeriod};
use crate::store::{Tx, look_backs, reviews};

/// Decision, what became of it, first move, where it was stuck, question: the latest week first.
const WEEKS: [[&str; 5]; 4] = [
    [
        "Tell the restore test as one story",
        "done",
        "Open the notes at nine on Tuesday",
        "",
        "Which picture says it best?",
    ],
    ["Drop the third point from each post", "done", "Cut the draft by half", "My openings are too long", ""],
    [
        "Ask two plant managers what they’d read",
        "not_yet",
        "Write the two messages",
        "Waiting for a date from the plant",
        "",
    ],
    [
        "One table instead of four paragraphs",
        "done",
        "Count the rows first",
        "",
        "Would you show this to your own manager?",
    ],
];

const MONTH: [(ReviewField, &str); 6] = [
    (ReviewField::Keep, "Tuesday before mail"),
    (ReviewField::Stop, "The second network"),
    (ReviewField::Try, "One post as a two-minute recording"),
    (ReviewField::Proof, "Two plants changed their checklist after the post on restores"),
    (ReviewField::BestPost, "Reading a cloud bill with finance"),
    (ReviewField::BestPostWhy, "It was short, and a controller asked for the table"),
];

const QUARTER: [(ReviewField, &str); 12] = [
    (ReviewField::ResultsOwned, "6"),
    (ReviewField::SearchDifferences, "New: my own page and one talk. Gone: the old profile"),
    (ReviewField::Rules, "Photos of the shop floor now need a form"),
    (ReviewField::Promise, "Say “within a shift” instead of “quickly”"),
    (ReviewField::People, "Two who only share, for two who answer"),
    (ReviewField::GoalOne, "Propose three talks"),
    (ReviewField::MoveOne, "Choose the likely venue"),
    (ReviewField::GoalTwo, "Run the support pilot to its stop date"),
    (ReviewField::MoveTwo, "Count the repeat questions"),
    (ReviewField::GoalThree, "Two calls a month outside IT"),
    (ReviewField::Stop, "Posting on Fridays"),
    (ReviewField::Help, "The new team lead, with a first post"),
];

pub(super) fn write(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let this_week = week_of(journal.today, WeekStart::Monday);
    for (ago, [decision, outcome, first_move, stuck, question]) in (2..).zip(WEEKS) {
        let week = this_week - Duration::weeks(ago);
        let text = str::to_owned;
        let entry = LookBackEntry {
            decision: text(decision),
            first_move: text(first_move),
            stuck: text(stuck),
            question: text(question),
        };
        let outcome = outcome.parse::<DecisionOutcome>().ok();
        look_backs::put(tx, &LookBack { week, taken_on: week + Duration::days(4), entry, outcome })?;
    }
    longer(journal, tx, ReviewKind::Month, &MONTH)?;
    longer(journal, tx, ReviewKind::Quarter, &QUARTER)
}

/// The one before the one that is to be looked back at, where the user was here for all of it.
fn longer(journal: &Journal, tx: &Tx<'_>, kind: ReviewKind, answers: &[(ReviewField, &str)]) -> Result<()> {
    let before = ReviewPeriod::due_on(kind, journal.today).map(ReviewPeriod::before);
    let Some(period) = before.filter(|period| period.starts_on() >= journal.joined_on) else { return Ok(()) };
    let on: NaiveDate = period.ends_on();
    for (field, answer) in answers {
        reviews::put_answer(tx, kind, period.starts_on(), on, *field, answer)?;
    }
    reviews::finish(tx, kind, period.starts_on(), on)
}
