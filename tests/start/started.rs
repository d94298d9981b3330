//! A program that is started and measured.

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use standpoint_tests::processes::Process;

/// The journal that is measured ends here, whatever day it is.
const NOW: &str = "2026-03-03T09:00:00+01:00";
/// How long a program may take to leave before it's killed.
const LEAVING: Duration = Duration::from_secs(10);

/// A program, started or about to be.
pub(crate) struct Started {
    command: Command,
    running: Option<(Child, Instant)>,
}

impl Started {
    /// The app on a journal, with its window or without.
    pub(crate) fn app(
        program: &Path,
        journal: &Path,
        home: &Path,
        hidden: bool,
    ) -> Result<Self, Box<dyn Error>> {
        let mut started = Self::of(program, &home.join("app"))?;
        started.command.arg("--data-dir").arg(journal).args(["--now", NOW]);
        if hidden {
            started.command.arg("--hidden");
        }
        Ok(started)
    }

    /// The bare window.
    pub(crate) fn bare(program: &Path, home: &Path) -> Result<Self, Box<dyn Error>> {
        Self::of(program, &home.join("bare"))
    }

    fn of(program: &Path, home: &Path) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(home)?;
        let mut command = Command::new(program);
        command
            .env("HOME", home)
            .env("GDK_BACKEND", "x11")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        for folder in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
            command.env_remove(folder);
        }
        Ok(Self { command, running: None })
    }

    /// Starts it.
    pub(crate) fn begin(&mut self) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        let child = self.command.spawn().map_err(|error| {
            let program: &OsStr = self.command.get_program();
            format!("{} can’t be started: {error}", program.to_string_lossy())
        })?;
        self.running = Some((child, start));
        Ok(())
    }

    /// How long ago it was started.
    pub(crate) fn since(&self) -> Duration {
        self.running.as_ref().map(|(_, start)| start.elapsed()).unwrap_or_default()
    }

    /// Whether it runs.
    pub(crate) fn is_running(&self) -> bool {
        self.process().is_some_and(Process::is_running)
    }

    /// Waits until it has run so long.
    pub(crate) fn run_until(&self, since_start: Duration) {
        thread::sleep(since_start.saturating_sub(self.since()));
    }

    /// The memory of all its processes, in MB: what they share is counted once.
    pub(crate) fn memory(&self) -> f64 {
        let kibibytes: u64 = self.family().into_iter().map(Process::memory).sum();
        kibibytes as f64 * 1024.0 / 1_000_000.0
    }

    /// The processor time that all its processes have taken.
    pub(crate) fn processor_time(&self) -> Duration {
        self.family().into_iter().map(Process::processor_time).sum()
    }

    /// Asks it to leave, and kills it where it doesn't.
    pub(crate) fn end(&mut self) {
        let Some((mut child, _)) = self.running.take() else { return };
        // Gone already is as good.
        let _ = Command::new("kill").args(["-s", "TERM", &child.id().to_string()]).status();
        let asked = Instant::now();
        while asked.elapsed() < LEAVING {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
    }

    fn process(&self) -> Option<Process> {
        self.running.as_ref().map(|(child, _)| Process(child.id()))
    }

    fn family(&self) -> Vec<Process> {
        self.process().map(Process::family).unwrap_or_default()
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.end();
    }
}
