//! `prompt`.

use std::io::{IsTerminal, Write};

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::critique::{DecidedFinding, MarkedName, PlaceholderKind, PromptRequest};
use standpoint_core::id::{PostId, PromptCopyId};
use standpoint_core::views::{AnswerRead, PromptFindingState, PromptPreview};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line_of, json};
use crate::arguments::{PromptArguments, PromptCommand};
use crate::{output, text_file};

/// A prompt that was copied, and its number.
#[derive(Serialize)]
struct Copied<'a> {
    #[serde(flatten)]
    prompt: &'a PromptPreview,
    copied: Option<PromptCopyId>,
}

/// An answer that was kept.
#[derive(Serialize)]
struct Answered {
    #[serde(flatten)]
    changed: Changed,
    answer: AnswerRead,
}

pub(crate) fn prompt(
    coach: &mut Coach,
    now: &Now,
    asked: PromptArguments,
    answer: &Answer,
) -> Result<Output> {
    match asked.command {
        None => {
            let post = PostId(asked.post.unwrap_or_default());
            let copies = asked.copy;
            let (request, prompt) = chosen(coach, post, asked)?;
            if copies {
                copy(coach, now, &request, &prompt, answer)
            } else {
                Ok(answer.view(&prompt, output::prompt).into())
            }
        }
        Some(PromptCommand::List { search }) => {
            let copies = coach.prompt_copies(search.as_deref().unwrap_or_default())?;
            Ok(answer.view(&copies, |copies| output::prompt_copies(copies)).into())
        }
        Some(PromptCommand::Forget { id }) => {
            Ok(answer.changed(&coach.forget_prompts(now, id.map(PromptCopyId))?).into())
        }
        Some(PromptCommand::Answer { post, file }) => {
            let text = text_file::read(&file)?;
            let read = coach.read_answer(PostId(post), text.trim())?;
            let changed = coach.keep_critique(now, PostId(post), &text)?;
            let answered = Answered { changed, answer: read };
            Ok(answer
                .view(&answered, |kept| output::changed(&kept.changed) + &output::answer_read(&kept.answer))
                .into())
        }
    }
}

/// The prompt with what was asked for. Names that stay and findings that are cleared are read off the prompt without.
fn chosen(coach: &Coach, post: PostId, asked: PromptArguments) -> Result<(PromptRequest, PromptPreview)> {
    let marked = |words| MarkedName { kind: PlaceholderKind::Project, words };
    let mut request = PromptRequest {
        own: asked.own,
        parts: Some(asked.with).filter(|parts| !parts.is_empty()),
        marked: asked.replace.into_iter().map(marked).collect(),
        ..PromptRequest::of(asked.question)
    };
    let mut prompt = coach.prompt_preview(post, &request)?;
    if !asked.keep.is_empty() {
        let places = prompt.pieces.into_iter().filter_map(|piece| piece.place).map(|place| place.written);
        request.kept = places.filter(|written| asked.keep.contains(&written.words)).collect();
        prompt = coach.prompt_preview(post, &request)?;
    }
    if asked.cleared {
        let waits = prompt.findings.iter().filter(|found| found.state == PromptFindingState::Waits);
        request.decided =
            waits.map(|found| DecidedFinding { class: found.class, words: found.words.clone() }).collect();
        prompt = coach.prompt_preview(post, &request)?;
    }
    Ok((request, prompt))
}

/// Lists the prompt first and prints it then, exactly as it is listed.
fn copy(
    coach: &mut Coach,
    now: &Now,
    request: &PromptRequest,
    prompt: &PromptPreview,
    answer: &Answer,
) -> Result<Output> {
    let changed = match coach.copy_prompt(now, prompt.post, request, &prompt.sha256) {
        Err(error @ Error::RedLine { .. }) => {
            return Ok(Output {
                text: answer.view(prompt, |prompt| {
                    output::prompt_findings(prompt) + "If this can be copied, add --cleared.\n"
                }),
                errors: error_line_of(&error),
                failed: true,
            });
        }
        changed => changed?,
    };
    let id = changed.created.as_deref().and_then(|id| id.parse().ok()).map(PromptCopyId);
    let text = if answer.json { json(&Copied { prompt, copied: id }) } else { prompt.text.clone() };
    let mut out = std::io::stdout().lock();
    let end = if !answer.json && out.is_terminal() { "\n" } else { "" };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.write_all(end.as_bytes()));
    if let Err(source) = written.and_then(|()| out.flush()) {
        if let Some(id) = id {
            coach.mark_prompt_not_copied(now, id)?;
        }
        return Err(Error::Io { doing: "Writing", path: "standard output".into(), source });
    }
    Ok(Output::default())
}
