//! The one timer: wakes, asks what is due, hands it to the notifier and writes back what happened.
//!
//! It never sleeps until something is due: timers stand still while the computer sleeps and clocks are set, so it looks
//! at the clock at least twice a minute, and at once when the data changed.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use standpoint_core::Nudging;
use standpoint_core::reminder::Nudge;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::notifier::Notifier;

/// The longest sleep.
const LONGEST: Duration = Duration::from_secs(30);
/// The shortest sleep: something that stays due must not keep the processor busy.
const SHORTEST: Duration = Duration::from_secs(1);

/// What the timer asks of the coach. Every question is answered for the present.
pub(crate) trait Agenda: Send + Sync {
    /// The instant.
    fn instant(&self) -> DateTime<Utc>;

    /// Takes what is due, so that nobody else shows it, and says when something can become due next.
    fn take_due(&self) -> Nudging;

    /// The nudge is on the screen.
    fn shown(&self, nudge: &Nudge);
}

/// Starts the timer. It wakes early whenever `changed` is notified.
pub(crate) fn start(agenda: Arc<dyn Agenda>, notifier: Arc<dyn Notifier>, changed: Arc<Notify>) {
    tauri::async_runtime::spawn(async move {
        loop {
            let (asked, shows) = (Arc::clone(&agenda), Arc::clone(&notifier));
            // The database and the desktop's bus may take a moment each.
            let tick = tauri::async_runtime::spawn_blocking(move || tick(asked.as_ref(), shows.as_ref()));
            let length = tick.await.unwrap_or_else(|error| {
                log::error!("the timer stumbled and goes on: {error}");
                LONGEST
            });
            let _ = timeout(length, changed.notified()).await;
        }
    });
}

/// Shows what is due and says how long to sleep. Nothing is taken while nobody is there to show it: it stays due and is
/// asked for again.
fn tick(agenda: &dyn Agenda, notifier: &dyn Notifier) -> Duration {
    if !notifier.listens() {
        return LONGEST;
    }
    let Nudging { due, next_wake } = agenda.take_due();
    if let Some(nudge) = due {
        match notifier.show(&nudge) {
            Ok(()) => agenda.shown(&nudge),
            Err(error) => log::warn!("a nudge could not be shown: {error}"),
        }
    }
    sleep(agenda.instant(), next_wake)
}

fn sleep(now: DateTime<Utc>, next: Option<DateTime<Utc>>) -> Duration {
    let until = next.map_or(LONGEST, |next| (next - now).to_std().unwrap_or_default());
    until.clamp(SHORTEST, LONGEST)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use standpoint_core::id::RuleId;

    use super::*;

    #[derive(Default)]
    struct Desk {
        due: Mutex<Option<Nudge>>,
        shown: Mutex<Vec<Nudge>>,
    }

    impl Agenda for Desk {
        fn instant(&self) -> DateTime<Utc> {
            DateTime::UNIX_EPOCH
        }

        fn take_due(&self) -> Nudging {
            Nudging { due: self.due.lock().unwrap().take(), next_wake: None }
        }

        fn shown(&self, nudge: &Nudge) {
            self.shown.lock().unwrap().push(nudge.clone());
        }
    }

    struct Screen {
        there: bool,
        works: bool,
    }

    impl Notifier for Screen {
        fn listens(&self) -> bool {
            self.there
        }

        fn show(&self, _: &Nudge) -> Result<(), String> {
            if self.works { Ok(()) } else { Err("the bus went away".to_owned()) }
        }
    }

    fn nudge() -> Nudge {
        let on = "2026-03-31".parse().unwrap();
        Nudge { rule: RuleId(1), on, summary: "Your post this week".to_owned(), body: "1 of 2".to_owned() }
    }

    fn desk_after(screen: &Screen) -> Desk {
        let desk = Desk { due: Mutex::new(Some(nudge())), ..Desk::default() };
        tick(&desk, screen);
        desk
    }

    #[test]
    fn what_is_due_is_taken_shown_and_written_back() {
        let desk = desk_after(&Screen { there: true, works: true });
        assert_eq!(*desk.due.lock().unwrap(), None);
        assert_eq!(*desk.shown.lock().unwrap(), [nudge()]);
    }

    #[test]
    fn without_a_notification_service_it_stays_due() {
        let desk = desk_after(&Screen { there: false, works: true });
        assert_eq!(*desk.due.lock().unwrap(), Some(nudge()));
    }

    #[test]
    fn a_nudge_that_could_not_be_shown_is_not_called_shown() {
        let desk = desk_after(&Screen { there: true, works: false });
        assert!(desk.shown.lock().unwrap().is_empty());
    }

    #[test]
    fn it_sleeps_until_the_next_is_due_but_at_most_half_a_minute_and_never_not_at_all() {
        let now: DateTime<Utc> = "2026-03-31T07:00:00Z".parse().unwrap();
        let after = |seconds| Some(now + chrono::Duration::seconds(seconds));
        assert_eq!(sleep(now, None), LONGEST);
        assert_eq!(sleep(now, after(3_600)), LONGEST);
        assert_eq!(sleep(now, after(12)), Duration::from_secs(12));
        assert_eq!(sleep(now, after(0)), SHORTEST);
        assert_eq!(sleep(now, after(-60)), SHORTEST, "already due");
    }
}
