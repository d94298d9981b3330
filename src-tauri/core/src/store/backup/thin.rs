//! Which backups may go as they age: everything of two days stays, then one a day for 12 days, one a week for 10 weeks and
//! one a month for 9 months. The three newest always stay.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

/// How many of the newest stay, whatever their age.
const NEWEST: usize = 3;
/// For how long everything stays.
const EVERYTHING: Duration = Duration::hours(48);
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;

/// The backups that may go, as places in `made`: when each was made, by the user's clock.
pub(super) fn may_go(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|at| std::cmp::Reverse(made[*at]));
    let mut ladder = Ladder::default();
    let goes = newest_first.into_iter().enumerate().filter(|(place, at)| {
        let when = made[*at];
        let stays = *place < NEWEST || now - when < EVERYTHING;
        if stays {
            ladder.last = Some(when.date());
        }
        !stays && !ladder.keeps(when.date())
    });
    goes.map(|(_, at)| at).collect()
}

/// Where a walk from the newest to the oldest has come to.
#[derive(Default)]
struct Ladder {
    last: Option<NaiveDate>,
    days: usize,
    weeks: usize,
    months: usize,
}

impl Ladder {
    /// Of each day, week or month the newest stays: the walk meets it first.
    fn keeps(&mut self, date: NaiveDate) -> bool {
        let differs = |same: fn(NaiveDate, NaiveDate) -> bool| self.last.is_none_or(|last| !same(last, date));
        let (left, differs) = if self.days < DAYS {
            (&mut self.days, differs(|one, other| one == other))
        } else if self.weeks < WEEKS {
            (&mut self.weeks, differs(|one, other| one.iso_week() == other.iso_week()))
        } else if self.months < MONTHS {
            (
                &mut self.months,
                differs(|one, other| (one.year(), one.month()) == (other.year(), other.month())),
            )
        } else {
            return false;
        };
        if differs {
            *left += 1;
            self.last = Some(date);
        }
        differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// What stays of these, oldest first.
    fn stay(made: &[NaiveDateTime], now: &str) -> Vec<String> {
        let gone = may_go(made, when(now));
        let mut left: Vec<_> =
            made.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, when)| *when).collect();
        left.sort();
        left.into_iter().map(|when| when.format("%Y-%m-%dT%H").to_string()).collect()
    }

    #[test]
    fn everything_of_two_days_stays_and_then_the_last_of_each_day() {
        let made: Vec<_> =
            ["2026-03-10T08", "2026-03-10T20", "2026-03-09T21", "2026-03-09T08", "2026-03-08T07"]
                .into_iter()
                .chain(["2026-03-08T19", "2026-03-07T07", "2026-03-07T23", "2026-03-07T12", "2026-03-01T06"])
                .map(|text| when(&format!("{text}:00:00")))
                .collect();
        assert_eq!(
            stay(&made, "2026-03-10T21:00:00"),
            [
                "2026-03-01T06",
                "2026-03-07T23",
                "2026-03-08T19",
                "2026-03-09T08",
                "2026-03-09T21",
                "2026-03-10T08",
                "2026-03-10T20"
            ],
        );
    }

    #[test]
    fn the_three_newest_stay_whatever_their_age() {
        let made =
            ["2020-01-05T08:00:00", "2020-01-05T09:00:00", "2020-01-05T10:00:00", "2020-01-05T07:00:00"]
                .map(when);
        assert_eq!(stay(&made, "2026-03-10T21:00:00"), ["2020-01-05T08", "2020-01-05T09", "2020-01-05T10"]);
    }

    #[test]
    fn after_three_years_of_one_a_day_the_ladder_has_its_rungs() {
        let first = when("2023-01-01T09:00:00");
        let mut kept: Vec<NaiveDateTime> = Vec::new();
        for day in 0..1_096 {
            let now = first + Duration::days(day);
            kept.push(now);
            let gone = may_go(&kept, now);
            let mut at = 0;
            kept.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        }
        let dates: Vec<_> = kept.iter().map(|when| when.date().to_string()).collect();
        let months = ["01-26", "02-23", "03-30", "04-27", "05-25", "06-29", "07-27", "08-31", "09-28"];
        let weeks =
            ["10-12", "10-19", "10-26", "11-02", "11-09", "11-16", "11-23", "11-30", "12-07", "12-14"];
        let days = (17..=31).map(|day| format!("12-{day}"));
        let ladder: Vec<_> = months.into_iter().chain(weeks).map(str::to_owned).chain(days).collect();
        assert_eq!(dates, ladder.iter().map(|day| format!("2025-{day}")).collect::<Vec<_>>());
    }

    #[test]
    fn a_clock_that_was_ahead_keeps_nothing_else_from_staying() {
        let made =
            ["2031-01-01T00:00:00", "2026-03-10T08:00:00", "2026-03-09T23:00:00", "2026-03-09T22:00:00"]
                .map(when);
        assert_eq!(stay(&made, "2026-03-10T21:00:00").len(), 4);
    }
}
