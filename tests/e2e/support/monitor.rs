//! Listens on the bus for what is sent to the notification service, so that a story sees every word of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::MessageIterator;
use zbus::zvariant::OwnedValue;

use super::bus::Bus;
use super::patience;

/// One call of `org.freedesktop.Notifications.Notify`.
#[derive(Debug, Clone)]
pub(crate) struct Notification {
    /// The headline.
    pub(crate) summary: String,
    /// The text below it, with what markup it has.
    pub(crate) body: String,
    /// Key and label of each action, in order.
    pub(crate) actions: Vec<(String, String)>,
    /// How urgent it is, from 0 to 2; none where that is left to the service.
    pub(crate) urgency: Option<u8>,
    /// Whether it is to stay when one of its actions was chosen.
    pub(crate) resident: bool,
    /// After how many milliseconds it goes: 0 for never, −1 for the service's own time.
    pub(crate) expires: i32,
}

impl Notification {
    /// The labels of its buttons, in order. The action `default` is the click on the notification itself.
    pub(crate) fn buttons(&self) -> Vec<&str> {
        self.actions.iter().filter(|(key, _)| key != "default").map(|(_, label)| label.as_str()).collect()
    }
}

/// What the service was told to do.
#[derive(Debug)]
enum Word {
    Show(Notification),
    Close(u32),
}

/// A watcher that hears every notification from when it was made.
#[derive(Debug)]
pub(crate) struct Monitor {
    heard: Arc<Mutex<Vec<Word>>>,
}

impl Monitor {
    /// Begins to listen.
    pub(crate) fn start(bus: &Bus) -> Self {
        let connection = bus.connect();
        let rules = ["Notify", "CloseNotification"].map(|member| {
            format!("type='method_call',interface='org.freedesktop.Notifications',member='{member}'")
        });
        connection
            .call_method(
                Some("org.freedesktop.DBus"),
                "/org/freedesktop/DBus",
                Some("org.freedesktop.DBus.Monitoring"),
                "BecomeMonitor",
                &(rules.as_slice(), 0_u32),
            )
            .expect("the bus lets itself be watched");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&heard);
        // Ends with the bus: the connection breaks and the iterator is over.
        std::thread::spawn(move || {
            for message in MessageIterator::from(connection).flatten() {
                if let Some(word) = read(&message) {
                    noted.lock().unwrap_or_else(PoisonError::into_inner).push(word);
                }
            }
        });
        Self { heard }
    }

    /// All notifications that were heard so far.
    pub(crate) fn heard(&self) -> Vec<Notification> {
        self.pick(|word| match word {
            Word::Show(notification) => Some(notification.clone()),
            Word::Close(_) => None,
        })
    }

    /// The numbers of those that were taken back.
    pub(crate) fn taken_back(&self) -> Vec<u32> {
        self.pick(|word| match word {
            Word::Close(number) => Some(*number),
            Word::Show(_) => None,
        })
    }

    /// Waits until this many notifications were heard in all, and answers with them.
    pub(crate) async fn wait_for_number(&self, number: usize) -> Vec<Notification> {
        patience::expect(&format!("notification {number}"), async || {
            Some(self.heard()).filter(|heard| heard.len() >= number)
        })
        .await
    }

    fn pick<T>(&self, wanted: impl Fn(&Word) -> Option<T>) -> Vec<T> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).iter().filter_map(wanted).collect()
    }

    /// Waits for the first notification that is like this.
    pub(crate) async fn wait_for(&self, what: &str, like: impl Fn(&Notification) -> bool) -> Notification {
        patience::expect(what, async || self.heard().into_iter().find(|one| like(one))).await
    }
}

type Notify = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedValue>, i32);

fn read(message: &zbus::Message) -> Option<Word> {
    let header = message.header();
    let body = message.body();
    match header.member()?.as_str() {
        "Notify" => notification(&body).map(Word::Show),
        "CloseNotification" => body.deserialize().ok().map(Word::Close),
        _ => None,
    }
}

fn notification(body: &zbus::message::Body) -> Option<Notification> {
    let (_app, _replaces, _icon, summary, body, actions, hints, expires): Notify = body.deserialize().ok()?;
    let actions = actions.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    let urgency = hints.get("urgency").and_then(|value| value.downcast_ref().ok());
    let resident = hints.get("resident").is_some_and(|value| value.downcast_ref().unwrap_or(false));
    Some(Notification { summary, body, actions, urgency, resident, expires })
}
