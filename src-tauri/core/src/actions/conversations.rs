//! Conversations: logged, changed, replied to, answered.

use chrono::NaiveDate;

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::conversation::{Conversation, ConversationEntry, ConversationLine, read_line};
use crate::day_words::parse_past_day;
use crate::error::{Error, Result};
use crate::id::{ConversationId, PersonId};
use crate::person::PersonEntry;
use crate::store::{Op, conversations, people};
use crate::time::Now;

impl Coach {
    /// Logs a conversation. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when the person is gone.
    pub fn add_conversation(&mut self, now: &Now, entry: &ConversationEntry) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let conversation = not_empty(entry.checked(now.today(), profile.week_start)?)?;
        let said = format!("Logged: {}", self.named(&conversation)?);
        self.act(&Op::user(said.clone()), &now, said, |tx| conversations::add(tx, &conversation).map(|id| Some(id.0.to_string())))
    }

    /// What a line of quick log means. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it means nothing.
    pub fn read_conversation(&self, now: &Now, line: &str) -> Result<ConversationLine> {
        let (profile, now) = self.at_home(now)?;
        let known = people::names(self.store.conn())?.into_iter().map(|(id, name)| (id.0, name)).collect::<Vec<_>>();
        read_line(line, now.today(), profile.week_start, &known)
    }

    /// Logs a conversation from one line; a person nobody knows yet is added. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn log_conversation(&mut self, now: &Now, line: &str) -> Result<Changed> {
        let read = self.read_conversation(now, line)?;
        let (profile, now) = self.at_home(now)?;
        let today = now.today();
        let known = read.person.as_ref().and_then(|word| word.id).map(PersonId);
        let new = read.person.as_ref().filter(|word| word.id.is_none());
        let where_active = read.network.map(|network| network.label().to_owned());
        let new = new
            .map(|word| PersonEntry { name: Some(word.name.clone()), where_active, ..PersonEntry::default() }.checked(today))
            .transpose()?;
        let entry = ConversationEntry {
            kind: Some(read.kind),
            person: known,
            network: read.network,
            link: read.link,
            on: Some(read.on.to_string()),
            added: Some(read.added),
        };
        let conversation = entry.checked(today, profile.week_start)?;
        let said = match &read.person {
            Some(word) => format!("Logged: {} · {}", read.kind.label(), brief(&word.name)),
            None => format!("Logged: {}", read.kind.label()),
        };
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            let person = new.map(|person| people::add(tx, &person)).transpose()?.or(known);
            conversations::add(tx, &Conversation { person, ..conversation }).map(|id| Some(id.0.to_string()))
        })
    }

    /// Replaces what was entered for a conversation; replies stay.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_conversation(&mut self, now: &Now, id: ConversationId, entry: &ConversationEntry) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let before = conversations::get(self.store.conn(), id)?;
        let entered = not_empty(entry.checked(now.today(), profile.week_start)?)?;
        let on = if entry.on.is_some() { entered.on } else { before.on };
        let changed = Conversation { id, on, replied_on: before.replied_on, answered_on: before.answered_on, ..entered };
        let said = format!("Changed: {}", self.named(&changed)?);
        self.act(&Op::user(said.clone()), &now, said, |tx| conversations::put(tx, &changed).map(|()| None))
    }

    /// Notes that somebody replied, on a date or in words for one; today unless said. With none the reply is taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date lies ahead or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn note_reply(&mut self, now: &Now, id: ConversationId, replied: bool, on: Option<&str>) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let before = conversations::get(self.store.conn(), id)?;
        let replied_on = if replied { Some(self.since(&now, on, before.on)?) } else { None };
        let said = format!("{}: {}", if replied { "Got a reply" } else { "No reply" }, self.named(&before)?);
        // A new reply waits for an answer, whatever was answered before.
        let changed = Conversation { replied_on, answered_on: None, ..before };
        self.act(&Op::user(said.clone()), &now, said, |tx| conversations::put(tx, &changed).map(|()| None))
    }

    /// Notes that the user answered a reply, or takes that back. One that nobody noted a reply to has one then.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date lies ahead or before the conversation, [`Error::NotFound`] when it is gone.
    pub fn note_answer(&mut self, now: &Now, id: ConversationId, answered: bool, on: Option<&str>) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let before = conversations::get(self.store.conn(), id)?;
        let answered_on = if answered { Some(self.since(&now, on, before.replied_on.unwrap_or(before.on))?) } else { None };
        let said = format!("{}: {}", if answered { "Answered" } else { "To be answered" }, self.named(&before)?);
        let changed = Conversation { replied_on: before.replied_on.or(answered_on), answered_on, ..before };
        self.act(&Op::user(said.clone()), &now, said, |tx| conversations::put(tx, &changed).map(|()| None))
    }

    /// Removes a conversation from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_conversation(&mut self, now: &Now, id: ConversationId) -> Result<Changed> {
        let conversation = conversations::get(self.store.conn(), id)?;
        let said = format!("Removed: {}", self.named(&conversation)?);
        self.act(&Op::user(said.clone()), now, said, |tx| conversations::remove(tx, id).map(|()| None))
    }

    fn since(&self, now: &Now, on: Option<&str>, earliest: NaiveDate) -> Result<NaiveDate> {
        let (profile, now) = self.at_home(now)?;
        let today = now.today();
        let words = on.map(str::trim).filter(|words| !words.is_empty());
        let date = words.map_or(Ok(today), |words| parse_past_day("The date", words, today, profile.week_start))?;
        if date < earliest {
            return Err(Error::invalid(
                "That date is too early: nothing can be answered before it was said. Give that day or a later one.",
            ));
        }
        Ok(date)
    }

    /// "Comment · Ines Marsh".
    fn named(&self, conversation: &Conversation) -> Result<String> {
        let person = conversation.person.map(|id| people::get(self.store.conn(), id)).transpose()?;
        Ok(match person {
            Some(person) => format!("{} · {}", conversation.kind.label(), brief(&person.name)),
            None => conversation.kind.label().to_owned(),
        })
    }
}

/// A conversation that says something: with whom, where, or what was added.
fn not_empty(conversation: Conversation) -> Result<Conversation> {
    if conversation.person.is_none() && conversation.link.is_none() && conversation.added.trim().is_empty() {
        return Err(Error::invalid("Nothing is said of it yet. Name the person, paste the link, or write what you added."));
    }
    Ok(conversation)
}
