//! Processes that are killed at random moments, sometimes with another one writing beside.

use std::thread;

use crate::acts::{self, Act};
use crate::chance::Chance;
use crate::report::Report;
use crate::scene::{self, Scene};
use crate::state::titles;

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    let root = tempfile::tempdir().unwrap();
    let scene = Scene::begun(&root.path().join("scene"));
    let copy = root.path().join("copy");
    for round in 0..count {
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
        act.judge(&scene, &sides, &ended, round, &mut report);
    }
    acts::judge_the_end(&scene, count, &mut report);
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
