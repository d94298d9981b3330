//! The programme's tasks that can be suggested, and what of each is next.

use std::collections::{HashMap, HashSet};

use chrono::Duration;

use crate::coaching::{
    DAYS_FOR_SMALLER, ProgrammeItem, SMALLER_RESTS_DAYS, SNOOZES_FOR_SMALLER, SmallerVersion, Subject,
};
use crate::journal::{Journal, count};
use crate::programme::situation::Situation;
use crate::programme::step_record::StepState;
use crate::programme::{Counts, ProgrammeTask, Step};
use crate::store::coaching::Said;

/// The open task of a step that counts as a recurring one, if one doesn’t wait.
pub(super) fn stand_in(journal: &Journal, step: &'static Step, recurring: &str) -> Option<ProgrammeItem> {
    let task = step.tasks.iter().find(|task| {
        task.stands_for.as_deref() == Some(recurring)
            && is_open(journal, step, task)
            && journal.waiting(task).is_none()
    })?;
    Some(item(journal, step, task, None, 0))
}

fn is_open(journal: &Journal, step: &Step, task: &ProgrammeTask) -> bool {
    !journal.is_done(&task.slug) && !journal.is_extra(step, task)
}

/// The programme's tasks in the order in which they are suggested: the first 30 days', or the current step's; where
/// everything open in it waits, the next step's.
pub(super) fn programme_items(journal: &Journal, said: &HashMap<String, Said>) -> Vec<ProgrammeItem> {
    let rests = |task: &ProgrammeTask| {
        journal
            .smaller_done_on(&task.slug)
            .is_some_and(|on| journal.today < on + Duration::days(SMALLER_RESTS_DAYS))
    };
    let suggested = |step: &Step, task: &ProgrammeTask| {
        is_open(journal, step, task) && journal.waiting(task).is_none() && !rests(task)
    };
    let snoozes =
        |task: &ProgrammeTask| said.get(&Subject::new("task", &task.slug).0).map_or(0, |said| said.snoozes);
    let jump = journal.jump_in();
    let of = count(jump.len());
    let mut items: Vec<ProgrammeItem> = jump
        .iter()
        .enumerate()
        .filter(|(_, place)| !journal.is_jump_item_done(place) && suggested(place.step, place.task))
        .map(|(at, place)| {
            item(journal, place.step, place.task, Some((count(at) + 1, of)), snoozes(place.task))
        })
        .collect();
    for step in journal.order.iter().filter(|step| journal.state(step) != StepState::Done) {
        let open: Vec<_> = step.tasks.iter().filter(|task| is_open(journal, step, task)).collect();
        let ready: Vec<_> = open.iter().copied().filter(|task| suggested(step, task)).collect();
        items.extend(ready.iter().map(|task| item(journal, step, task, None, snoozes(task))));
        // A step whose open tasks all wait, or whose tasks are all done, lets the next one through or is finished first.
        if !ready.is_empty() || open.is_empty() {
            break;
        }
    }
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.slug.clone()));
    let idle_since =
        journal.last_programme_on.unwrap_or(journal.profile.coached_from.unwrap_or(journal.today));
    if let Some(first) = items.first_mut() {
        first.too_big |=
            (journal.today - idle_since).num_days() >= DAYS_FOR_SMALLER && !first.smaller.is_empty();
    }
    items
}

fn item(
    journal: &Journal,
    step: &Step,
    task: &ProgrammeTask,
    jump_in: Option<(u32, u32)>,
    snoozes: u32,
) -> ProgrammeItem {
    let (title, how) = journal.words(task);
    let (part, minutes) = journal.next_part(&task.slug, None, task.sittings(), task.minutes);
    let (counted, part_minutes) = counted(journal, task);
    // On the inside-only track the task's own title holds for its parts, too.
    let inside = journal.profile.is(Situation::InsideOnly);
    let title = match (counted, task.part_titles.as_slice()) {
        (Some((1, ..)), [one, ..]) if !inside => one,
        (Some((2, ..)), [_, two, ..]) if !inside => two,
        _ => title,
    };
    ProgrammeItem {
        slug: task.slug.clone(),
        title: title.to_owned(),
        how: how.to_owned(),
        step: step.slug.clone(),
        minutes: part_minutes.unwrap_or(minutes),
        part,
        counted,
        smaller: task
            .smaller()
            .into_iter()
            .map(|(minutes, text)| SmallerVersion { minutes, text: text.to_owned() })
            .collect(),
        too_big: snoozes >= SNOOZES_FOR_SMALLER,
        jump_in,
        standing: (step.number, step.title.clone(), journal.tasks_done(step), journal.tasks_total(step)),
        is_post: task.counts == Some(Counts::Posts),
        example: journal.programme.example(&task.slug).cloned(),
        stop_date_of: journal.came_back_for(task),
    }
}

/// How many are asked for now, of how many, and how many are in the log; and the minutes of that part.
fn counted(journal: &Journal, task: &ProgrammeTask) -> (Option<(u32, u32, u32)>, Option<u32>) {
    let Some(counts) = task.counts else { return (None, None) };
    let (wanted, logged) = (task.wanted(), journal.logged(counts).min(task.wanted().saturating_sub(1)));
    let mut end = 0;
    for (many, minutes) in &task.parts {
        end += many;
        if logged < end {
            return (Some((end - logged, wanted, logged)), Some(*minutes));
        }
    }
    (Some((wanted - logged, wanted, logged)), None)
}
