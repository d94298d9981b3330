//! What nudges say, and which buttons they have.

use super::*;
use crate::calendar::Day;
use crate::id::OwnTaskId;
use crate::reminders::OccurrenceState;
use crate::reminders::made_up::{TUESDAY, came, date, key, rule, rule_as_due, world};

fn task(id: i64, due_on: &str) -> DueTask {
    DueTask { task: TaskRef::Own(OwnTaskId(id)), title: format!("Task {id}"), due_on: date(due_on) }
}

fn context(tasks: Vec<DueTask>) -> PopupContext {
    PopupContext {
        today: date(TUESDAY),
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

/// Tasks are reminded of a day ahead.
fn popup_of(tasks: Vec<DueTask>, settings: ReminderSettings) -> PopupText {
    let world = world([Rule { lead_days: 1, ..rule_as_due(1, RuleKind::TaskDue) }]);
    popup_text(&world, &Popup { keys: vec![key(1, TUESDAY)] }, &context(tasks), settings)
}

#[test]
fn a_nudge_a_day_ahead_names_what_is_due_up_to_tomorrow() {
    let tasks = vec![task(1, "2026-02-20"), task(2, TUESDAY), task(3, "2026-03-04"), task(4, "2026-03-05")];
    let text = popup_of(tasks, ReminderSettings::default());
    assert_eq!(
        (text.summary.as_str(), text.body.as_str()),
        ("3 tasks for today", "Task 1 · Task 2 · Task 3")
    );
}

#[test]
fn a_nudge_without_details_has_the_buttons_of_what_it_is_about() {
    let hidden = ReminderSettings { hide_details: true, ..ReminderSettings::default() };
    let one = popup_of(vec![task(1, TUESDAY)], hidden);
    let several = popup_of(vec![task(1, TUESDAY), task(2, TUESDAY)], hidden);
    assert_eq!((one.buttons, several.buttons), (PopupButtons::One, PopupButtons::Several));
    for text in [one, several] {
        assert_eq!((text.summary.as_str(), text.body.as_str()), ("Standpoint", ""));
    }
}

/// What a nudge of a rule on Tuesday says, to one who was last active on a date, of whom some nudges came before.
fn said(kind: RuleKind, last_activity: &str, came_on: &[(i64, &str)], context: &PopupContext) -> PopupText {
    let mut world = world([rule(1, kind, &[Day::Tuesday]), rule(2, RuleKind::Custom, &[Day::Tuesday])]);
    world.facts.last_activity = date(last_activity);
    for (of, on) in came_on {
        came(&mut world, key(*of, on), OccurrenceState::Posted);
    }
    popup_text(&world, &Popup { keys: vec![key(1, TUESDAY)] }, context, ReminderSettings::default())
}

#[test]
fn the_last_nudge_after_a_month_says_that_the_coach_falls_silent_and_no_other_does() {
    let falls_silent = |kind, last_activity: &str, came_on: &[(i64, &str)]| {
        let body = said(kind, last_activity, came_on, &context(Vec::new())).body;
        body == "I’ll be quiet now. Everything is here when you want it."
    };
    let (review, before) = (RuleKind::Review, [(1, "2026-02-17")]);
    assert!(falls_silent(review, "2026-01-17", &before), "the second after a month");
    assert!(!falls_silent(review, "2026-01-17", &[]), "the first");
    assert!(!falls_silent(review, "2026-01-18", &before), "the one before was in the month");
    assert!(!falls_silent(review, TUESDAY, &before), "active today");
    assert!(
        !falls_silent(review, "2026-02-01", &[(1, "2026-03-04"), (1, "2026-03-05")]),
        "the month’s last day"
    );
    assert!(!falls_silent(review, "2026-01-17", &[(2, "2026-02-17")]), "the user’s own");
    assert!(!falls_silent(review, "2026-01-17", &[(1, TUESDAY)]), "itself");
    assert!(!falls_silent(RuleKind::Custom, "2026-01-17", &before), "of the user’s own none is the last");
}

#[test]
fn a_nudge_to_post_speaks_of_its_week_while_that_is_on() {
    let wants = |today: &str| PopupContext {
        today: date(today),
        wanted_weeks: [date("2026-03-02")].into(),
        idea: "What you stopped.".to_owned(),
        ..context(Vec::new())
    };
    let of = |context: &PopupContext| {
        let text = said(RuleKind::WeeklyPost, TUESDAY, &[], context);
        (text.summary, text.body, text.buttons)
    };
    let (week, idea) = ("This week’s post", "One idea for today: “What you stopped”. Four lines are enough.");
    assert_eq!(of(&wants(TUESDAY)), (week.into(), idea.into(), PopupButtons::Post));
    assert_eq!(
        of(&wants("2026-03-08")),
        (week.into(), idea.into(), PopupButtons::Post),
        "the week’s last day"
    );
    let (summary, body, _) = of(&wants("2026-03-09"));
    assert_eq!(summary, "Your post in the week of 2 March");
    assert_eq!(body, "That week is over. One small thing this week keeps you going.");
    let policy = PopupContext { may_post: false, ..wants(TUESDAY) };
    assert_eq!(of(&policy).1, "First, your employer’s policy: half an hour in step 2.");
    let step = |minutes| PopupContext {
        next: Some(NextStep {
            subject: Subject("task 1".to_owned()),
            title: "Read it.".into(),
            minutes,
            task: None,
        }),
        wanted_weeks: BTreeSet::new(),
        ..wants(TUESDAY)
    };
    assert_eq!(of(&step(1)).1, "1 minute: Read it.", "no post is wanted yet");
    assert_eq!(of(&step(5)).1, "5 minutes: Read it.");
}

#[test]
fn a_week_whose_posts_are_in_the_log_is_kept_to_its_last_day() {
    let context = PopupContext { kept_weeks: [date("2026-03-02")].into(), ..context(Vec::new()) };
    let kept = ["2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09"].map(|day| context.is_kept(date(day)));
    assert_eq!(kept, [false, true, true, false]);
}

#[test]
fn what_is_one_thing_can_be_done_from_its_nudge_and_several_can_only_be_put_off() {
    let names =
        |buttons: PopupButtons| buttons.buttons().into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names(PopupButtons::Post), ["I posted", "Snooze 1 h", "Tomorrow", "Open"]);
    assert_eq!(names(PopupButtons::One), ["Done", "Snooze 1 h", "Tomorrow", "Open"]);
    assert_eq!(names(PopupButtons::Several), ["Snooze 1 h", "Tomorrow", "Open"]);
}

#[test]
fn a_look_back_speaks_of_its_week_once_that_is_over() {
    let of = |today: &str| {
        said(RuleKind::Review, TUESDAY, &[], &PopupContext { today: date(today), ..context(Vec::new()) })
            .summary
    };
    assert_eq!([of("2026-03-08"), of("2026-03-09")], ["Look back", "Look back at the week of 2 March"]);
}

#[test]
fn the_second_slot_of_a_week_is_a_second_chance() {
    let mut world = world([
        rule(1, RuleKind::Review, &[Day::Tuesday]),
        rule(2, RuleKind::WeeklyPost, &[Day::Tuesday]),
        rule(3, RuleKind::WeeklyPost, &[Day::Tuesday]),
    ]);
    let context = PopupContext { wanted_weeks: [date("2026-03-02")].into(), ..context(Vec::new()) };
    let second = |world: &World, of: usize| {
        wording(world, &world.rules[of], date(TUESDAY), &context).body.starts_with("Second chance this week")
    };
    assert_eq!([second(&world, 1), second(&world, 2)], [false, true]);
    world.rules[1].enabled = false;
    assert!(!second(&world, 2), "the first one is off");
}

#[test]
fn a_late_nudge_says_since_when_with_the_year_once_it_is_another() {
    let mut world = world([rule_as_due(1, RuleKind::TaskDue)]);
    let body = |world: &World, today: &str, on: &str| {
        let context = PopupContext { today: date(today), ..context(vec![task(1, "2026-02-20")]) };
        wording(world, &world.rules[0], date(on), &context).body
    };
    came(&mut world, key(1, TUESDAY), OccurrenceState::Posted);
    assert_eq!(body(&world, TUESDAY, TUESDAY), "Planned for 20 February. Still worth doing.", "in time");
    let known = world.occurrences.get_mut(&key(1, TUESDAY)).unwrap();
    known.shown_at = Some(known.due_at + chrono::Duration::hours(2));
    assert_eq!(
        body(&world, TUESDAY, TUESDAY),
        "Planned for 20 February. Still worth doing.",
        "late that day"
    );
    came(&mut world, key(1, "2026-02-24"), OccurrenceState::Coalesced);
    assert_eq!(body(&world, TUESDAY, TUESDAY), "Since 24 February: Task 1. Still worth doing.");
    assert_eq!(body(&world, "2027-01-04", TUESDAY), "Since 24 February 2026: Task 1. Still worth doing.");
}

#[test]
fn a_task_says_when_it_is_due_and_a_long_one_is_cut() {
    let of = |due: &str| popup_of(vec![task(1, due)], ReminderSettings::default()).body;
    assert_eq!(
        ["2026-03-02", TUESDAY, "2026-03-04"].map(of),
        ["Planned for 2 March. Still worth doing.", "Today.", "Tomorrow."]
    );
    let long = DueTask { title: "ä".repeat(100), ..task(1, TUESDAY) };
    let summary = popup_of(vec![long], ReminderSettings::default()).summary;
    assert_eq!((summary.chars().count(), summary.ends_with('…')), (80, true));
}
