//! Notifications that stay until they are answered. Tauri's plugin passes on neither urgency nor timeout nor hints, so
//! these go to the notification service directly (Desktop Notifications Specification).

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use standpoint_core::reminders::OccurrenceKey;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Flags, Type};
use zbus::zvariant::Value;
use zbus::{MatchRule, Message};

use super::service::{NAME, PATH};
use super::{Answer, Events};

/// The specification's word for a click on the notification itself.
const CLICKED: &str = "default";
/// The urgency that no service lets pass by itself.
const CRITICAL: u8 = 2;
/// The time of a notification that has none.
const NEVER: i32 = 0;
/// The program's name, and its icon's.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// What is to be shown.
pub(super) struct Popup {
    /// One line of plain text.
    pub(super) summary: String,
    /// What is below it, escaped where the service reads markup.
    pub(super) body: String,
    /// Key and label of each button.
    pub(super) actions: Vec<(&'static str, &'static str)>,
    /// The sound, by its name.
    pub(super) sound: Option<&'static str>,
    /// Occurrences it covers.
    pub(super) keys: Vec<OccurrenceKey>,
}

/// The service that showed a popup, by the bus's own name for it, and the number it gave. A service that is started again counts
/// from one again, and is another one.
type Number = (String, u32);

/// What is on the screen.
type Shown = Arc<Mutex<HashMap<Number, Vec<OccurrenceKey>>>>;

/// The way to the service. The connection is kept: some services take a popup away when the one that sent it goes.
pub(super) struct Lasting {
    events: Arc<dyn Events>,
    shown: Shown,
    connection: Mutex<Option<Connection>>,
}

impl Lasting {
    pub(super) fn new(events: Arc<dyn Events>) -> Self {
        Self { events, shown: Shown::default(), connection: Mutex::default() }
    }

    /// Shows a popup, and answers once it is taken or refused. While the service owes an answer, `unanswered` is set; should it
    /// take the popup after all when no one waits any more, the popup is taken back and shown again later.
    pub(super) fn show(
        &self,
        popup: Popup,
        unanswered: &Arc<AtomicBool>,
        patience: Duration,
    ) -> Result<(), String> {
        let connection = self.connection().map_err(|error| error.to_string())?;
        let (answered, waits) = channel();
        let (shown, unanswered) = (Arc::clone(&self.shown), Arc::clone(unanswered));
        unanswered.store(true, Ordering::Relaxed);
        std::thread::spawn(move || {
            // Held meanwhile: an answer that overtakes the number waits for it.
            let mut known = lock(&shown);
            let taken = notify(&connection, &popup);
            if let Ok(number) = &taken {
                known.insert(number.clone(), popup.keys);
            }
            drop(known);
            unanswered.store(false, Ordering::Relaxed);
            if let Err(given_up) = answered.send(taken)
                && let Ok(number) = given_up.0
            {
                lock(&shown).remove(&number);
                take_back(&connection, &number);
            }
        });
        match waits.recv_timeout(patience) {
            Err(_) => Err("the notification service isn’t responding".to_owned()),
            Ok(taken) => {
                taken.map(|_| ()).map_err(|error| format!("the notification service rejected it: {error}"))
            }
        }
    }

    /// Takes back the popups that stand for nothing but these.
    pub(super) fn close(&self, keys: &[OccurrenceKey]) {
        let Some(connection) = lock(&self.connection).clone() else { return };
        let (shown, keys) = (Arc::clone(&self.shown), keys.to_vec());
        // It waits for a popup that is on its way, and the timer should not.
        std::thread::spawn(move || {
            for number in settled(&mut lock(&shown), &keys) {
                take_back(&connection, &number);
            }
        });
    }

    /// The connection, made when it is first needed and again when it broke. Answers are listened for before anything is shown.
    fn connection(&self) -> zbus::Result<Connection> {
        let mut held = lock(&self.connection);
        if let Some(connection) = held.as_ref().filter(|connection| !connection.is_closed()) {
            return Ok(connection.clone());
        }
        let connection = Connection::session()?;
        let rule = MatchRule::builder().msg_type(Type::Signal).path(PATH)?.interface(NAME)?.build();
        let signals = MessageIterator::for_match_rule(rule, &connection, None)?;
        let (events, shown, line) = (Arc::clone(&self.events), Arc::clone(&self.shown), connection.clone());
        let thread = std::thread::Builder::new().name("lasting-popups".to_owned()).stack_size(256 * 1024);
        thread.spawn(move || {
            for signal in signals.flatten() {
                let Some(number) = heard(&shown, events.as_ref(), &signal) else { continue };
                // Residents stay when they are answered; ours are done with.
                take_back(&line, &number);
            }
        })?;
        *held = Some(connection.clone());
        Ok(connection)
    }
}

/// Hands a popup to the service.
fn notify(connection: &Connection, popup: &Popup) -> zbus::Result<Number> {
    let mut hints = HashMap::from([("urgency", Value::from(CRITICAL)), ("resident", Value::from(true))]);
    hints.extend(popup.sound.map(|sound| ("sound-name", Value::from(sound))));
    let buttons = popup.actions.iter().flat_map(|(key, label)| [*key, *label]);
    let actions: Vec<&str> = buttons.chain([CLICKED, ""]).collect();
    let what = (PROGRAM, 0_u32, PROGRAM, &popup.summary, &popup.body, actions, hints, NEVER);
    let answer = connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &what)?;
    let number = answer.body().deserialize()?;
    Ok((sender(&answer).unwrap_or_default(), number))
}

/// Has the service close a popup, and waits for no answer: one that is closed already is no matter.
fn take_back(connection: &Connection, (service, number): &Number) {
    let told = || {
        let call = Message::method_call(PATH, "CloseNotification")?
            .destination(service.as_str())?
            .interface(NAME)?;
        connection.send(&call.with_flags(Flags::NoReplyExpected)?.build(number)?)
    };
    if let Err(error) = told() {
        log::debug!("a popup could not be taken back: {error}");
    }
}

/// Takes in what the service tells. Answers with the popup that was answered, which can go.
fn heard(shown: &Shown, events: &dyn Events, signal: &Message) -> Option<Number> {
    let service = sender(signal)?;
    let (header, body) = (signal.header(), signal.body());
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (number, action): (u32, String) = body.deserialize().ok()?;
            let number = (service, number);
            let keys = lock(shown).remove(&number)?;
            if let Some(answer) = Answer::to(keys, &action, CLICKED) {
                events.answered(answer);
            }
            Some(number)
        }
        "NotificationClosed" => {
            let (number, _reason): (u32, u32) = body.deserialize().ok()?;
            lock(shown).remove(&(service, number));
            None
        }
        _ => None,
    }
}

/// Forgets the popups that stand for nothing but these, and answers with them.
fn settled(shown: &mut HashMap<Number, Vec<OccurrenceKey>>, keys: &[OccurrenceKey]) -> Vec<Number> {
    let gone = shown.extract_if(|_, stands_for| {
        let stood_for_something = !stands_for.is_empty();
        stands_for.retain(|key| !keys.contains(key));
        stood_for_something && stands_for.is_empty()
    });
    gone.map(|(number, _)| number).collect()
}

fn sender(message: &Message) -> Option<String> {
    message.header().sender().map(ToString::to_string)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use standpoint_core::id::RuleId;
    use standpoint_core::reminders::PopupAction;

    use super::*;

    const SERVICE: &str = ":1.7";

    #[derive(Default)]
    struct Heard(Mutex<Vec<Answer>>);

    impl Events for Heard {
        fn answered(&self, answer: Answer) {
            lock(&self.0).push(answer);
        }

        fn refused_late(&self, _: &[OccurrenceKey]) {}
    }

    fn key(rule: i64) -> OccurrenceKey {
        OccurrenceKey { rule: RuleId(rule), on: "2026-03-31".parse().unwrap() }
    }

    fn number(service: &str, number: u32) -> Number {
        (service.to_owned(), number)
    }

    fn signal(
        service: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> Message {
        Message::signal(PATH, NAME, member).unwrap().sender(service).unwrap().build(body).unwrap()
    }

    #[test]
    fn an_answer_is_heard_once_and_its_popup_goes() {
        let shown = Shown::default();
        lock(&shown).insert(number(SERVICE, 4), vec![key(1)]);
        let events = Heard::default();
        let answered = signal(SERVICE, "ActionInvoked", &(4_u32, "snooze"));
        assert_eq!(heard(&shown, &events, &answered), Some(number(SERVICE, 4)));
        assert_eq!(heard(&shown, &events, &answered), None, "a second click finds it answered");
        assert_eq!(*lock(&events.0), [Answer { keys: vec![key(1)], action: PopupAction::Snooze }]);
    }

    #[test]
    fn what_is_said_of_other_programs_popups_or_by_another_service_is_nothing_to_us() {
        let shown = Shown::default();
        lock(&shown).insert(number(SERVICE, 4), vec![key(1)]);
        let events = Heard::default();
        for (service, of) in [(SERVICE, 5_u32), (":1.8", 4)] {
            assert_eq!(heard(&shown, &events, &signal(service, "ActionInvoked", &(of, CLICKED))), None);
            assert_eq!(heard(&shown, &events, &signal(service, "NotificationClosed", &(of, 2_u32))), None);
        }
        assert_eq!((lock(&shown).len(), lock(&events.0).len()), (1, 0));
        heard(&shown, &events, &signal(SERVICE, "NotificationClosed", &(4_u32, 2_u32)));
        assert!(lock(&shown).is_empty(), "closed without an answer");
    }

    #[test]
    fn only_what_stands_for_nothing_else_is_taken_back_and_a_test_is_not() {
        let mut shown = HashMap::from([
            (number(SERVICE, 1), vec![key(1)]),
            (number(SERVICE, 2), vec![key(1), key(2)]),
            (number(SERVICE, 3), Vec::new()),
        ]);
        assert_eq!(settled(&mut shown, &[key(1)]), [number(SERVICE, 1)]);
        assert_eq!(settled(&mut shown, &[key(2)]), [number(SERVICE, 2)]);
        assert_eq!(shown.len(), 1);
    }
}
