//! Starting other programs: their output passes through, so that what they say is what the person reads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::paths;
use crate::problem::Problem;

/// A program and its arguments, to be run in the repository's root unless told otherwise.
pub(crate) struct Call {
    command: Command,
    line: String,
}

/// Begins a call: `call("cargo", &["fmt", "--check"])`.
pub(crate) fn call<A: AsRef<str>>(program: &str, arguments: &[A]) -> Call {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    let mut line = String::from(program);
    for argument in arguments {
        command.arg(argument.as_ref());
        line.push(' ');
        line.push_str(argument.as_ref());
    }
    Call { command, line }
}

impl Call {
    /// Runs it in this folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Shows this line instead of the real one, where that says nothing to a reader.
    pub(crate) fn shown_as(mut self, line: &str) -> Self {
        self.line = line.to_owned();
        self
    }

    /// Keeps from it the variables whose names begin with any of these.
    pub(crate) fn without_environment(mut self, beginnings: &[&str]) -> Self {
        let names = std::env::vars_os().map(|(name, _)| name);
        for name in names
            .filter(|name| beginnings.iter().any(|beginning| name.to_string_lossy().starts_with(beginning)))
        {
            self.command.env_remove(name);
        }
        self
    }

    /// Sets one variable of its environment.
    pub(crate) fn with(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    /// Runs it to its end, its output passing through; an exit other than 0 is a problem that names the line.
    pub(crate) fn run(mut self) -> Result<(), Problem> {
        println!("$ {}", self.line);
        let status = self.command.status().map_err(|error| not_started(&self.line, &error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Problem::stopped(format!("\"{}\" ended with an error ({status}).", self.line)))
        }
    }

    /// Runs it to its end as `run` does, but passes on what it printed only when it failed: hundreds of lines that no one reads.
    pub(crate) fn run_quietly(mut self) -> Result<(), Problem> {
        println!("$ {}", self.line);
        let output =
            self.command.stdin(Stdio::null()).output().map_err(|error| not_started(&self.line, &error))?;
        if output.status.success() {
            return Ok(());
        }
        print!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        Err(Problem::stopped(format!("\"{}\" ended with an error ({}).", self.line, output.status)))
    }

    /// Runs it silently and answers with what it printed, or nothing when it failed or is not there.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

fn not_started(line: &str, error: &std::io::Error) -> Problem {
    Problem::stopped(format!("Couldn’t start \"{line}\" ({error})."))
}

/// Looks a command up in `PATH`, as a shell would.
pub(crate) fn find_command(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| is_executable(candidate))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    ["", "exe", "cmd"].iter().any(|ending| file.with_extension(ending).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_program_is_named_with_its_arguments() {
        let problem =
            call("standpoint-has-no-such-program", &["--now"]).run().expect_err("there is no such program");
        assert!(
            problem.to_string().contains("standpoint-has-no-such-program --now"),
            "the line can be typed again: {problem}"
        );
    }

    #[test]
    fn a_command_that_is_not_there_is_not_found() {
        assert!(find_command("standpoint-has-no-such-program").is_none());
    }
}
