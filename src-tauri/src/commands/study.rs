//! The Study page: marks on cases, and cases and notes of the user's own.

use super::declare::commands;
use standpoint_core::id::{CaseId, StudyNoteId};
use standpoint_core::programme::case_study::{CaseEntry, StudyNote};

commands! {
    study;

    /// Marks a case as studied, or takes the mark away.
    act mark_case(key: &str, studied: bool) |coach, now| coach.mark_case(now, key, studied);

    /// Adds a case of the user's own, or changes one.
    act save_case(id: Option<CaseId>, entry: CaseEntry) |coach, now| coach.save_case(now, id, &entry);

    /// Removes a case of the user's own.
    act remove_case(id: CaseId) |coach, now| coach.remove_case(now, id);

    /// Keeps what became of one leader of an old list.
    act save_study_note(note: StudyNote) |coach, now| coach.save_study_note(now, &note);

    /// Removes such a note.
    act remove_study_note(id: StudyNoteId) |coach, now| coach.remove_study_note(now, id);
}
