//! Halfway and the end of the programme: when each opens, and what the coach makes of what was answered there.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::Journal;
use crate::coaching::OfferKind;
use crate::error::Result;
use crate::look_back::{HalfwayDirection, Review, ReviewField, ReviewKind};
use crate::programme::RecurringTask;
use crate::programme::step_record::StepState;
use crate::store::coaching::Answered;
use crate::store::reviews;

/// Days after the start on which halfway comes, unless step 6 is finished before.
pub(super) const HALFWAY_DAYS: i64 = 90;
/// The step that makes it halfway when it is finished, and the last one.
const HALFWAY_STEP: &str = "role-models";
const LAST_STEP: &str = "renew";
/// What goes on in keeping mode, unless the user chose otherwise. Posts follow their own goal.
pub(crate) const KEPT: [&str; 3] = ["look-back", "read-and-comment", "quarter-day"];

/// What the user wrote halfway and at the end.
#[derive(Debug, Default)]
pub(crate) struct Milestones {
    pub(crate) halfway: Option<Review>,
    pub(crate) graduation: Option<Review>,
}

impl Milestones {
    pub(super) fn read(conn: &Connection) -> Result<Self> {
        let only = |kind| reviews::only(conn, kind);
        Ok(Self { halfway: only(ReviewKind::Halfway)?, graduation: only(ReviewKind::Graduation)? })
    }

    /// Where the user goes on from halfway.
    pub(super) fn direction(&self) -> Option<HalfwayDirection> {
        self.halfway.as_ref()?.direction()
    }
}

/// Whether a look back was called finished.
fn is_finished(review: Option<&Review>) -> bool {
    review.is_some_and(|review| review.finished_on.is_some())
}

impl Journal {
    /// The day on which halfway comes: the day step 6 was finished, or the 90th after the start, whichever is earlier.
    pub(crate) fn halfway_on(&self) -> NaiveDate {
        let ninetieth = self.began() + Duration::days(HALFWAY_DAYS);
        let step = self.programme.step(HALFWAY_STEP).ok();
        let finished = step.and_then(|step| self.record(step)).and_then(|record| record.done_on);
        finished.map_or(ninetieth, |on| on.min(ninetieth))
    }

    /// The civil date the programme began for the user.
    pub(crate) fn began(&self) -> NaiveDate {
        self.profile.coached_from.unwrap_or(self.profile.joined_on)
    }

    /// Whether halfway can be looked back at, or was.
    pub(crate) fn halfway_is_open(&self) -> bool {
        self.milestones.halfway.is_some() || self.halfway_on() <= self.today
    }

    /// Whether the look back halfway is still to come or half done: there are steps left and no quarter day was kept before.
    fn halfway_is_ahead(&self) -> bool {
        self.steps_open()
            && !is_finished(self.milestones.halfway.as_ref())
            && self.milestones.graduation.is_none()
            && !self.is_done(ReviewKind::Halfway.task())
    }

    /// Whether halfway is offered now: from its day on, once.
    pub(super) fn offers_halfway(&self, offers: &[Answered]) -> bool {
        let answered = offers.iter().any(|offer| offer.kind == OfferKind::Halfway.slug());
        !answered
            && self.milestones.halfway.is_none()
            && self.halfway_on() <= self.today
            && self.halfway_is_ahead()
    }

    /// Whether a turn is the first quarter day, whose place halfway takes unless the user said no to it.
    pub(super) fn is_halfway(&self, task: &RecurringTask, offers: &[Answered]) -> bool {
        task.slug == ReviewKind::Halfway.task() && self.is_halfway_now(offers)
    }

    /// Whether the open quarter day is halfway.
    pub(super) fn is_halfway_now(&self, offers: &[Answered]) -> bool {
        let declined = offers.iter().any(|offer| offer.kind == OfferKind::Halfway.slug() && !offer.accepted);
        (!declined || self.milestones.halfway.is_some())
            && self.halfway_on() <= self.today
            && self.halfway_is_ahead()
    }

    /// Whether the end of the programme can be looked back at: the other tasks of step 12 are done, or it is finished.
    pub(crate) fn graduation_is_open(&self) -> bool {
        if self.milestones.graduation.is_some() {
            return true;
        }
        let Ok(step) = self.programme.step(LAST_STEP) else { return false };
        let mut others = step.tasks.iter().filter(|task| task.slug != ReviewKind::Graduation.task());
        self.state(step) == StepState::Done
            || others.all(|task| self.is_done(&task.slug) || self.is_extra(step, task))
    }

    /// Whether the programme is over and only what the user keeps goes on.
    pub(crate) fn keeps(&self) -> bool {
        is_finished(self.milestones.graduation.as_ref())
    }

    /// Whether what comes back goes on: all of it, until keeping mode leaves what the user kept.
    pub(crate) fn goes_on_with(&self, task: &str) -> bool {
        !self.keeps() || self.would_keep(task)
    }

    /// Whether it is among what the user keeps.
    pub(crate) fn would_keep(&self, task: &str) -> bool {
        let chosen = self.milestones.graduation.as_ref().map(|end| end.answer(ReviewField::Keeping));
        match chosen.filter(|chosen| !chosen.is_empty()) {
            Some(chosen) => chosen.lines().any(|slug| slug == task),
            None => KEPT.contains(&task),
        }
    }
}
