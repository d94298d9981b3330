//! What the user did, as the history keeps it: a kind and what it was about. The words are made when it is shown.

use rusqlite::Row;
use rusqlite::types::{ToSql, ToSqlOutput};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::named::named_enum;

named_enum! {
    /// A kind of action. The slug is stored; the label is the action's name, verb first.
    pub enum OperationKind("kind of action") {
        /// An idea was noted.
        AddIdea = "add_idea" | "add idea",
        /// A post was added, as a draft or with a date.
        AddPost = "add_post" | "add post",
        /// A post's fields were changed.
        EditPost = "edit_post" | "edit post",
        /// A post got a date, or another one.
        SchedulePost = "schedule_post" | "schedule post",
        /// A post's date was taken away.
        UnschedulePost = "unschedule_post" | "unschedule post",
        /// A post was archived.
        ArchivePost = "archive_post" | "archive post",
        /// A post was taken out of the archive.
        UnarchivePost = "unarchive_post" | "unarchive post",
        /// A post was deleted.
        DeletePost = "delete_post" | "delete post",
        /// Someone was asked for their approval of a post.
        AskForApproval = "ask_for_approval" | "ask for approval",
        /// A post no longer waits for approval.
        StopAsking = "stop_asking" | "stop waiting for approval",
        /// The draft left over from step 8's old worksheet was not wanted.
        DeclineDraft = "decline_draft" | "decline draft",
        /// A post of the board was published.
        PublishPost = "publish_post" | "mark as published",
        /// A post that is out was logged.
        LogPost = "log_post" | "log post",
        /// Posts of a feed were logged without asking.
        LogFromFeed = "log_from_feed" | "log posts from feed",
        /// A link of a post was changed.
        EditLink = "edit_link" | "edit link",
        /// A link of a post was removed.
        RemoveLink = "remove_link" | "remove link",
        /// What the red-line check found may stay.
        KeepFinding = "keep_finding" | "keep finding",
        /// What the red-line check found is to be looked at again.
        ReconsiderFinding = "reconsider_finding" | "reconsider finding",
        /// An assistant's answer about a post was saved.
        SaveCritique = "save_critique" | "save critique",
        /// Such an answer was deleted.
        DeleteCritique = "delete_critique" | "delete critique",
        /// An entry of a feed was dismissed.
        DismissEntry = "dismiss_entry" | "dismiss entry",
        /// An entry of a feed is new again.
        ReopenEntry = "reopen_entry" | "reopen entry",
        /// A feed was added.
        AddFeed = "add_feed" | "add feed",
        /// A feed's settings were changed.
        EditFeed = "edit_feed" | "edit feed",
        /// A feed was removed.
        RemoveFeed = "remove_feed" | "remove feed",
        /// A conversation was logged.
        LogConversation = "log_conversation" | "log conversation",
        /// A conversation was changed.
        EditConversation = "edit_conversation" | "edit conversation",
        /// A conversation was deleted.
        DeleteConversation = "delete_conversation" | "delete conversation",
        /// They replied.
        MarkReply = "mark_reply" | "mark reply",
        /// They didn't reply after all.
        UnmarkReply = "unmark_reply" | "unmark reply",
        /// The user replied.
        MarkMyReply = "mark_my_reply" | "mark my reply",
        /// The user's reply is due after all.
        MarkReplyDue = "mark_reply_due" | "mark reply due",
        /// A person was added.
        AddPerson = "add_person" | "add person",
        /// A person was changed.
        EditPerson = "edit_person" | "edit person",
        /// A person was deleted.
        DeletePerson = "delete_person" | "delete person",
        /// People were imported from a file.
        ImportPeople = "import_people" | "import people",
        /// A past was imported from a file.
        ImportPast = "import_past" | "import",
        /// Topics that an import suggested became pillars.
        AdoptPillars = "adopt_pillars" | "keep pillars",
        /// What an import brought was removed.
        RemoveImport = "remove_import" | "remove import",
        /// A number was added by hand.
        AddNumber = "add_number" | "add number",
        /// A number was deleted.
        DeleteNumber = "delete_number" | "delete number",
        /// A task was finished.
        FinishTask = "finish_task" | "finish task",
        /// One of a task's parts was finished.
        FinishPart = "finish_part" | "finish part of task",
        /// A task's smaller version was done.
        FinishSmaller = "finish_smaller" | "finish smaller version",
        /// A task was started.
        StartTask = "start_task" | "start task",
        /// A task was reopened.
        ReopenTask = "reopen_task" | "reopen task",
        /// A task waits for someone.
        WaitForSomeone = "wait_for_someone" | "wait for someone",
        /// A task waits no longer.
        StopWaiting = "stop_waiting" | "stop waiting",
        /// Whom a task waits for was reminded.
        NoteReminder = "note_reminder" | "note reminder",
        /// A task was let go.
        LetTaskGo = "let_task_go" | "let task go",
        /// A task of the user's own was added.
        AddTask = "add_task" | "add task",
        /// A task of the user's own was changed.
        EditTask = "edit_task" | "edit task",
        /// A task of the user's own was deleted.
        DeleteTask = "delete_task" | "delete task",
        /// A step was started.
        StartStep = "start_step" | "start step",
        /// A step was finished.
        FinishStep = "finish_step" | "finish step",
        /// A step was reopened.
        ReopenStep = "reopen_step" | "reopen step",
        /// Notes on a step were written.
        EditNotes = "edit_notes" | "edit notes",
        /// A look back at a week was written.
        LookBackAtWeek = "look_back_at_week" | "look back at week",
        /// A look back at more than a week was written.
        WriteReview = "write_review" | "write look back",
        /// A look back at more than a week was finished.
        FinishReview = "finish_review" | "finish look back",
        /// One of its sittings was finished.
        FinishReviewSitting = "finish_review_sitting" | "finish sitting",
        /// Where the user goes on from halfway was chosen.
        ChooseDirection = "choose_direction" | "choose how to go on",
        /// A letter to oneself was opened.
        OpenLetter = "open_letter" | "open letter",
        /// What became of last week's decision was answered.
        AnswerDecision = "answer_decision" | "answer decision",
        /// The look back on a step was written.
        EditLookBack = "edit_look_back" | "edit look back",
        /// An answer of a worksheet was written.
        EditAnswer = "edit_answer" | "edit answer",
        /// An answer became private.
        MakeAnswerPrivate = "make_answer_private" | "make answer private",
        /// An answer can be shared.
        MakeAnswerShareable = "make_answer_shareable" | "make answer shareable",
        /// A row of a worksheet was added; its noun is shown instead of "row".
        AddRow = "add_row" | "add row",
        /// A row of a worksheet was deleted; its noun is shown instead of "row".
        DeleteRow = "delete_row" | "delete row",
        /// A claim was added to the dossier.
        AddClaim = "add_claim" | "add claim",
        /// A claim was changed.
        EditClaim = "edit_claim" | "edit claim",
        /// A claim was moved up or down.
        MoveClaim = "move_claim" | "move claim",
        /// A claim was deleted.
        DeleteClaim = "delete_claim" | "delete claim",
        /// Something was attached to a claim.
        AttachEvidence = "attach_evidence" | "attach evidence",
        /// Something was removed from a claim.
        RemoveEvidence = "remove_evidence" | "remove evidence",
        /// A case was marked as studied.
        MarkCase = "mark_case" | "mark case as studied",
        /// The mark was taken away.
        UnmarkCase = "unmark_case" | "unmark case",
        /// A case was added.
        AddCase = "add_case" | "add case",
        /// A case was changed.
        EditCase = "edit_case" | "edit case",
        /// A case was deleted.
        DeleteCase = "delete_case" | "delete case",
        /// What became of a leader was written.
        EditStudyNote = "edit_study_note" | "edit study note",
        /// Such a note was deleted.
        DeleteStudyNote = "delete_study_note" | "delete study note",
        /// The profile was changed.
        EditProfile = "edit_profile" | "edit profile",
        /// The plan begins again today.
        RestartPlan = "restart_plan" | "restart plan",
        /// Quiet periods of a listed company were changed.
        EditQuietPeriods = "edit_quiet_periods" | "edit quiet periods",
        /// How the window looks was changed.
        ChangeAppearance = "change_appearance" | "change appearance",
        /// The weekly goal was changed by an offer.
        ChangeGoal = "change_goal" | "change weekly goal",
        /// An offer was declined.
        DeclineOffer = "decline_offer" | "decline offer",
        /// An offer was taken.
        TakeOffer = "take_offer" | "take offer",
        /// A suggestion was skipped for today.
        SkipSuggestion = "skip_suggestion" | "skip suggestion",
        /// The user started again after a time away.
        StartAgain = "start_again" | "start again",
        /// The voice is on hold.
        HoldVoice = "hold_voice" | "hold voice",
        /// The hold ended.
        EndHold = "end_hold" | "end hold",
        /// The first plan was run through, or not.
        Rehearse = "rehearse" | "run through the plan",
        /// What got in the way of a week was answered.
        ExplainWeek = "explain_week" | "explain last week",
        /// A backup slot was added.
        AddBackupSlot = "add_backup_slot" | "add backup slot",
        /// A reserve week was used.
        UseReserveWeek = "use_reserve_week" | "use reserve week",
        /// A reserve week was given back.
        ReturnReserveWeek = "return_reserve_week" | "give back reserve week",
        /// A reminder was added.
        AddReminder = "add_reminder" | "add reminder",
        /// A reminder was changed.
        EditReminder = "edit_reminder" | "edit reminder",
        /// A reminder was turned on.
        TurnReminderOn = "turn_reminder_on" | "turn reminder on",
        /// A reminder was turned off.
        TurnReminderOff = "turn_reminder_off" | "turn reminder off",
        /// A reminder was deleted.
        DeleteReminder = "delete_reminder" | "delete reminder",
        /// What a reminder asked for was done.
        FinishReminder = "finish_reminder" | "finish reminder",
        /// A reminder was snoozed.
        SnoozeReminder = "snooze_reminder" | "snooze reminder",
        /// A reminder was dismissed.
        DismissReminder = "dismiss_reminder" | "dismiss reminder",
        /// All reminders were snoozed.
        SnoozeAll = "snooze_all" | "snooze all reminders",
        /// Reminders were resumed.
        ResumeAll = "resume_all" | "resume reminders",
        /// Quiet hours were changed.
        EditQuietHours = "edit_quiet_hours" | "edit quiet hours",
        /// How reminders arrive was changed.
        EditNotifications = "edit_notifications" | "edit notifications",
        /// A pause was added.
        AddPause = "add_pause" | "add pause",
        /// A pause was deleted.
        DeletePause = "delete_pause" | "delete pause",
    }
}

/// An action of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What was done.
    pub kind: OperationKind,
    /// To what.
    pub with: Arguments,
}

/// What an action was about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arguments {
    /// The name of the thing, as it was then: a post's title, a person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The number of the step, 1 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<u8>,
    /// What one row of the worksheet is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<String>,
}

impl ToSql for Arguments {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let json = serde_json::to_string(self)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(json.into())
    }
}

impl Operation {
    /// An action about nothing in particular.
    #[must_use]
    pub fn new(kind: OperationKind) -> Self {
        Self { kind, with: Arguments::default() }
    }

    /// Its name, verb first: "log post", "finish step 3", "add leader".
    #[must_use]
    pub fn name(&self) -> String {
        let label = self.kind.label();
        match (&self.with.noun, self.with.step) {
            (Some(noun), _) => label.replace("row", noun),
            (None, Some(step)) if label.ends_with("step") => format!("{label} {step}"),
            _ => label.to_owned(),
        }
    }

    /// Its name with what it was about: "log post “Exit costs”".
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.with.about {
            Some(about) => format!("{} “{about}”", self.name()),
            None => self.name(),
        }
    }
}

/// How a level of the history is worded, from its row: an operation, or the sentence that was kept before there were any.
pub(super) struct Worded {
    /// The action's name.
    pub(super) name: String,
    /// Name with what it was about.
    pub(super) in_words: String,
}

impl Worded {
    /// From the columns `label`, `kind` and `arguments`.
    pub(super) fn from_row(row: &Row<'_>) -> Result<Self> {
        let (label, kind): (String, Option<String>) = (row.get("label")?, row.get("kind")?);
        let Some(kind) = kind else { return Ok(Self { name: sentence(&label), in_words: sentence(&label) }) };
        let unreadable = || Error::Unreadable { what: "action in the history" };
        let arguments: String = row.get("arguments")?;
        let operation = Operation {
            kind: kind.parse().map_err(|_| unreadable())?,
            with: serde_json::from_str(&arguments).map_err(|_| unreadable())?,
        };
        Ok(Self { name: operation.name(), in_words: operation.in_words() })
    }
}

/// A sentence that was kept, as the rest of one: "logged “Exit costs”" for "Logged: Exit costs".
fn sentence(label: &str) -> String {
    let (act, of) = label.split_once(": ").map_or((label, None), |(act, of)| (act, Some(of)));
    let mut letters = act.chars();
    let act = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    of.map_or(act.clone(), |of| format!("{act} “{of}”"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_the_steps_number_and_the_rows_noun() {
        let with = |kind, with| Operation { kind, with }.name();
        let step = Arguments { step: Some(3), ..Arguments::default() };
        assert_eq!(with(OperationKind::FinishStep, step.clone()), "finish step 3");
        assert_eq!(with(OperationKind::EditNotes, step), "edit notes");
        let noun = Arguments { noun: Some("leader".to_owned()), step: Some(4), ..Arguments::default() };
        assert_eq!(with(OperationKind::AddRow, noun), "add leader");
    }

    #[test]
    fn what_it_was_about_is_said_with_it() {
        let about = Arguments { about: Some("Exit costs".to_owned()), ..Arguments::default() };
        let logged = Operation { kind: OperationKind::LogPost, with: about };
        assert_eq!(
            (logged.name().as_str(), logged.in_words().as_str()),
            ("log post", "log post “Exit costs”")
        );
    }

    #[test]
    fn a_sentence_from_before_goes_on_in_the_one_it_stands_in() {
        assert_eq!(sentence("Logged: Exit costs"), "logged “Exit costs”");
        assert_eq!(sentence("Removed a feed"), "removed a feed");
    }

    #[test]
    fn every_name_begins_with_a_small_letter_and_has_no_end() {
        for kind in OperationKind::ALL {
            let label = kind.label();
            assert!(label.starts_with(|c: char| c.is_lowercase()) && !label.ends_with('.'), "{label}");
        }
    }
}
