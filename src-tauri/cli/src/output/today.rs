//! Today and the next best action.

use standpoint_core::coaching::ActionKind;
use standpoint_core::views::{ComingUp, NextAction, Today};

use super::{date, date_column, lines, plain};

pub(crate) fn next(next: &NextAction) -> String {
    let minutes = next.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
    let part = next.part.map(|part| format!("  Part {} of {}", part.number, part.of));
    let how_to_go_on = match next.kind {
        ActionKind::Task => Some("  done with: next --done, or something else: next --other".to_owned()),
        ActionKind::Post => {
            Some("  done with: post log \"Title\", or something else: next --other".to_owned())
        }
        ActionKind::Offer => Some("  yes: next --done, not yet: next --not-yet".to_owned()),
        ActionKind::WelcomeBack => {
            Some("  start again from today: start-again, keep your dates: next --other".to_owned())
        }
        ActionKind::Reply | ActionKind::Waiting | ActionKind::FinishStep => {
            Some("  done with: next --done".to_owned())
        }
        ActionKind::Rest => None,
    };
    let all = [
        Some(format!("{}{minutes}", plain(&next.title))),
        part,
        Some(format!("  {}", plain(&next.reason))),
        (!next.how.is_empty()).then(|| format!("  {}", keys_here(&plain(&next.how)))),
        next.too_big.then(|| "  Too big this week? There’s a smaller version: next --smaller".to_owned()),
        how_to_go_on,
    ];
    lines(all.into_iter().flatten())
}

/// A text that names the window's shortcuts, with the names of this system's keyboard.
fn keys_here(text: &str) -> String {
    if cfg!(target_os = "macos") { text.replace("Ctrl ", "⌘ ") } else { text.to_owned() }
}

/// Why this one: the reason and what it rests on.
pub(crate) fn why(action: &NextAction) -> String {
    let facts = action.facts.iter().map(|fact| format!("  {fact}"));
    lines([plain(&action.title), format!("  {}", plain(&action.reason))].into_iter().chain(facts))
}

/// The smaller versions, the longer first.
pub(crate) fn smaller(action: &NextAction) -> String {
    if action.smaller.is_empty() {
        return lines(["This one has no smaller version.".to_owned()]);
    }
    let versions =
        action.smaller.iter().map(|version| format!("  {} min: {}", version.minutes, plain(&version.text)));
    let how = "  done with: next --smaller 10 --done, or next --smaller 2 --done".to_owned();
    lines(std::iter::once(plain(&action.title)).chain(versions).chain([how]))
}

/// Something else: the two that come next.
pub(crate) fn others(actions: &[NextAction]) -> String {
    "Fine. One of these?\n".to_owned() + &actions.iter().map(next).collect::<Vec<_>>().concat()
}

pub(crate) fn status(today: &Today) -> String {
    let journey = &today.journey;
    let at = journey.current.as_ref().map_or("all twelve steps finished".to_owned(), |step| {
        format!("at step {}, {}", step.number, step.title)
    });
    let mut out = vec![
        format!("{}  {}", date(today.date), plain(&today.name)).trim_end().to_owned(),
        format!("{}.", today.week.sentence),
    ];
    out.extend(
        today
            .streak
            .as_ref()
            .map(|streak| format!("Weeks kept: {}, longest streak {}", streak.sentence, streak.longest)),
    );
    out.push(format!(
        "Programme: {} of {} steps, {} of {} tasks, {at}",
        journey.steps_done, journey.steps_total, journey.tasks_done, journey.tasks_total
    ));
    out.extend(today.hold.as_ref().map(|hold| hold.sentence.clone()));
    out.extend(today.news.as_ref().map(|news| plain(&news.text)));
    out.extend(waiting(today));
    let mut text = lines(out);
    text += "\nNext: ";
    text += &next(&today.next);
    if !today.planned.is_empty() {
        text += "\nScheduled this week:\n";
        text += &super::week::planned(&today.planned);
    }
    if !today.coming_up.is_empty() {
        text += "\nComing up:\n";
        text += &lines(today.coming_up.iter().map(coming_up));
    }
    if today.coming_up_more > 0 {
        text += &format!("  and {} more: `task list`\n", today.coming_up_more);
    }
    if !today.any_time.is_empty() {
        text += "\nAny time:\n";
        text += &super::tasks(&today.any_time);
    }
    text
}

fn coming_up(item: &ComingUp) -> String {
    let id = item
        .task
        .as_ref()
        .map(|task| task.id.clone())
        .or_else(|| item.post.map(|post| post.0.to_string()))
        .unwrap_or_default();
    format!("  {}  {:20}  {}  {}", date_column(item.on), id, item.when, plain(&item.title))
}

/// Replies and feed entries that wait, when some do.
fn waiting(today: &Today) -> Vec<String> {
    let many = |n: usize, one: &str, many: &str, what: &str| match n {
        0 => None,
        1 => Some(format!("1 {one} ({what})")),
        n => Some(format!("{n} {many} ({what})")),
    };
    let replies = many(today.to_answer.len(), "reply due", "replies due", "`conversation replies-due`");
    let entries = many(today.proposals.len(), "new feed entry", "new feed entries", "`feed new`");
    replies.into_iter().chain(entries).collect()
}
