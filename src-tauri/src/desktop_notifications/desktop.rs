//! Notifications through Tauri's plugin.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use standpoint_core::reminders::{OccurrenceKey, PopupButtons, PopupText};
use tauri::AppHandle;
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationBuilder, NotificationExt};

#[cfg(target_os = "linux")]
use super::lasting::{Lasting, Popup};
use super::receipt::{Confirmation, receipt};
use super::service::Service;
use super::{Answer, Notifier};

/// The plugin's word for a click on the notification itself.
const CLICKED: &str = "tap";
/// Under this name a notification carries the occurrences it covers.
const KEYS: &str = "keys";
/// The sound a desktop plays for a message, by the name of the Sound Naming Specification.
const SOUND: &str = "message-new-instant";
/// The number of no notification.
const NOBODY: i32 = -1;
/// How long a service that is there gets to refuse.
const REFUSES_WITHIN: Duration = Duration::from_millis(300);
/// How long it gets to answer at all.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// What the desktop tells of the notifications it was given.
pub(crate) trait Events: Send + Sync {
    /// The user answered one. On a thread of the plugin's: return quickly.
    fn answered(&self, answer: Answer);

    /// One that was taken did not reach the screen after all.
    fn refused_late(&self, keys: &[OccurrenceKey]);
}

/// A notification's number, and the occurrences it covers.
type OnScreen = (i32, Vec<OccurrenceKey>);

/// The desktop's notification service, reached through Tauri's plugin; directly for what is to stay, which the plugin cannot
/// ask for.
pub(crate) struct Desktop {
    app: AppHandle,
    events: Arc<dyn Events>,
    service: Service,
    #[cfg(target_os = "linux")]
    lasting: Lasting,
    /// Set while the service owes an answer: until it comes nothing else is handed over.
    unanswered: Arc<AtomicBool>,
    last_number: Arc<AtomicI32>,
    /// What is on the screen, as far as is known.
    on_screen: Arc<Mutex<Vec<OnScreen>>>,
}

impl Desktop {
    /// Prepares the buttons and listens for answers.
    ///
    /// # Errors
    /// The plugin's.
    pub(crate) fn new(app: &AppHandle, events: Arc<dyn Events>) -> tauri_plugin_notification::Result<Self> {
        let notification = app.notification();
        let set = |buttons: &PopupButtons| {
            let actions = buttons
                .buttons()
                .iter()
                .map(|(action, label)| Action::builder(action.slug(), *label).build())
                .collect();
            ActionType::builder(buttons.slug()).actions(actions).build()
        };
        notification.register_action_types(PopupButtons::ALL.iter().map(set).collect())?;
        let heard = Arc::clone(&events);
        // Before anything is shown: the plugin leaves the buttons out while no one listens to them.
        notification.on_action(move |performed| match answer(performed) {
            Some(answer) => heard.answered(answer),
            None => log::debug!("a notification was answered that is not one of ours"),
        })?;
        let (unanswered, last_number, on_screen) = Default::default();
        Ok(Self {
            app: app.clone(),
            #[cfg(target_os = "linux")]
            lasting: Lasting::new(Arc::clone(&events)),
            events,
            service: Service::default(),
            unanswered,
            last_number,
            on_screen,
        })
    }

    /// Whether a service is there.
    pub(crate) fn is_there(&self) -> bool {
        self.service.capabilities().is_some()
    }

    /// Hands a notification over and waits until it is taken or refused.
    fn hand_over(&self, what: NotificationBuilder<tauri::Wry>, keys: &[OccurrenceKey]) -> Result<(), String> {
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

    /// Hands over one that stays, and waits until it is taken or refused.
    #[cfg(target_os = "linux")]
    fn keep(&self, popup: Popup) -> Result<(), String> {
        self.lasting.show(popup, &self.unanswered, ANSWERS_WITHIN)
    }

    /// What the service can do.
    fn capabilities(&self) -> Result<Vec<String>, String> {
        if self.unanswered.load(Ordering::Relaxed) {
            return Err("the notification service isn’t responding".to_owned());
        }
        // Asked each time: another service may have replaced it since.
        self.service.capabilities().ok_or_else(|| "no notification service found".to_owned())
    }
}

impl Notifier for Desktop {
    fn show(&self, popup_text: &PopupText) -> Result<(), String> {
        let markup = self.capabilities()?.iter().any(|one| one == "body-markup");
        let body = if markup { escaped(&popup_text.body) } else { Cow::Borrowed(popup_text.body.as_str()) };
        #[cfg(target_os = "linux")]
        if popup_text.stays {
            let actions = popup_text
                .buttons
                .buttons()
                .into_iter()
                .map(|(action, label)| (action.slug(), label))
                .collect();
            let sound = popup_text.sound.then_some(SOUND);
            return self.keep(Popup {
                summary: popup_text.summary.clone(),
                body: body.into_owned(),
                actions,
                sound,
                keys: popup_text.keys.clone(),
            });
        }
        let builder = self.app.notification().builder();
        let builder = builder
            .title(popup_text.summary.as_str())
            .body(body)
            .action_type_id(popup_text.buttons.slug())
            .extra(KEYS, &popup_text.keys);
        let builder = if popup_text.sound { builder.sound(SOUND) } else { builder };
        self.hand_over(builder, &popup_text.keys)
    }

    fn show_test(&self, stays: bool) -> Result<(), String> {
        self.capabilities()?;
        let (summary, body) = ("Standpoint", "This is a test. Reminders look like this.");
        #[cfg(target_os = "linux")]
        if stays {
            let (summary, body) = (summary.to_owned(), body.to_owned());
            return self.keep(Popup { summary, body, actions: Vec::new(), sound: None, keys: Vec::new() });
        }
        #[cfg(not(target_os = "linux"))]
        let _ = stays;
        self.hand_over(self.app.notification().builder().title(summary).body(body), &[])
    }

    fn close(&self, keys: &[OccurrenceKey]) {
        #[cfg(target_os = "linux")]
        self.lasting.close(keys);
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

fn answer(performed: &ActionPerformed) -> Option<Answer> {
    let keys = serde_json::from_value(performed.notification()?.extra().get(KEYS)?.clone()).ok()?;
    Answer::to(keys, performed.action_id(), CLICKED)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The text as it must be written where markup is read.
fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use standpoint_core::id::RuleId;
    use standpoint_core::reminders::PopupAction;

    use super::*;

    fn performed(action: &str, extra: &str) -> ActionPerformed {
        let json = format!(
            r#"{{"actionId":"{action}","inputValue":null,"notification":{{"id":1,"extra":{extra}}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn an_answer_names_the_occurrences_and_the_button() {
        let ours = r#"{"keys":[{"rule":7,"on":"2026-03-31"}]}"#;
        let keys = vec![OccurrenceKey { rule: RuleId(7), on: "2026-03-31".parse().unwrap() }];
        let expected = |action| Some(Answer { keys: keys.clone(), action });
        assert_eq!(answer(&performed("done", ours)), expected(PopupAction::Done));
        assert_eq!(answer(&performed("snooze", ours)), expected(PopupAction::Snooze));
        assert_eq!(answer(&performed("tap", ours)), expected(PopupAction::Open), "a click opens the window");
    }

    #[test]
    fn an_answer_to_something_else_is_none() {
        assert_eq!(answer(&performed("done", "{}")), None);
        assert_eq!(answer(&performed("done", r#"{"keys":[]}"#)), None, "the test's");
        assert_eq!(answer(&performed("explode", r#"{"keys":[{"rule":7,"on":"2026-03-31"}]}"#)), None);
    }

    #[test]
    fn rule_14_markup_in_a_body_stays_text() {
        assert_eq!(escaped("R&D <b>first</b>"), "R&amp;D &lt;b&gt;first&lt;/b&gt;");
        assert!(matches!(escaped("plain"), Cow::Borrowed(_)));
    }
}
