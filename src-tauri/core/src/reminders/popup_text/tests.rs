//! Which tasks a nudge names, and which buttons it has when it shows nothing of them.

use chrono::NaiveTime;

use super::*;
use crate::id::{OwnTaskId, RuleId};
use crate::reminders::Schedule;

const TODAY: &str = "2026-03-03";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn task(id: i64, due_on: &str) -> DueTask {
    DueTask { task: TaskRef::Own(OwnTaskId(id)), title: format!("Task {id}"), due_on: date(due_on) }
}

/// Tasks are reminded of a day ahead.
fn rule() -> Rule {
    Rule {
        id: RuleId(1),
        rev: 1,
        kind: RuleKind::TaskDue,
        title: String::new(),
        schedule: Schedule::AsDue,
        lead_days: 1,
        at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        zone: None,
        active_from: "2026-03-02T12:00:00Z".parse().unwrap(),
        enabled: true,
    }
}

fn context(tasks: Vec<DueTask>) -> PopupContext {
    PopupContext {
        today: date(TODAY),
        may_post: true,
        wanted_weeks: BTreeSet::new(),
        kept_weeks: BTreeSet::new(),
        week_start: WeekStart::Monday,
        next: None,
        plan: None,
        slot: None,
        idea: String::new(),
        post: None,
        tasks,
        recurring: Vec::new(),
    }
}

fn popup_of(tasks: Vec<DueTask>, settings: ReminderSettings) -> PopupText {
    let mut world = World { rules: vec![rule()], ..World::default() };
    world.facts.last_activity = date(TODAY);
    let keys = vec![OccurrenceKey { rule: RuleId(1), on: date(TODAY) }];
    popup_text(&world, &Popup { keys }, &context(tasks), settings)
}

#[test]
fn a_nudge_a_day_ahead_names_what_is_due_up_to_tomorrow() {
    let tasks = vec![task(1, "2026-02-20"), task(2, TODAY), task(3, "2026-03-04"), task(4, "2026-03-05")];
    let text = popup_of(tasks, ReminderSettings::default());
    assert_eq!(
        (text.summary.as_str(), text.body.as_str()),
        ("3 tasks for today", "Task 1 · Task 2 · Task 3")
    );
}

#[test]
fn a_nudge_without_details_has_the_buttons_of_what_it_is_about() {
    let hidden = ReminderSettings { hide_details: true, ..ReminderSettings::default() };
    let one = popup_of(vec![task(1, TODAY)], hidden);
    let several = popup_of(vec![task(1, TODAY), task(2, TODAY)], hidden);
    assert_eq!((one.buttons, several.buttons), (PopupButtons::One, PopupButtons::Several));
    for text in [one, several] {
        assert_eq!((text.summary.as_str(), text.body.as_str()), ("Standpoint", ""));
    }
}

#[test]
fn the_last_nudge_after_a_month_says_that_the_coach_falls_silent_and_no_other_does() {
    let look_back = Rule { kind: RuleKind::Review, ..rule() };
    let mut world = World { rules: vec![look_back], ..World::default() };
    world.facts.last_activity = date(TODAY);
    let key = |on: &str| OccurrenceKey { rule: RuleId(1), on: date(on) };
    for on in ["2026-02-24", "2026-02-26"] {
        let due = format!("{on}T09:00:00Z").parse().unwrap();
        let known = crate::reminders::Occurrence::new(key(on), due);
        let shown = crate::reminders::Occurrence { shown_at: Some(due), ..known };
        world.occurrences.insert(key(on), shown.with_state(crate::reminders::OccurrenceState::Posted));
    }
    let popup = Popup { keys: vec![key(TODAY)] };
    let falls_silent = |world: &World| {
        let text = popup_text(world, &popup, &context(Vec::new()), ReminderSettings::default());
        text.body == "I’ll be quiet now. Everything is here when you want it."
    };
    assert!(!falls_silent(&world));
    world.facts.last_activity = date("2026-01-20");
    assert!(falls_silent(&world));
}
