//! A disk that is full in the middle of something: it's said in words, nothing is lost, and it works again with room.

use std::fs;

use crate::acts::{self, Act};
use crate::chance::Chance;
use crate::copies::Looked;
use crate::mounted::{self, Mounted};
use crate::report::Report;
use crate::scene::Scene;

const BYTES: u64 = 8 * 1_024 * 1_024;
const KILOBYTE: u64 = 1_024;

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    if !mounted::may_mount() {
        return report.skipped(mounted::NEEDS_ROOT);
    }
    let root = tempfile::tempdir().unwrap();
    let (at, copy) = (root.path().join("disk"), root.path().join("copy"));
    for round in 0..count {
        // A disk of its own each time: whatever is thinned out or kept, it begins with the same room.
        let Some(disk) = Mounted::in_memory(&at, BYTES) else {
            return report.skipped(mounted::NEEDS_ROOT);
        };
        let (scene, mut looked) = (Scene::begun(&disk.at().join("scene"), &mut chance), Looked::default());
        let act = Act::by_chance(&scene, round, &mut chance);
        let sides = match act.sides(&scene, &copy) {
            Ok(sides) => sides,
            Err(wrong) => {
                report.fault(round, wrong);
                break;
            }
        };
        let ballast = disk.at().join("ballast");
        fill_but(&ballast, chance.below(1_200) * KILOBYTE);
        let ended = scene.run(&act.arguments());
        let is_full = ended.stderr.contains("disk is full");
        report.count(if ended.code == Some(0) { "had room" } else { "had none" });
        if ended.code != Some(0) && !is_full {
            report.fault(round, format!("“{}” on a full disk said: {}", act.name, ended.stderr));
        }
        let status = scene.run(&["status"]);
        if status.code != Some(0) {
            report.fault(round, format!("on a full disk the journal can’t be read: {}", status.stderr));
        }
        fs::remove_file(&ballast).unwrap();
        act.judge(&scene, &sides, &ended, &mut looked, round, &mut report);
        acts::judge_the_end(&scene, &mut looked, round, &mut report);
    }
    report
}

/// Takes all room but this number of bytes.
fn fill_but(ballast: &std::path::Path, left: u64) {
    let mut file = fs::File::create(ballast).unwrap();
    let block = vec![0; 64 * 1_024];
    while std::io::Write::write_all(&mut file, &block).is_ok() {}
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(left)).unwrap();
}
