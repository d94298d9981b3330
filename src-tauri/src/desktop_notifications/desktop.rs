//! Notifications through Tauri's plugin.

use std::borrow::Cow;
use std::sync::Arc;

use standpoint_core::reminders::{OccurrenceKey, PopupButtons, PopupText};
use tauri::AppHandle;
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationExt};

#[cfg(target_os = "linux")]
use super::confirmed::ANSWERS_WITHIN;
#[cfg(target_os = "linux")]
use super::lasting::{Lasting, Popup};
use super::service::Service;
use super::{Answer, Notifier, Screen};

/// The plugin's word for a click on the notification itself.
const CLICKED: &str = "tap";
/// Under this name a notification carries the occurrences it covers.
const KEYS: &str = "keys";
/// The sound a desktop plays for a message, by the name of the Sound Naming Specification.
#[cfg(target_os = "linux")]
const SOUND: &str = "message-new-instant";
/// The system's own sound for notifications.
#[cfg(windows)]
const SOUND: &str = "Default";
/// The system's sound by its name.
#[cfg(target_os = "macos")]
const SOUND: &str = "Ping";

/// What the desktop tells of the notifications it was given.
pub(crate) trait Events: Send + Sync {
    /// The user answered one. On a thread of the plugin's: return quickly.
    fn answered(&self, answer: Answer);

    /// One that was taken did not reach the screen after all.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux tells"))]
    fn refused_late(&self, keys: &[OccurrenceKey]);
}

/// The desktop's notification service, reached through Tauri's plugin; directly for what is to stay, which the plugin cannot
/// ask for.
pub(crate) struct Desktop {
    app: AppHandle,
    service: Service,
    #[cfg(target_os = "linux")]
    lasting: Lasting,
    screen: Screen,
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
        Ok(Self {
            app: app.clone(),
            service: Service::default(),
            #[cfg(target_os = "linux")]
            lasting: Lasting::new(Arc::clone(&events)),
            screen: Screen::new(app, events),
        })
    }

    /// Whether a service is there.
    pub(crate) fn is_there(&self) -> bool {
        self.service.capabilities().is_some()
    }

    /// Hands over one that stays, and waits until it is taken or refused.
    #[cfg(target_os = "linux")]
    fn keep(&self, popup: Popup) -> Result<(), String> {
        self.lasting.show(popup, self.screen.unanswered(), ANSWERS_WITHIN)
    }

    /// What the service can do.
    fn capabilities(&self) -> Result<Vec<String>, String> {
        #[cfg(target_os = "linux")]
        if self.screen.unanswered().load(std::sync::atomic::Ordering::Relaxed) {
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
        self.screen.hand_over(builder, &popup_text.keys)
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
        self.screen.hand_over(self.app.notification().builder().title(summary).body(body), &[])
    }

    fn close(&self, keys: &[OccurrenceKey]) {
        #[cfg(target_os = "linux")]
        self.lasting.close(keys);
        self.screen.close(keys);
    }
}

fn answer(performed: &ActionPerformed) -> Option<Answer> {
    let keys = serde_json::from_value(performed.notification()?.extra().get(KEYS)?.clone()).ok()?;
    Answer::to(keys, performed.action_id(), CLICKED)
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
