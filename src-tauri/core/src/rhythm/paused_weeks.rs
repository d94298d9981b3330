//! What a pause does to the weeks it touches: most of a week must be paused for the week to be left out.

use chrono::{Duration, NaiveDate};

use super::{PAUSED_DAYS, week_of};
use crate::calendar::{Pause, WeekStart};

/// The weeks that a pause touches, each by its first day with how many of its days are paused, 1 to 7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeksOfPause(Vec<(NaiveDate, i64)>);

impl WeeksOfPause {
    /// The weeks that `pause` touches, with the days that `others` pause of them.
    #[must_use]
    pub fn new(pause: &Pause, others: &[Pause], week_start: WeekStart) -> Self {
        let first = week_of(pause.from_on, week_start);
        let weeks = std::iter::successors(Some(first), |week| Some(*week + Duration::weeks(1)));
        let paused = |week: NaiveDate| {
            let others: i64 = others
                .iter()
                .filter(|other| other.id != pause.id)
                .map(|other| other.days_in_week(week))
                .sum();
            (week, (others + pause.days_in_week(week)).min(7))
        };
        Self(weeks.take_while(|week| *week <= pause.to_on).map(paused).collect())
    }

    /// "3 days of each week are paused, so both weeks still count." Empty when no touched week counts any more.
    #[must_use]
    pub fn in_words(&self, today: NaiveDate) -> String {
        let counting: Vec<_> = self.0.iter().filter(|(_, days)| *days < PAUSED_DAYS).copied().collect();
        let days = |count: i64| format!("{count} day{}", if count == 1 { "" } else { "s" });
        let named = |week: NaiveDate| crate::calendar::natural_date::in_words(week, today);
        match (counting.as_slice(), self.0.len()) {
            ([], _) => String::new(),
            ([(_, one)], 1) => {
                format!("{} of the week {} paused, so the week still counts.", days(*one), is(*one))
            }
            ([(_, one), (_, other)], 2) if one == other => {
                format!("{} of each week {} paused, so both weeks still count.", days(*one), is(*one))
            }
            ([(_, one), (_, other)], 2) => {
                format!(
                    "{} of the first week and {} of the second are paused, so both weeks still count.",
                    days(*one),
                    days(*other)
                )
            }
            (some, _) => {
                let parts: Vec<_> = some
                    .iter()
                    .map(|(week, count)| format!("the week of {} ({} paused)", named(*week), days(*count)))
                    .collect();
                let still = if parts.len() == 1 { "Still counts" } else { "Still count" };
                format!("{still}: {}.", parts.join(" and "))
            }
        }
    }
}

const fn is(count: i64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PauseId;

    fn words(from: &str, to: &str, others: &[(&str, &str)]) -> String {
        let pause = |id, (from, to): (&str, &str)| Pause {
            id: PauseId(id),
            from_on: from.parse().unwrap(),
            to_on: to.parse().unwrap(),
            note: String::new(),
        };
        let others: Vec<_> = others
            .iter()
            .enumerate()
            .map(|(at, dates)| pause(i64::try_from(at).unwrap() + 1, *dates))
            .collect();
        WeeksOfPause::new(&pause(0, (from, to)), &others, WeekStart::Monday)
            .in_words("2026-03-10".parse().unwrap())
    }

    #[test]
    fn a_week_counts_unless_four_of_its_days_are_paused() {
        assert_eq!(
            words("2026-03-06", "2026-03-11", &[]),
            "3 days of each week are paused, so both weeks still count."
        );
        assert_eq!(
            words("2026-03-09", "2026-03-11", &[]),
            "3 days of the week are paused, so the week still counts."
        );
        assert_eq!(
            words("2026-03-02", "2026-03-09", &[]),
            "Still counts: the week of Monday 9 March (1 day paused).",
            "its last day is a Monday"
        );
        assert_eq!(
            words("2026-03-10", "2026-03-10", &[]),
            "1 day of the week is paused, so the week still counts."
        );
        assert_eq!(words("2026-03-09", "2026-03-12", &[]), "", "four days");
        assert_eq!(
            words("2026-03-08", "2026-03-11", &[]),
            "1 day of the first week and 3 days of the second are paused, so both weeks still count."
        );
        assert_eq!(
            words("2026-03-09", "2026-03-17", &[]),
            "Still counts: the week of Monday 16 March (2 days paused)."
        );
    }

    #[test]
    fn pauses_beside_one_another_are_counted_together() {
        assert_eq!(words("2026-03-09", "2026-03-11", &[("2026-03-12", "2026-03-12")]), "");
    }
}
