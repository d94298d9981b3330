//! What a proof did and found.

use std::collections::BTreeMap;
use std::fmt;

/// The report of one proof.
#[derive(Debug)]
pub(crate) struct Report {
    part: &'static str,
    seed: u64,
    counts: BTreeMap<String, u64>,
    faults: Vec<String>,
    skipped: Option<&'static str>,
}

impl Report {
    pub(crate) fn new(part: &'static str, seed: u64) -> Self {
        Self { part, seed, counts: BTreeMap::new(), faults: Vec::new(), skipped: None }
    }

    /// Nothing was proved, and why.
    pub(crate) fn skipped(mut self, why: &'static str) -> Self {
        self.skipped = Some(why);
        self
    }

    /// Counts one of a kind.
    pub(crate) fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    /// Says a number that was counted elsewhere.
    pub(crate) fn set(&mut self, what: &str, number: u64) {
        self.counts.insert(what.to_owned(), number);
    }

    /// Keeps a fault, with the round in which it was found, and says it at once.
    pub(crate) fn fault(&mut self, round: u64, what: impl fmt::Display) {
        let fault = format!("round {round}: {what}");
        eprintln!("{}: {fault}", self.part);
        self.faults.push(fault);
    }

    pub(crate) fn is_without_fault(&self) -> bool {
        self.faults.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(why) = self.skipped {
            return write!(out, "{}: skipped. {why}", self.part);
        }
        write!(out, "{} (seed {}):", self.part, self.seed)?;
        for (what, count) in &self.counts {
            write!(out, "\n  {count:>6}  {what}")?;
        }
        write!(out, "\n  {:>6}  faults", self.faults.len())?;
        self.faults.iter().try_for_each(|fault| write!(out, "\n  {fault}"))
    }
}
