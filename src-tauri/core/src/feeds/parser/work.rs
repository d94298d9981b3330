//! How much work reading a document takes, counted in tests alone: they know no clock.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

/// Counts steps whose number depends on the document.
#[inline]
pub(super) fn count(steps: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + steps);
    #[cfg(not(test))]
    let _ = steps;
}

/// Begins to count again.
#[cfg(test)]
pub(super) fn start() {
    STEPS.set(0);
}

/// The steps since then.
#[cfg(test)]
pub(super) fn steps() -> usize {
    STEPS.get()
}
