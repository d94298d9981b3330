//! Backups that were thinned out over months, restored at random: each brings back what was there when it was made.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use standpoint_core::store::Backups;

use crate::acts;
use crate::chance::Chance;
use crate::report::Report;
use crate::scene::{NOW, Scene};
use crate::state::State;

/// What each backup held when it was made.
type Known = BTreeMap<PathBuf, State>;

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let mut scene = Scene::begun(&root.path().join("scene"));
    let mut known = Known::new();
    let mut now: DateTime<Utc> = NOW.parse().unwrap();
    for round in 0..count {
        // Some months of use first, so that the ladder has all its rungs; then days go on between restores.
        for _ in 0..if round == 0 { 60 } else { chance.below(2) } {
            now += Duration::minutes(i64::try_from(chance.below(4 * 24 * 60)).unwrap());
            scene.now = now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
            let text = format!("Note {round} of {}", scene.now);
            scene.done(&["idea", "add", &text]);
            if chance.one_in(3) {
                scene.done(&["backup"]);
            }
            learn(&scene, &mut known, round, &mut report);
        }
        restore_one(&scene, &mut known, round, &mut chance, &mut report);
        now += Duration::seconds(1);
        scene.now = now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    }
    report.set("backups made", known.len() as u64);
    report.set("backups that are left at the end", Backups::of(&scene.data()).list().len() as u64);
    acts::judge_the_end(&scene, count, &mut report);
    report
}

/// Remembers what the new backups hold: the newest one holds what is there now.
fn learn(scene: &Scene, known: &mut Known, round: u64, report: &mut Report) {
    for line in Backups::of(&scene.data()).list() {
        let Entry::Vacant(place) = known.entry(line.path) else { continue };
        match State::of_backup(place.key()) {
            Ok(state) => drop(place.insert(state)),
            Err(wrong) => report.fault(round, wrong),
        }
    }
}

fn restore_one(scene: &Scene, known: &mut Known, round: u64, chance: &mut Chance, report: &mut Report) {
    let lines = Backups::of(&scene.data()).list();
    let Some(line) = chance.of_these(&lines) else {
        report.fault(round, "no backup is left");
        return;
    };
    let before = scene.state();
    let ended = scene.run(&["restore", &line.path.to_string_lossy(), "--json"]);
    if ended.code != Some(0) {
        report.fault(round, format!("{} isn’t restored: {}", line.path.display(), ended.stderr));
        return;
    }
    report.count("restores");
    if scene.state().ok().as_ref() != known.get(&line.path) {
        report.fault(round, format!("{} brought back something else", line.path.display()));
    }
    let told: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap_or_default();
    let safety = told["safety"].as_str().map(PathBuf::from);
    match safety.as_deref().map(State::of_backup) {
        Some(Ok(state)) if Ok(&state) == before.as_ref() => {
            known.insert(safety.unwrap_or_default(), state);
        }
        _ => report.fault(round, "the backup made before doesn’t hold what was there"),
    }
    let gone = lines.iter().filter(|line| !line.path.exists()).count();
    if gone > 0 {
        report.fault(round, format!("a restore removed {gone} backups"));
    }
}
