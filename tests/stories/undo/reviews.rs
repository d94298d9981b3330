//! What a user does in looks back: at weeks, months and quarters, halfway and at the end.

use chrono::Duration;
use proptest::prelude::*;
use standpoint_core::changed::Changed;
use standpoint_core::error::Result;
use standpoint_core::id::LetterId;
use standpoint_core::look_back::{
    DecisionBecomes, DecisionOutcome, HalfwayDirection, LookBackField, ReviewKind,
};
use standpoint_tests::Desk;

use super::text;

#[derive(Debug, Clone)]
pub(super) enum Action {
    Week(i64, LookBackField, String),
    Outcome(i64, DecisionOutcome),
    Becomes(i64, DecisionBecomes),
    Write(ReviewKind, i64, usize, String),
    Finish(ReviewKind),
    Sit,
    Direction(HalfwayDirection, i64),
    OpenLetter(i64),
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    let kind = || prop::sample::select(ReviewKind::ALL);
    prop_oneof![
        2 => (0..4i64, prop::sample::select(LookBackField::ALL), text())
            .prop_map(|(back, field, text)| Action::Week(back, field, text)),
        1 => (0..4i64, prop::sample::select(DecisionOutcome::ALL)).prop_map(|(back, what)| Action::Outcome(back, what)),
        1 => (0..4i64, prop::sample::select(DecisionBecomes::ALL)).prop_map(|(back, what)| Action::Becomes(back, what)),
        6 => (kind(), 0..4i64, 0..13usize, prop_oneof![text(), "[0-9]{1,2}", Just(String::new())])
            .prop_map(|(kind, back, field, text)| Action::Write(kind, back, field, text)),
        3 => kind().prop_map(Action::Finish),
        2 => Just(Action::Sit),
        1 => (prop::sample::select(HalfwayDirection::ALL), 0..90i64)
            .prop_map(|(way, ahead)| Action::Direction(way, ahead)),
        1 => (1..3i64).prop_map(Action::OpenLetter),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let now = desk.now;
        let week = |back: &i64| now.today() - Duration::weeks(*back);
        match self {
            Self::Week(back, field, text) => desk.coach.write_look_back(&now, week(back), *field, text),
            Self::Outcome(back, outcome) => desk.coach.answer_decision(&now, week(back), *outcome),
            Self::Becomes(back, becomes) => desk.coach.act_on_decision(&now, week(back), *becomes),
            Self::Write(kind, back, field, text) => {
                let field = kind.fields()[field % kind.fields().len()];
                let day = matches!(kind, ReviewKind::Month | ReviewKind::Quarter)
                    .then(|| now.today() - Duration::days(30 * back));
                desk.coach.write_review(&now, *kind, day, field, text)
            }
            Self::Finish(kind) => desk.coach.finish_review(&now, *kind, None),
            Self::Sit => desk.coach.finish_review_sitting(&now, None),
            Self::Direction(direction, ahead) => {
                let back_on = (now.today() + Duration::days(*ahead)).to_string();
                desk.coach.choose_direction(&now, *direction, Some(&back_on))
            }
            Self::OpenLetter(id) => desk.coach.open_letter(&now, LetterId(*id)),
        }
    }
}
