//! The journal that is made up: what it holds, and when.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::registers;
use crate::calendar::recurrence::Cadence;
use crate::calendar::{Day, Now, Pause, WeekStart, instant_of};
use crate::error::Result;
use crate::id::{OwnTaskId, PauseId, RuleId};
use crate::profile::{Pace, Profile};
use crate::programme::plan::{Frame, Plan};
use crate::programme::step_record::StepRecord;
use crate::programme::tasks::OwnTask;
use crate::programme::{Counts, FieldKind, Programme, ProgrammeTask, Step, WorksheetForm};
use crate::publishing::network::Network;
use crate::reminders::{Occurrence, OccurrenceKey, OccurrenceState, Rule, RuleKind, Schedule};
use crate::rhythm::{Goal, WeekFrame};
use crate::store::{
    Tx, completions, occurrences, own_tasks, pauses, profiles, rules, step_records, study, worksheets,
};

/// The time of the weekly slot.
pub(super) const NINE: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock exists");

/// The steps that a journal of one year and more leaves open, so that there is something to do.
const OPEN_STEPS: usize = 2;

const OWN_TASKS: [&str; 6] = [
    "Ask Priya to read the draft on build or buy",
    "Send the slides of the guild talk to the team",
    "Thank Tomás for the introduction",
    "Book the room for the practice circle",
    "Collect the numbers for the cloud bill post",
    "Write back to the conference about the abstract",
];

pub(super) struct Journal {
    pub(super) programme: &'static Programme,
    pub(super) now: Now,
    pub(super) joined_on: NaiveDate,
    pub(super) today: NaiveDate,
    /// How the finished steps once went.
    plan: Plan,
    /// The start with which the first open step began a week ago: the plan was laid out again.
    start_on: NaiveDate,
}

impl Journal {
    pub(super) fn new(programme: &'static Programme, now: &Now, years: u32) -> Self {
        let today = now.today();
        let joined_on = today - Duration::days(i64::from(years) * 365 + i64::from(years) / 4);
        let order: Vec<_> = programme.steps.iter().collect();
        let frame =
            Frame { order: &order, minutes: Pace::Steady.minutes_a_week(), jump_in: true, pauses: &[] };
        let plan = Plan::new(&frame, joined_on);
        let finished = |step: &&Step| plan.span(step).until < today && !is_left_open(programme, step);
        let open = programme.steps.iter().find(|step| !finished(step));
        let week_ago = today - Duration::weeks(1);
        let start_on = open.map_or(joined_on, |step| Plan::start_for(&frame, step, week_ago));
        Self { programme, now: *now, joined_on, today, start_on, plan }
    }

    pub(super) fn write_programme(&self, tx: &Tx<'_>) -> Result<()> {
        self.profile(tx)?;
        for step in &self.programme.steps {
            self.step(tx, step)?;
        }
        Ok(())
    }

    fn profile(&self, tx: &Tx<'_>) -> Result<()> {
        profiles::put(
            tx,
            &Profile {
                name: "Mara Lindqvist".to_owned(),
                role_now: "Head of platform engineering".to_owned(),
                role_wanted: "CIO of a mid-sized manufacturer".to_owned(),
                topic: "Calm migrations of systems that must not stop".to_owned(),
                networks: vec![Network::Linkedin, Network::Mastodon, Network::OwnSite],
                pace: Pace::Steady,
                minutes: Pace::Steady.minutes_a_week(),
                work_days: WeekFrame::default().work_days,
                situations: Vec::new(),
                sentence: "I help plant managers do their own recovery plans".to_owned(),
                coached_from: Some(self.joined_on),
                week_start: WeekStart::Monday,
                start_on: self.start_on,
                joined_on: self.joined_on,
                zone: None,
                ties_a_month: None,
            },
        )?;
        profiles::put_goal(tx, self.joined_on, Goal { conversations: 3, invitations: 1, ..Goal::from(1) })?;
        let active_from = self.now.instant - Duration::days((self.today - self.joined_on).num_days());
        let rule = |kind, schedule, time, title: &str| {
            let at = crate::calendar::parse_time(time)?;
            let (title, lead_days, zone) = (title.to_owned(), 0, None);
            Ok::<_, crate::Error>(Rule {
                id: RuleId(0),
                rev: 1,
                kind,
                title,
                schedule,
                lead_days,
                at,
                zone,
                active_from,
                enabled: true,
            })
        };
        let weekly = |day| Schedule::Weekly([day].into());
        rules::add(tx, &rule(RuleKind::WeeklyPost, weekly(Day::Tuesday), "09:00", "")?)?;
        // Made lately: they have nothing to catch up with.
        let lately = |rule: Rule| Rule { active_from: self.now.instant, ..rule };
        rules::add(tx, &lately(rule(RuleKind::WeeklyPost, weekly(Day::Thursday), "16:30", "")?))?;
        rules::add(tx, &lately(rule(RuleKind::TaskDue, Schedule::AsDue, "08:30", "")?))?;
        let review = rules::add(tx, &lately(rule(RuleKind::Review, weekly(Day::Friday), "15:00", "")?))?;
        self.unanswered(tx, review)?;
        rules::add(
            tx,
            &lately(rule(
                RuleKind::Custom,
                Schedule::Monthly(31),
                "10:00",
                "Ask one colleague what they learnt",
            )?),
        )?;
        let pause = |from: i64, to: i64, note: &str| {
            let day = |ahead| self.today + Duration::days(ahead);
            Pause { id: PauseId(0), from_on: day(from), to_on: day(to), note: note.to_owned() }
        };
        pauses::add(tx, &pause(40, 53, "Walking in the hills"))?;
        Ok(())
    }

    /// The look back of last Friday is still in the inbox.
    fn unanswered(&self, tx: &Tx<'_>, review: RuleId) -> Result<()> {
        let friday = crate::calendar::week_of(self.today, WeekStart::Monday) - Duration::days(3);
        let due_at = instant_of(self.now.zone, friday, NINE) + Duration::hours(6);
        let new = Occurrence::new(OccurrenceKey { rule: review, on: friday }, due_at);
        let shown = Occurrence { attempts: 1, claimed_at: Some(due_at), shown_at: Some(due_at), ..new };
        occurrences::put(tx, &shown.with_state(OccurrenceState::Posted))
    }

    fn step(&self, tx: &Tx<'_>, step: &Step) -> Result<()> {
        let span = self.plan.span(step);
        if span.from > self.today {
            return Ok(());
        }
        let finished = span.until < self.today && !is_left_open(self.programme, step);
        for (index, task) in step.tasks.iter().enumerate() {
            let on = self.plan.task_target(step, index);
            if on <= self.today && (finished || index + 2 < step.tasks.len()) {
                completions::add(tx, &task.slug, None, on)?;
                self.studied(tx, task, on)?;
            }
        }
        let reflection = if finished { step.promise.clone() } else { String::new() };
        let record = StepRecord {
            started_on: Some(span.from),
            done_on: finished.then_some(span.until),
            notes: format!(
                "Tuesday mornings worked best. Hardest part: {}.",
                step.tasks[0].title.to_lowercase()
            ),
            reflection,
        };
        step_records::put(tx, &step.slug, &record)?;
        self.worksheet(tx, step)?;
        step.recurring
            .iter()
            .filter(|task| task.counts != Some(Counts::Posts))
            .try_for_each(|task| self.recurring(tx, &task.slug, task.every, span.from))
    }

    /// The cases that a task asks to study.
    fn studied(&self, tx: &Tx<'_>, task: &ProgrammeTask, on: NaiveDate) -> Result<()> {
        let cases = if task.counts == Some(Counts::Cases) { task.wanted() } else { 0 };
        self.programme
            .study
            .cases
            .iter()
            .take(cases as usize)
            .try_for_each(|case| study::mark(tx, &case.slug, Some(on)))
    }

    fn worksheet(&self, tx: &Tx<'_>, step: &Step) -> Result<()> {
        let rows = if step.worksheet.form == WorksheetForm::Register { 3 } else { 1 };
        for index in 0..rows {
            let row = worksheets::add_row(tx, &step.slug)?;
            for field in &step.worksheet.fields {
                let answer = match field.kind {
                    FieldKind::Choice => field.options[index % field.options.len()].slug.clone(),
                    _ => registers::answer(&step.slug, index, &field.slug)
                        .map_or_else(|| field.example.clone(), str::to_owned),
                };
                worksheets::put(tx, row, &field.slug, &answer)?;
            }
        }
        Ok(())
    }

    fn recurring(&self, tx: &Tx<'_>, task: &str, every: Cadence, anchor: NaiveDate) -> Result<()> {
        let mut last = None;
        loop {
            let previous = last.unwrap_or(anchor);
            let on = every.open_occurrence(anchor, last, previous);
            if on >= self.today {
                return Ok(());
            }
            if chance(task, on, 94) {
                completions::add(tx, task, Some(on), on)?;
            }
            last = Some(on);
        }
    }

    pub(super) fn own_tasks(&self, tx: &Tx<'_>) -> Result<()> {
        for (index, title) in OWN_TASKS.into_iter().enumerate() {
            let ahead = i64::try_from(index).unwrap_or(0) * 3 - 6;
            let due_on = Some(self.today + Duration::days(ahead));
            let done_on = if ahead < -2 { due_on } else { None };
            let step = self.programme.steps.get(index + 6).map(|step| step.slug.clone());
            own_tasks::add(
                tx,
                &OwnTask {
                    id: OwnTaskId(0),
                    title: title.to_owned(),
                    note: String::new(),
                    step,
                    due_on,
                    minutes: Some(15),
                    done_on,
                },
            )?;
        }
        Ok(())
    }
}

fn is_left_open(programme: &Programme, step: &Step) -> bool {
    usize::from(step.number) > programme.steps.len() - OPEN_STEPS
}

/// Whether something happened on a day, in `percent` of all days: scattered, and the same each time (splitmix64).
pub(super) fn chance(what: &str, on: NaiveDate, percent: u64) -> bool {
    let days = on.signed_duration_since(NaiveDate::default()).num_days().unsigned_abs();
    let seed = what.bytes().fold(days, |seed, byte| seed.wrapping_mul(131).wrapping_add(u64::from(byte)));
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) % 100 < percent
}
