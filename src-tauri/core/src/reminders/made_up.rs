//! Rules and worlds for tests, around one Tuesday in UTC.

use chrono::{NaiveDate, NaiveTime};

use super::{Occurrence, OccurrenceKey, OccurrenceState, Rule, RuleKind, Schedule, World};
use crate::calendar::{Day, Now};
use crate::id::RuleId;

/// A Tuesday.
pub(super) const TUESDAY: &str = "2026-03-03";

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn at(text: &str) -> Now {
    Now::new(text.parse().unwrap(), chrono_tz::UTC)
}

/// A rule at nine on some days, active since the day before Tuesday.
pub(super) fn rule(id: i64, kind: RuleKind, days: &[Day]) -> Rule {
    Rule {
        id: RuleId(id),
        rev: 1,
        kind,
        title: String::new(),
        schedule: Schedule::Weekly(days.iter().copied().collect()),
        lead_days: 0,
        at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        zone: None,
        active_from: at("2026-03-02T12:00:00Z").instant,
        enabled: true,
    }
}

/// A rule at nine on the days that tasks are due.
pub(super) fn rule_as_due(id: i64, kind: RuleKind) -> Rule {
    Rule { schedule: Schedule::AsDue, ..rule(id, kind, &[]) }
}

/// Some rules, and someone who was active on Tuesday.
pub(super) fn world(rules: impl IntoIterator<Item = Rule>) -> World {
    let mut world = World { rules: rules.into_iter().collect(), ..World::default() };
    world.facts.last_activity = date(TUESDAY);
    world
}

pub(super) fn key(rule: i64, on: &str) -> OccurrenceKey {
    OccurrenceKey { rule: RuleId(rule), on: date(on) }
}

/// Writes down that an occurrence came in time, at nine, and is in a state now.
pub(super) fn came(world: &mut World, key: OccurrenceKey, state: OccurrenceState) {
    let due_at = at(&format!("{}T09:00:00Z", key.on)).instant;
    let known = Occurrence { shown_at: Some(due_at), ..Occurrence::new(key, due_at) };
    world.occurrences.insert(key, known.with_state(state));
}
