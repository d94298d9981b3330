//! The first questions, and changing the answers later.

use super::act::Act;
use crate::calendar::{self, Now, WeekStart};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::journal::Journal;
use crate::profile::preferences::Preferences;
use crate::profile::{
    Pace, Profile, ProfileAnswers, check_minutes, check_ties_a_month, check_weekly_conversations,
    check_weekly_posts, parse_zone,
};
use crate::programme::situation::Situation;
use crate::publishing::quiet_period::QuietPeriod;
use crate::reminders::{ReminderSettings, WeeklySlot};
use crate::rhythm::{Goal, WeekFrame};
use crate::store::{self, OperationKind, Tx, profiles};
use crate::text;

impl Coach {
    /// Makes the profile from the first answers, with the weekly nudge if there is to be one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when an answer does not fit or there is a profile already.
    pub fn onboard(
        &mut self,
        now: &Now,
        answers: &ProfileAnswers,
        slot: Option<&WeeklySlot>,
    ) -> Result<Changed> {
        let zone = answers.zone.as_deref().map_or(Ok(None), parse_zone)?;
        let now = now.in_zone(zone.unwrap_or(now.zone));
        let today = now.today();
        let blank = Profile {
            name: String::new(),
            role_now: String::new(),
            role_wanted: String::new(),
            topic: String::new(),
            networks: Vec::new(),
            pace: Pace::Steady,
            minutes: Pace::Steady.minutes_a_week(),
            work_days: WeekFrame::default().work_days,
            situations: Vec::new(),
            sentence: String::new(),
            coached_from: Some(today),
            week_start: WeekStart::Monday,
            start_on: today,
            joined_on: today,
            zone: None,
            ties_a_month: None,
        };
        let profile = answered(blank, answers)?;
        // The voice starts when the user starts: with one post a week for someone who posts already.
        let posts_already = profile.is(Situation::AlreadyPosting);
        let goal = answered_goal(Goal::from(u32::from(posts_already)), answers)?;
        let rule = slot.map(|slot| slot.entry().rule(RuleId(0), 1, &now)).transpose()?;
        self.acting(&now, |tx, _| {
            if profiles::get(tx.conn())?.is_some() {
                return Err(Error::invalid(
                    "A profile already exists here. Edit it in Settings, or use another folder with --data-dir.",
                ));
            }
            profiles::put(tx, &profile)?;
            profiles::put_goal(tx, today, goal)?;
            if profile.is(Situation::QuietSearch) {
                hide_details(tx)?;
            }
            if let Some(rule) = &rule {
                store::rules::add(tx, rule)?;
            }
            // No level of undo: there is nothing before it to go back to.
            Ok(Act::bookkeeping("You’re set up. Step 1 is ready."))
        })
    }

    /// Changes the answers that are given and leaves the others. A new weekly goal holds from this week on; moving the
    /// start or the pace moves the dates of what is not done.
    ///
    /// # Errors
    /// [`Error::Invalid`] when an answer does not fit.
    pub fn change_profile(&mut self, now: &Now, answers: &ProfileAnswers) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = profiles::require(tx.conn())?;
            let profile = answered(before.clone(), answers)?;
            let known = profiles::goals(tx.conn())?.latest();
            let goal = answered_goal(known, answers)?;
            if profile != before {
                profiles::put(tx, &profile)?;
            }
            if profile.is(Situation::QuietSearch) && !before.is(Situation::QuietSearch) {
                hide_details(tx)?;
            }
            if goal != known {
                profiles::put_goal(tx, now.today(), goal)?;
            }
            let leaves_inside = before.is(Situation::InsideOnly) && !profile.is(Situation::InsideOnly);
            let said = if leaves_inside {
                "What you did inside stays done. The public versions are in each step, if you want them."
            } else {
                "Saved"
            };
            Ok(named(Act::did(OperationKind::EditProfile, said), answers))
        })
    }

    /// Lays the plan out so that the first step that is not finished begins today.
    ///
    /// # Errors
    /// [`Error::Invalid`] when every step is finished.
    pub fn restart_plan(&mut self, now: &Now) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let step = journal
                .current()
                .ok_or_else(|| Error::invalid("All 12 steps are finished. There’s nothing to plan."))?;
            profiles::put(tx, &journal.profile_starting_with(step)?)?;
            Ok(Act::did(OperationKind::RestartPlan, format!("Plan restarted from step {}", step.number)))
        })
    }

    /// Sets when nothing about results is suggested: these periods and no others.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one ends before it begins.
    pub fn set_quiet_periods(&mut self, now: &Now, periods: &[QuietPeriod]) -> Result<Changed> {
        if periods.iter().any(|period| period.to_on < period.from_on) {
            return Err(Error::invalid(
                "A quiet period ends before it begins. Its last day must not be before its first.",
            ));
        }
        self.acting(now, |tx, _| {
            store::quiet_periods::put(tx, periods)?;
            Ok(Act::did(OperationKind::EditQuietPeriods, "Saved"))
        })
    }

    /// Keeps the window's preferences.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn set_preferences(&mut self, now: &Now, preferences: Preferences) -> Result<Changed> {
        self.acting(now, |tx, _| {
            store::preferences::put(tx, preferences)?;
            Ok(Act::did(OperationKind::ChangeAppearance, "Saved"))
        })
    }
}

/// One level of undo for a field that is saved as it is typed, one a change for everything else.
fn named(act: Act, answers: &ProfileAnswers) -> Act {
    let typed = [
        ("name", &answers.name),
        ("role_now", &answers.role_now),
        ("role_wanted", &answers.role_wanted),
        ("topic", &answers.topic),
        ("sentence", &answers.sentence),
    ];
    let mut given = typed.iter().filter(|(_, answer)| answer.is_some());
    match (given.next(), given.next()) {
        (Some((field, _)), None) => act.merging(format!("profile {field}")),
        _ => act,
    }
}

/// Someone who looks for a new role quietly shows no details on the screen.
fn hide_details(tx: &Tx<'_>) -> Result<()> {
    let settings = store::reminder_settings::get(tx.conn())?;
    store::reminder_settings::put(tx, ReminderSettings { hide_details: true, ..settings })
}

fn answered_goal(goal: Goal, answers: &ProfileAnswers) -> Result<Goal> {
    Ok(Goal {
        posts: answers.weekly_posts.map_or(Ok(goal.posts), check_weekly_posts)?,
        conversations: answers
            .weekly_conversations
            .map_or(Ok(goal.conversations), check_weekly_conversations)?,
        invitations: answers.weekly_invitations.map_or(Ok(goal.invitations), check_weekly_conversations)?,
        every_weeks: match answers.every_weeks {
            None => goal.every_weeks,
            Some(weeks @ (1 | 2)) => weeks,
            Some(_) => {
                return Err(Error::invalid("Posts are counted every week or every second week: 1 or 2."));
            }
        },
    })
}

fn answered(profile: Profile, answers: &ProfileAnswers) -> Result<Profile> {
    let line = |what, answer: &Option<String>, before: String| {
        answer.as_deref().map_or(Ok(before), |text| text::one_line(what, text))
    };
    let mut networks = answers.networks.clone().unwrap_or(profile.networks);
    networks.sort();
    networks.dedup();
    let mut situations = answers.situations.clone().unwrap_or(profile.situations);
    situations.sort();
    situations.dedup();
    let minutes = match (answers.minutes, answers.pace) {
        (Some(minutes), _) => check_minutes(minutes)?,
        (None, Some(pace)) => pace.minutes_a_week(),
        (None, None) => profile.minutes,
    };
    let work_days = match &answers.work_days {
        None => profile.work_days,
        Some(days) if days.is_empty() => {
            return Err(Error::invalid("Leave at least one work day, so that something can be suggested."));
        }
        Some(days) => days.iter().copied().collect(),
    };
    Ok(Profile {
        name: line("The name", &answers.name, profile.name)?,
        role_now: line("The role", &answers.role_now, profile.role_now)?,
        role_wanted: line("The role", &answers.role_wanted, profile.role_wanted)?,
        topic: line("The topic", &answers.topic, profile.topic)?,
        networks,
        pace: Pace::nearest(minutes),
        minutes,
        work_days,
        situations,
        sentence: line("The sentence", &answers.sentence, profile.sentence)?,
        coached_from: profile.coached_from,
        week_start: answers.week_start.unwrap_or(profile.week_start),
        start_on: answers.start_on.map_or(Ok(profile.start_on), calendar::check_date)?,
        joined_on: profile.joined_on,
        zone: answers.zone.as_deref().map_or(Ok(profile.zone), parse_zone)?,
        ties_a_month: answers.ties_a_month.map(check_ties_a_month).transpose()?.or(profile.ties_a_month),
    })
}
