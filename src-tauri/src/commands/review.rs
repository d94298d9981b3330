//! Looking back at a week.

use chrono::NaiveDate;
use standpoint_core::look_back::{DecisionBecomes, DecisionOutcome, LookBackField, mail_address};
use standpoint_core::views::LookBackPage;
use tauri_plugin_opener::OpenerExt;

use super::declare::commands;
use crate::failure::Failure;

commands! {
    review;

    /// The look back at the week a date falls in; without one, at the week that is to be looked back at.
    ask look_back_page(day: Option<NaiveDate>) -> LookBackPage |coach, now| coach.look_back_page(now, day);

    /// Keeps a line of the look back at a week.
    act write_look_back(week: NaiveDate, field: LookBackField, text: String) |coach, now| coach.write_look_back(now, week, field, &text);

    /// Says what became of the decision of a week.
    act answer_decision(week: NaiveDate, outcome: DecisionOutcome) |coach, now| coach.answer_decision(now, week, outcome);

    /// Makes a task or a post of the decision of a week.
    act act_on_decision(week: NaiveDate, becomes: DecisionBecomes) |coach, now| coach.act_on_decision(now, week, becomes);

    /// Has the mail program begin a message with a note in it. Nothing is sent.
    run mail_note(note: &str) -> () |app| {
        let address = mail_address("My week", note)?;
        app.opener().open_url(address, None::<&str>).map_err(|_| {
            Failure::desktop("Couldn’t open a mail program. Copy the note and paste it there.")
        })
    };
}
