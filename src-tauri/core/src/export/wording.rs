//! The sentences that both forms of a summary share.

use super::{StepSummary, Summary, SummaryPlace, TaskSummary, first_page, full_date};
use crate::people::conversation::ConversationKind;
use crate::pictures::Picture;
use crate::programme::step_record::StepState;
use crate::publishing::network::Network;

/// Who it is about: "Ada Lovelace, platform lead, on the way to CIO".
pub(super) fn who(summary: &Summary) -> String {
    let profile = &summary.profile;
    let name = if profile.name.is_empty() { "The author" } else { &profile.name };
    let now = if profile.role_now.is_empty() { String::new() } else { format!(", {}", profile.role_now) };
    let wanted = if profile.role_wanted.is_empty() {
        String::new()
    } else {
        format!(", on the way to {}", profile.role_wanted)
    };
    format!("{name}{now}{wanted}")
}

pub(super) fn topic(summary: &Summary) -> Option<&str> {
    Some(summary.profile.topic.as_str()).filter(|topic| !topic.is_empty())
}

pub(super) fn goal(summary: &Summary) -> String {
    let rate = if summary.every_weeks == 2 { "every second week" } else { "a week" };
    match summary.weekly_posts {
        0 => "Not yet".to_owned(),
        1 => format!("One useful post {rate}"),
        posts => format!("{posts} useful posts {rate}"),
    }
}

pub(super) fn weeks(summary: &Summary) -> String {
    let (kept, of) = summary.weeks_kept;
    let week = |n: u32| if n == 1 { "week" } else { "weeks" };
    match of {
        0 if summary.weekly_posts == 0 => "No week counts yet.".to_owned(),
        0 => "First week.".to_owned(),
        _ => format!(
            "{kept} of {of} {} kept, longest streak {} {}.",
            week(of),
            summary.longest_run,
            week(summary.longest_run)
        ),
    }
}

pub(super) fn steps_done(summary: &Summary) -> String {
    let done = summary.steps.iter().filter(|step| step.state == StepState::Done).count();
    format!("{done} of {} steps finished", summary.steps.len())
}

pub(super) fn state(step: &StepSummary) -> String {
    match (step.state, step.started_on, step.done_on) {
        (StepState::Done, _, Some(on)) => format!("finished {}", full_date(on)),
        (StepState::Started, Some(on), _) => {
            format!("started {}, due {}", full_date(on), full_date(step.target_on))
        }
        _ => format!("due {}", full_date(step.target_on)),
    }
}

pub(super) fn times(task: &TaskSummary) -> String {
    match task.times {
        1 => full_date(task.last_on),
        times => format!("{times} times, last on {}", full_date(task.last_on)),
    }
}

/// What the columns of the initiatives on the first page are called.
pub(super) const INITIATIVE_HEADINGS: [&str; 5] =
    ["Initiative", "Where it was", "Target", "Counted", "Status"];

/// That the appendix has more posts; none when the first page has all.
pub(super) fn more_posts(summary: &Summary) -> Option<String> {
    let more = summary.posts.len().saturating_sub(first_page::newest(summary).count());
    match more {
        0 => None,
        1 => Some("1 more in the appendix.".to_owned()),
        more => Some(format!("{more} more in the appendix.")),
    }
}

/// Where a post appeared.
pub(super) fn place(place: &SummaryPlace) -> &'static str {
    place.network.map_or("elsewhere", Network::label)
}

/// "214 conversations with 41 people."
pub(super) fn given(summary: &Summary) -> String {
    let times: u32 = summary.given.kinds.iter().map(|(_, times)| times).sum();
    let conversations =
        if times == 1 { "1 conversation".to_owned() } else { format!("{times} conversations") };
    match summary.given.people {
        0 => format!("{conversations}."),
        1 => format!("{conversations} with 1 person."),
        people => format!("{conversations} with {people} people."),
    }
}

/// Several of a kind of conversation.
pub(super) fn kind(kind: ConversationKind) -> &'static str {
    match kind {
        ConversationKind::Comment => "Comments",
        ConversationKind::Reply => "Replies",
        ConversationKind::Invitation => "Invitations",
        ConversationKind::Call => "Calls",
        ConversationKind::Credit => "Credit",
    }
}

/// A row of a table as one line: "March 2026: 4", or with several figures "2026: posts 24, weeks kept 19".
pub(super) fn table_row(table: &Picture, row: &[String]) -> String {
    let (first, figures) = row.split_first().map_or(("", [].as_slice()), |(first, rest)| (first, rest));
    let figures: Vec<_> = match figures {
        [only] => vec![only.clone()],
        several => {
            let names = table.columns.iter().skip(1);
            names
                .zip(several)
                .map(|(column, figure)| format!("{} {figure}", column.name.to_lowercase()))
                .collect()
        }
    };
    format!("{first}: {}", figures.join(", "))
}

/// "Initiative 2".
pub(super) fn row_title(row_name: &str, index: usize) -> String {
    let mut letters = row_name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {}", letters.as_str(), index + 1)
}

/// What the user asks of the reader, with its headings.
pub(super) fn asks(summary: &Summary) -> impl Iterator<Item = (&'static str, &str)> {
    let asks = &summary.asks;
    let all = [
        ("What would help", &asks.support),
        ("Where I’m stuck", &asks.stuck),
        ("My questions", &asks.questions),
    ];
    all.into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(heading, text)| (heading, text.as_str()))
}

/// The last line: where the summary comes from.
pub(super) fn made_by(summary: &Summary) -> String {
    format!(
        "Made with Standpoint on {}. Numbers come from the author’s own log. The 12 steps are Standpoint’s own.",
        full_date(summary.made_on)
    )
}
