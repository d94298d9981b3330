//! The app without a driver: no one steers its page, but it can be stopped, killed, started twice and measured.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use super::desktop::Desktop;
use super::output;
use super::patience;
use standpoint_tests::processes::Process;

/// The app's process. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Background {
    child: Child,
}

impl Desktop {
    /// Starts the app without a window, its clock starting from this RFC 3339 instant.
    pub(crate) fn start_hidden(&self, now: &str) -> Background {
        let mut command = self.app_alone(now);
        command.arg("--hidden");
        self.spawn(command)
    }

    /// Starts the app with its window.
    pub(crate) fn start(&self, now: &str) -> Background {
        self.spawn(self.app_alone(now))
    }

    fn spawn(&self, mut command: Command) -> Background {
        command.stdout(Stdio::null()).stderr(output::log(self.story));
        Background { child: command.spawn().expect("the app can be started") }
    }
}

impl Background {
    /// Its main process.
    pub(crate) fn process(&self) -> Process {
        Process(self.child.id())
    }

    /// Whether it runs.
    pub(crate) fn is_running(&self) -> bool {
        self.process().is_running()
    }

    /// The processes it has for its page, by name.
    pub(crate) fn of_the_page(&self) -> Vec<String> {
        of_the_page(self.process())
    }

    /// Kills the process of its page and answers with which that was: the window stays, with nothing behind it.
    pub(crate) fn kill_page(&self) -> Process {
        let page = self.process().family().into_iter().find(|process| process.name() == "WebKitWebProces");
        let page = page.expect("the page has a process");
        signal(page, "KILL");
        page
    }

    /// The memory of all its processes in KiB.
    pub(crate) fn memory(&self) -> u64 {
        self.process().family().into_iter().map(Process::memory).sum()
    }

    /// The processor time that all its processes have taken.
    pub(crate) fn processor_time(&self) -> Duration {
        self.process().family().into_iter().map(Process::processor_time).sum()
    }

    /// Stops it, as sleep does: it runs no further until it goes on.
    pub(crate) fn stop(&self) {
        signal(self.process(), "STOP");
    }

    /// Lets it go on.
    pub(crate) fn go_on(&self) {
        signal(self.process(), "CONT");
    }

    /// Asks it to leave, as the session does at log-out, and answers with how it ended.
    pub(crate) async fn close(self) -> ExitStatus {
        signal(self.process(), "TERM");
        self.ended().await
    }

    /// Kills it: nothing gets a chance to be written any more.
    pub(crate) async fn kill(self) {
        signal(self.process(), "KILL");
        self.ended().await;
    }

    /// Waits until it has ended, for whatever reason, and answers with how.
    pub(crate) async fn ended(mut self) -> ExitStatus {
        patience::expect("the app to leave", async || {
            self.child.try_wait().expect("its end can be waited for")
        })
        .await
    }

    /// Waits until it has nothing more to do: its processes take no time for a second.
    pub(crate) async fn settles(&self) {
        const REST: Duration = Duration::from_secs(1);
        patience::expect("the app to come to rest", async || {
            let before = self.processor_time();
            patience::throughout("the app to run", REST, async || self.is_running()).await;
            (self.processor_time() == before).then_some(())
        })
        .await;
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The processes that a process has for its page, by name.
pub(super) fn of_the_page(process: Process) -> Vec<String> {
    process.family().into_iter().map(Process::name).filter(|name| name.starts_with("WebKit")).collect()
}

/// Sends a process a signal.
pub(super) fn signal(process: Process, signal: &str) {
    // Gone already is as good.
    let _ = Command::new("kill").args(["-s", signal, &process.0.to_string()]).status();
}
