//! Looks back at more than a week: at a month and a quarter, halfway, and at the end of the programme. What each of them
//! asks, and what the user wrote.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::named::named_enum;
use crate::text;

named_enum! {
    /// A look back at more than a week.
    pub enum ReviewKind("look back") {
        /// At a calendar month.
        Month = "month" | "Month",
        /// At a calendar quarter.
        Quarter = "quarter" | "Quarter",
        /// Halfway through the programme, once.
        Halfway = "halfway" | "Halfway",
        /// At the end of the programme, once.
        Graduation = "graduation" | "Graduation",
    }
}

named_enum! {
    /// What is looked back at.
    pub enum LookBackOf("look back") {
        /// A week.
        Week = "week" | "Week",
        /// A calendar month.
        Month = "month" | "Month",
        /// A calendar quarter.
        Quarter = "quarter" | "Quarter",
        /// The first half of the programme.
        Halfway = "halfway" | "Halfway",
        /// The whole of it.
        Graduation = "graduation" | "Graduation",
    }
}

impl LookBackOf {
    /// The one that does a task of the programme, by the task's slug.
    pub(crate) fn doing(task: &str) -> Option<Self> {
        match task {
            "look-back" => Some(Self::Week),
            "monthly-review" => Some(Self::Month),
            "quarter-day" => Some(Self::Quarter),
            "graduation" => Some(Self::Graduation),
            _ => None,
        }
    }
}

named_enum! {
    /// A question of such a look back.
    pub enum ReviewField("question") {
        /// What stays as it is.
        Keep = "keep" | "Keep",
        /// What ends.
        Stop = "stop" | "Stop",
        /// One thing to try.
        Try = "try" | "Try",
        /// One new proof point.
        Proof = "proof" | "One proof point",
        /// The post that helped someone.
        BestPost = "best_post" | "Best post",
        /// Why it did.
        BestPostWhy = "best_post_why" | "Why it was the best",
        /// Search results the user owns, 0 to 10.
        ResultsOwned = "results_owned" | "Results owned now, of ten",
        /// What is new among them, what is gone.
        SearchDifferences = "search_differences" | "What’s new, what’s gone",
        /// What changed in the employer’s rules.
        Rules = "rules" | "What changed in the rules",
        /// What the promise should be.
        Promise = "promise" | "What I’d change in my promise",
        /// Whom the user reads instead of whom.
        People = "people" | "Three people I’ll swap",
        /// The first goal for 90 days.
        GoalOne = "goal_1" | "First goal",
        /// Its first move.
        MoveOne = "move_1" | "First move for the first goal",
        /// The second goal.
        GoalTwo = "goal_2" | "Second goal",
        /// Its first move.
        MoveTwo = "move_2" | "First move for the second goal",
        /// The third goal.
        GoalThree = "goal_3" | "Third goal",
        /// Its first move.
        MoveThree = "move_3" | "First move for the third goal",
        /// Someone to help in these 90 days.
        Help = "help" | "One person I’ll help",
        /// One word people use for the user.
        WordOne = "word_1" | "First word I hear now",
        /// Another one.
        WordTwo = "word_2" | "Second word I hear now",
        /// A third one.
        WordThree = "word_3" | "Third word I hear now",
        /// Whether the first sentence holds.
        StillTrue = "still_true" | "Still true?",
        /// What the user did not expect.
        Surprised = "surprised" | "What surprised you?",
        /// What the user lets go.
        Drop = "drop" | "What do you want to drop?",
        /// Where the user goes on: a direction.
        Direction = "direction" | "From here",
        /// What the user can say now, a line a step.
        CanSay = "can_say" | "What I can say now",
        /// The letter to oneself, while it is being written.
        Letter = "letter" | "Letter to myself",
        /// The page for the newcomer the user mentors.
        Starter = "starter" | "A page for a newcomer",
        /// Recurring tasks that go on, a slug a line.
        Keeping = "keeping" | "What I’ll keep doing",
    }
}

named_enum! {
    /// How the user goes on from halfway.
    pub enum HalfwayDirection("direction") {
        /// Steps 9 and 10 come first.
        Inside = "inside" | "Further inside",
        /// Steps 8 and 11 come first.
        Outside = "outside" | "Further out",
        /// A pause.
        Quiet = "quiet" | "A quiet season",
    }
}

/// What the user wrote, by question.
pub type ReviewAnswers = BTreeMap<ReviewField, String>;

/// The goals of a quarter, each with its first move.
pub const GOALS: [(ReviewField, ReviewField); 3] = [
    (ReviewField::GoalOne, ReviewField::MoveOne),
    (ReviewField::GoalTwo, ReviewField::MoveTwo),
    (ReviewField::GoalThree, ReviewField::MoveThree),
];

/// The three words that the user hears now.
pub const WORDS: [ReviewField; 3] = [ReviewField::WordOne, ReviewField::WordTwo, ReviewField::WordThree];

impl ReviewKind {
    /// Months of its period; none for one that happens once.
    pub(crate) fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Halfway | Self::Graduation => None,
        }
    }

    /// What it asks, in order.
    #[must_use]
    pub fn fields(self) -> &'static [ReviewField] {
        use ReviewField as F;
        match self {
            Self::Month => &[F::Keep, F::Stop, F::Try, F::Proof, F::BestPost, F::BestPostWhy],
            Self::Quarter => &[
                F::ResultsOwned,
                F::SearchDifferences,
                F::Rules,
                F::Promise,
                F::People,
                F::GoalOne,
                F::MoveOne,
                F::GoalTwo,
                F::MoveTwo,
                F::GoalThree,
                F::MoveThree,
                F::Stop,
                F::Help,
            ],
            Self::Halfway => &[
                F::ResultsOwned,
                F::WordOne,
                F::WordTwo,
                F::WordThree,
                F::StillTrue,
                F::Surprised,
                F::Drop,
                F::Direction,
            ],
            Self::Graduation => &[
                F::CanSay,
                F::ResultsOwned,
                F::WordOne,
                F::WordTwo,
                F::WordThree,
                F::Letter,
                F::Starter,
                F::Keeping,
            ],
        }
    }

    /// The recurring task or task that is done by it.
    pub(crate) fn task(self) -> &'static str {
        match self {
            Self::Month => "monthly-review",
            Self::Quarter | Self::Halfway => "quarter-day",
            Self::Graduation => "graduation",
        }
    }
}

impl ReviewField {
    /// Whether its answer is words of the user's own, and not a choice.
    pub(crate) fn is_written(self) -> bool {
        !matches!(self, Self::Direction | Self::Keeping)
    }

    /// An answer as it is kept: lines and numbers on one line, texts as typed. White space alone is no answer.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it does not fit the question.
    pub(crate) fn checked(self, raw: &str) -> Result<String> {
        use ReviewField as F;
        if raw.trim().is_empty() {
            return Ok(String::new());
        }
        match self {
            F::ResultsOwned => match raw.trim().parse::<u8>() {
                Ok(owned) if owned <= 10 => Ok(owned.to_string()),
                _ => {
                    Err(Error::invalid("How many of the ten results are yours? Give a number from 0 to 10."))
                }
            },
            F::Direction => raw.parse::<HalfwayDirection>().map(|direction| direction.slug().to_owned()),
            F::Stop
            | F::BestPost
            | F::GoalOne
            | F::MoveOne
            | F::GoalTwo
            | F::MoveTwo
            | F::GoalThree
            | F::MoveThree
            | F::Help
            | F::WordOne
            | F::WordTwo
            | F::WordThree => text::one_line(self.label(), raw),
            _ => text::free_text(self.label(), raw),
        }
    }
}

/// A look back that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) kind: ReviewKind,
    /// The first day of its period; of one that happens once the day it was begun.
    pub(crate) starts_on: NaiveDate,
    /// The civil date it was begun.
    pub(crate) taken_on: NaiveDate,
    /// The civil date the user called it finished; none while it is half done.
    pub(crate) finished_on: Option<NaiveDate>,
    pub(crate) answers: ReviewAnswers,
}

impl Review {
    /// The answer to a question; empty without one.
    pub(crate) fn answer(&self, field: ReviewField) -> &str {
        self.answers.get(&field).map_or("", String::as_str)
    }

    /// Where the user goes on, once they chose.
    pub(crate) fn direction(&self) -> Option<HalfwayDirection> {
        self.answers.get(&ReviewField::Direction)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_when_it_fits_the_question() {
        assert_eq!(ReviewField::ResultsOwned.checked(" 7 ").unwrap(), "7");
        assert!(ReviewField::ResultsOwned.checked("11").is_err());
        assert!(ReviewField::ResultsOwned.checked("-1").is_err());
        assert_eq!(ReviewField::BestPost.checked("Exit\ncosts ").unwrap(), "Exit costs");
        assert_eq!(ReviewField::Keep.checked("Tuesdays\nbefore mail").unwrap(), "Tuesdays\nbefore mail");
        assert_eq!(ReviewField::Keep.checked(" \n ").unwrap(), "");
        assert_eq!(ReviewField::Direction.checked("Further out").unwrap(), "outside");
        assert!(ReviewField::Direction.checked("up").is_err());
    }
}
