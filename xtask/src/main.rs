//! The project's own commands: `cargo xtask setup | run | check | test | prove | bench | pictures |
//! systems | package`.
//!
//! They are the whole way from a fresh clone to the open app and to a green test run, on a machine that has nothing
//! but Rust. This crate must not depend on any other crate of the workspace: it has to build before the system
//! libraries they need are there.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands talk to a person in a terminal"
)]

mod arguments;
mod bench;
mod check;
mod commits;
mod confirm;
mod first_screen;
mod libc;
mod node;
mod package;
mod package_manager;
mod paths;
mod pictures;
mod prerequisites;
mod problem;
mod process;
mod prove;
mod run;
mod rust_tools;
mod setup;
mod systems;
mod table;
mod test;
mod ui;
mod ui_size;

use std::process::ExitCode;

use arguments::{Command, USAGE};
use problem::Problem;

fn main() -> ExitCode {
    let outcome = arguments::parse(std::env::args().skip(1)).and_then(carry_out);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem @ Problem::WrongUsage(_)) => {
            eprintln!("{problem}\n\n{USAGE}");
            ExitCode::from(2)
        }
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> Result<(), Problem> {
    match command {
        Command::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Command::Setup { purpose, consent } => setup::set_up(purpose, consent),
        Command::Run { consent, app_arguments } => run::run(consent, &app_arguments),
        Command::Check { consent } => check::check(consent),
        Command::Test { only, consent } => test::test(only, consent),
        Command::Prove { asked, consent } => prove::prove(asked, consent),
        Command::Bench { scope, consent } => bench::bench(scope, consent),
        Command::Systems { wanted, consent } => systems::systems(wanted, consent),
        Command::Package { wanted, consent } => package::package(wanted, consent),
        Command::Pictures { consent } => pictures::pictures(consent),
    }
}
