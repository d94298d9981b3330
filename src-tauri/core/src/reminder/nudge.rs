//! What a nudge says: what is due, where the week stands, and something to begin with. Plain text; how it is shown is
//! the shell's (rule 14).

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{OccurrenceKey, Popup, Rule, RuleKind, World};
use crate::named::named_enum;
use crate::next_post::NextPost;
use crate::rhythm::WeekCard;
use crate::task::TaskRef;

named_enum! {
    /// What the user can answer a nudge with.
    pub enum NudgeAction("action") {
        /// It is done: the post is out, the task is finished, the look back was taken.
        Done = "done" | "Done",
        /// Come back in an hour.
        Snooze = "snooze" | "Snooze 1 h",
        /// Come back tomorrow at the same time.
        Tomorrow = "tomorrow" | "Tomorrow",
        /// Come back at the rule's next time.
        NextSlot = "next_slot" | "Next time",
        /// Put it aside.
        Dismiss = "dismiss" | "Put aside",
        /// Show the window.
        Open = "open" | "Open",
    }
}

named_enum! {
    /// The set of buttons a nudge has.
    pub enum NudgeButtons("set of buttons") {
        /// Of the weekly post.
        Post = "post" | "Weekly post",
        /// Of one thing that can be done.
        One = "one" | "One thing",
        /// Of several things at once.
        Several = "several" | "Several things",
    }
}

impl NudgeButtons {
    /// Its buttons: what each does and what it is called.
    #[must_use]
    pub fn buttons(self) -> Vec<(NudgeAction, &'static str)> {
        let done = match self {
            Self::Post => Some((NudgeAction::Done, "I posted")),
            Self::One => Some((NudgeAction::Done, NudgeAction::Done.label())),
            Self::Several => None,
        };
        let others = [NudgeAction::Snooze, NudgeAction::Tomorrow, NudgeAction::Open].map(|action| (action, action.label()));
        done.into_iter().chain(others).collect()
    }
}

/// The longest body, in characters.
const BODY_MAX: usize = 250;
/// The longest headline, in characters.
const SUMMARY_MAX: usize = 80;

/// A nudge, ready to be shown. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// What it stands for; at least one.
    pub keys: Vec<OccurrenceKey>,
    /// One line.
    pub summary: String,
    /// At most 250 characters; may be empty.
    pub body: String,
    /// What it can be answered with.
    pub buttons: NudgeButtons,
    /// Whether the desktop is asked for its sound.
    pub sound: bool,
}

/// An open task that a nudge may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DueTask {
    pub(crate) task: TaskRef,
    pub(crate) title: String,
    pub(crate) due_on: NaiveDate,
}

/// What nudges are made of, read at one instant.
#[derive(Debug)]
pub(crate) struct Briefing {
    pub(crate) today: NaiveDate,
    pub(crate) week: WeekCard,
    pub(crate) policy_read: bool,
    pub(crate) idea: String,
    pub(crate) post: Option<NextPost>,
    pub(crate) tasks: Vec<DueTask>,
    pub(crate) recurring: Vec<DueTask>,
}

impl Briefing {
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
    pub(crate) buttons: NudgeButtons,
}

/// Puts one occurrence into words, as the inbox and a popup of its own show it.
pub(crate) fn wording(world: &World, rule: &Rule, on: NaiveDate, briefing: &Briefing) -> Wording {
    let (summary, body, buttons) = match rule.kind {
        RuleKind::WeeklyPost => ("Your post this week".to_owned(), advice(briefing), NudgeButtons::Post),
        RuleKind::Review => (
            "A look back on the week".to_owned(),
            format!("{}. Ten minutes: what worked, what did not, and what next week begins with.", briefing.week.sentence),
            NudgeButtons::One,
        ),
        RuleKind::Custom => (rule.title.clone(), String::new(), NudgeButtons::One),
        RuleKind::TaskDue | RuleKind::Programme => of_tasks(&briefing.tasks_of(rule, on), briefing.today),
    };
    let missed = missed(world, OccurrenceKey { rule: rule.id, on }, briefing.today);
    let body = [body, missed].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Wording { summary: short(summary, SUMMARY_MAX), body: short(body, BODY_MAX), buttons }
}

/// Puts a popup into words. One for several occurrences names them.
pub(crate) fn nudge(world: &World, popup: &Popup, briefing: &Briefing, hide_details: bool, sound: bool) -> Nudge {
    let named = |key: &OccurrenceKey| world.rule(key.rule).map(|rule| wording(world, rule, key.on, briefing));
    let parts: Vec<_> = popup.keys.iter().filter_map(named).collect();
    let keys = popup.keys.clone();
    if hide_details {
        let buttons = if parts.len() == 1 && parts[0].buttons != NudgeButtons::Several { NudgeButtons::One } else { NudgeButtons::Several };
        return Nudge { keys, summary: "Standpoint".to_owned(), body: String::new(), buttons, sound };
    }
    match <[Wording; 1]>::try_from(parts) {
        Ok([Wording { summary, body, buttons }]) => Nudge { keys, summary, body, buttons, sound },
        Err(parts) => {
            let names: Vec<_> = parts.iter().map(|part| part.summary.as_str()).collect();
            let summary = format!("{} reminders", parts.len());
            Nudge { keys, summary, body: short(listed(&names), BODY_MAX), buttons: NudgeButtons::Several, sound }
        }
    }
}

/// Before the employer's policy was read a nudge to post advises that first.
fn advice(briefing: &Briefing) -> String {
    let week = &briefing.week.sentence;
    if let (true, Some(post)) = (briefing.policy_read, &briefing.post) {
        format!("“{}”. {}. {week}.", short(post.title.clone(), 100), post.sentence)
    } else if briefing.policy_read {
        format!("{week}: {}", briefing.idea)
    } else {
        format!("{week}. Your employer’s policy comes first: half an hour on step 2, then post with ease.")
    }
}

fn of_tasks(tasks: &[&DueTask], today: NaiveDate) -> (String, String, NudgeButtons) {
    match tasks {
        [] => ("A task is due".to_owned(), String::new(), NudgeButtons::Several),
        [task] => (task.title.clone(), due_in_words(task.due_on, today), NudgeButtons::One),
        several => {
            let titles: Vec<_> = several.iter().map(|task| task.title.as_str()).collect();
            (format!("{} tasks are due", several.len()), listed(&titles), NudgeButtons::Several)
        }
    }
}

fn due_in_words(due: NaiveDate, today: NaiveDate) -> String {
    match (due - today).num_days() {
        ..0 => format!("It was due on {} and still waits for you.", due.format("%-d %B")),
        0 => "It is due today.".to_owned(),
        1 => "It is due tomorrow.".to_owned(),
        days => format!("It is due in {days} days, on {}.", due.format("%-d %B")),
    }
}

/// "3 missed since 3 Nov", "1 missed, on 3 Nov"; nothing when none was.
fn missed(world: &World, key: OccurrenceKey, today: NaiveDate) -> String {
    let (count, since) = world.missed(key);
    let day = since.format(if since.year() == today.year() { "%-d %b" } else { "%-d %b %Y" });
    match count {
        0 => String::new(),
        // One that is late itself and joins none says by its date that it was missed.
        1 if since == key.on => String::new(),
        1 => format!("1 missed, on {day}."),
        _ => format!("{count} missed since {day}."),
    }
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
