//! The wait before a failed desktop service is tried again: 5 s at first, 5 min at most.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(300);

/// Grows with each failure, on a steady clock.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    /// The wait that is on, and when it ends.
    waiting: Option<(Duration, Duration)>,
}

impl Backoff {
    /// It failed at this moment.
    pub(crate) fn failed(&mut self, now: Duration) {
        let wait = self.waiting.map_or(FIRST, |(wait, _)| (wait * 2).min(LONGEST));
        self.waiting = Some((wait, now + wait));
    }

    /// It worked.
    pub(crate) fn worked(&mut self) {
        self.waiting = None;
    }

    /// How long to wait still; none when it may be tried.
    pub(crate) fn left(&self, now: Duration) -> Option<Duration> {
        let (_, until) = self.waiting?;
        until.checked_sub(now).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_11_it_waits_longer_each_time_up_to_five_minutes_and_begins_anew_once_it_worked() {
        let mut backoff = Backoff::default();
        let mut now = Duration::from_secs(1_000);
        let mut waits = Vec::new();
        for _ in 0..8 {
            backoff.failed(now);
            let wait = backoff.left(now).unwrap();
            waits.push(wait.as_secs());
            assert_eq!(backoff.left(now + wait), None, "then it may be tried");
            now += wait;
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300]);
        backoff.worked();
        backoff.failed(now);
        assert_eq!(backoff.left(now), Some(FIRST));
    }
}
