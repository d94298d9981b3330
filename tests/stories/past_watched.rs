//! An import that is watched: told how far it is, stopped, and followed by what the user does themselves.

use std::cell::RefCell;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use standpoint_core::ErrorCode;
use standpoint_core::people::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::views::{
    PastChoices, PastFate, PastFile, PastKind, PastRowsQuery, PastStage, Progress, Unwatched,
};
use standpoint_tests::Desk;

/// Stops at the first row of a stage that is this far, and keeps what it was told.
struct Until {
    stage: PastStage,
    done: u64,
    told: RefCell<Vec<(PastStage, u64, u64)>>,
}

impl Until {
    fn new(stage: PastStage, done: u64) -> Self {
        Self { stage, done, told: RefCell::default() }
    }
}

impl Progress for Until {
    fn goes_on(&self, stage: PastStage, done: u64, of: u64) -> bool {
        self.told.borrow_mut().push((stage, done, of));
        (stage, done) < (self.stage, self.done)
    }
}

/// An archive of comments and people, as many as are asked for.
fn archive(comments: u32, people: u32) -> Vec<u8> {
    let mut said = "Date,Link,Message\n".to_owned();
    for n in 0..comments {
        said += &format!(
            "2026-05-{:02} 08:{:02}:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7458000000000000000,Comment {n}\n",
            1 + n % 28,
            n % 60
        );
    }
    let mut known = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for n in 0..people {
        known +=
            &format!("Ines{n},Feld,https://www.linkedin.com/in/ines-{n},,City Hospital,CIO,08 Feb 2026\n");
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("Comments.csv", said), ("Connections.csv", known)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn desk() -> Desk {
    Desk::new().on("2026-10-05T09:00:00Z").onboarded()
}

fn everybody() -> PastChoices {
    PastChoices { people: Some("all".to_owned()), ..PastChoices::default() }
}

fn comment(on: &str) -> ConversationEntry {
    ConversationEntry {
        kind: Some(ConversationKind::Comment),
        added: Some("Who owns the exit costs?".to_owned()),
        on: Some(on.to_owned()),
        ..ConversationEntry::default()
    }
}

#[test]
fn it_is_told_how_far_an_import_is_stage_by_stage() {
    let mut desk = desk();
    let watch = Until::new(PastStage::Saving, u64::MAX);
    let mut file = Cursor::new(archive(20, 30));
    desk.coach.import_past_watched(&desk.now, &mut file, "archive.zip", &everybody(), None, &watch).unwrap();
    let told = watch.told.into_inner();
    let mut stages: Vec<_> = told.iter().map(|(stage, ..)| *stage).collect();
    stages.dedup();
    use PastStage::{BackingUp, Comparing, Reading, Saving};
    assert_eq!(stages, [Reading, BackingUp, Comparing, Saving]);
    assert!(told.iter().all(|(_, done, of)| done <= of), "{told:?}");
    assert_eq!(told.iter().filter(|(stage, ..)| *stage == Saving).count(), 50, "once a row");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_import_that_is_stopped_anywhere_leaves_the_journal_as_it_was(stage in 0_usize..4, done in 0_u64..50) {
        let mut desk = desk();
        let before = desk.contents();
        let watch = Until::new(PastStage::ALL[stage], done);
        let mut file = Cursor::new(archive(20, 30));
        let stopped = desk.coach.import_past_watched(&desk.now, &mut file, "a.zip", &everybody(), None, &watch);
        let went_on = watch.told.borrow().iter().all(|(told, at, _)| (*told, *at) < (watch.stage, watch.done));
        match stopped {
            Ok(_) => prop_assert!(went_on, "it was to stop"),
            Err(error) => {
                prop_assert!(!went_on);
                prop_assert_eq!(error.code(), ErrorCode::Cancelled);
                prop_assert_eq!(desk.contents(), before);
                // And the whole of it can be imported afterwards.
                let mut file = Cursor::new(archive(20, 30));
                let (changed, _) = desk.coach.import_past(&desk.now, &mut file, "a.zip", &everybody(), None).unwrap();
                prop_assert_eq!(changed.said, "Imported 20 comments, 30 people");
            }
        }
    }
}

/// How much is done from one question whether to go on to the next: bytes while a file is read, rows after that. It takes no
/// longer than that until a cancelled import has stopped.
#[test]
fn an_import_asks_often_enough_to_stop_soon_and_no_more_once_it_was_told_to() {
    const MOST_BYTES: u64 = 64 * 1_024;
    let mut desk = desk();
    // People here are held against those of the file too.
    let mut first = Cursor::new(archive(0, 400));
    desk.coach.import_past(&desk.now, &mut first, "archive.zip", &everybody(), None).unwrap();
    let (comments, people, here) = (500, 1_500, 400);
    let watch = Until::new(PastStage::Saving, u64::MAX);
    let mut file = Cursor::new(archive(comments, people));
    desk.coach.import_past_watched(&desk.now, &mut file, "archive.zip", &everybody(), None, &watch).unwrap();
    let told = watch.told.into_inner();
    for (one, next) in told.iter().zip(&told[1..]).filter(|(one, next)| one.0 == next.0) {
        let most = if one.0 == PastStage::Reading { MOST_BYTES } else { 1 };
        assert!(next.1.abs_diff(one.1) <= most, "{one:?} {next:?}");
    }
    let asked = |stage| told.iter().filter(|(one, ..)| *one == stage).count() as u32;
    assert_eq!(asked(PastStage::Comparing), comments + 2 * people + here + 1);
    assert_eq!(asked(PastStage::Saving), comments + people - here);

    desk.coach.undo().unwrap();
    for (stage, done) in [(PastStage::Reading, 1), (PastStage::Comparing, 2_000), (PastStage::Saving, 700)] {
        let watch = Until::new(stage, done);
        let mut file = Cursor::new(archive(comments, people));
        let stopped =
            desk.coach.import_past_watched(&desk.now, &mut file, "archive.zip", &everybody(), None, &watch);
        assert_eq!(stopped.unwrap_err().code(), ErrorCode::Cancelled);
        let told = watch.told.into_inner();
        let yes = told.iter().filter(|(at, done, _)| (*at, *done) < (watch.stage, watch.done)).count();
        assert_eq!(told.len(), yes + 1, "after the first no nothing is asked, and so nothing done");
    }
}

#[test]
fn rows_are_shown_a_page_at_a_time_and_stay_in_place_when_one_is_unticked() {
    let desk = desk();
    let mut file = Cursor::new(archive(0, 120));
    let choices = everybody();
    let read = PastFile::read(&mut file, "archive.zip", &choices, &desk.now, &Unwatched).unwrap();
    let looked = desk.coach.look_at_past(&desk.now, &read, &choices, &Unwatched).unwrap();
    assert!(looked.preview.rows.is_empty(), "rows are asked for apart");
    let query = |from: u32, words: &str| PastRowsQuery {
        kind: PastKind::People,
        fate: None,
        words: words.to_owned(),
        from,
        most: 50,
    };
    let last = looked.rows(&query(100, ""));
    assert_eq!((last.total, last.rows.len()), (120, 20));
    let found = looked.rows(&query(0, "ines7 hospital"));
    assert_eq!(found.total, 11, "7 and 70 to 79");
    let first = looked.rows(&query(0, ""));

    let unticked = PastChoices { leave: vec![first.rows[3].key.clone()], ..everybody() };
    let again = desk.coach.look_at_past(&desk.now, &read, &unticked, &Unwatched).unwrap();
    let rows = again.rows(&query(0, "")).rows;
    let keys = |rows: &[standpoint_core::views::PastRow]| -> Vec<String> {
        rows.iter().map(|row| row.key.clone()).collect()
    };
    assert_eq!(keys(&rows), keys(&first.rows));
    assert!(!rows[3].taken && rows[3].open && rows[2].taken);
    assert_eq!(again.preview.counts[0].taken, 119);
    let fate = |fate| PastRowsQuery { fate: Some(fate), ..query(0, "") };
    assert_eq!(looked.rows(&fate(PastFate::Known)).total, 0);
}

#[test]
fn what_an_import_brought_ticks_nothing_at_the_next_comment_either() {
    let mut desk = desk();
    let mut file = Cursor::new(archive(40, 0));
    desk.coach.import_past(&desk.now, &mut file, "archive.zip", &PastChoices::default(), None).unwrap();
    // Five comments are a task: the first four of the user's own are not it.
    for _ in 0..4 {
        let changed = desk.coach.add_conversation(&desk.now, &comment("today")).unwrap();
        assert_eq!(changed.ticked, [], "forty imported ones count for no task");
    }
    let changed = desk.coach.add_conversation(&desk.now, &comment("today")).unwrap();
    assert!(!changed.ticked.is_empty(), "the fifth of their own does");
}

#[test]
fn what_is_logged_after_an_import_was_undone_counts() {
    let mut desk = desk();
    let mut file = Cursor::new(archive(40, 0));
    desk.coach.import_past(&desk.now, &mut file, "archive.zip", &PastChoices::default(), None).unwrap();
    desk.coach.undo().unwrap();
    // Their numbers are those of rows the import had brought.
    let ticked: Vec<bool> = (0..5)
        .map(|_| !desk.coach.add_conversation(&desk.now, &comment("today")).unwrap().ticked.is_empty())
        .collect();
    assert_eq!(ticked, [false, false, false, false, true]);
}

#[test]
fn suggested_topics_become_pillars_where_there_is_room() {
    let mut desk = desk();
    let names = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    let said = desk.coach.adopt_pillars(&desk.now, &names(&["Cloud cost", " Plain  words "])).unwrap().said;
    assert_eq!(said, "2 pillars kept");
    // One that is there is passed over, and the third has room.
    let said = desk.coach.adopt_pillars(&desk.now, &names(&["cloud cost", "Budgets"])).unwrap().said;
    assert_eq!(said, "Pillar kept");
    let full = desk.coach.adopt_pillars(&desk.now, &names(&["Teams"])).unwrap_err();
    assert_eq!(full.to_string(), "There’s room for three pillars. Choose fewer.");
    let page = desk.coach.posts_page(&desk.now).unwrap();
    assert_eq!(page.pillars, ["Cloud cost", "Plain words", "Budgets"]);
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    assert!(desk.coach.posts_page(&desk.now).unwrap().pillars.is_empty());
}
