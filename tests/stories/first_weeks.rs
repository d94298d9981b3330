//! From the first answers through steps, tasks, worksheets and posts.

use standpoint_core::changed::Topic;
use standpoint_core::coaching::ActionKind;
use standpoint_core::profile::{Pace, ProfileAnswers};
use standpoint_core::programme::step_record::StepState;
use standpoint_core::programme::tasks::TaskRef;
use standpoint_core::rhythm::WeekState;
use standpoint_core::views::{Lateness, TaskLine, TaskState};
use standpoint_tests::{Desk, at};

fn task(id: &str) -> TaskRef {
    id.parse().unwrap()
}

#[test]
fn every_first_question_can_be_skipped() {
    let mut desk = Desk::new();
    desk.coach.onboard(&desk.now, &ProfileAnswers::default(), None).unwrap();
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.week.goal, today.week.posts, today.week.state),
        (0, 0, WeekState::NotYet),
        "the voice starts when the user starts"
    );
    assert_eq!((today.week.sentence.as_str(), today.streak), ("This week: 0 minutes, 0 conversations", None));
    assert_eq!(today.next.kind, ActionKind::Task, "the first task of step 1 is waiting");
    assert_eq!(today.next.step.unwrap().number, 1);
}

#[test]
fn a_task_that_is_done_stays_done_after_a_restart_and_begins_its_step() {
    let mut desk = Desk::new().onboarded();
    let first = desk.coach.today(&desk.now).unwrap().next.task.unwrap();
    let changed = desk.coach.complete_task(&desk.now, &task(&first.id)).unwrap();
    assert_eq!(changed.topics, [Topic::Steps, Topic::Tasks], "topics are what really changed");
    desk.restart();
    let page = desk.coach.step_page(&desk.now, "1").unwrap();
    assert_eq!((page.tasks[0].state, page.step.state), (TaskState::Done, StepState::Started));
    assert_ne!(
        desk.coach.today(&desk.now).unwrap().next.task.unwrap().id,
        first.id,
        "the next one is waiting"
    );
}

#[test]
fn doing_a_task_twice_changes_nothing_the_second_time() {
    let mut desk = Desk::new().onboarded();
    desk.coach.complete_task(&desk.now, &task("target-role")).unwrap();
    let again = desk.coach.complete_task(&desk.now, &task("target-role")).unwrap();
    assert_eq!(again.topics, []);
    assert_eq!(desk.coach.history().unwrap().len(), 1, "and is no level of undo");
}

#[test]
fn a_step_is_finished_when_the_user_says_so_and_the_next_one_is_current() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_reflection(&desk.now, "purpose", "I know why now.").unwrap();
    desk.coach.finish_step(&desk.now, "purpose").unwrap();
    let page = desk.coach.programme_page(&desk.now).unwrap();
    assert_eq!(page.steps[0].state, StepState::Done);
    assert!(page.steps[1].current && !page.steps[0].current);
    desk.coach.reopen_step(&desk.now, "1").unwrap();
    assert!(desk.coach.programme_page(&desk.now).unwrap().steps[0].current);
    assert_eq!(desk.coach.step_page(&desk.now, "1").unwrap().reflection, "I know why now.");
}

#[test]
fn no_post_is_suggested_until_the_policy_is_read_and_a_never_post_list_exists() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    let posts = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .iter()
            .filter(|next| next.kind == ActionKind::Post && next.task.is_none())
            .count()
    };
    assert_eq!(posts(&desk), 0, "it is the slot’s day, and the rules are unknown");
    desk.coach.complete_task(&desk.now, &task("read-policy")).unwrap();
    assert_eq!(posts(&desk), 0, "the policy alone is not enough");
    desk.coach.complete_task(&desk.now, &task("never-post-list")).unwrap();
    assert_eq!((posts(&desk), desk.coach.next_action(&desk.now).unwrap().kind), (1, ActionKind::Post));
    let mut other = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    other.coach.finish_step(&other.now, "guardrails").unwrap();
    assert_eq!(posts(&other), 1, "who finished step 2 knows the rules");
}

#[test]
fn moving_the_start_moves_what_is_not_done_and_keeps_what_is() {
    let mut desk = Desk::new().onboarded();
    desk.coach.finish_step(&desk.now, "1").unwrap();
    let before = desk.coach.programme_page(&desk.now).unwrap().steps;
    let moved = ProfileAnswers { start_on: Some("2026-02-02".parse().unwrap()), ..ProfileAnswers::default() };
    desk.coach.change_profile(&desk.now, &moved).unwrap();
    let after = desk.coach.programme_page(&desk.now).unwrap().steps;
    assert_eq!(after[0].done_on, before[0].done_on);
    assert_eq!((after[1].target_on - before[1].target_on).num_days(), 28);
    let light = ProfileAnswers { pace: Some(Pace::Light), ..ProfileAnswers::default() };
    desk.coach.change_profile(&desk.now, &light).unwrap();
    assert!(
        desk.coach.programme_page(&desk.now).unwrap().steps[11].target_on > after[11].target_on,
        "a light pace stretches dates"
    );
}

#[test]
fn a_plan_that_lies_behind_can_be_laid_out_from_today() {
    let mut desk = Desk::new().onboarded().on("2026-04-01T10:00:00Z");
    assert!(desk.coach.programme_page(&desk.now).unwrap().behind);
    desk.coach.restart_plan(&desk.now).unwrap();
    let page = desk.coach.programme_page(&desk.now).unwrap();
    assert!(!page.behind);
    assert_eq!(page.steps[0].planned_from.to_string(), "2026-04-01");
}

#[test]
fn a_recurring_task_comes_back_by_the_calendar() {
    let mut desk = Desk::new().onboarded();
    let next = |desk: &Desk| recurring(desk, "renew", "monthly-review");
    let monthly = next(&desk);
    assert_eq!(monthly.due_on.unwrap().to_string(), "2026-02-05", "a month after the user began");
    desk.now = at("2026-02-20T08:00:00Z");
    assert_eq!(next(&desk).lateness, Lateness::Today, "what comes back is never late");
    desk.coach.complete_task(&desk.now, &task(&monthly.id)).unwrap();
    assert_eq!(next(&desk).due_on.unwrap().to_string(), "2026-03-05", "not a month after it was done late");
    desk.coach.reopen_task(&desk.now, &task(&monthly.id)).unwrap();
    assert_eq!(next(&desk).due_on.unwrap().to_string(), "2026-02-05");
    desk.now = at("2026-06-10T08:00:00Z");
    assert_eq!(
        next(&desk).due_on.unwrap().to_string(),
        "2026-06-05",
        "the ones before have lapsed without a word"
    );
}

#[test]
fn what_comes_back_begins_with_the_user_with_the_voice_or_with_a_task() {
    let mut desk = Desk::new();
    desk.coach.onboard(&desk.now, &ProfileAnswers::default(), None).unwrap();
    let due =
        |desk: &Desk, step: &str, slug: &str| recurring(desk, step, slug).due_on.map(|on| on.to_string());
    assert_eq!(
        due(&desk, "purpose", "look-back").as_deref(),
        Some("2026-01-09"),
        "the first week’s last work day"
    );
    assert_eq!(due(&desk, "publish", "weekly-post"), None, "no post is wanted yet");
    assert_eq!(due(&desk, "conversations", "read-and-comment"), None);
    desk.coach.complete_task(&desk.now, &task("private-list")).unwrap();
    assert_eq!(
        due(&desk, "conversations", "read-and-comment").as_deref(),
        Some("2026-01-12"),
        "a week after the list was made"
    );
    desk.coach
        .change_profile(&desk.now, &ProfileAnswers { weekly_posts: Some(1), ..ProfileAnswers::default() })
        .unwrap();
    assert_eq!(
        due(&desk, "publish", "weekly-post").as_deref(),
        Some("2026-01-11"),
        "the end of the week that counts"
    );
}

fn recurring(desk: &Desk, step: &str, slug: &str) -> TaskLine {
    desk.coach.step_page(&desk.now, step).unwrap().recurring.into_iter().find(|line| line.id == slug).unwrap()
}

#[test]
fn the_weekly_post_is_counted_from_the_log_and_not_ticked() {
    let mut desk = Desk::new().onboarded();
    desk.coach.start_step(&desk.now, "publish").unwrap();
    let weekly = |desk: &Desk| {
        desk.coach
            .step_page(&desk.now, "publish")
            .unwrap()
            .recurring
            .into_iter()
            .find(|task| task.from_log)
            .unwrap()
    };
    let refused = desk.coach.complete_task(&desk.now, &task(&weekly(&desk).id)).unwrap_err().to_string();
    assert!(refused.contains("log"), "{refused}");
    assert_eq!(weekly(&desk).state, TaskState::Open);
    desk.log("My first post", "2026-01-05");
    assert_eq!(weekly(&desk).state, TaskState::Done);
}

#[test]
fn worksheets_keep_what_was_typed_and_the_register_has_rows() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_answer(&desk.now, "purpose", None, "target-role", "CIO\nof a hospital ").unwrap();
    for process in ["Support", "Sales"] {
        let row = desk.coach.add_worksheet_row(&desk.now, "leverage", None).unwrap().created.unwrap();
        let row = standpoint_core::id::WorksheetRowId(row.parse().unwrap());
        desk.coach.set_answer(&desk.now, "leverage", Some(row), "process", process).unwrap();
    }
    desk.restart();
    assert_eq!(
        desk.coach.worksheet("purpose").unwrap().rows[0].answers["target-role"],
        "CIO\nof a hospital "
    );
    let rows = desk.coach.worksheet("9").unwrap().rows;
    assert_eq!(
        rows.iter().map(|row| row.answers["process"].as_str()).collect::<Vec<_>>(),
        ["Support", "Sales"]
    );
    desk.coach.remove_worksheet_row(&desk.now, rows[0].id.unwrap()).unwrap();
    assert_eq!(desk.coach.worksheet("9").unwrap().rows.len(), 1);
    desk.coach.set_answer(&desk.now, "purpose", None, "target-role", "  ").unwrap();
    assert_eq!(desk.coach.worksheet("purpose").unwrap().answered, 0, "white space is no answer");
}

#[test]
fn a_logged_post_fills_the_ring_and_a_forgotten_one_repairs_the_streak() {
    let mut desk = Desk::new().onboarded();
    desk.log("One", "2026-01-05");
    desk.now = at("2026-01-20T08:00:00Z");
    desk.log("Three", "2026-01-20");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.week.state, today.streak.unwrap().sentence.as_str()),
        (WeekState::Kept, "2 of 3 weeks")
    );
    desk.log("Two, logged late", "2026-01-14");
    let streak = desk.coach.today(&desk.now).unwrap().streak.unwrap();
    assert_eq!((streak.kept, streak.of, streak.current), (3, 3, 3));
}

#[test]
fn weeks_kept_can_be_hidden() {
    let mut desk = Desk::new().onboarded();
    let preferences = desk.coach.boot(&desk.now).unwrap().preferences;
    desk.coach
        .set_preferences(
            &desk.now,
            standpoint_core::profile::preferences::Preferences { show_streak: false, ..preferences },
        )
        .unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().streak, None);
    assert_eq!(desk.coach.posts_page(&desk.now).unwrap().streak, None);
}

#[test]
fn the_date_is_the_users_and_not_utcs() {
    let desk = Desk::new().onboarded().on("2026-01-05T23:30:00Z");
    assert_eq!(
        desk.coach.today(&desk.now).unwrap().date.to_string(),
        "2026-01-06",
        "half past midnight in Berlin"
    );
}
