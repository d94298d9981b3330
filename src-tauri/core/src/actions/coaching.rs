//! Answering the coach: doing what it suggests, something else, offers, holds, a fresh start.

use chrono::{Duration, NaiveDate};

use super::act::Act;
use super::tasks::{complete, complete_sitting, complete_smaller_version};
use crate::calendar::natural_date::{Calendar, Direction};
use crate::calendar::{Day, Now};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::coaching::{ActionKind, MissedReason, OfferKind, Subject};
use crate::error::{Error, Result};
use crate::id::ConversationId;
use crate::journal::Journal;
use crate::journal::next_week;
use crate::journal::{NextAction, next_actions};
use crate::people::conversation::{Conversation, ConversationKind};
use crate::profile::Profile;
use crate::programme::tasks::{OwnTask, TaskRef};
use crate::programme::{Counts, Length, Programme};
use crate::reminders::{OccurrenceState, Rule, RuleKind, Schedule};
use crate::rhythm::{Goal, Hold, OFFERED_INVITATIONS};
use crate::store::{
    self, OperationKind, Tx, coaching, conversations, occurrences, own_tasks, profiles, rules,
};

/// How many days after its slot a backup slot is.
const BACKUP_AFTER: i64 = 2;
/// Inbox entries older than this are settled by a fresh start.
const OLD_INBOX: Duration = Duration::days(7);

impl Coach {
    /// Does what is suggested: ticks the task or its part, logs what is counted, notes the reply, takes the offer, finishes
    /// the step, starts again.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a post, which is logged with what it is, and when nothing is suggested.
    pub fn do_next(&mut self, now: &Now) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let next = next_actions(tx.conn(), &journal, 1)?.into_iter().next();
            next.map_or_else(|| Ok(Act::nothing()), |next| do_suggested(tx, programme, &journal, &next, now))
        })
    }

    /// Sets the backup slot two days after the slot, on a work day, and so ticks the task that asks for it.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn add_backup_slot(&mut self, now: &Now) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| backup_slot(tx, programme, now))
    }

    /// Not this one, not today: it is not suggested again before tomorrow.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the subject names nothing.
    pub fn decline(&mut self, now: &Now, subject: &Subject) -> Result<Changed> {
        if subject.0.trim().is_empty() {
            return Err(Error::invalid("Nothing is named that could be declined."));
        }
        self.acting(now, |tx, now| {
            coaching::decline(tx, &subject.0, now.today())?;
            Ok(Act::did(OperationKind::SkipSuggestion, "Fine. One of these?"))
        })
    }

    /// Answers an offer of the coach's: it sets what it offers, or is not made again at this occasion.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_offer(&mut self, now: &Now, kind: OfferKind, accepted: bool) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            answer_offer_in(tx, programme, &journal, kind, accepted, now)
        })
    }

    /// Begins again after a time away: the current step begins today, what came back lapses, overdue tasks of the user’s own
    /// have no date any more, and old inbox entries are settled. One level of undo.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn start_again(&mut self, now: &Now) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            start_again_in(tx, &journal, now)?;
            Ok(begun_again())
        })
    }

    /// Puts the voice on hold until a day, in words or as a date; without one until the user ends it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the words don’t mean a day in the future.
    pub fn hold_voice(&mut self, now: &Now, until: Option<&str>) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let week_start = profiles::require(tx.conn())?.week_start;
            let today = now.today();
            let words = until.map(str::trim).filter(|words| !words.is_empty());
            // A hold is counted in days: at night “tomorrow” is not the day that has begun.
            let back_on = words
                .map(|words| Calendar::on(today, week_start).day(words, Direction::Future))
                .transpose()?;
            if back_on.is_some_and(|on| on <= today) {
                return Err(Error::invalid(
                    "The hold must end after today. Try tomorrow, Monday or a later date.",
                ));
            }
            coaching::end_holds(tx, today)?;
            coaching::add_hold(
                tx,
                Hold { from_on: today, until_on: back_on.map(|on| on - Duration::days(1)) },
            )?;
            let said = match back_on {
                Some(on) => format!("Your voice is on hold until {}.", on.format("%A %-d %B")),
                None => "Your voice is on hold until you say so.".to_owned(),
            };
            Ok(Act::did(OperationKind::HoldVoice, said))
        })
    }

    /// Ends the hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] without one.
    pub fn end_hold(&mut self, now: &Now) -> Result<Changed> {
        self.acting(now, |tx, now| match coaching::end_holds(tx, now.today())? {
            true => Ok(Act::did(
                OperationKind::EndHold,
                "Your hold is over. Look at each scheduled post before you publish it.",
            )),
            false => Err(Error::invalid("Your voice isn’t on hold.")),
        })
    }

    /// Notes that the moments shown were seen.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn see_moments(&mut self, now: &Now) -> Result<Changed> {
        self.acting(now, |tx, _| coaching::see_moments(tx).map(|()| Act::bookkeeping("")))
    }

    /// Notes that the first plan was rehearsed, or is not to be.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_rehearsal(&mut self, now: &Now, evening: bool, done: bool) -> Result<Changed> {
        let kind = if evening { "rehearsal-evening" } else { "rehearsal" };
        self.acting(now, |tx, now| {
            coaching::answer_offer(tx, kind, now.today(), done)?;
            Ok(Act::did(OperationKind::Rehearse, if done { "That counts." } else { "Another time." }))
        })
    }

    /// Says what got in the way of the week that begins on `week`, and is offered one change.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_missed_week(
        &mut self,
        now: &Now,
        week: NaiveDate,
        reason: MissedReason,
    ) -> Result<Changed> {
        self.acting(now, |tx, _| {
            coaching::put_missed_reason(tx, week, reason.slug())?;
            Ok(Act::did(OperationKind::ExplainWeek, reason.offer()))
        })
    }
}

/// Does what is suggested.
fn do_suggested(
    tx: &Tx<'_>,
    programme: &'static Programme,
    journal: &Journal,
    next: &NextAction,
    now: &Now,
) -> Result<Act> {
    match next.kind {
        ActionKind::Post => Err(Error::invalid(
            "A post is done once it’s published. Log it with `post log \"Title\"`, or mark the scheduled one with `post publish`.",
        )),
        ActionKind::Rest => Err(Error::invalid("Nothing is suggested now.")),
        ActionKind::Reply => match next.conversation {
            Some(id) => super::conversations::answer(tx, id, true, None, now),
            None => Ok(Act::nothing()),
        },
        ActionKind::Offer => match next.offer {
            Some(kind) => answer_offer_in(tx, programme, journal, kind, true, now),
            None => Ok(Act::nothing()),
        },
        ActionKind::FinishStep => {
            super::steps::finish(tx, programme.step(next.step.as_ref().map_or("", |step| &step.slug))?, now)
        }
        ActionKind::WelcomeBack => start_again_in(tx, journal, now).map(|()| begun_again()),
        ActionKind::Waiting => match next.post {
            Some(post) => super::posts::ask_for_nod_in(tx, post, "", now),
            None => complete(tx, programme, &next.subject.name().parse()?, now),
        },
        ActionKind::Task => do_task(tx, programme, next, now),
    }
}

/// Does a suggested task: its smaller version if that is what is suggested, one part of it, or what it counts.
fn do_task(tx: &Tx<'_>, programme: &'static Programme, next: &NextAction, now: &Now) -> Result<Act> {
    let name = next.subject.name();
    if next.is_smaller {
        return complete_smaller_version(tx, programme, name, next.minutes.unwrap_or(2), now);
    }
    if name == "choose-slot" {
        return backup_slot(tx, programme, now);
    }
    let count = next.count.unwrap_or(1);
    if let Some(kind) = next.logs {
        return log_counted(tx, kind, count, &next.title, now);
    }
    if programme.task(name).and_then(|(_, task)| task.counts) == Some(Counts::Cases) {
        return super::study::study_next(tx, programme, now, count);
    }
    complete_sitting(tx, programme, &name.parse()?, now)
}

/// Logs conversations that were done without naming anybody; the log ticks what counts them.
fn log_counted(tx: &Tx<'_>, kind: ConversationKind, count: u32, title: &str, now: &Now) -> Result<Act> {
    let conversation = Conversation {
        id: ConversationId(0),
        kind,
        person: None,
        network: None,
        link: None,
        on: now.today(),
        added: title.to_owned(),
        replied_on: None,
        answered_on: None,
    };
    for _ in 0..count {
        conversations::add(tx, &conversation)?;
    }
    Ok(Act::did(OperationKind::FinishTask, "Task done").about(title))
}

/// Sets the backup slot, and so ticks the task that asks for it.
fn backup_slot(tx: &Tx<'_>, programme: &'static Programme, now: &Now) -> Result<Act> {
    let choose_slot = TaskRef::Programme("choose-slot".to_owned());
    let profile = profiles::require(tx.conn())?;
    let rules = rules::all(tx.conn())?;
    let slots: Vec<_> =
        rules.iter().filter(|rule| rule.kind == RuleKind::WeeklyPost && rule.enabled).collect();
    if slots.len() >= 2 {
        return complete(tx, programme, &choose_slot, now);
    }
    let slot = slots.first().and_then(|rule| match &rule.schedule {
        Schedule::Weekly(days) => days.iter().next().copied().map(|day| (day, *rule)),
        _ => None,
    });
    let (day, template) = match slot {
        Some((day, rule)) => (backup_day(day, &profile), rule.clone()),
        None => (profile.work_days.iter().next().copied().unwrap_or(Day::Tuesday), new_slot(now)?),
    };
    let rule = Rule {
        id: crate::id::RuleId(0),
        rev: 1,
        schedule: Schedule::Weekly([day].into()),
        active_from: now.instant,
        ..template
    };
    rules::add(tx, &rule)?;
    super::tasks::complete_in(tx, programme, &choose_slot, now)?;
    Ok(Act::did(
        OperationKind::AddBackupSlot,
        format!("Backup slot on {}, {}", day.label(), rule.at.format("%H:%M")),
    ))
}

/// Keeps the answer to an offer, and sets what it offers.
fn answer_offer_in(
    tx: &Tx<'_>,
    programme: &Programme,
    journal: &Journal,
    kind: OfferKind,
    accepted: bool,
    now: &Now,
) -> Result<Act> {
    let today = now.today();
    coaching::answer_offer(tx, kind.slug(), today, accepted)?;
    if !accepted {
        return Ok(Act::did(OperationKind::DeclineOffer, "Not yet. Nothing changes."));
    }
    let known = journal.rhythm.latest_goal();
    match kind {
        OfferKind::Weekly | OfferKind::WeeklyAtStep8 => {
            let every_weeks = if journal.length() == Length::Light { 2 } else { 1 };
            let monday = next_week(journal);
            profiles::put_goal(tx, monday, Goal { posts: 1, every_weeks, ..known })?;
            let rate = if every_weeks == 2 { "every second week" } else { "a week" };
            Ok(Act::did(
                OperationKind::ChangeGoal,
                format!("1 post {rate}, from {}", monday.format("%A %-d %B")),
            ))
        }
        OfferKind::Conversations => {
            let comments =
                programme.recurring("read-and-comment").map_or(3, |(_, task)| task.wanted(journal.length()));
            profiles::put_goal(
                tx,
                today,
                Goal { conversations: comments, invitations: OFFERED_INVITATIONS, ..known },
            )?;
            Ok(Act::did(OperationKind::ChangeGoal, format!("{comments} comments a week")))
        }
        OfferKind::Halfway => {
            Ok(Act::did(OperationKind::TakeOffer, "Progress → Halfway is filled in for you"))
        }
        OfferKind::FreshStart => {
            start_again_in(tx, journal, now)?;
            Ok(Act::did(OperationKind::StartAgain, "A fresh start"))
        }
    }
}

fn begun_again() -> Act {
    Act::did(OperationKind::StartAgain, "We begin here.")
}

/// The day two work days after a slot.
fn backup_day(slot: Day, profile: &Profile) -> Day {
    let at = Day::ALL.iter().position(|day| *day == slot).unwrap_or(0);
    let after = usize::try_from(BACKUP_AFTER).unwrap_or(2);
    let days = (0..5).map(|ahead| Day::ALL[(at + after + ahead) % 7]);
    let works = |day: &Day| profile.work_days.contains(day) && *day != slot;
    days.clone().find(works).unwrap_or(Day::ALL[(at + after) % 7])
}

fn new_slot(now: &Now) -> Result<Rule> {
    let slot =
        crate::reminders::WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
    slot.entry().rule(crate::id::RuleId(0), 1, now)
}

/// Begins again: the plan, the current step, tasks and inbox entries that are past.
fn start_again_in(tx: &Tx<'_>, journal: &Journal, now: &Now) -> Result<()> {
    let today = now.today();
    if let Some(step) = journal.current() {
        profiles::put(tx, &journal.profile_starting_with(step)?)?;
        let record = store::step_records::get(tx.conn(), &step.slug)?;
        store::step_records::put(
            tx,
            &step.slug,
            &crate::programme::step_record::StepRecord { started_on: Some(today), ..record },
        )?;
    }
    for task in
        own_tasks::open(tx.conn())?.into_iter().filter(|task| task.due_on.is_some_and(|due| due < today))
    {
        own_tasks::put(tx, &OwnTask { due_on: None, ..task })?;
    }
    for known in occurrences::since(tx.conn(), today - Duration::days(366))?.into_values() {
        if !known.state.is_settled() && known.due_at < now.instant - OLD_INBOX {
            occurrences::put(tx, &known.with_state(OccurrenceState::Dismissed))?;
        }
    }
    coaching::add_fresh_start(tx, today)
}
