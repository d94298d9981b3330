//! The inbox: every occurrence that fired and is not settled. It’s the record; a notification only points to it.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::calendar::Now;
use crate::calendar::natural_date::instant_in_words;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::reminder_context::ReminderContext;
use crate::reminders::{
    Delivery, Occurrence, OccurrenceKey, OccurrenceState, PopupAction, RuleKind, Snooze, decide, wording,
};

/// A button of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InboxButton {
    /// What it does.
    pub action: PopupAction,
    /// What it is called.
    pub label: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InboxItem {
    /// Occurrence, as accepted by `reminder …` commands.
    pub key: OccurrenceKey,
    /// What it reminds of.
    pub kind: RuleKind,
    /// What became of it.
    pub state: OccurrenceState,
    /// One line.
    pub summary: String,
    /// What it says; may be empty.
    pub body: String,
    /// "Tuesday 3 March, 09:00"; of a snoozed one, when it fires again.
    pub when: String,
    /// What it can be answered with, the same as its popup.
    pub buttons: Vec<InboxButton>,
}

/// The inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Inbox {
    /// What waits, latest first.
    pub items: Vec<InboxItem>,
    /// Snoozed reminders.
    pub put_off: Vec<InboxItem>,
    /// Until when all reminders are snoozed, in words; `None` if they aren’t.
    pub all_put_off_until: Option<String>,
}

impl Inbox {
    pub(crate) fn of(reminder_context: &ReminderContext) -> Self {
        let (world, now) = (&reminder_context.world, &reminder_context.now);
        let held = decide(world, now, Delivery::Ready { doubt: None }).held;
        let mut inbox = Self {
            items: world.inbox().filter_map(|known| item(reminder_context, known, known.due_at)).collect(),
            put_off: Vec::new(),
            all_put_off_until: world
                .all_snoozed_until
                .filter(|until| *until > now.instant)
                .map(|until| instant_in_words(now, until)),
        };
        for known in world.occurrences.values().filter(|known| known.state == OccurrenceState::Snoozed) {
            let until = known.snoozed_until.filter(|until| *until > now.instant);
            let held = held.iter().find(|held| held.key == known.key).map(|held| held.delay.until);
            // One whose time has come waits again, unless something holds it until later.
            match until.max(held) {
                Some(until) => inbox.put_off.extend(item(reminder_context, known, until)),
                None => inbox.items.extend(item(reminder_context, known, known.due_at)),
            }
        }
        inbox
    }
}

impl Coach {
    /// The inbox.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn inbox(&self, now: &Now) -> Result<Inbox> {
        Ok(Inbox::of(&ReminderContext::read(self.conn(), self.programme, now)?))
    }
}

/// With a capital at its beginning.
fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// An entry that names an instant: when it was due, or when it comes back.
fn item(reminder_context: &ReminderContext, known: &Occurrence, at: DateTime<Utc>) -> Option<InboxItem> {
    let rule = reminder_context.world.rule(known.key.rule)?;
    let words = wording(&reminder_context.world, rule, known.key.on, &reminder_context.popup_context);
    let mut buttons: Vec<_> =
        words.buttons.buttons().into_iter().filter(|(action, _)| *action != PopupAction::Open).collect();
    buttons.push((PopupAction::Dismiss, PopupAction::Dismiss.label()));
    let label = |action, label: &str| match action {
        PopupAction::Tomorrow => capital(&instant_in_words(
            &reminder_context.now,
            Snooze::Tomorrow.until(&reminder_context.world, &reminder_context.now, rule),
        )),
        _ => label.to_owned(),
    };
    Some(InboxItem {
        key: known.key,
        kind: rule.kind,
        state: known.state,
        summary: words.summary,
        body: words.body,
        when: instant_in_words(&reminder_context.now, at),
        buttons: buttons
            .into_iter()
            .map(|(action, name)| InboxButton { action, label: label(action, name) })
            .collect(),
    })
}
