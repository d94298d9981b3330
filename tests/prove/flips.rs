//! Single bits that change: in a backup each is noticed; in the journal itself none is answered with a crash, and what is
//! noticed is answered with a sentence that names a way back.

use std::fs;
use std::path::Path;

use standpoint_core::store::{Backups, Sealed};

use crate::chance::Chance;
use crate::report::Report;
use crate::scene::{Ended, Scene};

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let scene = Scene::begun(&root.path().join("scene"));
    scene.done(&["import", &scene.archive().to_string_lossy(), "--people", "all"]);
    scene.done(&["backup"]);
    let backup = Backups::of(&scene.data()).list().remove(0).path;
    let (whole_backup, whole) = (fs::read(&backup).unwrap(), fs::read(scene.database()).unwrap());
    let flipped = root.path().join("flipped.sqlite3");
    for round in 0..count {
        flip(&whole_backup, &flipped, &mut chance);
        report.count("flips in a backup");
        if !matches!(Sealed::look(&flipped), Ok(Sealed::Broken)) {
            report.fault(round, "a flip in a backup wasn’t noticed");
        }
        if round % 10 == 0 {
            let said = scene.run(&["restore", &flipped.to_string_lossy(), "--dry-run"]);
            if said.code != Some(1) || !said.is_in_words() {
                report.fault(
                    round,
                    format!("a flipped backup was answered with {:?}: {}", said.code, said.stderr),
                );
            }
        }
        if round % 2 == 0 {
            in_the_journal(&scene, &whole, round, &mut chance, &mut report);
        }
    }
    report
}

/// A copy with one bit changed. The header and the first pages, where most depends on little, are met more often.
fn flip(whole: &[u8], path: &Path, chance: &mut Chance) {
    let mut bytes = whole.to_vec();
    let within = if chance.one_in(4) { 8_192.min(bytes.len()) } else { bytes.len() } as u64;
    let bit = usize::try_from(chance.below(within * 8)).unwrap();
    bytes[bit / 8] ^= 1 << (bit % 8);
    fs::write(path, bytes).unwrap();
}

fn in_the_journal(scene: &Scene, whole: &[u8], round: u64, chance: &mut Chance, report: &mut Report) {
    for end in ["-wal", "-shm"] {
        fs::remove_file(scene.database().with_file_name(format!("standpoint.sqlite3{end}"))).ok();
    }
    flip(whole, &scene.database(), chance);
    report.count("flips in the journal");
    let commands: [&[&str]; 4] =
        [&["status"], &["idea", "add", "After the flip"], &["check"], &["post", "list"]];
    let mut noticed = false;
    for command in commands {
        let ended = scene.run(command);
        noticed |= ended.code != Some(0);
        if !helps(&ended) {
            report
                .fault(round, format!("{command:?} said {:?}: {}{}", ended.code, ended.stdout, ended.stderr));
        }
    }
    report.count(if noticed {
        "flips in the journal that were noticed"
    } else {
        "flips in the journal that SQLite can’t see"
    });
    if noticed && chance.one_in(5) {
        let restored = scene.run(&["restore", "--newest"]);
        report.count("journals restored after a flip");
        if restored.code != Some(0) || scene.run(&["check"]).code != Some(0) {
            report.fault(round, format!("the newest backup isn’t restored: {}", restored.stderr));
        }
    }
}

/// It worked, or it was refused in words that name a way back.
fn helps(ended: &Ended) -> bool {
    const WAYS: [&str; 4] = ["restore", "Restore", "salvage", "Update Standpoint"];
    ended.is_in_words()
        && (ended.code == Some(0)
            || WAYS.iter().any(|way| ended.stderr.contains(way) || ended.stdout.contains(way)))
}
