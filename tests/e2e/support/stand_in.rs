//! A notification service that is there and does not work, in the place of the real one.

use std::collections::HashMap;

use zbus::blocking::Connection;
use zbus::fdo;
use zbus::zvariant::OwnedValue;

use super::bus::Bus;

const NAME: &str = "org.freedesktop.Notifications";

/// What it does with a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It says no.
    Refuses,
    /// It takes it and never answers.
    NeverAnswers,
}

/// The service. Dropping it takes it off the bus.
#[derive(Debug)]
pub(crate) struct StandIn {
    connection: Connection,
}

impl StandIn {
    /// Takes the place of the notification service, which must be free.
    pub(crate) fn start(bus: &Bus, manner: Manner) -> Self {
        Self { connection: bus.serve(NAME, "/org/freedesktop/Notifications", Service { manner }) }
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        // A client that still waits for an answer is told that there will be none.
        let _ = self.connection.clone().close();
    }
}

struct Service {
    manner: Manner,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    fn get_capabilities(&self) -> Vec<String> {
        vec!["actions".to_owned(), "body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("stand-in".to_owned(), "nobody".to_owned(), "1".to_owned(), "1.2".to_owned())
    }

    #[expect(clippy::too_many_arguments, reason = "the Desktop Notifications Specification has them")]
    async fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        _summary: String,
        _body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> fdo::Result<u32> {
        match self.manner {
            Manner::Refuses => Err(fdo::Error::Failed("This service shows nothing.".to_owned())),
            Manner::NeverAnswers => std::future::pending().await,
        }
    }

    fn close_notification(&self, _number: u32) {}
}
