//! The power is cut: an ext4 file system forgets what wasn't written to its disk, and comes back by its own journal.

use std::path::Path;
use std::thread;

use chrono::Duration;

use crate::acts::{self, Act, Sides};
use crate::chance::Chance;
use crate::copies::Looked;
use crate::mounted::{self, Mounted, Switch};
use crate::report::Report;
use crate::scene::{Ended, Running, Scene};

const BYTES: u64 = 96 * 1_024 * 1_024;

pub(crate) fn prove(count: u64, mut chance: Chance, mut report: Report) -> Report {
    if !mounted::may_mount() {
        return report.skipped(mounted::NEEDS_ROOT);
    }
    let root = scratch();
    let (image, at) = (root.path().join("image"), root.path().join("disk"));
    let mount = || mounted::make_image(&image, BYTES).then(|| Mounted::image(&at, &image)).flatten();
    let Some(mut disk) = mount() else {
        return report.skipped("It needs mkfs.ext4 and loop devices.");
    };
    let (mut scene, mut looked) = (Scene::begun(&at.join("scene"), &mut chance), Looked::default());
    for round in 0..count {
        scene.goes_on(Duration::hours(8), &mut chance);
        for _ in 0..chance.below(3) {
            scene.run(&["idea", "add", &format!("Before cut {round}")]);
        }
        let act = Act::by_chance(&scene, round, &mut chance);
        let sides = match act.sides(&scene, &at.join("copy")) {
            Ok(sides) => sides,
            Err(wrong) => {
                report.fault(round, wrong);
                break;
            }
        };
        let Some(ended) = cut_during(&act, &sides, &scene, &disk, &mut chance) else {
            return report.skipped("It needs perl, and a kernel that can shut an ext4 file system down.");
        };
        drop(disk);
        let Some(again) = Mounted::image(&at, &image) else {
            report.fault(round, "the disk doesn’t come back");
            return report;
        };
        disk = again;
        report.count("cuts");
        act.judge(&scene, &sides, &ended, &mut looked, round, &mut report);
    }
    acts::judge_the_end(&scene, &mut looked, count, &mut report);
    drop(disk);
    report
}

fn cut_during(act: &Act, sides: &Sides, scene: &Scene, disk: &Mounted, chance: &mut Chance) -> Option<Ended> {
    let switch = Switch::at(disk)?;
    let running = Running::of(scene.start(&act.arguments()));
    thread::sleep(chance.moment_in(sides.took));
    // A machine without power says nothing: only what was said before counts as said.
    let said = running.said_so_far();
    let cut = switch.cut();
    let ended = Ended { stdout: said, ..running.end() };
    cut.then_some(ended)
}

/// In memory where that's possible: the power that is cut is the file system's, and many cuts take less time there.
fn scratch() -> tempfile::TempDir {
    tempfile::tempdir_in(Path::new("/dev/shm")).or_else(|_| tempfile::tempdir()).unwrap()
}
