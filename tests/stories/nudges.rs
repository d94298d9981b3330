//! The weekly nudge: when it comes, what it says, what answering it does.

use standpoint_core::network::Network;
use standpoint_core::post::PostEntry;
use standpoint_core::reminder::{Day, NudgeAction, WeeklySlot};
use standpoint_core::rhythm::WeekState;
use standpoint_core::time::Now;
use standpoint_core::{Coach, Nudging};
use standpoint_tests::{Desk, at};

fn take(desk: &mut Desk, instant: &str) -> Nudging {
    desk.now = at(instant);
    desk.coach.take_due_nudge(&desk.now).unwrap()
}

#[test]
fn it_comes_at_its_time_once_and_says_where_the_week_stands_with_something_to_begin_with() {
    let mut desk = Desk::new().onboarded();
    desk.coach.finish_step(&desk.now, "guardrails").unwrap();
    let early = take(&mut desk, "2026-01-06T07:59:59Z");
    assert_eq!(early.due, None);
    assert_eq!(early.next_wake.unwrap().to_string(), "2026-01-06 08:00:00 UTC", "nine in Berlin");
    let due = take(&mut desk, "2026-01-06T08:00:00Z").due.unwrap();
    assert!(due.body.starts_with("0 of 1 this week, six days left: "), "{}", due.body);
    assert!(due.body.len() > 50, "it carries an idea: {}", due.body);
    desk.coach.nudge_was_shown(&desk.now, due.rule, due.on).unwrap();
    assert_eq!(take(&mut desk, "2026-01-06T08:00:30Z").due, None, "once");
    assert_eq!(take(&mut desk, "2026-01-13T08:00:00Z").due.unwrap().on.to_string(), "2026-01-13", "and again next week");
}

#[test]
fn it_advises_the_policy_first_while_that_is_unread() {
    let mut desk = Desk::new().onboarded();
    let due = take(&mut desk, "2026-01-06T08:00:00Z").due.unwrap();
    assert!(due.body.contains("policy comes first"), "{}", due.body);
}

#[test]
fn it_keeps_quiet_once_the_goal_is_met() {
    let mut desk = Desk::new().onboarded();
    desk.log("Out already", "2026-01-05");
    assert_eq!(take(&mut desk, "2026-01-06T08:00:00Z").due, None);
}

#[test]
fn i_posted_logs_a_post_of_today_and_keeps_the_week_and_undo_takes_it_back() {
    let mut desk = Desk::new().onboarded();
    let due = take(&mut desk, "2026-01-06T08:00:00Z").due.unwrap();
    desk.coach.nudge_was_shown(&desk.now, due.rule, due.on).unwrap();
    let changed = desk.coach.answer_nudge(&desk.now, due.rule, due.on, NudgeAction::Posted).unwrap();
    assert_eq!(changed.said, "Logged: Post of 6 January 2026");
    let page = desk.coach.posts_page(&desk.now).unwrap();
    assert_eq!(page.week.state, WeekState::Kept);
    // The title and link are filled in when there is time.
    let entry = PostEntry { title: "Blameless reviews".to_owned(), network: Some(Network::Linkedin), ..PostEntry::default() };
    desk.coach.change_post(&desk.now, page.posts[0].id, &entry).unwrap();
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.posts_page(&desk.now).unwrap().posts, []);
}

#[test]
fn tomorrow_brings_it_back_tomorrow_at_the_same_time_also_after_a_restart() {
    let mut desk = Desk::new().onboarded();
    let due = take(&mut desk, "2026-01-06T08:00:00Z").due.unwrap();
    desk.coach.answer_nudge(&desk.now, due.rule, due.on, NudgeAction::Tomorrow).unwrap();
    desk.restart();
    let held = take(&mut desk, "2026-01-07T07:59:00Z");
    assert_eq!((held.due, held.next_wake.unwrap().to_string().as_str()), (None, "2026-01-07 08:00:00 UTC"));
    assert_eq!(take(&mut desk, "2026-01-07T08:00:00Z").due.unwrap().on, due.on);
}

#[test]
fn changing_the_slot_does_not_fire_back_and_turning_it_off_silences_it() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T12:00:00Z");
    let slot = |weekday, time: &str, enabled| WeeklySlot { weekday, time: time.to_owned(), enabled };
    desk.coach.set_weekly_slot(&desk.now, Some(&slot(Day::Monday, "08:00", true))).unwrap();
    assert_eq!(take(&mut desk, "2026-01-06T12:00:30Z").due, None, "Monday has passed");
    assert!(take(&mut desk, "2026-01-12T07:00:00Z").due.is_some());
    desk.coach.set_weekly_slot(&desk.now, None).unwrap();
    let off = take(&mut desk, "2026-01-26T07:00:00Z");
    assert_eq!((off.due, off.next_wake), (None, None));
    let wrong = desk.coach.set_weekly_slot(&desk.now, Some(&slot(Day::Monday, "25:00", true))).unwrap_err().to_string();
    assert!(wrong.contains("00:00 and 23:59"), "{wrong}");
}

#[test]
fn two_processes_never_both_show_it() {
    let desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    let (now, folder): (Now, _) = (desk.now, desk.folder());
    let shown: Vec<bool> = std::thread::scope(|scope| {
        let takers: Vec<_> =
            (0..4).map(|_| scope.spawn(|| Coach::open(folder).unwrap().take_due_nudge(&now).unwrap().due.is_some())).collect();
        takers.into_iter().map(|taker| taker.join().unwrap()).collect()
    });
    assert_eq!(shown.into_iter().filter(|shown| *shown).count(), 1);
}

#[test]
fn nothing_is_due_before_the_first_questions() {
    let mut desk = Desk::new();
    assert_eq!(desk.coach.take_due_nudge(&desk.now).unwrap(), Nudging { due: None, next_wake: None });
}
