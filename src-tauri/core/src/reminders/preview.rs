//! What would fire over the next days if nothing else happened: the same decision, asked again and again as time goes on.

use chrono::{DateTime, Duration, Utc};

use super::{Delivery, OccurrenceKey, World, decide};
use crate::calendar::Now;

/// One popup to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firing {
    /// When it pops up.
    pub at: DateTime<Utc>,
    /// Occurrences it covers.
    pub keys: Vec<OccurrenceKey>,
}

/// More popups than this are not foretold.
const MOST: usize = 2_000;

/// The popups between now and `length` from now, in order. Each is taken to be shown at once and left unanswered.
#[must_use]
pub fn preview(world: &World, now: &Now, length: Duration) -> Vec<Firing> {
    let end = now.instant + length;
    let mut world = world.clone();
    let mut now = *now;
    let mut firings = Vec::new();
    while firings.len() < MOST {
        let decision = decide(&world, &now, Delivery::Ready { doubt: None });
        world.apply(&now, &decision);
        for popup in &decision.popups {
            popup.keys.iter().for_each(|key| world.shown(&now, *key));
            firings.push(Firing { at: now.instant, keys: popup.keys.clone() });
        }
        match decision.next_wake {
            Some(next) if next <= end => now.instant = next,
            _ => break,
        }
    }
    firings
}
