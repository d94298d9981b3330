//! Logging posts, and mending the log.

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::link::parse_link;
use crate::post::{Post, PostEntry};
use crate::store::{Op, posts};
use crate::text;
use crate::time::{self, Now};

impl Coach {
    /// Logs a post that was published. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit; a post cannot be published after today.
    pub fn log_post(&mut self, now: &Now, entry: &PostEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let post = checked(&now, entry)?;
        let said = format!("Logged: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), &now, said, |tx| posts::add(tx, &post).map(|id| Some(id.0.to_string())))
    }

    /// Replaces what was entered for a post.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_post(&mut self, now: &Now, id: PostId, entry: &PostEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        posts::get(self.store.conn(), id)?;
        let post = checked(&now, entry)?;
        let said = format!("Changed: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), &now, said, |tx| posts::put(tx, id, &post).map(|()| None))
    }

    /// Removes a post from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_post(&mut self, now: &Now, id: PostId) -> Result<Changed> {
        let post = posts::get(self.store.conn(), id)?;
        let said = format!("Removed: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), now, said, |tx| posts::remove(tx, id).map(|()| None))
    }
}

fn checked(now: &Now, entry: &PostEntry) -> Result<Post> {
    let today = now.today();
    let date = entry.posted_on.as_deref().filter(|text| !text.trim().is_empty());
    let posted_on = date.map_or(Ok(today), |text| time::parse_date("The date", text))?;
    if posted_on > today {
        return Err(Error::invalid("The date lies in the future. A post is logged once it is out."));
    }
    Ok(Post {
        title: text::title("The title", &entry.title)?,
        url: parse_link(entry.url.as_deref().unwrap_or_default())?,
        network: entry.network,
        posted_on,
        note: text::free_text("The note", entry.note.as_deref().unwrap_or_default())?,
    })
}
