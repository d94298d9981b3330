//! A program that the harness started and that ends with it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What surrounds a program: nothing of the tester's own session, only what was put here.
#[derive(Debug, Clone, Default)]
pub(crate) struct Surroundings {
    variables: Vec<(String, String)>,
}

impl Surroundings {
    /// Sets a variable.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.variables.push((name.to_owned(), value.into()));
    }

    /// A command in these surroundings.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }
}

/// A running program; dropping it kills it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
}

impl Program {
    /// Starts it.
    pub(crate) fn start(mut command: Command) -> Self {
        let child = command.spawn().unwrap_or_else(|error| {
            panic!("{} could not be started ({error}): run \"cargo xtask setup\"", name(&command))
        });
        Self { child }
    }

    /// Starts a program that says on its first line where it can be reached, and answers with that line.
    pub(crate) fn start_and_hear(mut command: Command) -> (Self, String) {
        let what = name(&command);
        command.stdout(Stdio::piped());
        let mut program = Self::start(command);
        let mut line = String::new();
        let output = program.child.stdout.take().expect("its output was asked for");
        BufReader::new(output)
            .read_line(&mut line)
            .unwrap_or_else(|error| panic!("{what} said nothing ({error})"));
        let line = line.trim().to_owned();
        assert!(!line.is_empty(), "{what} ended before it said where it is");
        (program, line)
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
