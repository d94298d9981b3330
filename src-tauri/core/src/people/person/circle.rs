//! How close someone is: whom the user talks with most, whom now and then, and everybody else.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::QUIET_DAYS;
use crate::id::PersonId;
use crate::named::named_enum;

/// The most people of the close circle.
const CLOSE_MOST: usize = 12;
/// The most people of the warm circle.
const WARM_MOST: usize = 40;
/// Conversations with someone of the close circle, at least.
const CLOSE_TIMES: u32 = 2;
/// Conversations count for a circle for this many days.
pub(crate) const CIRCLE_DAYS: i64 = 365;

named_enum! {
    /// How close someone is. It follows from the conversations of the last year and is kept nowhere.
    pub enum Circle("circle") {
        /// One of the twelve the user talks with most.
        Close = "close" | "Close",
        /// One of the forty after them.
        Warm = "warm" | "Warm",
        /// Everybody else. They never count as gone quiet.
        Rest = "rest" | "Everyone else",
    }
}

/// What was said with someone in the last [`CIRCLE_DAYS`] days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Talked {
    pub(crate) person: PersonId,
    /// Conversations in that time.
    pub(crate) times: u32,
    /// The civil date of the last one.
    pub(crate) latest: NaiveDate,
}

/// Who is in which circle, the closest first.
#[derive(Debug, Default)]
pub(crate) struct Circles {
    members: Vec<(Talked, Circle)>,
    by_id: HashMap<PersonId, usize>,
}

impl Circles {
    /// The more conversations the closer; of equals the one talked with last.
    pub(crate) fn of(mut talked: Vec<Talked>) -> Self {
        talked.sort_by_key(|one| (std::cmp::Reverse((one.times, one.latest)), one.person));
        let close = talked.iter().take(CLOSE_MOST).take_while(|one| one.times >= CLOSE_TIMES).count();
        talked.truncate(close + WARM_MOST);
        let by_id = talked.iter().enumerate().map(|(place, one)| (one.person, place)).collect();
        let circle = |place| if place < close { Circle::Close } else { Circle::Warm };
        let members = talked.into_iter().enumerate().map(|(place, one)| (one, circle(place))).collect();
        Self { members, by_id }
    }

    pub(crate) fn circle(&self, person: PersonId) -> Circle {
        self.by_id.get(&person).map_or(Circle::Rest, |place| self.members[*place].1)
    }

    /// Those of the close and the warm circle, the closest first.
    pub(crate) fn members(&self) -> impl Iterator<Item = Talked> + '_ {
        self.members.iter().map(|(one, _)| *one)
    }

    /// Those of one circle, the closest first.
    pub(crate) fn in_circle(&self, circle: Circle) -> impl Iterator<Item = Talked> + '_ {
        self.members.iter().filter(move |(_, known)| *known == circle).map(|(one, _)| *one)
    }

    /// Those of the close and the warm circle whom the user has not talked with for [`QUIET_DAYS`] days, the closest first.
    pub(crate) fn quiet(&self, today: NaiveDate) -> impl Iterator<Item = Talked> + '_ {
        self.members().filter(move |one| is_quiet(one.latest, today))
    }

    pub(crate) fn is_quiet(&self, person: PersonId, today: NaiveDate) -> bool {
        self.by_id.get(&person).is_some_and(|place| is_quiet(self.members[*place].0.latest, today))
    }
}

fn is_quiet(latest: NaiveDate, today: NaiveDate) -> bool {
    (today - latest).num_days() >= QUIET_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn today() -> NaiveDate {
        "2026-03-06".parse().unwrap()
    }

    fn talked(id: i64, times: u32, days_ago: i64) -> Talked {
        Talked { person: PersonId(id), times, latest: today() - Duration::days(days_ago) }
    }

    #[test]
    fn twelve_are_close_forty_warm_and_only_they_can_go_quiet() {
        // Five hundred people, each talked with less often and longer ago than the one before.
        let circles =
            Circles::of((1..=500).map(|id| talked(id, 600 - u32::try_from(id).unwrap(), 70)).collect());
        assert_eq!(
            circles.in_circle(Circle::Close).map(|one| one.person.0).collect::<Vec<_>>(),
            (1..=12).collect::<Vec<_>>()
        );
        assert_eq!(circles.in_circle(Circle::Warm).count(), 40);
        assert_eq!(
            (circles.circle(PersonId(52)), circles.circle(PersonId(53))),
            (Circle::Warm, Circle::Rest)
        );
        assert_eq!(circles.quiet(today()).count(), 52);
        assert!(!circles.is_quiet(PersonId(53), today()), "the rest never goes quiet");
    }

    #[test]
    fn one_conversation_makes_nobody_close_and_the_later_one_of_equals_comes_first() {
        let circles = Circles::of(vec![talked(1, 1, 3), talked(2, 2, 30), talked(3, 2, 10)]);
        assert_eq!(circles.members().map(|one| one.person.0).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(
            [1, 2, 3].map(|id| circles.circle(PersonId(id))),
            [Circle::Warm, Circle::Close, Circle::Close]
        );
        assert_eq!(Circles::default().circle(PersonId(1)), Circle::Rest);
    }

    #[test]
    fn sixty_days_are_quiet_and_fifty_nine_are_not() {
        let circles = Circles::of(vec![talked(1, 1, 59), talked(2, 1, 60)]);
        assert_eq!(circles.quiet(today()).map(|one| one.person.0).collect::<Vec<_>>(), [2]);
    }
}
