//! Answering the coach: what it suggests, something else, offers, holds, a fresh start.

use chrono::NaiveDate;
use standpoint_core::MissedReason;
use standpoint_core::coaching::{OfferKind, Subject};

use super::declare::commands;

commands! {
    coaching;

    /// Does what is suggested.
    act do_next() |coach, now| coach.do_next(now);

    /// Not this one, not today.
    act decline(subject: Subject) |coach, now| coach.decline(now, &subject);

    /// Takes an offer, or not.
    act answer_offer(kind: OfferKind, accepted: bool) |coach, now| coach.answer_offer(now, kind, accepted);

    /// Begins again after a time away.
    act start_again() |coach, now| coach.start_again(now);

    /// Puts the voice on hold until a day; without one until the user ends it.
    act hold_voice(until: Option<String>) |coach, now| coach.hold_voice(now, until.as_deref());

    /// Ends the hold.
    act end_hold() |coach, now| coach.end_hold(now);

    /// Notes that the moments shown were seen.
    act see_moments() |coach, now| coach.see_moments(now);

    /// Says what got in the way of a week.
    act answer_missed_week(week: NaiveDate, reason: MissedReason) |coach, now| coach.answer_missed_week(now, week, reason);

    /// Notes that the first plan was rehearsed, or is not to be.
    act answer_rehearsal(evening: bool, done: bool) |coach, now| coach.answer_rehearsal(now, evening, done);

    /// Sets the backup slot two days after the slot.
    act add_backup_slot() |coach, now| coach.add_backup_slot(now);
}
