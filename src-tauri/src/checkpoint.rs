//! When to move SQLite's write-ahead log into the database: once no one has written for a minute. Then a plain copy of
//! the file is complete, and no one waits for the move.

use std::time::{Duration, SystemTime};

/// How long the log must be unchanged: one minute.
const QUIET: Duration = Duration::from_secs(60);

/// The log's length in bytes and when it was written last.
type LogState = (u64, SystemTime);

/// Watches the log's length and time.
#[derive(Debug, Default)]
pub(crate) struct CheckpointTimer {
    seen: Option<(LogState, Duration)>,
}

impl CheckpointTimer {
    /// Whether to checkpoint now. `steady` is the time of [`boot_clock`](crate::boot_clock); `log` is `None` while the log is empty.
    pub(crate) fn is_time(&mut self, log: Option<LogState>, steady: Duration) -> bool {
        let Some(log) = log else {
            self.seen = None;
            return false;
        };
        match self.seen {
            Some((seen, since)) if seen == log => {
                let is_time = steady.saturating_sub(since) >= QUIET;
                if is_time {
                    // If another process blocks it, the next try is in a minute.
                    self.seen = Some((log, steady));
                }
                is_time
            }
            _ => {
                self.seen = Some((log, steady));
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_time_a_minute_after_the_last_write_and_a_minute_after_a_try() {
        let mut checkpoint_timer = CheckpointTimer::default();
        let log = |bytes| Some((bytes, SystemTime::UNIX_EPOCH));
        let mut at = |log, seconds| checkpoint_timer.is_time(log, Duration::from_secs(seconds));
        assert!(!at(log(4_096), 0));
        assert!(!at(log(4_096), 59));
        assert!(!at(log(8_192), 60), "somebody wrote meanwhile");
        assert!(!at(log(8_192), 119));
        assert!(at(log(8_192), 120));
        assert!(!at(log(8_192), 121), "somebody stood in the way");
        assert!(at(log(8_192), 180));
        assert!(!at(None, 240) && !at(log(1), 400), "an empty log is nothing to move");
    }
}
