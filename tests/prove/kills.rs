//! Processes that are killed at random moments, sometimes with another one writing beside.

use std::thread;

use chrono::Duration;

use crate::acts::{self, Act};
use crate::chance::Chance;
use crate::copies::Looked;
use crate::report::Report;
use crate::scene::{self, Scene};
use crate::state::titles;

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let mut scene = Scene::begun(&root.path().join("scene"), &mut chance);
    let (copy, mut looked) = (root.path().join("copy"), Looked::default());
    for round in 0..count {
        // So that daily backups fall due and older ones are thinned out.
        scene.goes_on(Duration::hours(8), &mut chance);
        if chance.one_in(8) {
            beside_another(&scene, round, &mut chance, &mut report);
            continue;
        }
        let act = Act::by_chance(&scene, round, &mut chance);
        let sides = match act.sides(&scene, &copy) {
            Ok(sides) => sides,
            Err(wrong) => {
                report.fault(round, wrong);
                break;
            }
        };
        let mut child = scene.start(&act.arguments());
        thread::sleep(chance.moment_in(sides.took));
        child.kill().ok();
        let ended = scene::end(child);
        report.count(if ended.code.is_none() { "kills" } else { "ends before the kill" });
        act.judge(&scene, &sides, &ended, &mut looked, round, &mut report);
    }
    acts::judge_the_end(&scene, &mut looked, count, &mut report);
    report
}

/// One is killed while another writes: the other isn't harmed.
fn beside_another(scene: &Scene, round: u64, chance: &mut Chance, report: &mut Report) {
    let before = titles(&scene.database());
    let (killed, other) = (format!("Killed {round}"), format!("Beside {round}"));
    let mut child = scene.start(&["idea", "add", &killed]);
    let beside = scene.start(&["idea", "add", &other]);
    thread::sleep(chance.moment_in(std::time::Duration::from_millis(40)));
    child.kill().ok();
    let (killed_ended, beside_ended) = (scene::end(child), scene::end(beside));
    report.count("kills beside another writer");
    if beside_ended.code != Some(0) {
        report.fault(round, format!("beside a killed process: {}", beside_ended.stderr));
    }
    let (Ok(before), Ok(after)) = (before, titles(&scene.database())) else {
        report.fault(round, "beside a killed process the journal doesn’t open");
        return;
    };
    let new: Vec<_> = after.iter().filter(|title| !before.contains(title)).collect();
    let expected = new.iter().all(|title| **title == killed || **title == other);
    let lost = !new.contains(&&other) || (killed_ended.acknowledged() && !new.contains(&&killed));
    if lost || !expected || after.len() != before.len() + new.len() {
        report.fault(round, format!("of two that wrote at once, {new:?} is there"));
    }
}
