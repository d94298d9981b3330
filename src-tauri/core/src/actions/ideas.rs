//! Ideas from what is there already: a prompt, a line of a worksheet, a conversation.

use super::act::Act;
use super::posts::keep_new;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{ConversationId, WorksheetRowId};
use crate::publishing::post::{Origin, Post};
use crate::store::{Tx, conversations, people, posts, worksheets};
use crate::text;

impl Coach {
    /// Makes one of the programme's prompts an idea. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such prompt, [`Error::Invalid`] when the pillar does not fit.
    pub fn idea_from_prompt(&mut self, now: &Now, prompt: &str, pillar: Option<&str>) -> Result<Changed> {
        let prompt = self.programme.prompt(prompt)?;
        let pillar = text::one_line("The pillar", pillar.unwrap_or_default())?;
        self.acting(now, |tx, now| {
            let origin = Origin { prompt: Some(prompt.slug.clone()), ..Origin::default() };
            keep_new(tx, &Post { origin, pillar, ..Post::idea(prompt.text.clone(), now.today()) }, now)
        })
    }

    /// Makes a line of a worksheet an idea: the line given, or the answer's first. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when row or question do not exist, [`Error::Invalid`] when nothing is answered or it is an idea
    /// already.
    pub fn idea_from_worksheet(
        &mut self,
        now: &Now,
        row: WorksheetRowId,
        field: &str,
        line: Option<&str>,
    ) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let slug = worksheets::step_of(tx.conn(), row)?;
            programme.step(&slug)?.field(field)?;
            let rows = worksheets::rows(tx.conn(), &slug)?;
            let answers =
                rows.into_iter().find(|known| known.id == row).map(|row| row.answers).unwrap_or_default();
            let chosen = chosen_line(answers.get(field).map_or("", String::as_str), line)?;
            let origin = Origin { step: Some(slug), ..Origin::default() };
            keep_once(tx, &from_line(chosen, origin, now), now)
        })
    }

    /// Makes what the user said in a conversation an idea. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when nothing is written down of it or it is an idea already.
    pub fn idea_from_conversation(&mut self, now: &Now, id: ConversationId) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let conversation = conversations::get(tx.conn(), id)?;
            let with = conversation.person.map(|person| people::get(tx.conn(), person)).transpose()?;
            let line = match (conversation.added.lines().map(str::trim).find(|line| !line.is_empty()), with) {
                (Some(line), _) => line.to_owned(),
                (None, Some(person)) => format!("What came up with {}", person.name),
                (None, None) => {
                    return Err(Error::invalid("Add what you said first, then save it as an idea."));
                }
            };
            let origin = Origin { conversation: Some(id), ..Origin::default() };
            keep_once(tx, &Post { network: conversation.network, ..from_line(&line, origin, now) }, now)
        })
    }
}

/// The line of an answer that is meant: the one given, or the first.
fn chosen_line<'a>(answer: &'a str, wanted: Option<&str>) -> Result<&'a str> {
    let mut lines = answer.lines().map(str::trim).filter(|known| !known.is_empty());
    match wanted.map(str::trim) {
        Some(wanted) => lines
            .find(|known| *known == wanted)
            .ok_or_else(|| Error::not_found("The worksheet no longer holds that line.")),
        None => {
            lines.next().ok_or_else(|| Error::invalid("Nothing is answered there yet. Write a line first."))
        }
    }
}

/// Keeps a new idea unless it was made of the same words of the same place before.
fn keep_once(tx: &Tx<'_>, idea: &Post, now: &Now) -> Result<Act> {
    if posts::is_there(tx.conn(), idea)? {
        return Err(Error::invalid("That is among your posts already."));
    }
    keep_new(tx, idea, now)
}

/// An idea with a line as its title; what does not fit there is kept as the note.
fn from_line(line: &str, origin: Origin, now: &Now) -> Post {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = line.chars().take(text::TITLE_MAX).collect();
    let note = if title.len() < line.len() { line } else { String::new() };
    Post { origin, note, ..Post::idea(title, now.today()) }
}
