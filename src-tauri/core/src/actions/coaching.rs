//! Answering the coach: doing what it suggests, something else, offers, holds, a fresh start.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::coaching::{ActionKind, OfferKind, Subject};
use crate::conversation::{Conversation, ConversationKind};
use crate::day_words::parse_day;
use crate::error::{Error, Result};
use crate::id::ConversationId;
use crate::named::named_enum;
use crate::plan::{Frame, Plan};
use crate::profile::Profile;
use crate::programme::{Counts, Length};
use crate::reminder::{Day, OccurrenceState, Rule, RuleKind, Schedule};
use crate::rhythm::{Goal, Hold, OFFERED_INVITATIONS};
use crate::store::{self, Op, Tx, coaching, conversations, occurrences, own_tasks, profiles, rules};
use crate::task::{OwnTask, TaskRef};
use crate::time::Now;
use crate::views::{NextAction, Overview, next_week};

/// How many days after its slot a backup slot is.
const BACKUP_AFTER: i64 = 2;
/// Inbox entries older than this are settled by a fresh start.
const OLD_INBOX: Duration = Duration::days(7);

named_enum! {
    /// What got in the way of a week, as the look back asks once.
    pub enum MissedReason("reason") {
        /// The moment did not come.
        Moment = "moment" | "The moment",
        /// There was no time.
        Time = "time" | "Time",
        /// There was nothing to say.
        NothingToSay = "nothing" | "Nothing to say",
        /// Fear of being seen.
        Nerves = "nerves" | "Nerves",
        /// Something that matters more.
        SomethingBigger = "bigger" | "Something bigger",
    }
}

impl MissedReason {
    /// The one change that is offered for it.
    #[must_use]
    pub fn offer(self) -> &'static str {
        match self {
            Self::Moment => "Move the slot?",
            Self::Time => "Take the smaller version?",
            Self::NothingToSay => "Here’s a prompt with a green light.",
            Self::Nerves => "Show it to one person first?",
            Self::SomethingBigger => "Shall we pause?",
        }
    }
}

impl Coach {
    /// Does what is suggested: ticks the task or its part, logs what is counted, notes the reply, takes the offer, finishes
    /// the step, starts again.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a post, which is logged with what it is, and when nothing is suggested.
    pub fn do_next(&mut self, now: &Now) -> Result<Changed> {
        let next = self.next_action(now)?;
        match next.kind {
            ActionKind::Post => Err(Error::invalid(
                "A post is done once it is out. Log it with `post log \"Title\"`, or publish the one you planned with `post publish`.",
            )),
            ActionKind::Rest => Err(Error::invalid("Nothing is suggested now, so there is nothing to do.")),
            ActionKind::Reply => match next.conversation {
                Some(id) => self.note_answer(now, id, true, None),
                None => self.nothing_changed(),
            },
            ActionKind::Offer => match next.offer {
                Some(kind) => self.answer_offer(now, kind, true),
                None => self.nothing_changed(),
            },
            ActionKind::FinishStep => self.finish_step(now, next.step.as_ref().map_or("", |step| &step.slug)),
            ActionKind::WelcomeBack => self.start_again(now),
            ActionKind::Waiting => match next.post {
                Some(post) => self.ask_for_nod(now, post, ""),
                None => self.complete_task(now, &next.subject.name().parse()?),
            },
            ActionKind::Task => self.do_task(now, &next),
        }
    }

    /// Does a suggested task: its smaller version if that is what is suggested, one part of it, or what it counts.
    fn do_task(&mut self, now: &Now, next: &NextAction) -> Result<Changed> {
        let task: TaskRef = next.subject.name().parse()?;
        if next.is_smaller {
            return self.complete_smaller(now, next.subject.name(), next.minutes.unwrap_or(2));
        }
        if next.subject.name() == "choose-slot" {
            return self.add_backup_slot(now);
        }
        if let Some(kind) = next.logs {
            return self.log_counted(now, kind, next.count.unwrap_or(1), &next.title);
        }
        let counts = self.programme.task(next.subject.name()).and_then(|(_, task)| task.counts);
        if counts == Some(Counts::Cases) {
            return self.study_next(now, next.count.unwrap_or(1));
        }
        self.complete_part(now, &task)
    }

    /// Logs conversations that were done without naming anybody; the log ticks what counts them.
    fn log_counted(&mut self, now: &Now, kind: ConversationKind, count: u32, title: &str) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let said = format!("Done: {}", brief(title));
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
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            for _ in 0..count {
                conversations::add(tx, &conversation)?;
            }
            Ok(None)
        })
    }

    /// Sets the backup slot two days after the slot, on a work day, and so ticks the task that asks for it.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn add_backup_slot(&mut self, now: &Now) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let rules = rules::all(self.store.conn())?;
        let slots: Vec<_> = rules.iter().filter(|rule| rule.kind == RuleKind::WeeklyPost && rule.enabled).collect();
        if slots.len() >= 2 {
            return self.complete_task(&now, &TaskRef::Programme("choose-slot".to_owned()));
        }
        let slot = slots.first().and_then(|rule| match &rule.schedule {
            Schedule::Weekly(days) => days.iter().next().copied().map(|day| (day, *rule)),
            _ => None,
        });
        let (day, template) = match slot {
            Some((day, rule)) => (backup_day(day, &profile), rule.clone()),
            None => (profile.work_days.iter().next().copied().unwrap_or(Day::Tuesday), new_slot(&now)?),
        };
        let rule =
            Rule { id: crate::id::RuleId(0), rev: 1, schedule: Schedule::Weekly([day].into()), active_from: now.instant, ..template };
        let said = format!("Backup slot: {} at {}", day.label(), rule.at.format("%H:%M"));
        let programme = self.programme;
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            rules::add(tx, &rule)?;
            super::tasks::complete_in(tx, programme, &TaskRef::Programme("choose-slot".to_owned()), &now).map(|()| None)
        })
    }

    /// Not this one, not today: it is not suggested again before tomorrow.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the subject names nothing.
    pub fn decline(&mut self, now: &Now, subject: &Subject) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        if subject.0.trim().is_empty() {
            return Err(Error::invalid("Nothing is named that could be declined."));
        }
        let today = now.today();
        self.act(&Op::user("Something else today"), &now, "Fine. One of these?".to_owned(), |tx| {
            coaching::decline(tx, &subject.0, today).map(|()| None)
        })
    }

    /// Answers an offer of the coach's: it sets what it offers, or is not made again at this occasion.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_offer(&mut self, now: &Now, kind: OfferKind, accepted: bool) -> Result<Changed> {
        let overview = Overview::read(self, now)?;
        let (profile, now) = self.at_home(now)?;
        let today = now.today();
        let known = overview.rhythm.latest_goal();
        let every_weeks = if overview.length() == Length::Light { 2 } else { 1 };
        let monday = next_week(&overview);
        let comments = self.programme.recurring("read-and-comment").map_or(3, |(_, task)| task.wanted(overview.length()));
        let said = match (kind, accepted) {
            (_, false) => "Not yet. It stays as it is.".to_owned(),
            (OfferKind::Weekly | OfferKind::WeeklyAtStep8, true) if every_weeks == 2 => {
                format!("One post every second week, from {}", monday.format("%A %-d %B"))
            }
            (OfferKind::Weekly | OfferKind::WeeklyAtStep8, true) => format!("One post a week, from {}", monday.format("%A %-d %B")),
            (OfferKind::Conversations, true) => format!("{comments} comments a week"),
            (OfferKind::FreshStart, true) => "A fresh start".to_owned(),
        };
        let frame = restart_frame(self, &overview, &profile)?;
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            coaching::answer_offer(tx, kind.slug(), today, accepted)?;
            match kind {
                _ if !accepted => Ok(None),
                OfferKind::Weekly | OfferKind::WeeklyAtStep8 => {
                    profiles::put_goal(tx, monday, Goal { posts: 1, every_weeks, ..known }).map(|()| None)
                }
                OfferKind::Conversations => {
                    let goal = Goal { conversations: comments, invitations: OFFERED_INVITATIONS, ..known };
                    profiles::put_goal(tx, today, goal).map(|()| None)
                }
                OfferKind::FreshStart => start_again_in(tx, &frame, &now).map(|()| None),
            }
        })
    }

    /// Begins again after a time away: the current step begins today, what came back lapses, overdue tasks of one's own
    /// have no date any more, and old inbox entries are settled. One level of undo.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn start_again(&mut self, now: &Now) -> Result<Changed> {
        let overview = Overview::read(self, now)?;
        let (profile, now) = self.at_home(now)?;
        let frame = restart_frame(self, &overview, &profile)?;
        let said = "We begin here.".to_owned();
        self.act(&Op::user("Started again from today"), &now, said, |tx| start_again_in(tx, &frame, &now).map(|()| None))
    }

    /// Puts the voice on hold until a day, in words or as a date; without one until the user says so.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the words mean no day that lies ahead.
    pub fn hold_voice(&mut self, now: &Now, until: Option<&str>) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let today = now.today();
        let back_on = until
            .map(str::trim)
            .filter(|words| !words.is_empty())
            .map(|words| parse_day("The day", words, today, profile.week_start))
            .transpose()?;
        if back_on.is_some_and(|on| on <= today) {
            return Err(Error::invalid("The hold must end after today. Say tomorrow, Monday or a date that lies ahead."));
        }
        let hold = Hold { from_on: today, until_on: back_on.map(|on| on - Duration::days(1)) };
        let said = match back_on {
            Some(on) => format!("Your voice is on hold until {}.", on.format("%A %-d %B")),
            None => "Your voice is on hold until you say so.".to_owned(),
        };
        self.act(&Op::user("Put your voice on hold"), &now, said, |tx| {
            coaching::end_holds(tx, today)?;
            coaching::add_hold(tx, hold).map(|()| None)
        })
    }

    /// Ends the hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is none.
    pub fn end_hold(&mut self, now: &Now) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let said = "Your hold is over. Look at each planned post before it goes out.".to_owned();
        self.act(&Op::user("Ended the hold"), &now, said, |tx| match coaching::end_holds(tx, now.today())? {
            true => Ok(None),
            false => Err(Error::invalid("Your voice isn’t on hold.")),
        })
    }

    /// Notes that the moments shown were seen.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn see_moments(&mut self, now: &Now) -> Result<Changed> {
        self.act(&Op::machine(), now, String::new(), |tx| coaching::see_moments(tx).map(|()| None))
    }

    /// Notes that the first plan was rehearsed, or is not to be.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_rehearsal(&mut self, now: &Now, evening: bool, done: bool) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let kind = if evening { "rehearsal-evening" } else { "rehearsal" };
        let said = if done { "That counts." } else { "Another time." };
        self.act(&Op::user("Ran through the plan"), &now, said.to_owned(), |tx| {
            coaching::answer_offer(tx, kind, now.today(), done).map(|()| None)
        })
    }

    /// Says what got in the way of the week that begins on `week`, and is offered one change.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn answer_missed_week(&mut self, now: &Now, week: NaiveDate, reason: MissedReason) -> Result<Changed> {
        let said = reason.offer().to_owned();
        self.act(&Op::user("Said what got in the way"), now, said, |tx| coaching::put_missed_reason(tx, week, reason.slug()).map(|()| None))
    }
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
    let slot = crate::reminder::WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
    slot.entry().rule(crate::id::RuleId(0), 1, now)
}

/// What a fresh start needs to know.
struct Restart {
    profile: Profile,
    step: Option<&'static crate::programme::Step>,
}

fn restart_frame(coach: &Coach, overview: &Overview, profile: &Profile) -> Result<Restart> {
    let Some(step) = overview.current() else { return Ok(Restart { profile: profile.clone(), step: None }) };
    let pauses = store::pauses::all(coach.store.conn())?;
    let frame = Frame { order: &overview.order, minutes: profile.minutes, jump_in: profile.coached_from.is_some(), pauses: &pauses };
    let start_on = Plan::start_for(&frame, step, overview.today);
    Ok(Restart { profile: Profile { start_on: crate::time::check_date(start_on)?, ..profile.clone() }, step: Some(step) })
}

fn start_again_in(tx: &Tx<'_>, restart: &Restart, now: &Now) -> Result<()> {
    let today = now.today();
    profiles::put(tx, &restart.profile)?;
    if let Some(step) = restart.step {
        let record = store::step_records::get(tx.conn(), &step.slug)?;
        store::step_records::put(tx, &step.slug, &crate::step::StepRecord { started_on: Some(today), ..record })?;
    }
    for task in own_tasks::open(tx.conn())?.into_iter().filter(|task| task.due_on.is_some_and(|due| due < today)) {
        own_tasks::put(tx, &OwnTask { due_on: None, ..task })?;
    }
    for known in occurrences::since(tx.conn(), today - Duration::days(366))?.into_values() {
        if !known.state.is_settled() && known.due_at < now.instant - OLD_INBOX {
            occurrences::put(tx, &known.with_state(OccurrenceState::Dismissed))?;
        }
    }
    coaching::add_fresh_start(tx, today)
}
