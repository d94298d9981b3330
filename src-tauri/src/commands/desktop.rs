//! The desktop around the window: tray, notifications, starting at login, what closing does.

use std::sync::Arc;

use super::declare::commands;
use standpoint_core::changed::Changed;
use standpoint_core::reminders::{OnClose, ReminderSettings};
use tauri::Manager;
use tauri_plugin_autostart::ManagerExt;

use crate::closing;
use crate::dto::{DesktopState, TestOutcome};
use crate::failure::Failure;
use crate::reminder_worker::Notifications;
use crate::shared_coach::{SharedCoach, act};
use crate::shutdown;
use crate::tray::Tray;
commands! {
    desktop;

    /// What the desktop offers.
    run desktop_state() -> DesktopState |app| {
        let tray = app.state::<Tray>();
        let notifications = app.state::<Notifications>();
        Ok(DesktopState {
            tray: tray.is_hosted(),
            notifications: notifications.are_there(),
            keeps_notifications: cfg!(target_os = "linux"),
            starts_at_login: app.autolaunch().is_enabled().ok(),
        })
    };

    /// Has Standpoint start at login, hidden, or not.
    run set_start_at_login(on: bool) -> () |app| {
        let login = app.autolaunch();
        let done = if on { login.enable() } else { login.disable() };
        done.map_err(|error| Failure::desktop(format!("Couldn’t change starting at login: {error}")))
    };

    /// Shows a notification that says that it is a test.
    run send_test_notification() -> TestOutcome |app| {
        let coach = app.state::<Arc<SharedCoach>>();
        let notifications = app.state::<Notifications>();
        // A test comes however the settings are.
        let stays = coach.ask(|coach, _| coach.reminder_settings()).is_ok_and(|settings| settings.keep_on_screen);
        Ok(match notifications.test(stays) {
            Ok(()) => TestOutcome {
                accepted: true,
                message: "Sent. Nothing on screen? Check your desktop’s notification settings.".to_owned(),
            },
            Err(error) => TestOutcome { accepted: false, message: format!("Not shown: {error}. Your reminders are on Today.") },
        })
    };

    /// Remembers what closing the window does, and does it.
    run choose_on_close(choice: OnClose) -> Changed |app| {
        let changed = act(app, |coach, now| {
            let settings = coach.reminder_settings()?;
            coach.set_reminder_settings(now, ReminderSettings { on_close: choice, ..settings })
        })?;
        match choice {
            OnClose::Stay => closing::stay(app),
            OnClose::Quit => shutdown::begin(app),
            OnClose::Ask => {}
        }
        Ok(changed)
    };
}
