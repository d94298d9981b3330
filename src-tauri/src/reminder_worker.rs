//! Connects the coach's reminders with the desktop: what the timer asks, and what an answer to a notification does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use standpoint_core::reminders::{Delivery, OccurrenceKey, PopupAction, PopupText};
use standpoint_core::{DuePopups, Error};
use tauri::{AppHandle, Manager};

use crate::desktop_notifications::{Answer, Desktop, Events, Notifier};
use crate::feed_refresh;
use crate::shared_coach::{SharedCoach, act, look_for_foreign_changes, notify_page};
use crate::system_events;
use crate::timer::{self, Agenda};
use crate::tray::{Tray, TrayFacts};
use crate::window::{self, PageRequest};
use crate::{boot_clock, shutdown::Shutdown};

/// The desktop's notifications, if they could be set up.
#[derive(Default)]
pub(crate) struct Notifications(Option<Arc<Desktop>>);

impl Notifications {
    /// Whether a notification service is running. May block: not for the main thread.
    pub(crate) fn are_there(&self) -> bool {
        self.0.as_ref().is_some_and(|desktop| desktop.is_there())
    }

    /// Shows a test notification; `stays` keeps it on the screen until it is answered. May block: not for the main thread.
    ///
    /// # Errors
    /// A sentence, if the desktop rejected it.
    pub(crate) fn test(&self, stays: bool) -> Result<(), String> {
        self.0.as_ref().ok_or("couldn’t set up notifications")?.show_test(stays)
    }
}

/// Starts the worker. Without desktop notifications reminders still collect on Today.
pub(crate) fn start(app: &AppHandle) {
    let desktop = Desktop::new(app, Arc::new(Answers(app.clone())));
    let desktop = desktop.inspect_err(|error| log::warn!("no notifications: {error}")).ok().map(Arc::new);
    app.manage(Notifications(desktop.clone()));
    let coach = app.state::<Arc<SharedCoach>>();
    system_events::listen(&coach.acted());
    let notifier: Arc<dyn Notifier> = match desktop {
        Some(desktop) => desktop,
        None => Arc::new(Nobody),
    };
    timer::start(
        Arc::new(CoachAgenda { app: app.clone(), shown_in_tray: Mutex::default() }),
        notifier,
        coach.acted(),
    );
}

/// Replaces the notifier where notifications can’t be set up.
struct Nobody;

impl Notifier for Nobody {
    fn show(&self, popup_text: &PopupText) -> Result<(), String> {
        self.show_test(popup_text.stays)
    }

    fn show_test(&self, _: bool) -> Result<(), String> {
        Err("couldn’t set up notifications".to_owned())
    }

    fn close(&self, _: &[OccurrenceKey]) {}
}

/// Handles what the desktop reports.
struct Answers(AppHandle);

impl Events for Answers {
    fn answered(&self, answer: Answer) {
        // The notification's thread should not wait for the disk.
        let app = self.0.clone();
        tauri::async_runtime::spawn_blocking(move || take_answer(&app, &answer));
    }

    fn refused_late(&self, keys: &[OccurrenceKey]) {
        // During shutdown everything is dropped, so a late refusal says nothing about what was shown.
        if self.0.state::<Shutdown>().has_begun() {
            return;
        }
        let (app, keys) = (self.0.clone(), keys.to_vec());
        tauri::async_runtime::spawn_blocking(move || {
            let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
            logged(
                "recording that a notification was refused",
                coach.ask(|coach, now| coach.popup_was_refused(now, &keys)),
            );
            coach.acted().notify_one();
        });
    }
}

fn take_answer(app: &AppHandle, answer: &Answer) {
    if answer.action == PopupAction::Open {
        window::show_window(app, Some(PageRequest::Today));
    }
    match act(app, |coach, now| coach.answer_popup(now, &answer.keys, answer.action)) {
        Ok(changed) => notify_page(app, Some(&changed)),
        Err(failure) => log::warn!("failed to save the answer to a notification: {:?}", failure.code),
    }
}

/// The coach as the timer sees it.
struct CoachAgenda {
    app: AppHandle,
    /// What the tray last showed, so that nothing is read or drawn twice.
    shown_in_tray: Mutex<Option<(usize, u64)>>,
}

impl CoachAgenda {
    fn coach(&self) -> Arc<SharedCoach> {
        Arc::clone(&self.app.state::<Arc<SharedCoach>>())
    }

    /// Updates the tray's reminders and next action, if either may have changed.
    fn update_tray(&self, waiting: usize) {
        let coach = self.coach();
        let day = u64::try_from(coach.now().instant.timestamp() / 3_600).unwrap_or(0);
        let state = (waiting, coach.actions_so_far().wrapping_mul(1_000_003).wrapping_add(day));
        if self.shown_in_tray.lock().unwrap_or_else(PoisonError::into_inner).replace(state) == Some(state) {
            return;
        }
        let facts = coach.ask(|coach, now| {
            let today = coach.today(now)?;
            Ok(TrayFacts {
                waiting,
                next: today.next.title,
                snooze_until: coach.all_off_would_end(now)?,
                all_snoozed: today.inbox.all_put_off_until.is_some(),
                held: today.hold.is_some(),
            })
        });
        self.app.state::<Tray>().show(facts.unwrap_or_default());
    }
}

impl Agenda for CoachAgenda {
    fn instant(&self) -> DateTime<Utc> {
        self.coach().now().instant
    }

    fn steady(&self) -> Duration {
        boot_clock::now()
    }

    fn take_due(&self, delivery: Delivery) -> DuePopups {
        look_for_foreign_changes(&self.app);
        let taken = self.coach().ask(|coach, now| coach.take_due(now, delivery));
        let due = logged("asking what is due", taken).unwrap_or_default();
        if due.changed {
            notify_page(&self.app, None);
        }
        self.update_tray(due.waiting);
        feed_refresh::read_due(&self.app);
        self.coach().rest(self.steady());
        due
    }

    fn shown(&self, popup_text: &PopupText) {
        let kept = self.coach().ask(|coach, now| coach.popup_was_shown(now, &popup_text.keys));
        logged("recording that a notification was shown", kept);
    }

    fn refused(&self, keys: &[OccurrenceKey]) {
        let kept = self.coach().ask(|coach, now| coach.popup_was_refused(now, keys));
        logged("recording that a notification was refused", kept);
    }
}

/// The answer, or a line in the log. It holds the code only: a sentence may name the user's folders.
fn logged<T>(doing: &str, answer: Result<T, Error>) -> Option<T> {
    answer.inspect_err(|error| log::warn!("{doing} failed: {:?}", error.code())).ok()
}
