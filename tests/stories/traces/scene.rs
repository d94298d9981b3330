//! A world in which things happen: the engine's own, two clocks and a user.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use proptest::prelude::*;
use standpoint_core::calendar::{Day, Now, Pause};
use standpoint_core::id::{PauseId, RuleId};
use standpoint_core::reminders::{
    ClockWatch, Decision, Delivery, Occurrence, OccurrenceKey, OccurrenceState, Quiet, QuietHours, Rule,
    RuleKind, Schedule, Snooze, World, decide, moved, tomorrow_morning,
};
use standpoint_core::rhythm::Hold;

use super::step::Step;

/// Zones far from one another, with every kind of change of the clock: by an hour, by half of one, at midnight, none.
pub(super) const ZONES: [Tz; 8] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Pacific__Kiritimati,
    Tz::Pacific__Pago_Pago,
    Tz::Australia__Lord_Howe,
    Tz::Asia__Beirut,
    Tz::Pacific__Auckland,
    Tz::Asia__Kolkata,
];

/// Shortly before the clocks change somewhere, and once in the middle of a year.
const BEGINNINGS: [&str; 4] =
    ["2026-03-02T09:00:00Z", "2026-03-27T09:00:00Z", "2026-10-22T09:00:00Z", "2026-06-10T21:30:00Z"];

/// What a trace begins with.
#[derive(Debug, Clone)]
pub(super) struct Beginning {
    when: usize,
    zone: usize,
    /// Which of the rules there are; a bit each.
    rules: u16,
    /// The time of each rule, in quarters of an hour.
    times: [u32; 9],
    nights: bool,
}

pub(super) fn beginning() -> impl Strategy<Value = Beginning> {
    let parts =
        (0..BEGINNINGS.len(), 0..ZONES.len(), 1u16..512, proptest::array::uniform9(0u32..96), any::<bool>());
    parts.prop_map(|(when, zone, rules, times, nights)| Beginning { when, zone, rules, times, nights })
}

/// Something the user did that can be taken back.
enum Deed {
    Posted(NaiveDate),
    Finished(NaiveDate),
    Ticked(NaiveDate, NaiveDate),
}

pub(super) struct Scene {
    pub(super) world: World,
    pub(super) wall: DateTime<Utc>,
    /// What the wall clock says when it is right.
    truth: DateTime<Utc>,
    steady: std::time::Duration,
    watch: ClockWatch,
    pub(super) zone: Tz,
    pub(super) posts: Vec<NaiveDate>,
    deeds: Vec<Deed>,
}

/// What was asked and answered.
pub(super) struct Asked {
    /// The world before.
    pub(super) before: World,
    pub(super) now: Now,
    pub(super) delivery: Delivery,
    pub(super) decision: Decision,
    /// Whether what was taken was never confirmed.
    pub(super) crashed: bool,
}

/// What the user did about an occurrence.
pub(super) struct Answered {
    pub(super) known: Occurrence,
    pub(super) at: DateTime<Utc>,
}

/// What a step came to.
pub(super) enum Outcome {
    Asked(Box<Asked>),
    Answered(Answered),
    /// A rule was changed and comes at the same times as before.
    Changed(RuleId, DateTime<Utc>),
    /// A rule was given another time.
    Moved(RuleId, Now),
    Nothing,
}

impl Scene {
    pub(super) fn new(beginning: &Beginning) -> Self {
        let wall: DateTime<Utc> = BEGINNINGS[beginning.when].parse().unwrap();
        let zone = ZONES[beginning.zone];
        let today = Now::new(wall, zone).today();
        let rules = (0..9)
            .filter(|n| beginning.rules & (1 << n) != 0)
            .map(|n| rule(n, beginning.times[n], wall, today))
            .collect();
        let night = Quiet { from: time_of(22 * 60), to: time_of(7 * 60) };
        let nights = Day::ALL.iter().filter(|_| beginning.nights).map(|day| (*day, night)).collect();
        let mut world = World { rules, quiet: QuietHours(nights), ..World::default() };
        world.facts.last_activity = today;
        world.facts.tasks_due = [1, 4, 9].map(|ahead| today + Duration::days(ahead)).into();
        world.facts.recurring_due = [2, 6].map(|ahead| today + Duration::days(ahead)).into();
        let steady = std::time::Duration::ZERO;
        let mut watch = ClockWatch::default();
        watch.look(wall, steady);
        Self { world, wall, truth: wall, steady, watch, zone, posts: Vec::new(), deeds: Vec::new() }
    }

    pub(super) fn now(&self) -> Now {
        Now::new(self.wall, self.zone)
    }

    pub(super) fn step(&mut self, step: Step) -> Outcome {
        match step {
            Step::Tick(after) => self.ask(after, false, false),
            Step::Crash(after) => self.ask(after, false, true),
            Step::Down(after) => self.ask(after, true, false),
            Step::Suspend(minutes) => self.pass(minutes),
            Step::Clock(by) => self.set(self.wall + Duration::minutes(by)),
            Step::FarAhead => self.set("2098-01-10T12:00:00Z".parse().unwrap()),
            Step::SetRight => self.set(self.truth),
            Step::Travel(to) => {
                self.zone = ZONES[to % ZONES.len()];
                Outcome::Nothing
            }
            Step::Edit(n, minutes) => self.edit(n, time_of(minutes)),
            Step::Turn(n) => self.change(n, |rule| rule.enabled = !rule.enabled),
            Step::PutOff(n, how) => self.put_off(n, Snooze::ALL[how]),
            Step::PutAside(n) => self.answer(n, |known, _| known.with_state(OccurrenceState::Dismissed)),
            Step::Open(n) => self.answer(n, |known, _| match known.state {
                OccurrenceState::Claimed | OccurrenceState::Posted => known.with_state(OccurrenceState::Seen),
                _ => known.clone(),
            }),
            other => {
                self.act(other);
                self.world.facts.last_activity = self.world.facts.last_activity.max(self.now().today());
                Outcome::Nothing
            }
        }
    }

    fn act(&mut self, step: Step) {
        let today = self.now().today();
        match step {
            Step::Post => {
                self.posts.push(today);
                self.deeds.push(Deed::Posted(today));
            }
            Step::Task(ahead) => {
                self.world.facts.tasks_due.insert(today + Duration::days(ahead));
            }
            Step::Finish => self.deeds.extend(self.world.facts.tasks_due.pop_first().map(Deed::Finished)),
            Step::Undo => match self.deeds.pop() {
                Some(Deed::Posted(on)) => {
                    let place = self.posts.iter().rposition(|post| *post == on).unwrap();
                    self.posts.remove(place);
                }
                Some(Deed::Finished(due)) => {
                    self.world.facts.tasks_due.insert(due);
                }
                Some(Deed::Ticked(turn, next)) => {
                    self.world.facts.recurring_due.remove(&next);
                    self.world.facts.recurring_due.insert(turn);
                }
                None => {}
            },
            Step::Pause(days) => {
                let id = PauseId(i64::try_from(self.world.pauses.len()).unwrap());
                self.world.pauses.push(Pause {
                    id,
                    from_on: today,
                    to_on: today + Duration::days(days),
                    note: String::new(),
                });
            }
            Step::EndPauses => self.world.pauses.clear(),
            Step::TickTurn => {
                if let Some(turn) = self.world.facts.recurring_due.pop_first() {
                    let next = turn + Duration::weeks(1);
                    // Two that fall together are one to remind of; taking one back must not take the other.
                    if self.world.facts.recurring_due.insert(next) {
                        self.deeds.push(Deed::Ticked(turn, next));
                    }
                }
            }
            Step::Hold(days) => {
                let until_on = (days > 0).then(|| today + Duration::days(days - 1));
                self.world.facts.holds.push(Hold { from_on: today, until_on });
            }
            Step::EndHold => {
                let holds = &mut self.world.facts.holds;
                holds.retain(|hold| !(hold.from_on >= today && hold.covers(today)));
                for hold in holds.iter_mut().filter(|hold| hold.covers(today)) {
                    hold.until_on = today.pred_opt();
                }
            }
            Step::PutAllOff => {
                self.world.all_snoozed_until = Some(tomorrow_morning(&self.world, &self.now()))
            }
            _ => unreachable!("the other steps are no deeds of the user's"),
        }
        self.world.facts.settled_weeks =
            self.posts.iter().map(|on| on.week(Weekday::Mon).first_day()).collect();
    }

    fn pass(&mut self, minutes: i64) -> Outcome {
        let length = Duration::minutes(minutes);
        self.wall += length;
        self.truth += length;
        self.steady += length.to_std().unwrap();
        Outcome::Nothing
    }

    fn set(&mut self, wall: DateTime<Utc>) -> Outcome {
        // The oracle's and the coach's data both end with the century.
        self.wall = if (2000..2099).contains(&wall.year()) { wall } else { self.truth };
        Outcome::Nothing
    }

    fn ask(&mut self, after: i64, down: bool, crashed: bool) -> Outcome {
        self.pass(after);
        let doubt = self.watch.look(self.wall, self.steady);
        let (now, delivery) = (self.now(), if down { Delivery::Down } else { Delivery::Ready { doubt } });
        let before = self.world.clone();
        let decision = decide(&self.world, &now, delivery);
        self.world.apply(&now, &decision);
        if !crashed {
            decision.popups.iter().flat_map(|popup| &popup.keys).for_each(|key| self.world.shown(&now, *key));
        }
        Outcome::Asked(Box::new(Asked { before, now, delivery, decision, crashed }))
    }

    fn change(&mut self, n: usize, what: impl Fn(&mut Rule)) -> Outcome {
        let count = self.world.rules.len();
        let rule = &mut self.world.rules[n % count];
        what(rule);
        *rule = rule.edited(self.wall);
        Outcome::Changed(rule.id, self.wall)
    }

    fn edit(&mut self, n: usize, at: NaiveTime) -> Outcome {
        let (now, count) = (self.now(), self.world.rules.len());
        let known = &self.world.rules[n % count];
        let edited = Rule { at, ..known.edited(self.wall) };
        let (id, stays) = (known.id, known.at == at);
        let decision = moved(&self.world, &now, &edited);
        self.world.apply(&now, &decision);
        self.world.rules[n % count] = edited;
        if stays { Outcome::Changed(id, self.wall) } else { Outcome::Moved(id, now) }
    }

    fn put_off(&mut self, n: usize, how: Snooze) -> Outcome {
        let until = how.until(&self.world, &self.now(), &self.world.rules[n % self.world.rules.len()]);
        self.answer(n, |known, _| Occurrence {
            snoozed_until: Some(until),
            ..known.with_state(OccurrenceState::Snoozed)
        })
    }

    /// Answers what waits of a rule, as the inbox offers it: the latest.
    fn answer(&mut self, n: usize, how: impl Fn(&Occurrence, &Now) -> Occurrence) -> Outcome {
        let (now, rule) = (self.now(), self.world.rules[n % self.world.rules.len()].id);
        let Some(waiting) = self.world.of(rule).find(|known| !known.state.is_settled()) else {
            return Outcome::Nothing;
        };
        let known = Occurrence { acted_at: Some(now.instant), ..how(waiting, &now) };
        self.world.occurrences.insert(known.key, known.clone());
        // Looking is no activity.
        if known.state != OccurrenceState::Seen {
            self.world.facts.last_activity = self.world.facts.last_activity.max(now.today());
        }
        Outcome::Answered(Answered { known, at: now.instant })
    }
}

pub(super) fn keys(decision: &Decision) -> impl Iterator<Item = OccurrenceKey> {
    decision.popups.iter().flat_map(|popup| popup.keys.iter().copied())
}

fn time_of(minutes: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap()
}

fn rule(n: usize, quarter: u32, active_from: DateTime<Utc>, today: NaiveDate) -> Rule {
    let all = Day::ALL.iter().copied();
    let (kind, schedule, zone) = match n {
        0 => (RuleKind::WeeklyPost, Schedule::Weekly([Day::Tuesday].into()), None),
        1 => (RuleKind::WeeklyPost, Schedule::Weekly([Day::Thursday].into()), None),
        2 => (RuleKind::Review, Schedule::Weekly([Day::Friday].into()), None),
        3 => (RuleKind::TaskDue, Schedule::AsDue, None),
        4 => (RuleKind::Custom, Schedule::Weekly(all.collect()), None),
        5 => (
            RuleKind::Custom,
            Schedule::Weekly([Day::Monday, Day::Wednesday, Day::Sunday].into()),
            Some(Tz::Europe__Berlin),
        ),
        6 => (RuleKind::Custom, Schedule::Monthly(31), None),
        7 => (RuleKind::Programme, Schedule::AsDue, None),
        _ => (RuleKind::Custom, Schedule::Once(today + Duration::days(2)), None),
    };
    let (title, lead_days) = (String::new(), u32::from(kind == RuleKind::TaskDue));
    Rule {
        id: RuleId(i64::try_from(n).unwrap() + 1),
        rev: 1,
        kind,
        title,
        schedule,
        lead_days,
        at: time_of(quarter * 15),
        zone,
        active_from,
        enabled: true,
    }
}
