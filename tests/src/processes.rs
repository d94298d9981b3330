//! Processes as `/proc` tells of them: who belongs to whom, what they take.

use std::fs;
use std::time::Duration;

/// One running process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Process(
    /// Its number.
    pub u32,
);

impl Process {
    /// Whether it runs; one that has ended and that no one has asked about yet does not.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.words().is_some_and(|words| words[0] != "Z")
    }

    /// Itself and all that it or its children started, as far as they run.
    #[must_use]
    pub fn family(self) -> Vec<Self> {
        let everybody: Vec<(Self, u32)> = everybody().filter_map(|one| Some((one, one.parent()?))).collect();
        let mut family = vec![self];
        let mut next = 0;
        while let Some(parent) = family.get(next).copied() {
            family.extend(
                everybody.iter().filter(|(_, its_parent)| *its_parent == parent.0).map(|(one, _)| *one),
            );
            next += 1;
        }
        family.retain(|one| one.is_running());
        family
    }

    /// The first one that this process started.
    #[must_use]
    pub fn child(self) -> Option<Self> {
        everybody().find(|one| one.parent() == Some(self.0))
    }

    /// The program's name, as far as the system keeps it: fifteen characters.
    #[must_use]
    pub fn name(self) -> String {
        fs::read_to_string(format!("/proc/{}/comm", self.0)).unwrap_or_default().trim().to_owned()
    }

    /// What a variable of its environment said when it was started.
    #[must_use]
    pub fn environment(self, name: &str) -> Option<String> {
        let text = fs::read(format!("/proc/{}/environ", self.0)).unwrap_or_default();
        let mut variables = text.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        variables.find_map(|one| Some(one.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    }

    /// Its proportional share of memory in KiB: what it shares with others is counted in parts.
    #[must_use]
    pub fn memory(self) -> u64 {
        let text = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0)).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    /// The processor time it has taken.
    #[must_use]
    pub fn processor_time(self) -> Duration {
        /// The unit of `/proc`, the same on every Linux that we know.
        const TICK: Duration = Duration::from_millis(10);
        let Some(words) = self.words() else { return Duration::ZERO };
        let ticks = |place: usize| words.get(place).and_then(|word| word.parse::<u32>().ok()).unwrap_or(0);
        // utime and stime, the fourteenth and fifteenth field of `stat`.
        TICK * (ticks(11) + ticks(12))
    }

    fn parent(self) -> Option<u32> {
        self.words()?.get(1)?.parse().ok()
    }

    /// What is in `stat` from the third field on.
    fn words(self) -> Option<Vec<String>> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.0)).ok()?;
        // The program's name is in parentheses and may hold any character, parentheses too.
        let (_, after_name) = text.rsplit_once(") ")?;
        Some(after_name.split_whitespace().map(str::to_owned).collect())
    }
}

fn everybody() -> impl Iterator<Item = Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok().map(Process))
}
