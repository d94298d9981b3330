//! `standpoint-start-bench APP BARE JOURNAL`: how long the app takes until something can be read in its window, and what it
//! costs, beside a bare window of the same toolkit. Both are started by turns, so that whatever else the machine does meets
//! both. Prints a tab-separated row a figure, as the core's bench does. Needs an X display of its own and a session bus.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures are what it is for")]

mod screen;
mod started;

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use screen::Screen;
use started::Started;

/// How often each is started.
const TURNS: usize = 10;
/// How many times what a bare window takes the app may take.
const TIMES: f64 = 1.15;
/// Processor time between the third and the eighth second.
const SETTLING: Duration = Duration::from_millis(200);
/// The memory of all processes while no window is open, in MB.
const HIDDEN: f64 = 60.0;

/// What one start showed.
struct Measured {
    first_content: Duration,
    /// The memory of all processes after ten seconds, in MB.
    memory: f64,
    /// Processor time of the first ten seconds.
    ten_seconds: Duration,
    /// Processor time between the third and the eighth second.
    settling: Duration,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [app, bare, journal] = &arguments[..] else {
        return Err("standpoint-start-bench APP BARE JOURNAL".into());
    };
    let screen = Screen::open()?;
    let home = tempfile::tempdir()?;
    // The first start of each reads its files from the disk, and ours makes the day's backup.
    start_once(&screen, &mut Started::app(app, journal, home.path(), false)?)?;
    start_once(&screen, &mut Started::bare(bare, home.path())?)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ours.push(start_once(&screen, &mut Started::app(app, journal, home.path(), false)?)?);
        theirs.push(start_once(&screen, &mut Started::bare(bare, home.path())?)?);
    }
    compare("start to first content", "s", &ours, &theirs, |one| one.first_content.as_secs_f64());
    compare("memory of all processes with a window", "MB", &ours, &theirs, |one| one.memory);
    let middle = |of: &[Measured], what: fn(&Measured) -> Duration| {
        let mut all: Vec<_> = of.iter().map(what).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    println!(
        "processor time of the first ten seconds\ttrend\t{:.2} s (bare {:.2} s)\tok",
        middle(&ours, |one| one.ten_seconds).as_secs_f64(),
        middle(&theirs, |one| one.ten_seconds).as_secs_f64()
    );
    let settling = middle(&ours, |one| one.settling);
    println!(
        "processor time from the third to the eighth second\t≤ {:.2} s\t{:.2} s (bare {:.2} s)\t{}",
        SETTLING.as_secs_f64(),
        settling.as_secs_f64(),
        middle(&theirs, |one| one.settling).as_secs_f64(),
        verdict(settling <= SETTLING)
    );
    at_rest(app, journal, home.path(), &screen)?;
    hidden(app, journal, home.path())
}

/// Starts a program, waits for its first content, lets it run for ten seconds, and ends it.
fn start_once(screen: &Screen, started: &mut Started) -> Result<Measured, Box<dyn Error>> {
    screen.wait_until_empty()?;
    started.begin()?;
    let first_content = screen.first_content(started)?;
    started.run_until(Duration::from_secs(3));
    let third = started.processor_time();
    started.run_until(Duration::from_secs(8));
    let eighth = started.processor_time();
    started.run_until(Duration::from_secs(10));
    let measured = Measured {
        first_content,
        memory: started.memory(),
        ten_seconds: started.processor_time(),
        settling: eighth.saturating_sub(third),
    };
    started.end();
    Ok(measured)
}

/// A row that holds the median of ours against that of the bare window.
fn compare(what: &str, unit: &str, ours: &[Measured], theirs: &[Measured], figure: fn(&Measured) -> f64) {
    let sorted = |of: &[Measured]| {
        let mut all: Vec<_> = of.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (ours, theirs) = (sorted(ours), sorted(theirs));
    let (middle, bare) = (ours[ours.len() / 2], theirs[theirs.len() / 2]);
    println!(
        "{what}\t≤ {TIMES} × bare\t{:.2} × bare ({middle:.2} {unit}, {:.2} to {:.2}; bare {bare:.2} {unit}, {:.2} to {:.2})\t{}",
        middle / bare,
        ours[0],
        ours[ours.len() - 1],
        theirs[0],
        theirs[theirs.len() - 1],
        verdict(middle <= TIMES * bare)
    );
}

/// A minute of an open window that no one touches.
fn at_rest(app: &Path, journal: &Path, home: &Path, screen: &Screen) -> Result<(), Box<dyn Error>> {
    let mut started = Started::app(app, journal, home, false)?;
    screen.wait_until_empty()?;
    started.begin()?;
    screen.first_content(&mut started)?;
    started.run_until(Duration::from_secs(20));
    let before = started.processor_time();
    started.run_until(Duration::from_secs(80));
    let took = started.processor_time().saturating_sub(before);
    println!(
        "processor time of a minute at rest\t0.00 s\t{:.2} s\t{}",
        took.as_secs_f64(),
        verdict(took.is_zero())
    );
    started.end();
    Ok(())
}

fn hidden(app: &Path, journal: &Path, home: &Path) -> Result<(), Box<dyn Error>> {
    let mut started = Started::app(app, journal, home, true)?;
    started.begin()?;
    started.run_until(Duration::from_secs(10));
    let memory = started.memory();
    println!("memory without a window\t≤ {HIDDEN:.0} MB\t{memory:.1} MB\t{}", verdict(memory <= HIDDEN));
    started.end();
    Ok(())
}

fn verdict(within: bool) -> &'static str {
    if within { "ok" } else { "over" }
}
