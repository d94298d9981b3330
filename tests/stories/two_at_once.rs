//! The window and the command line on one database.

use standpoint_core::Coach;
use standpoint_core::task::OwnTaskEntry;
use standpoint_tests::Desk;

#[test]
fn two_first_starts_at_once_make_one_database() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::thread::scope(|scope| {
        let starts: Vec<_> = (0..4).map(|_| scope.spawn(|| Coach::open(&data).map(|coach| coach.is_onboarded().unwrap()))).collect();
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
                    coach.add_task(&now, &OwnTaskEntry { title: format!("{writer}.{number}"), ..OwnTaskEntry::default() }).unwrap();
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
    other.add_task(&desk.now, &OwnTaskEntry { title: "From the command line".to_owned(), ..OwnTaskEntry::default() }).unwrap();
    assert!(desk.coach.changed_elsewhere().unwrap());
    assert!(!desk.coach.changed_elsewhere().unwrap());
}
