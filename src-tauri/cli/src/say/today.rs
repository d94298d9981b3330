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
    out.extend(waiting(today));
    let mut text = lines(out);
    text += "\nNext: ";
    text += &next(&today.next);
    if !today.planned.is_empty() {
        text += "\nPlanned this week:\n";
        text += &super::week::planned(&today.planned);
    }
    if !today.due.is_empty() {
        text += "\nDue:\n";
        text += &super::tasks(&today.due);
    }
    text
}

/// Replies and feed entries that wait, when some do.
fn waiting(today: &Today) -> Vec<String> {
    let many = |n: usize, one: &str, many: &str, what: &str| match n {
        0 => None,
        1 => Some(format!("Waiting: one {one} ({what})")),
        n => Some(format!("Waiting: {n} {many} ({what})")),
    };
    let replies = many(today.to_answer.len(), "reply to answer", "replies to answer", "`conversation to-answer`");
    let entries = many(today.proposals.len(), "entry of your feeds", "entries of your feeds", "`feed proposals`");
    replies.into_iter().chain(entries).collect()
}
