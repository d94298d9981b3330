//! Which week, month or quarter is looked back at.

use chrono::{Duration, NaiveDate};

use super::{Journal, turn_length};
use crate::coaching::PartOf;
use crate::error::{Error, Result};
use crate::look_back::{ReviewKind, ReviewPeriod};

impl Journal {
    /// The first day of the week that `day` is in; without a day, of the one to be looked back at: this week from its last
    /// work day on, the one before until then.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a week ahead or before the first one.
    pub(crate) fn week_looked_back_at(&self, day: Option<NaiveDate>) -> Result<NaiveDate> {
        let this_week = self.rhythm.week_of(self.today);
        let first = self.rhythm.week_of(self.profile.joined_on);
        let Some(day) = day else {
            let ended = (0..7)
                .map(|back| self.today - Duration::days(back))
                .take_while(|day| *day >= this_week)
                .any(|day| self.is_last_work_day(day));
            let week = if ended { this_week } else { this_week - Duration::weeks(1) };
            return Ok(week.max(first));
        };
        let week = self.rhythm.week_of(day);
        if week > this_week {
            return Err(Error::invalid("That week is still ahead. Look back at this one or an earlier one."));
        }
        if week < first {
            return Err(Error::invalid("That was before you began. Choose a later week."));
        }
        Ok(week)
    }

    /// The month or quarter that `day` is in; without a day, the one to be looked back at: this one from its last week on (a
    /// quarter's last two), the one before until then.
    ///
    /// # Errors
    /// [`Error::Invalid`] for one ahead or before the first one, and for a kind that happens once.
    pub(crate) fn period_looked_back_at(
        &self,
        kind: ReviewKind,
        day: Option<NaiveDate>,
    ) -> Result<ReviewPeriod> {
        let once = || Error::invalid("This look back happens once. It has no dates.");
        let holding = |day| ReviewPeriod::holding(kind, day).ok_or_else(once);
        let (this, first) = (holding(self.today)?, holding(self.profile.joined_on)?);
        let noun = kind.label().to_lowercase();
        match day {
            None => Ok(ReviewPeriod::due_on(kind, self.today).ok_or_else(once)?.max(first)),
            Some(day) => match holding(day)? {
                period if period > this => Err(Error::invalid(format!(
                    "That {noun} is still ahead. Look back at this one or an earlier one."
                ))),
                period if period < first => {
                    Err(Error::invalid(format!("That was before you began. Choose a later {noun}.")))
                }
                period => Ok(period),
            },
        }
    }

    /// The open turn of what a look back at a period settles: one that falls to this period or an earlier one.
    pub(crate) fn turn_settled_by(&self, kind: ReviewKind, period: ReviewPeriod) -> Option<NaiveDate> {
        let (_, task) = self.programme.recurring(kind.task())?;
        let on = self.open_turn(task)?;
        ReviewPeriod::due_on(kind, on).is_some_and(|due| due <= period).then_some(on)
    }

    /// The sitting of a look back that is next, while the turn that it settles is open.
    pub(crate) fn sitting_of(&self, kind: ReviewKind, period: ReviewPeriod) -> Option<PartOf> {
        let on = self.turn_settled_by(kind, period)?;
        let (_, task) = self.programme.recurring(kind.task())?;
        let length = turn_length(self, task, on);
        self.next_part(&task.slug, Some(on), task.sittings(), task.minutes.at(length)).0
    }
}
