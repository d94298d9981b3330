//! People and conversations with them.

use super::declare::commands;
use standpoint_core::changed::Changed;
use standpoint_core::id::{ConversationId, PersonId, WorksheetRowId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationLine};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::{PeopleChoices, PeopleFile};
use tauri::Manager;

use crate::chosen_file::ChosenFile;
use crate::failure::Failure;
use crate::shared_coach::{act, ask};
commands! {
    people;

    /// Adds a person.
    act add_person(entry: PersonEntry) |coach, now| coach.add_person(now, &entry);

    /// Changes what is given of a person.
    act change_person(person: PersonId, entry: PersonEntry) |coach, now| coach.change_person(now, person, &entry);

    /// Removes a person; conversations stay.
    act remove_person(person: PersonId) |coach, now| coach.remove_person(now, person);

    /// Makes a row of a worksheet a person.
    act person_from_worksheet(row: WorksheetRowId) |coach, now| coach.person_from_worksheet(now, row);

    /// Logs a conversation.
    act add_conversation(entry: ConversationEntry) |coach, now| coach.add_conversation(now, &entry);

    /// What a line of quick log means.
    ask read_conversation(line: &str) -> ConversationLine |coach, now| coach.read_conversation(now, line);

    /// Logs a conversation from one line, on a day that was chosen if the line names none.
    act log_conversation(line: &str, on: Option<&str>) |coach, now| coach.log_conversation_on(now, line, on);

    /// Keeps what was changed of a conversation, in a form that began with an entry.
    act change_conversation(conversation: ConversationId, before: ConversationEntry, entry: ConversationEntry) |coach, now| coach.revise_conversation(now, conversation, &before, &entry);

    /// Notes that someone replied, or takes that back.
    act record_their_reply(conversation: ConversationId, replied: bool, on: Option<&str>) |coach, now| coach.record_their_reply(now, conversation, replied, on);

    /// Notes that a reply was answered, or takes that back.
    act record_my_reply(conversation: ConversationId, answered: bool, on: Option<&str>) |coach, now| coach.record_my_reply(now, conversation, answered, on);

    /// Removes a conversation.
    act remove_conversation(conversation: ConversationId) |coach, now| coach.remove_conversation(now, conversation);

    /// Lets the user choose a CSV file and answers what taking people over from it would do; none when they chose none.
    run choose_people_file() -> Option<PeopleFile> |app| {
        let chosen = app.state::<ChosenFile>();
        let Some(bytes) = ChosenFile::ask(app, "Choose a CSV file", "CSV", &["csv", "tsv", "txt"])? else {
            return Ok(None);
        };
        let preview = ask(app, |coach, now| coach.preview_people(now, &bytes, &PeopleChoices::default()))?;
        chosen.hold(bytes);
        Ok(Some(preview))
    };

    /// What taking people over from the file chosen last would do, with what the user decided so far.
    run preview_people(choices: PeopleChoices) -> PeopleFile |app| {
        let chosen = app.state::<ChosenFile>();
        let bytes = chosen.held().ok_or_else(nothing_chosen)?;
        ask(app, |coach, now| coach.preview_people(now, &bytes, &choices))
    };

    /// Takes people over from the file chosen last, as the user decided.
    run import_people(choices: PeopleChoices) -> Changed |app| {
        let chosen = app.state::<ChosenFile>();
        let bytes = chosen.held().ok_or_else(nothing_chosen)?;
        let changed = act(app, |coach, now| coach.import_people(now, &bytes, &choices))?;
        chosen.forget();
        Ok(changed)
    };
}

fn nothing_chosen() -> Failure {
    Failure::desktop("Choose the file again.")
}
