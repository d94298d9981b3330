//! Critique of a post by an assistant: what is copied for it, and what it answered.

use super::declare::commands;
use standpoint_core::critique::PromptRequest;
use standpoint_core::id::{CritiqueId, PostId, PromptCopyId};
use standpoint_core::views::{AnswerRead, PostCritique, PromptCopyLine, PromptPreview};

commands! {
    critique;

    /// A prompt about a post exactly as it would be copied. Nothing is kept.
    ask prompt_preview(post: PostId, request: PromptRequest) -> PromptPreview |coach, _| coach.prompt_preview(post, &request);

    /// Keeps that a prompt is copied now, before it is: the one with this SHA-256. Answers with its number.
    act copy_prompt(post: PostId, request: PromptRequest, sha256: &str) |coach, now| coach.copy_prompt(now, post, &request, sha256);

    /// Notes that a prompt never reached the clipboard.
    act mark_prompt_not_copied(copy: PromptCopyId) |coach, now| coach.mark_prompt_not_copied(now, copy);

    /// What was asked about a post, and what was answered.
    ask post_critique(post: PostId) -> PostCritique |coach, _| coach.post_critique(post);

    /// An answer with its names put back. Nothing is kept.
    ask read_answer(post: PostId, answer: &str) -> AnswerRead |coach, _| coach.read_answer(post, answer);

    /// Keeps an answer about a post, with its names put back.
    act keep_critique(post: PostId, answer: &str) |coach, now| coach.keep_critique(now, post, answer);

    /// Deletes an answer about a post.
    act remove_critique(critique: CritiqueId) |coach, now| coach.remove_critique(now, critique);

    /// What was copied out as prompts, the latest first: all of it, or what holds the words.
    ask prompt_copies(search: &str) -> Vec<PromptCopyLine> |coach, _| coach.prompt_copies(search);

    /// Forgets the text of a prompt that was copied, or of all.
    act forget_prompts(copy: Option<PromptCopyId>) |coach, now| coach.forget_prompts(now, copy);
}
