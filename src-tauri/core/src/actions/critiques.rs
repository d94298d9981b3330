//! Prompts that were copied, and what assistants answered.

use super::act::Act;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::critique::{PromptRequest, put_back};
use crate::error::{Error, Result};
use crate::id::{CritiqueId, PostId, PromptCopyId};
use crate::journal::PromptPreview;
use crate::store::critiques::{self, Critique};
use crate::store::prompt_copies::{self, PromptCopy};
use crate::store::{OperationKind, posts};
use crate::text;

impl Coach {
    /// Keeps that a prompt is copied now: before it is. `sha256` is that of the text which was shown. What left can't be
    /// taken back, so no undo knows of it. [`Changed::created`] is the number of the copy.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something has to leave the draft first or the text is no longer the one that was shown,
    /// [`Error::RedLine`] when findings wait for a decision, [`Error::NotFound`] when the post is gone.
    pub fn copy_prompt(
        &mut self,
        now: &Now,
        post: PostId,
        request: &PromptRequest,
        sha256: &str,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let prompt = PromptPreview::read(tx.conn(), post, request)?;
            prompt.check_copying()?;
            if prompt.sha256 != sha256 {
                return Err(Error::invalid(
                    "The text has changed since you saw it. Look at it again, then copy it.",
                ));
            }
            let copy = PromptCopy {
                id: PromptCopyId(0),
                post: Some(post),
                title: None,
                copied_at: now.instant,
                question: prompt.question,
                text: Some(prompt.text),
                sha256: prompt.sha256,
                names: prompt.names.into_iter().map(|name| (name.placeholder, name.name)).collect(),
                failed: false,
            };
            Ok(Act::unsaid().created(prompt_copies::add(tx, &copy)?.0))
        })
    }

    /// Notes that a prompt never reached the clipboard.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such copy.
    pub fn mark_prompt_not_copied(&mut self, now: &Now, id: PromptCopyId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            prompt_copies::mark_failed(tx, id)?;
            Ok(Act::unsaid())
        })
    }

    /// Forgets question, text and names of what was copied: of one prompt, or of all. When it was and its SHA-256 stay. No
    /// undo brings them back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such copy.
    pub fn forget_prompts(&mut self, now: &Now, id: Option<PromptCopyId>) -> Result<Changed> {
        self.acting(now, |tx, _| {
            if let Some(id) = id
                && !prompt_copies::is_there(tx.conn(), id)?
            {
                return Err(id.missing());
            }
            Ok(Act::bookkeeping(match prompt_copies::forget(tx, id)? {
                0 => "No texts to forget".to_owned(),
                1 => "1 text forgotten".to_owned(),
                many => format!("{many} texts forgotten"),
            }))
        })
    }

    /// Keeps an assistant's answer about a post, with names put back for their placeholders. It never touches the post's
    /// text. [`Changed::created`] is its number.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no text or it is too long, [`Error::NotFound`] when the post is gone.
    pub fn keep_critique(&mut self, now: &Now, post: PostId, answer: &str) -> Result<Changed> {
        let answer = text::free_text("The answer", answer)?;
        if answer.chars().all(text::is_unseen) {
            return Err(Error::invalid("The answer is empty. Paste it first."));
        }
        self.acting(now, |tx, now| {
            let title = posts::get(tx.conn(), post)?.title;
            let names = prompt_copies::names_of(tx.conn(), post)?;
            let text = text::free_text("The answer", put_back(answer.trim(), &names).text.as_str())?;
            let kept = Critique { id: CritiqueId(0), post, answered_on: now.today(), text };
            let id = critiques::add(tx, &kept)?;
            critiques::assist(tx, post, now.today())?;
            Ok(Act::did(OperationKind::SaveCritique, "Critique saved").about(&title).created(id.0))
        })
    }

    /// Deletes a critique. That the post had one stays.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_critique(&mut self, now: &Now, id: CritiqueId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let title = posts::get(tx.conn(), critiques::get(tx.conn(), id)?.post)?.title;
            critiques::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeleteCritique, "Critique deleted").about(&title))
        })
    }
}
