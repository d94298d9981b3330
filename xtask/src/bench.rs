//! `bench`: the figures that Standpoint promises, measured on this machine, in one table.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::table::{self, Row};
use crate::{libc, paths};
use crate::{setup, ui, ui_size};

/// The release binary of the app, in bytes.
const BINARY: u64 = 20_000_000;
/// `standpoint-cli status` as a whole process.
const STATUS: Duration = Duration::from_millis(30);
/// Enough runs that the 99th percentile is a run that happened, not the slowest one.
const RUNS: usize = 200;
/// The journal that is measured ends here, whatever day it is: a bench must not depend on the calendar.
const NOW: &str = "2026-03-03T09:00:00+01:00";

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The core, the command line, the window's sizes and the app; a figure over its limit is a problem.
    Everything,
    /// The core and the command line, to be read: a shared machine's figures move, and none of them fails anything.
    Report,
}

/// Builds for release, measures, prints the table; a problem when a figure is over, unless it is a report.
pub(crate) fn bench(scope: Scope, consent: Consent) -> Result<(), Problem> {
    setup::set_up(Purpose::Run, consent)?;
    // The shipped programs by themselves: together with the bench, cargo would give them its features too.
    match scope {
        Scope::Everything => {
            ui::build_if_stale()?;
            build_for_release(&["standpoint", "standpoint-cli"], &["--features", "custom-protocol"])?;
        }
        Scope::Report => build_for_release(&["standpoint-cli"], &[])?,
    }
    build_for_release(&["standpoint-tests"], &[])?;
    if scope == Scope::Everything && cfg!(target_os = "linux") {
        build_for_release(&["standpoint-bare-window"], &["--features", "custom-protocol"])?;
        build_for_release(&["standpoint-tests"], &["--features", "start"])?;
    }
    let journal = paths::target().join("bench-journal");
    ten_years(&journal)?;

    let mut rows = core_figures(&journal)?;
    rows.push(status(&journal)?);
    if scope == Scope::Everything {
        rows.extend(ui_size::measure()?);
        rows.push(binary()?);
        if cfg!(target_os = "linux") {
            rows.push(libc::figure()?);
            rows.extend(start(&journal)?);
        }
    }

    println!();
    table::print(&rows);
    match (scope, rows.iter().all(|row| row.within)) {
        (Scope::Everything, false) => Err(Problem::stopped("At least one figure is over its limit.")),
        _ => Ok(()),
    }
}

fn build_for_release(packages: &[&str], features: &[&str]) -> Result<(), Problem> {
    let packages = packages.iter().flat_map(|package| ["--package", package]);
    let arguments: Vec<&str> = ["build", "--release", "--bins"]
        .into_iter()
        .chain(packages)
        .chain(features.iter().copied())
        .collect();
    call("cargo", &arguments).run()
}

/// A data folder with ten years of use in it, made again each time.
fn ten_years(journal: &Path) -> Result<(), Problem> {
    if journal.exists() {
        fs::remove_dir_all(journal)
            .map_err(|error| Problem::stopped(format!("Couldn’t empty {} ({error}).", journal.display())))?;
    }
    let cli = paths::program("release", "standpoint-cli");
    call(
        &cli.to_string_lossy(),
        &["--data-dir", &journal.to_string_lossy(), "--now", NOW, "demo", "--years", "10"],
    )
    .run()
}

/// What the bench program measured inside the core, one tab-separated row a figure.
fn core_figures(journal: &Path) -> Result<Vec<Row>, Problem> {
    let program = paths::program("release", "standpoint-bench");
    let printed =
        call(&program.to_string_lossy(), &[journal.to_string_lossy()]).answer().ok_or_else(|| {
            Problem::stopped("The core’s bench stopped: run target/release/standpoint-bench to see why.")
        })?;
    printed.lines().map(row).collect()
}

/// How the app starts beside a bare window, on a screen and a bus of their own.
fn start(journal: &Path) -> Result<Vec<Row>, Problem> {
    let [bench, app, bare] = ["standpoint-start-bench", "standpoint", "standpoint-bare-window"]
        .map(|name| paths::program("release", name).to_string_lossy().into_owned());
    let journal = journal.to_string_lossy().into_owned();
    let around = ["-a", "-s", "-screen 0 1400x1000x24", "dbus-run-session", "--"];
    let printed =
        call("xvfb-run", &[&around[..], &[&bench, &app, &bare, &journal]].concat()).answer().ok_or_else(
            || Problem::stopped("The bench of the start stopped: run it as `cargo xtask bench` does."),
        )?;
    // Services that the bus starts print on the same output.
    printed.lines().filter(|line| line.contains('\t')).map(row).collect()
}

/// `figure⇥limit⇥measured⇥ok`
fn row(line: &str) -> Result<Row, Problem> {
    match line.split('\t').collect::<Vec<_>>()[..] {
        [figure, limit, measured, verdict @ ("ok" | "over")] => Ok(Row {
            figure: figure.into(),
            limit: limit.into(),
            measured: measured.into(),
            within: verdict == "ok",
        }),
        _ => Err(Problem::stopped(format!(
            "The core’s bench printed a line that isn’t a row of its table: \"{line}\"."
        ))),
    }
}

fn status(journal: &Path) -> Result<Row, Problem> {
    let cli = paths::program("release", "standpoint-cli");
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        let outcome = Command::new(&cli)
            .arg("--data-dir")
            .arg(journal)
            .args(["--now", NOW, "status"])
            .stdout(Stdio::null())
            .status();
        times.push(start.elapsed());
        if !outcome.is_ok_and(|status| status.success()) {
            return Err(Problem::stopped("\"standpoint-cli status\" didn’t work on the ten-year journal."));
        }
    }
    times.sort_unstable();
    let (middle, slow) = (percentile(&times, 50), percentile(&times, 99));
    Ok(Row {
        figure: format!("standpoint-cli status, whole process, p50 / p99 of {RUNS}"),
        limit: milliseconds(STATUS),
        measured: format!("{} / {}", milliseconds(middle), milliseconds(slow)),
        within: slow <= STATUS,
    })
}

fn binary() -> Result<Row, Problem> {
    let app = paths::program("release", "standpoint");
    let length = fs::metadata(&app)
        .map_err(|error| Problem::stopped(format!("{} is missing ({error}).", app.display())))?
        .len();
    let megabytes = |bytes: u64| format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000);
    Ok(Row {
        figure: "release binary of the app".into(),
        limit: megabytes(BINARY),
        measured: megabytes(length),
        within: length <= BINARY,
    })
}

/// The smallest measurement that at least this share of all does not exceed.
fn percentile(sorted: &[Duration], share: usize) -> Duration {
    let rank = (sorted.len() * share).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_measurement_that_was_made() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&times, 99), Duration::from_millis(198));
    }

    #[test]
    fn a_line_that_is_no_row_is_refused() {
        assert!(row("reads\t10 ms\t2 ms\tok").is_ok());
        assert!(row("reads took 2 ms").is_err());
    }
}
