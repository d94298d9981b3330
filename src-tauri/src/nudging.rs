//! Nudges between the coach and the desktop: what the timer asks, and what becomes of the user's answer.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use standpoint_core::reminder::{Nudge, NudgeAction};
use standpoint_core::{Nudging, Result};
use tauri::{AppHandle, Manager};

use crate::notifier::{Answer, Desktop};
use crate::shared_coach::{SharedCoach, act, look_for_foreign_changes, tell_page};
use crate::timer::{self, Agenda};
use crate::window;

/// Starts nudging. Without the desktop's notifications the coach works on; only nothing pops up.
pub(crate) fn start(app: &AppHandle) {
    let heard = app.clone();
    let desktop = Desktop::new(app, move |answer| {
        // The notification's thread should not wait for the disk.
        let app = heard.clone();
        tauri::async_runtime::spawn_blocking(move || take_answer(&app, answer));
    });
    match desktop {
        Ok(desktop) => {
            let coach = app.state::<Arc<SharedCoach>>();
            timer::start(Arc::new(CoachsAgenda(app.clone())), Arc::new(desktop), coach.acted());
        }
        Err(error) => log::warn!("there will be no notifications: {error}"),
    }
}

fn take_answer(app: &AppHandle, answer: Answer) {
    if answer.action == NudgeAction::Open
        && let Err(error) = window::call_up(app)
    {
        log::warn!("the window did not come up: {error}");
    }
    match act(app, |coach, now| coach.answer_nudge(now, answer.rule, answer.on, answer.action)) {
        Ok(changed) => tell_page(app, Some(&changed)),
        Err(failure) => log::warn!("the answer to a nudge was not kept: {:?}", failure.code),
    }
}

/// The coach as the timer sees it.
struct CoachsAgenda(AppHandle);

impl CoachsAgenda {
    fn coach(&self) -> Arc<SharedCoach> {
        Arc::clone(&self.0.state::<Arc<SharedCoach>>())
    }
}

impl Agenda for CoachsAgenda {
    fn instant(&self) -> DateTime<Utc> {
        self.coach().now().instant
    }

    fn take_due(&self) -> Nudging {
        look_for_foreign_changes(&self.0);
        let taken = self.coach().ask(|coach, now| coach.take_due_nudge(now));
        logged("asking what is due", taken).unwrap_or(Nudging { due: None, next_wake: None })
    }

    fn shown(&self, nudge: &Nudge) {
        let kept = self.coach().ask(|coach, now| coach.nudge_was_shown(now, nudge.rule, nudge.on));
        logged("keeping that a nudge was shown", kept);
    }
}

/// The answer, or a line in the log: the code only, since a sentence may name the user's folders.
fn logged<T>(doing: &str, answer: Result<T>) -> Option<T> {
    answer.inspect_err(|error| log::warn!("{doing} failed: {:?}", error.code())).ok()
}
