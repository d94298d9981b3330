//! Prompts, and what a line was understood as.

use standpoint_core::people::conversation::ConversationLine;
use standpoint_core::publishing::capture::Capture;
use standpoint_core::views::PromptSuggestion;

use super::{date, lines, plain};

pub(crate) fn prompts(prompts: &[PromptSuggestion]) -> String {
    let width = prompts.iter().map(|prompt| prompt.prompt.len()).max().unwrap_or(0);
    lines(prompts.iter().map(|prompt| {
        let used = match (prompt.used, prompt.last_used_on) {
            (0, _) | (_, None) => "not used yet".to_owned(),
            (1, Some(on)) => format!("used once, on {}", date(on)),
            (times, Some(on)) => format!("used {times} times, last on {}", date(on)),
        };
        let pillar =
            if prompt.pillar.is_empty() { String::new() } else { format!(" #{}", plain(&prompt.pillar)) };
        format!("{:width$}  {:10}  {}{pillar} ({used})", prompt.prompt, prompt.group, prompt.text)
    }))
}

/// The day at the end of a title, and how it is planned.
pub(crate) fn offered_day(read: &Capture, id: Option<&str>) -> String {
    lines(read.offer.iter().zip(id).map(|(offer, id)| {
        let words = plain(&offer.words);
        format!("  “{words}” stays in the title. {}: `post schedule {id} {words}`", offer.label)
    }))
}

/// Who else a line about a conversation could name, and how another day is said.
pub(crate) fn other_readings(read: &ConversationLine) -> String {
    let other = read.other.as_ref().map(|other| {
        format!(
            "  With {} instead: `undo`, then `conversation add '{}'`",
            plain(&other.name),
            plain(&other.line)
        )
    });
    let day = read
        .unclear_day
        .as_ref()
        .map(|_| "  On another day: `undo`, then add it again with --on, like --on mon".to_owned());
    lines(other.into_iter().chain(day))
}

/// What a line was understood as, below what was done with it.
pub(crate) fn understood(understood: &[String]) -> String {
    lines((!understood.is_empty()).then(|| format!("  Understood: {}", plain(&understood.join(" · ")))))
}
