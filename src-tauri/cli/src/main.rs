//! Standpoint in a terminal: for scripts, cron and power users.
//!
//! It reads arguments, asks the coach and prints the answer; it must not know a rule of the coach. Exit codes: 0 done,
//! 1 refused with one line on standard error, 2 wrong usage.

mod answer;
mod arguments;
mod backups;
mod calendar_file;
mod clock;
mod coaching;
mod conversations;
mod data_folder;
mod days;
mod dossier;
mod feeds;
mod ideas;
mod journals;
mod manual;
mod metrics;
mod output;
mod past;
mod people;
mod posts;
mod prompts;
mod reminders;
mod reviews;
mod run;
mod scores;
mod secrets;
mod summary;
mod text_file;
mod weeks;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match run::run(arguments) {
        Ok(output) => {
            let code = print(&output.text);
            std::io::stderr().write_all(output.errors.as_bytes()).ok();
            if output.failed { ExitCode::from(1) } else { code }
        }
        Err(error) => {
            std::io::stderr().write_all(answer::error_line_of(&error).as_bytes()).ok();
            ExitCode::from(1)
        }
    }
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // Anyone who reads the output may stop early (`| head`): that is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let line = answer::error_line(&format!("couldn’t write the output: {error}"));
            std::io::stderr().write_all(line.as_bytes()).ok();
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}
