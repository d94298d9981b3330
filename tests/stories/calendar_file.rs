//! The calendar file: what a journal puts into it, and how it's kept up to date on this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use chrono::Duration;
use standpoint_core::calendar::PauseEntry;
use standpoint_core::export::{CalendarChoices, CalendarKind, CalendarMemory};
use standpoint_core::id::PostId;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::post::PostEntry;
use standpoint_tests::Desk;

fn text(desk: &mut Desk) -> String {
    desk.coach.calendar_text(&desk.now, &CalendarChoices::default()).unwrap()
}

/// The values of a property, unfolded, over all events.
fn values(text: &str, name: &str) -> Vec<String> {
    let unfolded = text.replace("\r\n ", "");
    let lines = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
    lines
        .filter(|(property, _)| property.split(';').next() == Some(name))
        .map(|(_, value)| value.to_owned())
        .collect()
}

fn planned(desk: &mut Desk, title: &str, on: &str) -> PostId {
    let entry = PostEntry {
        title: Some(title.to_owned()),
        claim: Some("Buying is slower than it looks.".to_owned()),
        ..PostEntry::default()
    };
    let made = desk.coach.add_post(&desk.now, &entry).unwrap();
    let id = PostId(made.created.unwrap().parse().unwrap());
    desk.coach.plan_post(&desk.now, id, Some(on)).unwrap();
    id
}

/// A machine's memory of the calendar file, and the file it names.
fn with_a_file(desk: &Desk) -> (CalendarMemory, PathBuf, tempfile::TempDir) {
    let machine = tempfile::tempdir().unwrap();
    let path = machine.path().join("standpoint.ics");
    let memory = CalendarMemory::of(machine.path(), desk.folder());
    memory.change(|settings| settings.path = Some(path.clone())).unwrap();
    (memory, path, machine)
}

#[test]
fn there_is_no_calendar_before_the_first_questions() {
    let mut desk = Desk::new();
    assert!(desk.coach.calendar_text(&desk.now, &CalendarChoices::default()).is_err());
    let (memory, path, _machine) = with_a_file(&desk);
    assert!(!desk.coach.update_calendar_file(&desk.now, &memory).unwrap());
    assert!(!path.exists());
}

#[test]
fn posts_and_slots_are_in_it_and_the_rest_only_if_ticked() {
    let mut desk = Desk::new().onboarded();
    planned(&mut desk, "Build or buy", "2026-01-20");
    desk.log("Week one", "2026-01-05");
    let task = OwnTaskEntry {
        title: "Ask Tomasz".to_owned(),
        due_on: Some("2026-01-30".to_owned()),
        ..OwnTaskEntry::default()
    };
    desk.coach.add_task(&desk.now, &task).unwrap();
    desk.coach.set_answer(&desk.now, "stages", None, "venue", "Leeds IT").ok();
    let usual = text(&mut desk);
    assert_eq!(values(&usual, "SUMMARY"), ["Post: Build or buy", "Post: Week one", "Writing time"]);
    assert_eq!(values(&usual, "DESCRIPTION"), ["Buying is slower than it looks."]);
    assert_eq!(values(&usual, "RRULE"), ["FREQ=WEEKLY;BYDAY=TU;WKST=MO"]);
    assert!(
        values(&usual, "DTSTART").contains(&"20260106T090000".to_owned()),
        "the first Tuesday from then on"
    );

    let choices = CalendarChoices { kinds: CalendarKind::ALL.to_vec(), hide_titles: true };
    let all = desk.coach.calendar_text(&desk.now, &choices).unwrap();
    let mut said = values(&all, "SUMMARY");
    said.retain(|summary| summary != "Look back");
    assert_eq!(said, ["Post", "Post", "Writing time", "Task"]);
    for words in ["Build", "Week one", "Buying", "Tomasz"] {
        assert!(!all.contains(words), "{words} is hidden");
    }
}

#[test]
fn looks_back_at_months_and_quarters_are_in_it_a_year_ahead_but_for_those_of_a_pause() {
    let mut desk = Desk::new().onboarded();
    let choices = CalendarChoices { kinds: vec![CalendarKind::LooksBack], hide_titles: false };
    let pause = PauseEntry {
        from_on: "2026-04-01".to_owned(),
        to_on: "2026-04-30".to_owned(),
        ..PauseEntry::default()
    };
    desk.coach.add_pause(&desk.now, &pause).unwrap();
    let all = desk.coach.calendar_text(&desk.now, &choices).unwrap();
    let said = values(&all, "SUMMARY");
    let many = |what: &str| said.iter().filter(|summary| *summary == what).count();
    assert_eq!((many("Look back: Month"), many("Look back: Quarter")), (11, 3), "{said:?}");
    let uids = values(&all, "UID");
    assert!(uids.iter().any(|uid| uid.starts_with("review-quarter-20260705-")), "{uids:?}");
    assert!(!uids.iter().any(|uid| uid.starts_with("review-month-202604")), "{uids:?}");
    // One that is done stays where it was.
    desk.now = standpoint_tests::at("2026-02-05T08:00:00Z");
    desk.coach.finish_review(&desk.now, standpoint_core::look_back::ReviewKind::Month, None).unwrap();
    let later = desk.coach.calendar_text(&desk.now, &choices).unwrap();
    assert!(!later.contains("CANCELLED"), "{later}");
}

#[test]
fn a_published_post_leaves_after_ninety_days_without_a_word() {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    assert_eq!(values(&text(&mut desk), "SUMMARY"), ["Post: Week one", "Writing time"]);
    desk.now.instant += Duration::days(90);
    assert_eq!(values(&text(&mut desk), "SUMMARY").len(), 2);
    desk.now.instant += Duration::days(1);
    assert_eq!(values(&text(&mut desk), "SUMMARY"), ["Writing time"]);
}

#[test]
fn unchanged_data_gives_the_same_bytes_and_a_deleted_post_is_cancelled_for_thirty_days() {
    let mut desk = Desk::new().onboarded();
    let post = planned(&mut desk, "Build or buy", "2026-01-20");
    let first = text(&mut desk);
    desk.now.instant += Duration::days(1);
    assert_eq!(text(&mut desk), first);
    desk.restart();
    assert_eq!(text(&mut desk), first, "also after a restart");

    desk.coach.plan_post(&desk.now, post, Some("2026-01-21")).unwrap();
    assert_eq!(values(&text(&mut desk), "SEQUENCE"), ["1", "0"]);
    desk.coach.remove_post(&desk.now, post).unwrap();
    let gone = text(&mut desk);
    assert_eq!(
        (values(&gone, "STATUS"), values(&gone, "SEQUENCE")),
        (vec!["CANCELLED".to_owned()], vec!["2".into(), "0".into()])
    );
    assert!(!gone.contains("Build or buy"));
    desk.now.instant += Duration::days(30);
    assert_eq!(text(&mut desk), gone);
    desk.now.instant += Duration::seconds(1);
    assert!(values(&text(&mut desk), "STATUS").is_empty());
}

#[test]
fn a_pause_takes_slots_out() {
    let mut desk = Desk::new().onboarded();
    let pause = PauseEntry {
        from_on: "2026-03-24".to_owned(),
        to_on: "2026-04-06".to_owned(),
        ..PauseEntry::default()
    };
    desk.coach.add_pause(&desk.now, &pause).unwrap();
    assert_eq!(values(&text(&mut desk), "EXDATE"), ["20260324T090000", "20260331T090000"]);
    desk.coach.undo().unwrap();
    assert!(values(&text(&mut desk), "EXDATE").is_empty());
}

#[test]
fn a_slot_in_a_zone_of_its_own_is_right_on_both_sides_of_daylight_saving() {
    let mut desk = Desk::new().onboarded().on("2026-03-17T12:00:00Z");
    let slot = desk.coach.reminders_page(&desk.now).unwrap().rules[0].id;
    desk.coach
        .edit_reminder(&desk.now, slot, |mut entry| {
            entry.zone = Some("Europe/Berlin".to_owned());
            entry
        })
        .unwrap();
    let pause = PauseEntry {
        from_on: "2026-04-07".to_owned(),
        to_on: "2026-04-07".to_owned(),
        ..PauseEntry::default()
    };
    desk.coach.add_pause(&desk.now, &pause).unwrap();
    let times = values(&text(&mut desk), "DTSTART");
    assert_eq!(times.len(), 26);
    assert_eq!(
        times[..3],
        ["20260324T080000Z", "20260331T070000Z", "20260414T070000Z"],
        "9 o’clock in Berlin, and no pause"
    );
    assert!(values(&text(&mut desk), "RRULE").is_empty());
}

#[test]
fn the_file_is_written_when_it_differs_and_keeps_its_mode() {
    let mut desk = Desk::new().onboarded();
    let (memory, path, _machine) = with_a_file(&desk);
    assert!(desk.coach.update_calendar_file(&desk.now, &memory).unwrap());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(!desk.coach.update_calendar_file(&desk.now, &memory).unwrap(), "nothing differs");
    planned(&mut desk, "Build or buy", "2026-01-20");
    assert!(desk.coach.update_calendar_file(&desk.now, &memory).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), text(&mut desk));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o644);
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 2, "the file and the machine’s memory, nothing else");
}

#[test]
fn a_file_of_someone_else_is_never_replaced_and_the_next_change_tries_again() {
    let mut desk = Desk::new().onboarded();
    let (memory, path, _machine) = with_a_file(&desk);
    let foreign = "BEGIN:VCALENDAR\r\nPRODID:-//Elsewhere//EN\r\nEND:VCALENDAR\r\n";
    fs::write(&path, foreign).unwrap();
    assert!(desk.coach.update_calendar_file(&desk.now, &memory).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), foreign);
    let failed = memory.settings().failed.unwrap();
    assert!(failed.contains("isn’t a calendar file of Standpoint’s"), "{failed}");
    fs::remove_file(&path).unwrap();
    assert!(desk.coach.update_calendar_file(&desk.now, &memory).unwrap());
    assert_eq!(memory.settings().failed, None);

    let nowhere = path.with_file_name("nowhere").join("standpoint.ics");
    memory.change(|settings| settings.path = Some(nowhere)).unwrap();
    assert!(desk.coach.update_calendar_file(&desk.now, &memory).is_err());
    assert!(memory.settings().failed.is_some());
}

#[test]
fn the_place_is_the_machines_and_each_journals_own() {
    let one = Desk::new().onboarded();
    let other = Desk::new().onboarded();
    let machine = tempfile::tempdir().unwrap();
    let memory = CalendarMemory::of(machine.path(), one.folder());
    assert_eq!(fs::read_dir(machine.path()).unwrap().count(), 0, "reading makes nothing");
    memory.change(|settings| settings.path = Some("/nowhere/one.ics".into())).unwrap();
    assert_eq!(CalendarMemory::of(machine.path(), other.folder()).settings().path, None);
    assert_eq!(CalendarMemory::of(machine.path(), one.folder()).settings(), memory.settings());
    let before = one.contents();
    assert!(before["calendar_item"].is_empty(), "and no part of the journal");
}

#[test]
fn an_event_keeps_its_identity_through_export_and_import() {
    let mut desk = Desk::new().onboarded();
    planned(&mut desk, "Build or buy", "2026-01-20");
    let first = text(&mut desk);
    let mut journal = Vec::new();
    desk.coach.export_json(&desk.now, &mut journal).unwrap();
    let mut there = Desk::new().on("2026-01-07T08:00:00Z");
    there.coach.import_journal(&there.now, journal.as_slice(), true).unwrap();
    assert_eq!(text(&mut there), first);
}
