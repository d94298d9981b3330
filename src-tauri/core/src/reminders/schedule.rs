//! On which civil dates a rule has an occurrence. Calendar arithmetic from the calendar itself: never seven times
//! twenty-four hours, never chained from the last firing (rule 2).

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::calendar::Day;

/// How a rule repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schedule {
    /// On one date.
    Once(NaiveDate),
    /// Every week on these days.
    Weekly(BTreeSet<Day>),
    /// Every month on this day, 1 to 31; in a month that is shorter, on its last day.
    Monthly(u32),
    /// On the dates that what it reminds of has: the due dates of tasks.
    AsDue,
}

impl Schedule {
    /// The dates from `from` to `to`, both included, latest first. `due` are the dates of [`Schedule::AsDue`].
    pub(crate) fn backwards<'a>(
        &'a self,
        from: NaiveDate,
        to: NaiveDate,
        due: &'a BTreeSet<NaiveDate>,
    ) -> Box<dyn Iterator<Item = NaiveDate> + 'a> {
        if from > to {
            return Box::new(std::iter::empty());
        }
        match self {
            Self::Once(on) => Box::new(Some(*on).filter(|on| (from..=to).contains(on)).into_iter()),
            Self::Weekly(days) => Box::new(
                std::iter::successors(Some(to), |date| date.pred_opt())
                    .take_while(move |date| *date >= from)
                    .filter(|date| days.contains(&Day::of(*date))),
            ),
            Self::Monthly(day) => Box::new(
                std::iter::successors(Some(first_of_month(to)), |month| {
                    month.checked_sub_months(Months::new(1))
                })
                .map(|month| in_month(month, *day))
                .skip_while(move |date| *date > to)
                .take_while(move |date| *date >= from),
            ),
            Self::AsDue => Box::new(due.range(from..=to).rev().copied()),
        }
    }

    /// The first date that is not before `from`, if there is one.
    #[must_use]
    pub fn next(&self, from: NaiveDate, due: &BTreeSet<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Self::Once(on) => Some(*on).filter(|on| *on >= from),
            Self::Weekly(days) => {
                (0..7).map(|ahead| from + Duration::days(ahead)).find(|date| days.contains(&Day::of(*date)))
            }
            Self::Monthly(day) => {
                let month = first_of_month(from);
                let following = month.checked_add_months(Months::new(1));
                [Some(month), following]
                    .into_iter()
                    .flatten()
                    .map(|month| in_month(month, *day))
                    .find(|date| *date >= from)
            }
            Self::AsDue => due.range(from..).next().copied(),
        }
    }
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The day of a month that begins on `first`, or the month's last.
fn in_month(first: NaiveDate, day: u32) -> NaiveDate {
    first.with_day(day).unwrap_or_else(|| first + Months::new(1) - Duration::days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rule_2_a_week_is_a_week_of_the_calendar() {
        let tuesdays = Schedule::Weekly([Day::Tuesday].into());
        let found: Vec<_> = tuesdays
            .backwards(date("2026-03-20"), date("2026-04-10"), &BTreeSet::new())
            .map(|date| date.to_string())
            .collect();
        assert_eq!(found, ["2026-04-07", "2026-03-31", "2026-03-24"]);
        assert_eq!(tuesdays.next(date("2026-03-25"), &BTreeSet::new()), Some(date("2026-03-31")));
    }

    #[test]
    fn rule_2_a_monthly_reminder_on_the_31st_comes_on_the_last_day_of_a_short_month() {
        let last = Schedule::Monthly(31);
        let found: Vec<_> = last
            .backwards(date("2028-01-01"), date("2028-04-29"), &BTreeSet::new())
            .map(|date| date.to_string())
            .collect();
        assert_eq!(found, ["2028-03-31", "2028-02-29", "2028-01-31"]);
        assert_eq!(last.next(date("2027-02-01"), &BTreeSet::new()), Some(date("2027-02-28")));
        assert_eq!(Schedule::Monthly(5).next(date("2027-02-06"), &BTreeSet::new()), Some(date("2027-03-05")));
    }

    #[test]
    fn rule_2_the_first_and_the_last_day_asked_for_are_among_them() {
        let (day, due) = (date("2026-03-10"), [date("2026-03-10")].into());
        for schedule in [
            Schedule::Once(day),
            Schedule::Weekly([Day::Tuesday].into()),
            Schedule::Monthly(10),
            Schedule::AsDue,
        ] {
            assert_eq!(schedule.backwards(day, day, &due).collect::<Vec<_>>(), [day], "{schedule:?}");
            assert_eq!(schedule.backwards(day, date("2026-03-09"), &due).count(), 0, "{schedule:?}");
            assert_eq!(schedule.next(day, &due), Some(day), "{schedule:?}");
        }
        assert_eq!(Schedule::Once(day).next(date("2026-03-11"), &due), None);
        assert_eq!(Schedule::Once(day).next(date("2026-03-09"), &due), Some(day));
    }
}
