//! Reading the journal from the store.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use rusqlite::Connection;

use super::{Journal, MINUTES_WEEKS, Milestones, count};
use crate::calendar::{Now, instant_of};
use crate::coaching::{Budget, step_order, turned};
use crate::error::Result;
use crate::people::conversation::ConversationKind;
use crate::programme::plan::{Frame, Plan};
use crate::programme::tasks::PartKind;
use crate::programme::{Counts, Programme};
use crate::reminders::{Rule, RuleKind, Schedule};
use crate::rhythm::{Rhythm, WeekFrame};
use crate::store::{self, completions, profiles, publications, step_records};

/// Weeks of conversations to load, as many as the charts show.
const GIVEN_WEEKS: i64 = 26;
impl Journal {
    /// Reads it for the present in the user's zone.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite fails.
    pub(crate) fn read(conn: &Connection, programme: &'static Programme, now: &Now) -> Result<Self> {
        let profile = profiles::require(conn)?;
        let now = profile.home(now);
        let today = now.today();
        let (pauses, holds) = (store::pauses::all(conn)?, store::coaching::holds(conn)?);
        let rules = store::rules::all(conn)?;
        let rhythm = Rhythm::new(
            profile.week_start,
            profiles::goals(conn)?,
            profile.joined_on,
            publications::first_dates(conn)?,
        );
        let week = rhythm.week_of(today);
        // The earliest week that anything is said about conversations of.
        let given_since = week - Duration::weeks(GIVEN_WEEKS);
        let recent = completions::between(conn, week - Duration::weeks(MINUTES_WEEKS), today)?;
        let stood_for =
            recent.iter().filter(|done| stands_for_post(programme, &done.task)).map(|done| done.done_on);
        let parts = store::task_parts::all(conn)?;
        let part_stood_for = parts
            .iter()
            .filter(|part| part.kind == PartKind::Sitting && stands_for_post(programme, &part.task));
        let stood_for: Vec<_> = stood_for.chain(part_stood_for.map(|part| part.done_on)).collect();
        let records = step_records::all(conn)?;
        let milestones = Milestones::read(conn)?;
        let order = turned(step_order(programme, &profile.situations), milestones.direction(), |step| {
            records.get(&step.slug).is_none_or(|record| record.done_on.is_none())
        });
        let frame = WeekFrame { work_days: profile.work_days.clone(), slots: slot_days(&rules) };
        let rhythm = rhythm
            .counting_joined_week(profile.coached_from.is_none())
            .with_pauses(pauses.clone())
            .with_holds(holds.clone())
            .with_stood_for(stood_for)
            .with_frame(frame)
            .with_reserves(store::reserve_weeks::all(conn)?)
            .with_conversations(store::conversations::counts_since(conn, given_since)?);
        let acted = store::undo_activity(conn)?.map(|at| Now::new(at, now.zone).today());
        let last_activity =
            [acted, rhythm.last_posted_on()].into_iter().flatten().fold(profile.joined_on, NaiveDate::max);
        let day_begins: DateTime<Utc> = instant_of(now.zone, today, NaiveTime::MIN);
        let active_before =
            store::undo_activity_before(conn, day_begins)?.map(|at| Now::new(at, now.zone).today());
        let jump = profile.coached_from.is_some();
        let plan = Plan::new(
            &Frame { order: &order, minutes: profile.minutes, jump_in: jump, pauses: &pauses },
            profile.start_on,
        );
        let done = done(conn, programme)?;
        let first_occurrences = first_occurrences(conn, programme, profile.coached_from.is_none())?;
        let logged = logged(conn, programme, &done)?;
        let mut journal = Self {
            programme,
            today,
            plan,
            milestones,
            preferences: store::preferences::get(conn)?,
            records,
            done,
            first_occurrences,
            logged,
            comes_back: comes_back(conn, programme)?,
            listed_on: HashMap::new(),
            listed_at: HashMap::new(),
            rhythm,
            pauses,
            holds,
            is_quiet: store::quiet_periods::all(conn)?.iter().any(|period| period.until(today).is_some()),
            rules,
            order,
            last_activity,
            active_before,
            fresh_start: store::coaching::fresh_start(conn)?,
            parts,
            waits: store::task_waits::all(conn)?.into_iter().map(|wait| (wait.task.clone(), wait)).collect(),
            budget: Budget::default(),
            last_was_rhythm: false,
            did_something_today: recent.iter().any(|done| done.done_on == today),
            last_programme_on: None,
            profile,
        };
        journal.count_minutes(conn, &recent)?;
        journal.listed_on = journal.dates_of_list();
        journal.listed_at = journal.places_of_list();
        Ok(journal)
    }
}

/// The days of the slot and the backup slot.
fn slot_days(rules: &[Rule]) -> BTreeSet<crate::calendar::Day> {
    let slots = rules.iter().filter(|rule| rule.kind == RuleKind::WeeklyPost && rule.enabled);
    slots
        .flat_map(|rule| match &rule.schedule {
            Schedule::Weekly(days) => days.clone(),
            _ => BTreeSet::new(),
        })
        .collect()
}

fn stands_for_post(programme: &Programme, task: &str) -> bool {
    programme.task(task).is_some_and(|(_, task)| task.stands_for.as_deref() == Some("weekly-post"))
}

/// What is done: each once-only task, and the latest occurrence of each recurring one.
fn done(conn: &Connection, programme: &Programme) -> Result<HashMap<String, completions::Latest>> {
    let mut done = completions::once(conn)?;
    for task in programme.steps.iter().flat_map(|step| &step.recurring) {
        if let Some(latest) = completions::latest_occurrence(conn, &task.slug)? {
            done.insert(task.slug.clone(), latest);
        }
    }
    Ok(done)
}

/// In an older journal what comes back goes on from where it was: its anchor is the first occurrence that was done.
fn first_occurrences(
    conn: &Connection,
    programme: &Programme,
    older: bool,
) -> Result<HashMap<String, NaiveDate>> {
    let mut first = HashMap::new();
    if older {
        for task in programme.steps.iter().flat_map(|step| &step.recurring) {
            if let Some(on) = completions::first_occurrence(conn, &task.slug)? {
                first.insert(task.slug.clone(), on);
            }
        }
    }
    Ok(first)
}

/// How many the log has of what is counted, read only where a task still counts it.
fn logged(
    conn: &Connection,
    programme: &Programme,
    done: &HashMap<String, completions::Latest>,
) -> Result<HashMap<Counts, u32>> {
    let mut logged = HashMap::new();
    for task in programme.steps.iter().flat_map(|step| &step.tasks) {
        let Some(counts) = task.counts else { continue };
        if done.contains_key(&task.slug) {
            logged.entry(counts).or_insert_with(|| task.wanted());
        } else {
            logged.insert(counts, logged_of(conn, counts, None)?);
        }
    }
    Ok(logged)
}

/// How many the log has of what is counted, from a date on.
pub(crate) fn logged_of(conn: &Connection, counts: Counts, from: Option<NaiveDate>) -> Result<u32> {
    use ConversationKind::{Call, Comment, Credit, Invitation, Reply};
    match counts {
        Counts::Posts => {
            let dates = publications::first_dates_logged(conn)?;
            Ok(count(dates.iter().filter(|on| from.is_none_or(|from| **on >= from)).count()))
        }
        Counts::Comments => store::conversations::logged(conn, &[Comment, Reply, Credit], from),
        Counts::Invitations => store::conversations::logged(conn, &[Invitation], from),
        Counts::Calls => store::conversations::logged(conn, &[Call], from),
        Counts::Cases => store::study::studied(conn),
    }
}

/// The dates on which tasks that wait for one come back, by what their register holds: the latest of its rows, with the
/// row's first answer as its title.
fn comes_back(conn: &Connection, programme: &Programme) -> Result<HashMap<String, (NaiveDate, String)>> {
    let mut dates = HashMap::new();
    for step in &programme.steps {
        for task in &step.tasks {
            let Some(field) = task.waits.as_ref().and_then(|waits| waits.field()) else { continue };
            let rows = store::worksheets::rows(conn, &step.slug)?;
            let name = step.worksheet.fields.first().map_or("", |field| field.slug.as_str());
            let found = rows.iter().filter_map(|row| {
                let on = row.answers.get(field)?.parse::<NaiveDate>().ok()?;
                Some((on, row.answers.get(name).cloned().unwrap_or_else(|| step.title.clone())))
            });
            if let Some(latest) = found.max() {
                dates.insert(task.slug.clone(), latest);
            }
        }
    }
    Ok(dates)
}
