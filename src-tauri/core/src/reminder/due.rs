//! What is due now, and when to ask again.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Occurrence, OccurrenceState, Rule};
use crate::time::Now;

/// An occurrence that should be shown now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueNudge {
    /// The rule.
    pub rule: Rule,
    /// The civil date of the occurrence.
    pub on: NaiveDate,
}

/// An occurrence missed for longer than this no longer pops up.
const TOO_OLD: Duration = Duration::days(14);
/// An occurrence taken but never shown (the program died in between) is shown once more within this time.
const RETRY_WITHIN: Duration = Duration::hours(24);
/// How often an occurrence is taken at the most.
const MOST_ATTEMPTS: u32 = 2;
/// How long a taken occurrence is left to whoever took it.
const CLAIM_LASTS: Duration = Duration::seconds(60);

/// Whether the rule is due: its latest occurrence only, never one from before it was active, never once the week's
/// goal is met. `latest` is what is known of that occurrence.
#[must_use]
pub fn due(now: &Now, rule: &Rule, latest: Option<&Occurrence>, goal_met: bool) -> Option<DueNudge> {
    let on = rule.latest(now)?;
    let recent = now.instant - rule.instant_on(now, on) <= TOO_OLD;
    let known = latest.filter(|occurrence| occurrence.on == on);
    let open = known.is_none_or(|occurrence| wants_showing(now, occurrence));
    (!goal_met && recent && open).then(|| DueNudge { rule: rule.clone(), on })
}

fn wants_showing(now: &Now, occurrence: &Occurrence) -> bool {
    match occurrence.state {
        OccurrenceState::Snoozed => occurrence.snoozed_until.is_none_or(|until| until <= now.instant),
        OccurrenceState::Claimed => occurrence.claimed_at.is_none_or(|at| {
            let age = now.instant - at;
            occurrence.attempts < MOST_ATTEMPTS && age > CLAIM_LASTS && age <= RETRY_WITHIN
        }),
        OccurrenceState::Posted | OccurrenceState::Seen | OccurrenceState::Done => false,
    }
}

/// The next instant at which something can become due, if the rule nudges at all.
#[must_use]
pub fn next_wake(now: &Now, rule: &Rule, latest: Option<&Occurrence>) -> Option<DateTime<Utc>> {
    if !rule.enabled {
        return None;
    }
    let upcoming = rule.instant_on(now, rule.upcoming(now));
    let snoozed = latest.and_then(|occurrence| occurrence.snoozed_until).filter(|until| *until > now.instant);
    Some(snoozed.map_or(upcoming, |until| until.min(upcoming)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::RuleId;
    use crate::reminder::Day;

    fn at(text: &str) -> Now {
        Now::new(text.parse().unwrap(), chrono_tz::Europe::Berlin)
    }

    fn tuesday_nine() -> Rule {
        Rule {
            id: RuleId(1),
            rev: 1,
            weekday: Day::Tuesday,
            at: "09:00:00".parse().unwrap(),
            zone: None,
            active_from: "2026-03-01T00:00:00Z".parse().unwrap(),
            enabled: true,
        }
    }

    fn occurrence(state: OccurrenceState) -> Occurrence {
        Occurrence { rule: RuleId(1), on: "2026-03-10".parse().unwrap(), state, snoozed_until: None, attempts: 1, claimed_at: None }
    }

    #[test]
    fn it_is_due_from_its_wall_clock_time_on_and_once() {
        let rule = tuesday_nine();
        assert_eq!(due(&at("2026-03-03T07:59:00Z"), &rule, None, false), None);
        let found = due(&at("2026-03-10T08:00:00Z"), &rule, None, false).expect("09:00 in Berlin is 08:00 UTC in winter");
        assert_eq!(found.on.to_string(), "2026-03-10");
        assert_eq!(due(&at("2026-03-10T08:01:00Z"), &rule, Some(&occurrence(OccurrenceState::Posted)), false), None);
    }

    #[test]
    fn the_clock_change_moves_the_instant_and_not_the_wall_clock_time() {
        let next = next_wake(&at("2026-03-28T12:00:00Z"), &tuesday_nine(), None).unwrap();
        assert_eq!(next.to_string(), "2026-03-31 07:00:00 UTC", "09:00 summer time");
    }

    #[test]
    fn it_keeps_quiet_once_the_goal_is_met_or_the_rule_is_off_or_newer_than_the_occurrence() {
        let rule = tuesday_nine();
        let now = at("2026-03-10T09:00:00Z");
        assert_eq!(due(&now, &rule, None, true), None);
        assert_eq!(due(&now, &Rule { enabled: false, ..rule.clone() }, None, false), None);
        let edited = Rule { active_from: "2026-03-10T08:30:00Z".parse().unwrap(), ..rule };
        assert_eq!(due(&now, &edited, None, false), None, "an edit does not fire back");
    }

    #[test]
    fn three_weeks_away_give_one_nudge_and_more_than_a_fortnight_after_it_none() {
        let rule = Rule { active_from: "2026-02-01T00:00:00Z".parse().unwrap(), ..tuesday_nine() };
        let found = due(&at("2026-03-26T10:00:00Z"), &rule, None, false).unwrap();
        assert_eq!(found.on.to_string(), "2026-03-24", "only the latest one");
    }

    #[test]
    fn tomorrow_comes_back_tomorrow_and_a_crash_between_taking_and_showing_shows_it_once_more() {
        let rule = tuesday_nine();
        let snoozed = Occurrence { snoozed_until: Some("2026-03-11T08:00:00Z".parse().unwrap()), ..occurrence(OccurrenceState::Snoozed) };
        assert_eq!(due(&at("2026-03-11T07:59:00Z"), &rule, Some(&snoozed), false), None);
        assert!(due(&at("2026-03-11T08:00:00Z"), &rule, Some(&snoozed), false).is_some());

        let claimed = Occurrence { claimed_at: Some("2026-03-10T08:00:00Z".parse().unwrap()), ..occurrence(OccurrenceState::Claimed) };
        assert_eq!(due(&at("2026-03-10T08:00:30Z"), &rule, Some(&claimed), false), None, "whoever took it may still be showing it");
        assert!(due(&at("2026-03-10T08:02:00Z"), &rule, Some(&claimed), false).is_some());
        let twice = Occurrence { attempts: 2, ..claimed };
        assert_eq!(due(&at("2026-03-10T08:02:00Z"), &rule, Some(&twice), false), None);
    }
}
