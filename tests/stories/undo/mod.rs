//! undo(do(s)) = s, redo(undo(do(s))) = do(s), several levels, also after a restart.

mod coaching;
mod feeds;
mod people;
mod programme;
mod publishing;
mod reviews;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rusqlite::types::Value;
use standpoint_core::calendar::Day;
use standpoint_core::id::{FeedId, RuleId};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::reminders::{Delivery, PopupAction, WeeklySlot};
use standpoint_core::store::UNDO_LEVELS;
use standpoint_core::{ErrorCode, FeedSettings};
use standpoint_tests::{Desk, at};

/// Everything the user has.
type Contents = BTreeMap<String, Vec<Vec<Value>>>;

/// A user's action, or what a feed brought in between; what it needs is looked up in the data as it stands.
#[derive(Debug, Clone)]
enum Action {
    Programme(programme::Action),
    Publishing(publishing::Action),
    People(people::Action),
    Feeds(feeds::Action),
    Coaching(coaching::Action),
    Reviews(reviews::Action),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => programme::action().prop_map(Action::Programme),
        6 => publishing::action().prop_map(Action::Publishing),
        3 => people::action().prop_map(Action::People),
        4 => feeds::action().prop_map(Action::Feeds),
        5 => coaching::action().prop_map(Action::Coaching),
        4 => reviews::action().prop_map(Action::Reviews),
    ]
}

/// What someone may type.
fn text() -> impl Strategy<Value = String> {
    "[a-zäש🚀'\"<=\\\\ ]{1,12}".prop_filter("a title has a letter", |text| !text.trim().is_empty())
}

impl Action {
    /// Does it. One that finds nothing to act on may be refused; it must then change nothing.
    fn act(&self, desk: &mut Desk) -> bool {
        let outcome = match self {
            Self::Programme(action) => action.act(desk),
            Self::Publishing(action) => action.act(desk),
            Self::People(action) => action.act(desk),
            Self::Feeds(action) => action.act(desk),
            Self::Coaching(action) => action.act(desk),
            Self::Reviews(action) => action.act(desk),
        };
        outcome.is_ok_and(|changed| !changed.topics.is_empty())
    }

    fn is_the_machines(&self) -> bool {
        matches!(self, Self::Feeds(action) if action.is_the_machines())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Reading a feed is the machine's part and no level of undo. The law is about the user's: what the machine wrote
    /// down counts as there before, in every state since the feed was added. When entries are logged automatically, that
    /// log is the user's (they chose it) and undone; the entries stay seen.
    #[test]
    fn undoing_an_action_brings_back_what_was_and_redoing_it_what_became(actions in proptest::collection::vec(action(), 1..60), restart in any::<bool>()) {
        let mut desk = Desk::new().onboarded().on("2026-02-16T08:00:00Z");
        let mut states = vec![desk.contents()];
        for action in &actions {
            // Typed text merges into one level when it follows at once; an hour apart every action is a level.
            desk.now.instant += chrono::Duration::hours(1);
            let before = states.last().unwrap().clone();
            let changed = action.act(&mut desk);
            let after = desk.contents();
            prop_assert_eq!(changed, after != before, "{:?} says that it changed something exactly when it did", action);
            if desk.coach.history().unwrap().len() == states.len() {
                desk.coach.undo().unwrap();
                let undone = desk.contents();
                if action.is_the_machines() {
                    feeds::pass_on(&mut states, &before, &undone);
                }
                prop_assert_eq!(&undone, states.last().unwrap(), "undo({:?})", action);
                desk.coach.redo().unwrap();
                prop_assert_eq!(&desk.contents(), &after, "redo({:?})", action);
                states.push(after);
            } else {
                prop_assert!(action.is_the_machines() || !changed, "{:?} is a level", action);
                feeds::pass_on(&mut states, &before, &after);
            }
        }
        if restart {
            desk.restart();
        }
        let levels = states.len();
        for state in states.iter().rev().skip(1) {
            desk.coach.undo().unwrap();
            prop_assert_eq!(&desk.contents(), state);
        }
        prop_assert_eq!(desk.coach.undo().unwrap_err().code(), ErrorCode::CannotUndo);
        if restart {
            desk.restart();
        }
        for state in states.iter().skip(1) {
            desk.coach.redo().unwrap();
            prop_assert_eq!(&desk.contents(), state);
        }
        prop_assert_eq!(desk.coach.redo().unwrap_err().code(), ErrorCode::CannotUndo);
        prop_assert_eq!(desk.coach.history().unwrap().len(), levels - 1);
    }
}

#[test]
fn fifty_levels_and_more_survive_a_restart() {
    let mut desk = Desk::new().onboarded();
    for number in 0..60 {
        desk.add_task(&format!("Task {number}"));
    }
    desk.restart();
    for _ in 0..60 {
        desk.coach.undo().unwrap();
    }
    assert!(
        desk.coach.task_list(&desk.now, true).unwrap().iter().all(|task| !task.title.starts_with("Task "))
    );
}

#[test]
fn the_history_keeps_a_bounded_number_of_levels() {
    let mut desk = Desk::new().onboarded();
    let levels = usize::try_from(UNDO_LEVELS).unwrap();
    for number in 0..levels + 10 {
        desk.add_task(&format!("Task {number}"));
    }
    assert_eq!(desk.coach.history().unwrap().len(), levels);
}

#[test]
fn what_is_typed_in_one_go_is_one_level() {
    let mut desk = Desk::new().onboarded();
    for text in ["C", "CI", "CIO", "CIO of a hospital"] {
        desk.coach.set_answer(&desk.now, "purpose", None, "target-role", text).unwrap();
        desk.now.instant += chrono::Duration::seconds(2);
    }
    assert_eq!(desk.coach.history().unwrap().len(), 1);
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.worksheet("purpose").unwrap().answered, 0);
    desk.coach.redo().unwrap();
    assert_eq!(desk.coach.worksheet("purpose").unwrap().rows[0].answers["target-role"], "CIO of a hospital");
}

#[test]
fn what_is_typed_and_taken_back_in_one_go_is_no_level() {
    let mut desk = Desk::new().onboarded();
    desk.coach.start_step(&desk.now, "purpose").unwrap();
    for text in ["C", "CI", ""] {
        desk.coach.set_answer(&desk.now, "purpose", None, "partner", text).unwrap();
    }
    desk.coach.set_step_notes(&desk.now, "1", "A").unwrap();
    desk.coach.set_step_notes(&desk.now, "1", "").unwrap();
    let labels: Vec<_> = desk.coach.history().unwrap().into_iter().map(|line| line.label).collect();
    assert!(labels.iter().all(|label| !label.contains("notes")), "{labels:?}");
}

#[test]
fn a_setting_that_is_saved_as_it_is_typed_is_one_level() {
    let mut desk = Desk::new().onboarded();
    for name in ["G", "Gr", "Grace"] {
        let answers = ProfileAnswers { name: Some(name.to_owned()), ..ProfileAnswers::default() };
        desk.coach.change_profile(&desk.now, &answers).unwrap();
    }
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().name, "Ada");
}

#[test]
fn a_new_action_ends_redo() {
    let mut desk = Desk::new().onboarded();
    desk.add_task("One");
    desk.coach.undo().unwrap();
    assert!(desk.coach.boot(&desk.now).unwrap().undo.redo.is_some());
    desk.add_task("Two");
    assert_eq!(desk.coach.boot(&desk.now).unwrap().undo.redo, None);
}

#[test]
fn undo_never_overwrites_what_moved_on_since() {
    let mut desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
    // The user puts the nudge off; the next day the machine shows it again, which isn’t a level of undo.
    let due = desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.remove(0);
    desk.coach.popup_was_shown(&desk.now, &due.keys).unwrap();
    desk.add_task("Older");
    desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Tomorrow).unwrap();
    desk.now = at("2026-01-07T08:00:00Z");
    assert_eq!(desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.len(), 1);
    let before = desk.contents();
    let refused = desk.coach.undo().unwrap_err();
    assert_eq!(refused.code(), ErrorCode::CannotUndo);
    assert!(refused.to_string().contains("changed since"), "{refused}");
    assert_eq!(desk.contents(), before);
    assert_eq!(desk.coach.undo().unwrap().said, "Undone: add task", "the next undo goes further back");
}

fn read(desk: &mut Desk, feed: FeedId, pages: std::ops::Range<usize>) {
    desk.now.instant += chrono::Duration::hours(6);
    desk.coach.store_feed(&desk.now, feed, &feeds::read(pages)).unwrap();
}

fn add_feed(desk: &mut Desk, address: &str) -> FeedId {
    FeedId(
        desk.coach
            .add_feed(&desk.now, address, &FeedSettings::default())
            .unwrap()
            .created
            .unwrap()
            .parse()
            .unwrap(),
    )
}

#[test]
fn what_was_accepted_from_a_feed_comes_back_after_the_feed_itself_was_undone_and_redone() {
    let mut desk = Desk::new().onboarded().on("2026-02-16T08:00:00Z");
    let feed = add_feed(&mut desk, "https://example.org/1.xml");
    read(&mut desk, feed, 0..2);
    let proposal = desk.coach.feeds_page(&desk.now).unwrap().proposals[0].id;
    desk.coach.accept_proposal(&desk.now, proposal, None).unwrap();
    let accepted = desk.contents();
    for _ in 0..2 {
        desk.coach.undo().unwrap();
        desk.coach.undo().unwrap();
        assert_eq!(desk.contents()["feed_entry"], [] as [Vec<Value>; 0]);
        desk.restart();
        desk.coach.redo().unwrap();
        desk.coach.redo().unwrap();
        assert_eq!(desk.contents(), accepted);
    }
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    desk.coach.redo().unwrap();
    read(&mut desk, feed, 0..3);
    desk.coach.undo().expect("what the machine did since does not keep a feed from being undone");
}

#[test]
fn a_feed_comes_back_with_its_proposals_also_after_another_was_read() {
    let mut desk = Desk::new().onboarded().on("2026-02-16T08:00:00Z");
    let (other, removed) =
        (add_feed(&mut desk, "https://example.org/1.xml"), add_feed(&mut desk, "https://example.org/2.xml"));
    read(&mut desk, other, 0..1);
    read(&mut desk, removed, 1..2);
    let before = desk.coach.feeds_page(&desk.now).unwrap().proposals;
    desk.coach.remove_feed(&desk.now, removed).unwrap();
    read(&mut desk, other, 2..3);
    desk.coach.undo().unwrap();
    let proposals = desk.coach.feeds_page(&desk.now).unwrap().proposals;
    assert_eq!((before.len(), proposals.len()), (2, 3));
}

#[test]
fn a_reminder_comes_back_also_after_another_one_fired() {
    let mut desk = Desk::new().onboarded();
    let backup = WeeklySlot { weekday: Day::Wednesday, time: "09:00".to_owned(), enabled: true }.entry();
    let backup =
        RuleId(desk.coach.add_reminder(&desk.now, &backup).unwrap().created.unwrap().parse().unwrap());
    let fires = |desk: &mut Desk, on| {
        desk.now = at(on);
        assert_ne!(
            desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups,
            [],
            "{on}"
        );
    };
    fires(&mut desk, "2026-01-06T08:00:00Z");
    fires(&mut desk, "2026-01-07T08:00:00Z");
    desk.coach.remove_reminder(&desk.now, backup).unwrap();
    fires(&mut desk, "2026-01-13T08:00:00Z");
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.reminders_page(&desk.now).unwrap().rules.len(), 2);
}

#[test]
fn making_the_profile_is_not_undone() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(desk.coach.undo().unwrap_err().to_string(), "Nothing to undo.");
    assert!(desk.coach.is_onboarded().unwrap());
}
