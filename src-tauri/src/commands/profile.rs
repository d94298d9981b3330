//! Who the user is and how they want it: the first questions and the settings.

use standpoint_core::changed::Changed;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::profile::preferences::Preferences;
use standpoint_core::publishing::quiet_period::QuietPeriod;
use standpoint_core::reminders::WeeklySlot;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Answers the first questions.
#[tauri::command]
pub(crate) fn onboard(
    app: AppHandle,
    answers: ProfileAnswers,
    slot: Option<WeeklySlot>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.onboard(now, &answers, slot.as_ref()))
}

/// Changes what is given of the profile, the goal and the frame.
#[tauri::command]
pub(crate) fn change_profile(app: AppHandle, answers: ProfileAnswers) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_profile(now, &answers))
}

/// Lays out from today what is not done yet.
#[tauri::command]
pub(crate) fn plan_from_today(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.plan_from_today(now))
}

/// Keeps how the window should look.
#[tauri::command]
pub(crate) fn set_preferences(app: AppHandle, preferences: Preferences) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_preferences(now, preferences))
}

/// Sets when nothing about results is suggested.
#[tauri::command]
pub(crate) fn set_quiet_periods(app: AppHandle, periods: Vec<QuietPeriod>) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_quiet_periods(now, &periods))
}
