//! Backups that were thinned out over months, restored at random: each brings back what was there when it was made, also an
//! encrypted one, and also its copy in the second folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Duration, Utc};
use standpoint_core::calendar::Now;
use standpoint_core::store::{Backups, DATABASE_FILE, Secret, restore_with};

use crate::acts;
use crate::chance::Chance;
use crate::copies::{self, Looked};
use crate::report::Report;
use crate::scene::{PASSPHRASE, Scene};
use crate::state::State;

/// The backups that were made, by name: a copy in the second folder has the same.
#[derive(Debug, Default)]
struct Known {
    made: BTreeMap<String, Made>,
    /// What opens the backups that are made now, as the passphrase does.
    recovery_key: String,
}

/// What is known of a backup.
#[derive(Debug)]
struct Made {
    /// What was there when it was made.
    state: State,
    /// What opens it, if it's encrypted.
    recovery_key: String,
}

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let mut scene = Scene::begun(&root.path().join("scene"), &mut chance);
    let mut known = Known { recovery_key: PASSPHRASE.to_owned(), ..Known::default() };
    let mut looked = Looked::default();
    for line in Backups::of(&scene.data()).list() {
        // What was there when the first ones were made is gone by now.
        match state_in(&scene, &line.path, PASSPHRASE) {
            Ok(state) => known.add(&scene, &line.path, &state, 0, &mut report),
            Err(wrong) => report.fault(0, wrong),
        }
    }
    for round in 0..count {
        // Some months of use first, so that the ladder has all its rungs; then days go on between restores.
        for _ in 0..if round == 0 { 60 } else { chance.below(2) } {
            scene.goes_on(Duration::days(4), &mut chance);
            let text = format!("Note {round} of {}", scene.now);
            scene.done(&["idea", "add", &text]);
            if chance.one_in(3) {
                scene.done(&["backup"]);
            }
            learn(&scene, &mut known, round, &mut report);
            change_what_is_set(&scene, &mut known, &mut chance);
            learn(&scene, &mut known, round, &mut report);
        }
        restore_one(&scene, &mut known, round, &mut chance, &mut report);
        scene.goes_on(Duration::seconds(1), &mut chance);
        if round % 10 == 0 {
            copies::judge(&scene, "restores", &mut looked, round, &mut report);
        }
    }
    report.set("backups made", known.made.len() as u64);
    report.set("backups that are left at the end", Backups::of(&scene.data()).list().len() as u64);
    acts::judge_the_end(&scene, &mut looked, count, &mut report);
    report
}

fn change_what_is_set(scene: &Scene, known: &mut Known, chance: &mut Chance) {
    let (second, passphrase) = (scene.second(), scene.passphrase());
    match chance.below(12) {
        0 => {
            let file = passphrase.to_string_lossy();
            let told = scene.done(&["backup", "passphrase", "--passphrase-file", &file, "--json"]);
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            known.recovery_key = told["recovery_key"].as_str().unwrap().to_owned();
        }
        1 => drop(scene.done(&["backup", "passphrase", "--off"])),
        2 | 3 => drop(scene.done(&["backup", "second", &second.to_string_lossy()])),
        4 => drop(scene.done(&["backup", "second", "--off"])),
        _ => {}
    }
}

/// Remembers what the new backups hold: what is there now.
fn learn(scene: &Scene, known: &mut Known, round: u64, report: &mut Report) {
    let new: Vec<_> = Backups::of(&scene.data())
        .list()
        .into_iter()
        .filter(|line| !known.made.contains_key(&name_of(&line.path)))
        .collect();
    if new.is_empty() {
        return;
    }
    match scene.state() {
        Ok(state) => new.iter().for_each(|line| known.add(scene, &line.path, &state, round, report)),
        Err(wrong) => report.fault(round, wrong),
    }
}

impl Known {
    /// Looks whether a backup holds what was there when it was made.
    fn add(&mut self, scene: &Scene, path: &Path, state: &State, round: u64, report: &mut Report) {
        match state_in(scene, path, &self.recovery_key) {
            Ok(held) if held == *state => {}
            Ok(held) => {
                let tables = held.differs_in(state);
                report.fault(round, format!("{} doesn’t hold what was there: {tables}", path.display()));
            }
            Err(wrong) => report.fault(round, wrong),
        }
        if path.extension().is_some_and(|end| end == "age") {
            report.count("encrypted backups made");
        }
        let made = Made { state: state.clone(), recovery_key: self.recovery_key.clone() };
        self.made.insert(name_of(path), made);
    }
}

/// What is in a backup: read by SQLite alone, or brought back in a folder of its own where it's encrypted.
fn state_in(scene: &Scene, path: &Path, opener: &str) -> Result<State, String> {
    if path.extension().is_none_or(|end| end != "age") {
        return State::of_backup(path);
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let now = Now::new(scene.now.parse::<chrono::DateTime<Utc>>().unwrap(), chrono_tz::UTC);
    restore_with(elsewhere.path(), &now, path, Some(&Secret::new(opener.to_owned())))
        .map_err(|wrong| format!("{} doesn’t open: {wrong}", path.display()))?;
    State::of(&elsewhere.path().join(DATABASE_FILE))
}

fn restore_one(scene: &Scene, known: &mut Known, round: u64, chance: &mut Chance, report: &mut Report) {
    let lines = Backups::of(&scene.data()).list();
    let all = scene.backups_and_copies();
    let Some(path) = chance.of_these(&all) else {
        report.fault(round, "no backup is left");
        return;
    };
    let Some(made) = known.made.get(&name_of(path)) else {
        report.fault(round, format!("{} wasn’t made", path.display()));
        return;
    };
    // The passphrase opens each too, and takes a second.
    let opener = if chance.one_in(10) { PASSPHRASE } else { &made.recovery_key };
    let opener_file = scene.passphrase().with_file_name("opener");
    fs::write(&opener_file, opener).unwrap();
    let before = scene.state();
    let (path_text, file_text) = (path.to_string_lossy(), opener_file.to_string_lossy());
    let ended = scene.run(&["restore", &path_text, "--passphrase-file", &file_text, "--json"]);
    if ended.code != Some(0) {
        report.fault(round, format!("{} isn’t restored: {}", path.display(), ended.stderr));
        return;
    }
    report.count("restores");
    if path.starts_with(scene.second()) {
        report.count("restores of a copy in the second folder");
    }
    if path.extension().is_some_and(|end| end == "age") {
        report.count("restores of an encrypted backup");
    }
    if scene.state().as_ref() != Ok(&made.state) {
        report.fault(round, format!("{} brought back something else", path.display()));
    }
    let told: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap_or_default();
    match (told["safety"].as_str().map(PathBuf::from), before) {
        (Some(safety), Ok(before)) => known.add(scene, &safety, &before, round, report),
        _ => report.fault(round, "no backup was made before"),
    }
    learn(scene, known, round, report);
    let gone = lines.iter().filter(|line| !line.path.exists()).count();
    if gone > 0 {
        report.fault(round, format!("a restore removed {gone} backups"));
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
