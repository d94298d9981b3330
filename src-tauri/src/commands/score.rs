//! The scorecard.

use chrono::NaiveDate;
use standpoint_core::views::{ScorePage, ScoreSentence};

use super::declare::commands;

commands! {
    score;

    /// The scorecard on a day; today when none is given.
    ask score_page(on: Option<NaiveDate>) -> ScorePage |coach, now| coach.score_page(now, on);

    /// The score in one sentence.
    ask score_sentence() -> ScoreSentence |coach, now| coach.score_sentence(now);
}
