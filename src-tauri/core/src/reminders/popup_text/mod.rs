//! What a nudge says: what is due, where the week stands, and something to begin with. Plain text; how it is shown is
//! the shell's (rule 14).

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::decide::{DORMANT_AFTER, MOST_WHILE_DORMANT};
use super::{OccurrenceKey, Popup, ReminderSettings, Rule, RuleKind, World};
use crate::calendar::{WeekStart, week_of};
use crate::coaching::IfThenPlan;
use crate::coaching::Subject;
use crate::named::named_enum;
use crate::programme::tasks::TaskRef;
use crate::publishing::next_post::NextPost;
use crate::text::mid_sentence;

named_enum! {
    /// What the user can answer a nudge with.
    pub enum PopupAction("action") {
        /// It is done: the post is out, the task is finished, the look back was taken.
        Done = "done" | "Done",
        /// Come back in an hour.
        Snooze = "snooze" | "Snooze 1 h",
        /// Come back tomorrow at the same time.
        Tomorrow = "tomorrow" | "Tomorrow",
        /// Come back at the rule's next time.
        NextSlot = "next_slot" | "Next slot",
        /// Put it aside.
        Dismiss = "dismiss" | "Dismiss",
        /// Show the window.
        Open = "open" | "Open",
    }
}

named_enum! {
    /// The set of buttons a nudge has.
    pub enum PopupButtons("set of buttons") {
        /// Of the weekly post.
        Post = "post" | "Weekly post",
        /// Of one thing that can be done.
        One = "one" | "One",
        /// Of several things at once.
        Several = "several" | "Several",
    }
}

impl PopupButtons {
    /// Its buttons: what each does and what it is called.
    #[must_use]
    pub fn buttons(self) -> Vec<(PopupAction, &'static str)> {
        let done = match self {
            Self::Post => Some((PopupAction::Done, "I posted")),
            Self::One => Some((PopupAction::Done, PopupAction::Done.label())),
            Self::Several => None,
        };
        let others = [PopupAction::Snooze, PopupAction::Tomorrow, PopupAction::Open]
            .map(|action| (action, action.label()));
        done.into_iter().chain(others).collect()
    }
}

/// The longest body, in characters.
const BODY_MAX: usize = 250;
/// The longest headline, in characters.
const SUMMARY_MAX: usize = 80;

/// A nudge, ready to be shown. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopupText {
    /// Occurrences it covers; at least one.
    pub keys: Vec<OccurrenceKey>,
    /// One line.
    pub summary: String,
    /// At most 250 characters; may be empty.
    pub body: String,
    /// What it can be answered with.
    pub buttons: PopupButtons,
    /// Whether the desktop is asked for its sound.
    pub sound: bool,
    /// Whether the desktop is asked to keep it on the screen until it is answered.
    pub stays: bool,
}

/// An open task that a nudge may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DueTask {
    pub(crate) task: TaskRef,
    pub(crate) title: String,
    pub(crate) due_on: NaiveDate,
}

/// What the slot reminds of before the voice has started: the next action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NextStep {
    /// What it is about, for the count of snoozes.
    pub(crate) subject: Subject,
    pub(crate) title: String,
    pub(crate) minutes: u32,
    /// The task, where a tick does it.
    pub(crate) task: Option<TaskRef>,
}

/// What nudges are made of, read at one instant.
#[derive(Debug)]
pub(crate) struct PopupContext {
    pub(crate) today: NaiveDate,
    pub(crate) may_post: bool,
    /// The first days of the weeks, up to this one, that a post is wanted of.
    pub(crate) wanted_weeks: BTreeSet<NaiveDate>,
    /// The first days of the weeks whose posts are in the log.
    pub(crate) kept_weeks: BTreeSet<NaiveDate>,
    pub(crate) week_start: WeekStart,
    pub(crate) next: Option<NextStep>,
    pub(crate) plan: Option<IfThenPlan>,
    pub(crate) slot: Option<String>,
    pub(crate) idea: String,
    pub(crate) post: Option<NextPost>,
    pub(crate) tasks: Vec<DueTask>,
    pub(crate) recurring: Vec<DueTask>,
}

impl PopupContext {
    /// Whether a post is wanted of the week that a date falls in; before the voice starts, and in a week between, none is.
    pub(crate) fn wants_post(&self, on: NaiveDate) -> bool {
        self.wanted_weeks.contains(&week_of(on, self.week_start))
    }

    /// Whether the posts of the week that a date falls in are in the log.
    pub(crate) fn is_kept(&self, on: NaiveDate) -> bool {
        self.kept_weeks.contains(&week_of(on, self.week_start))
    }

    /// The tasks an occurrence reminds of, the first due first.
    pub(crate) fn tasks_of(&self, rule: &Rule, on: NaiveDate) -> Vec<&DueTask> {
        let (tasks, until) = match rule.kind {
            RuleKind::TaskDue => (&self.tasks, on + chrono::Duration::days(i64::from(rule.lead_days))),
            RuleKind::Programme => (&self.recurring, on),
            RuleKind::WeeklyPost | RuleKind::Review | RuleKind::Custom => return Vec::new(),
        };
        tasks.iter().filter(|task| task.due_on <= until).collect()
    }
}

/// An occurrence in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wording {
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) buttons: PopupButtons,
}

/// Puts one occurrence into words, as the inbox and a popup of its own show it.
pub(crate) fn wording(world: &World, rule: &Rule, on: NaiveDate, popup_context: &PopupContext) -> Wording {
    let week = |date| week_of(date, world.facts.week_start);
    let (summary, body, buttons) = match rule.kind {
        // What a reminder says is about the week it belongs to, and that one is over.
        RuleKind::WeeklyPost if week(on) < week(popup_context.today) && popup_context.wants_post(on) => (
            format!("Your post in the week of {}", week(on).format("%-d %B")),
            "That week is over. One small thing this week keeps you going.".to_owned(),
            PopupButtons::Post,
        ),
        RuleKind::Review if week(on) < week(popup_context.today) => (
            format!("Look back at the week of {}", week(on).format("%-d %B")),
            "What worked, what didn’t, and your first move for the next one.".to_owned(),
            PopupButtons::One,
        ),
        RuleKind::WeeklyPost if popup_context.wants_post(on) => (
            slot_headline(popup_context, on),
            advice(popup_context, is_backup(world, rule)),
            PopupButtons::Post,
        ),
        RuleKind::WeeklyPost => next_step(popup_context),
        RuleKind::Review => (
            "Look back".to_owned(),
            "Your look back at the week: what worked, what didn’t, and your first move for next week."
                .to_owned(),
            PopupButtons::One,
        ),
        RuleKind::Custom => (rule.title.clone(), String::new(), PopupButtons::One),
        RuleKind::TaskDue | RuleKind::Programme => {
            of_tasks(&popup_context.tasks_of(rule, on), popup_context.today)
        }
    };
    let body =
        missed(world, OccurrenceKey { rule: rule.id, on }, popup_context.today, &summary).unwrap_or(body);
    Wording { summary: short(summary, SUMMARY_MAX), body: short(body, BODY_MAX), buttons }
}

/// Puts a popup into words. One for several occurrences names them.
pub(crate) fn popup_text(
    world: &World,
    popup: &Popup,
    popup_context: &PopupContext,
    settings: ReminderSettings,
) -> PopupText {
    let ReminderSettings { hide_details, sound, keep_on_screen: stays, .. } = settings;
    let named =
        |key: &OccurrenceKey| world.rule(key.rule).map(|rule| wording(world, rule, key.on, popup_context));
    let parts: Vec<_> = popup.keys.iter().filter_map(named).collect();
    let keys = popup.keys.clone();
    if hide_details {
        let buttons = if parts.len() == 1 && parts[0].buttons != PopupButtons::Several {
            PopupButtons::One
        } else {
            PopupButtons::Several
        };
        return PopupText {
            keys,
            summary: "Standpoint".to_owned(),
            body: String::new(),
            buttons,
            sound,
            stays,
        };
    }
    match <[Wording; 1]>::try_from(parts) {
        Ok([Wording { summary, buttons, .. }])
            if is_last_before_silence(world, popup, popup_context.today) =>
        {
            let body = "I’ll be quiet now. Everything is here when you want it.".to_owned();
            PopupText { keys, summary, body, buttons, sound, stays }
        }
        Ok([Wording { summary, body, buttons }]) => PopupText { keys, summary, body, buttons, sound, stays },
        Err(parts) => {
            let names: Vec<_> = parts.iter().map(|part| part.summary.as_str()).collect();
            let summary = format!("{} reminders", parts.len());
            PopupText {
                keys,
                summary,
                body: short(listed(&names), BODY_MAX),
                buttons: PopupButtons::Several,
                sound,
                stays,
            }
        }
    }
}

/// Whether the coach falls silent after this popup: a month without activity, and its last one before that is over.
fn is_last_before_silence(world: &World, popup: &Popup, today: NaiveDate) -> bool {
    let since = world.facts.last_activity + DORMANT_AFTER;
    let of_coach = |key: &OccurrenceKey| world.rule(key.rule).is_some_and(|rule| rule.kind.is_the_coachs());
    let others =
        world.occurrences.values().filter(|known| of_coach(&known.key) && !popup.keys.contains(&known.key));
    let shown = others.filter_map(|known| known.last_popup()).filter(|at| at.date_naive() > since).count();
    today > since && popup.keys.iter().any(of_coach) && shown + 1 >= MOST_WHILE_DORMANT
}

/// The slot in the user's own words: "Tuesday, it’s Tuesday and my coffee is poured, at the kitchen table".
fn slot_headline(popup_context: &PopupContext, on: NaiveDate) -> String {
    match &popup_context.plan {
        Some(plan) => format!("{}: {}, {}", on.format("%A"), plan.cue, mid_sentence(&plan.place)),
        None => "This week’s post".to_owned(),
    }
}

/// Before the voice has started the slot reminds of the next action.
fn next_step(popup_context: &PopupContext) -> (String, String, PopupButtons) {
    match &popup_context.next {
        Some(NextStep { title, minutes, .. }) => {
            let slot = popup_context.slot.as_ref().map(|slot| format!(", {slot}")).unwrap_or_default();
            let title = title.trim_end_matches('.');
            let many = if *minutes == 1 { "minute" } else { "minutes" };
            let stop = if title.ends_with(['?', '!', '…']) { "" } else { "." };
            (title.to_owned(), format!("{minutes} {many}{slot}: {title}{stop}"), PopupButtons::One)
        }
        None => (
            "You’re done for the week".to_owned(),
            "Go and do something else.".to_owned(),
            PopupButtons::Several,
        ),
    }
}

/// Whether a rule is the second slot of the week.
fn is_backup(world: &World, rule: &Rule) -> bool {
    let slots = world.rules.iter().filter(|known| known.kind == RuleKind::WeeklyPost && known.enabled);
    slots.map(|known| known.id).min().is_some_and(|first| first != rule.id)
}

/// Before the employer's policy was read and a never-post list exists, a nudge to post advises these first.
fn advice(popup_context: &PopupContext, backup: bool) -> String {
    let idea = popup_context.idea.trim_end_matches('.');
    match (&popup_context.post, popup_context.may_post, backup) {
        (_, false, _) => "First, your employer’s policy: half an hour in step 2.".to_owned(),
        (Some(post), true, true) => {
            format!("Second chance this week: “{}”. Or one comment.", short(post.title.clone(), 100))
        }
        (None, true, true) => format!("Second chance this week: “{idea}”. Or one comment."),
        (Some(post), true, false) => format!("Open “{}”. {}.", short(post.title.clone(), 100), post.sentence),
        (None, true, false) => format!("One idea for today: “{idea}”. Four lines are enough."),
    }
}

fn of_tasks(tasks: &[&DueTask], today: NaiveDate) -> (String, String, PopupButtons) {
    match tasks {
        [] => ("A task for today".to_owned(), String::new(), PopupButtons::Several),
        [task] => (task.title.clone(), due_in_words(task.due_on, today), PopupButtons::One),
        several => {
            let titles: Vec<_> = several.iter().map(|task| task.title.as_str()).collect();
            (format!("{} tasks for today", several.len()), listed(&titles), PopupButtons::Several)
        }
    }
}

fn due_in_words(due: NaiveDate, today: NaiveDate) -> String {
    match (due - today).num_days() {
        ..0 => format!("Planned for {}. Still worth doing.", due.format("%-d %B")),
        0 => "Today.".to_owned(),
        1 => "Tomorrow.".to_owned(),
        days => format!("In {days} days, on {}.", due.format("%-d %B")),
    }
}

/// "Since 3 November: Ask Ines. Still worth doing." Never a count of what was missed; nothing when none was.
fn missed(world: &World, key: OccurrenceKey, today: NaiveDate, summary: &str) -> Option<String> {
    let (count, since) = world.missed(key);
    if count == 0 || (count == 1 && since == key.on) {
        return None;
    }
    let day = since.format(if since.year() == today.year() { "%-d %B" } else { "%-d %B %Y" });
    Some(format!("Since {day}: {}. Still worth doing.", short(summary.to_owned(), 120)))
}

/// As many names as are of use in a popup, and how many more there are.
fn listed(names: &[&str]) -> String {
    const MOST: usize = 4;
    let shown: Vec<_> = names.iter().take(MOST).map(|name| short((*name).to_owned(), 56)).collect();
    match names.len().saturating_sub(MOST) {
        0 => shown.join(" · "),
        more => format!("{} · and {more} more", shown.join(" · ")),
    }
}

fn short(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text,
    }
}

#[cfg(test)]
mod tests;
