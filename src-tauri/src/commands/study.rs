//! The Study page: marks on cases, and cases and notes of the user's own.

use standpoint_core::changed::Changed;
use standpoint_core::id::{CaseId, StudyNoteId};
use standpoint_core::programme::case_study::{CaseEntry, StudyNote};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Marks a case as studied, or takes the mark away.
#[tauri::command]
pub(crate) fn mark_case(app: AppHandle, key: &str, studied: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.mark_case(now, key, studied))
}

/// Adds a case of the user's own, or changes one.
#[tauri::command]
pub(crate) fn save_case(app: AppHandle, id: Option<CaseId>, entry: CaseEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.save_case(now, id, &entry))
}

/// Removes a case of the user's own.
#[tauri::command]
pub(crate) fn remove_case(app: AppHandle, id: CaseId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_case(now, id))
}

/// Keeps what became of one leader of an old list.
#[tauri::command]
pub(crate) fn save_study_note(app: AppHandle, note: StudyNote) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.save_study_note(now, &note))
}

/// Removes such a note.
#[tauri::command]
pub(crate) fn remove_study_note(app: AppHandle, id: StudyNoteId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_study_note(now, id))
}
