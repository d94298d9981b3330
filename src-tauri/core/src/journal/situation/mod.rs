//! What the coach's choice depends on, read from the store.

mod offers;
mod programme_tasks;
mod recurring_turns;
mod waiting_tasks;
mod weekly_post;

pub(crate) use offers::next_week;
pub(crate) use recurring_turns::turn_length;

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use self::offers::offer;
use self::programme_tasks::programme_items;
use self::recurring_turns::turns;
use self::waiting_tasks::waited;
use self::weekly_post::post;
use crate::coaching::{AWAY_DAYS, OwnDue, Quiet, QuietKind, Situation, Subject, WaitingReply};
use crate::error::Result;
use crate::journal::Journal;
use crate::store::{self, conversations, own_tasks, people};

/// Reads what the choice depends on.
pub(crate) fn situation(conn: &Connection, journal: &Journal) -> Result<Situation> {
    let today = journal.today;
    let said = store::coaching::suggestions(conn)?;
    let offers = store::coaching::offers(conn)?;
    let programme = programme_items(journal, &said);
    let away = (today - journal.last_activity).num_days() >= AWAY_DAYS;
    Ok(Situation {
        today,
        work_day: journal.rhythm.frame().works(today),
        quiet: quiet(journal),
        away,
        just_began_again: journal.fresh_start == Some(today) && !journal.did_something_today,
        reply: waiting_reply(conn, journal)?,
        own_due: own_due(conn, journal)?,
        offer: offer(journal, &offers),
        post: post(conn, journal)?,
        turns: turns(conn, journal, &offers)?,
        last_was_rhythm: journal.last_was_rhythm,
        waited: waited(conn, journal)?,
        finish: finish(journal),
        budget: journal.budget,
        declined: said
            .iter()
            .filter(|(_, said)| said.declined_on == Some(today))
            .map(|(subject, _)| Subject(subject.clone()))
            .collect(),
        more: journal.programme.recurring("read-and-comment").map(|(_, task)| task.title.clone()),
        programme,
    })
}

fn quiet(journal: &Journal) -> Option<Quiet> {
    let pause = journal.pauses.iter().find(|pause| pause.covers(journal.today));
    let hold = || {
        journal
            .rhythm
            .hold_on(journal.today)
            .map(|hold| Quiet { kind: QuietKind::Held, until: hold.until_on })
    };
    pause.map(|pause| Quiet { kind: QuietKind::Paused, until: Some(pause.to_on) }).or_else(hold)
}

/// The reply that waits longest, since a work day or longer, unless one was answered today.
fn waiting_reply(conn: &Connection, journal: &Journal) -> Result<Option<WaitingReply>> {
    if conversations::answered_on(conn, journal.today)? {
        return Ok(None);
    }
    let works = |day: &NaiveDate| journal.rhythm.frame().works(*day);
    let long_enough = |on: NaiveDate| {
        (1..)
            .map(|ahead| on + Duration::days(ahead))
            .take_while(|day| *day <= journal.today)
            .any(|day| works(&day))
    };
    let found = conversations::to_answer(conn)?.into_iter().find_map(|waiting| {
        let on = waiting.replied_on?;
        long_enough(on).then_some((waiting, on))
    });
    found
        .map(|(waiting, on)| {
            let name = waiting
                .person
                .map(|id| people::get(conn, id))
                .transpose()?
                .map_or(String::new(), |person| person.name);
            Ok(WaitingReply { id: waiting.id.0, name, on })
        })
        .transpose()
}

fn own_due(conn: &Connection, journal: &Journal) -> Result<Vec<OwnDue>> {
    let due = own_tasks::open(conn)?.into_iter().filter_map(|task| {
        let due_on = task.due_on.filter(|due| *due <= journal.today)?;
        let waits = journal.waits.contains_key(&task.id.0.to_string());
        (!waits).then_some(OwnDue {
            id: task.id.0,
            title: task.title,
            note: task.note,
            minutes: task.minutes,
            due_on,
            step: task.step,
        })
    });
    Ok(due.collect())
}

/// The current step, when everything in it is done.
fn finish(journal: &Journal) -> Option<(String, u8, String)> {
    let step = journal.current()?;
    let all_done = step.tasks.iter().all(|task| journal.is_done(&task.slug) || journal.is_extra(step, task));
    all_done.then(|| (step.slug.clone(), step.number, step.title.clone()))
}
