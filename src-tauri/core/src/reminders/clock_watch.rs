//! Notices a wall clock that was set: by comparing it with a clock that cannot be (rule 6).

use std::time::Duration;

use chrono::{DateTime, Utc};

/// A jump ahead that is longer than this is doubted at first.
const DOUBTFUL: chrono::Duration = chrono::Duration::hours(3);
/// How long the clock must go on without being set back before it is believed.
const PROBATION: Duration = Duration::from_secs(120);

/// Compares the wall clock with a steady one that goes on while the computer sleeps, so that sleep is no jump.
#[derive(Debug, Default)]
pub struct ClockWatch {
    last: Option<(DateTime<Utc>, Duration)>,
    /// When the doubt began, on the steady clock.
    doubt: Option<Doubt>,
}

#[derive(Debug)]
struct Doubt {
    since: Duration,
    jumped_by: chrono::Duration,
}

impl ClockWatch {
    /// Looks at both clocks. Answers with the instant until which popups should wait, if they should.
    pub fn look(&mut self, wall: DateTime<Utc>, steady: Duration) -> Option<DateTime<Utc>> {
        if let Some((before, then)) = self.last.replace((wall, steady)) {
            let passed = chrono::Duration::from_std(steady.saturating_sub(then)).unwrap_or_default();
            let jump = wall - before - passed;
            if jump > DOUBTFUL {
                self.doubt = Some(Doubt { since: steady, jumped_by: jump });
            } else if self.doubt.as_ref().is_some_and(|doubt| jump < -(doubt.jumped_by - DOUBTFUL)) {
                // It was set back to about where it was: nothing to doubt any more.
                self.doubt = None;
            }
        }
        let doubt = self.doubt.as_ref()?;
        let waited = steady.saturating_sub(doubt.since);
        if waited >= PROBATION {
            self.doubt = None;
            return None;
        }
        Some(wall + chrono::Duration::from_std(PROBATION - waited).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn rule_6_a_jump_ahead_waits_two_minutes_and_then_counts() {
        let mut watch = ClockWatch::default();
        assert_eq!(watch.look(wall("2026-03-03T09:00:00Z"), seconds(0)), None);
        assert_eq!(watch.look(wall("2026-03-04T09:00:30Z"), seconds(30)), Some(wall("2026-03-04T09:02:30Z")));
        assert_eq!(
            watch.look(wall("2026-03-04T09:02:00Z"), seconds(120)),
            Some(wall("2026-03-04T09:02:30Z"))
        );
        assert_eq!(watch.look(wall("2026-03-04T09:02:30Z"), seconds(150)), None);
    }

    #[test]
    fn rule_6_a_jump_that_is_taken_back_leaves_no_doubt() {
        let mut watch = ClockWatch::default();
        watch.look(wall("2026-03-03T09:00:00Z"), seconds(0));
        assert!(watch.look(wall("2098-03-03T09:00:30Z"), seconds(30)).is_some());
        assert_eq!(watch.look(wall("2026-03-03T09:01:00Z"), seconds(60)), None);
    }

    #[test]
    fn rule_6_three_hours_are_the_most_that_is_believed_at_once() {
        let mut watch = ClockWatch::default();
        watch.look(wall("2026-03-03T09:00:00Z"), seconds(0));
        assert_eq!(watch.look(wall("2026-03-03T12:00:00Z"), seconds(0)), None);
        assert!(watch.look(wall("2026-03-03T17:00:00Z"), seconds(0)).is_some(), "five hours ahead");
        assert!(watch.look(wall("2026-03-03T15:00:00Z"), seconds(0)).is_some(), "still three too many");
        let mut watch = ClockWatch::default();
        watch.look(wall("2026-03-03T09:00:00Z"), seconds(0));
        watch.look(wall("2026-03-03T14:00:00Z"), seconds(0));
        assert_eq!(watch.look(wall("2026-03-03T11:59:59Z"), seconds(0)), None, "back within three hours");
    }

    #[test]
    fn rule_6_sleep_and_small_corrections_are_no_jump() {
        let mut watch = ClockWatch::default();
        watch.look(wall("2026-03-03T09:00:00Z"), seconds(0));
        assert_eq!(watch.look(wall("2026-03-06T09:00:00Z"), seconds(3 * 86_400)), None, "three days asleep");
        assert_eq!(
            watch.look(wall("2026-03-06T11:00:30Z"), seconds(3 * 86_400 + 30)),
            None,
            "two hours ahead"
        );
        assert_eq!(watch.look(wall("2026-03-05T11:00:30Z"), seconds(3 * 86_400 + 60)), None, "set back");
    }
}
