//! Settings: profile, goal, looks. Reminders have a page of their own.

use chrono::NaiveDate;
use serde::Serialize;

use super::Overview;
use crate::coach::Coach;
use crate::error::Result;
use crate::network::Network;
use crate::preferences::Preferences;
use crate::profile::{Pace, WeekStart};
use crate::store::feeds;
use crate::time::Now;

/// The Settings page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SettingsPage {
    /// What the coach calls the user.
    pub name: String,
    /// The role they have.
    pub role_now: String,
    /// The role they want.
    pub role_wanted: String,
    /// What they want to be known for.
    pub topic: String,
    /// Where they take part.
    pub networks: Vec<Network>,
    /// Weekly minutes.
    pub pace: Pace,
    /// The day a week begins on.
    pub week_start: WeekStart,
    /// The date the plan is laid out from.
    pub start_on: NaiveDate,
    /// A fixed zone; empty follows the computer.
    pub zone: String,
    /// The zone in force.
    pub zone_now: String,
    /// Posts a week.
    pub weekly_posts: u32,
    /// Comments, replies, calls and credit a week; 0 for no goal.
    pub weekly_conversations: u32,
    /// Invitations a week; 0 for no goal.
    pub weekly_invitations: u32,
    /// The user's own feeds, how many.
    pub feeds: u32,
    /// Theme and the like.
    pub preferences: Preferences,
    /// The folder that holds everything.
    pub data_folder: String,
    /// The program's version.
    pub version: String,
    /// Where the programme comes from.
    pub origin: String,
}

impl Coach {
    /// The Settings page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn settings_page(&self, now: &Now) -> Result<SettingsPage> {
        let overview = Overview::read(self, now)?;
        let (_, now) = self.at_home(now)?;
        let (profile, week) = (overview.profile.clone(), overview.week());
        Ok(SettingsPage {
            name: profile.name,
            role_now: profile.role_now,
            role_wanted: profile.role_wanted,
            topic: profile.topic,
            networks: profile.networks,
            pace: profile.pace,
            week_start: profile.week_start,
            start_on: profile.start_on,
            zone: profile.zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
            zone_now: now.zone.name().to_owned(),
            weekly_posts: week.goal,
            weekly_conversations: week.conversation_goal,
            weekly_invitations: week.invitation_goal,
            feeds: super::overview::count(feeds::all(self.store.conn())?.len()),
            preferences: overview.preferences,
            data_folder: self.folder().display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            origin: self.programme.origin.trim().to_owned(),
        })
    }
}
