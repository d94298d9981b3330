//! Posts on their way from idea to published: written, planned, archived.

use chrono::NaiveDate;

use super::act::Act;
use super::brief;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction, in_words};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::journal::captured;
use crate::publishing::post::{Post, PostEntry, PostStage, Standing};
use crate::store::{OperationKind, Tx, coaching, posts, profiles, worksheets};

impl Coach {
    /// Keeps that a post waits for someone’s approval; an empty name takes it back. It waits like a task: it is neither at risk
    /// nor put first until they answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the post is gone, [`Error::Invalid`] when the name does not fit.
    pub fn ask_for_nod(&mut self, now: &Now, id: PostId, whom: &str) -> Result<Changed> {
        let whom = crate::text::one_line("The name", whom)?;
        self.acting(now, |tx, now| ask_for_nod_in(tx, id, &whom, now))
    }

    /// Makes the post that was planned in step 8's old sheet a draft, or notes that it is not wanted; offered once.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_planned_in_step_8(&mut self, now: &Now, make: bool) -> Result<Changed> {
        self.acting(now, |tx, now| {
            coaching::answer_offer(tx, "step-8-draft", now.today(), make)?;
            if !make {
                return Ok(Act::did(OperationKind::DeclineDraft, "No changes"));
            }
            let post = planned_in_step_8(tx, now)?;
            let made = posts::add(tx, &post)?;
            Ok(Act::did(OperationKind::AddPost, "Post added").about(&post.title).created(made.0))
        })
    }

    /// Adds a post: an idea, or a draft when there is more than a line. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when there is no such prompt.
    pub fn add_post(&mut self, now: &Now, entry: &PostEntry) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let post = entry.over(Post::idea(String::new(), now.today()), programme)?;
            keep_new(tx, &dated(tx, now, post, entry)?, now)
        })
    }

    /// Notes an idea from one line, with a date in words, a `#pillar` and a `@network` in it if the user wrote them.
    /// [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit.
    pub fn capture_idea(&mut self, now: &Now, line: &str) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let capture = captured(tx.conn(), now, line)?;
            let idea = Post::idea(capture.title, now.today());
            let standing = Standing { planned_on: capture.planned_on, ..idea.standing };
            keep_new(
                tx,
                &Post {
                    standing,
                    pillar: capture.pillar.unwrap_or_default(),
                    network: capture.network,
                    ..idea
                },
                now,
            )
        })
    }

    /// Changes what is given of a post. Text that is saved as it is typed is one level of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_post(&mut self, now: &Now, id: PostId, entry: &PostEntry) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let before = posts::get(tx.conn(), id)?;
            let post = dated(tx, now, entry.over(before.clone(), programme)?, entry)?;
            if post == before {
                return Ok(Act::nothing());
            }
            posts::put(tx, &post)?;
            Ok(Act::did(OperationKind::EditPost, "Saved")
                .about(&post.title)
                .merging(format!("post {}", id.0)))
        })
    }

    /// Plans a post for a date, also in words ("fri", "next week"), or takes its date away with none. What is out already
    /// has no plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date has passed or isn’t one, or the post is out or archived; [`Error::NotFound`] when it
    /// is gone.
    pub fn plan_post(&mut self, now: &Now, id: PostId, on: Option<&str>) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = posts::get(tx.conn(), id)?;
            let post = planned(tx, now, before.clone(), on)?;
            if post == before {
                return Ok(Act::nothing());
            }
            posts::put(tx, &post)?;
            let act = match post.standing.planned_on {
                Some(date) => Act::did(OperationKind::SchedulePost, scheduled(date, now)),
                None => Act::did(OperationKind::UnschedulePost, "Unscheduled"),
            };
            Ok(act.about(&post.title))
        })
    }

    /// Archives a post, or unarchives it. Its links stay in the log and count.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn archive_post(&mut self, now: &Now, id: PostId, away: bool) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let post = posts::get(tx.conn(), id)?;
            if (post.stage() == PostStage::Archived) == away {
                return Ok(Act::nothing());
            }
            let act = match away {
                true => Act::did(OperationKind::ArchivePost, "Archived"),
                false => Act::did(OperationKind::UnarchivePost, "Unarchived"),
            };
            let act = act.about(&post.title);
            let archived_on = away.then(|| now.today());
            posts::put(tx, &Post { standing: Standing { archived_on, ..post.standing }, ..post })?;
            Ok(act)
        })
    }

    /// Removes a post with everything of it, also from the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_post(&mut self, now: &Now, id: PostId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let post = posts::get(tx.conn(), id)?;
            posts::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeletePost, "Post deleted").about(&post.title))
        })
    }
}

/// Keeps that a post waits for someone’s approval, or no longer does.
pub(super) fn ask_for_nod_in(tx: &Tx<'_>, id: PostId, whom: &str, now: &Now) -> Result<Act> {
    let post = posts::get(tx.conn(), id)?;
    posts::put_asked(tx, id, Some((whom, now.today())).filter(|(whom, _)| !whom.is_empty()))?;
    let act = match whom.is_empty() {
        true => Act::did(OperationKind::StopAsking, "Not waiting any more"),
        false => Act::did(OperationKind::AskForApproval, format!("Waiting for {}", brief(whom))),
    };
    Ok(act.about(&post.title))
}

/// Keeps a new post.
pub(super) fn keep_new(tx: &Tx<'_>, post: &Post, now: &Now) -> Result<Act> {
    let act = match (post.standing.planned_on, post.stage()) {
        (Some(date), _) => Act::did(OperationKind::AddPost, scheduled(date, now)),
        (None, PostStage::Idea) => Act::did(OperationKind::AddIdea, "Idea saved"),
        (None, _) => Act::did(OperationKind::AddPost, "Post added"),
    };
    Ok(act.about(&post.title).created(posts::add(tx, post)?.0))
}

/// The draft that step 8's old sheet planned.
fn planned_in_step_8(tx: &Tx<'_>, now: &Now) -> Result<Post> {
    let rows = worksheets::rows(tx.conn(), "publish")?;
    let answer =
        |field: &str| rows.iter().find_map(|row| row.answers.get(field).cloned()).unwrap_or_default();
    let claim = answer("claim");
    let line = claim.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("The post from step 8");
    let title: String = line.chars().take(crate::text::TITLE_MAX).collect();
    let idea = Post::idea(title, now.today());
    Ok(Post {
        standing: Standing { drafting: true, ..idea.standing },
        pillar: crate::text::one_line("The pillar", &answer("pillar")).unwrap_or_default(),
        claim,
        evidence: answer("evidence"),
        takeaway: answer("takeaway"),
        question: answer("question"),
        ..idea
    })
}

/// The post with the date that was entered with the rest of it, if one was.
fn dated(tx: &Tx<'_>, now: &Now, post: Post, entry: &PostEntry) -> Result<Post> {
    match entry.planned_on.as_deref().map(str::trim) {
        None => Ok(post),
        Some(words) => planned(tx, now, post, Some(words).filter(|words| !words.is_empty())),
    }
}

fn planned(tx: &Tx<'_>, now: &Now, post: Post, on: Option<&str>) -> Result<Post> {
    let week_start = profiles::require(tx.conn())?.week_start;
    let planned_on =
        on.map(|words| Calendar::new(now, week_start).day(words, Direction::Future)).transpose()?;
    if planned_on == post.standing.planned_on {
        return Ok(post);
    }
    match post.stage() {
        PostStage::Published => {
            return Err(Error::invalid("That post is published. Edit its links to change the date."));
        }
        PostStage::Archived => {
            return Err(Error::invalid("That post is archived. Unarchive it, then plan it."));
        }
        PostStage::Idea | PostStage::Draft | PostStage::Planned => {}
    }
    if planned_on.is_some_and(|date| date < now.today()) {
        return Err(Error::invalid(
            "That date has passed. Plan for today or later; a post that is out is logged as published.",
        ));
    }
    Ok(Post { standing: Standing { planned_on, ..post.standing }, ..post })
}

/// "Scheduled for Friday 6 March": what was read from words is said back.
fn scheduled(on: NaiveDate, now: &Now) -> String {
    format!("Scheduled for {}", in_words(on, now.today()))
}
