//! Whether a notification was taken by the desktop. The plugin says yes before the service does, and keeps what is to
//! happen on closing only if the service took the notification: a receipt that is thrown away was refused.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Handed to the plugin with the notification.
pub(super) struct Receipt {
    fate: Arc<Mutex<Fate>>,
    /// Goes with the receipt; the other end notices.
    _kept: Sender<()>,
}

/// The other end of a receipt.
pub(super) struct Confirmation {
    fate: Arc<Mutex<Fate>>,
    kept: Receiver<()>,
}

enum Fate {
    /// Nothing is known yet.
    Open,
    /// It was taken; should it turn out to be refused after all, this is told.
    Taken(Box<dyn FnOnce() + Send>),
    /// It was shown and is closed.
    Closed,
    /// The service did not take it.
    Refused,
}

/// A receipt and its other end.
pub(super) fn receipt() -> (Receipt, Confirmation) {
    let (sender, receiver) = channel();
    let fate = Arc::new(Mutex::new(Fate::Open));
    (Receipt { fate: Arc::clone(&fate), _kept: sender }, Confirmation { fate, kept: receiver })
}

impl Receipt {
    /// The notification was closed, so it was shown.
    pub(super) fn closed(self) {
        *self.fate.lock().unwrap_or_else(PoisonError::into_inner) = Fate::Closed;
    }
}

impl Drop for Receipt {
    fn drop(&mut self) {
        let mut fate = self.fate.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *fate, Fate::Refused) {
            Fate::Closed => *fate = Fate::Closed,
            Fate::Taken(refused) => refused(),
            Fate::Open | Fate::Refused => {}
        }
    }
}

impl Confirmation {
    /// Whether the notification is refused by now; waits this long to learn it.
    pub(super) fn refused_within(&self, patience: Duration) -> bool {
        // Nothing is ever sent: the end of the wait is the time or the receipt's.
        let _ = self.kept.recv_timeout(patience);
        matches!(*self.fate.lock().unwrap_or_else(PoisonError::into_inner), Fate::Refused)
    }

    /// From now on a refusal is told.
    pub(super) fn taken(self, refused: impl FnOnce() + Send + 'static) {
        let mut fate = self.fate.lock().unwrap_or_else(PoisonError::into_inner);
        match *fate {
            Fate::Open => *fate = Fate::Taken(Box::new(refused)),
            Fate::Refused => refused(),
            Fate::Taken(_) | Fate::Closed => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    const AT_ONCE: Duration = Duration::ZERO;

    #[test]
    fn rule_11_a_receipt_that_is_thrown_away_was_refused_and_one_that_is_kept_or_closed_was_not() {
        let (thrown, confirmation) = receipt();
        drop(thrown);
        assert!(confirmation.refused_within(AT_ONCE));

        let (kept, confirmation) = receipt();
        assert!(!confirmation.refused_within(AT_ONCE));
        kept.closed();
        assert!(!confirmation.refused_within(AT_ONCE));
    }

    #[test]
    fn rule_11_a_refusal_that_comes_late_is_told_once_and_closing_is_none() {
        let told = Arc::new(AtomicBool::new(false));
        let tell = |told: &Arc<AtomicBool>| {
            let told = Arc::clone(told);
            move || assert!(!told.swap(true, Ordering::Relaxed), "once")
        };
        let (closed, confirmation) = receipt();
        confirmation.taken(tell(&told));
        closed.closed();
        assert!(!told.load(Ordering::Relaxed));

        let (thrown, confirmation) = receipt();
        confirmation.taken(tell(&told));
        drop(thrown);
        assert!(told.load(Ordering::Relaxed));
    }
}
