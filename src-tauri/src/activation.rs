//! Activation tokens: the desktop's permission for our window to come to the front.
//!
//! A desktop that stops windows from pushing themselves forward gives a token with each click: on a notification, on
//! the tray icon, on the launcher that starts the program a second time. What shows the window passes the token on.
//! Without one the desktop only says that the window is ready.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::boot_clock;

/// The option with which a second start passes its token to the first.
pub(crate) const ARGUMENT: &str = "activation-token";
/// How long a token is used: 10 s. An older one belongs to a click that led somewhere else.
#[cfg(any(test, target_os = "linux"))]
const GOOD_FOR: Duration = Duration::from_secs(10);

/// The token of the last click, until a window uses it.
#[derive(Debug, Default)]
pub(crate) struct Leave(Mutex<Option<(String, Duration)>>);

impl Leave {
    fn keep(&self, token: String, now: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((token, now));
    }

    #[cfg(any(test, target_os = "linux"))]
    fn take(&self, now: Duration) -> Option<String> {
        let (token, given) = self.0.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        (now.saturating_sub(given) < GOOD_FOR).then_some(token)
    }
}

/// The user clicked something of ours, and the desktop gave this token for it.
pub(crate) fn given(app: &AppHandle, token: Option<String>) {
    if let Some(token) = token.filter(|token| !token.is_empty()) {
        app.state::<Leave>().keep(token, boot_clock::now());
    }
}

/// The token among the arguments of a second start.
pub(crate) fn among(arguments: &[String]) -> Option<String> {
    let flag = format!("--{ARGUMENT}");
    let at = arguments.iter().position(|argument| *argument == flag)?;
    arguments.get(at + 1).cloned()
}

#[cfg(target_os = "linux")]
pub(crate) use on_linux::{hand_on, listen, of_this_start};

#[cfg(target_os = "linux")]
mod on_linux {
    use gtk::prelude::{GtkWindowExt, WidgetExt};
    use tauri::{AppHandle, Manager, WebviewWindow};

    use super::{Leave, given};
    use crate::boot_clock;

    /// The token that this start was given, unless it is to be handed on already.
    pub(crate) fn of_this_start() -> Option<String> {
        let said = |name| std::env::var(name).ok().filter(|token: &String| !token.is_empty());
        said("XDG_ACTIVATION_TOKEN").or_else(|| said("DESKTOP_STARTUP_ID"))
    }

    /// Gives the window the leave of the last click, before it asks for the focus. On the main thread.
    pub(crate) fn hand_on(window: &WebviewWindow) {
        let Some(token) = window.state::<Leave>().take(boot_clock::now()) else { return };
        let Ok(window) = window.gtk_window() else { return };
        if !standpoint_wayland::set_activation_token(&window.display(), &token) {
            window.set_startup_id(&token);
        }
    }

    /// Hears the tokens that the notification service gives for clicks: it tells them just before it tells of the click.
    pub(crate) fn listen(app: &AppHandle) {
        let app = app.clone();
        let thread = std::thread::Builder::new().name("activation".to_owned()).stack_size(256 * 1024);
        let started = thread.spawn(move || {
            if let Err(error) = hear(&app) {
                log::debug!("the tokens of notifications cannot be heard: {error}");
            }
        });
        if let Err(error) = started {
            log::debug!("the tokens of notifications cannot be listened for: {error}");
        }
    }

    fn hear(app: &AppHandle) -> zbus::Result<()> {
        let bus = zbus::blocking::Connection::session()?;
        let rule = zbus::MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface("org.freedesktop.Notifications")?
            .member("ActivationToken")?
            .build();
        for message in zbus::blocking::MessageIterator::for_match_rule(rule, &bus, None)? {
            if let Ok((_, token)) = message?.body().deserialize::<(u32, String)>() {
                given(app, Some(token));
            }
        }
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn hand_on(_: &tauri::WebviewWindow) {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn listen(_: &AppHandle) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_used_once_and_while_it_is_fresh() {
        let leave = Leave::default();
        let at = Duration::from_secs;
        assert_eq!(leave.take(at(0)), None);
        leave.keep("first".to_owned(), at(100));
        leave.keep("second".to_owned(), at(101));
        assert_eq!(leave.take(at(105)).as_deref(), Some("second"));
        assert_eq!(leave.take(at(105)), None);
        leave.keep("old".to_owned(), at(200));
        assert_eq!(leave.take(at(210)), None);
    }

    #[test]
    fn a_second_start_says_its_token() {
        let arguments = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(among(&arguments(&["standpoint", "--activation-token", "a-1"])).as_deref(), Some("a-1"));
        assert_eq!(among(&arguments(&["standpoint", "--activation-token"])), None);
        assert_eq!(among(&arguments(&["standpoint", "--hidden"])), None);
    }
}
