//! The inbox: every occurrence that fired and is not settled. It is the truth; a popup is a courtesy.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::reminder::{NudgeAction, Occurrence, OccurrenceKey, OccurrenceState, RuleKind, wording};
use crate::reminding::Reminding;
use crate::time::Now;

/// A button of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InboxButton {
    /// What it does.
    pub action: NudgeAction,
    /// What it is called.
    pub label: String,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InboxItem {
    /// What commands take.
    pub key: OccurrenceKey,
    /// What it reminds of.
    pub kind: RuleKind,
    /// What became of it.
    pub state: OccurrenceState,
    /// One line.
    pub summary: String,
    /// What it says; may be empty.
    pub body: String,
    /// "Tuesday 3 March, 09:00"; of one that is put off, when it comes back.
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
    /// What is put off and comes back.
    pub put_off: Vec<InboxItem>,
    /// Until when everything is put off, in words; none when it is not.
    pub all_put_off_until: Option<String>,
}

impl Inbox {
    pub(crate) fn of(reminding: &Reminding) -> Self {
        let world = &reminding.world;
        let put_off = world.occurrences.values().filter(|known| known.state == OccurrenceState::Snoozed);
        Self {
            items: world.inbox().filter_map(|known| item(reminding, known)).collect(),
            put_off: put_off.filter_map(|known| item(reminding, known)).collect(),
            all_put_off_until: world
                .all_snoozed_until
                .filter(|until| *until > reminding.now.instant)
                .map(|until| moment(&reminding.now, until)),
        }
    }
}

impl Coach {
    /// The inbox.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn inbox(&self, now: &Now) -> Result<Inbox> {
        Ok(Inbox::of(&Reminding::read(self.store.conn(), self.programme, now)?))
    }
}

fn item(reminding: &Reminding, known: &Occurrence) -> Option<InboxItem> {
    let rule = reminding.world.rule(known.key.rule)?;
    let words = wording(&reminding.world, rule, known.key.on, &reminding.briefing);
    let at = known.snoozed_until.filter(|_| known.state == OccurrenceState::Snoozed).unwrap_or(known.due_at);
    let mut buttons: Vec<_> = words.buttons.buttons().into_iter().filter(|(action, _)| *action != NudgeAction::Open).collect();
    buttons.push((NudgeAction::Dismiss, NudgeAction::Dismiss.label()));
    Some(InboxItem {
        key: known.key,
        kind: rule.kind,
        state: known.state,
        summary: words.summary,
        body: words.body,
        when: moment(&reminding.now, at),
        buttons: buttons.into_iter().map(|(action, label)| InboxButton { action, label: label.to_owned() }).collect(),
    })
}

/// "today, 09:00", "Tuesday 3 March, 09:00", with the year when it is another one.
pub(crate) fn moment(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    format!("{}, {}", day(now.today(), local.date()), local.format("%H:%M"))
}

fn day(today: NaiveDate, date: NaiveDate) -> String {
    match (date - today).num_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ if date.year() == today.year() => date.format("%A %-d %B").to_string(),
        _ => date.format("%A %-d %B %Y").to_string(),
    }
}
