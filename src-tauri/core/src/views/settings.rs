//! Settings: profile, goal, slot, looks.

use chrono::NaiveDate;
use serde::Serialize;

use super::Overview;
use crate::coach::Coach;
use crate::error::Result;
use crate::network::Network;
use crate::preferences::Preferences;
use crate::profile::{Pace, WeekStart};
use crate::reminder::{Rule, WeeklySlot};
use crate::store::rules;
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
    /// The weekly nudge; none when there is no rule.
    pub slot: Option<WeeklySlot>,
    /// When it comes next, in words; empty when it does not.
    pub next_nudge: String,
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
        let rule = rules::weekly_post(self.store.conn())?;
        let profile = overview.profile.clone();
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
            weekly_posts: overview.week().goal,
            next_nudge: rule.as_ref().filter(|rule| rule.enabled).map(|rule| next_in_words(rule, &now)).unwrap_or_default(),
            slot: rule.map(|rule| rule.slot()),
            preferences: overview.preferences,
            data_folder: self.folder().display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            origin: self.programme.origin.trim().to_owned(),
        })
    }
}

/// "Tuesday 09:00, in 2 days".
fn next_in_words(rule: &Rule, now: &Now) -> String {
    let date = rule.upcoming(now);
    let when = match (date - now.today()).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    };
    format!("{} {}, {when}", rule.weekday.label(), rule.at.format("%H:%M"))
}
