//! The window and the command line on one database.

use std::sync::Barrier;

use standpoint_core::calendar::Day;
use standpoint_core::id::{ConversationId, OwnTaskId, PostId, RuleId, WorksheetRowId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::programme::tasks::{OwnTaskEntry, TaskRef};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{PostEntry, PostStage, PublicationEntry};
use standpoint_core::reminders::{Delivery, PopupAction, ReminderEntry};
use standpoint_core::views::PeopleQuery;
use standpoint_core::{Coach, ErrorCode};
use standpoint_tests::Desk;

#[test]
fn two_first_starts_at_once_make_one_database() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::thread::scope(|scope| {
        let starts: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| Coach::create(&data).map(|coach| coach.is_onboarded().unwrap())))
            .collect();
        for start in starts {
            assert!(!start.join().unwrap().expect("every start succeeds"));
        }
    });
}

#[test]
fn writers_wait_for_one_another_and_nothing_is_lost() {
    let desk = Desk::new().onboarded();
    let (folder, now) = (desk.folder(), desk.now);
    std::thread::scope(|scope| {
        for writer in 0..2 {
            scope.spawn(move || {
                let mut coach = Coach::open(folder).unwrap();
                for number in 0..25 {
                    coach
                        .add_task(
                            &now,
                            &OwnTaskEntry { title: format!("{writer}.{number}"), ..OwnTaskEntry::default() },
                        )
                        .unwrap();
                }
            });
        }
    });
    let tasks = desk.coach.task_list(&desk.now, true).unwrap();
    assert_eq!(tasks.iter().filter(|task| task.title.contains('.') && task.step.is_none()).count(), 50);
    assert_eq!(desk.coach.history().unwrap().len(), 50);
}

#[test]
fn a_change_from_elsewhere_is_noticed_once_and_ones_own_is_not() {
    let mut desk = Desk::new().onboarded();
    desk.coach.changed_elsewhere().unwrap();
    desk.add_task("My own");
    assert!(!desk.coach.changed_elsewhere().unwrap());
    let mut other = Coach::open(desk.folder()).unwrap();
    other
        .add_task(
            &desk.now,
            &OwnTaskEntry { title: "From the command line".to_owned(), ..OwnTaskEntry::default() },
        )
        .unwrap();
    assert!(desk.coach.changed_elsewhere().unwrap());
    assert!(!desk.coach.changed_elsewhere().unwrap());
}

fn idea(desk: &mut Desk) -> PostId {
    PostId(
        desk.coach
            .capture_idea(&desk.now, "What a migration taught me")
            .unwrap()
            .created
            .unwrap()
            .parse()
            .unwrap(),
    )
}

fn text(body: &str) -> PostEntry {
    PostEntry { body: Some(body.to_owned()), ..PostEntry::default() }
}

#[test]
fn a_draft_that_is_edited_here_and_published_there_keeps_both() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk);
    let mut other = Coach::open(desk.folder()).unwrap();
    desk.coach.change_post(&desk.now, post, &text("First words.")).unwrap();
    other.publish_post(&desk.now, post, &PublicationEntry::default()).unwrap();
    desk.now.instant += chrono::Duration::seconds(5);
    desk.coach.change_post(&desk.now, post, &text("First words. More.")).unwrap();
    for coach in [&desk.coach, &other] {
        let page = coach.post_page(&desk.now, post).unwrap();
        assert_eq!(
            (page.stage, page.body.as_str(), page.places.len()),
            (PostStage::Published, "First words. More.", 1)
        );
    }
    // One history for both, and each level says what it was.
    let undone: Vec<_> =
        (0..3).map(|n| if n % 2 == 0 { other.undo() } else { desk.coach.undo() }.unwrap().said).collect();
    assert_eq!(
        undone,
        [
            "Undone: edit post".to_owned(),
            "Undone: mark as published".to_owned(),
            "Undone: edit post".to_owned()
        ]
    );
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().stage, PostStage::Idea);
}

#[test]
fn writers_at_the_very_same_time_lose_nothing_of_a_post_either() {
    const ROUNDS: usize = 60;
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk);
    let (folder, now) = (desk.folder(), desk.now);
    let every = |act: &(dyn Fn(&mut Coach, usize) + Sync)| {
        let mut coach = Coach::open(folder).unwrap();
        (1..=ROUNDS).for_each(|round| act(&mut coach, round));
    };
    // Each looks at its own part after its own write: no one else may have put an older one back.
    std::thread::scope(|scope| {
        scope.spawn(|| {
            every(&|coach, round| {
                coach.change_post(&now, post, &text(&format!("Version {round}"))).unwrap();
                assert_eq!(coach.post_page(&now, post).unwrap().body, format!("Version {round}"));
            });
        });
        scope.spawn(|| {
            every(&|coach, round| {
                let network = Network::ALL[round % Network::ALL.len()].slug().to_owned();
                coach
                    .change_post(
                        &now,
                        post,
                        &PostEntry { network: Some(network.clone()), ..PostEntry::default() },
                    )
                    .unwrap();
                assert_eq!(
                    coach.post_page(&now, post).unwrap().network.map(Network::slug),
                    Some(network.as_str())
                );
            });
        });
        scope.spawn(|| {
            every(&|coach, round| {
                let on = (now.today() + chrono::Duration::days(i64::try_from(round).unwrap())).to_string();
                coach.plan_post(&now, post, Some(&on)).unwrap();
                assert_eq!(coach.post_page(&now, post).unwrap().planned_on.unwrap().to_string(), on);
            });
        });
    });
    desk.coach.publish_post(&desk.now, post, &PublicationEntry::default()).unwrap();
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().body, format!("Version {ROUNDS}"));
}

#[test]
fn what_was_removed_elsewhere_is_said_to_be_gone_and_undo_brings_it_back_for_both() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk);
    let mut other = Coach::open(desk.folder()).unwrap();
    other.remove_post(&desk.now, post).unwrap();
    let gone = desk.coach.change_post(&desk.now, post, &text("Typed meanwhile.")).unwrap_err();
    assert_eq!(gone.code(), ErrorCode::NotFound, "{gone}");
    desk.coach.undo().unwrap();
    desk.coach.change_post(&desk.now, post, &text("Typed meanwhile.")).unwrap();
    assert_eq!(other.post_page(&desk.now, post).unwrap().body, "Typed meanwhile.");
}

#[test]
fn undo_refuses_kindly_when_somebody_else_changed_the_row_and_overwrites_nothing() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk);
    desk.coach.change_post(&desk.now, post, &text("Mine.")).unwrap();
    // Another program, past the coach and its history.
    rusqlite::Connection::open(desk.database())
        .unwrap()
        .execute("UPDATE post SET body = 'Theirs.'", [])
        .unwrap();
    let refused = desk.coach.undo().unwrap_err();
    assert_eq!(refused.code(), ErrorCode::CannotUndo);
    assert_eq!(refused.to_string(), "Can’t undo: it has changed since.");
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().body, "Theirs.");
}

#[test]
fn a_reply_noted_there_outlives_a_change_made_here_and_one_person_is_added_once() {
    let mut desk = Desk::new().onboarded();
    let (folder, now) = (desk.folder(), desk.now);
    let logged: Vec<ConversationId> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(move || {
                    let mut coach = Coach::open(folder).unwrap();
                    let made = coach
                        .log_conversation(&now, "comment Priya Nair: how we measure it")
                        .unwrap()
                        .created
                        .unwrap();
                    ConversationId(made.parse().unwrap())
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    assert_eq!(
        desk.coach.people_page(&now, &PeopleQuery::default()).unwrap().total,
        1,
        "whoever came second found her there"
    );

    let mut other = Coach::open(desk.folder()).unwrap();
    other.record_their_reply(&now, logged[0], true, None).unwrap();
    let entry = ConversationEntry {
        added: Some("How we measure it, in one chart".to_owned()),
        ..ConversationEntry::default()
    };
    desk.coach.change_conversation(&now, logged[0], &entry).unwrap();
    let again = desk.coach.record_their_reply(&now, logged[0], true, None).unwrap();
    assert_eq!(again.said, "No changes", "the same reply is noted once");
    let waiting = other.people_page(&now, &PeopleQuery::default()).unwrap().to_answer;
    assert_eq!(
        waiting.iter().map(|one| one.added.as_str()).collect::<Vec<_>>(),
        ["How we measure it, in one chart"]
    );
}

#[test]
fn of_two_who_say_i_posted_one_logs_it_and_the_other_hears_that_it_is_logged() {
    for _ in 0..12 {
        let mut desk = Desk::new().onboarded().on("2026-01-06T08:00:00Z");
        let key = desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups[0].keys[0];
        let (folder, now, gate) = (desk.folder(), desk.now, Barrier::new(2));
        let mut said: Vec<_> = std::thread::scope(|scope| {
            let say = || {
                let mut coach = Coach::open(folder).unwrap();
                gate.wait();
                coach.answer_popup(&now, &[key], PopupAction::Done).unwrap().said
            };
            [scope.spawn(say), scope.spawn(say)].map(|thread| thread.join().unwrap()).into()
        });
        said.sort();
        assert_eq!(said, ["Already logged", "Post logged"]);
        assert_eq!(desk.coach.week_report(&desk.now).unwrap().week.posts, 1);
    }
}

/// The entry of the first reminder, as a form that is opened now shows it.
fn first_reminder(desk: &Desk) -> ReminderEntry {
    desk.coach.reminders_page(&desk.now).unwrap().rules[0].entry.clone()
}

#[test]
fn of_two_forms_on_one_reminder_the_last_saved_keeps_what_the_other_changed() {
    let mut desk = Desk::new().onboarded();
    let mut other = Coach::open(desk.folder()).unwrap();
    let before = first_reminder(&desk);
    let later = ReminderEntry { time: "18:00".to_owned(), ..before.clone() };
    other.revise_reminder(&desk.now, RuleId(1), &before, &later).unwrap();
    let friday = ReminderEntry { weekdays: Some(vec![Day::Friday]), ..before.clone() };
    desk.coach.revise_reminder(&desk.now, RuleId(1), &before, &friday).unwrap();
    assert_eq!(
        first_reminder(&desk),
        ReminderEntry { time: "18:00".to_owned(), ..friday },
        "Fridays at 18:00"
    );

    // Nor does a form put back what was turned off while it was open; what both changed is as the later one has it.
    let before = first_reminder(&desk);
    other.turn_reminder(&desk.now, RuleId(1), false).unwrap();
    desk.coach
        .revise_reminder(
            &desk.now,
            RuleId(1),
            &before,
            &ReminderEntry { time: "19:00".to_owned(), ..before.clone() },
        )
        .unwrap();
    assert_eq!(
        first_reminder(&desk),
        ReminderEntry { time: "19:00".to_owned(), enabled: Some(false), ..before.clone() }
    );
    let same = desk.coach.revise_reminder(&desk.now, RuleId(1), &before, &before).unwrap();
    assert_eq!(same.said, "No changes", "a form that nobody changed changes nothing");
}

#[test]
fn a_reminder_that_became_another_kind_meanwhile_keeps_the_days_of_that_kind() {
    let mut desk = Desk::new().onboarded();
    let mut other = Coach::open(desk.folder()).unwrap();
    let before = first_reminder(&desk);
    let tasks = ReminderEntry {
        kind: standpoint_core::reminders::RuleKind::TaskDue,
        repeats: None,
        weekdays: None,
        lead_days: Some(2),
        ..before.clone()
    };
    other.revise_reminder(&desk.now, RuleId(1), &before, &tasks).unwrap();
    let moved =
        ReminderEntry { weekdays: Some(vec![Day::Friday]), time: "18:00".to_owned(), ..before.clone() };
    desk.coach.revise_reminder(&desk.now, RuleId(1), &before, &moved).unwrap();
    assert_eq!(first_reminder(&desk), ReminderEntry { time: "18:00".to_owned(), ..tasks });
}

#[test]
fn of_two_forms_on_one_task_the_last_saved_keeps_what_the_other_changed() {
    let mut desk = Desk::new().onboarded();
    let mut other = Coach::open(desk.folder()).unwrap();
    let before = OwnTaskEntry {
        title: "Ask Ines".to_owned(),
        due_on: Some("2026-01-09".to_owned()),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &before).unwrap();
    let task = TaskRef::Own(OwnTaskId(1));
    let noted =
        OwnTaskEntry { note: Some("About the budget".to_owned()), minutes: Some(15), ..before.clone() };
    other.revise_task(&desk.now, &task, &before, &noted).unwrap();
    other.complete_task(&desk.now, &task).unwrap();
    let moved =
        OwnTaskEntry { due_on: Some("mon".to_owned()), title: "Ask Ines Marsh".to_owned(), ..before.clone() };
    desk.coach.revise_task(&desk.now, &task, &before, &moved).unwrap();
    let tasks = desk.coach.task_list(&desk.now, true).unwrap();
    let known = tasks.iter().find(|known| known.id == "1").unwrap();
    assert_eq!(
        (known.title.as_str(), known.note.as_str(), known.minutes),
        ("Ask Ines Marsh", "About the budget", Some(15))
    );
    assert_eq!(
        (known.due_on.unwrap().to_string(), known.done_on),
        ("2026-01-12".to_owned(), Some(desk.now.today()))
    );
}

#[test]
fn of_two_forms_on_one_conversation_the_last_saved_keeps_what_the_other_changed() {
    let mut desk = Desk::new().onboarded();
    let mut other = Coach::open(desk.folder()).unwrap();
    let made = desk.coach.log_conversation(&desk.now, "comment: how we measure it").unwrap().created.unwrap();
    let id = ConversationId(made.parse().unwrap());
    let before = ConversationEntry {
        kind: Some(ConversationKind::Comment),
        on: Some("2026-01-05".to_owned()),
        added: Some("how we measure it".to_owned()),
        ..ConversationEntry::default()
    };
    let linked = ConversationEntry { link: Some("https://ada.example/talk".to_owned()), ..before.clone() };
    other.revise_conversation(&desk.now, id, &before, &linked).unwrap();
    let yesterday = ConversationEntry {
        on: Some("yesterday".to_owned()),
        kind: Some(ConversationKind::Call),
        ..before.clone()
    };
    desk.coach.revise_conversation(&desk.now, id, &before, &yesterday).unwrap();
    let log = desk
        .coach
        .conversation_list(&desk.now, &standpoint_core::views::ConversationQuery::default())
        .unwrap();
    let known = &log.conversations[0];
    assert_eq!(
        (known.kind, known.link.as_deref(), known.added.as_str()),
        (ConversationKind::Call, Some("https://ada.example/talk"), "how we measure it")
    );
    assert_eq!(known.on.to_string(), "2026-01-04");
}

#[test]
fn a_role_model_of_the_worksheet_is_made_a_person_by_one_of_two() {
    for _ in 0..12 {
        let mut desk = Desk::new().onboarded();
        let made = desk
            .coach
            .add_worksheet_row(&desk.now, "role-models", Some(("leader", "Ines Marsh")))
            .unwrap()
            .created
            .unwrap();
        let row = WorksheetRowId(made.parse().unwrap());
        let (folder, now, gate) = (desk.folder(), desk.now, Barrier::new(2));
        let said: Vec<_> = std::thread::scope(|scope| {
            let make = || {
                let mut coach = Coach::open(folder).unwrap();
                gate.wait();
                coach.person_from_worksheet(&now, row).map_err(|error| error.to_string())
            };
            [scope.spawn(make), scope.spawn(make)].map(|thread| thread.join().unwrap()).into()
        });
        let told: Vec<_> = said.iter().filter_map(|said| said.as_ref().err()).collect();
        assert_eq!(
            told,
            ["Someone with that name and role is already here. Change the role to add another."]
        );
        assert_eq!(desk.coach.people_page(&desk.now, &PeopleQuery::default()).unwrap().total, 1);
    }
}
