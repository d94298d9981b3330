//! The system's bus, with a login manager on it that says when the computer goes to sleep and when it wakes.

use std::path::Path;

use super::bus::Bus;
use super::program::Surroundings;

const NAME: &str = "org.freedesktop.login1";

/// A private D-Bus system bus.
#[derive(Debug)]
pub(crate) struct SystemBus {
    login: zbus::blocking::Connection,
    bus: Bus,
}

impl SystemBus {
    /// Starts it, its socket in this folder.
    pub(crate) fn start(surroundings: &Surroundings, folder: &Path) -> Self {
        let bus = Bus::start(surroundings, folder, "system-bus");
        let login = bus.connect();
        login.request_name(NAME).expect("the login manager's name is free");
        Self { login, bus }
    }

    /// What `DBUS_SYSTEM_BUS_ADDRESS` says.
    pub(crate) fn address(&self) -> &str {
        self.bus.address()
    }

    /// The computer is about to sleep.
    pub(crate) fn falls_asleep(&self) {
        self.says_of_sleep(true);
    }

    /// The computer has woken.
    pub(crate) fn wakes(&self) {
        self.says_of_sleep(false);
    }

    fn says_of_sleep(&self, begins: bool) {
        let to: Option<&str> = None;
        self.login
            .emit_signal(
                to,
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
                "PrepareForSleep",
                &begins,
            )
            .expect("the bus takes signals");
    }
}
