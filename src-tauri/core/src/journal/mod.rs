//! The read model of the domain, which actions and views share: profile, plan, step records, completions and rhythm, read
//! once from the store, and what follows from them.

mod dossier;
mod feed_log;
mod first_days;
mod if_then_plan;
mod in_place;
mod journey;
mod lines;
mod look_back;
pub(crate) mod made;
mod milestones;
mod minutes;
mod moments;
mod next_action;
mod next_post;
pub(crate) mod past;
pub(crate) mod pillars;
mod programme_step;
pub(crate) mod prompt;
mod read;
mod read_lines;
pub(crate) mod reminder_context;
mod score;
mod situation;
mod task_line;
pub(crate) mod text_check;
mod turns;
mod worksheet_row;

pub(crate) use dossier::{Candidates, claim_lines, initiative_lines};
pub use dossier::{ClaimLine, EvidenceChoice, EvidenceLine, InitiativeLine};
pub use feed_log::SamePost;
pub(crate) use feed_log::{Log, LogPages, is_in_log, logged_as_compared, matching_post};
pub(crate) use if_then_plan::{first_plan, slot_in_words};
pub use in_place::InPlace;
pub(crate) use in_place::{in_place, prefilled};
pub use journey::Journey;
pub(crate) use milestones::Milestones;
pub use moments::MomentLine;
pub(crate) use moments::unseen_moments;
pub use next_action::NextAction;
pub(crate) use next_action::{logged_as, next_actions, shown_fields};
pub(crate) use next_post::next_post;
pub(crate) use past::{HEADLINE, here};
pub use programme_step::ProgrammeStep;
pub use prompt::{
    PromptFinding, PromptFindingState, PromptName, PromptPartLine, PromptPiece, PromptPlace, PromptPreview,
};
pub(crate) use read::logged_of;
pub(crate) use read_lines::{captured, chosen_day, known_names};
pub(crate) use situation::{next_week, situation, turn_length};
pub use task_line::{Lateness, StepTag, TaskCount, TaskLine, TaskOrigin, TaskState, TaskWaiting};
pub(crate) use text_check::Check;
pub use text_check::TextCheck;
pub(crate) use turns::counted_turn;
pub use worksheet_row::WorksheetRow;
pub(crate) use worksheet_row::remarks_on;

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};

use crate::calendar::{Pause, check_date};
use crate::coaching::{Budget, INSIDE_EXTRAS, PartOf};
use crate::error::Result;
use crate::profile::Profile;
use crate::profile::preferences::Preferences;
use crate::programme::plan::{Frame, Plan};
use crate::programme::situation::Situation;
use crate::programme::step_record::{StepRecord, StepState};
use crate::programme::tasks::PartKind;
use crate::programme::{Counts, Length, Programme, ProgrammeTask, Step};
use crate::publishing::quiet_period::SAFE_IN_QUIET;
use crate::reminders::{Rule, RuleKind, Schedule};
use crate::rhythm::{Hold, Rhythm, Streak, WeekCard, WeekState};
use crate::store::completions;
use crate::store::task_parts::TaskPart;
use crate::store::task_waits::TaskWait;

/// A due date this many days ahead is "soon".
const SOON_DAYS: i64 = 7;

/// Minutes are counted by week this far back: what went beyond half of a week comes off the next ones.
const MINUTES_WEEKS: i64 = 8;

/// The state of everything that pages share.
#[derive(Debug)]
pub(crate) struct Journal {
    pub(crate) programme: &'static Programme,
    pub(crate) today: NaiveDate,
    pub(crate) profile: Profile,
    pub(crate) preferences: Preferences,
    pub(crate) rhythm: Rhythm,
    pub(crate) pauses: Vec<Pause>,
    pub(crate) holds: Vec<Hold>,
    /// Whether today falls in a quiet period: only what is safe then is suggested for a post.
    pub(crate) is_quiet: bool,
    pub(crate) rules: Vec<Rule>,
    /// The steps in the order in which they are taken.
    pub(crate) order: Vec<&'static Step>,
    /// The civil date of the last thing the user did.
    pub(crate) last_activity: NaiveDate,
    /// Last activity before today; `None` if there was none.
    pub(crate) active_before: Option<NaiveDate>,
    /// When the user last began again.
    pub(crate) fresh_start: Option<NaiveDate>,
    pub(crate) parts: Vec<TaskPart>,
    pub(crate) waits: HashMap<String, TaskWait>,
    pub(crate) budget: Budget,
    /// Whether the last thing done was of the rhythm lane.
    pub(crate) last_was_rhythm: bool,
    /// Whether anything of programme or rhythm was done today.
    pub(crate) did_something_today: bool,
    /// The civil date of the last task of the programme lane that was done.
    pub(crate) last_programme_on: Option<NaiveDate>,
    /// Halfway and the end of the programme.
    pub(crate) milestones: Milestones,
    plan: Plan,
    records: HashMap<String, StepRecord>,
    done: HashMap<String, completions::Latest>,
    first_occurrences: HashMap<String, NaiveDate>,
    logged: HashMap<Counts, u32>,
    /// The dates of the first 30 days' list, by task.
    listed_on: HashMap<String, NaiveDate>,
    /// The places of that list, by task: the first that is open.
    listed_at: HashMap<String, PartOf>,
    /// Dates on which tasks that wait for one come back, by task.
    comes_back: HashMap<String, (NaiveDate, String)>,
}

impl Journal {
    pub(crate) fn week(&self) -> WeekCard {
        self.rhythm.this_week(self.today)
    }

    pub(crate) fn goal_met(&self) -> bool {
        self.week().state == WeekState::Kept
    }

    /// Weeks kept, unless the user chose not to see it or no post is wanted yet.
    pub(crate) fn streak(&self) -> Option<Streak> {
        let started = self.rhythm.first_week().is_some();
        (self.preferences.show_streak && started).then(|| self.rhythm.streak(self.today))
    }

    /// Whether a step is open.
    pub(crate) fn steps_open(&self) -> bool {
        self.current().is_some()
    }

    /// How long what comes back takes now.
    pub(crate) fn length(&self) -> Length {
        self.profile.length(self.steps_open())
    }

    /// Minutes a post takes now, from an idea.
    pub(crate) fn post_minutes(&self) -> u32 {
        let length = self.post_length();
        self.programme.recurring("weekly-post").map_or(20, |(_, task)| task.minutes.at(length))
    }

    /// How long a post takes now.
    pub(crate) fn post_length(&self) -> Length {
        let writing_done =
            self.programme.step("publish").is_ok_and(|step| self.state(step) == StepState::Done);
        self.profile.post_length(self.steps_open(), writing_done)
    }

    /// The profile with the start date that lays the plan out so that `step` begins today.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when that date is outside the years the calendar knows.
    pub(crate) fn profile_starting_with(&self, step: &Step) -> Result<Profile> {
        let frame = Frame {
            order: &self.order,
            minutes: self.profile.minutes,
            jump_in: self.profile.coached_from.is_some(),
            pauses: &self.pauses,
        };
        let start_on = check_date(Plan::start_for(&frame, step, self.today))?;
        Ok(Profile { start_on, ..self.profile.clone() })
    }

    /// An idea to start a post from: another one each week, a green one; in a quiet period one that is safe then.
    pub(crate) fn idea(&self) -> &'static str {
        let week = self.rhythm.week_of(self.today).signed_duration_since(NaiveDate::default()).num_weeks();
        let is_safe = |slug: &str| !self.is_quiet || SAFE_IN_QUIET.contains(&slug);
        let green =
            self.programme.prompts.iter().filter(|prompt| prompt.light == crate::programme::Light::Green);
        let prompts: Vec<_> = green.filter(|prompt| is_safe(&prompt.slug)).collect();
        usize::try_from(week)
            .ok()
            .and_then(|week| prompts.get(week % prompts.len().max(1)))
            .map_or("", |prompt| &prompt.text)
    }

    /// Whether the employer's policy was read: no nudge into risk before.
    pub(crate) fn policy_read(&self) -> bool {
        self.is_settled("read-policy")
    }

    /// Whether a post may be suggested: the policy is read and a never-post list exists.
    pub(crate) fn may_post(&self) -> bool {
        self.policy_read() && self.is_settled("never-post-list")
    }

    /// Whether a task is done, or its step finished.
    fn is_settled(&self, task: &str) -> bool {
        self.is_done(task)
            || self.programme.task(task).is_none_or(|(step, _)| self.state(step) == StepState::Done)
    }

    pub(crate) fn state(&self, step: &Step) -> StepState {
        self.record(step).map_or(StepState::Ahead, StepRecord::state)
    }

    pub(crate) fn record(&self, step: &Step) -> Option<&StepRecord> {
        self.records.get(&step.slug)
    }

    pub(crate) fn is_done(&self, task: &str) -> bool {
        self.done.contains_key(task)
    }

    /// The civil date a task was last done on.
    pub(crate) fn done_on(&self, task: &str) -> Option<NaiveDate> {
        self.done.get(task).map(|latest| latest.done_on)
    }

    /// The first step that is not finished.
    pub(crate) fn current(&self) -> Option<&'static Step> {
        self.order.iter().copied().find(|step| self.state(step) != StepState::Done)
    }

    /// Whether a task is "If you want more" for this user: as the programme has it, on the inside-only track, or new in a
    /// step that was finished before.
    pub(crate) fn is_extra(&self, step: &Step, task: &ProgrammeTask) -> bool {
        task.extra
            || self.is_let_go(&task.slug)
            || (self.profile.is(Situation::InsideOnly) && INSIDE_EXTRAS.contains(&task.slug.as_str()))
            || self.is_new_since_finished(step, task)
    }

    /// Whether the user let a task go.
    pub(crate) fn is_let_go(&self, task: &str) -> bool {
        self.waits.get(task).is_some_and(|wait| wait.let_go_on.is_some())
    }

    /// Whether a task came into a step after the user had finished it.
    pub(crate) fn is_new_since_finished(&self, step: &Step, task: &ProgrammeTask) -> bool {
        self.profile.coached_from.is_none()
            && self.state(step) == StepState::Done
            && !self.is_done(&task.slug)
            && self.programme.history.new_tasks.contains(&task.slug)
    }

    /// Whether a task belongs to the rhythm lane: it’s recurring, or counts as a recurring task.
    pub(crate) fn is_rhythm(&self, task: &str) -> bool {
        self.programme.recurring(task).is_some()
            || self.programme.task(task).is_some_and(|(_, task)| task.stands_for.is_some())
            || self
                .programme
                .history
                .removed(task)
                .is_some_and(|removed| removed.kind == crate::programme::RemovedKind::Recurring)
    }

    /// Minutes of a completion that does not say how many.
    pub(crate) fn usual_minutes(&self, task: &str) -> u32 {
        usual_minutes(self.programme, task)
    }

    pub(crate) fn tasks_done(&self, step: &Step) -> u32 {
        count(step.tasks.iter().filter(|task| self.is_done(&task.slug) && !self.is_extra(step, task)).count())
    }

    pub(crate) fn tasks_total(&self, step: &Step) -> u32 {
        count(step.tasks.iter().filter(|task| !self.is_extra(step, task)).count())
    }

    pub(crate) fn journey(&self) -> Journey {
        let steps = &self.programme.steps;
        Journey {
            steps_done: count(steps.iter().filter(|step| self.state(step) == StepState::Done).count()),
            steps_total: count(steps.len()),
            tasks_done: steps.iter().map(|step| self.tasks_done(step)).sum(),
            tasks_total: steps.iter().map(|step| self.tasks_total(step)).sum(),
            current: self.current().map(tag),
        }
    }

    /// How many the log has of what a task is counted by.
    pub(crate) fn logged(&self, counts: Counts) -> u32 {
        self.logged.get(&counts).copied().unwrap_or(0)
    }

    /// The part of a task that is next, and its minutes. Nothing asks for more than a week has at a time: a task that is
    /// longer is done in as many sittings as that takes.
    pub(crate) fn next_part(
        &self,
        task: &str,
        occurrence_on: Option<NaiveDate>,
        sittings: u32,
        minutes: u32,
    ) -> (Option<PartOf>, u32) {
        let sittings = sittings.max(minutes.div_ceil(self.profile.minutes.max(1)));
        if sittings <= 1 {
            return (None, minutes);
        }
        let done = self.sittings_done(task, occurrence_on).min(sittings - 1);
        // Equal parts; what does not divide goes into the first.
        let each = minutes / sittings;
        let this = if done == 0 { minutes - each * (sittings - 1) } else { each };
        (Some(PartOf { number: done + 1, of: sittings }), this)
    }

    fn sittings_done(&self, task: &str, occurrence_on: Option<NaiveDate>) -> u32 {
        let of = |part: &&TaskPart| {
            part.kind == PartKind::Sitting && part.task == task && part.occurrence_on == occurrence_on
        };
        count(self.parts.iter().filter(of).count())
    }

    /// The civil date a smaller version of a task was last done on.
    pub(crate) fn smaller_done_on(&self, task: &str) -> Option<NaiveDate> {
        self.parts
            .iter()
            .filter(|part| part.kind == PartKind::Smaller && part.task == task)
            .map(|part| part.done_on)
            .max()
    }

    /// The civil date by which the plan has the last step finished.
    pub(crate) fn ends_on(&self) -> NaiveDate {
        self.plan.ends_on()
    }

    /// The next day a slot is on, from tomorrow; the next work day where there is no slot.
    pub(crate) fn next_slot(&self) -> NaiveDate {
        let frame = self.rhythm.frame();
        let paused = |day: &NaiveDate| self.pauses.iter().any(|pause| pause.covers(*day));
        let free = |day: &NaiveDate| !paused(day) && self.rhythm.hold_on(*day).is_none();
        let days = || (1..=366).map(|ahead| self.today + Duration::days(ahead)).filter(free);
        days()
            .find(|day| frame.slots.contains(&crate::calendar::Day::of(*day)))
            .or_else(|| days().find(|day| frame.works(*day)))
            .unwrap_or(self.today + Duration::days(1))
    }

    /// The slot's rule and the backup's, the one earlier in the week first.
    pub(crate) fn slot_rules(&self) -> Vec<&Rule> {
        let first = |rule: &&Rule| match &rule.schedule {
            Schedule::Weekly(days) => days.iter().next().copied(),
            _ => None,
        };
        let mut rules: Vec<_> = self
            .rules
            .iter()
            .filter(|rule| rule.kind == RuleKind::WeeklyPost && rule.enabled && first(rule).is_some())
            .collect();
        rules.sort_by_key(|rule| (first(rule), rule.at));
        rules
    }
}

/// Minutes of a task in full; of one that left the programme what it took then.
pub(crate) fn usual_minutes(programme: &Programme, task: &str) -> u32 {
    let once = || programme.task(task).map(|(_, task)| task.minutes);
    let back = || programme.recurring(task).map(|(_, task)| task.minutes.steady);
    once()
        .or_else(back)
        .or_else(|| programme.history.removed(task).map(|removed| removed.minutes))
        .unwrap_or(0)
}

pub(crate) fn tag(step: &Step) -> StepTag {
    StepTag { slug: step.slug.clone(), number: step.number, title: step.title.clone() }
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
