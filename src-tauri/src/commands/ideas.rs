//! Ideas from what is there already.

use standpoint_core::changed::Changed;
use standpoint_core::id::{ConversationId, WorksheetRowId};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Makes a prompt an idea.
#[tauri::command]
pub(crate) fn idea_from_prompt(
    app: AppHandle,
    prompt: &str,
    pillar: Option<&str>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.idea_from_prompt(now, prompt, pillar))
}

/// Makes a line of a worksheet an idea.
#[tauri::command]
pub(crate) fn idea_from_worksheet(
    app: AppHandle,
    row: WorksheetRowId,
    field: &str,
    line: Option<&str>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.idea_from_worksheet(now, row, field, line))
}

/// Makes what was said in a conversation an idea.
#[tauri::command]
pub(crate) fn idea_from_conversation(
    app: AppHandle,
    conversation: ConversationId,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.idea_from_conversation(now, conversation))
}
