//! Posts on their way from idea to published: written, planned, put away.

use super::brief;
use crate::capture::{Capture, read_capture};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::day_words::parse_day;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::pillars::pillars;
use crate::post::{Post, PostEntry, PostStage, Standing};
use crate::store::{Op, Tx, posts};
use crate::time::Now;

impl Coach {
    /// Keeps that a post waits for somebody's nod; an empty name takes it back. It waits like a task: it is neither at risk
    /// nor put first until they answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the post is gone, [`Error::Invalid`] when the name does not fit.
    pub fn ask_for_nod(&mut self, now: &Now, id: PostId, whom: &str) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let post = posts::get(self.store.conn(), id)?;
        let whom = crate::text::one_line("The name", whom)?;
        let said = if whom.is_empty() {
            format!("No longer waiting: {}", super::brief(&post.title))
        } else {
            format!("Asked, waiting for {}: {}", super::brief(&whom), super::brief(&post.title))
        };
        let on = now.today();
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            posts::put_asked(tx, id, Some((whom.as_str(), on)).filter(|(whom, _)| !whom.is_empty())).map(|()| None)
        })
    }

    /// Makes the post that was planned in step 8's old sheet a draft, or notes that it is not wanted; offered once.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_planned_in_step_8(&mut self, now: &Now, make: bool) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let rows = crate::store::worksheets::rows(self.store.conn(), "publish")?;
        let answer = |field: &str| rows.iter().find_map(|row| row.answers.get(field).cloned()).unwrap_or_default();
        let claim = answer("claim");
        let line = claim.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("The post from step 8");
        let title: String = line.chars().take(crate::text::TITLE_MAX).collect();
        let idea = Post::idea(title, now.today());
        let post = Post {
            standing: crate::post::Standing { drafting: true, ..idea.standing },
            pillar: crate::text::one_line("The pillar", &answer("pillar")).unwrap_or_default(),
            claim,
            evidence: answer("evidence"),
            takeaway: answer("takeaway"),
            question: answer("question"),
            ..idea
        };
        let said = if make { format!("A draft: {}", super::brief(&post.title)) } else { "Left as it is".to_owned() };
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            crate::store::coaching::answer_offer(tx, "step-8-draft", now.today(), make)?;
            if make { posts::add(tx, &post).map(|id| Some(id.0.to_string())) } else { Ok(None) }
        })
    }

    /// Adds a post: an idea, or a draft when there is more than a line. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when there is no such prompt.
    pub fn add_post(&mut self, now: &Now, entry: &PostEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let post = entry.over(Post::idea(String::new(), now.today()), self.programme)?;
        let post = self.dated(&now, post, entry)?;
        self.keep_new(&now, &post)
    }

    /// What a line of quick capture means. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn read_idea(&self, now: &Now, line: &str) -> Result<Capture> {
        let (profile, now) = self.at_home(now)?;
        // Pillars are asked for only where one can be meant.
        let known = if line.contains('#') { pillars(self.store.conn())? } else { Vec::new() };
        read_capture(line, now.today(), profile.week_start, &known)
    }

    /// Notes an idea from one line, with a date in words, a `#pillar` and a `@network` in it if the user wrote them.
    /// [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn capture_idea(&mut self, now: &Now, line: &str) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let capture = self.read_idea(&now, line)?;
        let idea = Post::idea(capture.title, now.today());
        let standing = Standing { planned_on: capture.planned_on, ..idea.standing };
        self.keep_new(&now, &Post { standing, pillar: capture.pillar.unwrap_or_default(), network: capture.network, ..idea })
    }

    /// Changes what is given of a post. Text that is saved as it is typed is one level of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_post(&mut self, now: &Now, id: PostId, entry: &PostEntry) -> Result<Changed> {
        let before = posts::get(self.store.conn(), id)?;
        let post = self.dated(now, entry.over(before.clone(), self.programme)?, entry)?;
        if post == before {
            return self.nothing_changed();
        }
        let said = format!("Changed: {}", brief(&post.title));
        let op = Op::user(said.clone()).merging(format!("post {}", id.0));
        let programme = self.programme;
        let planned_on = entry.planned_on.as_ref().map(|_| post.standing.planned_on);
        self.act(&op, now, said, |tx| {
            change(tx, id, |known| {
                let post = entry.over(known, programme)?;
                let planned_on = planned_on.unwrap_or(post.standing.planned_on);
                Ok(Post { standing: Standing { planned_on, ..post.standing }, ..post })
            })
        })
    }

    /// Plans a post for a date, also in words ("fri", "next week"), or takes its date away with none. What is out already
    /// has no plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date has passed or is none, or the post is out or put away; [`Error::NotFound`] when it
    /// is gone.
    pub fn plan_post(&mut self, now: &Now, id: PostId, on: Option<&str>) -> Result<Changed> {
        let before = posts::get(self.store.conn(), id)?;
        let post = self.planned(now, before.clone(), on)?;
        if post == before {
            return self.nothing_changed();
        }
        let said = match post.standing.planned_on {
            Some(date) => format!("Planned for {}: {}", date.format("%A %-d %B"), brief(&post.title)),
            None => format!("No longer planned: {}", brief(&post.title)),
        };
        let planned_on = post.standing.planned_on;
        self.act(&Op::user(said.clone()), now, said, |tx| {
            change(tx, id, |post| Ok(Post { standing: Standing { planned_on, ..post.standing }, ..post }))
        })
    }

    /// The post with the date that was entered with the rest of it, if one was.
    fn dated(&self, now: &Now, post: Post, entry: &PostEntry) -> Result<Post> {
        match entry.planned_on.as_deref().map(str::trim) {
            None => Ok(post),
            Some(words) => self.planned(now, post, Some(words).filter(|words| !words.is_empty())),
        }
    }

    fn planned(&self, now: &Now, post: Post, on: Option<&str>) -> Result<Post> {
        let (profile, now) = self.at_home(now)?;
        let planned_on = on.map(|words| parse_day("The date", words, now.today(), profile.week_start)).transpose()?;
        if planned_on == post.standing.planned_on {
            return Ok(post);
        }
        match post.stage() {
            PostStage::Published => return Err(Error::invalid("That post is out already. Its date is changed where it came out.")),
            PostStage::Archived => return Err(Error::invalid("That post is put away. Take it out again, then plan it.")),
            PostStage::Idea | PostStage::Draft | PostStage::Planned => {}
        }
        if planned_on.is_some_and(|date| date < now.today()) {
            return Err(Error::invalid("That date has passed. Plan for today or later; a post that is out is logged as published."));
        }
        Ok(Post { standing: Standing { planned_on, ..post.standing }, ..post })
    }

    /// Puts a post away, or takes it out again. What came out stays in the log and counts.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn archive_post(&mut self, now: &Now, id: PostId, away: bool) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let post = posts::get(self.store.conn(), id)?;
        if (post.stage() == PostStage::Archived) == away {
            return self.nothing_changed();
        }
        let said = format!("{}: {}", if away { "Put away" } else { "Taken out again" }, brief(&post.title));
        let archived_on = away.then(|| now.today());
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            change(tx, id, |post| Ok(Post { standing: Standing { archived_on, ..post.standing }, ..post }))
        })
    }

    /// Removes a post with everything of it, also from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_post(&mut self, now: &Now, id: PostId) -> Result<Changed> {
        let post = posts::get(self.store.conn(), id)?;
        let said = format!("Removed: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), now, said, |tx| posts::remove(tx, id).map(|()| None))
    }

    pub(super) fn keep_new(&mut self, now: &Now, post: &Post) -> Result<Changed> {
        let said = match (post.standing.planned_on, post.stage()) {
            (Some(date), _) => format!("Planned for {}: {}", date.format("%A %-d %B"), brief(&post.title)),
            (None, PostStage::Idea) => format!("Idea kept: {}", brief(&post.title)),
            (None, _) => format!("Added: {}", brief(&post.title)),
        };
        self.act(&Op::user(said.clone()), now, said, |tx| posts::add(tx, post).map(|id| Some(id.0.to_string())))
    }
}

/// Changes a post as it is within the transaction: another process may have changed another part of it since it was read.
fn change(tx: &Tx<'_>, id: PostId, over: impl FnOnce(Post) -> Result<Post>) -> Result<Option<String>> {
    let post = over(posts::get(tx.conn(), id)?)?;
    posts::put(tx, &post).map(|()| None)
}
