//! The timer: wakes, asks what is due, has it shown and records what happened.
//!
//! It never sleeps until the next due time, because timers stop while the computer sleeps and clocks are set. It looks
//! at the clock at least twice a minute, and at once when the data changes or the computer wakes (rule 4).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use standpoint_core::DuePopups;
use standpoint_core::reminders::{ClockWatch, Delivery, OccurrenceKey, PopupText};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::backoff::Backoff;
use crate::desktop_notifications::Notifier;

/// The longest sleep: a change by another program is noticed, and what it made due shown, within half a minute.
const LONGEST: Duration = Duration::from_secs(29);
/// The shortest sleep: something that stays due must not keep the processor busy.
const SHORTEST: Duration = Duration::from_secs(1);

/// What the timer asks of the coach. Every question is answered for the present.
pub(crate) trait Agenda: Send + Sync {
    /// The instant.
    fn instant(&self) -> DateTime<Utc>;

    /// The time on a clock that cannot be set.
    fn steady(&self) -> Duration;

    /// Takes what is due, so that no one else shows it, and says when something can become due next.
    fn take_due(&self, delivery: Delivery) -> DuePopups;

    /// The notification is on the screen.
    fn shown(&self, popup_text: &PopupText);

    /// The notification did not reach the screen.
    fn refused(&self, keys: &[OccurrenceKey]);
}

/// What the timer remembers from one tick to the next.
#[derive(Debug, Default)]
struct Memory {
    clocks: ClockWatch,
    backoff: Backoff,
}

/// Starts the timer. It wakes early whenever `changed` is notified.
pub(crate) fn start(agenda: Arc<dyn Agenda>, notifier: Arc<dyn Notifier>, changed: Arc<Notify>) {
    let memory = Arc::new(Mutex::new(Memory::default()));
    tauri::async_runtime::spawn(async move {
        loop {
            let (asked, shows, remembers) = (Arc::clone(&agenda), Arc::clone(&notifier), Arc::clone(&memory));
            // The database and the desktop's bus may take a moment each.
            let tick = tauri::async_runtime::spawn_blocking(move || {
                let mut memory = remembers.lock().unwrap_or_else(PoisonError::into_inner);
                tick(asked.as_ref(), shows.as_ref(), &mut memory)
            });
            let length = tick.await.unwrap_or_else(|error| {
                log::error!("timer tick failed: {error}");
                LONGEST
            });
            let _ = timeout(length, changed.notified()).await;
        }
    });
}

/// Shows what is due and says how long to sleep.
fn tick(agenda: &dyn Agenda, notifier: &dyn Notifier, memory: &mut Memory) -> Duration {
    let doubt = memory.clocks.look(agenda.instant(), agenda.steady());
    let delivery = match memory.backoff.left(agenda.steady()) {
        Some(_) => Delivery::Down,
        None => Delivery::Ready { doubt },
    };
    let DuePopups { popups, close, next_wake, .. } = agenda.take_due(delivery);
    if !close.is_empty() {
        notifier.close(&close);
    }
    for popup_text in popups {
        match notifier.show(&popup_text) {
            Ok(()) => {
                memory.backoff.worked();
                agenda.shown(&popup_text);
            }
            Err(error) => {
                log::warn!("notification failed, kept in inbox: {error}");
                memory.backoff.failed(agenda.steady());
                agenda.refused(&popup_text.keys);
            }
        }
    }
    let retry = memory.backoff.left(agenda.steady());
    sleep(agenda.instant(), next_wake).min(retry.unwrap_or(LONGEST)).clamp(SHORTEST, LONGEST)
}

fn sleep(now: DateTime<Utc>, next: Option<DateTime<Utc>>) -> Duration {
    next.map_or(LONGEST, |next| (next - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use standpoint_core::id::RuleId;
    use standpoint_core::reminders::PopupButtons;

    use super::*;

    #[derive(Default)]
    struct Desk {
        due: Mutex<Vec<PopupText>>,
        asked: Mutex<Vec<Delivery>>,
        shown: Mutex<Vec<PopupText>>,
        refused: Mutex<Vec<OccurrenceKey>>,
        next: Option<DateTime<Utc>>,
        steady: Mutex<Duration>,
    }

    impl Agenda for Desk {
        fn instant(&self) -> DateTime<Utc> {
            DateTime::UNIX_EPOCH
        }

        fn steady(&self) -> Duration {
            *self.steady.lock().unwrap()
        }

        fn take_due(&self, delivery: Delivery) -> DuePopups {
            self.asked.lock().unwrap().push(delivery);
            DuePopups {
                popups: std::mem::take(&mut self.due.lock().unwrap()),
                next_wake: self.next,
                ..DuePopups::default()
            }
        }

        fn shown(&self, popup_text: &PopupText) {
            self.shown.lock().unwrap().push(popup_text.clone());
        }

        fn refused(&self, keys: &[OccurrenceKey]) {
            self.refused.lock().unwrap().extend(keys);
        }
    }

    struct Screen {
        works: bool,
    }

    impl Notifier for Screen {
        fn show(&self, _: &PopupText) -> Result<(), String> {
            if self.works { Ok(()) } else { Err("the bus went away".to_owned()) }
        }

        fn show_test(&self, _: bool) -> Result<(), String> {
            Ok(())
        }

        fn close(&self, _: &[OccurrenceKey]) {}
    }

    fn popup_text() -> PopupText {
        let keys = vec![OccurrenceKey { rule: RuleId(1), on: "2026-03-31".parse().unwrap() }];
        let (summary, body) = ("This week’s post".to_owned(), "1 of 2".to_owned());
        PopupText { keys, summary, body, buttons: PopupButtons::Post, sound: false, stays: false }
    }

    fn desk() -> Desk {
        Desk { due: Mutex::new(vec![popup_text()]), ..Desk::default() }
    }

    #[test]
    fn what_is_due_is_taken_shown_and_written_back() {
        let desk = desk();
        tick(&desk, &Screen { works: true }, &mut Memory::default());
        assert_eq!(*desk.shown.lock().unwrap(), [popup_text()]);
        assert!(desk.refused.lock().unwrap().is_empty());
    }

    #[test]
    fn rule_11_what_could_not_be_shown_is_written_back_as_refused_and_tried_again_after_five_seconds() {
        let (desk, mut memory) = (desk(), Memory::default());
        let length = tick(&desk, &Screen { works: false }, &mut memory);
        assert_eq!(
            (desk.refused.lock().unwrap().clone(), length),
            (popup_text().keys, Duration::from_secs(5))
        );
        tick(&desk, &Screen { works: true }, &mut memory);
        *desk.steady.lock().unwrap() += Duration::from_secs(5);
        tick(&desk, &Screen { works: true }, &mut memory);
        let asked = desk.asked.lock().unwrap().clone();
        assert_eq!(asked, [Delivery::Ready { doubt: None }, Delivery::Down, Delivery::Ready { doubt: None }]);
    }

    #[test]
    fn rule_4_it_sleeps_until_the_next_is_due_but_at_most_half_a_minute_and_never_not_at_all() {
        let length = |seconds: Option<i64>| {
            let next = seconds.map(|seconds| DateTime::UNIX_EPOCH + chrono::Duration::seconds(seconds));
            tick(&Desk { next, ..Desk::default() }, &Screen { works: true }, &mut Memory::default())
        };
        assert_eq!(length(None), LONGEST);
        assert_eq!(length(Some(3_600)), LONGEST);
        assert_eq!(length(Some(12)), Duration::from_secs(12));
        assert_eq!(length(Some(0)), SHORTEST);
        assert_eq!(length(Some(-60)), SHORTEST, "already due");
    }
}
