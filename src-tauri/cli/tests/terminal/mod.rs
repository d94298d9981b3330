//! A terminal with a data folder of its own and a clock that stands still.

#![allow(dead_code, reason = "each file of stories uses its part")]

pub(crate) mod feed_server;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::rc::Rc;
use std::sync::Barrier;

use serde_json::Value;
use tempfile::TempDir;

/// A Monday.
pub(crate) const NOW: &str = "2026-01-05T09:00:00+01:00";

#[derive(Clone)]
pub(crate) struct Terminal {
    pub(crate) folder: Rc<TempDir>,
    now: String,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        Self { folder: Rc::new(tempfile::tempdir().unwrap()), now: NOW.to_owned() }
    }

    pub(crate) fn onboarded() -> Self {
        let terminal = Self::new();
        terminal.done(&[
            "init",
            "--name",
            "Ada",
            "--target-role",
            "CIO",
            "--zone",
            "Europe/Berlin",
            "--weekly-posts",
            "1",
        ]);
        terminal
    }

    /// This terminal at 09:00 on another day.
    pub(crate) fn on(&self, date: &str) -> Self {
        Self { now: format!("{date}T09:00:00+01:00"), ..self.clone() }
    }

    /// This terminal at another instant, like `2026-03-10T12:00:00Z`.
    pub(crate) fn at(&self, instant: &str) -> Self {
        Self { now: instant.to_owned(), ..self.clone() }
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint-cli"));
        // Everything from the environment that could matter is set here.
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .args(["--data-dir".as_ref(), self.data().as_os_str()])
            .args(["--now", &self.now])
            .args(arguments);
        // Windows finds its network by it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file with these bytes.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs a command with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }

    /// Several processes on this folder at once, one a command: each is started by a thread of its own, and all of these
    /// wait for one another first. Answers in the order of the commands.
    pub(crate) fn at_once<const N: usize>(&self, commands: [&[&str]; N]) -> [Ended; N] {
        self.processes_at_once(commands.map(|arguments| self.command(arguments)))
    }

    /// Runs prepared commands at the same moment.
    pub(crate) fn processes_at_once<const N: usize>(&self, commands: [Command; N]) -> [Ended; N] {
        let barrier = Barrier::new(N);
        std::thread::scope(|scope| {
            let started = commands.map(|mut command| {
                let barrier = &barrier;
                scope.spawn(move || {
                    barrier.wait();
                    command.output().unwrap()
                })
            });
            started.map(|process| Ended::from(process.join().unwrap()))
        })
    }

    /// It works: exit 0, nothing on standard error.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// The number of what it makes.
    pub(crate) fn made(&self, arguments: &[&str]) -> String {
        self.json(arguments)["created"].as_str().unwrap().to_owned()
    }

    /// It is refused: exit 1, nothing on standard output, one line that says what and why.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{arguments:?}: {stderr}");
        assert!(
            stderr.starts_with("standpoint-cli: ") && stderr.ends_with(".\n") && stderr.lines().count() == 1,
            "{stderr}"
        );
        stderr
    }

    /// It is wrong usage: exit 2, with what was wrong on standard error.
    pub(crate) fn misused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {stderr}");
        stderr
    }
}

/// How a process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ended {
    pub(crate) fn won(&self) -> bool {
        self.code == Some(0) && self.stderr.is_empty()
    }

    /// It was told in one kind line what happened, and not what a storage says.
    pub(crate) fn lost_kindly(&self, said: &str) -> bool {
        let storage = ["UNIQUE", "constraint", "database", "locked", "busy"];
        self.code == Some(1)
            && self.stderr.lines().count() == 1
            && self.stderr.contains(said)
            && !storage.iter().any(|word| self.stderr.contains(word))
    }
}

/// Exactly one of several won, and each other was told so. Answers with the place of the winner.
pub(crate) fn one_wins(ended: &[Ended], others_are_told: &str) -> usize {
    let won: Vec<_> = (0..ended.len()).filter(|at| ended[*at].won()).collect();
    let [winner] = won[..] else { panic!("exactly one wins: {ended:?}") };
    let others = ended.iter().enumerate().filter(|(at, _)| *at != winner);
    for (_, other) in others {
        assert!(other.lost_kindly(others_are_told), "{other:?}");
    }
    winner
}
