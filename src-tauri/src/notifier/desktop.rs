//! Nudges as notifications of the desktop.

use std::borrow::Cow;

use standpoint_core::id::RuleId;
use standpoint_core::reminder::{Nudge, NudgeAction};
use tauri::AppHandle;
use tauri_plugin_notification::{Action, ActionPerformed, ActionType, NotificationExt};

use self::service::Service;
use super::{Answer, Notifier};

/// The set of buttons a nudge has.
const BUTTONS: &str = "nudge";
/// The plugin's word for a click on the notification itself.
const CLICKED: &str = "tap";
/// Under these names a notification carries which occurrence it is.
const RULE: &str = "rule";
const ON: &str = "on";

/// The desktop's notification service, reached through Tauri's plugin.
pub(crate) struct Desktop {
    app: AppHandle,
    service: Service,
}

impl Desktop {
    /// Prepares the buttons and has `answered` called for each answer, on a thread of the plugin's.
    ///
    /// # Errors
    /// The plugin's.
    pub(crate) fn new(app: &AppHandle, answered: impl Fn(Answer) + Send + Sync + 'static) -> tauri_plugin_notification::Result<Self> {
        let notification = app.notification();
        let buttons = NudgeAction::ALL.iter().map(|action| Action::builder(action.slug(), action.label()).build()).collect();
        notification.register_action_types(vec![ActionType::builder(BUTTONS).actions(buttons).build()])?;
        // Before anything is shown: the plugin leaves the buttons out while nobody listens to them.
        notification.on_action(move |performed| match answer(performed) {
            Some(answer) => answered(answer),
            None => log::warn!("a notification was answered that is not a nudge of ours"),
        })?;
        Ok(Self { app: app.clone(), service: Service::default() })
    }
}

impl Notifier for Desktop {
    fn listens(&self) -> bool {
        self.service.capabilities().is_some()
    }

    fn show(&self, nudge: &Nudge) -> Result<(), String> {
        // Asked each time: another service may have taken over since the last nudge, a week ago.
        let markup = self.service.capabilities().is_some_and(|all| all.iter().any(|one| one == "body-markup"));
        let body = if markup { escaped(&nudge.body) } else { Cow::Borrowed(nudge.body.as_str()) };
        self.app
            .notification()
            .builder()
            .title(nudge.summary.as_str())
            .body(body)
            .action_type_id(BUTTONS)
            .extra(RULE, nudge.rule)
            .extra(ON, nudge.on)
            .show()
            .map_err(|error| error.to_string())
    }
}

fn answer(performed: &ActionPerformed) -> Option<Answer> {
    let action = match performed.action_id() {
        CLICKED => NudgeAction::Open,
        slug => slug.parse().ok()?,
    };
    let extra = performed.notification()?.extra();
    let rule = RuleId(extra.get(RULE)?.as_i64()?);
    let on = extra.get(ON)?.as_str()?.parse().ok()?;
    Some(Answer { rule, on, action })
}

/// The text as it must be written where markup is read.
fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) { text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into() } else { text.into() }
}

/// What the service says of itself, as the Desktop Notifications Specification has it.
#[cfg(target_os = "linux")]
mod service {
    use std::sync::{Mutex, PoisonError};

    use zbus::blocking::Connection;

    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";

    /// The service, over one connection that is made when it is first needed and again when it broke.
    #[derive(Default)]
    pub(super) struct Service(Mutex<Option<Connection>>);

    impl Service {
        /// What the service can do; none when there is no service.
        pub(super) fn capabilities(&self) -> Option<Vec<String>> {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let session = held.take().or_else(|| Connection::session().ok())?;
            let answer = session.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &()).ok()?;
            *held = Some(session);
            answer.body().deserialize().ok()
        }
    }
}

/// Elsewhere the system itself shows notifications, and reads no markup.
#[cfg(not(target_os = "linux"))]
mod service {
    #[derive(Default)]
    pub(super) struct Service;

    impl Service {
        pub(super) fn capabilities(&self) -> Option<Vec<String>> {
            Some(Vec::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn performed(action: &str, extra: &str) -> ActionPerformed {
        let json = format!(r#"{{"actionId":"{action}","inputValue":null,"notification":{{"id":1,"extra":{extra}}}}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn an_answer_names_the_occurrence_and_the_button() {
        let ours = r#"{"rule":7,"on":"2026-03-31"}"#;
        let expected = |action| Some(Answer { rule: RuleId(7), on: "2026-03-31".parse().unwrap(), action });
        assert_eq!(answer(&performed("posted", ours)), expected(NudgeAction::Posted));
        assert_eq!(answer(&performed("tomorrow", ours)), expected(NudgeAction::Tomorrow));
        assert_eq!(answer(&performed("tap", ours)), expected(NudgeAction::Open), "a click opens the window");
    }

    #[test]
    fn an_answer_to_something_else_is_none() {
        assert_eq!(answer(&performed("posted", "{}")), None);
        assert_eq!(answer(&performed("explode", r#"{"rule":7,"on":"2026-03-31"}"#)), None);
    }

    #[test]
    fn markup_in_a_body_stays_text() {
        assert_eq!(escaped("R&D <b>first</b>"), "R&amp;D &lt;b&gt;first&lt;/b&gt;");
        assert!(matches!(escaped("plain"), Cow::Borrowed(_)));
    }
}
