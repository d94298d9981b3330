//! People and conversations with them.

use standpoint_core::changed::Changed;
use standpoint_core::id::{ConversationId, PersonId, WorksheetRowId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationLine};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::{PeopleChoices, PeopleFile};
use tauri::{AppHandle, State};

use crate::chosen_file::ChosenFile;
use crate::failure::Failure;
use crate::shared_coach::{act, ask};

/// Adds a person.
#[tauri::command]
pub(crate) fn add_person(app: AppHandle, entry: PersonEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_person(now, &entry))
}

/// Changes what is given of a person.
#[tauri::command]
pub(crate) fn change_person(
    app: AppHandle,
    person: PersonId,
    entry: PersonEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_person(now, person, &entry))
}

/// Removes a person; conversations stay.
#[tauri::command]
pub(crate) fn remove_person(app: AppHandle, person: PersonId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_person(now, person))
}

/// Makes a row of a worksheet a person.
#[tauri::command]
pub(crate) fn person_from_worksheet(app: AppHandle, row: WorksheetRowId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.person_from_worksheet(now, row))
}

/// Logs a conversation.
#[tauri::command]
pub(crate) fn add_conversation(app: AppHandle, entry: ConversationEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_conversation(now, &entry))
}

/// What a line of quick log means.
#[tauri::command]
pub(crate) fn read_conversation(app: AppHandle, line: &str) -> Result<ConversationLine, Failure> {
    ask(&app, |coach, now| coach.read_conversation(now, line))
}

/// Logs a conversation from one line, on a day that was chosen if the line names none.
#[tauri::command]
pub(crate) fn log_conversation(app: AppHandle, line: &str, on: Option<&str>) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.log_conversation_on(now, line, on))
}

/// Keeps what was changed of a conversation, in a form that began with an entry.
#[tauri::command]
pub(crate) fn change_conversation(
    app: AppHandle,
    conversation: ConversationId,
    before: ConversationEntry,
    entry: ConversationEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.revise_conversation(now, conversation, &before, &entry))
}

/// Notes that somebody replied, or takes that back.
#[tauri::command]
pub(crate) fn note_reply(
    app: AppHandle,
    conversation: ConversationId,
    replied: bool,
    on: Option<&str>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.note_reply(now, conversation, replied, on))
}

/// Notes that a reply was answered, or takes that back.
#[tauri::command]
pub(crate) fn note_answer(
    app: AppHandle,
    conversation: ConversationId,
    answered: bool,
    on: Option<&str>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.note_answer(now, conversation, answered, on))
}

/// Removes a conversation.
#[tauri::command]
pub(crate) fn remove_conversation(app: AppHandle, conversation: ConversationId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_conversation(now, conversation))
}

/// Lets the user choose a CSV file and answers what taking people over from it would do; none when they chose none.
#[tauri::command]
pub(crate) fn choose_people_file(
    app: AppHandle,
    chosen: State<'_, ChosenFile>,
) -> Result<Option<PeopleFile>, Failure> {
    let Some(bytes) = ChosenFile::ask(&app, "Choose a CSV file", "CSV", &["csv", "tsv", "txt"])? else {
        return Ok(None);
    };
    let preview = ask(&app, |coach, now| coach.preview_people(now, &bytes, &PeopleChoices::default()))?;
    chosen.hold(bytes);
    Ok(Some(preview))
}

/// What taking people over from the file chosen last would do, with what the user decided so far.
#[tauri::command]
pub(crate) fn preview_people(
    app: AppHandle,
    chosen: State<'_, ChosenFile>,
    choices: PeopleChoices,
) -> Result<PeopleFile, Failure> {
    let bytes = chosen.held().ok_or_else(nothing_chosen)?;
    ask(&app, |coach, now| coach.preview_people(now, &bytes, &choices))
}

/// Takes people over from the file chosen last, as the user decided.
#[tauri::command]
pub(crate) fn import_people(
    app: AppHandle,
    chosen: State<'_, ChosenFile>,
    choices: PeopleChoices,
) -> Result<Changed, Failure> {
    let bytes = chosen.held().ok_or_else(nothing_chosen)?;
    let changed = act(&app, |coach, now| coach.import_people(now, &bytes, &choices))?;
    chosen.forget();
    Ok(changed)
}

fn nothing_chosen() -> Failure {
    Failure::desktop("No file is chosen. Choose the file again.")
}
