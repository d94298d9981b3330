//! Looking back: at a week, a month or a quarter, halfway and at the end.

use std::path::PathBuf;

use chrono::NaiveDate;
use standpoint_core::export::ExportFormat;
use standpoint_core::id::LetterId;
use standpoint_core::look_back::{
    DecisionBecomes, DecisionOutcome, HalfwayDirection, LookBackField, ReviewField, ReviewKind, mail_address,
};
use standpoint_core::views::{GraduationPage, HalfwayPage, LookBackPage, ReviewPage};
use tauri::Manager;
use tauri_plugin_opener::OpenerExt;

use super::SavedSummary;
use super::declare::commands;
use super::summary::{chosen_place, write_page};
use crate::failure::Failure;
use crate::shared_coach::ask;

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

    /// The look back at the month or quarter a date falls in; without one, at the one that is to be looked back at.
    ask review_page(kind: ReviewKind, day: Option<NaiveDate>) -> ReviewPage |coach, now| coach.review_page(now, kind, day);

    /// The look back halfway.
    ask halfway_page() -> HalfwayPage |coach, now| coach.halfway_page(now);

    /// The page at the end of the programme.
    ask graduation_page() -> GraduationPage |coach, now| coach.graduation_page(now);

    /// Keeps an answer of a look back at more than a week.
    act write_review(kind: ReviewKind, day: Option<NaiveDate>, field: ReviewField, answer: String) |coach, now| coach.write_review(now, kind, day, field, &answer);

    /// Calls a look back at more than a week finished.
    act finish_review(kind: ReviewKind, day: Option<NaiveDate>) |coach, now| coach.finish_review(now, kind, day);

    /// Calls one sitting of a quarter’s look back done.
    act finish_review_sitting(day: Option<NaiveDate>) |coach, now| coach.finish_review_sitting(now, day);

    /// Chooses how to go on from halfway; a quiet season lasts until the day the user is back.
    act choose_direction(direction: HalfwayDirection, back_on: Option<&str>) |coach, now| coach.choose_direction(now, direction, back_on);

    /// Opens a letter that is back.
    act open_letter(letter: LetterId) |coach, now| coach.open_letter(now, letter);

    /// Halfway or graduation as its reader will see it, as HTML without a frame.
    ask preview_milestone(kind: ReviewKind) -> String |coach, now| coach.preview_milestone(now, kind);

    /// Writes halfway or graduation to a file the user chooses and answers its path; none when they chose none.
    run save_milestone(kind: ReviewKind, format: ExportFormat) -> Option<PathBuf> |app| {
        let (text, today) =
            ask(app, |coach, now| Ok((coach.milestone_text(now, kind, format)?, now.today())))?;
        let name = format!("standpoint-{}-{today}", kind.slug());
        let Some(path) = chosen_place(app, "Save page", &name, format.label(), format.slug()) else {
            return Ok(None);
        };
        write_page(app, format, &path, text)?;
        app.state::<SavedSummary>().keep(path.clone());
        Ok(Some(path))
    };

    /// Has the mail program begin a message with a note in it. Nothing is sent.
    run mail_note(note: &str) -> () |app| {
        let address = mail_address("My week", note)?;
        app.opener().open_url(address, None::<&str>).map_err(|_| {
            Failure::desktop("Couldn’t open a mail program. Copy the note and paste it there.")
        })
    };
}
