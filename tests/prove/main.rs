//! Proves that a journal can't be lost: `standpoint-prove PART [--count N] [--seed N]`, for `cargo xtask prove`.
//!
//! It drives the command line as a process of its own and kills it, cuts its disk off, fills its disk, flips bits of its
//! files and restores its backups, at moments that a seed decides. After each it looks whether the journal is the one
//! before or the one after, and whether everything that was acknowledged is there. docs/proofs.md says what is proved.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a proof that cannot set its scene has failed, and what it found is its output"
)]

mod acts;
mod arguments;
mod chance;
mod copies;
mod cuts;
mod flips;
mod full;
mod kills;
mod mounted;
mod report;
mod restores;
mod scene;
mod state;

use std::process::ExitCode;

use arguments::{Asked, Part};
use chance::Chance;
use report::Report;

fn main() -> ExitCode {
    let asked = match arguments::parse(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    if asked.part.mounts()
        && let Some(ended) = mounted::in_a_space_of_its_own()
    {
        return ended;
    }
    let report = prove(&asked);
    println!("{report}");
    if report.is_without_fault() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prove(asked: &Asked) -> Report {
    let chance = Chance::of(asked.seed);
    let count = asked.count.unwrap_or_else(|| asked.part.long_run());
    let report = Report::new(asked.part.name(), asked.seed);
    match asked.part {
        Part::Kills => kills::prove(count, chance, report),
        Part::Cuts => cuts::prove(count, chance, report),
        Part::Restores => restores::prove(count, chance, report),
        Part::Flips => flips::prove(count, chance, report),
        Part::Full => full::prove(count, chance, report),
    }
}
