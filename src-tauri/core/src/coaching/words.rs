//! What the coach says, where it is put together from parts.

use chrono::{Datelike, NaiveDate};

/// "Monday", "Monday 3 March", "3 March 2027": as near as is needed.
#[must_use]
pub(crate) fn day_in_words(on: NaiveDate, today: NaiveDate) -> String {
    match (on - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        -6..=6 => on.format("%A").to_string(),
        _ if on.year() == today.year() => on.format("%-d %B").to_string(),
        _ => on.format("%-d %B %Y").to_string(),
    }
}

/// Why a task of the current step is next.
pub(super) fn step_reason(number: u8, title: &str, done: u32, total: u32) -> String {
    match done {
        0 => format!("It’s the first task of step {number}, “{title}”."),
        _ if done + 1 >= total => format!("One more, and step {number} is done."),
        _ => format!("You’ve done {done} of {total} in step {number}, “{title}”."),
    }
}

/// Why the post is next.
pub(super) fn posts_reason(
    planned: Option<&str>,
    draft: Option<&str>,
    idea: &str,
    at_risk_days: Option<u32>,
) -> String {
    let idea = idea.trim_end_matches('.');
    if let Some(days) = at_risk_days {
        let days = if days == 1 { "one day".to_owned() } else { format!("{days} days") };
        let what = planned
            .or(draft)
            .map_or_else(|| format!("One idea: “{idea}”."), |title| format!("“{title}” is started."));
        return format!("No post yet this week, and {days} left. {what}");
    }
    match (planned, draft) {
        (Some(title), _) => format!("“{title}” is ready. Fifteen minutes, and it’s out."),
        (None, Some(title)) => format!("Your most finished draft: “{title}”."),
        (None, None) => format!("No post yet this week. One idea: “{idea}”."),
    }
}

/// Why something that comes back is next.
pub(super) fn turn_reason(own_day: bool, occurrence_on: NaiveDate) -> String {
    if own_day {
        format!("{} is the day for it.", occurrence_on.format("%A"))
    } else {
        "There’s room for it this week.".to_owned()
    }
}
