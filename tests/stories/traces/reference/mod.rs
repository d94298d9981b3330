//! The reference: the rules of `docs/reminders.md` once more, in the simplest way there is. It walks civil dates one by one, reads clocks with
//! another library, and remembers what the user was told. It asks the engine nothing; it looks at what came of it.

mod schedule;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use standpoint_core::calendar::Now;
use standpoint_core::id::RuleId;
use standpoint_core::reminders::{
    Delivery, Occurrence, OccurrenceKey, OccurrenceState, Rule, RuleKind, World,
};

use self::schedule::{back_from, hushed, monday, on_schedule, rule, satisfied, the_coachs};
use super::scene::{Answered, Asked, Outcome, Scene, ZONES, keys};

/// What the user was told of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// It was on the screen.
    Shown,
    /// It was handed over so often, last at an instant, and no one knows whether it was on the screen.
    Unconfirmed(u32, DateTime<Utc>),
    /// It should have been shown and no one was there to do it; it was handed over so often before.
    Owed(u32),
    /// The user put it off.
    PutOff(DateTime<Utc>),
    /// Nothing comes of it any more.
    Over,
}

#[derive(Debug, Clone)]
struct Memory {
    told: Told,
    due: DateTime<Utc>,
    acted: Option<DateTime<Utc>>,
    /// Whether it ever popped up.
    popped: bool,
}

/// A popup that came for the first time.
struct Came {
    key: OccurrenceKey,
    kind: RuleKind,
    at: DateTime<Utc>,
}

/// A popup that came, for the first time or again.
struct Popped {
    key: OccurrenceKey,
    kind: RuleKind,
    at: DateTime<Utc>,
    /// Whether the clock was set back since.
    set_back: bool,
}

/// The zones' clocks, read once.
static CLOCKS: LazyLock<Vec<(Tz, TimeZone)>> = LazyLock::new(|| {
    ZONES.iter().map(|zone| (*zone, TimeZoneDatabase::bundled().get(zone.name()).unwrap())).collect()
});

pub(super) struct Reference {
    since: BTreeMap<RuleId, DateTime<Utc>>,
    memory: BTreeMap<OccurrenceKey, Memory>,
    /// Every popup, also those that came again and those of a clock that was wrong.
    popups: Vec<Popped>,
    /// First popups, as far as the clock was not set back behind them.
    came: Vec<Came>,
    last: DateTime<Utc>,
}

/// One look at the world after the engine decided, with everything the laws need.
struct Look<'a> {
    asked: &'a Asked,
    /// The rows before, without those that a set-back took away.
    rows: BTreeMap<OccurrenceKey, Occurrence>,
    after: &'a World,
    posts: &'a [NaiveDate],
    now: Now,
    /// Everything is held back.
    hushed: bool,
}

const THREE_HOURS: Duration = Duration::hours(3);

impl Reference {
    pub(super) fn new(scene: &Scene) -> Self {
        Self {
            since: scene.world.rules.iter().map(|rule| (rule.id, rule.active_from)).collect(),
            memory: BTreeMap::new(),
            popups: Vec::new(),
            came: Vec::new(),
            last: scene.wall,
        }
    }

    /// Learns what happened, and asserts that the engine kept the laws.
    pub(super) fn follow(&mut self, outcome: &Outcome, scene: &Scene) {
        match outcome {
            Outcome::Asked(asked) => self.look(asked, scene),
            Outcome::Answered(answered) => self.answered(answered),
            Outcome::Changed(rule, at) => {
                self.since.insert(*rule, *at);
            }
            Outcome::Moved(rule, now) => {
                self.since.insert(*rule, now.instant);
                let rule = scene.world.rules.iter().find(|known| known.id == *rule).unwrap();
                self.moved(rule, now);
            }
            Outcome::Nothing => {}
        }
    }

    fn answered(&mut self, Answered { known, at }: &Answered) {
        let told = match known.state {
            OccurrenceState::Snoozed => Told::PutOff(known.snoozed_until.unwrap()),
            OccurrenceState::Seen => Told::Shown,
            _ => Told::Over,
        };
        let popped = self.popped(known.key);
        self.memory.insert(known.key, Memory { told, due: known.due_at, acted: Some(*at), popped });
    }

    /// Rule 7: what is in the future is as if it had never been, and nothing is snoozed any more.
    fn moved(&mut self, rule: &Rule, now: &Now) {
        let ahead =
            |key: &OccurrenceKey| key.rule == rule.id && self.instant(rule, key.on, now) > now.instant;
        let reopened: Vec<_> = self.memory.keys().filter(|key| ahead(key)).copied().collect();
        self.memory.retain(|key, _| !reopened.contains(key));
        self.came.retain(|came| !reopened.contains(&came.key));
        self.popups.retain(|popup| !reopened.contains(&popup.key));
        for (_, known) in self.memory.iter_mut().filter(|(key, _)| key.rule == rule.id) {
            if matches!(known.told, Told::PutOff(_)) {
                known.told = Told::Shown;
            }
        }
    }

    fn popped(&self, key: OccurrenceKey) -> bool {
        self.memory.get(&key).is_some_and(|known| known.popped)
    }

    fn look(&mut self, asked: &Asked, scene: &Scene) {
        let now = asked.now;
        self.set_back(&now);
        let taken_back =
            |known: &Occurrence| known.due_at > now.instant + THREE_HOURS && known.acted_at.is_none();
        let mut rows = asked.before.occurrences.clone();
        rows.retain(|_, known| !taken_back(known));
        let look = Look { asked, rows, after: &scene.world, posts: &scene.posts, now, hushed: hushed(asked) };
        self.nothing_left(&look);
        self.given_back(&look);
        rows_stay(&look);
        self.what_came(&look);
        for rule in look.after.rules.iter().filter(|rule| rule.enabled) {
            self.what_had_to_come(&look, rule);
        }
        self.remember(&look);
        self.last = now.instant;
    }

    /// Rule 6: what was joined into an occurrence that a clock far ahead had taken waits in the inbox again. Its popup does
    /// not come again.
    fn given_back(&mut self, look: &Look<'_>) {
        for (key, row) in &look.rows {
            if row.state == OccurrenceState::Coalesced
                && look.asked.decision.forget.iter().any(|gone| gone.rule == key.rule)
                && let Some(known) = self.memory.get_mut(key)
            {
                known.told = Told::Shown;
            }
        }
    }

    /// Rule 6: what a clock that was ahead left behind.
    fn set_back(&mut self, now: &Now) {
        self.memory.retain(|_, known| !(known.due > now.instant + THREE_HOURS && known.acted.is_none()));
        for known in self.memory.values_mut() {
            if let (Told::PutOff(until), Some(acted)) = (&mut known.told, &mut known.acted)
                && *acted > now.instant + THREE_HOURS
            {
                (*until, *acted) = (now.instant, now.instant);
            }
        }
        self.since.values_mut().for_each(|since| *since = (*since).min(now.instant));
        if now.instant < self.last {
            self.came.clear();
            self.popups.iter_mut().for_each(|popup| popup.set_back = true);
        }
    }

    /// Rule 8: what is done is done, whether or not it is taken back later.
    fn nothing_left(&mut self, look: &Look<'_>) {
        for (key, known) in &mut self.memory {
            if look.after.rules.iter().any(|rule| rule.id == key.rule && satisfied(look, rule, key.on)) {
                known.told = Told::Over;
            }
        }
    }

    fn what_came(&mut self, look: &Look<'_>) {
        let decision = &look.asked.decision;
        let keys: Vec<_> = keys(decision).collect();
        if keys.is_empty() {
            return;
        }
        assert!(!look.hushed, "rule 8: {keys:?} came while everything was to be quiet");
        assert_ne!(look.asked.delivery, Delivery::Down, "rule 11: nobody was there to show {keys:?}");
        let mut rules: Vec<_> = keys.iter().map(|key| key.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules.len(), keys.len(), "rule 5: one popup a rule, not {keys:?}");
        let own = |key: &OccurrenceKey| rule(look, *key).kind == RuleKind::Custom;
        if keys.len() > 3 {
            assert_eq!(decision.popups.len(), 1, "rule 5: more than three are one");
        } else {
            let of_own = decision.popups.iter().filter(|popup| popup.keys.iter().any(own)).count();
            assert!(of_own <= 1, "rule 12: the user's own come together");
        }
        for key in &keys {
            self.came_rightly(look, *key);
        }
        self.caps(look, &keys);
    }

    fn came_rightly(&self, look: &Look<'_>, key: OccurrenceKey) {
        let (rule, now) = (rule(look, key), look.now);
        assert!(rule.enabled, "{key:?} came and is turned off");
        assert!(
            !satisfied(look, rule, key.on),
            "rule 8: {key:?} came and there was nothing left to remind of"
        );
        match (self.memory.get(&key).map(|known| known.told), look.rows.get(&key)) {
            (None, None) => {
                let at = self.instant(rule, key.on, &now);
                assert!(at <= now.instant, "rule 1: {key:?} came before its time, {at}");
                assert!(at > self.since[&rule.id], "rule 7: {key:?} fired back");
                assert!(on_schedule(look, rule, key.on), "rule 2: {key:?} is no date of its rule");
                assert_eq!(Some((key.on, at)), self.latest(look, rule), "rule 5: only the latest comes");
                assert!(
                    !self.accounted_for(look, rule, key.on, at),
                    "rule 1: {key:?} is one with what came within the hour"
                );
                assert!(now.instant - at <= Duration::days(14), "rule 5: {key:?} is too old for a popup");
                assert_eq!(look.after.occurrences[&key].due_at, at);
            }
            (None, Some(row)) => {
                let owed = row.state == OccurrenceState::Claimed && row.claimed_at.is_none();
                assert!(owed, "{key:?} was in the inbox already");
            }
            (Some(Told::PutOff(until)), _) => {
                assert!(until <= now.instant, "rule 10: {key:?} was put off until {until}")
            }
            (Some(Told::Unconfirmed(times, _) | Told::Owed(times)), _) => {
                assert!(times < 2, "rule 9: {key:?} was handed over {times} times before");
            }
            (Some(told), _) => panic!("{key:?} came again: it was {told:?}"),
        }
    }

    /// Rule 12.
    fn caps(&mut self, look: &Look<'_>, keys: &[OccurrenceKey]) {
        let now = look.now;
        // What the user snoozed comes because the user wants it to.
        let wanted = |key: &OccurrenceKey| {
            matches!(self.memory.get(key).map(|known| known.told), Some(Told::PutOff(_)))
        };
        let first = keys.iter().filter(|key| !self.popped(**key) && !wanted(key));
        let first: Vec<_> =
            first.map(|key| Came { key: *key, kind: rule(look, *key).kind, at: now.instant }).collect();
        let the_coach_speaks = first.iter().any(|came| the_coachs(came.kind));
        let a_post_is_asked_for = first.iter().any(|came| came.kind == RuleKind::WeeklyPost);
        self.came.extend(first);
        let day = |at: DateTime<Utc>| Now::new(at, now.zone).today();
        if a_post_is_asked_for {
            let this_week = |came: &&Came| {
                came.kind == RuleKind::WeeklyPost && monday(day(came.at)) == monday(now.today())
            };
            let came: Vec<_> = self.came.iter().filter(this_week).map(|came| (came.key, came.at)).collect();
            assert!(came.len() <= 2, "rule 12: nudges to post in one week: {came:?}");
        }
        let dormant_from = look.after.facts.last_activity + Duration::days(30);
        if the_coach_speaks && now.today() > dormant_from {
            let dormant = |came: &&Came| the_coachs(came.kind) && day(came.at) > dormant_from;
            let days: Vec<_> = self.came.iter().filter(dormant).map(|came| day(came.at)).collect();
            let apart = days.windows(2).all(|pair| pair[1] - pair[0] >= Duration::days(14));
            assert!(days.len() <= 2 && apart, "rule 12: nudges after a month without activity: {days:?}");
        }
        if keys.iter().any(|key| rule(look, *key).kind == RuleKind::Custom) {
            let own = self.popups.iter().filter(|popup| popup.kind == RuleKind::Custom && !popup.set_back);
            let last = own.map(|popup| popup.at).max();
            let apart = last.is_none_or(|last| now.instant - last >= Duration::minutes(10));
            assert!(apart, "rule 12: one of the user's own came at {last:?} already");
        }
    }

    /// Rules 5, 9, 10 and 11: what is due is written down, and pops up unless something speaks against it.
    fn what_had_to_come(&mut self, look: &Look<'_>, rule: &Rule) {
        let just_now = |popup: &Popped| {
            popup.kind == RuleKind::Custom && (look.now.instant - popup.at).abs() < Duration::minutes(10)
        };
        if look.hushed || (rule.kind == RuleKind::Custom && self.popups.iter().any(just_now)) {
            return;
        }
        match self.latest(look, rule).filter(|(on, at)| !self.accounted_for(look, rule, *on, *at)) {
            Some((on, _)) if satisfied(look, rule, on) => {}
            Some((on, at)) => {
                let key = OccurrenceKey { rule: rule.id, on };
                assert!(look.after.occurrences.contains_key(&key), "{key:?} was due and is lost");
                self.older_are_written_down(look, rule, on);
                if look.now.instant - at <= Duration::days(14) && !self.may_be_capped(look, rule) {
                    self.comes(look, key, 0);
                }
            }
            None => self.what_had_to_come_again(look, rule),
        }
    }

    fn what_had_to_come_again(&mut self, look: &Look<'_>, rule: &Rule) {
        let open = |known: &&Occurrence| known.key.rule == rule.id && !known.state.is_settled();
        let Some(key) = look.rows.values().rev().find(open).map(|known| known.key) else { return };
        let capped = self.may_be_capped(look, rule);
        match self.memory.get(&key).map(|known| (known.told, known.due)) {
            Some((Told::PutOff(until), _)) if until <= look.now.instant => self.comes(look, key, 0),
            Some((Told::Owed(times), due)) if !capped && look.now.instant - due <= Duration::days(14) => {
                self.comes(look, key, times)
            }
            // The caps, or its age, left it in the inbox.
            Some((Told::Owed(_), _)) if look.after.occurrences[&key].state == OccurrenceState::Posted => {
                self.memory.get_mut(&key).unwrap().told = Told::Shown;
            }
            Some((Told::Unconfirmed(1, at), _)) => {
                let ago = look.now.instant - at;
                if ago.abs() > Duration::seconds(60) && ago <= Duration::hours(24) {
                    self.comes(look, key, 1);
                }
            }
            _ => {}
        }
    }

    /// It pops up; when no one is there to show it, the popup is still to be shown.
    fn comes(&mut self, look: &Look<'_>, key: OccurrenceKey, times: u32) {
        if look.asked.delivery == Delivery::Down {
            let row = &look.after.occurrences[&key];
            let acted = self.memory.get(&key).and_then(|known| known.acted);
            let popped = self.popped(key);
            self.memory.insert(key, Memory { told: Told::Owed(times), due: row.due_at, acted, popped });
        } else {
            assert!(keys(&look.asked.decision).any(|came| came == key), "{key:?} had to come and did not");
        }
    }

    /// Whether one of the coach's own may be kept back by rule 12: it does not foretell how that is counted.
    fn may_be_capped(&self, look: &Look<'_>, rule: &Rule) -> bool {
        let lately = |popup: &Popped| {
            popup.kind == RuleKind::WeeklyPost && (look.now.instant - popup.at).abs() < Duration::days(8)
        };
        let here = keys(&look.asked.decision).any(|key| self::rule(look, key).kind == RuleKind::WeeklyPost);
        let quiet =
            the_coachs(rule.kind) && look.now.today() > look.after.facts.last_activity + Duration::days(30);
        quiet || (rule.kind == RuleKind::WeeklyPost && (here || self.popups.iter().any(lately)))
    }

    /// Rule 5: what was missed before it is in the inbox, each date once.
    fn older_are_written_down(&self, look: &Look<'_>, rule: &Rule, latest: NaiveDate) {
        let since = self.since[&rule.id];
        let came = |known: &&Occurrence| known.due_at <= look.now.instant && known.due_at > since;
        let known = look.rows.values().filter(|known| known.key.rule == rule.id).filter(came);
        let from = known.map(|known| known.key.on).max();
        for on in back_from(latest).skip(1).take(360) {
            let at = self.instant(rule, on, &look.now);
            let there = look.rows.contains_key(&OccurrenceKey { rule: rule.id, on });
            if from.is_some_and(|from| on <= from) || there || at <= since {
                break;
            }
            if on_schedule(look, rule, on)
                && !satisfied(look, rule, on)
                && !self.accounted_for(look, rule, on, at)
            {
                let row = look.after.occurrences.get(&OccurrenceKey { rule: rule.id, on });
                let joined = row.is_some_and(|row| row.state == OccurrenceState::Coalesced);
                assert!(joined, "rule 5: {on} of {:?} was missed and is lost: {row:?}", rule.id);
            }
        }
    }

    /// The latest date of a rule whose time has come, and the instant it had.
    fn latest(&self, look: &Look<'_>, rule: &Rule) -> Option<(NaiveDate, DateTime<Utc>)> {
        let since = self.since[&rule.id];
        let dates = back_from(look.now.today() + Duration::days(2)).take(366);
        let dates = dates
            .take_while(|on| *on >= since.date_naive() - Duration::days(2))
            .filter(|on| on_schedule(look, rule, *on));
        let mut due = dates.map(|on| (on, self.instant(rule, on, &look.now)));
        due.find(|(_, at)| *at <= look.now.instant).filter(|(_, at)| *at > since)
    }

    /// Whether a date, or a later one, is known already. Two within the hour are one (rule 1).
    fn accounted_for(&self, look: &Look<'_>, rule: &Rule, on: NaiveDate, at: DateTime<Utc>) -> bool {
        look.rows.values().filter(|known| known.key.rule == rule.id).any(|known| {
            let came = known.due_at <= look.now.instant && known.due_at > self.since[&rule.id];
            known.key.on == on
                || (came && (known.key.on > on || (known.due_at - at).abs() < Duration::minutes(60)))
        })
    }

    fn remember(&mut self, look: &Look<'_>) {
        for (key, known) in &mut self.memory {
            let old =
                matches!(known.told, Told::Unconfirmed(_, at) if look.now.instant - at > Duration::hours(24));
            if old && look.after.occurrences.get(key).is_some_and(|row| row.state == OccurrenceState::Posted)
            {
                known.told = Told::Shown;
            }
        }
        for key in keys(&look.asked.decision) {
            let before = self.memory.get(&key);
            let times = match before.map(|known| known.told) {
                Some(Told::Unconfirmed(times, _) | Told::Owed(times)) => times,
                _ => 0,
            };
            let told =
                if look.asked.crashed { Told::Unconfirmed(times + 1, look.now.instant) } else { Told::Shown };
            let acted = before.and_then(|known| known.acted);
            for (_, older) in self.memory.range_mut(..key).filter(|(older, _)| older.rule == key.rule) {
                older.told = Told::Over;
            }
            self.memory
                .insert(key, Memory { told, due: look.after.occurrences[&key].due_at, acted, popped: true });
            self.popups.push(Popped {
                key,
                kind: rule(look, key).kind,
                at: look.now.instant,
                set_back: false,
            });
        }
    }

    /// The instant of a wall-clock time, as jiff has it.
    fn instant(&self, rule: &Rule, on: NaiveDate, now: &Now) -> DateTime<Utc> {
        let zone = rule.zone.unwrap_or(now.zone);
        let (_, clock) = CLOCKS.iter().find(|(known, _)| *known == zone).unwrap();
        let at: NaiveDateTime = on.and_time(rule.at);
        let part = |number: u32| i8::try_from(number).unwrap();
        let year = i16::try_from(at.year()).unwrap();
        let civil = jiff::civil::datetime(
            year,
            part(at.month()),
            part(at.day()),
            part(at.hour()),
            part(at.minute()),
            0,
            0,
        );
        let stamp = clock.to_ambiguous_timestamp(civil).compatible().unwrap();
        DateTime::from_timestamp(stamp.as_second(), 0).unwrap()
    }
}

/// Rule 8, and the inbox: what is written down stays, and what is settled stays settled.
fn rows_stay(look: &Look<'_>) {
    for (key, row) in &look.rows {
        let after = look.after.occurrences.get(key);
        let after = after.unwrap_or_else(|| panic!("{key:?} has gone from the inbox"));
        // Rule 6: what was joined into an occurrence that a clock far ahead had taken waits again, or is done by now.
        let forgotten =
            look.asked.decision.forget.iter().any(|gone| gone.rule == key.rule && gone.on > key.on);
        let given_back = row.state == OccurrenceState::Coalesced && forgotten;
        if row.state.is_settled() && !given_back {
            assert_eq!(after.state, row.state, "{key:?} was settled");
        }
    }
    for row in look.after.occurrences.values().filter(|row| !look.rows.contains_key(&row.key)) {
        assert!(row.due_at <= look.now.instant, "{:?} is in the inbox before its time", row.key);
    }
}
