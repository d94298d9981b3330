//! Standpoint in a terminal: for scripts, cron and power users.
//!
//! It reads arguments, asks the coach and prints the answer; it must not know a rule of the coach. Exit codes: 0 done,
//! 1 refused with one line on standard error, 2 wrong usage.

mod arguments;
mod clock;
mod data_folder;
mod reminders;
mod run;
mod say;
mod text_file;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match run::run(arguments) {
        Ok(output) => match print(&output.text) {
            ExitCode::SUCCESS if output.found => ExitCode::from(1),
            code => code,
        },
        Err(error) => {
            // One line, whatever the message holds.
            let line = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(std::io::stderr(), "standpoint-cli: {line}").ok();
            ExitCode::from(1)
        }
    }
}

fn print(text: &str) -> ExitCode {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever reads the output may stop early (`| head`): that is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            writeln!(std::io::stderr(), "standpoint-cli: writing the output failed: {error}").ok();
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}
