//! Everything a decision depends on, as plain values: the store fills it, tests and the preview make it up.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Decision, Facts, Occurrence, OccurrenceKey, OccurrenceState, QuietHours, Rule, RuleKind};
use crate::calendar::Now;
use crate::calendar::Pause;
use crate::id::RuleId;

/// What comes this long after its time was missed before it came.
const LATE: Duration = Duration::minutes(30);

/// Rules, what is known of their occurrences, what holds popups back, and what the log says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    /// Every rule.
    pub rules: Vec<Rule>,
    /// What is known of occurrences: at least those of the last [`super::LOOK_BACK`] and all that are not settled.
    pub occurrences: BTreeMap<OccurrenceKey, Occurrence>,
    /// Every pause.
    pub pauses: Vec<Pause>,
    /// When nothing pops up.
    pub quiet: QuietHours,
    /// All reminders are snoozed until this instant.
    pub all_snoozed_until: Option<DateTime<Utc>>,
    /// What the log says.
    pub facts: Facts,
}

impl World {
    /// The pause that covers a date, the one that ends last.
    #[must_use]
    pub fn pause_on(&self, date: NaiveDate) -> Option<&Pause> {
        self.pauses.iter().filter(|pause| pause.covers(date)).max_by_key(|pause| pause.to_on)
    }

    /// What is known of a rule's occurrences, latest first.
    pub fn of(&self, rule: RuleId) -> impl Iterator<Item = &Occurrence> {
        let key = |on| OccurrenceKey { rule, on };
        self.occurrences
            .range(key(NaiveDate::MIN)..=key(NaiveDate::MAX))
            .rev()
            .map(|(_, occurrence)| occurrence)
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// How many occurrences were missed that an open one covers, and since when: those that were joined into it, and
    /// itself when it came late.
    #[must_use]
    pub fn missed(&self, key: OccurrenceKey) -> (usize, NaiveDate) {
        let older = self.of(key.rule).skip_while(|known| known.key.on >= key.on);
        let joined: Vec<_> = older.take_while(|known| known.state == OccurrenceState::Coalesced).collect();
        let came = self
            .occurrences
            .get(&key)
            .and_then(|known| known.shown_at.or(known.claimed_at).map(|at| at - known.due_at));
        let late = came.is_some_and(|late| late > LATE);
        (joined.len() + usize::from(late), joined.last().map_or(key.on, |first| first.key.on))
    }

    /// What the inbox holds, the rule made last first: not settled, not snoozed, with something left to remind of. One thing
    /// is in it once: of what the coach or the tasks ask for in several rules (a slot and a backup slot, a day ahead and
    /// on the day), only the latest does.
    pub fn inbox(&self) -> impl Iterator<Item = &Occurrence> {
        let rules: BTreeMap<RuleId, &Rule> = self.rules.iter().map(|rule| (rule.id, rule)).collect();
        let waits = |known: &Occurrence| !known.state.is_settled() && known.state != OccurrenceState::Snoozed;
        let open = self
            .occurrences
            .values()
            .rev()
            .filter(|known| waits(known))
            .filter_map(|known| Some((*rules.get(&known.key.rule)?, known)));
        let waiting: Vec<_> =
            open.filter(|(rule, known)| !self.facts.satisfied(rule, known.key.on)).collect();
        let latest = |kind| {
            waiting
                .iter()
                .filter(|(rule, _)| rule.kind == kind)
                .max_by_key(|(rule, known)| speaks_until(rule, known))
        };
        let speakers: Vec<_> =
            RuleKind::ALL.iter().filter_map(|kind| latest(*kind)).map(|(rule, _)| rule.id).collect();
        waiting
            .into_iter()
            .filter(move |(rule, _)| rule.kind == RuleKind::Custom || speakers.contains(&rule.id))
            .map(|(_, known)| known)
    }

    /// What is open beside an occurrence and says the same as it: of other rules, and no later.
    pub fn the_same(&self, key: OccurrenceKey) -> impl Iterator<Item = &Occurrence> {
        let asked = self.occurrences.get(&key);
        let open = self
            .occurrences
            .values()
            .filter(|known| !known.state.is_settled() && known.state != OccurrenceState::Snoozed);
        open.filter(move |known| asked.is_some_and(|asked| self.stands_for(asked, known)))
    }

    /// Whether an entry makes another one superfluous: of the same kind, of another rule, and later.
    fn stands_for(&self, one: &Occurrence, other: &Occurrence) -> bool {
        let (Some(rule), Some(others)) = (self.rule(one.key.rule), self.rule(other.key.rule)) else {
            return false;
        };
        rule.kind == others.kind
            && rule.kind != RuleKind::Custom
            && rule.id != others.id
            && speaks_until(rule, one) > speaks_until(others, other)
    }

    /// Makes the decision true, as the store does: the preview and tests go on from here.
    pub fn apply(&mut self, now: &Now, decision: &Decision) {
        for rule in &mut self.rules {
            if decision.clamp.contains(&rule.id) {
                rule.active_from = now.instant;
            }
        }
        if decision.release_all {
            self.all_snoozed_until = None;
        }
        for key in &decision.forget {
            self.occurrences.remove(key);
        }
        for occurrence in &decision.write {
            self.occurrences.insert(occurrence.key, occurrence.clone());
        }
    }

    /// Writes down that a claimed popup is on the screen.
    pub fn shown(&mut self, now: &Now, key: OccurrenceKey) {
        if let Some(known) = self.occurrences.get_mut(&key)
            && known.state == OccurrenceState::Claimed
        {
            *known =
                Occurrence { state: OccurrenceState::Posted, shown_at: Some(now.instant), ..known.clone() };
        }
    }

    /// The last popup of custom rules within `gap` of now. One that is in the future by more was shown by a clock that was
    /// ahead, and silences nothing (rule 6).
    pub(super) fn last_custom_popup(&self, now: &Now, gap: Duration) -> Option<DateTime<Utc>> {
        self.shown_of(|kind| kind == RuleKind::Custom).filter(|at| (*at - now.instant).abs() < gap).max()
    }

    /// When popups of the rules of some kinds were on the screen.
    pub(super) fn shown_of(&self, kinds: impl Fn(RuleKind) -> bool) -> impl Iterator<Item = DateTime<Utc>> {
        let rules: Vec<_> = self.rules.iter().filter(|rule| kinds(rule.kind)).map(|rule| rule.id).collect();
        self.occurrences
            .values()
            .filter(move |known| rules.contains(&known.key.rule))
            .filter_map(Occurrence::last_popup)
    }

    /// Whether bookkeeping of this instant comes from a clock that was far ahead.
    pub(super) fn from_the_future(now: &Now, at: DateTime<Utc>) -> bool {
        at > now.instant + Duration::hours(3)
    }
}

/// The last civil date that an occurrence speaks of; of two that are equal the one of the later rule is the later.
fn speaks_until(rule: &Rule, known: &Occurrence) -> (NaiveDate, OccurrenceKey) {
    (known.key.on + Duration::days(i64::from(rule.lead_days)), known.key)
}
