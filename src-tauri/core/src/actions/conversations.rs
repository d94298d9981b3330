//! Conversations: logged, changed, replied to, answered.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::brief;
use crate::changed::Changed;
use crate::coach::{Act, Coach};
use crate::conversation::{Conversation, ConversationEntry, ConversationLine, PersonWord, read_line};
use crate::day_words::parse_past_day;
use crate::error::{Error, Result};
use crate::id::{ConversationId, PersonId};
use crate::network::Network;
use crate::person::{Person, PersonEntry};
use crate::profile::WeekStart;
use crate::store::{Tx, conversations, people, profiles};
use crate::time::Now;

impl Coach {
    /// Logs a conversation. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when the person is gone.
    pub fn add_conversation(&mut self, now: &Now, entry: &ConversationEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let conversation = not_empty(entry.checked(now.today(), week_start(tx)?)?)?;
            let id = conversations::add(tx, &conversation)?;
            Ok(Act::said(format!("Logged: {}", named(tx, &conversation)?)).created(id.0))
        })
    }

    /// What a line of quick log means. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it means nothing.
    pub fn read_conversation(&self, now: &Now, line: &str) -> Result<ConversationLine> {
        let (_, now) = self.at_home(now)?;
        understood(self.store.conn(), &now, line)
    }

    /// Logs a conversation from one line; a person nobody knows yet is added. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn log_conversation(&mut self, now: &Now, line: &str) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let read = understood(tx.conn(), now, line)?;
            let person = match &read.person {
                Some(PersonWord { id: Some(known), .. }) => Some(PersonId(*known)),
                Some(word) => Some(people::add(tx, &new_person(&word.name, read.network, now)?)?),
                None => None,
            };
            let said = match &read.person {
                Some(word) => format!("Logged: {} · {}", read.kind.label(), brief(&word.name)),
                None => format!("Logged: {}", read.kind.label()),
            };
            let entry = ConversationEntry {
                kind: Some(read.kind),
                person,
                network: read.network,
                link: read.link,
                on: Some(read.on.to_string()),
                added: Some(read.added),
            };
            let id = conversations::add(tx, &entry.checked(now.today(), week_start(tx)?)?)?;
            Ok(Act::said(said).created(id.0))
        })
    }

    /// Replaces what was entered for a conversation; replies stay.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_conversation(&mut self, now: &Now, id: ConversationId, entry: &ConversationEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = conversations::get(tx.conn(), id)?;
            let entered = not_empty(entry.checked(now.today(), week_start(tx)?)?)?;
            let on = if entry.on.is_some() { entered.on } else { before.on };
            let changed = Conversation { id, on, replied_on: before.replied_on, answered_on: before.answered_on, ..entered };
            conversations::put(tx, &changed)?;
            Ok(Act::said(format!("Changed: {}", named(tx, &changed)?)))
        })
    }

    /// Notes that somebody replied, on a date or in words for one; today unless said. With none the reply is taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date lies ahead or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn note_reply(&mut self, now: &Now, id: ConversationId, replied: bool, on: Option<&str>) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = conversations::get(tx.conn(), id)?;
            let replied_on = if replied { Some(since(tx, now, on, before.on)?) } else { None };
            let said = format!("{}: {}", if replied { "Got a reply" } else { "No reply" }, named(tx, &before)?);
            // A new reply waits for an answer, whatever was answered before.
            conversations::put(tx, &Conversation { replied_on, answered_on: None, ..before })?;
            Ok(Act::said(said))
        })
    }

    /// Notes that the user answered a reply, or takes that back. One that nobody noted a reply to has one then.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date lies ahead or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn note_answer(&mut self, now: &Now, id: ConversationId, answered: bool, on: Option<&str>) -> Result<Changed> {
        self.acting(now, |tx, now| answer(tx, id, answered, on, now))
    }

    /// Removes a conversation from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_conversation(&mut self, now: &Now, id: ConversationId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let said = format!("Removed: {}", named(tx, &conversations::get(tx.conn(), id)?)?);
            conversations::remove(tx, id)?;
            Ok(Act::said(said))
        })
    }
}

/// Notes that the user answered a reply, or takes that back.
pub(super) fn answer(tx: &Tx<'_>, id: ConversationId, answered: bool, on: Option<&str>, now: &Now) -> Result<Act> {
    let before = conversations::get(tx.conn(), id)?;
    let answered_on = if answered { Some(since(tx, now, on, before.replied_on.unwrap_or(before.on))?) } else { None };
    let said = format!("{}: {}", if answered { "Answered" } else { "To be answered" }, named(tx, &before)?);
    conversations::put(tx, &Conversation { replied_on: before.replied_on.or(answered_on), answered_on, ..before })?;
    Ok(Act::said(said))
}

/// What a line of quick log means, with the people who are known.
fn understood(conn: &Connection, now: &Now, line: &str) -> Result<ConversationLine> {
    let week_start = profiles::require(conn)?.week_start;
    let known = people::names(conn)?.into_iter().map(|(id, name)| (id.0, name)).collect::<Vec<_>>();
    read_line(line, now.today(), week_start, &known)
}

fn new_person(name: &str, network: Option<Network>, now: &Now) -> Result<Person> {
    let where_active = network.map(|network| network.label().to_owned());
    PersonEntry { name: Some(name.to_owned()), where_active, ..PersonEntry::default() }.checked(now.today())
}

fn week_start(tx: &Tx<'_>) -> Result<WeekStart> {
    Ok(profiles::require(tx.conn())?.week_start)
}

fn since(tx: &Tx<'_>, now: &Now, on: Option<&str>, earliest: NaiveDate) -> Result<NaiveDate> {
    let today = now.today();
    let words = on.map(str::trim).filter(|words| !words.is_empty());
    let date = words.map_or(Ok(today), |words| parse_past_day("The date", words, today, week_start(tx)?))?;
    if date < earliest {
        return Err(Error::invalid("That date is too early: nothing can be answered before it was said. Give that day or a later one."));
    }
    Ok(date)
}

/// "Comment · Ines Marsh".
fn named(tx: &Tx<'_>, conversation: &Conversation) -> Result<String> {
    let person = conversation.person.map(|id| people::get(tx.conn(), id)).transpose()?;
    Ok(match person {
        Some(person) => format!("{} · {}", conversation.kind.label(), brief(&person.name)),
        None => conversation.kind.label().to_owned(),
    })
}

/// A conversation that says something: with whom, where, or what was added.
fn not_empty(conversation: Conversation) -> Result<Conversation> {
    if conversation.person.is_none() && conversation.link.is_none() && conversation.added.trim().is_empty() {
        return Err(Error::invalid("Nothing is said of it yet. Name the person, paste the link, or write what you added."));
    }
    Ok(conversation)
}
