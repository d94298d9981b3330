//! Words for days and times, read while they are typed.

use standpoint_core::calendar::natural_date::{self, DayRead, Sense, TimeRead};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::ask;

/// What words in a field for a day mean.
#[tauri::command]
pub(crate) fn read_day(app: AppHandle, words: &str, sense: Sense) -> Result<DayRead, Failure> {
    ask(&app, |coach, now| coach.read_day(now, words, sense))
}

/// What words in a field for a time of day mean.
#[tauri::command]
pub(crate) fn read_time(words: &str) -> TimeRead {
    natural_date::read_time(words)
}
