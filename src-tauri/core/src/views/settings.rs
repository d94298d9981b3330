//! Settings: profile, goal, looks. Reminders have a page of their own.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DataFacts, HoldLine, PaceCard};
use crate::calendar::{Day, Now, WeekStart};
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::profile::Pace;
use crate::profile::preferences::Preferences;
use crate::programme::Programme;
use crate::programme::plan::{Frame, Plan};
use crate::programme::situation::Situation;
use crate::publishing::network::Network;
use crate::publishing::quiet_period::QuietPeriod;
use crate::store::{feeds, quiet_periods};

/// Something that can be true where the user works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SituationLine {
    /// Which.
    pub slug: Situation,
    /// What is ticked.
    pub label: String,
    /// What is said at once when it is ticked.
    pub line: String,
    /// What it changes.
    pub settings: String,
    /// Whether it is true.
    pub holds: bool,
}

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
    /// The pace that is nearest to the minutes.
    pub pace: Pace,
    /// Minutes a week.
    pub minutes: u32,
    /// "75 minutes a week. Done by June 2027." for each pace and for the minutes in force.
    pub paces: Vec<PaceCard>,
    /// The days on which something is suggested.
    pub work_days: Vec<Day>,
    /// What can be true where the user works, each with what it changes.
    pub situations: Vec<SituationLine>,
    /// When nothing about results is suggested; asked of a listed or regulated company.
    pub quiet_periods: Vec<QuietPeriod>,
    /// "I help … do …".
    pub sentence: String,
    /// 1 for posts every week, 2 for every second week.
    pub every_weeks: u32,
    /// The voice on hold: the day it ends on; none is no hold.
    pub hold: Option<HoldLine>,
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
    /// The folder that holds everything, and copies in it.
    pub data: DataFacts,
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
        let journal = self.read_journal(now)?;
        let (_, now) = self.in_user_zone(now)?;
        let (profile, goal) = (journal.profile.clone(), journal.rhythm.latest_goal());
        let role_wanted =
            if profile.is(Situation::QuietSearch) { String::new() } else { profile.role_wanted.clone() };
        Ok(SettingsPage {
            name: profile.name,
            role_now: profile.role_now,
            // Someone who looks quietly has it on step 1 and nowhere else.
            role_wanted,
            topic: profile.topic,
            networks: profile.networks,
            pace: profile.pace,
            minutes: profile.minutes,
            paces: self.pace_cards(&journal),
            work_days: profile.work_days.iter().copied().collect(),
            situations: situation_lines(self.programme, &profile.situations),
            quiet_periods: quiet_periods::all(self.conn())?,
            sentence: profile.sentence.clone(),
            every_weeks: goal.every_weeks,
            hold: super::today::hold(&journal),
            week_start: profile.week_start,
            start_on: profile.start_on,
            zone: profile.zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
            zone_now: now.zone.name().to_owned(),
            weekly_posts: goal.posts,
            weekly_conversations: goal.conversations,
            weekly_invitations: goal.invitations,
            feeds: crate::journal::count(feeds::all(self.conn())?.len()),
            preferences: journal.preferences,
            data: self.data_facts(&now)?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            origin: self.programme.origin.trim().to_owned(),
        })
    }

    /// What each pace, and the minutes in force, come to.
    fn pace_cards(&self, journal: &Journal) -> Vec<PaceCard> {
        let mut minutes: Vec<u32> = Pace::ALL.iter().map(|pace| pace.minutes_a_week()).collect();
        if !minutes.contains(&journal.profile.minutes) {
            minutes.push(journal.profile.minutes);
        }
        let jump_in = journal.profile.coached_from.is_some();
        let card = |minutes: u32| {
            let frame = Frame { order: &journal.order, minutes, jump_in, pauses: &journal.pauses };
            let done_by = Plan::new(&frame, journal.profile.start_on).ends_on();
            PaceCard {
                minutes,
                sentence: format!("{minutes} minutes a week. Done by {}.", done_by.format("%B %Y")),
                done_by,
            }
        };
        minutes.into_iter().map(card).collect()
    }
}

/// Everything that can be true where the user works, in the programme's words.
pub(crate) fn situation_lines(programme: &Programme, holding: &[Situation]) -> Vec<SituationLine> {
    let line = |text: &crate::programme::situation::SituationText| SituationLine {
        slug: text.slug,
        label: text.label.clone(),
        line: text.line.clone(),
        settings: text.settings.clone(),
        holds: holding.contains(&text.slug),
    };
    programme.situations.iter().map(line).collect()
}
