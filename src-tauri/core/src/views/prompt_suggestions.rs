//! Prompts to begin with: those not used lately, each with the pillar that was not written about lately.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::pillars::pillars;
use crate::programme::situation::Situation;
use crate::programme::{Light, Programme};
use crate::publishing::quiet_period::SAFE_IN_QUIET;
use crate::store::posts::{self, Head};

/// Posts that must be out before anything but green prompts is offered.
const GREEN_ONLY_UNTIL: usize = 3;

/// How many are offered at once.
const OFFERS: usize = 5;

/// A prompt to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptSuggestion {
    /// The prompt's slug.
    pub prompt: String,
    /// lessons, viewpoints, teach, business or people.
    pub group: String,
    /// What to write about.
    pub text: String,
    /// How safe it is in most houses.
    pub light: Light,
    /// What to take care of; empty for a green one.
    pub care: String,
    /// The pillar it is offered for; empty when the user has named none.
    pub pillar: String,
    /// How many posts began with it.
    pub used: u32,
    /// When last.
    pub last_used_on: Option<NaiveDate>,
}

impl Coach {
    /// The prompts offered now.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn prompt_suggestions(&self, now: &Now) -> Result<Vec<PromptSuggestion>> {
        let conn = self.conn();
        prompt_suggestions(conn, &self.read_journal(now)?, &posts::heads(conn)?)
    }

    /// Every prompt, in the programme's order.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn prompts(&self) -> Result<Vec<PromptSuggestion>> {
        every(self.conn(), self.programme)
    }
}

/// Five prompts of five groups where there are as many, the least recently used first; among those not used yet, others
/// each week. Until three posts are out only green ones are offered, later green ones first; red ones on the inside-only
/// track alone; in a quiet period only what is safe then. `heads` are all posts.
pub(crate) fn prompt_suggestions(
    conn: &Connection,
    journal: &Journal,
    heads: &[Head],
) -> Result<Vec<PromptSuggestion>> {
    let today = journal.today;
    let mut all = every(conn, journal.programme)?;
    let out = heads.iter().filter(|head| head.standing.published_on.is_some()).count();
    let inside = journal.profile.is(Situation::InsideOnly);
    let quiet = journal.is_quiet;
    all.retain(|offer| match offer.light {
        Light::Green => !quiet || SAFE_IN_QUIET.contains(&offer.prompt.as_str()),
        Light::Amber => !quiet && (out >= GREEN_ONLY_UNTIL || inside),
        Light::Red => !quiet && inside,
    });
    let week = usize::try_from(today.signed_duration_since(NaiveDate::default()).num_weeks()).unwrap_or(0);
    let turn = week % all.len().max(1);
    all.rotate_left(turn);
    all.sort_by_key(|offer| (offer.last_used_on, offer.light));
    let pillars = least_written_about(conn, heads)?;
    let mut chosen: Vec<PromptSuggestion> = Vec::new();
    while chosen.len() < OFFERS && !all.is_empty() {
        let from_new_group =
            all.iter().position(|offer| !chosen.iter().any(|other| other.group == offer.group));
        let mut offer = all.remove(from_new_group.unwrap_or(0));
        if let Some(pillar) = chosen.len().checked_rem(pillars.len()).and_then(|turn| pillars.get(turn)) {
            offer.pillar.clone_from(pillar);
        }
        chosen.push(offer);
    }
    Ok(chosen)
}

fn every(conn: &Connection, programme: &Programme) -> Result<Vec<PromptSuggestion>> {
    let used: HashMap<_, _> =
        posts::prompts_used(conn)?.into_iter().map(|(slug, times, latest)| (slug, (times, latest))).collect();
    let offer = |prompt: &crate::programme::Prompt| {
        let used = used.get(&prompt.slug);
        PromptSuggestion {
            prompt: prompt.slug.clone(),
            group: prompt.group.clone(),
            text: prompt.text.clone(),
            light: prompt.light,
            care: prompt.care.clone().unwrap_or_default(),
            pillar: String::new(),
            used: used.map_or(0, |(times, _)| *times),
            last_used_on: used.map(|(_, latest)| *latest),
        }
    };
    Ok(programme.prompts.iter().map(offer).collect())
}

/// The user's pillars, the one not written about for longest first.
fn least_written_about(conn: &Connection, heads: &[Head]) -> Result<Vec<String>> {
    let mut pillars = pillars(conn)?;
    let latest = |pillar: &String| {
        heads.iter().filter(|head| head.pillar == *pillar).map(super::post_line::PostLine::date).max()
    };
    pillars.sort_by_cached_key(latest);
    Ok(pillars)
}
