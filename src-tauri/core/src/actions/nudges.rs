//! The weekly nudge: setting its slot, taking what is due, and writing back what became of it.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::post::Post;
use crate::reminder::{self, Nudge, NudgeAction, Occurrence, OccurrenceState, Rule, WeeklySlot};
use crate::store::{Op, occurrences, posts, rules};
use crate::time::{self, Now, instant_of};
use crate::views::Overview;

/// What the timer learns when it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudging {
    /// Taken for the asker, to be shown now.
    pub due: Option<Nudge>,
    /// When something can become due next.
    pub next_wake: Option<DateTime<Utc>>,
}

impl Coach {
    /// Sets the weekly slot, or turns the nudge off with none. It does not fire back for a time that has passed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the time does not fit.
    pub fn set_weekly_slot(&mut self, now: &Now, slot: Option<&WeeklySlot>) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let known = rules::weekly_post(self.store.conn())?;
        let wanted = slot.map(|slot| rule_from(slot, &now)).transpose()?;
        self.act(&Op::user("Changed the weekly nudge"), &now, "Saved".to_owned(), |tx| {
            match (known, wanted) {
                (Some(known), Some(wanted)) if (known.weekday, known.at, known.enabled) == (wanted.weekday, wanted.at, wanted.enabled) => {}
                (Some(known), Some(wanted)) => rules::put(tx, &Rule { id: known.id, rev: known.rev + 1, zone: known.zone, ..wanted })?,
                (Some(known), None) => rules::put(tx, &Rule { rev: known.rev + 1, enabled: false, active_from: now.instant, ..known })?,
                (None, Some(wanted)) => rules::add_weekly_post(tx, &wanted)?,
                (None, None) => {}
            }
            Ok(None)
        })
    }

    /// What is due now. It is taken in the same transaction, so two processes never both show it.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn take_due_nudge(&mut self, now: &Now) -> Result<Nudging> {
        if !self.is_onboarded()? {
            return Ok(Nudging { due: None, next_wake: None });
        }
        let (_, now) = self.at_home(now)?;
        // Most ticks find nothing: look without a write first.
        if self.due_nudge(&now)?.is_some() {
            let overview = Overview::read(self, &now)?;
            let (taken, _) = self.store.transact(&Op::machine(), &now, |tx| {
                let Some(rule) = rules::weekly_post(tx.conn())? else { return Ok(None) };
                let latest = occurrences::latest(tx.conn(), rule.id)?;
                let Some(due) = reminder::due(&now, &rule, latest.as_ref(), overview.goal_met()) else { return Ok(None) };
                let attempts =
                    latest.filter(|known| known.on == due.on && known.state == OccurrenceState::Claimed).map_or(0, |known| known.attempts);
                let claimed = Occurrence {
                    rule: rule.id,
                    on: due.on,
                    state: OccurrenceState::Claimed,
                    snoozed_until: None,
                    attempts: attempts + 1,
                    claimed_at: Some(now.instant),
                };
                occurrences::put(tx, &claimed)?;
                Ok(Some((rule.id, due.on)))
            })?;
            let due = taken.map(|(rule, on)| reminder::nudge(rule, on, &overview.week(), overview.policy_read(), overview.idea()));
            return Ok(Nudging { due, next_wake: self.next_wake(&now)? });
        }
        Ok(Nudging { due: None, next_wake: self.next_wake(&now)? })
    }

    /// Writes back that a taken nudge was shown.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn nudge_was_shown(&mut self, now: &Now, rule: RuleId, on: NaiveDate) -> Result<()> {
        self.store.transact(&Op::machine(), now, |tx| {
            let Some(known) = occurrences::get(tx.conn(), rule, on)?.filter(|known| known.state == OccurrenceState::Claimed) else {
                return Ok(());
            };
            occurrences::put(tx, &Occurrence { state: OccurrenceState::Posted, ..known })
        })?;
        Ok(())
    }

    /// The user's answer to a nudge. "I posted" logs a post of today whose title and link can be filled in later.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the rule is gone.
    pub fn answer_nudge(&mut self, now: &Now, rule: RuleId, on: NaiveDate, action: NudgeAction) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let known = rules::weekly_post(self.store.conn())?.filter(|known| known.id == rule).ok_or_else(|| rule.missing())?;
        let before = occurrences::get(self.store.conn(), rule, on)?;
        let blank = Occurrence { rule, on, state: OccurrenceState::Seen, snoozed_until: None, attempts: 1, claimed_at: None };
        let occurrence = before.unwrap_or(blank);
        match action {
            NudgeAction::Posted => {
                let today = now.today();
                let title = format!("Post of {}", today.format("%-d %B %Y"));
                let post = Post { title, url: None, network: None, posted_on: today, note: String::new() };
                let said = format!("Logged: {}", post.title);
                self.act(&Op::user(said.clone()), &now, said, |tx| {
                    occurrences::put(tx, &Occurrence { state: OccurrenceState::Done, snoozed_until: None, ..occurrence })?;
                    posts::add(tx, &post).map(|id| Some(id.0.to_string()))
                })
            }
            NudgeAction::Tomorrow => {
                let zone = known.zone.unwrap_or(now.zone);
                let until = instant_of(zone, now.in_zone(zone).today() + Duration::days(1), known.at);
                self.act(&Op::user("Put the nudge off until tomorrow"), &now, "The nudge comes back tomorrow".to_owned(), |tx| {
                    occurrences::put(tx, &Occurrence { state: OccurrenceState::Snoozed, snoozed_until: Some(until), ..occurrence })
                        .map(|()| None)
                })
            }
            NudgeAction::Open => self.act(&Op::machine(), &now, String::new(), |tx| {
                if matches!(occurrence.state, OccurrenceState::Claimed | OccurrenceState::Posted) {
                    occurrences::put(tx, &Occurrence { state: OccurrenceState::Seen, ..occurrence })?;
                }
                Ok(None)
            }),
        }
    }

    fn due_nudge(&self, now: &Now) -> Result<Option<reminder::DueNudge>> {
        let Some(rule) = rules::weekly_post(self.store.conn())? else { return Ok(None) };
        let latest = occurrences::latest(self.store.conn(), rule.id)?;
        // Whether the goal is met costs reading the log, so it is asked last.
        match reminder::due(now, &rule, latest.as_ref(), false) {
            Some(due) if !Overview::read(self, now)?.goal_met() => Ok(Some(due)),
            _ => Ok(None),
        }
    }

    fn next_wake(&self, now: &Now) -> Result<Option<DateTime<Utc>>> {
        let Some(rule) = rules::weekly_post(self.store.conn())? else { return Ok(None) };
        let latest = occurrences::latest(self.store.conn(), rule.id)?;
        Ok(reminder::next_wake(now, &rule, latest.as_ref()))
    }
}

/// A new rule from the slot as entered, active from now on.
pub(super) fn rule_from(slot: &WeeklySlot, now: &Now) -> Result<Rule> {
    let at = time::parse_time(&slot.time)
        .map_err(|_| Error::invalid("The nudge’s time must lie between 00:00 and 23:59, written like 09:00."))?;
    Ok(Rule { id: RuleId(0), rev: 1, weekday: slot.weekday, at, zone: None, active_from: now.instant, enabled: slot.enabled })
}
