//! Today and the next best action.

use standpoint_core::next_action::NextAction;
use standpoint_core::views::Today;

use super::{lines, plain};

pub(crate) fn next(next: &NextAction) -> String {
    let minutes = next.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
    let id = next.task.as_ref().map(|task| format!("  done with: task done {}", task.id));
    let all = [
        Some(format!("{}{minutes}", plain(&next.title))),
        Some(format!("  {}", next.reason)),
        (!next.how.is_empty()).then(|| format!("  {}", plain(&next.how))),
        id,
    ];
    lines(all.into_iter().flatten())
}

pub(crate) fn status(today: &Today) -> String {
    let journey = &today.journey;
    let at =
        journey.current.as_ref().map_or("all twelve steps finished".to_owned(), |step| format!("at step {}, {}", step.number, step.title));
    let mut out = vec![format!("{}  {}", today.date, plain(&today.name)).trim_end().to_owned(), format!("Week: {}", today.week.sentence)];
    out.extend(today.streak.as_ref().map(|streak| format!("Kept: {}, longest run {}", streak.sentence, streak.longest)));
    out.push(format!(
        "Programme: {} of {} steps, {} of {} tasks, {at}",
        journey.steps_done, journey.steps_total, journey.tasks_done, journey.tasks_total
    ));
    let mut text = lines(out);
    text += "\nNext: ";
    text += &next(&today.next);
    if !today.due.is_empty() {
        text += "\nDue:\n";
        text += &super::tasks(&today.due);
    }
    text
}
