//! Prompts: one before it is copied, what was copied, an answer.

use standpoint_core::views::{AnswerRead, PromptCopyLine, PromptFindingState, PromptName, PromptPreview};

use super::{lines, paragraphs, plain};

pub(crate) fn prompt(prompt: &PromptPreview) -> String {
    let mut text = paragraphs(&prompt.text) + "\n";
    if !prompt.names.is_empty() {
        text += "\nReplaced\n";
        text += &lines(prompt.names.iter().map(name));
    }
    text +=
        &lines(prompt.not_found.iter().map(|words| format!("Not found as whole words: {}", plain(words))));
    let findings = prompt_findings(prompt);
    if !findings.is_empty() {
        text += "\nTo check\n";
        text += &findings;
    }
    text + "\nNot copied yet. Add --copy.\n"
}

/// What the red-line check found, and whether it may be copied.
pub(crate) fn prompt_findings(prompt: &PromptPreview) -> String {
    lines(prompt.findings.iter().map(|found| {
        let state = match found.state {
            PromptFindingState::MustLeave => " Remove it from the draft.",
            PromptFindingState::Decided => " You’ve checked it.",
            PromptFindingState::Waits | PromptFindingState::Said => "",
        };
        format!("  {}: {}. {}{state}", found.class.label(), plain(&found.words), found.why)
    }))
}

pub(crate) fn prompt_copies(copies: &[PromptCopyLine]) -> String {
    if copies.is_empty() {
        return lines(["Nothing copied here.".to_owned()]);
    }
    lines(copies.iter().flat_map(|copy| {
        let mark = if copy.failed { "  (never reached the clipboard)" } else { "" };
        let about = copy.title.as_deref().map_or_else(|| "a deleted post".to_owned(), plain);
        let head =
            format!("{:>5}  {}  {about}{mark}", copy.id.0, copy.copied_at.format("%-d %b %Y, %H:%M UTC"));
        let question = if copy.text.is_some() { plain(&copy.question) } else { "Text forgotten".to_owned() };
        [head, format!("       {question}"), format!("       SHA-256 {}", copy.sha256)]
            .into_iter()
            .chain(copy.names.iter().map(|one| format!("     {}", name(one))))
            .collect::<Vec<_>>()
    }))
}

pub(crate) fn answer_read(read: &AnswerRead) -> String {
    let not_found = read.not_found.iter().map(|one| format!("Not in the answer:{}", name(one)));
    let unknown = read.unknown.iter().map(|placeholder| format!("No name known for {placeholder}"));
    lines(not_found.chain(unknown))
}

fn name(name: &PromptName) -> String {
    format!("  {}: {}", name.placeholder, plain(&name.name))
}
