//! Single bits that change: in a backup each is noticed, whether it's encrypted or not; in the journal itself none is answered
//! with a crash, and what is noticed is answered with a sentence that names a way back.

use std::fs;
use std::path::Path;

use chrono::Duration;
use standpoint_core::store::{Backups, Sealed, Secret, restore_preview_with};

use crate::chance::Chance;
use crate::report::Report;
use crate::scene::{Ended, Scene};

/// A backup whose bits are flipped.
struct Whole {
    bytes: Vec<u8>,
    /// What opens it, if it's encrypted.
    recovery_key: Option<Secret>,
}

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let mut scene = Scene::begun(&root.path().join("scene"), &mut chance);
    scene.done(&["backup", "passphrase", "--off"]);
    scene.done(&["backup", "second", &scene.second().to_string_lossy()]);
    scene.done(&["import", &scene.archive().to_string_lossy(), "--people", "all"]);
    scene.done(&["backup"]);
    let plain = newest(&scene, None);
    let file = scene.passphrase();
    let told = scene.done(&["backup", "passphrase", "--passphrase-file", &file.to_string_lossy(), "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let encrypted = newest(&scene, told["recovery_key"].as_str());
    let whole = fs::read(scene.database()).unwrap();
    let flipped = root.path().join("flipped.sqlite3");
    for round in 0..count {
        scene.goes_on(Duration::seconds(20), &mut chance);
        let backup = if chance.one_in(3) { &encrypted } else { &plain };
        in_a_backup(backup, &flipped, &scene, round, &mut chance, &mut report);
        if round % 10 == 0 {
            in_the_second_folder(&scene, &whole, round, &mut chance, &mut report);
        }
        if round % 2 == 0 {
            in_the_journal(&scene, &whole, round, &mut chance, &mut report);
        }
    }
    report
}

fn newest(scene: &Scene, recovery_key: Option<&str>) -> Whole {
    let bytes = fs::read(&Backups::of(&scene.data()).list().remove(0).path).unwrap();
    Whole { bytes, recovery_key: recovery_key.map(|key| Secret::new(key.to_owned())) }
}

/// A copy with one bit changed. The header and the first pages, where most depends on little, are met more often.
fn flip(whole: &[u8], path: &Path, chance: &mut Chance) {
    let mut bytes = whole.to_vec();
    let within = if chance.one_in(4) { 8_192.min(bytes.len()) } else { bytes.len() } as u64;
    let bit = usize::try_from(chance.below(within * 8)).unwrap();
    bytes[bit / 8] ^= 1 << (bit % 8);
    fs::write(path, bytes).unwrap();
}

fn in_a_backup(
    backup: &Whole,
    flipped: &Path,
    scene: &Scene,
    round: u64,
    chance: &mut Chance,
    report: &mut Report,
) {
    flip(&backup.bytes, flipped, chance);
    let is_noticed = match &backup.recovery_key {
        None => {
            report.count("flips in a backup");
            matches!(Sealed::look(flipped), Ok(Sealed::Broken))
        }
        Some(key) => {
            report.count("flips in an encrypted backup");
            restore_preview_with(&scene.data(), flipped, Some(key)).is_err()
        }
    };
    if !is_noticed {
        report.fault(round, "a flip in a backup wasn’t noticed");
    }
    if round.is_multiple_of(10) {
        let opener = scene.passphrase();
        let said = scene.run(&[
            "restore",
            &flipped.to_string_lossy(),
            "--dry-run",
            "--passphrase-file",
            &opener.to_string_lossy(),
        ]);
        if said.code != Some(1) || !said.is_in_words() {
            let said = format!("a flipped backup was answered with {:?}: {}", said.code, said.stderr);
            report.fault(round, said);
        }
    }
}

/// The newest copy has one bit changed, which the check says; with the copy as it was, the check is content.
fn in_the_second_folder(scene: &Scene, journal: &[u8], round: u64, chance: &mut Chance, report: &mut Report) {
    put_back(scene, journal);
    let copy = Backups::list_in(&scene.second()).remove(0).path;
    let bytes = fs::read(&copy).unwrap();
    flip(&bytes, &copy, chance);
    report.count("flips in a copy in the second folder");
    let check = scene.run(&["check"]);
    if check.code != Some(1) || !check.is_in_words() {
        report.fault(round, format!("with a flip in the newest copy the check says: {}", check.stdout));
    }
    fs::write(&copy, bytes).unwrap();
    let check = scene.run(&["check"]);
    if check.code != Some(0) {
        report.fault(round, format!("the check says: {}{}", check.stdout, check.stderr));
    }
}

/// Puts the journal back as it was.
fn put_back(scene: &Scene, journal: &[u8]) {
    for end in ["-wal", "-shm"] {
        fs::remove_file(scene.database().with_file_name(format!("standpoint.sqlite3{end}"))).ok();
    }
    fs::write(scene.database(), journal).unwrap();
}

fn in_the_journal(scene: &Scene, whole: &[u8], round: u64, chance: &mut Chance, report: &mut Report) {
    put_back(scene, whole);
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
        let opener = scene.passphrase();
        let restored = scene.run(&["restore", "--newest", "--passphrase-file", &opener.to_string_lossy()]);
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
