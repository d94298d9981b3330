//! When a rule is due by its schedule, when nothing may come, and what makes a reminder needless.

use chrono::{Datelike, Duration, NaiveDate, Timelike, Weekday};
use standpoint_core::reminders::{Delivery, OccurrenceKey, Rule, RuleKind, Schedule};

use super::super::scene::Asked;
use super::Look;

pub(super) fn rule<'a>(look: &Look<'a>, key: OccurrenceKey) -> &'a Rule {
    look.after.rules.iter().find(|rule| rule.id == key.rule).unwrap()
}

/// Quiet hours, a pause, a doubted clock, or *snooze all*.
pub(super) fn hushed(asked: &Asked) -> bool {
    let (world, local) = (&asked.before, asked.now.local());
    let night = !world.quiet.0.is_empty() && !(7..22).contains(&local.hour());
    let paused =
        world.pauses.iter().any(|pause| pause.from_on <= local.date() && local.date() <= pause.to_on);
    let off = world
        .all_snoozed_until
        .is_some_and(|until| until > asked.now.instant && until <= asked.now.instant + Duration::days(3));
    night || paused || off || matches!(asked.delivery, Delivery::Ready { doubt: Some(_) })
}

pub(super) fn back_from(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(date), |date| date.pred_opt())
}

pub(super) fn the_coachs(kind: RuleKind) -> bool {
    matches!(kind, RuleKind::WeeklyPost | RuleKind::Review)
}

pub(super) fn monday(on: NaiveDate) -> NaiveDate {
    on.week(Weekday::Mon).first_day()
}

pub(super) fn satisfied(look: &Look<'_>, rule: &Rule, on: NaiveDate) -> bool {
    match rule.kind {
        RuleKind::WeeklyPost => held(look, on) || look.posts.iter().any(|post| monday(*post) == monday(on)),
        RuleKind::TaskDue => !look
            .after
            .facts
            .tasks_due
            .iter()
            .any(|due| *due <= on + Duration::days(i64::from(rule.lead_days))),
        RuleKind::Programme => !look.after.facts.recurring_due.iter().any(|due| *due <= on),
        _ => false,
    }
}

/// Whether the voice is on hold on a date or on a later one of its week, asked day by day.
pub(super) fn held(look: &Look<'_>, on: NaiveDate) -> bool {
    let holds = &look.after.facts.holds;
    let on_hold = |day: NaiveDate| {
        holds.iter().any(|hold| hold.from_on <= day && hold.until_on.is_none_or(|until| day <= until))
    };
    on.iter_days().take_while(|day| monday(*day) == monday(on)).any(on_hold)
}

/// Whether a rule has an occurrence on a date. The coach asks nothing on its own account of days that are paused.
pub(super) fn on_schedule(look: &Look<'_>, rule: &Rule, on: NaiveDate) -> bool {
    if the_coachs(rule.kind) && look.after.pauses.iter().any(|pause| pause.from_on <= on && on <= pause.to_on)
    {
        return false;
    }
    match &rule.schedule {
        Schedule::Once(date) => *date == on,
        Schedule::Weekly(days) => days.iter().any(|day| day.weekday() == on.weekday()),
        Schedule::Monthly(day) => on.day() == *day || (on.day() < *day && on.succ_opt().unwrap().day() == 1),
        Schedule::AsDue if rule.kind == RuleKind::Programme => look.after.facts.recurring_due.contains(&on),
        Schedule::AsDue => {
            look.after.facts.tasks_due.contains(&(on + Duration::days(i64::from(rule.lead_days))))
        }
    }
}
