//! Answering the coach: what it suggests, something else, offers, holds, a fresh start.

use chrono::NaiveDate;
use standpoint_core::MissedReason;
use standpoint_core::changed::Changed;
use standpoint_core::coaching::{OfferKind, Subject};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Does what is suggested.
#[tauri::command]
pub(crate) fn do_next(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.do_next(now))
}

/// Not this one, not today.
#[tauri::command]
pub(crate) fn decline(app: AppHandle, subject: Subject) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.decline(now, &subject))
}

/// Takes an offer, or not.
#[tauri::command]
pub(crate) fn answer_offer(app: AppHandle, kind: OfferKind, accepted: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.answer_offer(now, kind, accepted))
}

/// Begins again after a time away.
#[tauri::command]
pub(crate) fn start_again(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.start_again(now))
}

/// Puts the voice on hold until a day; without one until the user says so.
#[tauri::command]
pub(crate) fn hold_voice(app: AppHandle, until: Option<String>) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.hold_voice(now, until.as_deref()))
}

/// Ends the hold.
#[tauri::command]
pub(crate) fn end_hold(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.end_hold(now))
}

/// Notes that the moments shown were seen.
#[tauri::command]
pub(crate) fn see_moments(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.see_moments(now))
}

/// Says what got in the way of a week.
#[tauri::command]
pub(crate) fn answer_missed_week(
    app: AppHandle,
    week: NaiveDate,
    reason: MissedReason,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.answer_missed_week(now, week, reason))
}

/// Notes that the first plan was rehearsed, or is not to be.
#[tauri::command]
pub(crate) fn answer_rehearsal(app: AppHandle, evening: bool, done: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.answer_rehearsal(now, evening, done))
}

/// Sets the backup slot two days after the slot.
#[tauri::command]
pub(crate) fn add_backup_slot(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_backup_slot(now))
}
