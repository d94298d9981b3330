//! A real notification daemon, and a hand that chooses an action of what it shows.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::bus::Bus;
use super::patience;
use super::program::{Program, Surroundings};

const NAME: &str = "org.freedesktop.Notifications";

/// dunst, on the story's display and bus.
#[derive(Debug)]
pub(crate) struct Daemon {
    connection: zbus::blocking::Connection,
    /// What the menu's script looks for among the actions.
    choice: PathBuf,
    settings: PathBuf,
    surroundings: Surroundings,
    /// None while the story has it stopped.
    program: Option<Program>,
}

impl Daemon {
    /// Starts it and waits until it answers to the name of the notification service.
    pub(crate) async fn start(surroundings: &Surroundings, bus: &Bus, folder: &Path) -> Self {
        let choice = folder.join("choice");
        let menu = folder.join("menu");
        fs::write(&menu, menu_script(&choice)).expect("the menu's script can be written");
        fs::set_permissions(&menu, fs::Permissions::from_mode(0o755))
            .expect("the menu's script can be made executable");
        let settings = folder.join("dunstrc");
        fs::write(&settings, settings_text(&menu)).expect("the daemon's settings can be written");

        let mut daemon = Self {
            connection: bus.connect(),
            choice,
            settings,
            surroundings: surroundings.clone(),
            program: None,
        };
        daemon.start_again().await;
        daemon
    }

    /// Kills it, and waits until its place is free.
    pub(crate) async fn stop(&mut self) {
        self.program = None;
        patience::expect("the place of the notification service to be free", async || {
            (!self.is_there()).then_some(())
        })
        .await;
    }

    /// Starts it after it was stopped.
    pub(crate) async fn start_again(&mut self) {
        let mut command = self.surroundings.command("dunst");
        command.arg("-config").arg(&self.settings).stdout(Stdio::null()).stderr(Stdio::null());
        self.program = Some(Program::start(command));
        patience::expect("the notification daemon", async || self.is_there().then_some(())).await;
    }

    /// Chooses the action with this label of the notification that is shown.
    pub(crate) async fn choose(&self, label: &str) {
        patience::expect("a notification on the screen", async || (self.shown() > 0).then_some(())).await;
        fs::write(&self.choice, label).expect("the choice can be written");
        self.connection
            .call_method(
                Some(NAME),
                "/org/freedesktop/Notifications",
                Some("org.dunstproject.cmd0"),
                "ContextMenuCall",
                &(),
            )
            .expect("dunst opens its menu");
    }

    /// Tells of a token that the compositor gave for a click on a notification, as services do that know Wayland.
    pub(crate) fn gives_token(&self, token: &str) {
        self.connection
            .emit_signal(
                None::<&str>,
                "/org/freedesktop/Notifications",
                NAME,
                "ActivationToken",
                &(1_u32, token),
            )
            .expect("the bus takes a signal");
    }

    /// How many notifications are on the screen.
    pub(crate) fn shown(&self) -> u32 {
        self.connection
            .call_method(
                Some(NAME),
                "/org/freedesktop/Notifications",
                Some("org.freedesktop.DBus.Properties"),
                "Get",
                &("org.dunstproject.cmd0", "displayedLength"),
            )
            .ok()
            .and_then(|answer| {
                let body = answer.body();
                let value: zbus::zvariant::Value<'_> = body.deserialize().ok()?;
                value.downcast().ok()
            })
            .unwrap_or(0)
    }

    fn is_there(&self) -> bool {
        zbus::blocking::fdo::DBusProxy::new(&self.connection)
            .and_then(|bus| Ok(bus.name_has_owner(NAME.try_into()?)?))
            .unwrap_or(false)
    }
}

/// dunst hands the actions to a menu, one a line, and takes the line that comes back for the person's choice.
fn menu_script(choice: &Path) -> String {
    format!("#!/bin/sh\nexec grep --max-count=1 --fixed-strings --file='{}'\n", choice.display())
}

/// Popups stay until something is done about them: a slow machine must not lose one to a timeout.
fn settings_text(menu: &Path) -> String {
    format!(
        "[global]\n    dmenu = {}\n    idle_threshold = 0\n    sticky_history = yes\n    show_indicators = yes\n\
         [urgency_low]\n    timeout = 0\n[urgency_normal]\n    timeout = 0\n[urgency_critical]\n    timeout = 0\n",
        menu.display()
    )
}
