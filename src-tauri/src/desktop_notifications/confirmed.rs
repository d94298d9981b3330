//! The screen of a Linux desktop: whether its service took a notification is found out, and what it shows can be taken back.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use standpoint_core::reminders::OccurrenceKey;
use tauri::AppHandle;
use tauri_plugin_notification::{NotificationBuilder, NotificationExt};

use super::Events;
use super::receipt::{Confirmation, receipt};

/// The number of no notification.
const NOBODY: i32 = -1;
/// How long a service that is there gets to refuse.
const REFUSES_WITHIN: Duration = Duration::from_millis(300);
/// How long it gets to answer at all.
pub(super) const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// A notification's number, and the occurrences it covers.
type OnScreen = (i32, Vec<OccurrenceKey>);

/// What was handed to the service.
pub(super) struct Screen {
    app: AppHandle,
    events: Arc<dyn Events>,
    /// Set while the service owes an answer: until it comes nothing else is handed over.
    unanswered: Arc<AtomicBool>,
    last_number: Arc<AtomicI32>,
    /// What is on the screen, as far as is known.
    on_screen: Arc<Mutex<Vec<OnScreen>>>,
}

impl Screen {
    /// Nothing is on it yet.
    pub(super) fn new(app: &AppHandle, events: Arc<dyn Events>) -> Self {
        let (unanswered, last_number, on_screen) = Default::default();
        Self { app: app.clone(), events, unanswered, last_number, on_screen }
    }

    /// Whether the service owes an answer.
    pub(super) fn unanswered(&self) -> &Arc<AtomicBool> {
        &self.unanswered
    }

    /// Hands a notification over and waits until it is taken or refused.
    ///
    /// # Errors
    /// A sentence, if the service rejected it or did not answer.
    pub(super) fn hand_over(
        &self,
        what: NotificationBuilder<tauri::Wry>,
        keys: &[OccurrenceKey],
    ) -> Result<(), String> {
        let number = self.last_number.fetch_add(1, Ordering::Relaxed) + 1;
        let (receipt, confirmation) = receipt();
        let on_screen = Arc::clone(&self.on_screen);
        lock(&on_screen).push((number, keys.to_vec()));
        let closed = move || {
            lock(&on_screen).retain(|(known, _)| *known != number);
            receipt.closed();
        };
        let taken = what
            .id(number)
            .on_close(closed)
            .show()
            .map_err(|error| error.to_string())
            .and_then(|()| self.confirm(&confirmation));
        if taken.is_err() {
            lock(&self.on_screen).retain(|(known, _)| *known != number);
        } else {
            let (events, keys, last) =
                (Arc::clone(&self.events), keys.to_vec(), Arc::clone(&self.last_number));
            confirmation.taken(move || {
                // A service that was started again counts from one again, and the plugin throws the receipt of an older
                // notification away for that of a later one with the same number. The older one was shown.
                if last.load(Ordering::Relaxed) == number {
                    events.refused_late(&keys);
                }
            });
        }
        taken
    }

    /// The plugin answers before the service does, so this finds out. Taking a notification back waits for one that is on
    /// its way: that it returns says that the service has answered.
    fn confirm(&self, confirmation: &Confirmation) -> Result<(), String> {
        let refused = || Err("the notification service rejected it".to_owned());
        if confirmation.refused_within(REFUSES_WITHIN) {
            return refused();
        }
        let (answered, waits) = channel();
        let (app, unanswered) = (self.app.clone(), Arc::clone(&self.unanswered));
        unanswered.store(true, Ordering::Relaxed);
        std::thread::spawn(move || {
            let _ = app.notification().remove_active(vec![NOBODY]);
            unanswered.store(false, Ordering::Relaxed);
            // The caller may have given up waiting.
            let _ = answered.send(());
        });
        match waits.recv_timeout(ANSWERS_WITHIN) {
            Err(_) => Err("the notification service isn’t responding".to_owned()),
            Ok(()) if confirmation.refused_within(Duration::ZERO) => refused(),
            Ok(()) => Ok(()),
        }
    }

    /// Takes back the notifications that stand for nothing but these.
    pub(super) fn close(&self, keys: &[OccurrenceKey]) {
        let mut gone = Vec::new();
        lock(&self.on_screen).retain_mut(|(number, shown)| {
            let stood_for_something = !shown.is_empty();
            shown.retain(|key| !keys.contains(key));
            let goes = stood_for_something && shown.is_empty();
            if goes {
                gone.push(*number);
            }
            !goes
        });
        if gone.is_empty() {
            return;
        }
        let app = self.app.clone();
        // It waits for a notification that is on its way, and the timer should not.
        std::thread::spawn(move || {
            if let Err(error) = app.notification().remove_active(gone) {
                log::debug!("a notification could not be taken back: {error}");
            }
        });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
