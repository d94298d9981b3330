//! Who the user is and how they want it: the first questions and the settings.

use super::declare::commands;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::profile::preferences::Preferences;
use standpoint_core::publishing::quiet_period::QuietPeriod;
use standpoint_core::reminders::WeeklySlot;

commands! {
    profile;

    /// Answers the first questions.
    act onboard(answers: ProfileAnswers, slot: Option<WeeklySlot>) |coach, now| coach.onboard(now, &answers, slot.as_ref());

    /// Changes what is given of the profile, the goal and the frame.
    act change_profile(answers: ProfileAnswers) |coach, now| coach.change_profile(now, &answers);

    /// Lays out from today what is not done yet.
    act restart_plan() |coach, now| coach.restart_plan(now);

    /// Keeps how the window should look.
    act set_preferences(preferences: Preferences) |coach, now| coach.set_preferences(now, preferences);

    /// Sets when nothing about results is suggested.
    act set_quiet_periods(periods: Vec<QuietPeriod>) |coach, now| coach.set_quiet_periods(now, &periods);
}
