//! Reminders as they happen: taking what is due, writing back what became of it, and the user's answers.

mod answer;

use chrono::{DateTime, Utc};

use answer::Answer;

use super::act::Act;
use super::tasks::complete_in;
use crate::calendar::Now;
use crate::calendar::natural_date::instant_in_words;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::journal::reminder_context::ReminderContext;
use crate::reminders::{
    Decision, Delivery, Occurrence, OccurrenceKey, OccurrenceState, PopupAction, PopupText, Rule, RuleKind,
    decide, popup_text, tomorrow_morning,
};
use crate::store::{OperationKind, Tx, occurrences, reminder_settings, rules};

/// What the timer learns when it asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuePopups {
    /// Taken for the asker, to be shown now.
    pub popups: Vec<PopupText>,
    /// Settled since: a notification of these that is still on the screen can go.
    pub close: Vec<OccurrenceKey>,
    /// Whether anything was written down.
    pub changed: bool,
    /// How many wait in the inbox, those among them.
    pub waiting: usize,
    /// When something can become due next.
    pub next_wake: Option<DateTime<Utc>>,
}

impl Coach {
    /// What is due now. It is taken in the same transaction, so two processes never both show it.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn take_due(&mut self, now: &Now, delivery: Delivery) -> Result<DuePopups> {
        if !self.is_onboarded()? {
            return Ok(DuePopups::default());
        }
        let programme = self.programme;
        // Most ticks find nothing: look without a write first.
        let seen = self.reminder_context(now)?;
        let decision = decide(&seen.world, &seen.now, delivery);
        if !decision.writes() {
            return Ok(DuePopups {
                waiting: seen.world.inbox().count(),
                next_wake: decision.next_wake,
                ..DuePopups::default()
            });
        }
        let ((taken, decision, settings), _) = self.keeping(now, |tx| {
            let mut taken = ReminderContext::read(tx.conn(), programme, now)?;
            let decision = decide(&taken.world, &taken.now, delivery);
            apply_decision(tx, &taken, &decision)?;
            taken.world.apply(&taken.now, &decision);
            Ok((taken, decision, reminder_settings::get(tx.conn())?))
        })?;
        let words = |popup| popup_text(&taken.world, popup, &taken.popup_context, settings);
        Ok(DuePopups {
            popups: decision.popups.iter().map(words).collect(),
            changed: true,
            close: decision.close,
            waiting: taken.world.inbox().count(),
            next_wake: decision.next_wake,
        })
    }

    /// Writes back that a taken nudge is on the screen.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn popup_was_shown(&mut self, now: &Now, keys: &[OccurrenceKey]) -> Result<()> {
        self.note(now, keys, |known| {
            (known.state == OccurrenceState::Claimed).then(|| Occurrence {
                shown_at: Some(now.instant),
                ..known.with_state(OccurrenceState::Posted)
            })
        })
    }

    /// Writes back that a taken nudge did not reach the screen: it stays in the inbox and its popup is still to be shown (rule 11).
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn popup_was_refused(&mut self, now: &Now, keys: &[OccurrenceKey]) -> Result<()> {
        self.note(now, keys, |known| {
            let unanswered = matches!(known.state, OccurrenceState::Claimed | OccurrenceState::Posted);
            let owed = || Occurrence {
                attempts: 0,
                claimed_at: None,
                shown_at: None,
                ..known.with_state(OccurrenceState::Claimed)
            };
            unanswered.then(owed)
        })
    }

    /// The user's answer to a nudge: one action for all occurrences it covers, one level of undo. "I posted" logs a post of today
    /// whose title and link can be filled in later.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the rule is gone, [`Error::Invalid`] when "done" is said of several tasks at once.
    pub fn answer_popup(
        &mut self,
        now: &Now,
        keys: &[OccurrenceKey],
        action: PopupAction,
    ) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let reminder_context = ReminderContext::read(tx.conn(), programme, now)?;
            let named = keys
                .iter()
                .map(|key| rules::get(tx.conn(), key.rule).map(|rule| (rule, *key)))
                .collect::<Result<Vec<_>>>()?;
            let answered: Vec<_> = named
                .iter()
                .filter(|(rule, key)| !is_answered(&reminder_context, rule, *key))
                .cloned()
                .collect();
            if answered.is_empty() {
                return Ok(already(&named, action));
            }
            let plan = Answer::to(&reminder_context, &answered, action)?;
            for (rule, key) in &answered {
                let known = known_or_new(&reminder_context, rule, *key);
                if let Some(answered) = plan.effect.on(&known, &reminder_context, rule) {
                    occurrences::put(tx, &Occurrence { acted_at: Some(now.instant), ..answered })?;
                }
            }
            if !matches!(action, PopupAction::Done | PopupAction::Open) {
                put_aside_the_same(tx, &reminder_context, &answered)?;
            }
            for task in &plan.tasks {
                complete_in(tx, programme, task, now)?;
            }
            if let Some(subject) = &plan.snoozed {
                crate::store::coaching::snooze(tx, &subject.0)?;
            }
            let post = plan.post.as_ref().map(|out| out.log(tx, now.today())).transpose()?;
            let act = match plan.kind {
                Some(kind) => Act::did(kind, plan.said),
                None => Act::unsaid(),
            };
            let act = match &plan.about {
                Some(about) => act.about(about),
                None => act,
            };
            Ok(match post {
                Some(post) => act.created(post.0),
                None => act,
            })
        })
    }

    /// Puts what waits of a reminder off until an instant.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing of it waits or the instant has passed, [`Error::NotFound`] when there is no such rule.
    pub fn snooze_reminder(&mut self, now: &Now, rule: RuleId, until: DateTime<Utc>) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            rules::get(tx.conn(), rule)?;
            if until <= now.instant {
                return Err(Error::invalid("That time has passed. Choose a later one."));
            }
            let known = waiting_of(&ReminderContext::read(tx.conn(), programme, now)?, rule)
                .ok_or_else(|| Error::invalid("This reminder isn’t due now. See `reminder list`."))?;
            let put_off = Occurrence {
                snoozed_until: Some(until),
                acted_at: Some(now.instant),
                ..known.with_state(OccurrenceState::Snoozed)
            };
            occurrences::put(tx, &put_off)?;
            Ok(Act::did(
                OperationKind::SnoozeReminder,
                format!("Snoozed until {}", instant_in_words(now, until)),
            ))
        })
    }

    /// Puts every reminder off until tomorrow morning; in the small hours that is the coming one.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn snooze_all(&mut self, now: &Now) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let until = tomorrow_morning(&ReminderContext::read(tx.conn(), programme, now)?.world, now);
            reminder_settings::snooze_all(tx, Some(until))?;
            let said = format!("All reminders snoozed until {}", instant_in_words(now, until));
            Ok(Act::did(OperationKind::SnoozeAll, said))
        })
    }

    /// Ends putting every reminder off.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn resume_all(&mut self, now: &Now) -> Result<Changed> {
        self.acting(now, |tx, _| {
            reminder_settings::snooze_all(tx, None)?;
            Ok(Act::did(OperationKind::ResumeAll, "Reminders resumed"))
        })
    }

    fn note(
        &mut self,
        now: &Now,
        keys: &[OccurrenceKey],
        next: impl Fn(&Occurrence) -> Option<Occurrence>,
    ) -> Result<()> {
        self.keeping(now, |tx| {
            for key in keys {
                if let Some(next) = occurrences::get(tx.conn(), *key)?.as_ref().and_then(&next) {
                    occurrences::put(tx, &next)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// Writes a decision down.
pub(super) fn apply_decision(
    tx: &Tx<'_>,
    reminder_context: &ReminderContext,
    decision: &Decision,
) -> Result<()> {
    for rule in &decision.clamp {
        rules::activate(tx, *rule, reminder_context.now.instant)?;
    }
    if decision.release_all {
        reminder_settings::snooze_all(tx, None)?;
    }
    for key in &decision.forget {
        occurrences::remove(tx, *key)?;
    }
    decision.write.iter().try_for_each(|occurrence| occurrences::put(tx, occurrence))
}

/// What says the same as what was answered would come up in its place.
fn put_aside_the_same(
    tx: &Tx<'_>,
    reminder_context: &ReminderContext,
    answered: &[(Rule, OccurrenceKey)],
) -> Result<()> {
    let keys: Vec<_> = answered.iter().map(|(_, key)| *key).collect();
    for same in keys
        .iter()
        .flat_map(|key| reminder_context.world.the_same(*key))
        .filter(|same| !keys.contains(&same.key))
    {
        let aside = Occurrence {
            acted_at: Some(reminder_context.now.instant),
            ..same.with_state(OccurrenceState::Dismissed)
        };
        occurrences::put(tx, &aside)?;
    }
    Ok(())
}

/// Whether an occurrence needs no answer any more: the user gave one, here or elsewhere, or the post that it asks for is in
/// the log by now, from another of the week's slots say.
fn is_answered(reminder_context: &ReminderContext, rule: &Rule, key: OccurrenceKey) -> bool {
    let known = reminder_context.world.occurrences.get(&key).map(|known| known.state);
    matches!(known, Some(OccurrenceState::Done | OccurrenceState::Dismissed))
        || (rule.kind == RuleKind::WeeklyPost && reminder_context.popup_context.is_kept(key.on))
}

/// What is said when nothing of it waited for an answer.
fn already(answered: &[(Rule, OccurrenceKey)], action: PopupAction) -> Act {
    let post = answered.iter().any(|(rule, _)| rule.kind == RuleKind::WeeklyPost);
    match action {
        PopupAction::Open => Act::unsaid(),
        PopupAction::Done if post => Act::bookkeeping("Already logged"),
        PopupAction::Done => Act::bookkeeping("Already done"),
        _ => Act::bookkeeping("Already answered"),
    }
}

/// What waits of a rule: the latest that is open, or one that is due and held.
fn waiting_of(reminder_context: &ReminderContext, rule: RuleId) -> Option<Occurrence> {
    let decision = decide(&reminder_context.world, &reminder_context.now, Delivery::Down);
    let open = decision
        .write
        .iter()
        .chain(reminder_context.world.of(rule))
        .find(|known| known.key.rule == rule && !known.state.is_settled());
    let held = || {
        decision
            .held
            .iter()
            .find(|held| held.key.rule == rule)
            .map(|held| Occurrence::new(held.key, reminder_context.now.instant))
    };
    open.cloned().or_else(held)
}

fn known_or_new(reminder_context: &ReminderContext, rule: &Rule, key: OccurrenceKey) -> Occurrence {
    let known = reminder_context.world.occurrences.get(&key).cloned();
    known.unwrap_or_else(|| Occurrence::new(key, rule.instant_on(&reminder_context.now, key.on)))
}
