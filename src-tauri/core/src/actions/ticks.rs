//! What the program ticks by itself, within the transaction that gave the reason: a task whose fields are all filled, a
//! counted task once the log has the number, and moments of the journey.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::calendar::Now;
use crate::changed::{Ticked, TickedBecause};
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::made::{answered, made_in};
use crate::journal::{MomentLine, unseen_moments};
use crate::journal::{counted_turn, logged_of, turn_length};
use crate::people::conversation::{Conversation, ConversationKind};
use crate::programme::{Counts, FieldKind, Length, Programme, ProgrammeTask, Step, WorksheetForm};
use crate::store::{
    self, Tx, coaching, completions, conversations, people, posts, profiles, publications, worksheets,
};

/// What followed from an action by itself.
#[derive(Debug, Default)]
pub(crate) struct Noticed {
    /// Tasks that were ticked.
    pub(crate) ticked: Vec<Ticked>,
    /// Moments that are new, unless the user chose not to see them.
    pub(crate) moments: Vec<MomentLine>,
}

/// Looks at what the transaction touched so far and ticks what follows from it.
pub(crate) fn notice(tx: &Tx<'_>, programme: &'static Programme, now: &Now) -> Result<Noticed> {
    let touched = tx.touched()?;
    let any = |tables: &[&str]| touched.iter().any(|table| tables.contains(&table.as_str()));
    let watched = [
        "worksheet_answer",
        "conversation",
        "publication",
        "study_case",
        "reminder_rule",
        "post",
        "clearance",
        "step_record",
    ];
    if !any(&watched) {
        return Ok(Noticed::default());
    }
    // A journal that has no profile yet is being filled, not used.
    let Some(profile) = profiles::get(tx.conn())? else { return Ok(Noticed::default()) };
    let now = profile.home(now);
    let mut ticked = Vec::new();
    if any(&["worksheet_answer"]) {
        filled_tasks(tx, programme, &now, &mut ticked)?;
    }
    if any(&["conversation", "publication", "study_case"]) {
        counted_tasks(tx, programme, &now, &mut ticked)?;
    }
    if any(&["conversation"]) {
        counted_turns(tx, programme, &now, &profile, &mut ticked)?;
    }
    if any(&["reminder_rule"]) {
        let slots = store::rules::all(tx.conn())?
            .into_iter()
            .filter(|rule| rule.kind == crate::reminders::RuleKind::WeeklyPost && rule.enabled);
        if slots.count() >= 2 {
            tick(tx, programme, &now, "choose-slot", TickedBecause::Settled, &mut ticked)?;
        }
    }
    if any(&["post"]) && is_open(tx.conn(), "bank-ideas")? && ideas_are_banked(tx.conn())? {
        tick(tx, programme, &now, "bank-ideas", TickedBecause::Settled, &mut ticked)?;
    }
    if any(&["publication"]) && is_open(tx.conn(), "red-line-check")? && posts_are_checked(tx)? {
        tick(tx, programme, &now, "red-line-check", TickedBecause::Logged, &mut ticked)?;
    }
    moments(tx, programme, &now, &profile)?;
    Ok(Noticed { ticked, moments: new_moments(tx, programme)? })
}

/// The moments this transaction kept.
fn new_moments(tx: &Tx<'_>, programme: &Programme) -> Result<Vec<MomentLine>> {
    if tx.touched_rows("moment")?.is_empty() || !store::preferences::get(tx.conn())?.show_moments {
        return Ok(Vec::new());
    }
    unseen_moments(tx.conn(), programme)
}

/// Whether a task was not done yet: one look into an index, before anything is counted.
fn is_open(conn: &Connection, slug: &str) -> Result<bool> {
    Ok(completions::latest_of(conn, slug)?.is_none())
}

fn tick(
    tx: &Tx<'_>,
    programme: &'static Programme,
    now: &Now,
    slug: &str,
    because: TickedBecause,
    ticked: &mut Vec<Ticked>,
) -> Result<()> {
    let Some((step, task)) = programme.task(slug) else { return Ok(()) };
    if completions::latest_of(tx.conn(), &task.slug)?.is_some() {
        return Ok(());
    }
    super::tasks::complete_once(tx, programme, step, task, now)?;
    ticked.push(Ticked { title: task.title.clone(), because });
    Ok(())
}

/// Tasks whose last field was saved just now.
fn filled_tasks(
    tx: &Tx<'_>,
    programme: &'static Programme,
    now: &Now,
    ticked: &mut Vec<Ticked>,
) -> Result<()> {
    let saved: HashSet<(String, String)> = tx.saved_answers()?.into_iter().collect();
    for step in &programme.steps {
        for task in &step.tasks {
            let ticks_by_itself = task.counts.is_none() && task.waits.is_none() && !task.fields.is_empty();
            if ticks_by_itself
                && task.fields.iter().any(|name| tells(programme, step, name, &saved))
                && is_filled(tx.conn(), programme, step, task)?
            {
                tick(tx, programme, now, &task.slug, TickedBecause::Filled, ticked)?;
            }
        }
    }
    Ok(())
}

/// Whether a field was saved that can tick: no choice, and none that two tasks fill.
fn tells(programme: &'static Programme, step: &Step, name: &str, saved: &HashSet<(String, String)>) -> bool {
    let Some((holder, field)) = programme.field(step, name) else { return false };
    let fillers = programme.steps.iter().flat_map(|other| other.tasks.iter().map(move |task| (other, task)));
    let of_this = |(other, task): &(&Step, &ProgrammeTask)| {
        task.fields.iter().any(|name| {
            programme
                .field(other, name)
                .is_some_and(|(found, known)| found.slug == holder.slug && known.slug == field.slug)
        })
    };
    field.kind != FieldKind::Choice
        && saved.contains(&(holder.slug.clone(), field.slug.clone()))
        && fillers.filter(of_this).count() == 1
}

fn is_filled(
    conn: &Connection,
    programme: &'static Programme,
    step: &Step,
    task: &ProgrammeTask,
) -> Result<bool> {
    let mut rows_with_all: Option<usize> = None;
    let mut of_register: Vec<&str> = Vec::new();
    let mut register = None;
    for name in &task.fields {
        let Some((holder, field)) = programme.field(step, name) else { return Ok(false) };
        if holder.worksheet.form == WorksheetForm::Register {
            register = Some(holder.slug.as_str());
            of_register.push(&field.slug);
            continue;
        }
        let rows = worksheets::rows(conn, &holder.slug)?;
        let Some(answer) = rows.first().and_then(|row| row.answers.get(&field.slug)) else {
            return Ok(false);
        };
        let lines = answer.lines().filter(|line| !line.trim().is_empty()).count();
        if task.lines.is_some_and(|wanted| field.kind == FieldKind::Text && lines < wanted) {
            return Ok(false);
        }
    }
    if let Some(slug) = register {
        let rows = worksheets::rows(conn, slug)?;
        let all = |row: &&worksheets::Row| of_register.iter().all(|field| row.answers.contains_key(*field));
        rows_with_all = Some(rows.iter().filter(all).count());
    }
    Ok(rows_with_all.is_none_or(|rows| rows >= task.rows.unwrap_or(1)))
}

/// Counted tasks of which the log has the number.
fn counted_tasks(
    tx: &Tx<'_>,
    programme: &'static Programme,
    now: &Now,
    ticked: &mut Vec<Ticked>,
) -> Result<()> {
    for task in programme.steps.iter().flat_map(|step| &step.tasks) {
        let Some(counts) = task.counts else { continue };
        if is_open(tx.conn(), &task.slug)? && logged_of(tx.conn(), counts, None)? >= task.wanted() {
            tick(tx, programme, now, &task.slug, TickedBecause::Logged, ticked)?;
        }
    }
    Ok(())
}

/// Turns of counted recurring work of which the log has the number since their date. The weekly post is no turn: its weeks
/// are counted from the log each time.
fn counted_turns(
    tx: &Tx<'_>,
    programme: &'static Programme,
    now: &Now,
    profile: &crate::profile::Profile,
    ticked: &mut Vec<Ticked>,
) -> Result<()> {
    let (conn, today) = (tx.conn(), now.today());
    let mut read: Option<Journal> = None;
    for step in &programme.steps {
        for task in &step.recurring {
            let Some(counts) = task.counts.filter(|counts| *counts != Counts::Posts) else { continue };
            let open = counted_turn(conn, programme, task, profile, today)?;
            let Some(on) = open.filter(|on| *on <= today) else { continue };
            // The rest of the journal is read only where there may be enough.
            let fewest = [Length::Full, Length::Short, Length::Light].map(|length| task.wanted(length));
            if logged_of(conn, counts, Some(on))? < fewest.into_iter().min().unwrap_or(1) {
                continue;
            }
            let journal = match &mut read {
                Some(journal) => journal,
                none => none.insert(Journal::read(conn, programme, now)?),
            };
            let length = turn_length(journal, task, on);
            if task.minutes.at(length) > 0 && logged_of(tx.conn(), counts, Some(on))? >= task.wanted(length) {
                let minutes = Some(task.minutes.at(length));
                completions::add_with(
                    tx,
                    &task.slug,
                    Some(on),
                    today,
                    minutes,
                    Some(now.instant.timestamp()),
                )?;
                ticked.push(Ticked { title: task.title.clone(), because: TickedBecause::Logged });
            }
        }
    }
    Ok(())
}

/// Eight ideas, four of them with a day; drafts that an import brought are none.
fn ideas_are_banked(conn: &Connection) -> Result<bool> {
    let imported = store::imports::brought_to(conn, "post")?;
    let open = posts::heads(conn)?
        .into_iter()
        .filter(|head| head.standing.archived_on.is_none() && head.standing.published_on.is_none())
        .filter(|head| !imported.contains(&head.id.0));
    let (mut all, mut dated) = (0, 0);
    for head in open {
        all += 1;
        dated += usize::from(head.standing.planned_on.is_some());
    }
    Ok(all >= 8 && dated >= 4)
}

/// A post with a text is published: its check was passed before.
fn posts_are_checked(tx: &Tx<'_>) -> Result<bool> {
    let ids = tx.touched_rows("publication")?;
    for id in ids {
        let found = publications::get(tx.conn(), crate::id::PublicationId(id))
            .and_then(|known| posts::get(tx.conn(), known.post));
        if found.is_ok_and(|post| post.has_text()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps what happened for the first time.
fn moments(
    tx: &Tx<'_>,
    programme: &'static Programme,
    now: &Now,
    profile: &crate::profile::Profile,
) -> Result<()> {
    // An older journal has had its first times long ago.
    if profile.coached_from.is_none() {
        return Ok(());
    }
    let (conn, today) = (tx.conn(), now.today());
    for id in tx.touched_rows("conversation")? {
        let Ok(conversation) = conversations::get(conn, crate::id::ConversationId(id)) else { continue };
        if conversation.kind == ConversationKind::Comment {
            moment(
                tx,
                "first-comment",
                "Your first comment. Someone now knows what you think.",
                &conversation.added,
                today,
            )?;
        }
        if conversation.replied_on.is_some()
            && let Some(who) = stranger(conn, &conversation)?
        {
            moment(
                tx,
                "first-reply",
                &format!("{who} answered you. You’d never met."),
                &conversation.added,
                today,
            )?;
        }
    }
    if let Some(id) = tx.touched_rows("publication")?.into_iter().next() {
        let post = publications::get(conn, crate::id::PublicationId(id))
            .and_then(|known| posts::get(conn, known.post));
        let title = post.map(|post| post.title).unwrap_or_default();
        moment(tx, "first-post", "Your first post. Small, true and yours.", &title, today)?;
        if !coaching::has_moment(conn, "fourth-week")? {
            let journal = Journal::read(conn, programme, now)?;
            if journal.rhythm.streak(today).current >= 4 {
                moment(tx, "fourth-week", "Four weeks. It’s becoming yours.", &title, today)?;
            }
        }
    }
    for (step, field) in tx.saved_answers()? {
        match (step.as_str(), field.as_str()) {
            ("stages", "status") => {
                for row in worksheets::rows(conn, "stages")? {
                    let answer = |field: &str| row.answers.get(field).map_or("", String::as_str);
                    match answer("status") {
                        "accepted" => {
                            moment(tx, "first-invitation", "Someone asked for you.", answer("venue"), today)?
                        }
                        "declined" => {
                            moment(tx, "first-no", "You asked. Most people don’t.", answer("venue"), today)?
                        }
                        _ => {}
                    }
                }
            }
            ("positioning", "promise-heard") => {
                let heard = answered(conn, "positioning", "promise-heard")?.unwrap_or_default();
                let words = "Someone said your promise back to you. Write down how they put it.";
                moment(tx, "promise-heard", words, &heard, today)?;
            }
            _ => {}
        }
    }
    finished_steps(tx, programme, today)
}

/// The name of the person who answered, if the user had not met them before this conversation: not among their people, and not
/// talked with.
fn stranger(conn: &Connection, conversation: &Conversation) -> Result<Option<String>> {
    let Some(id) = conversation.person else { return Ok(Some("Someone".to_owned())) };
    let person = people::get(conn, id)?;
    let earliest = conversations::with(conn, id)?.into_iter().next_back();
    let is_first = earliest.is_none_or(|earliest| earliest.id == conversation.id);
    Ok((is_first && person.added_on >= conversation.on).then_some(person.name))
}

/// "You now have: … Next: …", once a step; and the last one.
fn finished_steps(tx: &Tx<'_>, programme: &'static Programme, today: NaiveDate) -> Result<()> {
    if tx.touched_rows("step_record")?.is_empty() {
        return Ok(());
    }
    let records = store::step_records::all(tx.conn())?;
    let is_done = |step: &Step| records.get(&step.slug).is_some_and(|record| record.done_on.is_some());
    for step in programme.steps.iter().filter(|step| is_done(step)) {
        let next = programme.steps.iter().find(|other| !is_done(other));
        let made = made_in(tx.conn(), step)?.map_or_else(|| step.promise.clone(), |made| super::brief(&made));
        let words = match next {
            Some(next) => format!(
                "You now have: “{}” Next: {}",
                made.trim_end_matches('.').to_owned() + ".",
                next.promise
            ),
            None => format!("You now have: “{}”", made.trim_end_matches('.').to_owned() + "."),
        };
        moment(tx, &format!("step-{}", step.slug), &words, "", today)?;
    }
    if programme.steps.iter().all(is_done) {
        let posts = publications::first_dates(tx.conn())?.len();
        let joined = profiles::require(tx.conn())?.joined_on;
        let weeks = ((today - joined).num_days() / 7).max(1);
        let change = answered(tx.conn(), "purpose", "change")?;
        let change =
            change.map(|change| format!(" You wanted this: “{}”. What has changed?", super::brief(&change)));
        let weeks = if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") };
        let posts = if posts == 1 { "1 post".to_owned() } else { format!("{posts} posts") };
        let words = format!("Twelve steps, {weeks}, {posts}.{}", change.unwrap_or_default());
        moment(tx, "all-steps", &words, "", today)?;
    }
    Ok(())
}

fn moment(tx: &Tx<'_>, kind: &str, words: &str, own_words: &str, on: NaiveDate) -> Result<()> {
    let first_line =
        own_words.lines().map(str::trim).find(|line| !line.is_empty()).map(super::brief).unwrap_or_default();
    coaching::add_moment(tx, kind, words, &first_line, on).map(|_| ())
}
