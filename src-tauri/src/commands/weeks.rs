//! Reserve weeks.

use chrono::NaiveDate;
use standpoint_core::changed::Changed;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Spends a reserve week on the week a date lies in.
#[tauri::command]
pub(crate) fn spend_reserve(app: AppHandle, date: NaiveDate) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.spend_reserve(now, date))
}

/// Takes the reserve week of a week back.
#[tauri::command]
pub(crate) fn take_reserve_back(app: AppHandle, date: NaiveDate) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.take_reserve_back(now, date))
}
