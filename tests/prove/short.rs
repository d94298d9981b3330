//! A few of everything that `cargo xtask prove` does at length, and that a proof can fail.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

use std::path::Path;
use std::process::{Command, Output};

fn prove(part: &str, count: u32) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_standpoint-prove"));
    let command_line = program.with_file_name(format!("standpoint-cli{}", std::env::consts::EXE_SUFFIX));
    assert!(command_line.exists(), "build standpoint-cli first: cargo build -p standpoint-cli");
    Command::new(program).args([part, "--count", &count.to_string(), "--seed", "20"]).output().unwrap()
}

/// It went through without a fault; without root, two of them are skipped and say so.
fn holds(part: &str, count: u32, done: &str) {
    let output = prove(part, count);
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{wrong}");
    assert!(said.contains(done) || (said.contains("skipped") && said.contains("root")), "{said}{wrong}");
}

#[test]
fn a_process_that_is_killed_loses_nothing() {
    holds("kills", 16, "  kills\n");
}

#[test]
fn a_power_cut_loses_nothing() {
    holds("cuts", 6, "6  cuts\n");
}

#[test]
fn every_backup_brings_back_what_was_there() {
    holds("restores", 4, "4  restores\n");
}

#[test]
fn a_flipped_bit_is_noticed_or_said_in_words() {
    holds("flips", 20, "  flips in an encrypted backup\n");
}

#[test]
fn a_full_disk_loses_nothing() {
    holds("full", 6, "  had ");
}

#[test]
fn a_proof_that_is_asked_for_wrongly_says_how() {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint-prove")).arg("everything").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("kills|cuts|restores|flips|full"));
}
