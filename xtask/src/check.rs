//! `check`: what to run before each commit. It takes under 90 seconds once everything has been built.

use std::time::{Duration, Instant};

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::{rust_tools, setup, test, ui};

/// One part of the check: its name, and what it runs.
type Part = (&'static str, fn() -> Result<(), Problem>);

/// The parts, those that fail fastest first.
const PARTS: [Part; 5] = [
    ("formatting", formatting),
    ("lints", lints),
    ("types", || ui::npm(&["run", "check"])),
    ("core tests", || call("cargo", &["test", "--quiet", "--package", "standpoint-core", "--lib"]).run()),
    // Those of what differs from the last commit.
    ("window tests", || ui::npm(&["test", "--", "--changed", "--passWithNoTests"])),
];

/// Runs every part, up to the first that fails, and says how long each took.
pub(crate) fn check(consent: Consent) -> Result<(), Problem> {
    setup::set_up(Purpose::Run, consent)?;
    rust_tools::check()?;
    let mut taken: Vec<(&str, Duration)> = Vec::new();
    for (name, run) in PARTS {
        println!("\n== {name}");
        let start = Instant::now();
        run()?;
        taken.push((name, start.elapsed()));
    }
    println!("\nAll passed:");
    for (name, time) in taken {
        println!("  {name:<12} {:>6.1} s", time.as_secs_f64());
    }
    Ok(())
}

fn formatting() -> Result<(), Problem> {
    call("cargo", &["fmt", "--all", "--check"]).run()
}

/// Clippy, and the window's formatting and lints.
fn lints() -> Result<(), Problem> {
    ui::npm(&["run", "lint"])?;
    ui::build_if_stale()?;
    test::cargo("clippy", &["--all-targets", "--", "--deny", "warnings"])
}
