//! Backups and the check, and a page that is read while a backup is made.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use chrono::{DateTime, Utc};
use standpoint_core::Coach;
use standpoint_core::calendar::Now;

use crate::journal;
use crate::sample::{Sample, never_over, time, within};

const RUNS: usize = 20;
/// Milliseconds that a backup may take.
const BACKUP: u64 = 300;
/// Milliseconds that the check may take.
const CHECK: u64 = 2_000;
/// The most milliseconds a page may take while a backup is made.
const BESIDE: u64 = 20;

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let copy = journal::copy(folder);
    let coach = Coach::open(copy.path()).unwrap();
    let now = Now::new(DateTime::<Utc>::UNIX_EPOCH, chrono_tz::UTC);
    let backup = Sample::new((0..RUNS).map(|_| time(|| drop(coach.backup(&now, None).unwrap()))).collect());
    let check = Sample::new((0..RUNS).map(|_| time(|| assert!(coach.check().unwrap().whole))).collect());
    vec![
        within("Back up and read the copy back", &backup, BACKUP),
        within("Check everything, with three backups", &check, CHECK),
        never_over("Read: Today while a backup is made", &beside(copy.path(), &coach, &now), BESIDE),
    ]
}

/// Reads a page again and again for as long as another connection makes backups, as the window's worker does.
fn beside(folder: &Path, coach: &Coach, now: &Now) -> Sample {
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let worker = Coach::open(folder).unwrap();
            (0..RUNS).for_each(|_| drop(worker.backup(now, None).unwrap()));
            is_done.store(true, Ordering::Relaxed);
        });
        let mut times = Vec::new();
        while !is_done.load(Ordering::Relaxed) {
            times.push(time(|| drop(coach.today(now).unwrap())));
        }
        Sample::new(times)
    })
}
