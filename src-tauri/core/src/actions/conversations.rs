//! Conversations: logged, changed, replied to, answered.

use chrono::NaiveDate;

use super::act::Act;
use super::publications::day_by_link;
use crate::calendar::Now;
use crate::calendar::natural_date::Calendar;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{ConversationId, PersonId};
use crate::journal::{chosen_day, known_names};
use crate::people::conversation::{Conversation, ConversationEntry, read_line};
use crate::people::person::PersonEntry;
use crate::publishing::post_time::said_on;
use crate::revised::revised;
use crate::store::{OperationKind, Tx, conversations, people, profiles};

impl Coach {
    /// Logs a conversation. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when the person is gone.
    pub fn add_conversation(&mut self, now: &Now, entry: &ConversationEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            // A day that was left out is that of the comment or reply the link leads to.
            let by_link =
                entry.link.as_deref().filter(|_| entry.on.is_none()).and_then(|link| said_on(link, now));
            let entry = match by_link {
                Some(on) => &ConversationEntry { on: Some(on.to_string()), ..entry.clone() },
                None => entry,
            };
            let conversation = not_empty(entry.checked(calendar(tx, now)?)?)?;
            let said = format!("Conversation logged{}", day_by_link(by_link, now.today()));
            let act = about(tx, Act::did(OperationKind::LogConversation, said), &conversation)?;
            Ok(act.created(conversations::add(tx, &conversation)?.0))
        })
    }

    /// Logs a conversation from one line; an unknown person is added. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn log_conversation(&mut self, now: &Now, line: &str) -> Result<Changed> {
        self.log_conversation_on(now, line, None)
    }

    /// Logs a line on a chosen day, a date or words for one, whichever day the line names.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit or the day has not come yet.
    pub fn log_conversation_on(&mut self, now: &Now, line: &str, on: Option<&str>) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let calendar = calendar(tx, now)?;
            // Who is known is judged here: another process may have added the same person just now.
            let read = read_line(line, chosen_day(on, calendar)?, calendar, now, &known_names(tx.conn())?)?;
            let person = match &read.person {
                None => None,
                Some(word) => Some(match word.id {
                    Some(id) => PersonId(id),
                    None => {
                        let where_active = read.network.map(|network| network.label().to_owned());
                        let new = PersonEntry {
                            name: Some(word.name.clone()),
                            where_active,
                            ..PersonEntry::default()
                        };
                        people::add(tx, &new.checked(calendar.today())?)?
                    }
                }),
            };
            let entry = ConversationEntry {
                kind: Some(read.kind),
                person,
                network: read.network,
                link: read.link,
                on: Some(read.on.to_string()),
                added: Some(read.added),
            };
            let id = conversations::add(tx, &entry.checked(calendar)?)?;
            let act = Act::did(OperationKind::LogConversation, "Conversation logged");
            Ok(match &read.person {
                Some(word) => act.about(&word.name),
                None => act,
            }
            .created(id.0))
        })
    }

    /// Replaces what was entered for a conversation; replies stay, also those noted elsewhere in the meantime.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_conversation(
        &mut self,
        now: &Now,
        id: ConversationId,
        entry: &ConversationEntry,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = conversations::get(tx.conn(), id)?;
            let entered = entry.checked(calendar(tx, now)?)?;
            let on = if entry.on.is_some() { entered.on } else { before.on };
            keep(tx, &before, Conversation { on, ..entered })
        })
    }

    /// Keeps what was changed in a form that began with one entry; the rest stays as it is by now, also where someone else
    /// changed it in the meantime. A link and where it leads are one field.
    ///
    /// # Errors
    /// As [`Coach::change_conversation`].
    pub fn revise_conversation(
        &mut self,
        now: &Now,
        id: ConversationId,
        began_with: &ConversationEntry,
        entry: &ConversationEntry,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let present = conversations::get(tx.conn(), id)?;
            let calendar = calendar(tx, now)?;
            let (began_with, entered) = (began_with.checked(calendar)?, entry.checked(calendar)?);
            let place = |of: &Conversation| (of.link.clone(), of.network);
            let (link, network) = revised(&place(&began_with), place(&entered), place(&present));
            let changed = Conversation {
                kind: revised(&began_with.kind, entered.kind, present.kind),
                person: revised(&began_with.person, entered.person, present.person),
                on: revised(&began_with.on, entered.on, present.on),
                added: revised(&began_with.added, entered.added, present.added.clone()),
                link,
                network,
                ..present.clone()
            };
            keep(tx, &present, changed)
        })
    }

    /// Marks that someone replied, on a date or in words for one; today unless said. With none the reply is taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date is in the future or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn record_their_reply(
        &mut self,
        now: &Now,
        id: ConversationId,
        replied: bool,
        on: Option<&str>,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = conversations::get(tx.conn(), id)?;
            let replied_on = if replied { Some(since(calendar(tx, now)?, on, before.on)?) } else { None };
            if replied_on == before.replied_on && before.answered_on.is_none() {
                return Ok(Act::nothing());
            }
            // A new reply waits for an answer, whatever was answered before.
            conversations::put_replies(tx, id, replied_on, None)?;
            let act = match replied {
                true => Act::did(OperationKind::MarkReply, "They replied"),
                false => Act::did(OperationKind::UnmarkReply, "They didn’t reply"),
            };
            about(tx, act, &before)
        })
    }

    /// Notes that the user answered a reply, or takes that back. A conversation without a marked reply gets one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date is in the future or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn record_my_reply(
        &mut self,
        now: &Now,
        id: ConversationId,
        answered: bool,
        on: Option<&str>,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| answer(tx, id, answered, on, now))
    }

    /// Removes a conversation from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_conversation(&mut self, now: &Now, id: ConversationId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let conversation = conversations::get(tx.conn(), id)?;
            conversations::remove(tx, id)?;
            about(tx, Act::did(OperationKind::DeleteConversation, "Conversation deleted"), &conversation)
        })
    }
}

/// Keeps a conversation as it was entered, over what is there; replies stay.
fn keep(tx: &Tx<'_>, present: &Conversation, entered: Conversation) -> Result<Act> {
    let changed = not_empty(Conversation {
        id: present.id,
        replied_on: present.replied_on,
        answered_on: present.answered_on,
        ..entered
    })?;
    if changed == *present {
        return Ok(Act::nothing());
    }
    conversations::put_entry(tx, &changed)?;
    about(tx, Act::did(OperationKind::EditConversation, "Saved"), &changed)
}

/// Notes that the user answered a reply, or takes that back.
pub(super) fn answer(
    tx: &Tx<'_>,
    id: ConversationId,
    answered: bool,
    on: Option<&str>,
    now: &Now,
) -> Result<Act> {
    let before = conversations::get(tx.conn(), id)?;
    let earliest = before.replied_on.unwrap_or(before.on);
    let answered_on = if answered { Some(since(calendar(tx, now)?, on, earliest)?) } else { None };
    if answered_on == before.answered_on {
        return Ok(Act::nothing());
    }
    conversations::put_replies(tx, id, before.replied_on.or(answered_on), answered_on)?;
    let act = match answered {
        true => Act::did(OperationKind::MarkMyReply, "You replied"),
        false => Act::did(OperationKind::MarkReplyDue, "Reply due"),
    };
    about(tx, act, &before)
}

/// What words for days are read with; `now` is in the user's zone.
fn calendar(tx: &Tx<'_>, now: &Now) -> Result<Calendar> {
    Ok(Calendar::new(now, profiles::require(tx.conn())?.week_start))
}

fn since(calendar: Calendar, on: Option<&str>, earliest: NaiveDate) -> Result<NaiveDate> {
    let date = chosen_day(on, calendar)?.unwrap_or(calendar.today());
    if date < earliest {
        return Err(Error::invalid("That date is before the conversation. Choose a later one."));
    }
    Ok(date)
}

/// With the name of the person it was with.
fn about(tx: &Tx<'_>, act: Act, conversation: &Conversation) -> Result<Act> {
    let person = conversation.person.map(|id| people::get(tx.conn(), id)).transpose()?;
    Ok(match person {
        Some(person) => act.about(&person.name),
        None => act,
    })
}

/// A conversation that says something: with whom, where, or what was added.
fn not_empty(conversation: Conversation) -> Result<Conversation> {
    if conversation.person.is_none() && conversation.link.is_none() && conversation.added.trim().is_empty() {
        return Err(Error::invalid(
            "Nothing is said of it yet. Name the person, paste the link, or write what you added.",
        ));
    }
    Ok(conversation)
}
