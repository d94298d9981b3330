//! The next best action as the window, the tray, a popup and the terminal show it.

use rusqlite::Connection;
use serde::Serialize;

use super::in_place::in_place;
use super::{InPlace, StepTag, TaskLine};
use crate::coaching::{
    ActionKind, Candidate, Lane, OfferKind, PartOf, STRANGERS_FIRST, SmallerVersion, Subject, rank,
};
use crate::error::Result;
use crate::id::{ConversationId, OwnTaskId, PostId};
use crate::journal::Journal;
use crate::journal::tag;
use crate::look_back::LookBackOf;
use crate::people::conversation::ConversationKind;
use crate::programme::situation::Situation;
use crate::programme::{Counts, Evidence, Example, Programme, ProgrammeTask, Step};
use crate::store::own_tasks;

/// The next best action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextAction {
    /// What kind of thing.
    pub kind: ActionKind,
    /// What part of the week's minutes it belongs to.
    pub lane: Lane,
    /// What it is about: what declining it and doing its smaller version take.
    pub subject: Subject,
    /// What to do, as an imperative.
    pub title: String,
    /// How to do it well, or when it is done; may be empty.
    pub how: String,
    /// The observable result; may be empty.
    pub done_when: String,
    /// Why this one now.
    pub reason: String,
    /// The facts the choice rests on, a sentence each.
    pub facts: Vec<String>,
    /// Minutes it takes, if known.
    pub minutes: Option<u32>,
    /// Which part of the task it is, where it has parts.
    pub part: Option<PartOf>,
    /// Its place in the first 30 days' list, while that is the order.
    pub listed: Option<PartOf>,
    /// How many of what is counted it asks for now.
    pub count: Option<u32>,
    /// The smaller versions, the longer first.
    pub smaller: Vec<SmallerVersion>,
    /// Whether the smaller version is offered without being asked for.
    pub too_big: bool,
    /// Whether this is a smaller version already.
    pub is_smaller: bool,
    /// The task, for a task, a welcome back, or a post that is one.
    pub task: Option<TaskLine>,
    /// The step it belongs to.
    pub step: Option<StepTag>,
    /// The post to finish, or to ask about; none when nothing is planned or begun.
    pub post: Option<PostId>,
    /// The conversation to answer, for a reply.
    pub conversation: Option<ConversationId>,
    /// What is offered, for an offer.
    pub offer: Option<OfferKind>,
    /// The fields it fills.
    pub fields: Vec<InPlace>,
    /// What saving logs instead of filling fields: comments, invitations, calls.
    pub logs: Option<ConversationKind>,
    /// "See a finished one".
    pub example: Option<Example>,
    /// What it rests on, where that is shown with it.
    pub evidence: Option<Evidence>,
    /// A text to copy.
    pub copy: Option<String>,
    /// The look back that does it, where one does.
    pub look_back: Option<LookBackOf>,
}

/// The first `most` of everything that can be suggested.
pub(crate) fn next_actions(conn: &Connection, journal: &Journal, most: usize) -> Result<Vec<NextAction>> {
    let ranked = rank(&crate::journal::situation(conn, journal)?);
    ranked.into_iter().take(most).map(|candidate| of_candidate(conn, journal, candidate)).collect()
}

fn of_candidate(conn: &Connection, journal: &Journal, candidate: Candidate) -> Result<NextAction> {
    let programme = journal.programme;
    let step = candidate.step.as_deref().and_then(|slug| programme.step(slug).ok());
    let task = candidate.task.as_deref();
    let line = task.map(|task| task_line(conn, journal, task)).transpose()?.flatten();
    let once = task.and_then(|slug| programme.task(slug));
    let recurring = task.and_then(|slug| programme.recurring(slug));
    let counts =
        once.and_then(|(_, task)| task.counts).or_else(|| recurring.and_then(|(_, task)| task.counts));
    let logs =
        counts.filter(|_| candidate.kind == ActionKind::Task && !candidate.is_smaller).and_then(logged_as);
    let fields = match (once, recurring, logs) {
        (Some((step, task)), _, None) => {
            in_place(conn, journal, step, &shown_fields(step, task), task.rows, task.lines)?
        }
        (None, Some((step, task)), None) => in_place(conn, journal, step, &task.fields, None, None)?,
        _ => Vec::new(),
    };
    let is_doable = matches!(candidate.kind, ActionKind::Task | ActionKind::Post);
    let number = candidate.subject.name().parse::<i64>().ok();
    let asked = candidate.subject.name().strip_prefix("post-").and_then(|number| number.parse::<i64>().ok());
    let kind = candidate.kind;
    Ok(NextAction {
        done_when: line.as_ref().map(|line| line.done_when.clone()).unwrap_or_default(),
        copy: once
            .and_then(|(_, task)| task.copy.clone())
            .map(|text| with_audience(conn, &text))
            .transpose()?,
        look_back: match candidate.kind {
            ActionKind::Task if !candidate.is_smaller => look_back(conn, journal, task)?,
            _ => None,
        },
        post: number.filter(|_| kind == ActionKind::Post).or(asked).map(PostId),
        evidence: evidence(journal, once),
        conversation: number.filter(|_| kind == ActionKind::Reply).map(ConversationId),
        offer: if kind == ActionKind::Offer { candidate.subject.name().parse().ok() } else { None },
        fields: if is_doable && !candidate.is_smaller { fields } else { Vec::new() },
        logs,
        task: line,
        step: step.map(tag),
        kind,
        lane: candidate.lane,
        subject: candidate.subject,
        title: candidate.title,
        how: candidate.how,
        reason: candidate.reason,
        facts: candidate.facts,
        minutes: candidate.minutes,
        part: candidate.part,
        listed: candidate.listed,
        count: candidate.count,
        smaller: candidate.smaller,
        too_big: candidate.too_big,
        is_smaller: candidate.is_smaller,
        example: candidate.example,
    })
}

/// The look back that does a task.
fn look_back(conn: &Connection, journal: &Journal, task: Option<&str>) -> Result<Option<LookBackOf>> {
    let looks_back = task.and_then(LookBackOf::doing);
    let is_quarter = looks_back == Some(LookBackOf::Quarter);
    let halfway = is_quarter && journal.is_halfway_now(&crate::store::coaching::offers(conn)?);
    Ok(if halfway { Some(LookBackOf::Halfway) } else { looks_back })
}

/// The fields shown with a task: those it fills and, with each task of the pilot, how far it has got.
pub(crate) fn shown_fields(step: &Step, task: &ProgrammeTask) -> Vec<String> {
    let mut fields = task.fields.clone();
    if step.slug == "leverage"
        && task.slug.starts_with("pilot-")
        && !fields.iter().any(|field| field == "status")
    {
        fields.push("status".to_owned());
    }
    fields
}

/// In the public sector and with clearance the first tasks about strangers come with what they rest on.
fn evidence(journal: &Journal, once: Option<(&'static Step, &'static ProgrammeTask)>) -> Option<Evidence> {
    let (step, task) = once?;
    let about_strangers =
        journal.profile.is(Situation::PublicSector) && STRANGERS_FIRST.contains(&task.slug.as_str());
    step.evidence.first().filter(|_| about_strangers).cloned()
}

/// The conversation that counts for it.
pub(crate) fn logged_as(counts: Counts) -> Option<ConversationKind> {
    match counts {
        Counts::Comments => Some(ConversationKind::Comment),
        Counts::Invitations => Some(ConversationKind::Invitation),
        Counts::Calls => Some(ConversationKind::Call),
        Counts::Posts | Counts::Cases => None,
    }
}

/// A task's line, wherever it comes from.
pub(crate) fn task_line(conn: &Connection, journal: &Journal, task: &str) -> Result<Option<TaskLine>> {
    if let Ok(number) = task.parse::<i64>() {
        return Ok(Some(journal.own_task(&own_tasks::get(conn, OwnTaskId(number))?)));
    }
    Ok(line_of(journal, journal.programme, task))
}

fn line_of(journal: &Journal, programme: &'static Programme, slug: &str) -> Option<TaskLine> {
    if let Some((step, task)) = programme.task(slug) {
        let index = step.tasks.iter().position(|known| known.slug == task.slug).unwrap_or(0);
        return Some(journal.programme_task(step, index, task));
    }
    let (step, _) = programme.recurring(slug)?;
    journal.step_recurring(step).into_iter().find(|line| line.id == slug)
}

/// The text to copy with the first audience put in, if the user has named one.
fn with_audience(conn: &Connection, text: &str) -> Result<String> {
    let rows = crate::store::worksheets::rows(conn, "purpose")?;
    let audience = rows
        .first()
        .and_then(|row| row.answers.get("first-audience"))
        .and_then(|answer| answer.split(['.', '\n']).next());
    Ok(match audience.map(str::trim).filter(|audience| !audience.is_empty()) {
        Some(audience) => text.replace("[first audience]", audience),
        None => text.to_owned(),
    })
}
