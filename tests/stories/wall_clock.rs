//! Rule 1 beside an oracle: jiff, which shares no code and no data with the library the coach reads clocks with.
//!
//! Its "compatible" rule is RFC 5545's: forward over a gap, the first of a fold. Both libraries carry a time zone database
//! of their own and not always the same edition of it; where the two editions tell a zone's year differently, neither can
//! judge the other, and that year is left out and counted.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use chrono::{
    DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone as _, Timelike, Utc,
};
use chrono_tz::{TZ_VARIANTS, Tz};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use standpoint_core::calendar::{Day, Now, instant_of};
use standpoint_core::id::RuleId;
use standpoint_core::reminders::{Delivery, Rule, RuleKind, Schedule, World, decide};

const FIRST_YEAR: i32 = 2020;
const LAST_YEAR: i32 = 2037;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// The instant that seconds since 1970 name.
fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// A zone as the oracle knows it.
#[derive(Clone)]
struct Oracle(TimeZone);

/// A stretch of time in which a zone's offset does not change; both in seconds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    from: i64,
    until: i64,
    offset: i64,
}

impl Oracle {
    fn of(zone: Tz) -> Option<Self> {
        TimeZoneDatabase::bundled().get(zone.name()).ok().map(Self)
    }

    /// What jiff's "compatible" says.
    fn instant_of(&self, at: NaiveDateTime) -> DateTime<Utc> {
        let civil = jiff::civil::datetime(
            i16::try_from(at.year()).unwrap(),
            i8::try_from(at.month()).unwrap(),
            i8::try_from(at.day()).unwrap(),
            i8::try_from(at.hour()).unwrap(),
            i8::try_from(at.minute()).unwrap(),
            0,
            0,
        );
        instant(self.0.to_ambiguous_timestamp(civil).compatible().unwrap().as_second())
    }

    /// The stretches between the beginning of one date and of another, both UTC.
    fn stretches(&self, from: NaiveDate, until: NaiveDate) -> Vec<Stretch> {
        let seconds = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc().timestamp();
        let (from, until) = (seconds(from), seconds(until));
        let begin = jiff::Timestamp::from_second(from).unwrap();
        let mut stretches =
            vec![Stretch { from, until, offset: i64::from(self.0.to_offset(begin).seconds()) }];
        for change in self.0.following(begin).take_while(|change| change.timestamp().as_second() < until) {
            let (at, offset) = (change.timestamp().as_second(), i64::from(change.offset().seconds()));
            let last = stretches.last_mut().unwrap();
            // A change of the name alone doesn’t count.
            if last.offset != offset {
                last.until = at;
                stretches.push(Stretch { from: at, until, offset });
            }
        }
        stretches
    }
}

fn offset(zone: Tz, at: i64) -> i64 {
    i64::from(zone.offset_from_utc_datetime(&instant(at).naive_utc()).fix().local_minus_utc())
}

/// The years in which the two databases disagree about a zone: asked at both ends of every stretch and each week within.
fn disputed(zone: Tz, stretches: &[Stretch]) -> BTreeSet<i32> {
    const WEEK: usize = 7 * 86_400;
    let mut years = BTreeSet::new();
    for Stretch { from, until, offset: told } in stretches {
        for at in (*from..*until).step_by(WEEK).chain([until - 1]) {
            if offset(zone, at) != *told {
                years.insert(instant(at).year());
            }
        }
    }
    years
}

/// A zone both libraries know, and what can be asked about it.
struct Known {
    zone: Tz,
    oracle: Oracle,
    stretches: Vec<Stretch>,
    disputed: BTreeSet<i32>,
}

impl Known {
    fn of(zone: Tz) -> Option<Self> {
        let oracle = Oracle::of(zone)?;
        let stretches = oracle.stretches(day(FIRST_YEAR, 1, 1), day(LAST_YEAR + 1, 1, 1));
        Some(Self { zone, disputed: disputed(zone, &stretches), oracle, stretches })
    }

    /// The changes of the offset: the wall clock's reading before and after.
    fn changes(&self) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> {
        self.stretches.windows(2).map(|pair| {
            let read = |offset| instant(pair[1].from + offset).naive_utc();
            (read(pair[0].offset), read(pair[1].offset))
        })
    }

    fn can_be_judged(&self, date: NaiveDate) -> bool {
        let near = [date - Duration::days(3), date, date + Duration::days(3)];
        near.iter().all(|date| !self.disputed.contains(&date.year()))
            && (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
    }

    /// Wall-clock readings worth asking about.
    fn readings(&self) -> Vec<NaiveDateTime> {
        let mut readings = Vec::new();
        let half_hours = || (0..48).map(|half| clock(half / 2, half % 2 * 30));
        let mut days = BTreeSet::new();
        for (before, after) in self.changes() {
            let (first, last) = (before.min(after), before.max(after));
            days.extend(
                first
                    .date()
                    .pred_opt()
                    .unwrap()
                    .iter_days()
                    .take_while(|date| *date <= last.date().succ_opt().unwrap()),
            );
            // The edges of the gap or fold, to the minute.
            readings.extend(
                [first, last]
                    .iter()
                    .flat_map(|edge| [-1, 0, 1].map(|minute| *edge + Duration::minutes(minute))),
            );
        }
        readings.extend(days.iter().flat_map(|date| half_hours().map(|time| date.and_time(time))));
        // And an ordinary day a year, another one each year.
        let ordinary =
            (FIRST_YEAR..=LAST_YEAR).zip(0u32..).map(|(year, n)| day(year, 1 + n * 5 % 12, 1 + n * 11 % 28));
        readings.extend(ordinary.flat_map(|date| (0..24).map(move |hour| date.and_time(clock(hour, 0)))));
        readings.retain(|at| self.can_be_judged(at.date()));
        readings
    }
}

fn known_zones() -> Vec<Known> {
    TZ_VARIANTS.iter().filter_map(|zone| Known::of(*zone)).collect()
}

/// Does the work on all zones, on every processor there is, and adds up what each answers with.
fn added_up<T: Sync>(of: &[T], work: impl Fn(&T) -> usize + Sync) -> usize {
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let work = &work;
    thread::scope(|scope| {
        let hands: Vec<_> = (0..hands)
            .map(|first| scope.spawn(move || of.iter().skip(first).step_by(hands).map(work).sum::<usize>()))
            .collect();
        hands
            .into_iter()
            .map(|hand| hand.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .sum()
    })
}

#[test]
fn rule_1_every_zones_gaps_and_folds_are_resolved_as_an_independent_library_resolves_them() {
    let zones = known_zones();
    assert!(
        zones.len() + 5 >= TZ_VARIANTS.len(),
        "the oracle knows {} of {} zones",
        zones.len(),
        TZ_VARIANTS.len()
    );
    let years = zones.len() * usize::try_from(LAST_YEAR - FIRST_YEAR + 1).unwrap();
    let disputed: usize = zones.iter().map(|known| known.disputed.len()).sum();
    assert!(
        disputed * 50 < years,
        "the two databases disagree about {disputed} of {years} years: bring them closer to one another"
    );

    let asked = added_up(&zones, |known| {
        let readings = known.readings();
        for at in &readings {
            let (ours, theirs) = (instant_of(known.zone, at.date(), at.time()), known.oracle.instant_of(*at));
            assert_eq!(ours, theirs, "{at} in {}", known.zone.name());
        }
        readings.len()
    });
    assert!(asked > 900_000, "only {asked} readings were asked about");
}

const ASKED_EVERY: Duration = Duration::minutes(30);

/// What pops up when a daily rule runs at each of some times, from one instant to another, asked every half hour.
/// Every rule is one of the user's own: nothing but the time decides about it.
struct Drive {
    zone: Tz,
    times: Vec<NaiveTime>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Drive {
    /// From the first moment of one date to the last of another.
    fn between(zone: Tz, oracle: &Oracle, first: NaiveDate, last: NaiveDate, times: Vec<NaiveTime>) -> Self {
        let midnight = |date: NaiveDate| oracle.instant_of(date.and_time(NaiveTime::MIN));
        Self { zone, times, from: midnight(first) - ASKED_EVERY, until: midnight(last + Duration::days(1)) }
    }

    /// Each popup: which of the times, for which date, when.
    fn popups(&self) -> Vec<(usize, NaiveDate, DateTime<Utc>)> {
        let mut world = World {
            rules: (0..).zip(&self.times).map(|(id, at)| self.daily(id, *at)).collect(),
            ..World::default()
        };
        let mut now = Now::new(self.from, self.zone);
        let mut popups = Vec::new();
        while now.instant < self.until {
            let decision = decide(&world, &now, Delivery::Ready { doubt: None });
            world.apply(&now, &decision);
            for key in decision.popups.iter().flat_map(|popup| &popup.keys) {
                world.shown(&now, *key);
                popups.push((usize::try_from(key.rule.0).unwrap(), key.on, now.instant));
            }
            now.instant += ASKED_EVERY;
        }
        assert_eq!(
            world.occurrences.len(),
            popups.len(),
            "nothing is written down that did not come, in {}",
            self.zone.name()
        );
        popups
    }

    fn daily(&self, id: i64, at: NaiveTime) -> Rule {
        Rule {
            id: RuleId(id),
            rev: 1,
            kind: RuleKind::Custom,
            title: "Breathe".to_owned(),
            schedule: Schedule::Weekly(Day::ALL.iter().copied().collect()),
            lead_days: 0,
            at,
            zone: None,
            active_from: self.from,
            enabled: true,
        }
    }

    /// Asserts that each civil date whose time comes within the drive fires once, when the oracle says, and no other does.
    /// Dates that come to the same instant are one.
    fn fires_once_a_day(&self, oracle: &Oracle) -> usize {
        let popups = self.popups();
        for (index, time) in (0..).zip(&self.times) {
            let dates = (self.from.date_naive() - Duration::days(1))
                .iter_days()
                .take_while(|date| *date <= self.until.date_naive() + Duration::days(1));
            let due: BTreeSet<_> = dates.map(|date| oracle.instant_of(date.and_time(*time))).collect();
            let due: Vec<_> =
                due.into_iter().filter(|at| *at > self.from && *at <= self.until - ASKED_EVERY).collect();
            let came: Vec<_> = popups.iter().filter(|(rule, ..)| *rule == index).collect();
            let told = || format!("{time} in {}: due {due:?}, came {came:?}", self.zone.name());
            assert_eq!(came.len(), due.len(), "{}", told());
            for (at, (_, _, came)) in due.iter().zip(&came) {
                assert!((*at..*at + ASKED_EVERY).contains(came), "{}", told());
            }
            let dates: BTreeSet<_> = came.iter().map(|(_, on, _)| on).collect();
            assert_eq!(dates.len(), came.len(), "no date twice: {}", told());
        }
        popups.len()
    }
}

/// Times of day that a change of the clock can double or drop: within it; and of those at its edges and beside it one,
/// each in its `turn`.
fn times_around(before: NaiveDateTime, after: NaiveDateTime, turn: usize) -> Vec<NaiveTime> {
    let (first, last) = (before.min(after), before.max(after));
    let edges = [first, last, first - ASKED_EVERY, last + ASKED_EVERY];
    vec![(first + (last - first) / 2).time(), edges[turn % edges.len()].time()]
}

#[test]
fn rule_1_a_daily_reminder_comes_once_for_every_date_across_every_change_of_every_zones_clock() {
    // The engine knows a zone by its offsets only: zones that never differ are one.
    let mut kinds = BTreeMap::new();
    for known in known_zones() {
        kinds.entry((known.stretches.clone(), known.disputed.clone())).or_insert(known);
    }
    let kinds: Vec<_> = kinds.into_values().collect();
    let popups = added_up(&kinds, |known| {
        let changes = known.changes().filter(|(before, after)| {
            known.can_be_judged(before.date()) && known.can_be_judged(after.date())
        });
        // A zone that changes once is asked about every time of day at once, one that changes each year by and by.
        let turns = |seldom: bool| if seldom { 0..4 } else { 0..1 };
        let seldom = known.stretches.len() < 5;
        let drives = changes.enumerate().flat_map(|(n, (before, after))| {
            turns(seldom).map(move |turn| {
                let times = times_around(before, after, n + turn);
                Drive::between(
                    known.zone,
                    &known.oracle,
                    before.date() - Duration::days(2),
                    after.date() + Duration::days(2),
                    times,
                )
            })
        });
        drives.map(|drive| drive.fires_once_a_day(&known.oracle)).sum()
    });
    assert!(popups > 10_000, "only {popups} popups came");
}

#[test]
fn rule_1_a_date_that_a_zone_skipped_comes_with_the_next_and_once() {
    let skipped = [
        (Tz::Pacific__Apia, day(2011, 12, 30)),
        (Tz::Pacific__Fakaofo, day(2011, 12, 30)),
        (Tz::Pacific__Kwajalein, day(1993, 8, 21)),
        (Tz::Pacific__Kiritimati, day(1994, 12, 31)),
        (Tz::Pacific__Kanton, day(1994, 12, 31)),
    ];
    for (zone, date) in skipped {
        let nine = clock(9, 0);
        assert_eq!(
            instant_of(zone, date, nine),
            instant_of(zone, date + Duration::days(1), nine),
            "{} had no {date}",
            zone.name()
        );
        let oracle = Oracle::of(zone).unwrap();
        let times = vec![clock(0, 0), nine, clock(23, 30)];
        let drive = Drive::between(zone, &oracle, date - Duration::days(2), date + Duration::days(2), times);
        assert_eq!(
            drive.fires_once_a_day(&oracle),
            12,
            "four dates of five, three times a day in {}",
            zone.name()
        );
    }
}
