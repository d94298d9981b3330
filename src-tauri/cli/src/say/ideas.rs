//! Prompts, and what a line was understood as.

use standpoint_core::views::IdeaOffer;

use super::{lines, plain};

pub(crate) fn prompts(prompts: &[IdeaOffer]) -> String {
    let width = prompts.iter().map(|prompt| prompt.prompt.len()).max().unwrap_or(0);
    lines(prompts.iter().map(|prompt| {
        let used = match (prompt.used, prompt.last_used_on) {
            (0, _) | (_, None) => "not used yet".to_owned(),
            (1, Some(on)) => format!("used once, on {on}"),
            (times, Some(on)) => format!("used {times} times, last on {on}"),
        };
        let pillar = if prompt.pillar.is_empty() { String::new() } else { format!(" #{}", plain(&prompt.pillar)) };
        format!("{:width$}  {:10}  {}{pillar} ({used})", prompt.prompt, prompt.group, prompt.text)
    }))
}

/// What a line was understood as, below what was done with it.
pub(crate) fn understood(understood: &[String]) -> String {
    lines((!understood.is_empty()).then(|| format!("  Understood: {}", plain(&understood.join(" · ")))))
}
