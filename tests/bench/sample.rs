//! Times of one thing done many times, and the rows they make.

use std::time::{Duration, Instant};

/// Times, sorted.
pub(crate) struct Sample(Vec<Duration>);

/// Times one run.
pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

impl Sample {
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// The time that `percent` of all runs stay within (nearest rank).
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        self.0[(self.0.len() * percent).div_ceil(100) - 1]
    }

    /// The times as milliseconds: "p50 0.31 ms, p99 0.80 ms".
    pub(crate) fn in_words(&self) -> String {
        format!(
            "p50 {:.2} ms, p99 {:.2} ms",
            milliseconds(self.percentile(50)),
            milliseconds(self.percentile(99))
        )
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// A row that holds a 99th percentile against a limit in milliseconds.
pub(crate) fn within(what: &str, sample: &Sample, limit: u64) -> String {
    let verdict = if sample.percentile(99) <= Duration::from_millis(limit) { "ok" } else { "over" };
    format!("{what}\tp99 ≤ {limit} ms\t{}\t{verdict}", sample.in_words())
}

/// A row that holds the slowest of all runs against a limit in milliseconds.
pub(crate) fn never_over(what: &str, sample: &Sample, limit: u64) -> String {
    let slowest = sample.percentile(100);
    let verdict = if slowest <= Duration::from_millis(limit) { "ok" } else { "over" };
    format!("{what}\tmax ≤ {limit} ms\t{}, max {:.2} ms\t{verdict}", sample.in_words(), milliseconds(slowest))
}

/// A row that holds a 99th percentile against some times that of the bare transaction timed in turns with it.
pub(crate) fn against(times: u32, what: &str, sample: &Sample, bare: &Sample) -> String {
    let ratio = |percent| sample.percentile(percent).as_secs_f64() / bare.percentile(percent).as_secs_f64();
    let verdict = if ratio(99) <= f64::from(times) { "ok" } else { "over" };
    format!(
        "{what}\tp99 ≤ {times} × bare\t{:.2} × bare (p50 {:.2} ×; {})\t{verdict}",
        ratio(99),
        ratio(50),
        sample.in_words()
    )
}
