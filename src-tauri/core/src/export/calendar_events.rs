//! Which events the journal has for the calendar file.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::calendar_choices::CalendarKind;
use super::ics::{CalendarEvent, Subject, When};
use crate::calendar::{Day, LAST_DATE, Now, Pause};
use crate::error::Result;
use crate::journal::Journal;
use crate::look_back::ReviewKind;
use crate::reminders::{Rule, RuleKind, Schedule};
use crate::store::{own_tasks, posts, publications, worksheets};

/// Published posts are shown this far back.
pub(super) const PUBLISHED_DAYS: i64 = 90;
/// Of a slot in a zone of its own, this many times ahead are shown.
const TIMES_AHEAD: usize = 26;
/// Looks back at months and quarters are shown this far ahead.
const DAYS_AHEAD: i64 = 365;
/// The step whose worksheet lists venues, and its fields.
const VENUES: (&str, &str, &str) = ("stages", "venue", "deadline");

/// The events of these kinds, each with the user's words.
pub(super) fn events(
    conn: &Connection,
    journal: &Journal,
    kinds: &[CalendarKind],
    now: &Now,
) -> Result<Vec<CalendarEvent>> {
    let mut events = Vec::new();
    for kind in CalendarKind::ALL.iter().filter(|kind| kinds.contains(kind)) {
        match kind {
            CalendarKind::Posts => events.extend(of_posts(conn, journal.today)?),
            CalendarKind::Slots => events.extend(of_slots(journal, now)),
            CalendarKind::LooksBack => events.extend(of_looks_back(journal, now)),
            CalendarKind::Deadlines => events.extend(of_deadlines(conn)?),
            CalendarKind::Tasks => events.extend(of_tasks(conn)?),
        }
    }
    Ok(events)
}

fn of_posts(conn: &Connection, today: NaiveDate) -> Result<Vec<CalendarEvent>> {
    let mut heads = posts::heads_between(conn, today - Duration::days(PUBLISHED_DAYS), LAST_DATE)?;
    heads.retain(|head| head.standing.published_on.is_some());
    heads.extend(posts::planned_heads(conn)?);
    let mut events = Vec::with_capacity(heads.len());
    for head in heads {
        let Some(on) = head.standing.published_on.or(head.standing.planned_on) else { continue };
        let url = publications::of(conn, head.id)?.into_iter().find_map(|publication| publication.url);
        events.push(CalendarEvent {
            title: head.title,
            description: posts::get(conn, head.id)?.claim,
            url,
            category: head.pillar,
            ..CalendarEvent::new(Subject::Post, head.id.0, When::AllDay(on))
        });
    }
    Ok(events)
}

fn of_slots(journal: &Journal, now: &Now) -> Vec<CalendarEvent> {
    let rules = journal.slot_rules();
    let subjects = [Subject::Slot, Subject::Backup];
    let slots = rules.into_iter().zip(subjects).flat_map(|(rule, subject)| {
        let Schedule::Weekly(days) = &rule.schedule else { return Vec::new() };
        let Some(day) = days.iter().next() else { return Vec::new() };
        if rule.zone.is_some() {
            single_times(rule, *day, subject, &journal.pauses, now)
        } else {
            vec![weekly(rule, *day, subject, &journal.pauses, now)]
        }
    });
    slots.collect()
}

/// A slot by the clock of wherever the user is: one event that repeats.
fn weekly(rule: &Rule, day: Day, subject: Subject, pauses: &[Pause], now: &Now) -> CalendarEvent {
    let from = rule.active_from.with_timezone(&now.zone).naive_local();
    let first = from
        .date()
        .iter_days()
        .map(|date| date.and_time(rule.at))
        .find(|time| Day::of(time.date()) == day && *time >= from)
        .unwrap_or(from);
    let last = pauses.iter().map(|pause| pause.to_on).max().unwrap_or(NaiveDate::MIN);
    let except = first
        .date()
        .iter_weeks()
        .take_while(|date| *date <= last)
        .filter(|date| is_paused(pauses, *date))
        .map(|date| date.and_time(rule.at))
        .collect();
    CalendarEvent::new(subject, rule.id.0, When::Weekly { first, except })
}

/// A slot in a zone of its own: the next times, each an instant, so that no calendar needs to know the zone.
fn single_times(rule: &Rule, day: Day, subject: Subject, pauses: &[Pause], now: &Now) -> Vec<CalendarEvent> {
    let from = rule.active_from.max(now.instant);
    let times = rule
        .today(now)
        .iter_days()
        .take_while(|date| *date <= LAST_DATE)
        .filter(|date| Day::of(*date) == day && !is_paused(pauses, *date))
        .map(|date| (date, rule.instant_on(now, date)))
        .filter(|(_, instant)| *instant > from)
        .take(TIMES_AHEAD);
    times
        .map(|(date, instant)| {
            CalendarEvent::new(subject, format!("{}-{}", rule.id.0, date.format("%Y%m%d")), When::At(instant))
        })
        .collect()
}

/// Looks back: at weeks by their reminders, at months and quarters on the days of their turns, done or not.
fn of_looks_back(journal: &Journal, now: &Now) -> Vec<CalendarEvent> {
    let reminders = journal.rules.iter().filter(|rule| rule.kind == RuleKind::Review && rule.enabled);
    let weekly = reminders.flat_map(|rule| {
        let Schedule::Weekly(days) = &rule.schedule else { return Vec::new() };
        let events = |day: &Day| {
            let times = if rule.zone.is_some() {
                single_times(rule, *day, Subject::LookBack, &journal.pauses, now)
            } else {
                vec![weekly(rule, *day, Subject::LookBack, &journal.pauses, now)]
            };
            let key = |time: &CalendarEvent| format!("week-{}-{}", time.key, day.slug());
            times.into_iter().map(|time| CalendarEvent { key: key(&time), ..time }).collect::<Vec<_>>()
        };
        days.iter().flat_map(events).collect()
    });
    let longer = [("monthly-review", ReviewKind::Month), ("quarter-day", ReviewKind::Quarter)];
    let longer = longer.into_iter().flat_map(|(task, kind)| {
        days_of_turns(journal, task).into_iter().map(move |on| CalendarEvent {
            title: kind.label().to_owned(),
            ..CalendarEvent::new(
                Subject::LookBack,
                format!("{}-{}", kind.slug(), on.format("%Y%m%d")),
                When::AllDay(on),
            )
        })
    });
    weekly.chain(longer).collect()
}

/// The days on which a recurring task has its turns, as far back as published posts are shown and a year ahead, without those
/// of a pause.
fn days_of_turns(journal: &Journal, task: &str) -> Vec<NaiveDate> {
    let Some((_, task)) = journal.programme.recurring(task).filter(|_| journal.goes_on_with(task)) else {
        return Vec::new();
    };
    let Some(anchor) = journal.anchor(task) else { return Vec::new() };
    let since = journal.today - Duration::days(PUBLISHED_DAYS);
    let until = journal.today + Duration::days(DAYS_AHEAD);
    let first = task.every.open_occurrence(anchor, None, since);
    std::iter::successors(Some(first), |on| Some(task.every.open_occurrence(anchor, Some(*on), *on)))
        .take_while(|on| *on <= until)
        .filter(|on| *on >= since && !is_paused(&journal.pauses, *on))
        .collect()
}

fn is_paused(pauses: &[Pause], date: NaiveDate) -> bool {
    pauses.iter().any(|pause| pause.covers(date))
}

fn of_deadlines(conn: &Connection) -> Result<Vec<CalendarEvent>> {
    let (step, venue, deadline) = VENUES;
    let rows = worksheets::rows(conn, step)?.into_iter().filter_map(|row| {
        let on = row.answers.get(deadline)?.parse().ok()?;
        let title = row.answers.get(venue).cloned().unwrap_or_default();
        Some(CalendarEvent { title, ..CalendarEvent::new(Subject::Deadline, row.id.0, When::AllDay(on)) })
    });
    Ok(rows.collect())
}

fn of_tasks(conn: &Connection) -> Result<Vec<CalendarEvent>> {
    let tasks = own_tasks::open(conn)?.into_iter().filter_map(|task| {
        let event = CalendarEvent::new(Subject::Task, task.id.0, When::AllDay(task.due_on?));
        Some(CalendarEvent { title: task.title, ..event })
    });
    Ok(tasks.collect())
}
