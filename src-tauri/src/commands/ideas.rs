//! Ideas from what is there already.

use super::declare::commands;
use standpoint_core::id::{ConversationId, WorksheetRowId};

commands! {
    ideas;

    /// Makes a prompt an idea.
    act idea_from_prompt(prompt: &str, pillar: Option<&str>) |coach, now| coach.idea_from_prompt(now, prompt, pillar);

    /// Makes a line of a worksheet an idea.
    act idea_from_worksheet(row: WorksheetRowId, field: &str, line: Option<&str>) |coach, now| coach.idea_from_worksheet(now, row, field, line);

    /// Makes what was said in a conversation an idea.
    act idea_from_conversation(conversation: ConversationId) |coach, now| coach.idea_from_conversation(now, conversation);
}
